/* Rows of the catalogs on the scripted connection: what becomes of them, in any order, and what
 * happens when the reading fails. */
#include "config.h"

#include "pg_suite.h"

#include "base/alloc.h"
#include "db/fake.h"

#define MAX_STEPS 64

static TuFakeStep steps[MAX_STEPS];

/* No rows for any query, until rows() says otherwise. */
static void
setup(void)
{
    ck_assert_uint_le(tu_pgcat_query_count, MAX_STEPS);
    for (size_t i = 0; i < tu_pgcat_query_count; i++)
        steps[i] = (TuFakeStep){.sql = "SELECT", .column_count = tu_pgcat_queries[i].columns};
}

static TuFakeStep *
step_of(const char *query)
{
    for (size_t i = 0; i < tu_pgcat_query_count; i++)
        if (strcmp(tu_pgcat_queries[i].name, query) == 0)
            return &steps[i];
    ck_abort_msg("no query %s", query);
    return NULL;
}

#define ROWS(query, ...)                                             \
    do {                                                             \
        static const char *const values_[] = {__VA_ARGS__};          \
        TuFakeStep *step_ = step_of(query);                          \
        ck_assert_uint_eq(TU_LEN(values_) % step_->column_count, 0); \
        step_->rows = values_;                                       \
        step_->row_count = TU_LEN(values_) / step_->column_count;    \
    } while (0)

static TuStatus
run(TuModel **model, TuError *err)
{
    TuConn *conn = tu_fake_conn_new(&tu_dialect_pg, "15.18", steps, tu_pgcat_query_count);
    ck_assert_ptr_nonnull(conn);
    TuStatus status = tu_introspect(conn, model, err);
    ck_assert_uint_eq(tu_conn_round_trips(conn), 1);
    tu_conn_free(conn);
    return status;
}

static TuModel *
read_model(void)
{
    TuModel *model = NULL;
    TuError err = {0};
    TuStatus status = run(&model, &err);
    ck_assert_msg(status == TU_OK, "%s", err.message);
    return model;
}

#define NO "\\N"

static void
script_schemas(void)
{
    ROWS("schemas", "2200", "public", "20000", "app");
}

#define RELATION(oid, name, kind, count, type) \
    oid, name, "20000", kind, "p", "2", "0", NO, NO, "f", "f", "d", count, type, "t", NO, NO
#define COLUMN(rel, number, name, type, not_null) \
    rel, number, name, type, "-1", not_null, "", "", "0", "t", "p", "", "-1", NO
#define CONSTRAINT(oid, name, rel, kind, index, target, keys, target_keys, expression)          \
    oid, name, rel, "0", kind, "f", "f", "t", index, "0", target, "a", "c", "s", "f", "t", "0", \
        keys, target_keys, NO, expression, NO, "t", "f"

static void
script_table(void)
{
    script_schemas();
    ROWS("column types", "23", "-1", "integer", "0", "p");
    ROWS("relations", RELATION("30000", "t", "r", "3", "30001"));
}

START_TEST(test_an_empty_database_is_an_empty_model)
{
    TuModel *model = read_model();
    ck_assert_uint_eq(model->objects.count, 0);
    ck_assert_str_eq(model->dialect, "postgresql");
    ck_assert_str_eq(model->server_version, "15.18");
    ck_assert_str_eq(model->default_schema, "public");
    tu_model_free(model);
}
END_TEST

START_TEST(test_public_is_implied_and_others_are_not)
{
    script_schemas();
    TuModel *model = read_model();
    ck_assert(get_described(model, "schema public")->implied);
    ck_assert(!get_described(model, "schema app")->implied);
    tu_model_free(model);
}
END_TEST

START_TEST(test_enum_values_keep_their_order)
{
    script_schemas();
    ROWS("types", "20010", "mood", "20000", "e", "0", "0", NO, "f", NO, NO);
    ROWS("enum values", "20010", "sad", "20010", "happy", "99999", "nobody's");
    TuModel *model = read_model();
    check_fact(model, "enum app.mood", "values", "sad, happy");
    ck_assert(needs(model, "enum app.mood", "schema app"));
    tu_model_free(model);
}
END_TEST

