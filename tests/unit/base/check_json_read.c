/* Reading JSON: the tree with its places, every kind of malformed text, out of memory. */
#include "config.h"

#include "base/doc.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/doc_read.h"

#include "suite.h"

/* One piece that is read and freed with its arena. */
typedef struct Read {
    TuArena *arena;
    TuDoc *doc;
    TuError err;
    TuStatus st;
} Read;

static Read
read_len(const char *text, size_t len)
{
    Read read = {.arena = tu_arena_new()};
    read.st = tu_json_read(text, len, "m.json", read.arena, &read.doc, &read.err);
    ck_assert_int_eq(read.st == TU_OK, read.doc != NULL);
    return read;
}

static Read
read_text(const char *text)
{
    return read_len(text, strlen(text));
}

static void
assert_error(const char *text, size_t len, int line, int column, const char *message)
{
    Read read = read_len(text, len);
    ck_assert_msg(read.st == TU_ERR_PARSE, "accepted: %.40s", text);
    ck_assert_int_eq(read.err.status, TU_ERR_PARSE);
    ck_assert_msg(strstr(read.err.message, message) != NULL, "%.40s: %s", text, read.err.message);
    ck_assert_msg(read.err.line == line && read.err.column == column, "%.40s: at %d:%d", text,
                  read.err.line, read.err.column);
    ck_assert_str_eq(read.err.file, "m.json");
    tu_arena_free(read.arena);
}

typedef struct Bad {
    const char *text;
    int line, column;
    const char *message; /* part of it */
} Bad;

static void
assert_errors(const Bad *bad, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_error(bad[i].text, strlen(bad[i].text), bad[i].line, bad[i].column, bad[i].message);
}

static void
assert_place(const TuDoc *doc, int line, int column, int key_line, int key_column)
{
    ck_assert_int_eq(doc->line, line);
    ck_assert_int_eq(doc->column, column);
    ck_assert_int_eq(doc->key_line, key_line);
    ck_assert_int_eq(doc->key_column, key_column);
}

START_TEST(test_every_node_knows_its_place)
{
    Read read = read_text("{\r\n  \"\xC3\xA9\" : [1,\n true], \"b\":\n\t\"x\" }\n");
    ck_assert_int_eq(read.st, TU_OK);
    assert_place(read.doc, 1, 1, 0, 0);
    const TuDoc *list = tu_doc_find(read.doc, "\xC3\xA9");
    assert_place(list, 2, 10, 2, 3);
    assert_place(list->first, 2, 11, 0, 0);
    assert_place(list->last, 3, 2, 0, 0);
    assert_place(tu_doc_find(read.doc, "b"), 4, 2, 3, 9);
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_scalars_have_type_and_text)
{
    Read read = read_text("[null, true, false, \"\", -1.50e+3, [], {}]");
    static const TuDocType types[] = {TU_DOC_NULL,   TU_DOC_BOOL, TU_DOC_BOOL, TU_DOC_STRING,
                                      TU_DOC_NUMBER, TU_DOC_LIST, TU_DOC_MAP};
    static const char *const texts[] = {NULL, "true", "false", "", "-1.50e+3", NULL, NULL};
    ck_assert_int_eq(read.st, TU_OK);
    ck_assert_uint_eq(read.doc->count, TU_LEN(types));
    const TuDoc *item = read.doc->first;
    for (size_t i = 0; i < TU_LEN(types); i++, item = item->next) {
        ck_assert_int_eq(item->type, types[i]);
        ck_assert_pstr_eq(item->text, texts[i]);
    }
    ck_assert(read.doc->first->next->truth);
    ck_assert(!read.doc->first->next->next->truth);
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_big_numbers_keep_their_digits)
{
    Read read = read_text("[9223372036854775808, 0.1000000000000000055511151231257827, 1e999]");
    ck_assert_int_eq(read.st, TU_OK);
    ck_assert_str_eq(read.doc->first->text, "9223372036854775808");
    ck_assert_str_eq(read.doc->first->next->text, "0.1000000000000000055511151231257827");
    ck_assert_str_eq(read.doc->last->text, "1e999");
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_escapes_become_utf8)
{
    Read read = read_text("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20AC\\ud83d\\uDE00z\"");
    ck_assert_int_eq(read.st, TU_OK);
    ck_assert_str_eq(read.doc->text, "a\"\\/\b\f\n\r\tA\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z");
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_escaped_key_is_the_same_key)
{
    static const Bad bad[] = {{"{\"a\":1, \"\\u0061\":2}", 1, 9, "duplicate key \"a\""}};
    assert_errors(bad, TU_LEN(bad));
}
END_TEST

