/* Applying on real SQLite files: up, down, failures, drift, hazards, races, lost connections. */
#include "config.h"

#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include "help.h"

#define ZERO_FP "sha256:0000000000000000000000000000000000000000000000000000000000000000"

static char dir[40];
static char path[200];
static TuConn *conn;
static TuMigrationSet *set;
static TuApplyOptions options;
static TuApplyResult result;
static TuError err;

static void
setup(void)
{
    /* Memory where there is some: the tests commit ten thousand times. */
    snprintf(dir, sizeof(dir), "%s/check_apply_XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(path, sizeof(path), "sqlite:%s/test.db", dir);
    conn = help_open(path);
    options = (TuApplyOptions){.fingerprint = help_fingerprint, .retry_ms = 1};
    memset(&err, 0, sizeof(err));
}

static void
remove_files(void)
{
    static const char *const names[] = {"test.db", "test.db-journal", "test.db-wal", "test.db-shm"};
    for (size_t i = 0; i < TU_LEN(names); i++) {
        char name[300];
        snprintf(name, sizeof(name), "%s/%s", dir, names[i]);
        unlink(name);
    }
}

static void
teardown(void)
{
    tu_conn_free(conn);
    tu_migration_set_free(set);
    set = NULL;
    remove_files();
    rmdir(dir);
}

static void
use(const HelpFile *files, size_t count)
{
    tu_migration_set_free(set);
    set = help_set(&tu_dialect_sqlite, files, count);
}

static TuStatus
up(void)
{
    memset(&err, 0, sizeof(err));
    return tu_apply_up(conn, set, &options, &result, &err);
}

static TuStatus
down(void)
{
    memset(&err, 0, sizeof(err));
    return tu_apply_down(conn, NULL, &options, &result, &err);
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
    {"1.0.0_a.sql", "-- Up Migration\nCREATE TABLE a (x INTEGER);\nINSERT INTO a VALUES (1);\n"
                    "-- Down Migration (Rollback)\nDROP TABLE a;\n"},
    {"1.1.0_b.sql", "-- Up Migration\nCREATE TABLE b (y INTEGER);\nUPDATE a SET x = x + 1;\n"
                    "-- Down Migration (Rollback)\nUPDATE a SET x = x - 1;\nDROP TABLE b;\n"},
    {"1.2.0_c.sql", "-- Up Migration\nCREATE TABLE c (z INTEGER);\n"
                    "-- Down Migration (Rollback)\nDROP TABLE c;\n"},
};

START_TEST(test_up_applies_all_and_records_it)
{
    use(three, 3);
    ok(up());
    ck_assert_uint_eq(result.files, 3);
    ck_assert_uint_eq(result.statements, 5);
    ck_assert_str_eq(result.version, "1.2.0");
    ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 2);
    ck_assert_int_eq(
        help_number(conn, "SELECT count(*) FROM schema_migrations WHERE status = 'applied' AND"
                          " from_fingerprint IS NOT NULL AND to_fingerprint IS NOT NULL"),
        3);
    HELP_VALUE_IS(conn, "SELECT value FROM schema_metadata WHERE key = 'schema_version'", "1.2.0");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_audit_log WHERE version > ''"),
                     3);
    ok(up());
    ck_assert_uint_eq(result.files, 0);
    ck_assert_str_eq(result.version, "1.2.0");
}
END_TEST

START_TEST(test_up_to_stops_there)
{
    use(three, 3);
    options.to = "1.1.0";
    ok(up());
    ck_assert_uint_eq(result.files, 2);
    ck_assert_str_eq(result.version, "1.1.0");
    options.to = "9.9.9";
    ck_assert_int_eq(up(), TU_ERR_USAGE);
}
END_TEST

START_TEST(test_down_needs_no_file)
{
    use(three, 3);
    ok(up());
    ok(down());
    ck_assert_uint_eq(result.files, 1);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'c'"), 0);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations WHERE version = '1.2.0'",
                  "rolled_back");
    HELP_VALUE_IS(conn, "SELECT value FROM schema_metadata WHERE key = 'schema_version'", "1.1.0");
    options.to = "1.0.0";
    ok(down());
    ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 1);
    options.to = NULL;
    options.steps = 5;
    ok(down());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), 0);
    ok(down());
    ck_assert_uint_eq(result.files, 0);
    ok(up());
    ck_assert_uint_eq(result.files, 3);
}
END_TEST

