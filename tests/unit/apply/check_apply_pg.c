/* Applying on a real PostgreSQL: what SQLite cannot show. Needs TRUEUP_TEST_PG_URL. */
#include "config.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include "help.h"

static const char *server;
static char database[64];
static TuArena *arena;
static const char *url;
static TuConn *conn;
static TuMigrationSet *set;
static TuApplyOptions options;
static TuApplyResult result;
static TuError err;

static void
setup(void)
{
    char sql[200];
    TuConn *admin = help_open(server);
    snprintf(database, sizeof(database), "tu_check_apply_%ld", (long)getpid());
    snprintf(sql, sizeof(sql), "DROP DATABASE IF EXISTS %s WITH (FORCE)", database);
    help_exec(admin, sql);
    snprintf(sql, sizeof(sql), "CREATE DATABASE %s", database);
    help_exec(admin, sql);
    snprintf(sql, sizeof(sql), "ALTER DATABASE %s SET synchronous_commit = off", database);
    help_exec(admin, sql);
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
    tu_conn_free(conn);
    tu_migration_set_free(set);
    set = NULL;
    TuConn *admin = help_open(server);
    snprintf(sql, sizeof(sql), "DROP DATABASE %s WITH (FORCE)", database);
    help_exec(admin, sql);
    tu_conn_free(admin);
    tu_arena_free(arena);
}

static void
use(const HelpFile *files, size_t count)
{
    tu_migration_set_free(set);
    set = help_set(&tu_dialect_pg, files, count);
}

static TuStatus
up(void)
{
    memset(&err, 0, sizeof(err));
    return tu_apply_up(conn, set, &options, &result, &err);
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

static const HelpFile three[] = {
    {"1.0.0_a.sql", "-- Up Migration\nCREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n"
                    "-- Down Migration (Rollback)\nDROP TABLE a;\n"},
    {"1.1.0_b.sql", "-- Up Migration\nCREATE TABLE b (y int);\nUPDATE a SET x = x + 1;\n"
                    "-- Down Migration (Rollback)\nUPDATE a SET x = x - 1;\nDROP TABLE b;\n"},
    {"1.2.0_c.sql", "-- Up Migration\nCREATE TABLE c (z int);\n"
                    "-- Down Migration (Rollback)\nDROP TABLE c;\n"},
};

START_TEST(test_up_and_down_go_round)
{
    use(three, 3);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 2);
    HELP_VALUE_IS(conn, "SELECT value FROM schema_metadata WHERE key = 'schema_version'", "1.2.0");
    options.steps = 3;
    ok(tu_apply_down(conn, NULL, &options, &result, &err));
    ck_assert_uint_eq(result.files, 3);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_class WHERE relname = 'a'"), 0);
    ok(up());
    ck_assert_uint_eq(result.files, 3);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"),
                     0);
}
END_TEST

START_TEST(test_a_failing_statement_rolls_back_and_is_recorded)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x int);\nSELECT 1/0;\n"}};
    use(files, 1);
    ck_assert_int_eq(up(), TU_ERR_DB);
    says("statement 2 of 2");
    ck_assert_str_eq(err.sqlstate, "22012");
    ck_assert_int_eq(err.line, 3);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_class WHERE relname = 'a'"), 0);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "failed");
    ck_assert_int_eq(help_number(conn,
                                 "SELECT count(*) FROM schema_migrations WHERE error_message LIKE"
                                 " '1_a.sql:3: SQLSTATE 22012: %SELECT 1/0%'"),
                     1);
}
END_TEST

START_TEST(test_a_deferred_constraint_fails_at_commit)
{
    static const HelpFile files[] = {
        {"1_a.sql", "CREATE TABLE p (x int PRIMARY KEY);\nCREATE TABLE c (x int REFERENCES p"
                    " DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO c VALUES (1);\n"}};
    use(files, 1);
    ck_assert_int_eq(up(), TU_ERR_DB);
    says("at COMMIT");
    ck_assert_str_eq(err.sqlstate, "23503");
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "failed");
}
END_TEST

START_TEST(test_what_a_file_sets_does_not_reach_the_next)
{
    static const HelpFile files[] = {
        {"1_a.sql", "SET search_path = '';\nSELECT pg_catalog.set_config('search_path', '', false);"
                    "\nCREATE TABLE public.a (x int);\n"},
        {"2_b.sql", "CREATE TABLE b (x int);\n"},
    };
    use(files, 2);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM public.b"), 0);
    HELP_VALUE_IS(conn, "SHOW search_path", "\"$user\", public");
}
END_TEST