START_TEST(test_malformed_structure_is_refused)
{
    static const Bad bad[] = {
        {"", 1, 1, "a value is expected, found the end of the text"},
        {" \n ", 2, 2, "a value is expected"},
        {"[1] x", 1, 5, "the end of the text is expected, found \"x\""},
        {"{} {}", 1, 4, "the end of the text is expected"},
        {"[1,\n2,]", 2, 2, "trailing \",\" before \"]\""},
        {"{\"a\":1,}", 1, 7, "trailing \",\" before \"}\""},
        {"[1 2]", 1, 4, "\",\" or \"]\" is expected, found \"2\""},
        {"[1", 1, 3, "found the end of the text"},
        {"{\"a\":1", 1, 7, "\",\" or \"}\" is expected"},
        {"{\"a\" 1}", 1, 6, "\":\" after the key is expected"},
        {"{\"a\"}", 1, 5, "\":\" after the key is expected"},
        {"{a:1}", 1, 2, "a key in double quotes is expected, found \"a\""},
        {"{1:1}", 1, 2, "a key in double quotes is expected"},
        {"{,}", 1, 2, "a key in double quotes is expected"},
        {"[,]", 1, 2, "a value is expected, found \",\""},
        {"]", 1, 1, "a value is expected"},
        {"[1}", 1, 3, "\",\" or \"]\" is expected"},
        {"'a'", 1, 1, "a value is expected"},
        {"[1, // x\n2]", 1, 5, "a value is expected"},
        {"\xC3\xA9", 1, 1, "found \"\xC3\xA9\""},
    };
    assert_errors(bad, TU_LEN(bad));
}
END_TEST

START_TEST(test_malformed_scalars_are_refused)
{
    static const Bad bad[] = {
        {"[01]", 1, 2, "leading zero"},
        {"[-01]", 1, 2, "leading zero"},
        {"[1.]", 1, 2, "incomplete number"},
        {"[-]", 1, 2, "incomplete number"},
        {"[1e]", 1, 2, "incomplete number"},
        {"[.5]", 1, 2, "a value is expected"},
        {"[+1]", 1, 2, "a value is expected"},
        {"[1x]", 1, 3, "\",\" or \"]\""},
        {"[0x1F]", 1, 3, "\",\" or \"]\""},
        {"[NaN]", 1, 2, "unknown word \"NaN\""},
        {"True", 1, 1, "unknown word \"True\""},
        {"nul", 1, 1, "unknown word \"nul\""},
        {"truefalse", 1, 1, "unknown word \"truefalse\""},
    };
    assert_errors(bad, TU_LEN(bad));
}
END_TEST

START_TEST(test_malformed_strings_are_refused)
{
    static const Bad bad[] = {
        {"\"abc", 1, 1, "string without an end"},
        {"\"abc\\", 1, 5, "unknown escape"},
        {"[\"a\nb\"]", 1, 2, "string without an end on its line"},
        {"\"a\tb\"", 1, 3, "control character 0x09"},
        {"\"\\x41\"", 1, 2, "unknown escape"},
        {"\"\\u12\"", 1, 2, "four hex digits"},
        {"\"\\u12g4\"", 1, 2, "four hex digits"},
        {"\"\\u", 1, 2, "four hex digits"},
        {"\"a\\u0000\"", 1, 3, "\"\\u0000\" is not allowed"},
        {"\"\\ud800\"", 1, 2, "lone surrogate \"\\uD800\""},
        {"\"\\udc00\"", 1, 2, "lone surrogate"},
        {"\"\\ud800\\ud800\"", 1, 2, "lone surrogate"},
        {"\"\\ud800\\u0041\"", 1, 2, "lone surrogate"},
        {"\"\\ud800\\ue000\"", 1, 2, "lone surrogate"},
        {"\"\\ud800x", 1, 2, "lone surrogate"},
        {"\"\\ud83d\\ude0", 1, 2, "lone surrogate"},
        {"{\"\\udfff\":1}", 1, 3, "lone surrogate"},
    };
    assert_errors(bad, TU_LEN(bad));
}
END_TEST

START_TEST(test_text_that_is_not_utf8_is_refused)
{
    static const Bad bad[] = {
        {"\xEF\xBB\xBF{}", 1, 1, "byte order mark"},
        {"[1,\n \"\xFF\"]", 2, 3, "byte 0xFF is not valid UTF-8"},
        {"\"\xED\xA0\x80\"", 1, 2, "not valid UTF-8"},
        {"\"\xC3", 1, 2, "not valid UTF-8"},
    };
    assert_errors(bad, TU_LEN(bad));
    assert_error("\"a\0b\"", 5, 1, 3, "NUL byte");
    assert_error("[1]\0", 4, 1, 4, "NUL byte");
}
END_TEST