START_TEST(test_down_refuses_the_irreversible)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x);\n"},
        {"2_b.sql", "-- Up Migration\nCREATE TABLE b (x);\n-- Down Migration\n"
                    "-- Irreversible: rows are gone\n"},
    };
    use(files, 2);
    ok(up());
    ck_assert_int_eq(down(), TU_ERR_REFUSED);
    says("rows are gone");
    options.to = "7";
    ck_assert_int_eq(down(), TU_ERR_USAGE);
    options.to = NULL;
    help_exec(conn, "DROP TABLE a; DROP TABLE b");
    help_forget(conn);
    use(files, 1);
    ok(up());
    options.to = NULL;
    ck_assert_int_eq(down(), TU_ERR_REFUSED);
    says("no down section");
}
END_TEST

START_TEST(test_an_edited_file_is_refused_with_both_checksums)
{
    HelpFile edited[] = {three[0], three[1]};
    use(three, 2);
    ok(up());
    edited[1].text = "-- Up Migration\nCREATE TABLE b (y TEXT);\n";
    use(edited, 2);
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    says("1.1.0_b.sql");
    ck_assert_uint_eq(strlen(strstr(err.message, "applied v1:")) > 140, 1);
}
END_TEST

START_TEST(test_line_ends_do_not_count_as_an_edit)
{
    static const HelpFile unix_file[] = {{"1_a.sql", "CREATE TABLE a (x);\n"}};
    static const HelpFile dos_file[] = {{"1_a.sql", "\xEF\xBB\xBF"
                                                    "CREATE TABLE a (x);\r\n"}};
    use(unix_file, 1);
    ok(up());
    use(dos_file, 1);
    ok(up());
}
END_TEST

START_TEST(test_out_of_order_and_missing_files_are_refused)
{
    static const HelpFile late[] = {
        {"1_a.sql", "CREATE TABLE a (x);"},
        {"3_c.sql", "CREATE TABLE c (x);"},
        {"2_b.sql", "CREATE TABLE b (x);"},
    };
    use(late, 2);
    ok(up());
    use(late, 3);
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    says("2_b.sql");
    says("out of order");
    use(late, 1);
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    says("has no file");
}
END_TEST

START_TEST(test_a_failing_statement_leaves_nothing_and_says_where)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x);\nINSERT INTO a VALUES (1);\n\n"
                    "INSERT INTO nowhere VALUES (1);\nINSERT INTO a VALUES (2);\n"}};
    static const HelpFile fixed[] = {{"1_a.sql", "-- Up Migration\nCREATE TABLE a (x);\n"}};
    use(files, 1);
    ck_assert_int_eq(up(), TU_ERR_DB);
    says("version 1, statement 3 of 4");
    ck_assert_str_eq(err.file, "1_a.sql");
    ck_assert_int_eq(err.line, 5);
    ck_assert_str_eq(err.statement, "INSERT INTO nowhere VALUES (1)");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), 0);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "failed");
    ck_assert_int_eq(help_number(conn, "SELECT error_message LIKE '1_a.sql:5: %nowhere%' FROM"
                                       " schema_migrations"),
                     1);
    ck_assert_int_eq(
        help_number(
            conn, "SELECT count(*) FROM schema_audit_log WHERE result = 'failed' AND version > ''"),
        1);
    use(fixed, 1);
    ok(up());
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "applied");
    ck_assert_int_eq(help_number(conn, "SELECT error_message IS NULL FROM schema_migrations"), 1);
}
END_TEST

START_TEST(test_a_failing_rollback_leaves_it_applied)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\nCREATE TABLE a (x);\n-- Down Migration\nDROP TABLE a;\n"
                    "DROP TABLE nowhere;\n"}};
    use(files, 1);
    ok(up());
    ck_assert_int_eq(down(), TU_ERR_DB);
    says("of the rollback");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM a"), 0);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "applied");
    ck_assert_int_eq(
        help_number(conn, "SELECT error_message LIKE '%nowhere%' FROM schema_migrations"), 1);
}
END_TEST

