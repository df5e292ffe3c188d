/* Scripts on scratch: statement by statement, patiently, and as the applier runs a migration. */
#include "config.h"

#include "scratch_case.h"

#include "base/alloc.h"

static TuConn *conn;
static TuError err;

static void
setup(void)
{
    conn = open_at(SQLITE);
    memset(&err, 0, sizeof err);
}

static void
teardown(void)
{
    tu_conn_free(conn);
}

/* ---- tu_scratch_run ---- */

START_TEST(test_a_script_runs_in_its_order)
{
    const char *script = "CREATE TABLE t (a);\nINSERT INTO t VALUES (';');\n"
                         "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END;\n"
                         "INSERT INTO t VALUES (2)";
    ck_assert_int_eq(tu_scratch_run(conn, script, "a.sql", false, &err), TU_OK);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM t"), 2);
}
END_TEST

START_TEST(test_an_error_has_its_file_line_and_column)
{
    const char *script = "CREATE TABLE t (a);\n-- why\n  INSERT INTO nowhere VALUES (1);\n"
                         "CREATE TABLE u (a);\n";
    ck_assert_int_eq(tu_scratch_run(conn, script, "a.sql", false, &err), TU_ERR_DB);
    ck_assert_str_eq(err.file, "a.sql");
    ck_assert_int_eq(err.line, 3);
    ck_assert_int_eq(err.column, 3);
    ck_assert_ptr_nonnull(strstr(err.message, "nowhere"));
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'u'"), 0);
}
END_TEST

START_TEST(test_text_that_is_no_script_is_refused_before_anything_runs)
{
    ck_assert_int_eq(
        tu_scratch_run(conn, "CREATE TABLE t (a);\nSELECT 'open", "a.sql", false, &err),
        TU_ERR_PARSE);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM sqlite_schema"), 0);
}
END_TEST

START_TEST(test_an_empty_script_is_fine)
{
    ck_assert_int_eq(tu_scratch_run(conn, "", NULL, false, &err), TU_OK);
    ck_assert_int_eq(tu_scratch_run(conn, " -- nothing\n", NULL, true, &err), TU_OK);
}
END_TEST

START_TEST(test_patience_finds_the_order)
{
    const char *script = "INSERT INTO c SELECT * FROM v;\nCREATE TABLE c AS SELECT * FROM v;\n"
                         "CREATE INDEX i ON t (a);\nCREATE VIEW v AS SELECT a FROM t;\n"
                         "CREATE TABLE t (a);\n";
    ck_assert_int_eq(tu_scratch_run(conn, script, "a.sql", false, NULL), TU_ERR_DB);
    ck_assert_int_eq(tu_scratch_run(conn, script, "a.sql", true, &err), TU_OK);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM sqlite_schema"), 4);
}
END_TEST

START_TEST(test_patience_ends_when_a_round_brings_nothing)
{
    const char *script = "CREATE VIEW v AS SELECT 1;\nINSERT INTO a VALUES (1);\n"
                         "INSERT INTO b VALUES (1);\nCREATE TABLE t (x);\n";
    ck_assert_int_eq(tu_scratch_run(conn, script, "a.sql", true, &err), TU_ERR_DB);
    ck_assert_ptr_nonnull(strstr(err.message, "no such table: a")); /* the first, with its place */
    ck_assert_int_eq(err.line, 2);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM sqlite_schema"), 2);
}
END_TEST

START_TEST(test_patience_runs_no_statement_twice)
{
    const char *script = "INSERT INTO later VALUES (1);\nCREATE TABLE t (a);\n"
                         "INSERT INTO t VALUES (1);\nCREATE TABLE later (a);\n";
    ck_assert_int_eq(tu_scratch_run(conn, script, NULL, true, &err), TU_OK);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM t"), 1);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM later"), 1);
}
END_TEST

/* ---- tu_scratch_migrate ---- */

