/* Values of the catalogs, and the text of queries for a server's version. */
#include "config.h"

#include "pg_suite.h"

static TuPgcatReader reader;

static void
setup(void)
{
    reader = (TuPgcatReader){.buf = TU_BUF_INIT,
                             .model = tu_model_new(),
                             .scratch = tu_arena_new(),
                             .interned = tu_map_new()};
    ck_assert_ptr_nonnull(reader.model);
    reader.arena = reader.model->arena;
}

static void
teardown(void)
{
    tu_buf_release(&reader.buf);
    tu_map_free(reader.interned);
    tu_arena_free(reader.scratch);
    tu_model_free(reader.model);
}

START_TEST(test_one_layer_of_parentheses_comes_off)
{
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "(a > 0)"), "a > 0");
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "((a > 0) AND (b > 0))"), "(a > 0) AND (b > 0)");
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "((a))"), "(a)");
}
END_TEST

START_TEST(test_parentheses_that_do_not_hold_it_all_stay)
{
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "(a) + (b)"), "(a) + (b)");
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "good(a)"), "good(a)");
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, ""), "");
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "("), "(");
    ck_assert_ptr_null(tu_pgcat_unwrap(&reader, NULL));
}
END_TEST

START_TEST(test_parentheses_inside_quotes_do_not_count)
{
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "(a = ')'::text)"), "a = ')'::text");
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "(\"a)\" = E'\\')')"), "\"a)\" = E'\\')'");
    ck_assert_str_eq(tu_pgcat_unwrap(&reader, "(a) = '('::text AND (b)"),
                     "(a) = '('::text AND (b)");
}
END_TEST

START_TEST(test_array_elements_lose_quotes_and_backslashes)
{
    TuNames names =
        tu_pgcat_array(&reader, reader.arena, "{a,\"b,c\",\"d\\\"e\\\\\",NULL,\"NULL\",\"\"}");
    ck_assert_uint_eq(names.count, 5);
    ck_assert_str_eq(names.items[0], "a");
    ck_assert_str_eq(names.items[1], "b,c");
    ck_assert_str_eq(names.items[2], "d\"e\\");
    ck_assert_str_eq(names.items[3], "NULL");
    ck_assert_str_eq(names.items[4], "");
}
END_TEST

START_TEST(test_broken_arrays_end)
{
    static const char *const odd[] = {NULL, "", "{}", "{", "{a", "{\"a", "{\"a\"x}", "{a}}", "a"};
    for (size_t i = 0; i < TU_LEN(odd); i++)
        ck_assert_uint_le(tu_pgcat_array(&reader, reader.arena, odd[i]).count, 1);
}
END_TEST

START_TEST(test_options_are_pairs_with_their_prefix)
{
    TuPairs options = {0};
    tu_pgcat_options(&reader, &options, "{fillfactor=70,\"x=a=b\"}", "toast.");
    ck_assert_uint_eq(options.count, 2);
    ck_assert_str_eq(tu_pairs_find(&options, "toast.fillfactor"), "70");
    ck_assert_str_eq(tu_pairs_find(&options, "toast.x"), "a=b");
}
END_TEST

START_TEST(test_numbers_of_arrays_and_vectors)
{
    uint32_t numbers[4] = {0};
    ck_assert_uint_eq(tu_pgcat_numbers("{1,22,3}", numbers, 4), 3);
    ck_assert_uint_eq(numbers[1], 22);
    ck_assert_uint_eq(tu_pgcat_numbers("4 0 4294967295 7 8", numbers, 4), 5);
    ck_assert_uint_eq(numbers[2], 4294967295u);
    ck_assert_uint_eq(tu_pgcat_numbers(NULL, numbers, 4), 0);
    ck_assert_uint_eq(tu_pgcat_numbers("{-}", numbers, 4), 0);
}
END_TEST

START_TEST(test_trimming_takes_space_and_one_semicolon)
{
    ck_assert_str_eq(tu_pgcat_trim(&reader, " SELECT 1;\n"), "SELECT 1");
    ck_assert_str_eq(tu_pgcat_trim(&reader, "x"), "x");
    ck_assert_ptr_null(tu_pgcat_trim(&reader, " ; "));
}
END_TEST

START_TEST(test_equal_texts_are_one)
{
    const char *first = tu_pgcat_intern(&reader, "bigint");
    char other[] = "bigint";
    ck_assert_ptr_eq(tu_pgcat_intern(&reader, other), first);
    ck_assert_ptr_null(tu_pgcat_intern(&reader, ""));
}
END_TEST

START_TEST(test_versions_choose_fragments)
{
    static const TuPgcatQuery query = {"test", 1, NULL, "SELECT @15{a.x || 'z'|NULL}, '{y', b@3"};
    TuBuf text = TU_BUF_INIT;
    tu_pgcat_query_text(&text, &query, 15);
    ck_assert_str_eq(text.s, "SELECT a.x || 'z', '{y', b@3");
    tu_buf_clear(&text);
    tu_pgcat_query_text(&text, &query, 14);
    ck_assert_str_eq(text.s, "SELECT NULL, '{y', b@3");
    tu_buf_release(&text);
}
END_TEST

static const struct {
    int since;
    const char *word;
} newer[] = {
    {14, "attcompression"}, {15, "indnullsnotdistinct"}, {15, "confdelsetcols"},
    {18, "conenforced"},    {18, "conperiod"},           {18, "contype = 'n'"},
};

static bool
occurs(const char *word, int major)
{
    TuBuf text = TU_BUF_INIT;
    for (size_t i = 0; i < tu_pgcat_query_count; i++)
        tu_pgcat_query_text(&text, &tu_pgcat_queries[i], major);
    bool found = strstr(text.s, word) != NULL;
    tu_buf_release(&text);
    return found;
}

START_TEST(test_what_a_server_does_not_have_is_not_asked_for)
{
    for (int major = 13; major <= 18; major++)
        ck_assert_msg(occurs(newer[_i].word, major) == (major >= newer[_i].since), "%s at %d",
                      newer[_i].word, major);
}
END_TEST

START_TEST(test_no_query_keeps_a_mark_on_any_server)
{
    TuBuf text = TU_BUF_INIT;
    for (int major = 13; major <= 18; major++) {
        for (size_t i = 0; i < tu_pgcat_query_count; i++) {
            tu_buf_clear(&text);
            tu_pgcat_query_text(&text, &tu_pgcat_queries[i], major);
            ck_assert_msg(!strchr(text.s, '@'), "%s at %d: %s", tu_pgcat_queries[i].name, major,
                          text.s);
        }
    }
    tu_buf_release(&text);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, test_one_layer_of_parentheses_comes_off);
    tcase_add_test(tests, test_parentheses_that_do_not_hold_it_all_stay);
    tcase_add_test(tests, test_parentheses_inside_quotes_do_not_count);
    tcase_add_test(tests, test_array_elements_lose_quotes_and_backslashes);
    tcase_add_test(tests, test_broken_arrays_end);
    tcase_add_test(tests, test_options_are_pairs_with_their_prefix);
    tcase_add_test(tests, test_numbers_of_arrays_and_vectors);
    tcase_add_test(tests, test_trimming_takes_space_and_one_semicolon);
    tcase_add_test(tests, test_equal_texts_are_one);
    tcase_add_test(tests, test_versions_choose_fragments);
    tcase_add_loop_test(tests, test_what_a_server_does_not_have_is_not_asked_for, 0,
                        (int)TU_LEN(newer));
    tcase_add_test(tests, test_no_query_keeps_a_mark_on_any_server);
}

int
main(void)
{
    return run_suite("pg_values", add_tests);
}
