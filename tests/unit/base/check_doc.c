/* The document tree: building, finding, and what its readers share. */
#include "config.h"

#include "base/doc.h"

#include <string.h>

#include "base/doc_read.h"

#include "suite.h"

START_TEST(test_tree_keeps_the_order_of_its_parts)
{
    TuArena *arena = tu_arena_new();
    TuDoc *map = tu_doc_new(arena, TU_DOC_MAP);
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    tu_doc_add(list, tu_doc_number(arena, -9223372036854775807LL - 1));
    tu_doc_add(list, tu_doc_bool(arena, true));
    tu_doc_add(list, tu_doc_string(arena, NULL));
    tu_doc_put(map, arena, "z", list);
    tu_doc_put(map, arena, "a", tu_doc_string(arena, "text"));
    ck_assert_uint_eq(map->count, 2);
    ck_assert_str_eq(map->first->key, "z");
    ck_assert_ptr_eq(tu_doc_find(map, "z"), list);
    ck_assert_str_eq(tu_doc_find(map, "a")->text, "text");
    ck_assert_ptr_null(tu_doc_find(map, "b"));
    ck_assert_ptr_null(tu_doc_find(list, "a"));
    ck_assert_ptr_null(tu_doc_find(NULL, "a"));
    ck_assert_uint_eq(list->count, 3);
    ck_assert_str_eq(list->first->text, "-9223372036854775808");
    ck_assert_str_eq(list->first->next->text, "true");
    ck_assert_int_eq(list->last->type, TU_DOC_NULL);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_failed_arena_builds_nothing)
{
    tu_doc_add(NULL, NULL);
    tu_doc_put(NULL, NULL, "x", NULL);
    ck_assert_ptr_null(tu_doc_new(NULL, TU_DOC_MAP));
    ck_assert_ptr_null(tu_doc_string(NULL, "x"));
    ck_assert_ptr_null(tu_doc_bool(NULL, true));
    ck_assert_ptr_null(tu_doc_number(NULL, 1));
}
END_TEST

START_TEST(test_number_prefix_follows_json)
{
    static const struct {
        const char *text;
        size_t len;
    } cases[] = {
        {"0", 1},    {"-0", 2}, {"12", 2},  {"1.50", 4}, {"1e5", 3}, {"1E+05", 5}, {"1.2e-3", 6},
        {"12,", 2},  {"", 0},   {"-", 0},   {"01", 0},   {"-01", 0}, {".5", 0},    {"1.", 0},
        {"1.e5", 0}, {"1e", 0}, {"1e+", 0}, {"+1", 0},   {"x", 0},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++)
        ck_assert_msg(tu_doc_number_prefix(cases[i].text, strlen(cases[i].text)) == cases[i].len,
                      "\"%s\"", cases[i].text);
}
END_TEST

START_TEST(test_position_counts_lines_and_bytes)
{
    int line, column;
    tu_doc_position("ab\n\xC3\xA9x", 0, &line, &column);
    ck_assert(line == 1 && column == 1);
    tu_doc_position("ab\n\xC3\xA9x", 2, &line, &column);
    ck_assert(line == 1 && column == 3);
    tu_doc_position("ab\n\xC3\xA9x", 5, &line, &column);
    ck_assert(line == 2 && column == 3);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_tree_keeps_the_order_of_its_parts);
    tcase_add_test(tests, test_failed_arena_builds_nothing);
    tcase_add_test(tests, test_number_prefix_follows_json);
    tcase_add_test(tests, test_position_counts_lines_and_bytes);
}

int
main(void)
{
    return run_suite("doc", add_tests);
}