START_TEST(test_statements_that_cannot_be_in_a_transaction_are_refused)
{
    static const char *const bad[] = {
        "CREATE INDEX CONCURRENTLY i ON a (x);",
        "VACUUM a;",
        "DROP INDEX CONCURRENTLY i;",
        "CREATE DATABASE d;",
        "ALTER SYSTEM SET work_mem = '1MB';",
        "REINDEX TABLE CONCURRENTLY a;",
        "START TRANSACTION;",
        "PREPARE TRANSACTION 'x';",
    };
    for (size_t i = 0; i < TU_LEN(bad); i++) {
        HelpFile file = {"1_a.sql", bad[i]};
        use(&file, 1);
        ck_assert_msg(up() == TU_ERR_REFUSED, "%s", bad[i]);
    }
}
END_TEST

static const HelpFile concurrent[] = {
    {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x int);\nINSERT INTO a VALUES (1), (1);\n"},
    {"2_b.sql", "-- Up Migration\n-- Transaction: none\nUPDATE a SET x = x + 1;\n"
                "CREATE UNIQUE INDEX CONCURRENTLY \"A i\" ON a (x);\nCREATE TABLE b (x int);\n"},
    {"2_b.sql", "-- Up Migration\n-- Transaction: none\nUPDATE a SET x = x + 1;\n"
                "CREATE INDEX CONCURRENTLY \"A i\" ON a (x);\nCREATE TABLE b (x int);\n"},
};

START_TEST(test_a_failed_concurrent_index_is_swept_and_made_again)
{
    use(concurrent, 2);
    ck_assert_int_eq(up(), TU_ERR_PARTIAL);
    says("1 of 3 statements took effect");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_class WHERE relname = 'A i'"), 0);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations WHERE version = '2'", "partial");
    const HelpFile fixed[] = {concurrent[0], concurrent[2]};
    use(fixed, 2);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM a WHERE x = 2"), 2);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"), 0);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM b"), 0);
}
END_TEST

START_TEST(test_an_opaque_statement_that_was_interrupted_is_not_run_twice)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n"},
        {"2_b.sql", "-- Up Migration\n-- Transaction: none\nDO $$BEGIN UPDATE a SET x = x + 1;"
                    " COMMIT; END$$;\nCREATE TABLE b (x int);\n"}};
    use(files, 1);
    ok(up());
    use(files, 2);
    size_t at = 1;
    for (; help_number(conn, "SELECT x FROM a") == 1; at++) {
        help_exec(conn, "DROP TABLE IF EXISTS a, b");
        help_forget(conn);
        use(files, 1);
        ok(up());
        use(files, 2);
        TuConn *proxy = help_proxy(url, at, true);
        options.reopen = help_no_reopen;
        ck_assert_int_eq(tu_apply_up(proxy, set, &options, NULL, &err), TU_ERR_LOST);
        tu_conn_free(proxy);
        options.reopen = NULL;
    }
    ck_assert_int_eq(up(), TU_ERR_DECISION);
    says("interrupted in statement 1");
    ck_assert_int_eq(err.line, 3);
    options.interrupted = TU_INTERRUPTED_DONE;
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 2);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM b"), 0);
}
END_TEST

