/* Proofs: what is right is proven, and each way of being wrong is found and told apart. */
#include "config.h"

#include "prove_case.h"

#include "base/alloc.h"
#include "model/compare.h"

static const char from_sql[] = "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT, flag BOOL);"
                               "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p);";
static const char to_sql[] =
    "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT, flag BOOL, new INT);"
    "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p);"
    "CREATE INDEX c_p ON c (p);";
static const char up_sql[] = "ALTER TABLE p ADD COLUMN new INT;\nCREATE INDEX c_p ON c (p);\n";
static const char down_sql[] = "DROP INDEX c_p;\nALTER TABLE p DROP COLUMN new;\n";

static Try
prove(const char *from, const char *to, const char *up, const char *down)
{
    Try t = try_states(SQLITE, from, to);
    try_run(&t, up, down);
    return t;
}

START_TEST(test_a_right_migration_is_proven_with_rows)
{
    char print[TU_SHA256_HEX + 7];
    Try t = prove(from_sql, to_sql, up_sql, down_sql);
    is_proven(&t);
    ck_assert_uint_eq(t.proof.rows, 6);
    ck_assert_ptr_null(t.proof.with_rows);
    ck_assert_ptr_null(t.proof.detail);
    ck_assert(tu_model_fingerprint(t.from_state.model, NULL, NULL, print));
    ck_assert_str_eq(t.proof.from, print);
    ck_assert(tu_model_fingerprint(t.to_state.model, NULL, NULL, print));
    ck_assert_str_eq(t.proof.to, print);
    /* The states are only read. */
    ck_assert_int_eq(number(t.from_state.conn, "SELECT count(*) FROM p"), 0);
    ck_assert_int_eq(number(t.from_state.conn, "SELECT count(*) FROM sqlite_schema"), 2);
    try_free(&t);
}
END_TEST

START_TEST(test_no_change_is_proven_by_nothing)
{
    Try t = prove(from_sql, from_sql, "", "");
    is_proven(&t);
    try_free(&t);
}
END_TEST

START_TEST(test_an_up_that_does_too_little_is_found)
{
    Try t = prove(from_sql, to_sql, "ALTER TABLE p ADD COLUMN new INT;", down_sql);
    is_disproven(&t, "after up the schema is not what it should be", "create index main.c.c_p");
    try_free(&t);
}
END_TEST

START_TEST(test_an_up_that_does_too_much_is_found)
{
    const char *up = "ALTER TABLE p ADD COLUMN new INT;\nCREATE INDEX c_p ON c (p);\n"
                     "CREATE TABLE extra (x);\n";
    Try t = prove(from_sql, to_sql, up, down_sql);
    is_disproven(&t, "after up the schema is not what it should be", "drop table main.extra");
    try_free(&t);
}
END_TEST

START_TEST(test_an_up_that_makes_another_thing_is_found)
{
    const char *up = "ALTER TABLE p ADD COLUMN new TEXT;\nCREATE INDEX c_p ON c (p);\n";
    Try t = prove(from_sql, to_sql, up, down_sql);
    is_disproven(&t, "after up the schema is not what it should be", "main.p.new: type");
    try_free(&t);
}
END_TEST

START_TEST(test_a_wrong_down_is_found)
{
    Try t = prove(from_sql, to_sql, up_sql, "DROP INDEX c_p;");
    is_disproven(&t, "after down the schema is not what it should be", "drop column main.p.new");
    try_free(&t);
}
END_TEST

START_TEST(test_an_up_that_fails_is_found_with_its_line_and_statement)
{
    Try t = prove(from_sql, to_sql,
                  "ALTER TABLE p ADD COLUMN new INT;\n\nCREATE INDEX c_p ON x (p);", down_sql);
    is_disproven(&t, "up fails at line 3", "no such table: main.x");
    ck_assert_ptr_nonnull(strstr(t.proof.detail, "CREATE INDEX c_p ON x (p)"));
    ck_assert_ptr_null(t.proof.with_rows);
    try_free(&t);
}
END_TEST

START_TEST(test_a_down_that_fails_is_found)
{
    Try t = prove(from_sql, to_sql, up_sql, "DROP INDEX nowhere;");
    is_disproven(&t, "down fails at line 1", "nowhere");
    try_free(&t);
}
END_TEST

/* What down leaves behind is no schema, so only the second up shows it. */
START_TEST(test_an_up_that_cannot_be_repeated_is_found)
{
    const char *from = "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT);";
    const char *to = "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT);CREATE TABLE t (x);";
    Try t = prove(from, to, "CREATE TABLE t (x);\nINSERT INTO setting VALUES ('t', 'on');",
                  "DROP TABLE t;");
    is_disproven(&t, "up again fails at line 2", "UNIQUE");
    try_free(&t);
}
END_TEST

/* ---- rows ---- */

