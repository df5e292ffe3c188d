/* The main job through the public header: inspect, autogenerate, up, status, drift, down. */
#include "config.h"

#include "api_case.h"

#include "db/conn.h"

/* By another program, so to say. */
static void
by_hand(const char *sql)
{
    TuConn *conn = NULL;
    TuError inside = {0};
    ck_assert_int_eq(tu_conn_open(url, NULL, &conn, &inside), TU_OK);
    ck_assert_msg(tu_conn_exec(conn, sql, &inside) == TU_OK, "%s", inside.message);
    tu_conn_free(conn);
}

static void
first_migration(void)
{
    declare(TABLE(ID ", " EMAIL));
    open_session();
    expect(TRUEUP_OK, autogenerate("first"));
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
}

START_TEST(test_the_whole_way)
{
    declare(TABLE(ID ", " EMAIL));
    open_session();
    expect(TRUEUP_OK, autogenerate("add customers"));
    text_has(trueup_result_part(result, "path"), "_0.1.0_add_customers.sql");
    const char *file = trueup_result_part(result, "file");
    text_has(file, "-- Migration: 0.1.0 - add_customers");
    text_has(file, "CREATE TABLE customer");
    text_has(file, "DROP TABLE customer");
    text_has(file, "-- Proof: up-down-up");
    text_has(trueup_result_json(result), "\"written\": true");
    ck_assert_int_eq(access(trueup_result_part(result, "path"), R_OK), 0);

    expect(TRUEUP_OK, trueup_status(session, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 2);
    text_has(trueup_result_text(result), "pending   1");

    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 0);
    text_has(trueup_result_text(result), "applied 0.1.0");

    expect(TRUEUP_OK, trueup_status(session, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 0);
    text_has(trueup_result_text(result), "version   0.1.0");
    expect(TRUEUP_OK, trueup_diff(session, NULL, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 0);
    ck_assert_str_eq(trueup_result_text(result), "in sync\n");

    expect(TRUEUP_OK, trueup_history(session, &result, &err));
    text_has(trueup_result_text(result), "applied");
    expect(TRUEUP_OK, trueup_down(session, NULL, &result, &err));
    text_has(trueup_result_text(result), "rolled back 0.1.0");
    expect(TRUEUP_OK, trueup_diff(session, NULL, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 2);
    text_has(trueup_result_text(result), "+ table main.customer");
}
END_TEST

START_TEST(test_a_second_change_keeps_the_rows)
{
    first_migration();
    by_hand("INSERT INTO customer VALUES (1, 'a@example.org')");
    declare(TABLE(ID ", " EMAIL ", \"name\": {\"type\": \"TEXT\"}"));
    expect(TRUEUP_OK, autogenerate("names"));
    text_has(trueup_result_part(result, "path"), "_0.1.1_names.sql"); /* minor, before 1.0 */
    text_has(trueup_result_part(result, "file"), "-- Requires: 0.1.0");
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
    const TrueupInspectOptions inspect = {.size = sizeof inspect};
    expect(TRUEUP_OK, trueup_inspect(session, &inspect, &result, &err));
    text_has(trueup_result_text(result), "\"name\"");
    by_hand("UPDATE customer SET name = email WHERE email = 'a@example.org'");
    const TrueupApplyOptions down = {.size = sizeof down, .to = "0.1.0"};
    expect(TRUEUP_OK, trueup_down(session, &down, &result, &err));
    by_hand("INSERT INTO customer SELECT id + 1, email FROM customer WHERE email LIKE 'a@%'");
}
END_TEST

START_TEST(test_nothing_to_write_is_said)
{
    first_migration();
    expect(TRUEUP_OK, autogenerate("nothing"));
    ck_assert_ptr_null(trueup_result_part(result, "path"));
    text_has(trueup_result_text(result), "in sync");
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
    ck_assert_str_eq(trueup_result_text(result), "nothing to do\n");
}
END_TEST

START_TEST(test_a_dry_run_writes_nothing)
{
    declare(TABLE(ID));
    open_session();
    const TrueupAutogenerateOptions options = {
        .size = sizeof options, .message = "try", .dry_run = true};
    expect(TRUEUP_OK, trueup_autogenerate(session, &options, &result, &err));
    ck_assert_int_ne(access(trueup_result_part(result, "path"), F_OK), 0);
    ck_assert_int_ne(access(migrations, F_OK), 0);
    text_has(trueup_result_part(result, "file"), "CREATE TABLE customer");
    expect(TRUEUP_OK, autogenerate("first"));
    const TrueupApplyOptions dry = {.size = sizeof dry, .dry_run = true};
    expect(TRUEUP_OK, trueup_up(session, &dry, &result, &err));
    text_has(trueup_result_text(result), "CREATE TABLE customer");
    ck_assert_int_ne(access(url + strlen("sqlite:"), F_OK), 0);
}
END_TEST

START_TEST(test_scripts_alone_can_be_had)
{
    declare(TABLE(ID));
    open_session();
    const TrueupDiffOptions options = {.size = sizeof options, .from = "empty", .sql = true};
    expect(TRUEUP_OK, trueup_diff(session, &options, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 2);
    text_has(trueup_result_part(result, "up"), "CREATE TABLE customer");
    text_has(trueup_result_part(result, "down"), "DROP TABLE customer");
    text_has(trueup_result_json(result), "\"proven\": true");
    expect(TRUEUP_OK, autogenerate("first"));
    const TrueupApplyOptions sql = {.size = sizeof sql, .sql = true};
    expect(TRUEUP_OK, trueup_up(session, &sql, &result, &err));
    text_has(trueup_result_part(result, "sql"), "CREATE TABLE customer");
    text_has(trueup_result_part(result, "sql"), "schema_migrations");
}
END_TEST

/* ---- drift ---- */

START_TEST(test_drift_is_seen_by_everyone)
{
    first_migration();
    by_hand("ALTER TABLE customer ADD COLUMN sneaked TEXT");
    expect(TRUEUP_OK, trueup_status(session, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 2);
    text_has(trueup_result_text(result), "DRIFT");
    text_has(trueup_result_json(result), "\"drift\": true");
    expect(TRUEUP_ERR_DIFFERS, autogenerate("on drift"));
    ck_assert_int_eq(err.exit_code, 2);
    text_has(err.hint, "trueup diff");
    const TrueupDiffOptions diff = {.size = sizeof diff, .from = "migrations", .to = "database"};
    expect(TRUEUP_OK, trueup_diff(session, &diff, &result, &err));
    text_has(trueup_result_text(result), "+ column main.customer.sneaked");
    by_hand("ALTER TABLE customer DROP COLUMN sneaked");
    expect(TRUEUP_OK, trueup_status(session, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 0);
}
END_TEST

START_TEST(test_a_migration_on_drift_is_refused_unless_accepted)
{
    first_migration();
    declare(TABLE(ID ", " EMAIL ", \"name\": {\"type\": \"TEXT\"}"));
    expect(TRUEUP_OK, autogenerate("names"));
    by_hand("CREATE TABLE sneaked (x)");
    expect(TRUEUP_ERR_DIFFERS, trueup_up(session, NULL, &result, &err));
    ck_assert_int_eq(err.exit_code, 2);
    const TrueupApplyOptions options = {.size = sizeof options, .accept_drift = true};
    expect(TRUEUP_OK, trueup_up(session, &options, &result, &err));
}
END_TEST

START_TEST(test_pending_migrations_come_before_new_ones)
{
    first_migration();
    declare(TABLE(ID ", " EMAIL ", \"name\": {\"type\": \"TEXT\"}"));
    expect(TRUEUP_OK, autogenerate("names"));
    declare(TABLE(ID ", " EMAIL ", \"name\": {\"type\": \"TEXT\"}, \"age\": {\"type\": \"INT\"}"));
    expect(TRUEUP_ERR_DIFFERS, autogenerate("ages"));
    text_has(err.message, "not applied");
    const TrueupAutogenerateOptions options = {
        .size = sizeof options, .message = "ages", .from = "migrations"};
    expect(TRUEUP_OK, trueup_autogenerate(session, &options, &result, &err));
    text_has(trueup_result_part(result, "path"), "_0.1.2_ages.sql");
}
END_TEST

/* ---- renames ---- */

static const char renamed[] = TABLE(ID ", \"mail\": {\"type\": \"TEXT\"}");

START_TEST(test_a_likely_rename_is_a_question)
{
    first_migration();
    declare(renamed);
    expect(TRUEUP_ERR_DECISION, autogenerate("mail"));
    ck_assert_int_eq(err.exit_code, 4);
    ck_assert_str_eq(err.more, "customer.email=mail\n");
    const char *const yes[] = {"customer.email=mail", NULL};
    const TrueupAutogenerateOptions options = {
        .size = sizeof options, .message = "mail", .renames = yes};
    expect(TRUEUP_OK, trueup_autogenerate(session, &options, &result, &err));
    text_has(trueup_result_part(result, "file"), "RENAME COLUMN email TO mail");
    text_has(trueup_result_part(result, "file"), "RENAME COLUMN mail TO email");
    text_has(trueup_result_part(result, "path"), "_0.2.0_mail.sql"); /* major, before 1.0 */
    by_hand("INSERT INTO customer VALUES (1, 'a')");
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
    by_hand("UPDATE customer SET mail = 'b' WHERE mail = 'a'");
    expect(TRUEUP_OK, trueup_down(session, NULL, &result, &err));
    by_hand("UPDATE customer SET email = 'c' WHERE email = 'b'");
}
END_TEST

START_TEST(test_no_rename_is_an_answer_too)
{
    first_migration();
    declare(renamed);
    const char *const no[] = {"customer.email", NULL};
    const TrueupAutogenerateOptions options = {
        .size = sizeof options, .message = "mail", .no_renames = no};
    expect(TRUEUP_OK, trueup_autogenerate(session, &options, &result, &err));
    text_has(trueup_result_part(result, "file"), "DROP COLUMN email");
}
END_TEST

START_TEST(test_a_declared_rename_asks_nothing)
{
    first_migration();
    declare("{\"tables\": {\"client\": {\"renamed_from\": \"customer\", \"columns\": {" ID
            ", \"mail\": {\"type\": \"TEXT\", \"renamed_from\": \"email\"}},"
            " \"primary_key\": [\"id\"]}}}");
    expect(TRUEUP_OK, autogenerate("rename both"));
    text_has(trueup_result_part(result, "file"), "RENAME TO client");
    text_has(trueup_result_part(result, "file"), "RENAME COLUMN email TO mail");
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
    expect(TRUEUP_OK, autogenerate("again"));
    text_has(trueup_result_text(result), "in sync");
    const TrueupVerifyOptions verify = {.size = sizeof verify};
    expect(TRUEUP_OK, trueup_verify(session, &verify, &result, &err));
    ck_assert_msg(trueup_result_exit_code(result) == 0, "%s", trueup_result_text(result));
    expect(TRUEUP_OK, trueup_down(session, NULL, &result, &err));
}
END_TEST

/* SQLite cannot rename an index; it holds no rows, so it is made anew. */
START_TEST(test_a_declared_rename_of_an_index_is_no_obstacle)
{
    declare("{\"tables\": {\"t\": {\"columns\": {" ID
            "}, \"indexes\": {\"old\": {\"on\": [\"id\"]}}}}}");
    open_session();
    expect(TRUEUP_OK, autogenerate("first"));
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
    declare("{\"tables\": {\"t\": {\"columns\": {" ID "}, \"indexes\": {\"new\": {\"on\": [\"id\"],"
            " \"renamed_from\": \"old\"}}}}}");
    expect(TRUEUP_OK, autogenerate("index"));
    text_has(trueup_result_part(result, "file"), "CREATE INDEX new");
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
}
END_TEST

/* ---- hand-written files ---- */

START_TEST(test_files_written_by_hand_are_verified)
{
    first_migration();
    const TrueupNewOptions options = {.size = sizeof options, .message = "fill in"};
    expect(TRUEUP_OK, trueup_new(session, &options, &result, &err));
    text_has(trueup_result_part(result, "path"), "_0.1.1_fill_in.sql");
    const TrueupVerifyOptions verify = {.size = sizeof verify};
    expect(TRUEUP_OK, trueup_verify(session, &verify, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 0);
    add_file("20990101_000000_0.2.0_bad.sql",
             "-- Migration: 0.2.0 - bad\n-- Requires: 0.1.1\n-- Up Migration\n"
             "CREATE TABLE x (a);\n-- Down Migration (Rollback)\nSELECT 1;\n");
    expect(TRUEUP_OK, trueup_verify(session, &verify, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 3);
    text_has(trueup_result_text(result), "FAILED  0.2.0");
    text_has(trueup_result_text(result), "after down");
    text_has(trueup_result_json(result), "\"proven\": false");
}
END_TEST

/* Rows of its own are what a data migration is for. */
START_TEST(test_a_data_migration_is_verified_too)
{
    first_migration();
    add_file("20990101_000000_0.2.0_data.sql",
             "-- Migration: 0.2.0 - data\n-- Requires: 0.1.0\n-- Up Migration\n"
             "INSERT INTO customer (id, email) VALUES (100, 'first');\n"
             "-- Down Migration (Rollback)\nDELETE FROM customer WHERE id = 100;\n");
    const TrueupVerifyOptions verify = {.size = sizeof verify};
    expect(TRUEUP_OK, trueup_verify(session, &verify, &result, &err));
    ck_assert_msg(trueup_result_exit_code(result) == 0, "%s", trueup_result_text(result));
}
END_TEST

/* ---- confirmation and progress ---- */

static bool
refuse_plan(const char *plan, bool hazardous, void *data)
{
    (void)hazardous;
    snprintf(data, 200, "%s", plan);
    return false;
}

START_TEST(test_a_plan_that_is_not_confirmed_does_not_run)
{
    char plan[200] = "";
    declare(TABLE(ID));
    open_session();
    expect(TRUEUP_OK, autogenerate("first"));
    const TrueupApplyOptions options = {
        .size = sizeof options, .confirm = refuse_plan, .data = plan};
    expect(TRUEUP_ERR_REFUSED, trueup_up(session, &options, &result, &err));
    ck_assert_int_eq(err.exit_code, 3);
    text_has(plan, "up 0.1.0 first");
    expect(TRUEUP_OK, trueup_status(session, &result, &err));
    text_has(trueup_result_text(result), "pending   1");
}
END_TEST

static void
count_steps(const char *what, void *data)
{
    ck_assert(*what);
    ++*(int *)data;
}

START_TEST(test_long_work_tells_its_steps)
{
    int steps = 0;
    settings.progress = count_steps;
    settings.data = &steps;
    declare(TABLE(ID));
    open_session();
    expect(TRUEUP_OK, autogenerate("first"));
    ck_assert_int_gt(steps, 4);
}
END_TEST

START_TEST(test_sessions_do_not_meet)
{
    TrueupSession *other = NULL;
    char second[128];
    declare(TABLE(ID));
    open_session();
    snprintf(second, sizeof second, "sqlite:%s/second.db", dir);
    settings.url = second;
    ck_assert_int_eq(trueup_session_new(&settings, &other, NULL), TRUEUP_OK);
    settings.url = NULL; /* strings were copied */
    memset(second, 'x', sizeof second - 1);
    expect(TRUEUP_OK, autogenerate("first"));
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
    expect(TRUEUP_OK, trueup_status(other, &result, &err));
    text_has(trueup_result_text(result), "pending   1");
    text_has(trueup_result_text(result), "second.db");
    trueup_session_free(other);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_the_whole_way,
        test_a_second_change_keeps_the_rows,
        test_nothing_to_write_is_said,
        test_a_dry_run_writes_nothing,
        test_scripts_alone_can_be_had,
        test_drift_is_seen_by_everyone,
        test_a_migration_on_drift_is_refused_unless_accepted,
        test_pending_migrations_come_before_new_ones,
        test_a_likely_rename_is_a_question,
        test_no_rename_is_an_answer_too,
        test_a_declared_rename_asks_nothing,
        test_a_declared_rename_of_an_index_is_no_obstacle,
        test_files_written_by_hand_are_verified,
        test_a_data_migration_is_verified_too,
        test_a_plan_that_is_not_confirmed_does_not_run,
        test_long_work_tells_its_steps,
        test_sessions_do_not_meet,
    };
    return run_cases("the job", tests, sizeof tests / sizeof *tests);
}
