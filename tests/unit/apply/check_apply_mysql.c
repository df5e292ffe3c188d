/* Applying on a real MySQL or MariaDB, where DDL commits by itself. Needs TRUEUP_TEST_MYSQL_URL. */
#include "config.h"

#include <unistd.h>

#include "help.h"

static const char *server;
static char database[64];
static TuArena *arena;
static const char *url;
static TuConn *conn;
static TuMigrationSet *set;
static TuApplyOptions options;
static TuError err;

static void
make_database(TuConn *on)
{
    char sql[200];
    snprintf(sql, sizeof(sql), "DROP DATABASE IF EXISTS %s", database);
    help_exec(on, sql);
    snprintf(sql, sizeof(sql), "CREATE DATABASE %s CHARACTER SET latin1", database);
    help_exec(on, sql);
}

static void
setup(void)
{
    TuConn *admin = help_open(server);
    snprintf(database, sizeof(database), "tu_check_apply_%ld", (long)getpid());
    make_database(admin);
    arena = tu_arena_new();
    url = tu_conn_sibling_url(admin, database, arena);
    tu_conn_free(admin);
    conn = help_open(url);
    options = (TuApplyOptions){.fingerprint = help_fingerprint, .retry_ms = 1};
}

static void
teardown(void)
{
    char sql[200];
    snprintf(sql, sizeof(sql), "DROP DATABASE %s", database);
    help_exec(conn, sql);
    tu_conn_free(conn);
    tu_migration_set_free(set);
    set = NULL;
    tu_arena_free(arena);
}

static void
use(const HelpFile *files, size_t count)
{
    tu_migration_set_free(set);
    set = help_set(&tu_dialect_mysql, files, count);
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

START_TEST(test_texts_of_any_kind_reach_the_history_whole)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x int COMMENT 'it''s \\\\ \xe2\x98\x83');\n"
                    "-- Down Migration\nDROP TABLE a; -- \xe2\x98\x83 'it''s' \\ `x`\n"}};
    use(files, 1);
    ok(up());
    HELP_VALUE_IS(conn, "SELECT rollback_sql FROM schema_migrations",
                  "DROP TABLE a; -- \xe2\x98\x83 'it''s' \\ `x`");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_migrations WHERE"
                                       " TIMESTAMPDIFF(MINUTE, applied_at, UTC_TIMESTAMP()) = 0"),
                     1);
    ok(tu_apply_down(conn, set, &options, NULL, &err));
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "rolled_back");
    HELP_VALUE_IS(conn, "SHOW TABLES LIKE 'a'", NULL);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT max(position) FROM schema_migrations"), 2);
}
END_TEST

START_TEST(test_what_a_file_sets_does_not_reach_the_next)
{
    static const HelpFile files[] = {
        {"1_a.sql", "SET foreign_key_checks = 0;\nSET sql_mode = 'ANSI_QUOTES';\n"
                    "CREATE TABLE \"a\" (x int);\nSET time_zone = '+05:00';\n"},
        {"2_b.sql", "CREATE TABLE b AS SELECT @@foreign_key_checks AS keys_, @@sql_mode AS mode,"
                    " \"text\" AS quoted;\n"}};
    use(files, 2);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT keys_ FROM b"), 1);
    HELP_VALUE_IS(conn, "SELECT quoted FROM b", "text");
}
END_TEST

START_TEST(test_a_tables_name_that_is_not_ours_is_refused)
{
    static const HelpFile files[] = {{"1_a.sql", "CREATE TABLE a (x int);\n"}};
    help_exec(conn, "CREATE TABLE schema_migrations (version varchar(20) PRIMARY KEY)");
    use(files, 1);
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    options.history_table = "own `history`";
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM `own ``history```"), 1);
}
END_TEST

/* ---- lost connections ---- */

static void
fresh(void *data)
{
    TuConn *admin = help_open(server);
    (void)data;
    make_database(admin);
    tu_conn_free(admin);
}

static TuStatus
run_up(TuConn *on, const TuApplyOptions *with, void *data, TuError *error)
{
    return tu_apply_up(on, data, with, NULL, error);
}

static const HelpFile journal[] = {
    {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x int);\nINSERT INTO a VALUES (2), (6);\n"
                "ALTER TABLE a ADD y int;\n-- Transaction: own\nUPDATE a SET x = x + 1;\n"
                "UPDATE a SET y = x;\n-- Transaction: none\nRENAME TABLE a TO b;\n"}};

static void
check_journal(TuConn *on, void *data)
{
    (void)data;
    ck_assert_int_eq(help_number(on, "SELECT sum(x) FROM b"), 10);
    ck_assert_int_eq(help_number(on, "SELECT sum(y) FROM b"), 10);
    ck_assert_int_eq(help_number(on, "SELECT statements_done FROM schema_migrations"), 6);
    HELP_VALUE_IS(on, "SELECT status FROM schema_migrations", "applied");
}

START_TEST(test_a_journal_survives_a_connection_lost_anywhere)
{
    use(journal, 1);
    HelpCuts cuts = {fresh, run_up, check_journal, url, set};
    ck_assert_uint_ge(help_cut_everywhere(&cuts, &options), 60);
}
END_TEST

int
main(void)
{
    server = getenv("TRUEUP_TEST_MYSQL_URL");
    if (server == NULL || *server == '\0') {
        printf("1..0 # SKIP TRUEUP_TEST_MYSQL_URL is not set\n");
        return EXIT_SUCCESS;
    }
    Suite *suite = suite_create("apply/apply_mysql");
    TCase *tc = tcase_create("mysql");
    tcase_set_timeout(tc, 600);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_texts_of_any_kind_reach_the_history_whole);
    tcase_add_test(tc, test_what_a_file_sets_does_not_reach_the_next);
    tcase_add_test(tc, test_a_tables_name_that_is_not_ours_is_refused);
    tcase_add_test(tc, test_a_journal_survives_a_connection_lost_anywhere);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