START_TEST(test_duplicate_keys_are_refused_in_short_and_long_maps)
{
    char text[4096];
    int len = snprintf(text, sizeof(text), "{\n");
    for (int i = 0; i < 100; i++)
        len += snprintf(text + len, sizeof(text) - (size_t)len, "\"k%d\":%d,\n", i, i);
    size_t start = (size_t)len;
    static const int twins[] = {0, 15, 16, 17, 99};
    for (size_t i = 0; i < TU_LEN(twins); i++) {
        snprintf(text + start, sizeof(text) - start, " \"k%d\":1}", twins[i]);
        assert_error(text, strlen(text), 102, 2, "duplicate key");
    }
    snprintf(text + start, sizeof(text) - start, "\"other\":1}");
    Read read = read_text(text);
    ck_assert_int_eq(read.st, TU_OK);
    ck_assert_uint_eq(read.doc->count, 101);
    tu_arena_free(read.arena);
    read = read_text("{\"a\":{\"a\":1},\n \"b\":1, \"b\":2}");
    ck_assert_str_eq(read.err.message, "duplicate key \"b\"");
    ck_assert_str_eq(read.err.hint, "it is first given at 2:2");
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_depth_has_a_limit)
{
    static char text[200001];
    memset(text, '[', TU_DOC_DEPTH_MAX);
    memset(text + TU_DOC_DEPTH_MAX, ']', TU_DOC_DEPTH_MAX);
    Read read = read_len(text, 2 * TU_DOC_DEPTH_MAX);
    ck_assert_int_eq(read.st, TU_OK);
    tu_arena_free(read.arena);
    memset(text, '[', sizeof(text) - 1);
    assert_error(text, sizeof(text) - 1, 1, TU_DOC_DEPTH_MAX + 1, "more than 64 levels");
    for (size_t i = 0; i + 5 < sizeof(text); i += 5)
        memcpy(text + i, "{\"a\":", 5);
    assert_error(text, sizeof(text) - 1, 1, 5 * TU_DOC_DEPTH_MAX + 1, "more than 64 levels");
}
END_TEST

START_TEST(test_text_needs_no_nul)
{
    static const char *const texts[] = {"[1,2]", "{\"a\":true}", "\"\\u00e9\"", "-12", "null"};
    for (size_t i = 0; i < TU_LEN(texts); i++) {
        for (size_t len = 0; len <= strlen(texts[i]); len++) {
            char *exact = malloc(len > 0 ? len : 1); /* so that the sanitizer sees a step too far */
            ck_assert_ptr_nonnull(exact);
            memcpy(exact, texts[i], len);
            tu_arena_free(read_len(exact, len).arena);
            free(exact);
        }
    }
}
END_TEST

START_TEST(test_each_allocation_may_fail)
{
    char text[8192];
    int len = snprintf(text, sizeof(text), "{\"list\":[\"\\u00e9\",\"plain\",1,null]");
    for (int i = 0; i < 60; i++)
        len += snprintf(text + len, sizeof(text) - (size_t)len,
                        ",\"key \\n number %d\":{\"a\":[%d],\"b\":\"%040d\"}", i, i, i);
    snprintf(text + len, sizeof(text) - (size_t)len, "}");
    bool hit = true;
    long n = 0;
    for (; hit; n++) {
        tu_alloc_fail_at(n);
        Read read = read_text(text);
        hit = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_int_eq(read.st, hit ? TU_ERR_NOMEM : TU_OK);
        ck_assert_int_eq(read.err.status, read.st);
        tu_arena_free(read.arena);
    }
    ck_assert_int_gt(n, 8);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_every_node_knows_its_place);
    tcase_add_test(tests, test_scalars_have_type_and_text);
    tcase_add_test(tests, test_big_numbers_keep_their_digits);
    tcase_add_test(tests, test_escapes_become_utf8);
    tcase_add_test(tests, test_escaped_key_is_the_same_key);
    tcase_add_test(tests, test_malformed_structure_is_refused);
    tcase_add_test(tests, test_malformed_scalars_are_refused);
    tcase_add_test(tests, test_malformed_strings_are_refused);
    tcase_add_test(tests, test_text_that_is_not_utf8_is_refused);
    tcase_add_test(tests, test_duplicate_keys_are_refused_in_short_and_long_maps);
    tcase_add_test(tests, test_depth_has_a_limit);
    tcase_add_test(tests, test_text_needs_no_nul);
    tcase_add_test(tests, test_each_allocation_may_fail);
}

int
main(void)
{
    return run_suite("json_read", add_tests);
}