/* Hold a lock on table a from another process for a while. */
static pid_t
hold_lock(unsigned ms)
{
    int ready[2];
    char byte = 0;
    ck_assert_int_eq(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        TuConn *other = NULL;
        tu_conn_open(url, NULL, &other, NULL);
        tu_conn_exec(other, "BEGIN; LOCK TABLE a IN ACCESS SHARE MODE", NULL);
        ck_assert_int_eq(write(ready[1], &byte, 1), 1);
        usleep(ms * 1000);
        _exit(0);
    }
    ck_assert_int_eq(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
    return child;
}

static const HelpFile altering[] = {
    {"1_a.sql", "CREATE TABLE a (x int);\n"},
    {"2_b.sql", "CREATE TABLE b (x int);\nALTER TABLE a ADD COLUMN y int;\n"},
};

START_TEST(test_a_lock_in_the_way_is_waited_for_in_tries)
{
    use(altering, 1);
    ok(up());
    use(altering, 2);
    options.lock_timeout_ms = 50;
    options.retry_ms = 50;
    pid_t child = hold_lock(400);
    ok(up());
    waitpid(child, NULL, 0);
    ck_assert_uint_eq(result.files, 1);
}
END_TEST

START_TEST(test_a_lock_that_stays_is_given_up_with_names)
{
    use(altering, 1);
    ok(up());
    use(altering, 2);
    options.lock_timeout_ms = 20;
    options.lock_retries = 2;
    pid_t child = hold_lock(60000);
    ck_assert_int_eq(up(), TU_ERR_LOCKED);
    says("tried 3 times");
    ck_assert_str_eq(err.sqlstate, "55P03");
    ck_assert_ptr_nonnull(strstr(err.hint, "idle in transaction"));
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_migrations"), 1);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}
END_TEST

START_TEST(test_a_backend_that_is_ended_changes_nothing)
{
    static const HelpFile files[] = {
        {"1_a.sql", "CREATE TABLE a (x int);\n"
                    "SELECT pg_terminate_backend(pg_backend_pid());\nCREATE TABLE b (x int);\n"}};
    use(files, 1);
    ck_assert_int_eq(up(), TU_ERR_LOST);
    ck_assert_ptr_nonnull(strstr(err.hint, "nothing of version 1 was applied"));
    tu_conn_free(conn);
    conn = help_open(url);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_class WHERE relname = 'a'"), 0);
}
END_TEST

START_TEST(test_many_processes_apply_each_migration_once)
{
    for (int round = 0; round < 3; round++) {
        pid_t children[4];
        for (size_t i = 0; i < TU_LEN(children); i++) {
            children[i] = fork();
            if (children[i] != 0)
                continue;
            TuConn *own = NULL;
            TuMigrationSet *mine = help_set(&tu_dialect_pg, three, 3);
            TuStatus st = tu_conn_open(url, NULL, &own, &err);
            if (st == TU_OK)
                st = tu_apply_up(own, mine, &options, NULL, &err);
            if (st != TU_OK)
                fprintf(stderr, "# %s\n", err.message);
            _exit(st == TU_OK ? 0 : 1);
        }
        for (size_t i = 0; i < TU_LEN(children); i++) {
            int code = 1;
            waitpid(children[i], &code, 0);
            ck_assert_int_eq(code, 0);
        }
        ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 2);
        ck_assert_int_eq(
            help_number(conn, "SELECT count(*) FROM schema_audit_log WHERE version > ''"), 3);
        help_exec(conn, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
}
END_TEST

START_TEST(test_the_printed_script_does_the_same)
{
    TuBuf script = TU_BUF_INIT;
    TuVec rows = TU_VEC_INIT;
    static const char head[] = "\\set ON_ERROR_STOP on\n";
    use(three, 3);
    ok(tu_apply_write_up(&script, set, &rows, NULL, &err));
    ck_assert(strncmp(script.s, head, strlen(head)) == 0);
    help_exec(conn, script.s + strlen(head));
    ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 2);
    ok(up());
    ck_assert_uint_eq(result.files, 0);
    tu_buf_release(&script);
}
END_TEST

START_TEST(test_the_history_can_live_in_another_schema)
{
    help_exec(conn, "CREATE SCHEMA \"Ops\"");
    options.history_schema = "Ops";
    options.history_table = "Log \"of\" changes";
    use(three, 3);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM \"Ops\".\"Log \"\"of\"\" changes\""),
                     3);
}
END_TEST

/* ---- lost connections ---- */