START_TEST(test_columns_come_in_the_order_of_their_positions)
{
    script_table();
    ROWS("columns", COLUMN("30000", "3", "c", "23", "f"), COLUMN("30000", "1", "a", "23", "t"),
         COLUMN("30000", "2", "b", "23", "f"));
    ROWS("constraints",
         CONSTRAINT("30010", "t_check", "30000", "c", "0", "0", "{2,3}", NO, "(b > c)"));
    TuModel *model = read_model();
    const TuObject *table = get_described(model, "table app.t");
    ck_assert_uint_eq(table->children.count, 4);
    for (size_t i = 0; i < 3; i++) {
        const TuObject *column = table->children.items[i];
        ck_assert_int_eq(column->name[0], (char)('a' + i));
    }
    check_fact(model, "check constraint app.t.t_check", "expression", "b > c");
    ck_assert(needs(model, "check constraint app.t.t_check", "column app.t.b"));
    ck_assert(!needs(model, "check constraint app.t.t_check", "column app.t.a"));
    tu_model_free(model);
}
END_TEST

START_TEST(test_attributes_come_in_the_order_of_their_positions)
{
    script_schemas();
    ROWS("column types", "23", "-1", "integer", "0", "p");
    ROWS("relations", RELATION("30000", "pair", "c", "2", "30001"));
    ROWS("columns", COLUMN("30000", "2", "b", "23", "f"), COLUMN("30000", "1", "a", "23", "f"));
    TuModel *model = read_model();
    check_fact(model, "composite type app.pair", "attributes", "a integer, b integer");
    tu_model_free(model);
}
END_TEST

START_TEST(test_objects_come_in_the_order_of_their_names)
{
    script_schemas();
    ROWS("column types", "23", "-1", "integer", "0", "p");
    ROWS("relations", RELATION("30000", "b", "r", "1", "30001"),
         RELATION("30002", "a", "r", "1", "30003"));
    ROWS("columns", COLUMN("30000", "1", "x", "23", "f"), COLUMN("30002", "1", "y", "23", "f"));
    TuModel *model = read_model();
    static const char *const order[] = {"schema app",     "schema public", "table app.a",
                                        "column app.a.y", "table app.b",   "column app.b.x"};
    ck_assert_uint_eq(model->objects.count, TU_LEN(order));
    for (size_t i = 0; i < TU_LEN(order); i++) {
        ck_assert_uint_eq(get_described(model, order[i])->id, i);
        ck_assert_ptr_eq(model->objects.items[i], get_described(model, order[i]));
    }
    tu_model_free(model);
}
END_TEST

START_TEST(test_a_foreign_key_needs_table_columns_and_key)
{
    script_schemas();
    ROWS("column types", "23", "-1", "integer", "0", "p");
    ROWS("relations", RELATION("30000", "a", "r", "1", "30001"),
         RELATION("30002", "b", "r", "1", "30003"));
    ROWS("columns", COLUMN("30000", "1", "id", "23", "t"), COLUMN("30002", "1", "a_id", "23", "f"));
    /* The key it needs comes after it. */
    ROWS("constraints", CONSTRAINT("30010", "fk", "30002", "f", "30020", "30000", "{1}", "{1}", NO),
         CONSTRAINT("30011", "pk", "30000", "p", "30020", "0", "{1}", NO, NO));
    TuModel *model = read_model();
    check_fact(model, "foreign key app.b.fk", "references", "app.a(id)");
    check_fact(model, "foreign key app.b.fk", "on_delete", "cascade");
    ck_assert(needs(model, "foreign key app.b.fk", "table app.a"));
    ck_assert(needs(model, "foreign key app.b.fk", "column app.a.id"));
    ck_assert(needs(model, "foreign key app.b.fk", "column app.b.a_id"));
    ck_assert(needs(model, "foreign key app.b.fk", "primary key app.a.pk"));
    tu_model_free(model);
}
END_TEST

