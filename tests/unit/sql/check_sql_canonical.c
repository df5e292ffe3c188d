/* What SQLite means the same compares equal, what it does not stays apart. */
#include "config.h"

#include "sql/lex.h"

#include <string.h>

#include "base/alloc.h"

#include "../base/suite.h"

static void
expect(const char *sql, const char *canonical)
{
    TuBuf buf = TU_BUF_INIT;
    tu_sqlite_canonical(&buf, sql);
    ck_assert_str_eq(buf.s, canonical);
    tu_buf_clear(&buf);
    tu_sqlite_canonical(&buf, canonical);
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
    expect("\"Order\"", "\"order\"");
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
        tu_sqlite_canonical(&buf, "(\"Price\" > [a b]) and a_rather_long_word_to_make_it_grow = 1");
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
    tcase_add_test(tests, test_operators_of_one_meaning_are_one);
    tcase_add_test(tests, test_outer_parentheses_come_off);
    tcase_add_test(tests, test_out_of_memory_gives_a_failed_buffer);
}

int
main(void)
{
    return run_suite("sql_canonical", add_tests);
}
