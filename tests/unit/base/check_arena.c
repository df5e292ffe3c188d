/* The arena: alignment, zeroes, growth, sticky failure. */
#include "config.h"

#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

#include "suite.h"

START_TEST(test_memory_is_zeroed_aligned_and_apart)
{
    TuArena *arena = tu_arena_new();
    unsigned char *last = NULL;
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *memory = tu_arena_alloc(arena, size);
        ck_assert_ptr_nonnull(memory);
        ck_assert_uint_eq((uintptr_t)memory % _Alignof(max_align_t), 0);
        ck_assert_ptr_ne(memory, last);
        for (size_t i = 0; i < size; i++)
            ck_assert_uint_eq(memory[i], 0);
        memset(memory, 0xAA, size);
        last = memory;
    }
    ck_assert(!tu_arena_failed(arena));
    ck_assert_uint_ge(tu_arena_used(arena), 3000);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_large_pieces_keep_small_ones_intact)
{
    TuArena *arena = tu_arena_new();
    char *small = tu_arena_strdup(arena, "small");
    char *large = tu_arena_alloc(arena, 10 << 20);
    char *after = tu_arena_strdup(arena, "after");
    ck_assert_ptr_nonnull(large);
    memset(large, 'x', 10 << 20);
    ck_assert_str_eq(small, "small");
    ck_assert_str_eq(after, "after");
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_strings_are_copied)
{
    TuArena *arena = tu_arena_new();
    ck_assert_ptr_null(tu_arena_strdup(arena, NULL));
    ck_assert_str_eq(tu_arena_strndup(arena, "orders", 3), "ord");
    ck_assert_str_eq(tu_arena_strndup(arena, "ab", 100), "ab");
    ck_assert_str_eq(tu_arena_strdup(arena, ""), "");
    ck_assert_str_eq(tu_arena_printf(arena, "%s.%d", "public", 7), "public.7");
    ck_assert(!tu_arena_failed(arena));
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_impossible_size_fails_and_stays_failed)
{
    TuArena *arena = tu_arena_new();
    ck_assert_ptr_null(tu_arena_alloc(arena, SIZE_MAX));
    ck_assert(tu_arena_failed(arena));
    ck_assert_ptr_null(tu_arena_alloc(arena, 1));
    ck_assert_ptr_null(tu_arena_strdup(arena, "x"));
    ck_assert_ptr_null(tu_arena_printf(arena, "x"));
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_null_arena_is_a_failed_one)
{
    ck_assert(tu_arena_failed(NULL));
    ck_assert_ptr_null(tu_arena_alloc(NULL, 1));
    ck_assert_ptr_null(tu_arena_strdup(NULL, "x"));
    ck_assert_ptr_null(tu_arena_printf(NULL, "%d", 1));
    ck_assert_uint_eq(tu_arena_used(NULL), 0);
    tu_arena_free(NULL);
}
END_TEST

START_TEST(test_each_allocation_may_fail)
{
    bool hit = true;
    for (long n = 0; hit; n++) {
        tu_alloc_fail_at(n);
        TuArena *arena = tu_arena_new();
        for (int i = 0; i < 1000; i++)
            tu_arena_alloc(arena, 100);
        hit = tu_alloc_did_fail();
        ck_assert_int_eq(tu_arena_failed(arena), hit);
        tu_arena_free(arena);
    }
    tu_alloc_fail_at(-1);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_memory_is_zeroed_aligned_and_apart);
    tcase_add_test(tests, test_large_pieces_keep_small_ones_intact);
    tcase_add_test(tests, test_strings_are_copied);
    tcase_add_test(tests, test_impossible_size_fails_and_stays_failed);
    tcase_add_test(tests, test_null_arena_is_a_failed_one);
    tcase_add_test(tests, test_each_allocation_may_fail);
}

int
main(void)
{
    return run_suite("arena", add_tests);
}
