/* What SQLite means the same compares equal, what it does not stays apart. */
#include "config.h"

#include "sql/lex.h"

#include <string.h>

#include "base/alloc.h"

#include "../base/suite.h"

static bool
is_price(const void *data, const char *word)
{
    return strcmp(word, data) == 0;
}

static void
expect(const char *sql, const char *canonical)
{
    TuBuf buf = TU_BUF_INIT;
    tu_sqlite_form(&buf, sql, is_price, "Price");
    ck_assert_str_eq(buf.s, canonical);
    tu_buf_clear(&buf);
    tu_sqlite_form(&buf, canonical, is_price, "Price");
    ck_assert_str_eq(buf.s, canonical);
    tu_buf_release(&buf);
}

START_TEST(test_space_case_and_comments_do_not_count)
{
    expect("  Price>0 ", "price > 0");
    expect("price /* x */ >\n\t0 -- y", "price > 0");
    expect("A AND b", "a and b");
    expect("1E5 + 0xAB", "1e5 + 0xab");
    expect("X'AB'", "x'ab'");
    expect("select 1;", "select 1");
    expect("", "");
    expect(NULL, "");
}
END_TEST

START_TEST(test_quotes_of_names_do_not_count)
{
    expect("\"Price\" > 0", "price > 0");
    expect("[Price] > `a`", "price > a");
    expect("\"key\"", "key");
    expect("\"t\".\"a\"", "t . a");
}
END_TEST

START_TEST(test_quotes_that_mean_something_are_kept)
{
    expect("\"a b\"", "\"a b\"");
    expect("[a b]", "\"a b\"");
    expect("[Order]", "\"order\"");
    expect("\"current_timestamp\"", "\"current_timestamp\"");
    expect("\"true\"", "\"true\"");
    expect("`a\"b`", "\"a\"\"b\"");
    expect("\"\"", "\"\"");
}
END_TEST

START_TEST(test_strings_keep_their_case)
{
    expect("x = 'It''s A'", "x = 'It''s A'");
    expect("x = '-- A'", "x = '-- A'");
}
END_TEST

START_TEST(test_double_quotes_around_no_name_make_a_string)
{
    expect("s = \"Active\"", "s = \"Active\"");
    expect("s = \"active\"", "s = active");
    expect("s = \"PRICE\"", "s = \"PRICE\"");
    expect("s = `Active`", "s = active");
}
END_TEST

START_TEST(test_a_lone_word_is_a_string_where_it_is_a_default)
{
    static const char *const cases[][2] = {
        {"\"Active\"", "'Active'"},
        {"Active", "'Active'"},
        {"[it's]", "'it''s'"},
        {"'a'", "'a'"},
        {"Null", "Null"},
        {"TRUE", "TRUE"},
        {"1", "1"},
        {"(Active)", "(Active)"},
        {"current_date", "current_date"},
        {"-1", "-1"},
    };
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; i < TU_LEN(cases); i++)
        ck_assert_str_eq(tu_sqlite_default(cases[i][0], arena), cases[i][1]);
    ck_assert_ptr_null(tu_sqlite_default(NULL, arena));
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_operators_of_one_meaning_are_one)
{
    expect("a == 1", "a = 1");
    expect("a!=1", "a <> 1");
    expect("a<>1", "a <> 1");
    expect("a->>'$.X'", "a ->> '$.X'");
}
END_TEST

START_TEST(test_outer_parentheses_come_off)
{
    expect("(a > 0)", "a > 0");
    expect("((a > 0))", "a > 0");
    expect("(a) + (b)", "( a ) + ( b )");
    expect("((a) + (b))", "( a ) + ( b )");
    expect("((a) or b)", "( a ) or b");
    expect("(a or (b))", "a or ( b )");
    expect("(((a) + (b)) + (c))", "( ( a ) + ( b ) ) + ( c )");
    expect("()", "( )");
    expect("(a", "( a");
    expect("a)", "a )");
    expect(")(", ") (");
    expect("(a; b)", "( a ; b )");
}
END_TEST

START_TEST(test_out_of_memory_gives_a_failed_buffer)
{
    bool failed = true;
    for (long n = 0; failed; n++) {
        TuBuf buf = TU_BUF_INIT;
        tu_alloc_fail_at(n);
        tu_sqlite_form(&buf, "(\"Price\" > [a b]) and a_rather_long_word_to_make_it_grow = 1",
                       is_price, "Price");
        failed = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert(buf.failed == failed);
        tu_buf_release(&buf);
    }
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_space_case_and_comments_do_not_count);
    tcase_add_test(tests, test_quotes_of_names_do_not_count);
    tcase_add_test(tests, test_quotes_that_mean_something_are_kept);
    tcase_add_test(tests, test_strings_keep_their_case);
    tcase_add_test(tests, test_double_quotes_around_no_name_make_a_string);
    tcase_add_test(tests, test_a_lone_word_is_a_string_where_it_is_a_default);
    tcase_add_test(tests, test_operators_of_one_meaning_are_one);
    tcase_add_test(tests, test_outer_parentheses_come_off);
    tcase_add_test(tests, test_out_of_memory_gives_a_failed_buffer);
}

int
main(void)
{
    return run_suite("sql_canonical", add_tests);
}
