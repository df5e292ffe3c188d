/* Servers that are refused, and those that are warned about. */
#include "config.h"

#include "db/pg_version.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static TuArena *arena;

static void
setup(void)
{
    arena = tu_arena_new();
}

static void
teardown(void)
{
    tu_arena_free(arena);
}

START_TEST(test_an_old_server_is_refused_by_name)
{
    TuError err = {0};
    ck_assert_int_eq(tu_pg_version_check(120022, &err), TU_ERR_UNSUPPORTED);
    ck_assert_str_eq(err.message, "PostgreSQL 12 is too old: servers from 13 on are needed");
    ck_assert_ptr_nonnull(strstr(err.hint, "13 to 18"));
    ck_assert_int_eq(tu_pg_version_check(90624, &err), TU_ERR_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "PostgreSQL 9 "));
}
END_TEST

START_TEST(test_supported_servers_pass_without_a_word)
{
    static const int servers[] = {130000, 130023, 150018, 180004, 0};
    TuError err = {0};
    for (size_t i = 0; i < TU_LEN(servers); i++) {
        ck_assert_int_eq(tu_pg_version_check(servers[i], &err), TU_OK);
        ck_assert_ptr_null(tu_pg_version_notice(servers[i], arena));
    }
}
END_TEST

START_TEST(test_a_newer_server_is_let_in_with_a_warning)
{
    TuError err = {0};
    ck_assert_int_eq(tu_pg_version_check(190000, &err), TU_OK);
    const char *notice = tu_pg_version_notice(190000, arena);
    ck_assert_ptr_nonnull(notice);
    ck_assert_ptr_nonnull(strstr(notice, "PostgreSQL 19 is newer"));
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("pg_version");
    TCase *tests = tcase_create("pg_version");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_an_old_server_is_refused_by_name);
    tcase_add_test(tests, test_supported_servers_pass_without_a_word);
    tcase_add_test(tests, test_a_newer_server_is_let_in_with_a_warning);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