START_TEST(test_a_migration_that_fails_leaves_nothing_behind)
{
    const char *script = "CREATE TABLE t (a);\nINSERT INTO t VALUES (1);\nSELECT nothing;\n";
    ck_assert_int_eq(tu_scratch_migrate(conn, script, "up", NULL, &err), TU_ERR_DB);
    ck_assert_str_eq(err.file, "up");
    ck_assert_int_eq(err.line, 3);
    ck_assert(!tu_conn_in_transaction(conn));
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM sqlite_schema"), 0);
}
END_TEST

START_TEST(test_without_a_transaction_what_ran_stays)
{
    const char *script = "-- Transaction: none\nCREATE TABLE t (a);\nSELECT nothing;\n";
    ck_assert_int_eq(tu_scratch_migrate(conn, script, "up", NULL, &err), TU_ERR_DB);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM sqlite_schema"), 1);
}
END_TEST

START_TEST(test_each_part_is_a_transaction_of_its_own)
{
    const char *script = "CREATE TABLE a (x);\n-- Transaction: own\nCREATE TABLE b (x);\n"
                         "SELECT nothing;\n-- Transaction: none\nCREATE TABLE c (x);\n";
    ck_assert_int_eq(tu_scratch_migrate(conn, script, "up", NULL, &err), TU_ERR_DB);
    ck_assert_int_eq(err.line, 4);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), 1);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM sqlite_schema"), 1);
    ck_assert(!tu_conn_in_transaction(conn));
}
END_TEST

/* Inside a transaction SQLite takes this setting without a word and without effect. */
START_TEST(test_settings_around_a_migration_stand_outside_of_its_transaction)
{
    run_sql(conn, "PRAGMA foreign_keys = on; CREATE TABLE p (id INTEGER PRIMARY KEY);"
                  "CREATE TABLE c (p REFERENCES p); INSERT INTO p VALUES (1);"
                  "INSERT INTO c VALUES (1)");
    const char *script = "PRAGMA foreign_keys = off;\nPRAGMA legacy_alter_table = on;\n"
                         "DROP TABLE p;\nCREATE TABLE p (id INTEGER PRIMARY KEY, x);\n"
                         "PRAGMA legacy_alter_table = off;\nPRAGMA foreign_keys = on;\n";
    ck_assert_int_eq(tu_scratch_migrate(conn, script, "up", NULL, &err), TU_OK);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM c"), 1);
    ck_assert_int_eq(number(conn, "PRAGMA foreign_keys"), 1);
    ck_assert(!tu_conn_in_transaction(conn));
}
END_TEST

START_TEST(test_a_setting_in_the_middle_is_part_of_the_transaction)
{
    const char *script = "CREATE TABLE t (a);\nPRAGMA user_version = 7;\nSELECT nothing;\n";
    ck_assert_int_eq(tu_scratch_migrate(conn, script, "up", NULL, &err), TU_ERR_DB);
    ck_assert_int_eq(number(conn, "PRAGMA user_version"), 0);
}
END_TEST

START_TEST(test_a_migration_of_settings_alone_runs)
{
    ck_assert_int_eq(tu_scratch_migrate(conn, "PRAGMA user_version = 7;", "up", NULL, &err), TU_OK);
    ck_assert_int_eq(number(conn, "PRAGMA user_version"), 7);
    ck_assert_int_eq(tu_scratch_migrate(conn, "", "up", NULL, &err), TU_OK);
}
END_TEST

START_TEST(test_a_deferred_constraint_fails_the_migration_at_its_end)
{
    run_sql(conn, "PRAGMA foreign_keys = on; CREATE TABLE p (id INTEGER PRIMARY KEY);"
                  "CREATE TABLE c (p REFERENCES p DEFERRABLE INITIALLY DEFERRED)");
    ck_assert_int_eq(tu_scratch_migrate(conn, "INSERT INTO c VALUES (1);", "up", NULL, &err),
                     TU_ERR_DB);
    ck_assert(!tu_conn_in_transaction(conn));
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM c"), 0);
}
END_TEST

/* ---- rebuilding ---- */

