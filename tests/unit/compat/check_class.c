/* The class of a change. */
#include "config.h"

#include "../model/fill.h"

#include <string.h>

#include "compat/class.h"

static TuModel *model;
static TuObject *table;

static void
setup(void)
{
    model = new_model();
    table = add_object(model, TU_KIND_TABLE, "public", "t", NULL);
}

static void
teardown(void)
{
    tu_model_free(model);
}

static void *
make(TuKind kind)
{
    return add_object(model, kind, "public", "x", tu_kind_info(kind)->parents ? table : NULL);
}

static TuBump
change(const void *from, const void *to)
{
    return tu_class_of(from, to, from && to ? tu_object_diff(from, to, NULL) : 0);
}

#define is(class, from, to) ck_assert_str_eq(tu_bump_name(change(from, to)), class)

START_TEST(test_what_comes_new_is_minor_and_what_goes_is_major)
{
    const TuKind kinds[] = {
        TU_KIND_SCHEMA,    TU_KIND_EXTENSION, TU_KIND_ENUM,     TU_KIND_DOMAIN,
        TU_KIND_COMPOSITE, TU_KIND_SEQUENCE,  TU_KIND_FUNCTION, TU_KIND_AGGREGATE,
        TU_KIND_TABLE,     TU_KIND_COLUMN,    TU_KIND_VIEW,     TU_KIND_MATERIALIZED_VIEW,
        TU_KIND_RANGE,     TU_KIND_COLLATION, TU_KIND_CAST,     TU_KIND_PUBLICATION};
    for (size_t i = 0; i < TU_LEN(kinds); i++) {
        is("minor", NULL, make(kinds[i]));
        is("major", make(kinds[i]), NULL);
    }
}
END_TEST

START_TEST(test_what_refuses_more_is_major)
{
    const TuKind kinds[] = {TU_KIND_PRIMARY_KEY, TU_KIND_UNIQUE,      TU_KIND_CHECK,
                            TU_KIND_EXCLUSION,   TU_KIND_FOREIGN_KEY, TU_KIND_RULE};
    for (size_t i = 0; i < TU_LEN(kinds); i++)
        is("major", NULL, make(kinds[i]));
    is("major", make(TU_KIND_PRIMARY_KEY), NULL);
    is("major", make(TU_KIND_UNIQUE), NULL);
    is("minor", make(TU_KIND_CHECK), NULL);
    is("minor", make(TU_KIND_EXCLUSION), NULL);
}
END_TEST

START_TEST(test_indexes_are_seen_by_nobody_unless_they_refuse)
{
    TuIndex *plain = make(TU_KIND_INDEX), *unique = make(TU_KIND_INDEX);
    fill_names(&plain->on, model->arena, "a", NULL);
    fill_names(&unique->on, model->arena, "a", NULL);
    unique->unique = true;
    is("patch", NULL, plain);
    is("patch", plain, NULL);
    is("major", NULL, unique);
    is("major", unique, NULL);
    is("major", plain, unique);
    is("major", unique, plain);
    TuIndex *other = make(TU_KIND_INDEX);
    fill_names(&other->on, model->arena, "a", "b");
    is("patch", plain, other);
    other->unique = true;
    is("major", unique, other);
    *other = *unique;
    fill_pairs(&other->options, model->arena, "70");
    is("patch", unique, other);
    is("patch", NULL, make(TU_KIND_STATISTICS));
    is("patch", make(TU_KIND_STATISTICS), NULL);
    TuEventTrigger *trigger = make(TU_KIND_EVENT_TRIGGER), *off = make(TU_KIND_EVENT_TRIGGER);
    off->enabled = "disabled";
    is("patch", NULL, trigger);
    is("patch", trigger, off);
    is("patch", off, NULL);
}
END_TEST

