/* What the public calls say when something is wrong, and to callers of another age. */
#include "config.h"

#include <stddef.h>

#include "api_case.h"

START_TEST(test_a_session_without_settings_knows_what_it_lacks)
{
    ck_assert_int_eq(trueup_session_new(NULL, &session, &err), TRUEUP_OK);
    expect(TRUEUP_ERR_CONFIG, trueup_status(session, &result, &err));
    ck_assert_int_eq(err.exit_code, 78);
    text_has(err.message, "no database is named");
    text_has(err.hint, "--url");
    expect(TRUEUP_ERR_CONFIG, trueup_diff(session, NULL, &result, &err));
    expect(TRUEUP_ERR_CONFIG, trueup_verify(session, NULL, &result, &err));
    expect(TRUEUP_ERR_CONFIG, trueup_inspect(session, NULL, &result, &err));
    expect(TRUEUP_ERR_CONFIG, trueup_history(session, &result, &err));
    expect(TRUEUP_ERR_CONFIG, trueup_up(session, NULL, &result, &err));
    expect(TRUEUP_ERR_CONFIG, trueup_down(session, NULL, &result, &err));
}
END_TEST

START_TEST(test_empty_settings_are_no_settings)
{
    settings.url = "";
    settings.migrations = "";
    open_session();
    expect(TRUEUP_ERR_CONFIG, trueup_status(session, &result, &err));
}
END_TEST

START_TEST(test_errors_of_a_model_come_all_at_once_with_their_places)
{
    declare("{\n  \"tables\": {\n    \"t\": {\"columns\": {\"a\": {\"tpye\": \"INT\"}},\n"
            "      \"primary_key\": 7}\n  },\n  \"view\": {}\n}\n");
    open_session();
    expect(TRUEUP_ERR_PARSE, trueup_diff(session, NULL, &result, &err));
    ck_assert_int_eq(err.exit_code, 1);
    text_has(err.more, "model.json:3:");
    text_has(err.more, "tpye");
    text_has(err.more, "model.json:4:");
    text_has(err.more, "model.json:6:");
    /* A second call starts afresh. */
    declare(TABLE(ID));
    expect(TRUEUP_OK, trueup_diff(session, NULL, &result, &err));
    expect(TRUEUP_ERR_USAGE,
           trueup_verify(
               session, &(TrueupVerifyOptions){.size = sizeof(TrueupVerifyOptions), .version = "9"},
               &result, &err));
    ck_assert_str_eq(err.more, "");
    ck_assert_str_eq(err.file, "");
    ck_assert_int_eq(err.line, 0);
}
END_TEST

START_TEST(test_what_the_engine_refuses_has_the_place_in_the_model)
{
    declare("{\"tables\": {\"t\": {\n  \"columns\": {" ID "},\n"
            "  \"indexes\": {\"i\": {\"on\": [\"nothing(id)\"]}}}}}");
    open_session();
    expect(TRUEUP_ERR_DB, trueup_diff(session, NULL, &result, &err));
    ck_assert_int_eq(err.exit_code, 1);
    ck_assert_str_eq(err.file, models);
    ck_assert_int_eq(err.line, 3);
    text_has(err.statement, "CREATE INDEX i");
}
END_TEST

START_TEST(test_missing_files_are_named)
{
    open_session();
    expect(TRUEUP_ERR_IO, trueup_diff(session, NULL, &result, &err));
    ck_assert_int_eq(err.exit_code, 1);
    text_has(err.message, models);
    const TrueupDiffOptions diff = {.size = sizeof diff, .from = "sqlite:/nowhere/a.db"};
    declare(TABLE(ID));
    expect(TRUEUP_ERR_CONNECT, trueup_diff(session, &diff, &result, &err));
    text_has(err.message, "/nowhere/a.db");
}
END_TEST

START_TEST(test_unknown_words_are_usage_errors)
{
    declare(TABLE(ID));
    open_session();
    const TrueupInspectOptions inspect = {
        .size = sizeof inspect, .state = "model", .format = "yodl"};
    expect(TRUEUP_ERR_USAGE, trueup_inspect(session, &inspect, &result, &err));
    ck_assert_int_eq(err.exit_code, 64);
    text_has(err.message, "yodl");
    const TrueupAutogenerateOptions version = {
        .size = sizeof version, .message = "x", .version = "not a version"};
    expect(TRUEUP_ERR_PARSE, trueup_autogenerate(session, &version, &result, &err));
    text_has(err.message, "not a version");
}
END_TEST

