/* The audit log on real SQLite files: seals, what a change by hand does to them, older tables,
 * tables of other tools. */
#include "config.h"

#include <unistd.h>

#include "help.h"

static TuConn *conn;
static TuMigrationSet *set;
static TuApplyOptions options;
static TuError err;

static const HelpFile files[] = {
    {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x INTEGER);\n-- Down Migration (Rollback)\n"
                "DROP TABLE a;\n"},
    {"2_b.sql", "-- Up Migration\nCREATE TABLE b (x INTEGER);\n-- Down Migration (Rollback)\n"
                "DROP TABLE b;\n"},
    {"3_c.sql", "-- Up Migration\nCREATE TABLE c (x INTEGER);\n"},
};

static void
use(size_t count)
{
    tu_migration_set_free(set);
    set = help_set(&tu_dialect_sqlite, files, count);
}

static void
setup(void)
{
    conn = help_open("sqlite::memory:");
    options = (TuApplyOptions){.fingerprint = help_fingerprint, .retry_ms = 1};
    use(2);
}

static void
teardown(void)
{
    tu_conn_free(conn);
    tu_migration_set_free(set);
    set = NULL;
}

static TuStatus
up(void)
{
    memset(&err, 0, sizeof(err));
    return tu_apply_up(conn, set, &options, NULL, &err);
}

static void
ok(TuStatus st)
{
    ck_assert_msg(st == TU_OK, "%d: %s (%s)", st, err.message, err.hint);
}

static void
says(const char *text)
{
    ck_assert_msg(strstr(err.message, text) != NULL, "\"%s\" not in \"%s\"", text, err.message);
}

START_TEST(test_every_attempt_has_a_row_and_none_is_ever_changed)
{
    options.fingerprint = NULL;
    ok(up());
    help_exec(conn, "CREATE TABLE kept AS SELECT * FROM schema_audit_log");
    ok(tu_apply_down(conn, set, &options, NULL, &err));
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM kept"), 4);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM (SELECT * FROM kept EXCEPT"
                                       " SELECT * FROM schema_audit_log)"),
                     0);
    HELP_VALUE_IS(conn,
                  "SELECT group_concat(action || ' ' || coalesce(version, '*') || ' ' || result)"
                  " FROM schema_audit_log",
                  "up * started,up 1 applied,up 2 applied,up * done,down * started,"
                  "down 2 rolled_back,down * done,up * started,up 2 applied,up * done");
    ck_assert_int_eq(help_number(conn, "SELECT count(DISTINCT chain) FROM schema_audit_log"), 10);
    ck_assert_int_eq(help_number(conn, "SELECT count(DISTINCT run) FROM schema_audit_log"), 3);
    ck_assert_int_eq(help_number(conn, "SELECT count(DISTINCT plan_hash) FROM schema_audit_log"),
                     3);
}
END_TEST

START_TEST(test_an_entry_says_who_where_and_by_which_command)
{
    options.command = "trueup up --url mysql://me:***@host/db";
    options.actor = "me";
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_audit_log WHERE actor = 'me'"
                                       " AND host LIKE '%@%, process %' AND command LIKE"
                                       " 'trueup up --url %***%' AND plan_hash LIKE 'v1:%'"),
                     4);
}
END_TEST

START_TEST(test_a_run_without_work_leaves_nothing)
{
    ok(up());
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_audit_log"), 4);
}
END_TEST

START_TEST(test_what_is_changed_by_hand_is_found_and_named)
{
    static const struct {
        const char *sql, *message;
    } cases[] = {
        {"UPDATE schema_audit_log SET result = 'failed' WHERE id = 2",
         "row 2 of main.schema_audit_log (up 1,"},
        {"UPDATE schema_audit_log SET actor = 'nobody' WHERE id = 4",
         "row 4 of main.schema_audit_log (up,"},
        {"UPDATE schema_audit_log SET command = 'x' WHERE id = 1", "row 1 of"},
        {"DELETE FROM schema_audit_log WHERE id = 1", "row 2 of"},
        {"DELETE FROM schema_audit_log WHERE id = 4", "rows at the end of"},
        {"DELETE FROM schema_audit_log", "rows at the end of"},
        {"DELETE FROM schema_metadata", "or the last seal in main.schema_metadata"},
        {"INSERT INTO schema_audit_log (at, actor, action, result, history, chain)"
         " VALUES ('', '', 'up', 'done', 'schema_migrations', 'v1:')",
         "row 5 of"},
        {"UPDATE schema_migrations SET status = 'failed' WHERE version = '1'",
         "the row of version 1 in main.schema_migrations is not what was written"},
        {"UPDATE schema_migrations SET rollback_sql = 'DROP TABLE b' WHERE version = '1'",
         "the row of version 1"},
        {"UPDATE schema_migrations SET applied_by = 'x' WHERE version = '2'",
         "the row of version 2"},
        {"DELETE FROM schema_migrations WHERE version = '2'", "the row of version 2 is missing"},
        {"INSERT INTO schema_migrations SELECT '3', 9, description, checksum, status, direction,"
         " applied_at, applied_by, 0, NULL, 1, NULL, NULL, NULL, NULL, NULL, ''"
         " FROM schema_migrations WHERE version = '1'",
         "version 3 stands in main.schema_migrations, and no run wrote it"},
    };
    ok(up());
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        TuApplyStatus status;
        TuArena *arena = tu_arena_new();
        help_exec(conn, "SAVEPOINT whole");
        help_exec(conn, cases[i].sql);
        options.dry_run = true; /* it needs no transaction of its own */
        ck_assert_msg(up() == TU_ERR_REFUSED, "%s", cases[i].sql);
        says(cases[i].message);
        ok(tu_apply_status(conn, set, &options, arena, &status, &err));
        ck_assert(status.tampered);
        ck_assert_uint_ge(status.plan.problems.count, 1);
        options.dry_run = false;
        help_exec(conn, "ROLLBACK TO whole; RELEASE whole");
        tu_arena_free(arena);
    }
    ok(up());
}
END_TEST

