/* Names as PostgreSQL 18 chose them. */
#include "config.h"

#include "sql/pg_name.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define TEN "1234567890"
#define FORTY TEN TEN TEN TEN

static const struct {
    const char *table, *column, *name;
} cases[] = {
    {"t", "a", "t_a_not_null"},
    {"Odd one", "b\"c", "Odd one_b\"c_not_null"},
    {FORTY "abcdefghijklm", "x", FORTY "abcdefghijkl_x_not_null"},
    {FORTY "abcdefghijkl", "x", FORTY "abcdefghijkl_x_not_null"},
    {FORTY TEN, "col", FORTY TEN "_col_not_null"},
    {FORTY TEN, "column", FORTY "1234567_column_not_null"},
    {FORTY, FORTY, TEN TEN "1234567_" TEN TEN "123456_not_null"},
    {"\303\244\303\244" FORTY "abcdefghi", "column",
     "\303\244\303\244" FORTY "abc_column_not_null"},
    {TEN TEN "12345\303\244\303\244\303\244", FORTY,
     TEN TEN "12345\303\244_" TEN TEN "123456_not_null"},
    {TEN TEN "1234\303\244\303\244\303\244", FORTY,
     TEN TEN "1234\303\244_" TEN TEN "123456_not_null"},
};

START_TEST(test_the_name_is_the_engines)
{
    char name[TU_PG_NAME_MAX + 1];
    tu_pg_constraint_name(name, cases[_i].table, cases[_i].column, "not_null");
    ck_assert_str_eq(name, cases[_i].name);
    ck_assert_uint_le(strlen(name), TU_PG_NAME_MAX);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("pg_name");
    TCase *tests = tcase_create("pg_name");
    tcase_add_loop_test(tests, test_the_name_is_the_engines, 0, (int)TU_LEN(cases));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
