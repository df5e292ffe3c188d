/* The fault hook: off by default, fails exactly the allocation asked for. */
#include "config.h"

#include "base/alloc.h"

#include "suite.h"

START_TEST(test_hook_is_inert_by_default)
{
    void *memory = tu_malloc(0);
    ck_assert_ptr_nonnull(memory);
    memory = tu_realloc(memory, 100);
    ck_assert_ptr_nonnull(memory);
    ck_assert(!tu_alloc_did_fail());
    tu_free(memory);
    tu_free(NULL);
}
END_TEST

START_TEST(test_only_the_nth_allocation_fails)
{
    unsigned long before = tu_alloc_failures();
    tu_alloc_fail_at(1);
    void *first = tu_malloc(1);
    ck_assert(!tu_alloc_did_fail());
    void *second = tu_realloc(first, 10);
    ck_assert(tu_alloc_did_fail());
    void *third = tu_malloc(1);
    ck_assert_uint_eq(tu_alloc_failures(), before + 1);
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_null(second);
    ck_assert_ptr_nonnull(third);
    tu_free(first);
    tu_free(third);
    tu_alloc_fail_at(-1);
    ck_assert(!tu_alloc_did_fail());
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_hook_is_inert_by_default);
    tcase_add_test(tests, test_only_the_nth_allocation_fails);
}

int
main(void)
{
    return run_suite("alloc", add_tests);
}