START_TEST(test_a_new_column_has_to_fill_itself)
{
    TuColumn *column = make(TU_KIND_COLUMN);
    column->not_null = true;
    is("major", NULL, column);
    column->default_expr = "0";
    is("minor", NULL, column);
    column->default_expr = NULL;
    column->identity = "always";
    is("minor", NULL, column);
    column->identity = NULL;
    column->generated = "a + 1";
    is("minor", NULL, column);
}
END_TEST

static TuColumn *
column_of(const char *type, bool not_null, const char *default_expr)
{
    TuColumn *column = make(TU_KIND_COLUMN);
    column->type = type;
    column->not_null = not_null;
    column->default_expr = default_expr;
    return column;
}

START_TEST(test_changes_of_a_column)
{
    TuColumn *plain = column_of("text", false, NULL), *strict = column_of("text", true, NULL);
    is("major", plain, strict);
    is("minor", strict, plain);
    is("minor", plain, column_of("text", false, "'a'"));
    is("minor", column_of("text", false, "'a'"), plain);
    is("minor", column_of("text", true, "'a'"), column_of("text", true, "'b'"));
    is("major", column_of("text", true, "'a'"), strict);
    is("major", plain, column_of("integer", false, NULL));
    TuColumn *quiet = column_of("text", false, NULL);
    quiet->obj.comment = "why";
    quiet->storage = "external";
    quiet->statistics = "500";
    is("patch", plain, quiet);
    quiet->not_null = true;
    is("major", plain, quiet);
}
END_TEST

static TuEnum *
enum_of(const char *a, const char *b, const char *c)
{
    TuEnum *type = make(TU_KIND_ENUM);
    fill_names(&type->values, model->arena, a, b);
    if (c)
        tu_names_add(&type->values, model->arena, c);
    return type;
}

START_TEST(test_values_of_an_enum_may_come_but_not_go_or_move)
{
    is("minor", enum_of("a", "b", NULL), enum_of("a", "b", "c"));
    is("minor", enum_of("a", "c", NULL), enum_of("a", "b", "c"));
    is("major", enum_of("a", "b", "c"), enum_of("a", "b", NULL));
    is("major", enum_of("a", "b", NULL), enum_of("b", "a", NULL));
    is("major", enum_of("a", "b", NULL), enum_of("a", "x", NULL));
}
END_TEST

START_TEST(test_changes_of_a_table)
{
    TuTable *a = make(TU_KIND_TABLE), *b = make(TU_KIND_TABLE);
    fill_pairs(&b->options, model->arena, "70");
    b->tablespace = "fast";
    is("patch", a, b);
    bool *const fences[] = {&b->unlogged, &b->row_security, &b->force_row_security, &b->strict,
                            &b->without_rowid};
    for (size_t i = 0; i < TU_LEN(fences); i++) {
        *fences[i] = true;
        is("major", a, b);
        is("minor", b, a);
        *fences[i] = false;
    }
    b->definition = "CREATE VIRTUAL TABLE x USING fts5(b)";
    is("major", a, b);
}
END_TEST

START_TEST(test_changes_of_a_sequence)
{
    TuSequence *a = make(TU_KIND_SEQUENCE), *b = make(TU_KIND_SEQUENCE);
    a->type = b->type = "integer";
    a->max = b->max = "1000";
    b->start = "5";
    b->cache = "20";
    is("patch", a, b);
    b->max = "2000";
    is("patch", a, b);
    is("major", b, a);
    b->max = "1000";
    b->increment = "10";
    is("major", a, b);
    b->increment = NULL;
    b->cycle = true;
    is("major", a, b);
    is("patch", b, a);
    b->cycle = false;
    b->type = "bigint";
    is("patch", a, b);
    is("major", b, a);
    b->type = "integer";
    b->min = "10";
    is("major", a, b);
}
END_TEST

START_TEST(test_changes_of_a_function)
{
    TuFunction *a = make(TU_KIND_FUNCTION), *b = make(TU_KIND_FUNCTION);
    a->returns = b->returns = "integer";
    a->definition = "old";
    b->definition = "new";
    is("minor", a, b);
    b->returns = "text";
    is("major", a, b);
    b->returns = "integer";
    b->arguments = "other integer";
    is("major", a, b);
}
END_TEST