static void
fresh(void *data)
{
    (void)data;
    help_exec(conn, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

static TuStatus
run_up(TuConn *on, const TuApplyOptions *with, void *data, TuError *error)
{
    return tu_apply_up(on, data, with, NULL, error);
}

static void
check_up(TuConn *on, void *data)
{
    (void)data;
    ck_assert_int_eq(help_number(on, "SELECT x FROM a"), 2);
    ck_assert_int_eq(
        help_number(on, "SELECT count(*) FROM schema_migrations WHERE status = 'applied'"), 2);
}

START_TEST(test_a_connection_lost_anywhere_is_made_good_by_the_next_run)
{
    use(three, 2);
    HelpCuts cuts = {fresh, run_up, check_up, url, set};
    ck_assert_uint_ge(help_cut_everywhere(&cuts, &options), 80);
}
END_TEST

static const HelpFile journal[] = {
    {"1_a.sql", "-- Up Migration\n-- Transaction: none\nCREATE TABLE a (x int);\n"
                "INSERT INTO a VALUES (1), (5);\nUPDATE a SET x = x + 1;\n"
                "CREATE INDEX CONCURRENTLY i ON a (x);\nUPDATE a SET x = x + 1;\nVACUUM a;\n"
                "DROP INDEX CONCURRENTLY i;\n"}};

static void
check_journal(TuConn *on, void *data)
{
    (void)data;
    ck_assert_int_eq(help_number(on, "SELECT sum(x) FROM a"), 10);
    ck_assert_int_eq(help_number(on, "SELECT count(*) FROM pg_class WHERE relname = 'i'"), 0);
    HELP_VALUE_IS(on, "SELECT status FROM schema_migrations", "applied");
}

START_TEST(test_a_journal_survives_a_connection_lost_anywhere)
{
    use(journal, 1);
    HelpCuts cuts = {fresh, run_up, check_journal, url, set};
    ck_assert_uint_ge(help_cut_everywhere(&cuts, &options), 60);
}
END_TEST

/* Several parts: before, outside, after; what the parts of a transaction do stands or falls
 * together. */
static const HelpFile parts[] = {
    {"1_a.sql",
     "-- Up Migration\nCREATE TABLE a (x int, y int);\nINSERT INTO a VALUES (1, 1), (5, 5);\n"
     "CREATE INDEX old ON a (x);\n-- Transaction: none\n"
     "CREATE UNIQUE INDEX CONCURRENTLY \"A i\" ON a (y);\nDROP INDEX CONCURRENTLY old;\n"
     "-- Transaction: own\nSET LOCAL lock_timeout = '3s';\nUPDATE a SET x = x + 1;\n"
     "ALTER TABLE a ADD CONSTRAINT k UNIQUE USING INDEX \"A i\";\nUPDATE a SET x = x + 1;\n"
     "-- Transaction: own\nUPDATE a SET x = x + 10;\n-- Down Migration\nDROP TABLE a;\n"}};

static void
check_parts(TuConn *on, void *data)
{
    (void)data;
    ck_assert_int_eq(help_number(on, "SELECT sum(x) FROM a"), 30);
    ck_assert_int_eq(help_number(on, "SELECT count(*) FROM pg_class WHERE relname = 'old'"), 0);
    ck_assert_int_eq(help_number(on, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"), 0);
    ck_assert_int_eq(help_number(on, "SELECT count(*) FROM pg_constraint WHERE conname = 'k'"), 1);
    ck_assert_int_eq(help_number(on, "SELECT statements_done FROM schema_migrations"), 10);
    HELP_VALUE_IS(on, "SELECT status FROM schema_migrations", "applied");
}

START_TEST(test_parts_survive_a_connection_lost_anywhere)
{
    use(parts, 1);
    HelpCuts cuts = {fresh, run_up, check_parts, url, set};
    ck_assert_uint_ge(help_cut_everywhere(&cuts, &options), 60);
}
END_TEST

START_TEST(test_the_printed_script_has_the_same_parts)
{
    TuBuf script = TU_BUF_INIT;
    TuVec rows = TU_VEC_INIT;
    use(parts, 1);
    ok(tu_apply_write_up(&script, set, &rows, NULL, &err));
    for (char *at = strchr(script.s, '\n') + 1, *end; *at != '\0'; at = end + 2) {
        end = strstr(at, ";\n"); /* one by one, as psql does */
        *end = '\0';
        help_exec(conn, at);
    }
    check_parts(conn, NULL);
    tu_buf_release(&script);
}
END_TEST

static const HelpFile part_fails[] = {
    {"1_a.sql", "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n"
                "-- Transaction: own\nUPDATE a SET x = 2;\nSELECT 1 / 0;\n"},
    {"1_a.sql", "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n"
                "-- Transaction: own\nUPDATE a SET x = x + 2;\nSELECT 1;\n"}};

START_TEST(test_a_part_that_fails_is_undone_as_a_whole)
{
    use(part_fails, 1);
    ck_assert_int_eq(up(), TU_ERR_PARTIAL);
    says("2 of 4 statements took effect");
    ck_assert_int_eq(err.line, 5);
    ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 1);
    use(part_fails + 1, 1);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 3);
}
END_TEST

/* End the backend while CREATE INDEX CONCURRENTLY waits for an older snapshot. */
static void
kill_the_build(void)
{
    TuConn *other = NULL;
    tu_conn_open(url, NULL, &other, NULL);
    tu_conn_exec(other, "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1 FROM pg_class", NULL);
    pid_t child = fork();
    if (child == 0) {
        TuConn *own = NULL;
        tu_conn_open(url, NULL, &own, NULL);
        options.reopen = help_no_reopen;
        _exit(tu_apply_up(own, set, &options, NULL, NULL) == TU_ERR_LOST ? 0 : 1);
    }
    int code = 1, tries = 0;
    for (; tries < 400; tries++) {
        if (help_number(conn, "SELECT count(*) FROM pg_stat_activity"
                              " WHERE query LIKE 'CREATE INDEX CONC%' AND wait_event_type = 'Lock'"
                              " AND datname = current_database()") == 1)
            break;
        usleep(10000);
    }
    ck_assert_int_lt(tries, 400);
    help_exec(conn, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE query LIKE 'CREATE INDEX CONC%' AND datname = current_database()");
    waitpid(child, &code, 0);
    ck_assert_int_eq(code, 0);
    tu_conn_exec(other, "COMMIT", NULL);
    tu_conn_free(other);
}

START_TEST(test_a_build_that_is_killed_is_dropped_and_built_anew)
{
    static const HelpFile files[] = {
        {"1_a.sql", "CREATE TABLE a (x int, y int);\n"},
        {"2_b.sql", "ALTER TABLE a ADD COLUMN z int;\n-- Transaction: none\n"
                    "CREATE INDEX CONCURRENTLY i ON a (x);\nCREATE INDEX CONCURRENTLY j ON a (y);\n"
                    "-- Transaction: own\nALTER TABLE a ADD COLUMN w int;\n"}};
    use(files, 1);
    ok(up());
    use(files, 2);
    kill_the_build();
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"), 1);
    ck_assert_int_eq(
        help_number(conn, "SELECT statements_done FROM schema_migrations WHERE version = '2'"), 1);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"), 0);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_class WHERE relname IN ('i', 'j')"),
                     2);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM pg_attribute WHERE attname = 'w'"), 1);
}
END_TEST

int
main(void)
{
    server = getenv("TRUEUP_TEST_PG_URL");
    if (server == NULL || *server == '\0') {
        printf("1..0 # SKIP TRUEUP_TEST_PG_URL is not set\n");
        return EXIT_SUCCESS;
    }
    Suite *suite = suite_create("apply/apply_pg");
    TCase *tc = tcase_create("pg");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_up_and_down_go_round);
    tcase_add_test(tc, test_a_failing_statement_rolls_back_and_is_recorded);
    tcase_add_test(tc, test_a_deferred_constraint_fails_at_commit);
    tcase_add_test(tc, test_what_a_file_sets_does_not_reach_the_next);
    tcase_add_test(tc, test_statements_that_cannot_be_in_a_transaction_are_refused);
    tcase_add_test(tc, test_a_failed_concurrent_index_is_swept_and_made_again);
    tcase_add_test(tc, test_an_opaque_statement_that_was_interrupted_is_not_run_twice);
    tcase_add_test(tc, test_a_lock_in_the_way_is_waited_for_in_tries);
    tcase_add_test(tc, test_a_lock_that_stays_is_given_up_with_names);
    tcase_add_test(tc, test_a_backend_that_is_ended_changes_nothing);
    tcase_add_test(tc, test_many_processes_apply_each_migration_once);
    tcase_add_test(tc, test_the_printed_script_does_the_same);
    tcase_add_test(tc, test_the_history_can_live_in_another_schema);
    tcase_add_test(tc, test_a_connection_lost_anywhere_is_made_good_by_the_next_run);
    tcase_add_test(tc, test_a_journal_survives_a_connection_lost_anywhere);
    tcase_add_test(tc, test_parts_survive_a_connection_lost_anywhere);
    tcase_add_test(tc, test_the_printed_script_has_the_same_parts);
    tcase_add_test(tc, test_a_part_that_fails_is_undone_as_a_whole);
    tcase_add_test(tc, test_a_build_that_is_killed_is_dropped_and_built_anew);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