START_TEST(test_a_message_is_required)
{
    declare(TABLE(ID));
    open_session();
    expect(TRUEUP_ERR_USAGE, trueup_autogenerate(session, NULL, &result, &err));
    ck_assert_int_eq(err.exit_code, 64);
    expect(TRUEUP_ERR_USAGE, autogenerate(""));
    expect(TRUEUP_ERR_USAGE, trueup_new(session, NULL, &result, &err));
}
END_TEST

START_TEST(test_a_server_that_is_not_there_is_told_without_its_password)
{
    settings.url = "postgresql://joe:geheim@127.0.0.1:1/none?connect_timeout=1";
    open_session();
    expect(TRUEUP_ERR_CONNECT, trueup_status(session, &result, &err));
    ck_assert_int_eq(err.exit_code, 1);
    ck_assert_ptr_null(strstr(err.message, "geheim"));
    ck_assert_ptr_null(strstr(err.hint, "geheim"));
    settings.url = "martian://x";
    open_session();
    TrueupStatus status = trueup_status(session, &result, &err);
    ck_assert(status == TRUEUP_ERR_USAGE || status == TRUEUP_ERR_UNSUPPORTED);
}
END_TEST

START_TEST(test_two_engines_are_not_compared)
{
    declare(TABLE(ID));
    open_session();
    const char *server = getenv("TRUEUP_TEST_PG_URL");
    if (!server || !*server)
        return;
    const TrueupDiffOptions diff = {.size = sizeof diff, .to = server};
    expect(TRUEUP_ERR_USAGE, trueup_diff(session, &diff, &result, &err));
    text_has(err.message, "cannot compare");
}
END_TEST

/* ---- migrations ---- */

START_TEST(test_a_file_that_changed_after_it_ran_is_refused)
{
    declare(TABLE(ID));
    open_session();
    expect(TRUEUP_OK, autogenerate("first"));
    char path[256];
    snprintf(path, sizeof path, "%s", trueup_result_part(result, "path"));
    expect(TRUEUP_OK, trueup_up(session, NULL, &result, &err));
    FILE *file = fopen(path, "a");
    fputs("\nDROP TABLE nothing;\n", file);
    fclose(file);
    expect(TRUEUP_ERR_REFUSED, trueup_up(session, NULL, &result, &err));
    ck_assert_int_eq(err.exit_code, 3);
    text_has(err.message, "0.1.0");
    expect(TRUEUP_OK, trueup_status(session, &result, &err));
    ck_assert_int_eq(trueup_result_exit_code(result), 2);
}
END_TEST

START_TEST(test_a_migration_that_fails_says_what_ran_before)
{
    add_file("20250101_000000_1.0.0_a.sql",
             "-- Migration: 1.0.0 - a\n-- Up Migration\nCREATE TABLE a (x);\n"
             "-- Down Migration (Rollback)\nDROP TABLE a;\n");
    add_file("20250102_000000_2.0.0_b.sql",
             "-- Migration: 2.0.0 - b\n-- Requires: 1.0.0\n-- Up Migration\nCREATE TABLE b (x);\n"
             "CREATE INDEX i ON nowhere (x);\n-- Down Migration (Rollback)\nDROP TABLE b;\n");
    open_session();
    TrueupStatus status = trueup_up(session, NULL, &result, &err);
    ck_assert_int_ne(status, TRUEUP_OK);
    ck_assert_ptr_null(result);
    text_has(err.message, "nowhere");
    text_has(err.more, "applied 1.0.0");
    expect(TRUEUP_OK, trueup_status(session, &result, &err));
    text_has(trueup_result_text(result), "version   1.0.0");
    ck_assert_int_eq(trueup_result_exit_code(result), 2);
}
END_TEST

/* ---- callers of another age ---- */

START_TEST(test_a_caller_without_an_error_is_fine)
{
    ck_assert_int_eq(trueup_session_new(&settings, &session, NULL), TRUEUP_OK);
    ck_assert_int_eq(trueup_diff(session, NULL, &result, NULL), TRUEUP_ERR_IO);
    ck_assert_ptr_null(result);
}
END_TEST

/* Memory behind what the caller said it has is not touched. */
START_TEST(test_an_error_that_is_too_small_is_left_alone)
{
    struct {
        size_t size;
        char rest[200];
    } small;
    memset(&small, 'x', sizeof small);
    small.size = sizeof small;
    open_session();
    TrueupError *as_error = (TrueupError *)(void *)&small;
    ck_assert_int_eq(trueup_diff(session, NULL, &result, as_error), TRUEUP_ERR_IO);
    for (size_t i = 0; i < sizeof small.rest; i++)
        ck_assert_int_eq(small.rest[i], 'x');
}
END_TEST