START_TEST(test_changes_of_keys)
{
    TuForeignKey *key = make(TU_KIND_FOREIGN_KEY), *other = make(TU_KIND_FOREIGN_KEY);
    is("minor", key, NULL);
    other->on_delete = "cascade";
    is("major", other, NULL);
    is("major", key, other);
    other->on_delete = "restrict";
    is("minor", other, NULL);
    other->on_delete = NULL;
    other->not_valid = true;
    is("patch", other, key);
    is("major", key, other);
    TuCheck *check = make(TU_KIND_CHECK), *checked = make(TU_KIND_CHECK);
    check->expression = checked->expression = "x > 0";
    check->not_valid = true;
    is("patch", check, checked);
    checked->expression = "x > 1";
    is("major", check, checked);
}
END_TEST

START_TEST(test_policies_open_or_close)
{
    TuPolicy *open = make(TU_KIND_POLICY), *close = make(TU_KIND_POLICY);
    close->restrictive = true;
    is("minor", NULL, open);
    is("major", open, NULL);
    is("major", NULL, close);
    is("minor", close, NULL);
    is("major", open, close);
}
END_TEST

START_TEST(test_triggers_and_extensions_are_minor)
{
    TuTrigger *trigger = make(TU_KIND_TRIGGER), *other = make(TU_KIND_TRIGGER);
    other->definition = "CREATE TRIGGER x";
    is("minor", NULL, trigger);
    is("minor", trigger, NULL);
    is("minor", trigger, other);
    TuExtension *old = make(TU_KIND_EXTENSION), *new = make(TU_KIND_EXTENSION);
    old->in_schema = "a";
    new->in_schema = "b";
    is("minor", old, new);
}
END_TEST

START_TEST(test_comments_are_patches_whatever_they_stand_on)
{
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        TuObject *a = make((TuKind)kind), *b = make((TuKind)kind);
        b->comment = "why";
        ck_assert_msg(change(a, b) == TU_BUMP_PATCH, "%s", tu_kind_info((TuKind)kind)->name);
    }
}
END_TEST

START_TEST(test_renames_are_major_but_for_what_nobody_names)
{
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        const TuKindInfo *info = tu_kind_info((TuKind)kind);
        TuObject *a = make((TuKind)kind), *b = make((TuKind)kind);
        b->name = "y";
        ck_assert_msg(change(a, b) == (info->rename_by_content || kind == TU_KIND_DEFAULT_PRIVILEGE
                                           ? TU_BUMP_PATCH
                                           : TU_BUMP_MAJOR),
                      "%s", info->name);
    }
}
END_TEST

START_TEST(test_a_rename_hides_no_other_change)
{
    TuPrimaryKey *a = make(TU_KIND_PRIMARY_KEY), *b = make(TU_KIND_PRIMARY_KEY);
    b->obj.name = "y";
    fill_names(&a->columns, model->arena, "id", NULL);
    fill_names(&b->columns, model->arena, "id", "id2");
    is("major", a, b);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_what_comes_new_is_minor_and_what_goes_is_major,
        test_what_refuses_more_is_major,
        test_indexes_are_seen_by_nobody_unless_they_refuse,
        test_a_new_column_has_to_fill_itself,
        test_changes_of_a_column,
        test_values_of_an_enum_may_come_but_not_go_or_move,
        test_changes_of_a_table,
        test_changes_of_a_sequence,
        test_changes_of_a_function,
        test_changes_of_keys,
        test_policies_open_or_close,
        test_triggers_and_extensions_are_minor,
        test_comments_are_patches_whatever_they_stand_on,
        test_renames_are_major_but_for_what_nobody_names,
        test_a_rename_hides_no_other_change,
    };
    Suite *suite = suite_create("class");
    TCase *tcase = tcase_create("class");
    tcase_add_checked_fixture(tcase, setup, teardown);
    for (size_t i = 0; i < TU_LEN(tests); i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
