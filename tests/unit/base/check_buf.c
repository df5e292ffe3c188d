/* The growing string: appending, cutting, sticky failure. */
#include "config.h"

#include "base/buf.h"

#include <string.h>

#include "base/alloc.h"

#include "suite.h"

START_TEST(test_empty_buffer_is_an_empty_string)
{
    TuBuf buf = TU_BUF_INIT;
    ck_assert_str_eq(buf.s, "");
    tu_buf_add(&buf, NULL);
    tu_buf_add(&buf, "");
    tu_buf_truncate(&buf, 0);
    tu_buf_clear(&buf);
    ck_assert_str_eq(buf.s, "");
    ck_assert_uint_eq(buf.len, 0);
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_text_is_appended_in_order)
{
    TuBuf buf = TU_BUF_INIT;
    tu_buf_add(&buf, "DROP ");
    tu_buf_addn(&buf, "TABLE!", 5);
    tu_buf_addc(&buf, ' ');
    tu_buf_addf(&buf, "%s%d", "t", 12);
    ck_assert_str_eq(buf.s, "DROP TABLE t12");
    ck_assert_uint_eq(buf.len, strlen(buf.s));
    tu_buf_truncate(&buf, 100);
    tu_buf_truncate(&buf, 4);
    ck_assert_str_eq(buf.s, "DROP");
    tu_buf_clear(&buf);
    ck_assert_str_eq(buf.s, "");
    tu_buf_addc(&buf, 'x');
    ck_assert_str_eq(buf.s, "x");
    tu_buf_release(&buf);
    ck_assert_str_eq(buf.s, "");
}
END_TEST

START_TEST(test_it_grows_through_every_length)
{
    TuBuf buf = TU_BUF_INIT;
    for (size_t i = 1; i <= 5000; i++) {
        if (i % 2 == 0)
            tu_buf_addc(&buf, 'x');
        else
            tu_buf_addf(&buf, "%c", 'y');
        ck_assert_uint_eq(strlen(buf.s), i);
    }
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_copy_lives_in_the_arena)
{
    TuArena *arena = tu_arena_new();
    TuBuf buf = TU_BUF_INIT;
    ck_assert_str_eq(tu_buf_dup(&buf, arena), "");
    tu_buf_add(&buf, "abc");
    char *copy = tu_buf_dup(&buf, arena);
    tu_buf_release(&buf);
    ck_assert_str_eq(copy, "abc");
    ck_assert_ptr_null(tu_buf_dup(&buf, NULL));
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_failure_is_sticky_and_clear_ends_it)
{
    TuBuf buf = TU_BUF_INIT;
    TuArena *arena = tu_arena_new();
    tu_buf_add(&buf, "abc");
    tu_alloc_fail_at(0);
    tu_buf_addf(&buf, "%1000s", "x");
    tu_alloc_fail_at(-1);
    ck_assert(buf.failed);
    ck_assert_str_eq(buf.s, "");
    tu_buf_add(&buf, "x");
    tu_buf_addc(&buf, 'x');
    tu_buf_addf(&buf, "x");
    tu_buf_truncate(&buf, 0);
    ck_assert_str_eq(buf.s, "");
    ck_assert(!tu_arena_failed(arena));
    ck_assert_ptr_null(tu_buf_dup(&buf, arena));
    ck_assert(tu_arena_failed(arena)); /* who checks the arena at the end learns of it */
    tu_buf_clear(&buf);
    tu_buf_add(&buf, "again");
    ck_assert_str_eq(buf.s, "again");
    tu_buf_release(&buf);
    tu_arena_free(arena);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_empty_buffer_is_an_empty_string);
    tcase_add_test(tests, test_text_is_appended_in_order);
    tcase_add_test(tests, test_it_grows_through_every_length);
    tcase_add_test(tests, test_copy_lives_in_the_arena);
    tcase_add_test(tests, test_failure_is_sticky_and_clear_ends_it);
}

int
main(void)
{
    return run_suite("buf", add_tests);
}