START_TEST(test_a_column_that_is_dropped_and_added_again_is_found)
{
    const char *up = "ALTER TABLE p DROP COLUMN name;\nALTER TABLE p ADD COLUMN name TEXT;\n"
                     "ALTER TABLE p ADD COLUMN new INT;\nCREATE INDEX c_p ON c (p);\n";
    Try t = prove(from_sql, to_sql, up, down_sql);
    is_disproven(&t, "up loses rows", "table main.p");
    try_free(&t);
}
END_TEST

START_TEST(test_rows_that_a_rebuild_forgets_are_found)
{
    const char *up = "CREATE TABLE p2 (id INTEGER PRIMARY KEY, name TEXT, flag BOOL, new INT);\n"
                     "INSERT INTO p2 (id, name, flag) SELECT id, name, flag FROM p WHERE id > 1;\n"
                     "DROP TABLE p;\nALTER TABLE p2 RENAME TO p;\nCREATE INDEX c_p ON c (p);\n";
    Try t = prove(from_sql, to_sql, up, down_sql);
    is_disproven(&t, "up loses rows", "table main.p");
    try_free(&t);
}
END_TEST

START_TEST(test_a_down_that_loses_rows_is_found)
{
    const char *down = "DROP INDEX c_p;\nALTER TABLE p DROP COLUMN new;\n"
                       "ALTER TABLE p DROP COLUMN flag;\nALTER TABLE p ADD COLUMN flag BOOL;\n";
    Try t = prove(from_sql, to_sql, up_sql, down);
    is_disproven(&t, "down loses rows", "table main.p");
    try_free(&t);
}
END_TEST

/* A migration may bring rows of its own: those that were there are still there. */
START_TEST(test_rows_that_a_migration_adds_are_no_loss)
{
    const char *up = "ALTER TABLE p ADD COLUMN new INT;\nCREATE INDEX c_p ON c (p);\n"
                     "INSERT INTO p (id, name) VALUES (100, 'more');\n";
    const char *down = "DELETE FROM p WHERE id = 100;\nDROP INDEX c_p;\n"
                       "ALTER TABLE p DROP COLUMN new;\n";
    Try t = prove(from_sql, to_sql, up, down);
    is_proven(&t);
    try_free(&t);
}
END_TEST

START_TEST(test_a_change_that_only_rows_stand_against_is_proven_on_empty_tables)
{
    const char *to = "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT, flag BOOL);"
                     "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p);"
                     "CREATE UNIQUE INDEX one ON p (flag);";
    Try t = prove(from_sql, to, "CREATE UNIQUE INDEX one ON p (flag);", "DROP INDEX one;");
    is_proven(&t);
    ck_assert_ptr_nonnull(t.proof.with_rows);
    ck_assert_ptr_nonnull(strstr(t.proof.with_rows, "up fails at line 1"));
    ck_assert_ptr_nonnull(strstr(t.proof.with_rows, "UNIQUE constraint failed"));
    ck_assert_uint_eq(t.proof.rows, 0);
    try_free(&t);
}
END_TEST

START_TEST(test_a_change_that_also_fails_on_empty_tables_is_told_as_such)
{
    Try t = prove(from_sql, to_sql, "CREATE UNIQUE INDEX one ON p (flag);\nSELECT nothing;", "");
    is_disproven(&t, "up fails at line 2", "nothing");
    ck_assert_ptr_null(t.proof.with_rows);
    try_free(&t);
}
END_TEST

/* ---- options ---- */

START_TEST(test_up_alone_is_proven_where_there_is_no_way_down)
{
    Try t = try_states(SQLITE, from_sql, to_sql);
    t.options.up_only = true;
    try_run(&t, up_sql, "this is not SQL");
    is_proven(&t);
    try_run(&t, up_sql, NULL);
    is_proven(&t);
    try_free(&t);
}
END_TEST

static bool
skip_history(const TuObject *object, void *data)
{
    return strcmp(object->parent ? object->parent->name : object->name, data) == 0;
}

START_TEST(test_what_is_skipped_is_none_of_its_business)
{
    const char *with_history = "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT, flag BOOL);"
                               "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p);"
                               "CREATE TABLE history (version TEXT);"
                               "CREATE INDEX history_i ON history (version);";
    Try t = try_states(SQLITE, with_history, to_sql);
    try_run(&t, up_sql, down_sql);
    is_disproven(&t, "after up the schema is not what it should be", "drop table main.history");
    t.options.skip = skip_history;
    t.options.data = (void *)(uintptr_t) "history";
    try_run(&t, up_sql, down_sql);
    is_proven(&t);
    try_free(&t);
}
END_TEST

