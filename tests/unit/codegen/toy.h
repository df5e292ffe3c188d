/* A toy dialect, so that the planner is seen alone: every statement says what is done to what. How
 * a change is made stands in the new object's comment: "disturb", "recreate", "refuse", or in
 * place. */
#ifndef TU_TESTS_UNIT_CODEGEN_TOY_H
#define TU_TESTS_UNIT_CODEGEN_TOY_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/plan.h"
#include "model/compare.h"

static TuModel *from, *to;
static TuChanges *changes;
static TuPlan *plan;
static TuError err;
static TuBuf text = TU_BUF_INIT;

static void
say(TuRender *render, const char *verb, const TuObject *object, const TuBuf *rest)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addf(&sql, "%s ", verb);
    tu_object_describe(&sql, object);
    tu_buf_add(&sql, rest ? rest->s : NULL);
    if (sql.failed || (rest && rest->failed))
        tu_arena_fail(render->plan->arena);
    tu_render_add(render, object, sql.s);
    tu_buf_release(&sql);
}

static void
toy_create(TuRender *render, const TuObject *object)
{
    say(render, "create", object, NULL);
}

static void
toy_drop(TuRender *render, const TuObject *object)
{
    say(render, "drop", object, NULL);
}

static TuWay
toy_way(const TuObject *a, const TuObject *b, uint64_t fields)
{
    (void)a, (void)fields;
    const char *way = b->comment ? b->comment : "";
    return strcmp(way, "disturb") == 0    ? TU_WAY_DISTURB
           : strcmp(way, "recreate") == 0 ? TU_WAY_RECREATE
           : strcmp(way, "refuse") == 0   ? TU_WAY_REFUSE
                                          : TU_WAY_ALTER;
}

static void
toy_alter(TuRender *render, const TuObject *a, const TuObject *b, uint64_t fields,
          const TuChange *whole)
{
    TuBuf rest = TU_BUF_INIT;
    const TuKindInfo *info = tu_kind_info(a->kind);
    for (size_t i = 0; i < info->field_count; i++) {
        if (!(fields & TU_FIELD_BIT(i)))
            continue;
        tu_buf_addf(&rest, " %s=", info->fields[i].name);
        tu_field_print(&rest, b, &info->fields[i]);
    }
    tu_buf_add(&rest, whole ? " whole" : "");
    say(render, "alter", b, &rest);
    tu_buf_release(&rest);
}

static void
toy_rename(TuRender *render, const TuObject *object, const char *name)
{
    TuBuf rest = TU_BUF_INIT;
    tu_buf_addf(&rest, " to %s", name);
    say(render, "rename", object, &rest);
    tu_buf_release(&rest);
}

static void
toy_rename_value(TuRender *render, const TuObject *object, const char *old, const char *new)
{
    TuBuf rest = TU_BUF_INIT;
    tu_buf_addf(&rest, " value %s to %s", old, new);
    say(render, "rename", object, &rest);
    tu_buf_release(&rest);
}

static const TuRenderer toy_renderer = {.create = toy_create,
                                        .drop = toy_drop,
                                        .way = toy_way,
                                        .alter = toy_alter,
                                        .rename = toy_rename};
static const TuRenderer toy_fixed = {.create = toy_create, .drop = toy_drop};