START_TEST(test_a_rebuilt_database_is_the_same)
{
    TuConn *copy = open_at(SQLITE);
    run_sql(conn, "CREATE TABLE p (id INTEGER PRIMARY KEY AUTOINCREMENT, \"odd name\" TEXT DEFAULT "
                  "'a;b');"
                  "CREATE TABLE c (p INT REFERENCES p ON DELETE CASCADE, x INT CHECK (x > 0),"
                  " y INT AS (x + 1)) STRICT;");
    run_sql(conn, "CREATE INDEX i ON c (x DESC) WHERE x > 3; CREATE VIEW v AS SELECT * FROM c;"
                  "CREATE TRIGGER tr INSTEAD OF INSERT ON v BEGIN"
                  " INSERT INTO c (x) VALUES (new.x); END; INSERT INTO p VALUES (1, 'x')");
    TuModel *model = read_model(conn);
    ck_assert_msg(tu_scratch_rebuild(copy, model, conn, 0, &err) == TU_OK, "%s", err.message);
    TuModel *again = read_model(copy);
    TuChanges *changes = tu_diff(model, again, NULL);
    ck_assert_uint_eq(changes->total, 0);
    ck_assert_uint_gt(model->objects.count, 10);
    ck_assert_int_eq(number(copy, "SELECT count(*) FROM p"), 0); /* no rows */
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM p"), 1);
    tu_changes_free(changes);
    tu_model_free(again);
    tu_model_free(model);
    tu_conn_free(copy);
}
END_TEST

/* ---- memory ---- */

START_TEST(test_out_of_memory_is_told_and_nothing_stays_by_half)
{
    const char *script = "PRAGMA foreign_keys = off;\nCREATE TABLE t (a);\n"
                         "CREATE VIEW v AS SELECT * FROM t;\nPRAGMA foreign_keys = on;\n";
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 10000);
        TuConn *fresh = open_at(SQLITE);
        tu_alloc_fail_at(n);
        TuStatus status = tu_scratch_migrate(fresh, script, "up", NULL, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || (failing && status == TU_ERR_NOMEM), "allocation %ld: %s",
                      n, err.message);
        ck_assert(!tu_conn_in_transaction(fresh));
        long made = number(fresh, "SELECT count(*) FROM sqlite_schema");
        ck_assert_msg(made == 2 || (status != TU_OK && made == 0), "allocation %ld: %ld", n, made);
        tu_conn_free(fresh);
    }
}
END_TEST

START_TEST(test_out_of_memory_ends_patience)
{
    const char *script = "CREATE VIEW v AS SELECT * FROM t;\nINSERT INTO t VALUES (1);\n"
                         "CREATE TABLE t (a);\n";
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 10000);
        TuConn *fresh = open_at(SQLITE);
        memset(&err, 0, sizeof err);
        tu_alloc_fail_at(n);
        TuStatus status = tu_scratch_run(fresh, script, NULL, true, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || (failing && status == TU_ERR_NOMEM), "allocation %ld: %s",
                      n, err.message);
        ck_assert_int_eq(err.status, status);
        tu_conn_free(fresh);
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_script_runs_in_its_order,
        test_an_error_has_its_file_line_and_column,
        test_text_that_is_no_script_is_refused_before_anything_runs,
        test_an_empty_script_is_fine,
        test_patience_finds_the_order,
        test_patience_ends_when_a_round_brings_nothing,
        test_patience_runs_no_statement_twice,
        test_a_migration_that_fails_leaves_nothing_behind,
        test_without_a_transaction_what_ran_stays,
        test_each_part_is_a_transaction_of_its_own,
        test_settings_around_a_migration_stand_outside_of_its_transaction,
        test_a_setting_in_the_middle_is_part_of_the_transaction,
        test_a_migration_of_settings_alone_runs,
        test_a_deferred_constraint_fails_the_migration_at_its_end,
        test_a_rebuilt_database_is_the_same,
        test_out_of_memory_is_told_and_nothing_stays_by_half,
        test_out_of_memory_ends_patience,
    };
    return run_cases("scratch run", tests, TU_LEN(tests), setup, teardown);
}
