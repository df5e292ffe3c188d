/* Lists in an arena: order, stable sort, lists built by hand. */
#include "config.h"

#include "base/vec.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

#include "suite.h"

typedef struct Item {
    int rank, born;
} Item;

static int
compare_ranks(const void *a, const void *b)
{
    const Item *left = a, *right = b;
    return left->rank - right->rank;
}

static void
fill(TuVec *vec, TuArena *arena, int count)
{
    for (int i = 0; i < count; i++) {
        Item *item = TU_NEW(arena, Item);
        ck_assert_ptr_nonnull(item);
        item->rank = i * 7919 % 31;
        item->born = i;
        tu_vec_add(vec, arena, item);
    }
}

static void
assert_sorted(const TuVec *vec)
{
    for (size_t i = 1; i < vec->count; i++) {
        const Item *left = vec->items[i - 1], *right = vec->items[i];
        ck_assert(left->rank < right->rank ||
                  (left->rank == right->rank && left->born < right->born));
    }
}

START_TEST(test_sort_is_stable_at_any_length)
{
    TuArena *arena = tu_arena_new();
    for (int count = 0; count < 200; count++) {
        TuVec vec = TU_VEC_INIT;
        fill(&vec, arena, count);
        ck_assert_uint_eq(vec.count, (size_t)count);
        tu_vec_sort(&vec, compare_ranks);
        assert_sorted(&vec);
    }
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_sort_works_without_spare_memory)
{
    TuArena *arena = tu_arena_new();
    TuVec vec = TU_VEC_INIT;
    fill(&vec, arena, 100);
    tu_alloc_fail_at(0);
    tu_vec_sort(&vec, compare_ranks);
    ck_assert(tu_alloc_did_fail());
    tu_alloc_fail_at(-1);
    assert_sorted(&vec);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_names_keep_their_order)
{
    TuArena *arena = tu_arena_new();
    TuNames names = {0};
    for (int i = 0; i < 100; i++)
        tu_names_add(&names, arena, tu_arena_printf(arena, "n%d", i));
    ck_assert_uint_eq(names.count, 100);
    for (int i = 0; i < 100; i++) {
        char text[16];
        snprintf(text, sizeof(text), "n%d", i);
        ck_assert_str_eq(names.items[i], text);
    }
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_list_built_by_hand_is_copied_before_it_grows)
{
    TuArena *arena = tu_arena_new();
    const char *fixed[] = {"a", "b", "c"};
    TuNames names = {.items = fixed, .count = 3};
    tu_names_add(&names, arena, "d");
    ck_assert_ptr_ne(names.items, fixed);
    ck_assert_uint_eq(names.count, 4);
    ck_assert_str_eq(names.items[0], "a");
    ck_assert_str_eq(names.items[3], "d");
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_pairs_are_found_by_name)
{
    TuArena *arena = tu_arena_new();
    TuPairs pairs = {0};
    tu_pairs_add(&pairs, arena, "fillfactor", "70");
    tu_pairs_add(&pairs, arena, "engine", "InnoDB");
    ck_assert_str_eq(tu_pairs_find(&pairs, "engine"), "InnoDB");
    ck_assert_str_eq(tu_pairs_find(&pairs, "fillfactor"), "70");
    ck_assert_ptr_null(tu_pairs_find(&pairs, "other"));
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_failed_arena_adds_nothing)
{
    TuVec vec = TU_VEC_INIT;
    TuNames names = {0};
    TuPairs pairs = {0};
    tu_vec_add(&vec, NULL, &vec);
    tu_names_add(&names, NULL, "x");
    tu_pairs_add(&pairs, NULL, "x", "y");
    ck_assert_uint_eq(vec.count + names.count + pairs.count, 0);
    ck_assert_ptr_null(tu_pairs_find(&pairs, "x"));
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_sort_is_stable_at_any_length);
    tcase_add_test(tests, test_sort_works_without_spare_memory);
    tcase_add_test(tests, test_names_keep_their_order);
    tcase_add_test(tests, test_list_built_by_hand_is_copied_before_it_grows);
    tcase_add_test(tests, test_pairs_are_found_by_name);
    tcase_add_test(tests, test_failed_arena_adds_nothing);
}

int
main(void)
{
    return run_suite("vec", add_tests);
}