START_TEST(test_an_error_of_a_later_header_is_filled_as_far_as_we_know_it)
{
    struct {
        TrueupError error;
        char more_to_come[100];
    } later;
    memset(&later, 'x', sizeof later);
    later.error.size = sizeof later;
    open_session();
    ck_assert_int_eq(trueup_diff(session, NULL, &result, &later.error), TRUEUP_ERR_IO);
    text_has(later.error.message, models);
    ck_assert_str_eq(later.error.more, "");
    ck_assert_int_eq(later.more_to_come[0], 'x');
}
END_TEST

START_TEST(test_an_error_that_was_never_emptied_is_emptied_first)
{
    memset(&err, 'x', sizeof err);
    err.size = sizeof err;
    open_session();
    ck_assert_int_eq(trueup_diff(session, NULL, &result, &err), TRUEUP_ERR_IO);
    ck_assert_str_eq(err.more, "");
    ck_assert_str_eq(err.sqlstate, "");
    ck_assert_int_eq(err.line, 0);
    declare(TABLE(ID));
    ck_assert_int_eq(trueup_diff(session, NULL, &result, &err), TRUEUP_OK);
    ck_assert_int_eq(err.status, TRUEUP_OK);
    ck_assert_str_eq(err.message, "");
}
END_TEST

START_TEST(test_settings_of_an_older_header_are_read_as_far_as_they_go)
{
    struct {
        TrueupSettings now;
    } old;
    memset(&old, 0x5a, sizeof old); /* what stands behind an older struct is not ours */
    old.now.url = url;
    old.now.scratch_url = NULL;
    old.now.models = models;
    old.now.size = offsetof(TrueupSettings, migrations);
    declare(TABLE(ID));
    ck_assert_int_eq(trueup_session_new(&old.now, &session, &err), TRUEUP_OK);
    expect(TRUEUP_OK, trueup_diff(session, NULL, &result, &err));
    expect(TRUEUP_ERR_CONFIG, autogenerate("no directory"));
}
END_TEST

START_TEST(test_options_of_an_older_header_are_read_as_far_as_they_go)
{
    TrueupDiffOptions old;
    memset(&old, 0x5a, sizeof old);
    old.size = offsetof(TrueupDiffOptions, renames);
    old.from = "empty";
    old.to = NULL;
    declare(TABLE(ID));
    open_session();
    expect(TRUEUP_OK, trueup_diff(session, &old, &result, &err));
    ck_assert_ptr_null(trueup_result_part(result, "up"));
}
END_TEST

START_TEST(test_nothing_is_freed_twice_or_missed)
{
    trueup_result_free(NULL);
    trueup_session_free(NULL);
    ck_assert_int_eq(trueup_model_schema(NULL, &result, &err), TRUEUP_OK);
    text_has(trueup_result_text(result), "\"$schema\"");
    text_has(trueup_result_json(result), "\"$schema\"");
    ck_assert_ptr_null(trueup_result_part(result, "up"));
    ck_assert_str_eq(trueup_result_warnings(result), "");
    ck_assert(*trueup_version());
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_session_without_settings_knows_what_it_lacks,
        test_empty_settings_are_no_settings,
        test_errors_of_a_model_come_all_at_once_with_their_places,
        test_what_the_engine_refuses_has_the_place_in_the_model,
        test_missing_files_are_named,
        test_unknown_words_are_usage_errors,
        test_a_message_is_required,
        test_a_server_that_is_not_there_is_told_without_its_password,
        test_two_engines_are_not_compared,
        test_a_file_that_changed_after_it_ran_is_refused,
        test_a_migration_that_fails_says_what_ran_before,
        test_a_caller_without_an_error_is_fine,
        test_an_error_that_is_too_small_is_left_alone,
        test_an_error_of_a_later_header_is_filled_as_far_as_we_know_it,
        test_an_error_that_was_never_emptied_is_emptied_first,
        test_settings_of_an_older_header_are_read_as_far_as_they_go,
        test_options_of_an_older_header_are_read_as_far_as_they_go,
        test_nothing_is_freed_twice_or_missed,
    };
    return run_cases("errors", tests, sizeof tests / sizeof *tests);
}
