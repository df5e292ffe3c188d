/* What the programs of this folder share: one suite, TAP on stdout. */
#ifndef TU_TESTS_UNIT_BASE_SUITE_H
#define TU_TESTS_UNIT_BASE_SUITE_H

#include <check.h>
#include <stdlib.h>

static inline int
run_suite(const char *name, void (*add_tests)(TCase *tests))
{
    Suite *suite = suite_create(name);
    TCase *tests = tcase_create(name);
    tcase_set_timeout(tests, 60);
    add_tests(tests);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