START_TEST(test_a_new_seal_takes_the_history_as_it_is)
{
    ok(up());
    help_exec(conn, "UPDATE schema_audit_log SET result = 'x' WHERE id = 2;"
                    "UPDATE schema_migrations SET applied_by = 'x' WHERE version = '1';"
                    "DELETE FROM schema_migrations WHERE version = '2'; DROP TABLE b");
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    ok(tu_apply_reseal(conn, &options, "a restored table", &err));
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_audit_log WHERE"
                                       " action = 'reseal' AND detail = 'a restored table'"),
                     1);
    options.expect_drift = true;
    ok(up());
    help_exec(conn, "UPDATE schema_audit_log SET result = 'y' WHERE id = 2");
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
}
END_TEST

/* The tables as they were before there were seals. */
static const char old_tables[] =
    "CREATE TABLE schema_migrations (version TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE,"
    " description TEXT NOT NULL, checksum TEXT NOT NULL, status TEXT NOT NULL, direction TEXT NOT"
    " NULL, applied_at TEXT NOT NULL, applied_by TEXT NOT NULL, execution_time_ms INTEGER NOT NULL,"
    " error_message TEXT, statements_done INTEGER NOT NULL, from_fingerprint TEXT, to_fingerprint"
    " TEXT, step_fingerprint TEXT, prefix_checksum TEXT, rollback_sql TEXT, tool_version TEXT NOT"
    " NULL);"
    "CREATE TABLE schema_metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL, updated_at TEXT NOT"
    " NULL);"
    "CREATE TABLE schema_audit_log (id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL,"
    " action TEXT NOT NULL, version TEXT, result TEXT NOT NULL, detail TEXT);"
    "CREATE TABLE a (x INTEGER);"
    "INSERT INTO schema_audit_log VALUES (1, '2025-01-01T00:00:00Z', 'local', 'up', '1', 'applied',"
    " NULL);"
    "INSERT INTO schema_metadata VALUES ('schema_version', '1', '2025-01-01T00:00:00Z')";

START_TEST(test_an_older_history_is_read_and_brought_up_to_date)
{
    TuApplyStatus status;
    TuArena *arena = tu_arena_new();
    TuBuf row = TU_BUF_INIT;
    help_exec(conn, old_tables);
    const TuMigration *first = set->items.items[0];
    tu_buf_addf(&row,
                "INSERT INTO schema_migrations VALUES ('1', 1, 'a', '%s', 'applied', 'up',"
                " '2025-01-01T00:00:00Z', 'local', 1, NULL, 1, NULL, NULL, NULL, NULL,"
                " 'DROP TABLE a;', '0.0.9')",
                first->checksum);
    help_exec(conn, row.s);
    tu_buf_release(&row);
    ok(tu_apply_status(conn, set, &options, arena, &status, &err));
    ck_assert_uint_eq(status.plan.applied, 1);
    ck_assert(!status.tampered);
    ck_assert_int_eq(
        help_number(conn, "SELECT count(*) FROM pragma_table_info('schema_audit_log')"), 7);
    ok(up());
    HELP_VALUE_IS(conn,
                  "SELECT group_concat(action || ' ' || coalesce(version, '*') || ' ' || result)"
                  " FROM schema_audit_log",
                  "up 1 applied,seal 1 applied,up * started,up 2 applied,up * done");
    options.steps = 2;
    ok(tu_apply_down(conn, set, &options, NULL, &err));
    help_exec(conn, "UPDATE schema_audit_log SET actor = 'x' WHERE id = 1");
    ck_assert_int_eq(up(), TU_ERR_REFUSED); /* the first seal covers what is older */
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_what_a_script_wrote_is_sealed_by_the_next_run)
{
    TuBuf script = TU_BUF_INIT;
    TuVec rows = TU_VEC_INIT;
    use(1);
    ok(tu_apply_write_up(&script, set, &rows, &options, &err));
    help_exec(conn, script.s + strlen(".bail on\n"));
    use(2);
    options.expect_drift = true;
    ok(up());
    HELP_VALUE_IS(conn, "SELECT chain IS NULL FROM schema_audit_log WHERE id = 1", "1");
    help_exec(conn, "UPDATE schema_audit_log SET actor = 'x' WHERE id = 1");
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    tu_buf_release(&script);
}
END_TEST

