/* What is managed, and what is left alone. */
#include "config.h"

#include "../model/fill.h"

#include <string.h>

#include "api/session.h"
#include "base/alloc.h"

static TuModel *model, *declared;
static TrueupSession session;
static TuScope scope;
static TuError err;

static void
setup(void)
{
    model = new_model();
    declared = new_model();
    session = (TrueupSession){.arena = tu_arena_new()};
    session.settings.history = "schema_migrations";
    scope = (TuScope){0};
}

static void
teardown(void)
{
    tu_scope_release(&scope);
    tu_arena_free(session.arena);
    tu_model_free(model);
    tu_model_free(declared);
}

static void
begin(const char *schemas)
{
    tu_scope_release(&scope);
    session.settings.schemas = schemas;
    tu_model_index(declared);
    ck_assert_int_eq(tu_scope_init(&scope, &session, declared, session.arena, &err), TU_OK);
}

static TuObject *
table_of(const char *schema, const char *name, const char *const *columns)
{
    TuObject *table = add_object(model, TU_KIND_TABLE, schema, name, NULL);
    for (size_t i = 0; columns && columns[i]; i++)
        add_object(model, TU_KIND_COLUMN, schema, columns[i], table);
    return table;
}

static const char *const ours[] = {
    "version",      "checksum", "statements_done", "step_fingerprint", "prefix_checksum",
    "rollback_sql", NULL};

START_TEST(test_only_schemas_that_the_model_names_are_managed)
{
    add_object(declared, TU_KIND_TABLE, "app", "t", NULL);
    add_object(declared, TU_KIND_SCHEMA, NULL, "empty", NULL);
    begin(NULL);
    ck_assert(!tu_scope_skip(table_of("app", "x", NULL), &scope));
    ck_assert(!tu_scope_skip(table_of("public", "x", NULL), &scope)); /* the default one */
    ck_assert(!tu_scope_skip(table_of("empty", "x", NULL), &scope));
    TuObject *other = table_of("other", "x", NULL);
    ck_assert(tu_scope_skip(other, &scope));
    ck_assert(tu_scope_skip(add_object(model, TU_KIND_COLUMN, "other", "a", other), &scope));
    ck_assert(tu_scope_skip(add_object(model, TU_KIND_SCHEMA, NULL, "other", NULL), &scope));
    ck_assert(!tu_scope_skip(add_object(model, TU_KIND_SCHEMA, NULL, "app", NULL), &scope));
    ck_assert(!tu_scope_skip(add_object(model, TU_KIND_EXTENSION, NULL, "citext", NULL), &scope));
}
END_TEST

START_TEST(test_a_list_of_schemas_is_taken_as_it_is_written)
{
    begin(" app, ,other,");
    ck_assert(!tu_scope_skip(table_of("app", "x", NULL), &scope));
    ck_assert(!tu_scope_skip(table_of("other", "x", NULL), &scope));
    ck_assert(tu_scope_skip(table_of("public", "x", NULL), &scope));
    ck_assert(tu_scope_skip(table_of("ap", "x", NULL), &scope));
    begin("*");
    ck_assert(!tu_scope_skip(table_of("anything", "x", NULL), &scope));
}
END_TEST

START_TEST(test_our_history_is_known_by_its_columns_under_any_name)
{
    begin("*");
    TuObject *history = table_of("public", "my_history", ours);
    ck_assert(tu_scope_skip(history, &scope));
    ck_assert_int_eq(tu_scope_reason(&scope, history), TU_SCOPE_OWN);
    ck_assert(tu_scope_skip(history->children.items[0], &scope));
    TuObject *index = add_object(model, TU_KIND_INDEX, "public", "i", history);
    ck_assert(tu_scope_skip(index, &scope));
    ck_assert_int_eq(tu_scope_reason(&scope, index), TU_SCOPE_OWN);
    const char *const half[] = {"version", "checksum", NULL};
    ck_assert_int_eq(tu_scope_reason(&scope, table_of("public", "other", half)), TU_SCOPE_MANAGED);
}
END_TEST

START_TEST(test_a_table_that_is_only_called_like_ours_is_managed)
{
    begin("*");
    const char *const columns[] = {"a", "b", NULL};
    ck_assert(!tu_scope_skip(table_of("public", "schema_metadata", columns), &scope));
    ck_assert(!tu_scope_skip(table_of("public", "schema_audit_log", columns), &scope));
}
END_TEST

START_TEST(test_histories_of_others_are_left_alone_unless_declared)
{
    begin("*");
    TuObject *flyway = table_of("public", "flyway_schema_history", NULL);
    TuObject *rails = table_of("public", "schema_migrations", NULL);
    ck_assert(tu_scope_skip(flyway, &scope));
    ck_assert(tu_scope_skip(rails, &scope));
    ck_assert_int_eq(tu_scope_reason(&scope, rails), TU_SCOPE_HISTORY);
    add_object(declared, TU_KIND_TABLE, "public", "flyway_schema_history", NULL);
    begin("*");
    ck_assert(!tu_scope_skip(flyway, &scope));
    ck_assert(tu_scope_skip(rails, &scope));
    session.settings.strict_coverage = true;
    ck_assert(!tu_scope_skip(rails, &scope));
}
END_TEST

START_TEST(test_the_scope_of_fingerprints_does_not_depend_on_a_model)
{
    TuNames schemas = {0};
    tu_names_add(&schemas, session.arena, "app");
    ck_assert_int_eq(tu_scope_live(&scope, &session, &schemas, "public", &err), TU_OK);
    ck_assert(!tu_scope_skip(table_of("app", "x", NULL), &scope));
    ck_assert(!tu_scope_skip(table_of("public", "x", NULL), &scope));
    ck_assert(tu_scope_skip(table_of("other", "x", NULL), &scope));
    tu_scope_release(&scope);
    session.settings.schemas = "other";
    ck_assert_int_eq(tu_scope_live(&scope, &session, &schemas, "public", &err), TU_OK);
    ck_assert(tu_scope_skip(table_of("app", "y", NULL), &scope));
    ck_assert(!tu_scope_skip(table_of("other", "y", NULL), &scope));
}
END_TEST

/* A schema that is forgotten for want of memory would leave a fingerprint of nothing. */
START_TEST(test_out_of_memory_is_told)
{
    session.settings.schemas = "app,a_schema_with_a_rather_long_name_that_needs_room";
    bool failing = true;
    for (long n = 0; failing; n++) {
        TuArena *own = tu_arena_new();
        TuObject *app = table_of("app", "t", NULL);
        tu_alloc_fail_at(n);
        TuStatus status = tu_scope_init(&scope, &session, NULL, own, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert(status == TU_OK || (failing && status == TU_ERR_NOMEM));
        ck_assert(status != TU_OK || !tu_scope_skip(app, &scope));
        tu_scope_release(&scope);
        tu_arena_free(own);
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_only_schemas_that_the_model_names_are_managed,
        test_a_list_of_schemas_is_taken_as_it_is_written,
        test_our_history_is_known_by_its_columns_under_any_name,
        test_a_table_that_is_only_called_like_ours_is_managed,
        test_histories_of_others_are_left_alone_unless_declared,
        test_the_scope_of_fingerprints_does_not_depend_on_a_model,
        test_out_of_memory_is_told,
    };
    Suite *suite = suite_create("scope");
    TCase *tcase = tcase_create("scope");
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