static const char *
fingerprint_of(const char *sql)
{
    static char out[TU_FINGERPRINT_SIZE];
    TuConn *scratch = help_open("sqlite::memory:");
    help_exec(scratch, sql);
    ck_assert_int_eq(help_fingerprint(scratch, out, NULL, &err), TU_OK);
    tu_conn_free(scratch);
    return out;
}

START_TEST(test_fingerprints_are_checked_before_and_after)
{
    char text[600], empty[TU_FINGERPRINT_SIZE];
    memcpy(empty, fingerprint_of(""), sizeof(empty));
    HelpFile file = {"1_a.sql", text};
    snprintf(text, sizeof(text), "-- From: %s   To: %s\n-- Up Migration\nCREATE TABLE a (x);\n",
             ZERO_FP, empty);
    use(&file, 1);
    ck_assert_int_eq(up(), TU_ERR_DIFFERS);
    says("drift");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_migrations"), 0);

    snprintf(text, sizeof(text), "-- From: %s   To: %s\n-- Up Migration\nCREATE TABLE a (x);\n",
             empty, ZERO_FP);
    use(&file, 1);
    ck_assert_int_eq(up(), TU_ERR_DIFFERS);
    says("promises the schema");
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "failed");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), 0);

    snprintf(text, sizeof(text),
             "-- From: %s   To: %s\n-- Up Migration\nCREATE TABLE a (x);\n"
             "-- Down Migration (Rollback)\nDROP TABLE a;\n",
             empty, fingerprint_of("CREATE TABLE a (x)"));
    use(&file, 1);
    ok(up());
    help_exec(conn, "CREATE TABLE stranger (x)");
    ck_assert_int_eq(down(), TU_ERR_DIFFERS);
    says("drift");
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "applied");
    help_exec(conn, "DROP TABLE stranger");
    ok(down());
}
END_TEST

START_TEST(test_drift_since_the_last_migration_is_noticed_without_a_header)
{
    use(three, 2);
    ok(up());
    help_exec(conn, "CREATE TABLE stranger (x)");
    use(three, 3);
    ck_assert_int_eq(up(), TU_ERR_DIFFERS);
    options.expect_drift = true;
    ok(up());
}
END_TEST

START_TEST(test_data_loss_needs_leave)
{
    static const char *const allow[] = {"TU102", NULL};
    static const HelpFile files[] = {
        {"1_a.sql", "CREATE TABLE a (x);"},
        {"2_b.sql", "-- Hazards: TU102 table a goes with 3 rows\n-- Hazards: TU201 slow\n"
                    "-- Up Migration\nDROP TABLE a;\n"}};
    static const HelpFile allowed[] = {
        {"1_a.sql", "CREATE TABLE a (x);"},
        {"2_b.sql", "-- Hazards: TU102 table a goes with 3 rows\n"
                    "-- Allow: TU102 reason=\"archived\"\n-- Up Migration\nDROP TABLE a;\n"}};
    use(files, 2);
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    says("TU102 table a goes with 3 rows");
    ck_assert_ptr_nonnull(strstr(err.hint, "-- Allow: TU102 reason=\"...\""));
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_migrations"), 0);
    options.allow = allow;
    options.allow_strict = true;
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    says("TU201");
    options.allow_strict = false;
    options.dry_run = true;
    ok(up());
    options.dry_run = false;
    options.allow = NULL;
    use(allowed, 2);
    ok(up());
}
END_TEST

START_TEST(test_transaction_control_is_refused_with_its_line)
{
    static const struct {
        const char *text;
        int line;
    } cases[] = {
        {"CREATE TABLE a (x);\nCOMMIT;\n", 2},
        {"BEGIN;\nCREATE TABLE a (x);\nEND;\n", 1},
        {"CREATE TABLE a (x);\n\nrollback;\n", 3},
        {"CREATE TABLE a (x);\nVACUUM;\n", 2},
        {"CREATE TABLE a (x);\nPRAGMA foreign_keys = off;\nCREATE TABLE b (x);\n", 2},
        {"-- Transaction: none\nCREATE TABLE a (x);\nCOMMIT;\n", 3},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        HelpFile file = {"1_a.sql", cases[i].text};
        use(&file, 1);
        ck_assert_msg(up() == TU_ERR_REFUSED, "%s", cases[i].text);
        ck_assert_int_eq(err.line, cases[i].line);
        ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_migrations"), 0);
    }
    HelpFile file = {"1_a.sql", "SAVEPOINT s;\nCREATE TABLE a (x);\nROLLBACK TO s;\nRELEASE s;\n"};
    use(&file, 1);
    ok(up());
}
END_TEST