START_TEST(test_members_of_an_extension_are_left_out_but_needed)
{
    script_schemas();
    ROWS("extensions", "20001", "hstore", "20000", "1.8", "t", "pairs");
    ROWS("extension members", "1247", "20010", "20001", "1259", "30005", "20001");
    ROWS("types", "20010", "hstore", "20000", "e", "0", "0", NO, "f", NO, NO);
    ROWS("column types", "20010", "-1", "app.hstore", "0", "x");
    ROWS("relations", RELATION("30000", "t", "r", "1", "30001"),
         RELATION("30005", "theirs", "r", "1", "30006"));
    ROWS("columns", COLUMN("30000", "1", "h", "20010", "f"),
         COLUMN("30005", "1", "h", "20010", "f"));
    ROWS("dependencies", "1259", "30000", "1", "1247", "20010", "0");
    ROWS("what has no kind", "operator", "one", "2617", "20050");
    ROWS("owners", "0", "0", "me", "1259", "30005", "somebody");
    ROWS("privileges", "1259", "30005", "0", "public", "{select}", NO, "f", "two", "1259", "30000",
         "0", "reader", "{insert,select}", "{select}", "t", "one", "1259", "39999", "0", "reader",
         "{usage}", NO, "f", "three");
    TuModel *model = read_model();
    ck_assert_ptr_null(find_described(model, "enum app.hstore"));
    ck_assert_ptr_null(find_described(model, "table app.theirs"));
    ck_assert(needs(model, "column app.t.h", "extension hstore"));
    ck_assert(is_reported(model, "operator", "one"));
    ck_assert(!is_reported(model, "privileges", "two"));
    ck_assert(is_reported(model, "privileges", "three")); /* of nothing that we hold */
    ck_assert(is_reported(model, "grantor other than the owner", "one"));
    const TuObject *t = find_described(model, "table app.t");
    ck_assert_str_eq(model->role, "me");
    ck_assert_str_eq(t->owner, "me");
    ck_assert_uint_eq(t->grants.count, 1);
    const TuGrant *grant = t->grants.items[0];
    ck_assert_str_eq(grant->grantee, "reader");
    ck_assert_uint_eq(grant->privileges.count, 2);
    ck_assert_uint_eq(grant->with_grant_option.count, 1);
    tu_model_free(model);
}
END_TEST

START_TEST(test_objects_in_schemas_of_the_server_are_left_out)
{
    script_schemas();
    ROWS("types", "20010", "mood", "11", "e", "0", "0", NO, "f", NO, NO);
    TuModel *model = read_model();
    ck_assert_uint_eq(model->objects.count, 2);
    tu_model_free(model);
}
END_TEST

START_TEST(test_a_failing_query_leaves_nothing)
{
    TuModel *model = NULL;
    TuError err = {0};
    script_table();
    step_of("constraints")->fails = TU_ERR_DB;
    ck_assert_int_eq(run(&model, &err), TU_ERR_DB);
    ck_assert_ptr_null(model);
}
END_TEST

START_TEST(test_a_row_of_another_width_is_refused)
{
    TuModel *model = NULL;
    TuError err = {0};
    ROWS("schemas", "2200", "public");
    step_of("schemas")->column_count = 1;
    ck_assert_int_eq(run(&model, &err), TU_ERR_INTERNAL);
    ck_assert_ptr_nonnull(strstr(err.message, "schemas"));
    ck_assert_ptr_null(model);
}
END_TEST

START_TEST(test_a_column_of_unknown_type_is_an_error)
{
    TuModel *model = NULL;
    TuError err = {0};
    script_table();
    ROWS("columns", COLUMN("30000", "1", "a", "25", "f"));
    ck_assert_int_eq(run(&model, &err), TU_ERR_INTERNAL);
    ck_assert_ptr_nonnull(strstr(err.message, "reading columns: column \"a\""));
}
END_TEST

START_TEST(test_rows_of_unknown_objects_are_passed_over)
{
    script_schemas();
    ROWS("constraints", CONSTRAINT("30010", "fk", "1", "f", "2", "3", "{1}", "{1}", NO));
    ROWS("defaults", "1", "2", "3", "0");
    ROWS("inheritance", "1", "2");
    ROWS("partition keys", "1", "LIST (a)");
    ROWS("views", "1", "SELECT 1");
    ROWS("rules", "1", "2", "r", "O", NO);
    ROWS("triggers", "1", "2", "t", "O", "0", "CREATE TRIGGER");
    ROWS("policies", "1", "2", "p", "*", "t", NO, NO, NO);
    ROWS("comments", "1259", "1", "0", "x");
    ROWS("dependencies", "1259", "1", "0", "1259", "2", "1");
    TuModel *model = read_model();
    ck_assert_uint_eq(model->objects.count, 2);
    tu_model_free(model);
}
END_TEST

