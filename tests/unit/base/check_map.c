/* The maps: find what was put, replace, fail without losing what is there. */
#include "config.h"

#include "base/map.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

#include "suite.h"

enum { COUNT = 500 };

static char keys[COUNT][16];

static void
make_keys(void)
{
    for (int i = 0; i < COUNT; i++)
        snprintf(keys[i], sizeof(keys[i]), "k%d", i);
}

START_TEST(test_values_are_found_by_text_and_by_number)
{
    TuMap *map = tu_map_new();
    make_keys();
    for (int i = 0; i < COUNT; i++) {
        tu_map_put(map, keys[i], keys[i]);
        tu_map_put_id(map, (uint64_t)i << 40, keys[i]);
    }
    for (int i = 0; i < COUNT; i++) {
        char key[16];
        memcpy(key, keys[i], sizeof(key)); /* equal text, other place */
        ck_assert_ptr_eq(tu_map_find(map, key), keys[i]);
        ck_assert_ptr_eq(tu_map_find_id(map, (uint64_t)i << 40), keys[i]);
    }
    ck_assert_ptr_null(tu_map_find(map, "k"));
    ck_assert_ptr_null(tu_map_find_id(map, 1));
    ck_assert(!tu_map_failed(map));
    tu_map_free(map);
}
END_TEST

START_TEST(test_put_replaces_and_forgets_the_old_key)
{
    TuMap *map = tu_map_new();
    char first[] = "orders", second[] = "orders";
    int one, two;
    tu_map_put(map, first, &one);
    tu_map_put(map, second, &two);
    first[0] = 'x'; /* the map must not look at it any more */
    ck_assert_ptr_eq(tu_map_find(map, "orders"), &two);
    tu_map_put_id(map, 7, &one);
    tu_map_put_id(map, 7, &two);
    ck_assert_ptr_eq(tu_map_find_id(map, 7), &two);
    tu_map_free(map);
}
END_TEST

START_TEST(test_null_map_finds_nothing)
{
    tu_map_put(NULL, "x", keys);
    tu_map_put_id(NULL, 1, keys);
    ck_assert_ptr_null(tu_map_find(NULL, "x"));
    ck_assert_ptr_null(tu_map_find_id(NULL, 1));
    ck_assert(tu_map_failed(NULL));
    tu_map_free(NULL);
}
END_TEST

START_TEST(test_each_allocation_may_fail)
{
    bool hit = true;
    make_keys();
    for (long n = 0; hit; n++) {
        tu_alloc_fail_at(n);
        TuMap *map = tu_map_new();
        for (int i = 0; i < COUNT; i++) {
            tu_map_put(map, keys[i], keys[i]);
            tu_map_put_id(map, (uint64_t)i, keys[i]);
        }
        hit = tu_alloc_did_fail();
        ck_assert_int_eq(tu_map_failed(map), hit);
        for (int i = 0; i < COUNT; i++) {
            void *found = tu_map_find(map, keys[i]);
            ck_assert(found == keys[i] || (hit && found == NULL));
        }
        tu_map_free(map);
    }
    tu_alloc_fail_at(-1);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_values_are_found_by_text_and_by_number);
    tcase_add_test(tests, test_put_replaces_and_forgets_the_old_key);
    tcase_add_test(tests, test_null_map_finds_nothing);
    tcase_add_test(tests, test_each_allocation_may_fail);
}

int
main(void)
{
    return run_suite("map", add_tests);
}
