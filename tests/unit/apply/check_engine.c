/* What a statement is by its first words, and the exact conversation with a PostgreSQL server. */
#include "config.h"

#include "db/fake.h"
#include "help.h"

static TuError err;

static unsigned
class_of(const TuDialect *dialect, const char *sql)
{
    TuSqlPart part = {.text = sql, .len = strlen(sql)};
    return tu_statement_class(tu_apply_engine(dialect), &part);
}

START_TEST(test_first_words_decide_the_class)
{
    static const struct {
        const char *sql;
        unsigned pg, sqlite;
    } cases[] = {
        {"select 1", 0, 0},
        {"BEGIN", TU_CLASS_CONTROL, TU_CLASS_CONTROL},
        {"/* x */ Commit", TU_CLASS_CONTROL, TU_CLASS_CONTROL},
        {"rollback work", TU_CLASS_CONTROL, TU_CLASS_CONTROL},
        {"ROLLBACK TO SAVEPOINT s", 0, 0},
        {"start transaction", TU_CLASS_CONTROL, TU_CLASS_CONTROL},
        {"prepare p as select 1", 0, 0},
        {"vacuum", TU_CLASS_OUTSIDE, TU_CLASS_OUTSIDE},
        {"create unique index concurrently i on t (a)", TU_CLASS_OUTSIDE, 0},
        {"create index \"concurrently\" on t (a)", 0, 0},
        {"create table t (a text default 'concurrently')", 0, 0},
        {"refresh materialized view concurrently m", 0, 0},
        {"alter table t detach partition p concurrently", TU_CLASS_OUTSIDE, 0},
        {"alter type t add value 'x'", 0, 0},
        {"do $$begin end$$", TU_CLASS_OPAQUE, 0},
        {"pragma foreign_keys = off", 0, TU_CLASS_SETTING},
        {"attach 'x' as y", 0, TU_CLASS_OUTSIDE},
        {"\"begin\"", 0, 0},
        {"set search_path = x", TU_CLASS_SESSION, 0},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        ck_assert_msg(class_of(&tu_dialect_pg, cases[i].sql) == cases[i].pg, "%s", cases[i].sql);
        ck_assert_msg(class_of(&tu_dialect_sqlite, cases[i].sql) == cases[i].sqlite, "%s",
                      cases[i].sql);
    }
}
END_TEST

START_TEST(test_ddl_of_mysql_commits_by_itself)
{
    static const struct {
        const char *sql;
        unsigned flags;
    } cases[] = {
        {"insert into t values (1)", 0},
        {"replace into t values (1)", 0},
        {"with x as (select 1) select * from x", 0},
        {"START TRANSACTION", TU_CLASS_CONTROL},
        {"xa start 'x'", TU_CLASS_CONTROL},
        {"alter table t add b int", TU_CLASS_OUTSIDE},
        {"# note\ncreate table t (a int)", TU_CLASS_OUTSIDE},
        {"/* note */ truncate t", TU_CLASS_OUTSIDE},
        {"set password = 'x'", TU_CLASS_OUTSIDE | TU_CLASS_SESSION},
        {"set foreign_key_checks = 0", TU_CLASS_SESSION},
        {"set autocommit = 0", TU_CLASS_SESSION | TU_CLASS_CONTROL},
        {"call p()", TU_CLASS_OPAQUE},
        {"use other", TU_CLASS_FOREIGN},
        {"lock tables t write", TU_CLASS_FOREIGN},
        {"`create` table", 0},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++)
        ck_assert_msg(class_of(&tu_dialect_mysql, cases[i].sql) == cases[i].flags, "%s",
                      cases[i].sql);
}
END_TEST

static const char *const three[] = {"7"};
static const char *const none[] = {"0"};
/* The clock, the actor, and no row of the log. */
static const char *const clock_only[] = {"2025-01-15T10:30:00Z",
                                         "me",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N",
                                         "\\N"};

#define LOG_IS(from)                                                                          \
    {                                                                                         \
        .sql = (from), .rows = clock_only, .row_count = 1, .column_count = TU_LEN(clock_only) \
    }
/* Under the lock: the tables, then history, metadata and log in one state. */
#define READING                                                                       \
    {.sql = "READ ONLY"}, {.sql = "FROM public.schema_migrations ORDER BY position"}, \
        {.sql = "SELECT key, value"}, LOG_IS("OR history IS NULL)"),                  \
    {                                                                                 \
        .sql = "COMMIT"                                                               \
    }
#define THREE_TABLES                                                           \
    {                                                                          \
        .sql = "to_regclass", .rows = three, .row_count = 1, .column_count = 1 \
    }
#define BEGINNING                              \
    {.sql = "BEGIN"},                          \
    {                                          \
        .sql = "SET LOCAL lock_timeout = 5000" \
    }
