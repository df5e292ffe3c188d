/* Exit codes are a promise to scripts: each one is spelled out here. */
#include "config.h"

#include "base/exit.h"

#include "base/arena.h"

#include "suite.h"

START_TEST(test_each_status_has_its_code)
{
    static const struct {
        TuStatus status;
        int code;
    } cases[] = {
        {TU_OK, 0},           {TU_ERR_NOMEM, 1},       {TU_ERR_IO, 1},      {TU_ERR_USAGE, 64},
        {TU_ERR_CONFIG, 78},  {TU_ERR_PARSE, 1},       {TU_ERR_CONNECT, 1}, {TU_ERR_DB, 1},
        {TU_ERR_LOST, 1},     {TU_ERR_UNSUPPORTED, 1}, {TU_ERR_REFUSED, 3}, {TU_ERR_DECISION, 4},
        {TU_ERR_PARTIAL, 5},  {TU_ERR_VERSION, 6},     {TU_ERR_LOCKED, 7},  {TU_ERR_DIFFERS, 2},
        {TU_ERR_INTERNAL, 1},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++)
        ck_assert_int_eq((int)tu_exit_code(cases[i].status), cases[i].code);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_each_status_has_its_code);
}

int
main(void)
{
    return run_suite("exit", add_tests);
}