START_TEST(test_without_a_transaction_the_script_runs_bare)
{
    const char *up = "-- Transaction: none\n"
                     "BEGIN;\nALTER TABLE p ADD COLUMN new INT;\nCREATE INDEX c_p ON c (p);\n"
                     "COMMIT;\n";
    Try t = prove(from_sql, to_sql, strchr(up, '\n') + 1, down_sql);
    is_disproven(&t, "up fails at line 1", "transaction");
    try_run(&t, up, down_sql);
    is_proven(&t);
    try_free(&t);
}
END_TEST

static void
note_step(const char *what, void *data)
{
    TuBuf *steps = data;
    tu_buf_addf(steps, "%s|", what);
}

START_TEST(test_its_steps_are_told)
{
    TuBuf steps = TU_BUF_INIT;
    Try t = try_states(SQLITE, from_sql, to_sql);
    t.options.progress = note_step;
    t.options.progress_data = &steps;
    try_run(&t, up_sql, down_sql);
    ck_assert_ptr_nonnull(strstr(steps.s, "|up|down|up again|"));
    tu_buf_release(&steps);
    try_free(&t);
}
END_TEST

/* ---- what is no proof at all ---- */

START_TEST(test_a_state_that_is_not_what_its_model_says_is_found)
{
    Try t = try_states(SQLITE, from_sql, to_sql);
    run_sql(t.from_state.conn, "CREATE TABLE moved (x)");
    try_run(&t, up_sql, down_sql);
    is_disproven(&t, "the present state rebuilt on scratch is not the same", "main.moved");
    try_free(&t);
}
END_TEST

START_TEST(test_no_scratch_database_is_an_error_of_the_call)
{
    Try t = try_states(SQLITE, from_sql, to_sql);
    t.options.scratch_url = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1";
    try_run(&t, up_sql, down_sql);
    ck_assert_int_eq(t.status, TU_ERR_CONNECT);
    ck_assert(!t.proof.proven);
    try_free(&t);
}
END_TEST

START_TEST(test_out_of_memory_proves_nothing_by_mistake)
{
    const char *from = "CREATE TABLE t (a INT, b TEXT);CREATE VIEW v AS SELECT a FROM t;";
    const char *to = "CREATE TABLE t (a INT, b TEXT, c INT);CREATE VIEW v AS SELECT a FROM t;";
    const char *const ups[] = {"ALTER TABLE t ADD COLUMN c INT;",
                               "ALTER TABLE t ADD COLUMN c TEXT;",
                               "ALTER TABLE t DROP COLUMN b;ALTER TABLE t ADD COLUMN b TEXT;ALTER "
                               "TABLE t ADD COLUMN c INT;"};
    Try t = try_states(SQLITE, from, to);
    for (size_t i = 0; i < TU_LEN(ups); i++) {
        bool failing = true;
        for (long n = 0; failing; n++) {
            ck_assert_int_lt(n, 100000);
            tu_alloc_fail_at(n);
            TuArena *arena = tu_arena_new();
            t.status =
                arena ? tu_prove(&t.from_state, &t.to_state, ups[i], "ALTER TABLE t DROP COLUMN c;",
                                 &t.options, arena, &t.proof, &t.err)
                      : TU_ERR_NOMEM;
            failing = tu_alloc_did_fail();
            tu_alloc_fail_at(-1);
            bool right = t.status == TU_OK && t.proof.proven == (i == 0);
            ck_assert_msg(right || (failing && t.status == TU_ERR_NOMEM),
                          "script %zu, allocation %ld: %d %s, %s %s", i, n, t.status, t.err.message,
                          t.proof.proven ? "proven" : "not proven",
                          t.status == TU_OK && t.proof.reason ? t.proof.reason : "");
            tu_arena_free(arena);
        }
    }
    try_free(&t);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_right_migration_is_proven_with_rows,
        test_no_change_is_proven_by_nothing,
        test_an_up_that_does_too_little_is_found,
        test_an_up_that_does_too_much_is_found,
        test_an_up_that_makes_another_thing_is_found,
        test_a_wrong_down_is_found,
        test_an_up_that_fails_is_found_with_its_line_and_statement,
        test_a_down_that_fails_is_found,
        test_an_up_that_cannot_be_repeated_is_found,
        test_a_column_that_is_dropped_and_added_again_is_found,
        test_rows_that_a_rebuild_forgets_are_found,
        test_a_down_that_loses_rows_is_found,
        test_rows_that_a_migration_adds_are_no_loss,
        test_a_change_that_only_rows_stand_against_is_proven_on_empty_tables,
        test_a_change_that_also_fails_on_empty_tables_is_told_as_such,
        test_up_alone_is_proven_where_there_is_no_way_down,
        test_what_is_skipped_is_none_of_its_business,
        test_without_a_transaction_the_script_runs_bare,
        test_its_steps_are_told,
        test_a_state_that_is_not_what_its_model_says_is_found,
        test_no_scratch_database_is_an_error_of_the_call,
        test_out_of_memory_proves_nothing_by_mistake,
    };
    return run_cases("prove", tests, TU_LEN(tests), NULL, NULL);
}