static const char rebuild[] =
    "-- Up Migration\nPRAGMA foreign_keys = OFF;\nPRAGMA legacy_alter_table = ON;\n"
    "CREATE TABLE p2 (id INTEGER PRIMARY KEY, n TEXT NOT NULL);\n"
    "INSERT INTO p2 SELECT id, n FROM p%s;\nDROP TABLE p;\nALTER TABLE p2 RENAME TO p;\n"
    "PRAGMA foreign_keys = ON;\n";

static void
parents(bool enforced)
{
    help_exec(conn, "CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT);"
                    "CREATE TABLE c (p INTEGER REFERENCES p ON DELETE CASCADE);"
                    "INSERT INTO p VALUES (1, 'a'), (2, 'b'); INSERT INTO c VALUES (1), (2);");
    help_exec(conn, enforced ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
}

START_TEST(test_a_rebuild_keeps_children_and_restores_the_settings)
{
    for (int enforced = 0; enforced < 2; enforced++) {
        char text[600];
        HelpFile file = {"1_a.sql", text};
        parents(enforced);
        snprintf(text, sizeof(text), rebuild, "");
        use(&file, 1);
        ok(up());
        ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM c"), 2);
        ck_assert_int_eq(help_number(conn, "PRAGMA foreign_keys"), enforced);
        ck_assert_int_eq(help_number(conn, "PRAGMA legacy_alter_table"), 0);
        help_exec(conn, "PRAGMA foreign_keys = OFF; DROP TABLE c; DROP TABLE p");
        help_forget(conn);
    }
}
END_TEST

START_TEST(test_broken_foreign_keys_are_found_before_commit)
{
    char text[600];
    HelpFile file = {"1_a.sql", text};
    parents(true);
    snprintf(text, sizeof(text), rebuild, " WHERE id = 1");
    use(&file, 1);
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    says("1 rows that break foreign keys");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM p"), 2);
    ck_assert_int_eq(help_number(conn, "PRAGMA foreign_keys"), 1);
    ck_assert_int_eq(help_number(conn, "PRAGMA legacy_alter_table"), 0);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "failed");
}
END_TEST

START_TEST(test_a_foreign_key_without_a_parent_key_is_found_before_commit)
{
    static const HelpFile file = {
        "1_a.sql", "-- Up Migration\nCREATE TABLE d (y INTEGER REFERENCES p (nobody));\n"
                   "INSERT INTO d VALUES (NULL);\n"};
    parents(true);
    use(&file, 1);
    ck_assert_int_eq(up(), TU_ERR_DB);
    says("foreign key mismatch");
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'd'"), 0);
}
END_TEST

static const HelpFile halting[] = {
    {"1_a.sql", "-- Up Migration\n-- Transaction: none\nCREATE TABLE a (x INTEGER);\n"
                "INSERT INTO a VALUES (1);\nUPDATE nowhere SET x = x + 1;\nVACUUM;\n"
                "INSERT INTO a VALUES (2);\n-- Down Migration (Rollback)\n-- Transaction: none\n"
                "DELETE FROM a;\nDROP TABLE a;\n"},
    {"1_a.sql", "-- Up Migration\n-- Transaction: none\nCREATE TABLE a (x INTEGER);\n"
                "INSERT INTO a VALUES (1);\nUPDATE a SET x = x + 1;\nVACUUM;\n"
                "INSERT INTO a VALUES (2);\n-- Down Migration (Rollback)\n-- Transaction: none\n"
                "DELETE FROM a;\nDROP TABLE a;\n"},
    {"1_a.sql", "-- Up Migration\n-- Transaction: none\nCREATE TABLE a (x TEXT);\n"
                "INSERT INTO a VALUES (1);\nUPDATE a SET x = x + 1;\n"},
};

