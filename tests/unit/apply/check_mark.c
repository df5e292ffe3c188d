/* What the catalog says about one statement, before and behind it, on a real MySQL or MariaDB.
 * Needs TRUEUP_TEST_MYSQL_URL. */
#include "config.h"

#include <unistd.h>

#include "apply/applier.h"
#include "help.h"

static char database[64];
static TuConn *conn;
static TuApplier applier;
static TuError err;
static const TuApplyOptions options;

static void
setup(void)
{
    char sql[200];
    TuArena *arena = tu_arena_new();
    TuConn *admin = help_open(getenv("TRUEUP_TEST_MYSQL_URL"));
    snprintf(database, sizeof(database), "tu_check_mark_%ld", (long)getpid());
    snprintf(sql, sizeof(sql), "CREATE DATABASE %s CHARACTER SET latin1", database);
    help_exec(admin, sql);
    conn = help_open(tu_conn_sibling_url(admin, database, arena));
    tu_conn_free(admin);
    tu_arena_free(arena);
    ck_assert_int_eq(tu_applier_init(&applier, conn, &options, &err), TU_OK);
    help_exec(conn, "CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, a int, b int, KEY i (a));"
                    "CREATE TABLE `o``dd` (x int); CREATE TABLE other (x int);"
                    "CREATE VIEW v AS SELECT a FROM t; CREATE PROCEDURE p() SELECT 1;"
                    "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 1;"
                    "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1");
}

static void
teardown(void)
{
    char sql[200];
    snprintf(sql, sizeof(sql), "DROP DATABASE %s", database);
    help_exec(conn, sql);
    tu_applier_release(&applier);
    tu_conn_free(conn);
}

static const char *
mark(const char *sql, char out[TU_MARK_SIZE])
{
    TuSqlPart part = {.text = sql, .len = strlen(sql)};
    ck_assert_msg(tu_applier_mark(&applier, &part, out, &err) == TU_OK, "%s: %s", sql, err.message);
    return out;
}

static TuEffect
effect(const char *sql, const char *kept)
{
    TuEffect found = TU_EFFECT_UNKNOWN;
    TuSqlPart part = {.text = sql, .len = strlen(sql)};
    ck_assert_msg(tu_applier_compare_mark(&applier, &part, kept, &found, &err) == TU_OK, "%s: %s",
                  sql, err.message);
    return found;
}

START_TEST(test_an_effect_is_seen_and_nothing_else)
{
    static const char *const statements[] = {
        "CREATE TABLE n (x int)",
        "CREATE OR REPLACE ALGORITHM = MERGE DEFINER = CURRENT_USER SQL SECURITY INVOKER VIEW w AS"
        " SELECT 1",
        "CREATE UNIQUE INDEX j ON t (id, b)",
        "ALTER TABLE t ADD COLUMN c int DEFAULT 3",
        "alter table `o``dd` add y int",
        "/*!40000 ALTER TABLE t ADD COLUMN d int */",
        "ALTER TABLE t RENAME COLUMN d TO d2, RENAME INDEX i TO i2",
        "ALTER TABLE `o``dd` ADD CHECK (x > 0), RENAME TO o1",
        "RENAME TABLE o1 TO o3, other TO `o2`",
        "DROP INDEX i2 ON t",
        "CREATE TRIGGER IF NOT EXISTS tr2 AFTER INSERT ON t FOR EACH ROW SET @x = 1",
        "DROP TRIGGER tr",
        "CREATE DEFINER = CURRENT_USER PROCEDURE q() BEGIN DROP TABLE IF EXISTS x; END",
        "ALTER PROCEDURE p COMMENT 'said'",
        "DROP PROCEDURE IF EXISTS p",
        "CREATE FUNCTION f() RETURNS int DETERMINISTIC NO SQL RETURN 1",
        "DROP FUNCTION f",
        "CREATE EVENT e2 ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 2",
        "ALTER EVENT e2 RENAME TO e3",
        "DROP EVENT e",
        "ALTER VIEW v AS SELECT b FROM t",
        "DROP VIEW v, w",
        "DROP TABLE IF EXISTS n, o2 RESTRICT",
    };
    char kept[TU_MARK_SIZE];
    for (size_t i = 0; i < TU_LEN(statements); i++) {
        const char *sql = statements[i];
        ck_assert_msg(tu_applier_is_mark(mark(sql, kept)), "%s: \"%s\"", sql, kept);
        /* Neither somebody else's work nor rows nor the session's settings are its effect. */
        help_exec(conn, "CREATE TABLE elsewhere (x int); INSERT INTO t (a) VALUES (1);"
                        " SET sql_mode = 'ANSI', time_zone = '+05:00'");
        ck_assert_msg(effect(sql, kept) == TU_EFFECT_NONE, "%s", sql);
        HELP_VALUE_IS(conn, "SELECT @@time_zone", "+05:00");
        help_exec(conn, "SET sql_mode = DEFAULT, time_zone = DEFAULT; DROP TABLE elsewhere");
        help_exec(conn, sql);
        ck_assert_msg(effect(sql, kept) == TU_EFFECT_DONE, "%s", sql);
    }
}
END_TEST

START_TEST(test_what_can_be_done_twice_is)
{
    static const char *const statements[] = {"ANALYZE TABLE t", "OPTIMIZE TABLE t",
                                             "TRUNCATE TABLE t", "GRANT SELECT ON t TO x"};
    char kept[TU_MARK_SIZE];
    for (size_t i = 0; i < TU_LEN(statements); i++)
        ck_assert_int_eq(effect(statements[i], mark(statements[i], kept)), TU_EFFECT_NONE);
}
END_TEST

START_TEST(test_what_is_not_understood_is_not_judged)
{
    static const char *const statements[] = {
        "ALTER DATABASE CHARACTER SET utf8mb4",
        "CREATE USER x",
        "DROP ROLE trigger_",
        "CREATE TABLE \"t\" (a int)",
        "INSTALL PLUGIN x SONAME 'y'",
        "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'table')",
    };
    char kept[TU_MARK_SIZE];
    for (size_t i = 0; i < TU_LEN(statements); i++)
        ck_assert_msg(strcmp(mark(statements[i], kept), "") == 0, "%s: %s", statements[i], kept);
    mark("ALTER TABLE t EXCHANGE PARTITION p WITH TABLE other", kept);
    ck_assert_str_eq(kept, "opaque");
    ck_assert(tu_applier_is_mark(mark("ALTER TABLE t ADD `exchange` int", kept)));
}
END_TEST

START_TEST(test_another_statement_than_the_one_that_ran_is_not_judged)
{
    char kept[TU_MARK_SIZE];
    mark("ALTER TABLE t ADD c int", kept);
    ck_assert_int_eq(effect("ALTER TABLE t ADD c bigint", kept), TU_EFFECT_UNKNOWN);
    ck_assert_int_eq(effect("ALTER TABLE t ADD c int", kept), TU_EFFECT_NONE);
}
END_TEST

int
main(void)
{
    const char *server = getenv("TRUEUP_TEST_MYSQL_URL");
    if (server == NULL || *server == '\0') {
        printf("1..0 # SKIP TRUEUP_TEST_MYSQL_URL is not set\n");
        return EXIT_SUCCESS;
    }
    Suite *suite = suite_create("apply/mark");
    TCase *tc = tcase_create("mark");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_an_effect_is_seen_and_nothing_else);
    tcase_add_test(tc, test_what_can_be_done_twice_is);
    tcase_add_test(tc, test_what_is_not_understood_is_not_judged);
    tcase_add_test(tc, test_another_statement_than_the_one_that_ran_is_not_judged);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
