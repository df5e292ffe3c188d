/* The public structs: shorter ones of older callers, and errors that are used again. */
#include "config.h"

#include <check.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <trueup/trueup.h>

static TrueupSession *session;
static TrueupResult *result;
static TrueupError err;

static void
set_up(void)
{
    const TrueupSettings settings = {.size = sizeof settings,
                                     .url = "sqlite::memory:",
                                     .models = "no-such-file.json",
                                     .migrations = "no-such-directory"};
    err = (TrueupError){.size = sizeof err};
    ck_assert_int_eq(trueup_session_new(&settings, &session, &err), TRUEUP_OK);
}

static void
tear_down(void)
{
    trueup_result_free(result);
    result = NULL;
    trueup_session_free(session);
}

START_TEST(test_what_stands_behind_a_shorter_struct_is_not_read)
{
    TrueupInspectOptions options = {.size = offsetof(TrueupInspectOptions, format),
                                    .state = "empty",
                                    .format = "no such format"};
    ck_assert_int_eq(trueup_inspect(session, &options, &result, &err), TRUEUP_OK);
    trueup_result_free(result);
    options.size = sizeof options;
    ck_assert_int_eq(trueup_inspect(session, &options, &result, &err), TRUEUP_ERR_USAGE);
}
END_TEST

START_TEST(test_no_options_are_the_defaults)
{
    ck_assert_int_eq(trueup_inspect(session, NULL, &result, &err), TRUEUP_OK);
    trueup_result_free(result);
    ck_assert_int_eq(trueup_autogenerate(session, NULL, &result, &err), TRUEUP_ERR_USAGE);
    ck_assert_int_eq(trueup_new(session, NULL, &result, &err), TRUEUP_ERR_USAGE);
}
END_TEST

START_TEST(test_an_error_holds_nothing_of_the_call_before)
{
    strcpy(err.more, "left over");
    strcpy(err.hint, "left over");
    ck_assert_int_eq(trueup_diff(session, NULL, &result, &err), TRUEUP_ERR_IO);
    ck_assert_ptr_null(result);
    ck_assert_str_eq(err.more, "");
    ck_assert_ptr_null(strstr(err.hint, "left over"));
    ck_assert_int_eq(trueup_inspect(session, NULL, &result, &err), TRUEUP_OK);
    ck_assert_str_eq(err.message, "");
}
END_TEST

START_TEST(test_an_error_of_no_size_is_left_alone)
{
    TrueupError none = {.size = 0, .message = "mine"};
    ck_assert_int_eq(trueup_diff(session, NULL, &result, &none), TRUEUP_ERR_IO);
    ck_assert_str_eq(none.message, "mine");
    ck_assert_int_eq(trueup_diff(session, NULL, &result, NULL), TRUEUP_ERR_IO);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("structs");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_what_stands_behind_a_shorter_struct_is_not_read);
    tcase_add_test(tests, test_no_options_are_the_defaults);
    tcase_add_test(tests, test_an_error_holds_nothing_of_the_call_before);
    tcase_add_test(tests, test_an_error_of_no_size_is_left_alone);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