START_TEST(test_a_section_without_transaction_stops_and_goes_on)
{
    use(&halting[0], 1);
    ck_assert_int_eq(up(), TU_ERR_PARTIAL);
    says("2 of 5 statements took effect");
    ck_assert_int_eq(err.line, 5);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "partial");
    ck_assert_int_eq(help_number(conn, "SELECT statements_done FROM schema_migrations"), 2);
    ck_assert_int_eq(down(), TU_ERR_PARTIAL);
    use(&halting[2], 1);
    ck_assert_int_eq(up(), TU_ERR_REFUSED);
    says("changed in the file since");
    use(&halting[1], 1);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM a WHERE x = 2"), 2);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "applied");
    ok(up());
    ok(down());
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "rolled_back");
}
END_TEST

START_TEST(test_settings_of_a_section_without_transaction_do_not_stay)
{
    static const HelpFile file = {"1_a.sql", "-- Up Migration\n-- Transaction: none\n"
                                             "PRAGMA foreign_keys = OFF;\nCREATE TABLE z (x);\n"};
    help_exec(conn, "PRAGMA foreign_keys = ON");
    use(&file, 1);
    ok(up());
    ck_assert_int_eq(help_number(conn, "PRAGMA foreign_keys"), 1);
}
END_TEST

/* What another run does meanwhile, when this one is about to run its n-th statement. */
static const char *meanwhile;
static size_t at_statement;

static void
interfere(void *data, const TuApplyNews *news)
{
    (void)data;
    if ((at_statement == 0 && news->report == TU_REPORT_STARTED) ||
        (at_statement > 0 && news->report == TU_REPORT_STATEMENT && news->index == at_statement))
        help_exec(conn, meanwhile);
}

START_TEST(test_a_section_without_transaction_is_run_by_one_only)
{
    static const HelpFile file = {"1_a.sql", "-- Up Migration\n-- Transaction: none\n"
                                             "CREATE TABLE z (x);\nVACUUM;\n"
                                             "INSERT INTO z VALUES (1);\n"};
    static const struct {
        size_t at;
        const char *sql, *message, *status;
    } cases[] = {
        {0,
         "INSERT INTO schema_migrations (version, position, description, checksum, status,"
         " direction, applied_at, applied_by, execution_time_ms, statements_done, tool_version)"
         " VALUES ('1', 1, 'a', 'v1:', 'running', 'up', '', '', 0, 0, '')",
         "became \"running\"", "running"},
        {2, "UPDATE schema_migrations SET statements_done = 3", "another run goes on", "running"},
        {2, "UPDATE schema_migrations SET status = 'applied'", "another run goes on", "applied"},
    };
    options.report = interfere;
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        use(&file, 1);
        at_statement = cases[i].at;
        meanwhile = cases[i].sql;
        ck_assert_int_eq(up(), TU_ERR_LOCKED);
        says(cases[i].message);
        HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", cases[i].status);
        help_exec(conn, "DROP TABLE IF EXISTS z");
        help_forget(conn);
    }
}
END_TEST

START_TEST(test_resume_sees_what_was_done_by_hand)
{
    use(&halting[0], 1);
    ck_assert_int_eq(up(), TU_ERR_PARTIAL);
    help_exec(conn, "CREATE TABLE stranger (x)");
    use(&halting[1], 1);
    ck_assert_int_eq(up(), TU_ERR_DIFFERS);
    says("drift");
    help_exec(conn, "DROP TABLE stranger; DROP TABLE a");
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM a WHERE x = 2"), 2);
}
END_TEST

START_TEST(test_a_first_statement_that_fails_changed_nothing)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\n-- Transaction: none\nDROP TABLE nowhere;\n"}};
    use(files, 1);
    ck_assert_int_eq(up(), TU_ERR_DB);
    HELP_VALUE_IS(conn, "SELECT status FROM schema_migrations", "failed");
}
END_TEST

START_TEST(test_sections_for_another_environment_are_recorded_and_not_run)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\n-- Only: staging\nCREATE TABLE a (x);\n"}};
    use(files, 1);
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), 0);
    help_forget(conn);
    options.environment = "staging";
    ok(up());
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM a"), 0);
}
END_TEST

START_TEST(test_dry_run_creates_nothing)
{
    use(three, 3);
    options.dry_run = true;
    ok(up());
    ck_assert_uint_eq(result.files, 0);
    ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM sqlite_schema"), 0);
}
END_TEST

