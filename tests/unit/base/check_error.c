/* The error record: one line, cut at characters, context before message. */
#include "config.h"

#include "base/error.h"

#include <string.h>

#include "base/utf8.h"

#include "suite.h"

START_TEST(test_set_clears_what_was_there)
{
    TuError err = {.line = 7};
    tu_error_at(&err, "a.json", 3, 4);
    tu_error_hint(&err, "old");
    tu_error_statement(&err, "select 1");
    ck_assert_int_eq(tu_error_set(&err, TU_ERR_IO, "cannot read \"%s\"", "x"), TU_ERR_IO);
    ck_assert_int_eq(err.status, TU_ERR_IO);
    ck_assert_str_eq(err.message, "cannot read \"x\"");
    ck_assert_str_eq(err.hint, "");
    ck_assert_str_eq(err.file, "");
    ck_assert_str_eq(err.statement, "");
    ck_assert_int_eq(err.line, 0);
}
END_TEST

START_TEST(test_parts_are_added)
{
    TuError err = {0};
    tu_error_set(&err, TU_ERR_PARSE, "unknown key \"%s\"", "tpye");
    tu_error_hint(&err, "did you mean \"%s\"?", "type");
    tu_error_at(&err, "models/shop.json", 12, 18);
    tu_error_context(&err, "tables.%s", "customer");
    tu_error_context(&err, "model");
    ck_assert_str_eq(err.message, "model: tables.customer: unknown key \"tpye\"");
    ck_assert_str_eq(err.hint, "did you mean \"type\"?");
    ck_assert_str_eq(err.file, "models/shop.json");
    ck_assert_int_eq(err.line, 12);
    ck_assert_int_eq(err.column, 18);
}
END_TEST

START_TEST(test_record_may_quote_itself)
{
    TuError err = {0};
    tu_error_set(&err, TU_ERR_DB, "first");
    tu_error_set(&err, TU_ERR_DB, "second after %s", err.message);
    ck_assert_str_eq(err.message, "second after first");
    tu_error_hint(&err, "%s", err.message);
    ck_assert_str_eq(err.hint, "second after first");
}
END_TEST

START_TEST(test_message_is_one_line_without_controls)
{
    TuError err = {0};
    tu_error_set(&err, TU_ERR_DB, "a\nb\tc%s", "\x1b[31m");
    ck_assert_str_eq(err.message, "a b c?[31m");
}
END_TEST

START_TEST(test_long_text_is_cut_at_a_character)
{
    static char text[5001];
    TuError err = {0};
    for (size_t i = 0; i + 1 < sizeof(text); i += 2)
        memcpy(text + i, "\xC3\xA9", 2);
    tu_error_set(&err, TU_ERR_DB, "x%s", text);
    tu_error_context(&err, "%s", text);
    tu_error_hint(&err, "%s", text);
    tu_error_at(&err, text, 1, 1);
    tu_error_statement(&err, text);
    const char *parts[] = {err.message, err.hint, err.file, err.statement};
    size_t sizes[] = {sizeof(err.message), sizeof(err.hint), sizeof(err.file),
                      sizeof(err.statement)};
    for (size_t i = 0; i < 4; i++) {
        size_t len = strlen(parts[i]);
        ck_assert_uint_lt(len, sizes[i]);
        ck_assert_uint_ge(len, sizes[i] - 3);
        ck_assert_uint_eq(tu_utf8_check(parts[i], len), len);
    }
}
END_TEST

START_TEST(test_null_record_is_accepted)
{
    ck_assert_int_eq(tu_error_set(NULL, TU_ERR_DB, "x"), TU_ERR_DB);
    ck_assert_int_eq(tu_error_nomem(NULL), TU_ERR_NOMEM);
    tu_error_hint(NULL, "x");
    tu_error_context(NULL, "x");
    tu_error_at(NULL, "x", 1, 1);
    tu_error_statement(NULL, "x");
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_set_clears_what_was_there);
    tcase_add_test(tests, test_parts_are_added);
    tcase_add_test(tests, test_record_may_quote_itself);
    tcase_add_test(tests, test_message_is_one_line_without_controls);
    tcase_add_test(tests, test_long_text_is_cut_at_a_character);
    tcase_add_test(tests, test_null_record_is_accepted);
}

int
main(void)
{
    return run_suite("error", add_tests);
}
