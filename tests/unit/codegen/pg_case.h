/* What the tests of the PostgreSQL renderers share: two small models made by hand, and the SQL that
 * leads from one to the other. */
#ifndef TU_TESTS_UNIT_CODEGEN_PG_CASE_H
#define TU_TESTS_UNIT_CODEGEN_PG_CASE_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/pg/pg.h"

static TuModel *from, *to;
static TuPlan *plan;
static TuError err;

static void
setup(void)
{
    from = tu_model_new();
    to = tu_model_new();
    from->dialect = to->dialect = "postgresql";
    from->default_schema = to->default_schema = "public";
    plan = NULL;
    memset(&err, 0, sizeof(err));
}

static void
teardown(void)
{
    tu_plan_free(plan);
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

static inline void
add_names(TuModel *model, TuNames *names, const char *a, const char *b, const char *c)
{
    const char *all[] = {a, b, c};
    for (size_t i = 0; i < 3; i++)
        if (all[i] != NULL)
            tu_names_add(names, model->arena, all[i]);
}

static inline TuEnum *
add_enum(TuModel *model, const char *name, const char *a, const char *b, const char *c)
{
    TuEnum *object = (TuEnum *)add(model, TU_KIND_ENUM, name, NULL);
    add_names(model, &object->values, a, b, c);
    return object;
}

static inline TuStatus
make_plan(void)
{
    tu_model_index(from);
    tu_model_index(to);
    TuChanges *changes = tu_diff(from, to, NULL);
    tu_plan_free(plan);
    TuStatus status = tu_plan(&tu_codegen_pg, changes, &plan, &err);
    tu_changes_free(changes);
    return status;
}

/* The statements, each with its semicolon and hazard on a line. */
static inline void
gives(const char *expected)
{
    TuBuf text = TU_BUF_INIT;
    TuStatus status = make_plan();
    ck_assert_msg(status == TU_OK, "%s", err.message);
    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        const TuHazard *hazard = tu_statement_hazard(statement, NULL);
        tu_buf_addf(&text, "%s;%s%s%s\n", statement->sql, hazard ? " -- " : "",
                    hazard ? hazard->rule : "",
                    statement->flags & TU_STATEMENT_LOSES_DATA ? " loses data" : "");
    }
    ck_assert_str_eq(text.s, expected);
    tu_buf_release(&text);
}

static inline int
run_tests(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
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