/* An entry of the log, with its seal. */
#define ENTRY                                                                             \
    LOG_IS("id OPERATOR(pg_catalog.>=)"), {.sql = "INSERT INTO public.schema_audit_log"}, \
        {.sql = "'history_format', '2'"},                                                 \
    {                                                                                     \
        .sql = "'history_head schema_migrations', 'v1:"                                   \
    }
#define COMMITTED_ENTRY \
    BEGINNING, ENTRY,   \
    {                   \
        .sql = "COMMIT" \
    }
#define OPENING                                       \
    BEGINNING, {.sql = "SELECT version"},             \
    {                                                 \
        .sql = "INSERT INTO public.schema_migrations" \
    }

static TuStatus
talk(const TuFakeStep *steps, size_t count)
{
    static const HelpFile files[] = {{"1_a.sql", "CREATE TABLE a (x int);\n"}};
    TuMigrationSet *set = help_set(&tu_dialect_pg, files, 1);
    TuConn *conn = tu_fake_conn_new(&tu_dialect_pg, "15.0", steps, count);
    TuApplyOptions options = {.retry_ms = 1};
    TuStatus st = tu_apply_up(conn, set, &options, NULL, &err);
    ck_assert_msg(tu_fake_conn_left(conn) == 0, "%zu steps left: %s", tu_fake_conn_left(conn),
                  err.message);
    tu_conn_free(conn);
    tu_migration_set_free(set);
    return st;
}

START_TEST(test_the_row_comes_before_the_statement_in_one_transaction)
{
    static const TuFakeStep steps[] = {
        {.sql = "to_regclass", .rows = none, .row_count = 1, .column_count = 1},
        {.sql = "BEGIN"},
        {.sql = "CREATE TABLE IF NOT EXISTS public.schema_migrations"},
        {.sql = "CREATE TABLE IF NOT EXISTS public.schema_metadata"},
        {.sql = "CREATE TABLE IF NOT EXISTS public.schema_audit_log"},
        {.sql = "COMMIT"},
        READING,
        COMMITTED_ENTRY,
        OPENING,
        {.sql = "CREATE TABLE a (x int)"},
        {.sql = "RESET SESSION AUTHORIZATION"},
        {.sql = "UPDATE public.schema_migrations SET status = 'applied'"},
        {.sql = "INSERT INTO public.schema_metadata"},
        {.sql = "WHERE version OPERATOR(pg_catalog.=) '1'"},
        ENTRY,
        {.sql = "COMMIT"},
        COMMITTED_ENTRY,
    };
    ck_assert_msg(talk(steps, TU_LEN(steps)) == TU_OK, "%s", err.message);
}
END_TEST

START_TEST(test_a_deadlock_is_tried_again_from_the_start)
{
    static const TuFakeStep steps[] = {
        THREE_TABLES,
        READING,
        COMMITTED_ENTRY,
        OPENING,
        {.sql = "CREATE TABLE a", .fails = TU_ERR_LOCKED, .sqlstate = "40P01"},
        {.sql = "ROLLBACK"},
        OPENING,
        {.sql = "CREATE TABLE a"},
        {.sql = "RESET"},
        {.sql = "'applied'"},
        {.sql = "schema_metadata"},
        {.sql = "SELECT version"},
        ENTRY,
        {.sql = "COMMIT"},
        COMMITTED_ENTRY,
    };
    ck_assert_msg(talk(steps, TU_LEN(steps)) == TU_OK, "%s", err.message);
}
END_TEST

START_TEST(test_a_failure_is_written_in_a_transaction_of_its_own)
{
    static const TuFakeStep steps[] = {
        THREE_TABLES,
        READING,
        COMMITTED_ENTRY,
        OPENING,
        {.sql = "CREATE TABLE a", .fails = TU_ERR_DB, .sqlstate = "42P07"},
        {.sql = "ROLLBACK"},
        {.sql = "BEGIN"},
        {.sql = "SET LOCAL"},
        {.sql = "INSERT INTO public.schema_migrations"},
        {.sql = "SET status = 'failed'"},
        {.sql = "SELECT version"},
        ENTRY,
        {.sql = "COMMIT"},
        COMMITTED_ENTRY,
    };
    ck_assert_int_eq(talk(steps, TU_LEN(steps)), TU_ERR_DB);
    ck_assert_str_eq(err.sqlstate, "42P07");
    ck_assert_str_eq(err.file, "1_a.sql");
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("apply/engine");
    TCase *tc = tcase_create("engine");
    tcase_add_test(tc, test_first_words_decide_the_class);
    tcase_add_test(tc, test_ddl_of_mysql_commits_by_itself);
    tcase_add_test(tc, test_the_row_comes_before_the_statement_in_one_transaction);
    tcase_add_test(tc, test_a_deadlock_is_tried_again_from_the_start);
    tcase_add_test(tc, test_a_failure_is_written_in_a_transaction_of_its_own);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