/* A foreign key, a composite type out of order, a comment, an unmodelled thing. */
static void
script_much(void)
{
    script_schemas();
    ROWS("column types", "23", "-1", "integer", "0", "p");
    ROWS("relations", RELATION("30000", "a", "r", "1", "30001"),
         RELATION("30002", "b", "c", "2", "30003"));
    ROWS("columns", COLUMN("30000", "1", "id", "23", "t"), COLUMN("30002", "2", "y", "23", "f"),
         COLUMN("30002", "1", "x", "23", "f"));
    ROWS("constraints", CONSTRAINT("30010", "fk", "30000", "f", "30020", "30000", "{1}", "{1}", NO),
         CONSTRAINT("30011", "pk", "30000", "p", "30020", "0", "{1}", NO, NO));
    ROWS("comments", "1259", "30000", "0", "a table");
    ROWS("dependencies", "1259", "30000", "1", "1247", "30003", "0");
    ROWS("what has no kind", "cast", "one", "2605", "20050");
}

START_TEST(test_out_of_memory_anywhere_is_an_error_and_no_crash)
{
    script_much();
    bool failed = true;
    long n = 0;
    for (; failed && n < 10000; n++) {
        TuModel *model = NULL;
        TuError err = {0};
        TuConn *conn = tu_fake_conn_new(&tu_dialect_pg, "15.18", steps, tu_pgcat_query_count);
        ck_assert_ptr_nonnull(conn);
        tu_alloc_fail_at(n);
        TuStatus status = tu_introspect(conn, &model, &err);
        failed = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || status == TU_ERR_NOMEM, "%ld: %s", n, err.message);
        ck_assert((status == TU_OK) == (model != NULL));
        if (model) /* only the room to sort in can do without */
            check_fact(model, "composite type app.b", "attributes", "x integer, y integer");
        tu_model_free(model);
        tu_conn_free(conn);
    }
    ck_assert_int_gt(n, 20);
    ck_assert(!failed);
}
END_TEST

/* Only those that differ from the engine's own choice come at all. */
START_TEST(test_a_not_null_constraint_says_what_is_unusual)
{
    script_table();
    ROWS("columns", COLUMN("30000", "1", "a", "23", "t"), COLUMN("30000", "2", "b", "23", "t"),
         COLUMN("30000", "3", "c", "23", "t"));
    ROWS("not null constraints", "30000", "1", "t_a_not_null", "t", "t", "t", "30000", "2", "mine",
         "f", "f", "t", "30000", "3", "of_a_parent", "f", "t", "f", "39999", "1", "x", "t", "f",
         "t");
    TuModel *model = read_model();
    check_fact(model, "column app.t.a", "not_null_name", "");
    check_fact(model, "column app.t.a", "not_null_no_inherit", "true");
    check_fact(model, "column app.t.a", "not_null_not_valid", "");
    check_fact(model, "column app.t.b", "not_null_name", "mine");
    check_fact(model, "column app.t.b", "not_null_not_valid", "true");
    check_fact(model, "column app.t.c", "not_null_name", "");
    check_fact(model, "column app.t.c", "not_null_constraint", "of_a_parent");
    tu_model_free(model);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_a_not_null_constraint_says_what_is_unusual);
    tcase_add_checked_fixture(tests, setup, NULL);
    tcase_add_test(tests, test_an_empty_database_is_an_empty_model);
    tcase_add_test(tests, test_public_is_implied_and_others_are_not);
    tcase_add_test(tests, test_enum_values_keep_their_order);
    tcase_add_test(tests, test_columns_come_in_the_order_of_their_positions);
    tcase_add_test(tests, test_attributes_come_in_the_order_of_their_positions);
    tcase_add_test(tests, test_objects_come_in_the_order_of_their_names);
    tcase_add_test(tests, test_a_foreign_key_needs_table_columns_and_key);
    tcase_add_test(tests, test_members_of_an_extension_are_left_out_but_needed);
    tcase_add_test(tests, test_objects_in_schemas_of_the_server_are_left_out);
    tcase_add_test(tests, test_a_failing_query_leaves_nothing);
    tcase_add_test(tests, test_a_row_of_another_width_is_refused);
    tcase_add_test(tests, test_a_column_of_unknown_type_is_an_error);
    tcase_add_test(tests, test_out_of_memory_anywhere_is_an_error_and_no_crash);
    tcase_add_test(tests, test_rows_of_unknown_objects_are_passed_over);
}

int
main(void)
{
    return run_suite("pg_rows", add_tests);
}