START_TEST(test_the_history_table_can_have_another_name)
{
    options.history_table = "odd \"name\"; DROP TABLE x; --";
    use(three, 3);
    ok(up());
    ck_assert_int_eq(
        help_number(conn, "SELECT count(*) FROM \"odd \"\"name\"\"; DROP TABLE x; --\""), 3);
    options.steps = 3;
    ok(down());
}
END_TEST

START_TEST(test_hostile_names_stay_text)
{
    static const HelpFile files[] = {
        {"1_a.sql", "-- Up Migration\nCREATE TABLE \"x'); DROP TABLE schema_migrations; --\" (a);\n"
                    "-- Down Migration\nDROP TABLE \"x'); DROP TABLE schema_migrations; --\";\n"}};
    use(files, 1);
    options.actor = "me'); DROP TABLE schema_migrations; --";
    ok(up());
    ok(down());
    HELP_VALUE_IS(conn, "SELECT applied_by FROM schema_migrations", options.actor);
}
END_TEST

START_TEST(test_status_says_where_it_stands)
{
    TuApplyStatus status;
    TuArena *arena = tu_arena_new();
    use(three, 2);
    ok(up());
    use(three, 3);
    ok(tu_apply_status(conn, set, &options, arena, &status, &err));
    ck_assert_uint_eq(status.plan.applied, 2);
    ck_assert_uint_eq(status.plan.todo.count, 1);
    ck_assert_uint_eq(status.plan.problems.count, 0);
    ck_assert_str_eq(status.plan.head->version, "1.1.0");
    ck_assert(!status.drift);
    help_exec(conn, "CREATE TABLE stranger (x)");
    ok(tu_apply_status(conn, set, &options, arena, &status, &err));
    ck_assert(status.drift);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_the_printed_script_does_the_same)
{
    TuBuf script = TU_BUF_INIT;
    TuVec rows = TU_VEC_INIT;
    TuArena *arena = tu_arena_new();
    options.fingerprint = NULL;
    use(three, 3);
    ok(tu_apply_write_up(&script, set, &rows, &options, &err));
    ck_assert(strncmp(script.s, ".bail on\n", 9) == 0);
    help_exec(conn, script.s + 9);
    ck_assert_int_eq(help_number(conn, "SELECT x FROM a"), 2);
    ok(up());
    ck_assert_uint_eq(result.files, 0);
    ok(tu_apply_history(conn, &options, arena, &rows, NULL, &err));
    ck_assert_uint_eq(rows.count, 3);
    tu_buf_clear(&script);
    options.steps = 3;
    ok(tu_apply_write_down(&script, &tu_dialect_sqlite, &rows, &options, &err));
    help_exec(conn, script.s + 9);
    ck_assert_int_eq(
        help_number(conn, "SELECT count(*) FROM schema_migrations WHERE status = 'rolled_back'"),
        3);
    tu_buf_release(&script);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_a_file_that_is_busy_is_locked)
{
    TuConn *other = help_open(path);
    use(three, 1);
    help_exec(other, "BEGIN IMMEDIATE");
    options.lock_wait_ms = 50;
    ck_assert_int_eq(up(), TU_ERR_LOCKED);
    help_exec(other, "ROLLBACK");
    tu_conn_free(other);
    ok(up());
}
END_TEST