/* No renderer for rules; statistics are always made anew and cannot be renamed. */
static const TuRenderer *const toy_renderers[TU_KIND_COUNT] = {
    [TU_KIND_SCHEMA] = &toy_renderer,      [TU_KIND_EXTENSION] = &toy_renderer,
    [TU_KIND_ENUM] = &toy_renderer,        [TU_KIND_DOMAIN] = &toy_renderer,
    [TU_KIND_COMPOSITE] = &toy_renderer,   [TU_KIND_SEQUENCE] = &toy_renderer,
    [TU_KIND_FUNCTION] = &toy_renderer,    [TU_KIND_AGGREGATE] = &toy_renderer,
    [TU_KIND_TABLE] = &toy_renderer,       [TU_KIND_COLUMN] = &toy_renderer,
    [TU_KIND_PRIMARY_KEY] = &toy_renderer, [TU_KIND_UNIQUE] = &toy_renderer,
    [TU_KIND_CHECK] = &toy_renderer,       [TU_KIND_INDEX] = &toy_renderer,
    [TU_KIND_FOREIGN_KEY] = &toy_renderer, [TU_KIND_VIEW] = &toy_renderer,
    [TU_KIND_TRIGGER] = &toy_renderer,     [TU_KIND_STATISTICS] = &toy_fixed,
};

#define TOY_INLINE                                                    \
    (TU_KIND_BIT(TU_KIND_COLUMN) | TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | \
     TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK))

static TuCodegen toy = {
    .dialect = &tu_dialect_pg,
    .renderers = toy_renderers,
    .inline_kinds = TOY_INLINE,
    .dropped_with = TOY_INLINE | TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_TRIGGER) |
                    TU_KIND_BIT(TU_KIND_FOREIGN_KEY),
    .disturbed_by_type = TU_KIND_BIT(TU_KIND_VIEW) | TU_KIND_BIT(TU_KIND_INDEX),
    .rename_value = toy_rename_value,
};

static void
setup(void)
{
    from = tu_model_new();
    to = tu_model_new();
    from->default_schema = to->default_schema = "public";
    changes = NULL;
    plan = NULL;
    memset(&err, 0, sizeof err);
}

static void
teardown(void)
{
    tu_buf_release(&text);
    tu_plan_free(plan);
    tu_changes_free(changes);
    tu_model_free(from);
    tu_model_free(to);
}

static inline TuObject *
add(TuModel *model, TuKind kind, const char *name, TuObject *parent)
{
    return tu_model_add(model, kind, "public", name, parent);
}

static inline TuObject *
add_table(TuModel *model, const char *name)
{
    return add(model, TU_KIND_TABLE, name, NULL);
}

static inline TuColumn *
add_column(TuModel *model, TuObject *table, const char *name, const char *type)
{
    TuColumn *column = (TuColumn *)add(model, TU_KIND_COLUMN, name, table);
    column->type = type;
    return column;
}

/* A view over one object. */
static inline TuObject *
add_view(TuModel *model, const char *name, TuObject *over)
{
    TuObject *view = add(model, TU_KIND_VIEW, name, NULL);
    ((TuView *)view)->as = "SELECT";
    tu_object_need(model, view, over);
    return view;
}

static inline TuObject *
add_key(TuModel *model, TuObject *table, const char *name, TuObject *target)
{
    TuForeignKey *key = (TuForeignKey *)add(model, TU_KIND_FOREIGN_KEY, name, table);
    key->references.table = target->name;
    tu_object_need(model, &key->obj, target);
    return &key->obj;
}

static inline TuStatus
make_plan(const TuCodegen *codegen)
{
    tu_model_index(from);
    tu_model_index(to);
    tu_plan_free(plan);
    tu_changes_free(changes);
    changes = tu_diff(from, to, NULL);
    return tu_plan(codegen, changes, &plan, &err);
}

static inline const char *
script(const TuPlan *of)
{
    tu_buf_clear(&text);
    for (size_t i = 0; of && i < of->statements.count; i++)
        tu_buf_addf(&text, "%s\n", ((const TuStatement *)of->statements.items[i])->sql);
    return text.s;
}

#define gives(expected)                                     \
    do {                                                    \
        TuStatus status_ = make_plan(&toy);                 \
        ck_assert_msg(status_ == TU_OK, "%s", err.message); \
        ck_assert_str_eq(script(plan), expected);           \
    } while (0)

static inline int
run_cases(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, 120);
    tcase_add_checked_fixture(tcase, setup, teardown);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