START_TEST(test_histories_that_share_the_log_have_seals_of_their_own)
{
    TuApplyOptions other = options;
    other.history_table = "other_history";
    use(1);
    ok(up());
    help_exec(conn, "DROP TABLE a");
    ok(tu_apply_up(conn, set, &other, NULL, &err));
    help_exec(conn, "DROP TABLE a");
    use(2);
    options.expect_drift = true;
    ok(up());
    help_exec(conn, "DROP TABLE b");
    other.expect_drift = true;
    ok(tu_apply_up(conn, set, &other, NULL, &err));
    ok(up());
    help_exec(conn, "UPDATE other_history SET applied_by = 'x'");
    ok(up());
    ck_assert_int_eq(tu_apply_up(conn, set, &other, NULL, &err), TU_ERR_REFUSED);
    says("main.other_history");
}
END_TEST

START_TEST(test_tables_of_a_newer_trueup_are_left_alone)
{
    ok(up());
    help_exec(conn, "UPDATE schema_metadata SET value = '99' WHERE key = 'history_format'");
    ck_assert_int_eq(up(), TU_ERR_VERSION);
    says("newer trueup");
}
END_TEST

START_TEST(test_another_tools_table_is_named)
{
    static const struct {
        const char *columns, *tool;
    } cases[] = {
        {"version TEXT PRIMARY KEY", "Rails or dbmate"},
        {"version BIGINT, dirty BOOLEAN", "golang-migrate"},
        {"version BIGINT, inserted_at TEXT", "Ecto"},
        {"version TEXT, run_on TEXT", "Diesel"},
        {"installed_rank INT, version TEXT, description TEXT, type TEXT, script TEXT, checksum INT,"
         " installed_by TEXT, installed_on TEXT, execution_time INT, success INT",
         "Flyway"},
        {"id INT, version_id BIGINT, is_applied INT, tstamp TEXT", "goose"},
        {"VERSION_NUM TEXT", "Alembic"},
        {"id INT, name TEXT, batch INT, migration_time TEXT", "Knex"},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        char sql[300];
        snprintf(sql, sizeof(sql), "CREATE TABLE schema_migrations (%s)", cases[i].columns);
        help_exec(conn, sql);
        ck_assert_int_eq(up(), TU_ERR_REFUSED);
        says(cases[i].tool);
        ck_assert_ptr_nonnull(strstr(err.hint, "--history-table"));
        ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM sqlite_schema"
                                           " WHERE name = 'schema_audit_log'"),
                         0);
        help_exec(conn, "DROP TABLE schema_migrations");
    }
    help_exec(conn, "CREATE TABLE schema_migrations (something TEXT)");
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    says("is another tool's table, not a history");
}
END_TEST

static TuBuf told = TU_BUF_INIT;

static void
tell(void *data, const TuLogEntry *entry)
{
    (void)data;
    tu_buf_addf(&told, "%s %s %s|", entry->action, entry->version ? entry->version : "*",
                entry->result);
}

START_TEST(test_the_caller_hears_what_is_certain_and_what_got_nowhere)
{
    options.log = tell;
    ok(up());
    ck_assert_str_eq(told.s, "up * started|up 1 applied|up 2 applied|up * done|");
    tu_buf_clear(&told);
    help_exec(conn, "CREATE TABLE c (x)");
    options.expect_drift = true;
    use(3);
    ck_assert_int_eq(up(), TU_ERR_DB);
    ck_assert_str_eq(told.s, "up * started|up 3 failed|up * failed|");
    tu_buf_clear(&told);
    help_exec(conn, "UPDATE schema_migrations SET applied_by = 'x'");
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    ck_assert_str_eq(told.s, "up * refused|"); /* nothing is written to what is in doubt */
    tu_buf_release(&told);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("apply/log");
    TCase *tc = tcase_create("sqlite");
    tcase_set_timeout(tc, 60);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_every_attempt_has_a_row_and_none_is_ever_changed);
    tcase_add_test(tc, test_an_entry_says_who_where_and_by_which_command);
    tcase_add_test(tc, test_a_run_without_work_leaves_nothing);
    tcase_add_test(tc, test_what_is_changed_by_hand_is_found_and_named);
    tcase_add_test(tc, test_a_new_seal_takes_the_history_as_it_is);
    tcase_add_test(tc, test_an_older_history_is_read_and_brought_up_to_date);
    tcase_add_test(tc, test_what_a_script_wrote_is_sealed_by_the_next_run);
    tcase_add_test(tc, test_histories_that_share_the_log_have_seals_of_their_own);
    tcase_add_test(tc, test_tables_of_a_newer_trueup_are_left_alone);
    tcase_add_test(tc, test_another_tools_table_is_named);
    tcase_add_test(tc, test_the_caller_hears_what_is_certain_and_what_got_nowhere);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