START_TEST(test_many_processes_apply_each_migration_once)
{
    static const HelpFile files[] = {
        {"1_a.sql", "CREATE TABLE a (x INTEGER);\nINSERT INTO a VALUES (0);\n"},
        {"2_b.sql", "UPDATE a SET x = x + 1;\nCREATE TABLE b (x);\n"},
        {"3_c.sql", "UPDATE a SET x = x + 1;\nCREATE TABLE c (x);\n"},
        {"4_d.sql", "-- Transaction: none\nUPDATE a SET x = x + 1;\n"},
    };
    for (int round = 0; round < 4; round++) {
        pid_t children[4];
        for (size_t i = 0; i < TU_LEN(children); i++) {
            children[i] = fork();
            if (children[i] != 0)
                continue;
            TuConn *own = NULL;
            TuMigrationSet *mine = help_set(&tu_dialect_sqlite, files, 3);
            TuStatus st = tu_conn_open(path, NULL, &own, &err);
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
        ck_assert_int_eq(help_number(conn, "SELECT count(*) FROM schema_migrations"), 3);
        tu_conn_free(conn);
        remove_files();
        conn = help_open(path);
    }
}
END_TEST

/* ---- lost connections ---- */

static void
fresh(void *data)
{
    (void)data;
    remove_files();
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
    ck_assert_int_eq(help_number(on, "SELECT count(*) FROM c"), 0);
    ck_assert_int_eq(
        help_number(on, "SELECT count(*) FROM schema_migrations WHERE status = 'applied'"), 3);
}

START_TEST(test_a_connection_lost_anywhere_is_made_good_by_the_next_run)
{
    use(three, 3);
    HelpCuts cuts = {fresh, run_up, check_up, path, set};
    ck_assert_uint_ge(help_cut_everywhere(&cuts, &options), 100);
}
END_TEST

static void
check_journal(TuConn *on, void *data)
{
    (void)data;
    ck_assert_int_eq(help_number(on, "SELECT count(*) FROM a WHERE x = 2"), 2);
    ck_assert_int_eq(help_number(on, "SELECT count(*) FROM a"), 2);
    HELP_VALUE_IS(on, "SELECT status FROM schema_migrations", "applied");
}

START_TEST(test_a_journal_survives_a_connection_lost_anywhere)
{
    use(&halting[1], 1);
    HelpCuts cuts = {fresh, run_up, check_journal, path, set};
    ck_assert_uint_ge(help_cut_everywhere(&cuts, &options), 60);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("apply/apply");
    TCase *tc = tcase_create("sqlite");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, test_up_applies_all_and_records_it);
    tcase_add_test(tc, test_up_to_stops_there);
    tcase_add_test(tc, test_down_needs_no_file);
    tcase_add_test(tc, test_down_refuses_the_irreversible);
    tcase_add_test(tc, test_an_edited_file_is_refused_with_both_checksums);
    tcase_add_test(tc, test_line_ends_do_not_count_as_an_edit);
    tcase_add_test(tc, test_out_of_order_and_missing_files_are_refused);
    tcase_add_test(tc, test_a_failing_statement_leaves_nothing_and_says_where);
    tcase_add_test(tc, test_a_failing_rollback_leaves_it_applied);
    tcase_add_test(tc, test_fingerprints_are_checked_before_and_after);
    tcase_add_test(tc, test_drift_since_the_last_migration_is_noticed_without_a_header);
    tcase_add_test(tc, test_data_loss_needs_leave);
    tcase_add_test(tc, test_transaction_control_is_refused_with_its_line);
    tcase_add_test(tc, test_a_rebuild_keeps_children_and_restores_the_settings);
    tcase_add_test(tc, test_broken_foreign_keys_are_found_before_commit);
    tcase_add_test(tc, test_a_foreign_key_without_a_parent_key_is_found_before_commit);
    tcase_add_test(tc, test_a_section_without_transaction_stops_and_goes_on);
    tcase_add_test(tc, test_settings_of_a_section_without_transaction_do_not_stay);
    tcase_add_test(tc, test_a_section_without_transaction_is_run_by_one_only);
    tcase_add_test(tc, test_resume_sees_what_was_done_by_hand);
    tcase_add_test(tc, test_a_first_statement_that_fails_changed_nothing);
    tcase_add_test(tc, test_sections_for_another_environment_are_recorded_and_not_run);
    tcase_add_test(tc, test_dry_run_creates_nothing);
    tcase_add_test(tc, test_the_history_table_can_have_another_name);
    tcase_add_test(tc, test_hostile_names_stay_text);
    tcase_add_test(tc, test_status_says_where_it_stands);
    tcase_add_test(tc, test_the_printed_script_does_the_same);
    tcase_add_test(tc, test_a_file_that_is_busy_is_locked);
    tcase_add_test(tc, test_many_processes_apply_each_migration_once);
    tcase_add_test(tc, test_a_connection_lost_anywhere_is_made_good_by_the_next_run);
    tcase_add_test(tc, test_a_journal_survives_a_connection_lost_anywhere);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
