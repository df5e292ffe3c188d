/* Writing JSON: the layout, the escapes, and that it reads back to the same bytes. */
#include "config.h"

#include "base/doc.h"

#include <string.h>

#include "base/alloc.h"

#include "suite.h"

/* What is read from in is written as out. */
static void
assert_written(const char *in, const char *out)
{
    TuArena *arena = tu_arena_new();
    TuBuf buf = TU_BUF_INIT;
    TuDoc *doc = NULL;
    ck_assert_int_eq(tu_json_read(in, strlen(in), "in", arena, &doc, NULL), TU_OK);
    tu_json_write(&buf, doc);
    ck_assert_str_eq(buf.s, out);
    tu_buf_release(&buf);
    tu_arena_free(arena);
}

START_TEST(test_scalars_stand_alone)
{
    assert_written("null", "null");
    assert_written(" true ", "true");
    assert_written("-1.50", "-1.50");
    assert_written("\"x\"", "\"x\"");
    assert_written("[ ]", "[]");
    assert_written("{ }", "{}");
}
END_TEST

START_TEST(test_scalars_share_a_line_and_the_rest_is_indented)
{
    assert_written("{\"id\":{\"type\":\"bigint\",\"not_null\":true},\"pk\":[\"id\",1],\"e\":[[]]}",
                   "{\n"
                   "  \"id\": { \"type\": \"bigint\", \"not_null\": true },\n"
                   "  \"pk\": [\"id\", 1],\n"
                   "  \"e\": [\n"
                   "    []\n"
                   "  ]\n"
                   "}");
}
END_TEST

/* A list of two strings whose one-line form, with a comma behind, has the given width. */
static void
make_list(char *into, size_t width)
{
    size_t filler = width - strlen("[\"a\", \"\"],");
    memcpy(into, "[\"a\", \"", 7);
    memset(into + 7, 'x', filler);
    memcpy(into + 7 + filler, "\"]", 3);
}

START_TEST(test_a_line_has_100_columns_with_its_comma)
{
    char text[200], broken[200] = "[\n  \"a\",\n  ";
    make_list(text, 100);
    assert_written(text, text);
    make_list(text, 101);
    size_t len = strlen(broken);
    memcpy(broken + len, text + 6, strlen(text) - 7);
    memcpy(broken + len + strlen(text) - 7, "\n]", 3);
    assert_written(text, broken);
}
END_TEST

START_TEST(test_strings_are_escaped)
{
    TuBuf buf = TU_BUF_INIT;
    tu_json_quote(&buf, "a\"b\\c\b\f\n\r\t\x01\x1f/\x7f\xC3\xA9\xC2\x85\xE2\x80\xAE");
    ck_assert_str_eq(buf.s,
                     "\"a\\\"b\\\\c\\b\\f\\n\\r\\t\\u0001\\u001f/\\u007f\xC3\xA9\\u0085\\u202e\"");
    tu_buf_clear(&buf);
    tu_json_quote(&buf, "a\xFF"
                        "b\xED\xA0\x80");
    ck_assert_str_eq(buf.s, "\"a\xEF\xBF\xBD"
                            "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    tu_buf_clear(&buf);
    tu_json_quote(&buf, NULL);
    ck_assert_str_eq(buf.s, "\"\"");
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_null_document_is_null)
{
    TuBuf buf = TU_BUF_INIT;
    tu_json_write(&buf, NULL);
    ck_assert_str_eq(buf.s, "null");
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_each_allocation_may_fail)
{
    TuArena *arena = tu_arena_new();
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    for (int i = 0; i < 100; i++) {
        TuDoc *map = tu_doc_new(arena, TU_DOC_MAP);
        tu_doc_put(map, arena, "key", tu_doc_string(arena, "some text that takes its room"));
        tu_doc_add(list, map);
    }
    bool hit = true;
    for (long n = 0; hit; n++) {
        TuBuf buf = TU_BUF_INIT;
        tu_alloc_fail_at(n);
        tu_json_write(&buf, list);
        hit = tu_alloc_did_fail();
        ck_assert_int_eq(buf.failed, hit);
        tu_buf_release(&buf);
    }
    tu_alloc_fail_at(-1);
    tu_arena_free(arena);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_scalars_stand_alone);
    tcase_add_test(tests, test_scalars_share_a_line_and_the_rest_is_indented);
    tcase_add_test(tests, test_a_line_has_100_columns_with_its_comma);
    tcase_add_test(tests, test_strings_are_escaped);
    tcase_add_test(tests, test_null_document_is_null);
    tcase_add_test(tests, test_each_allocation_may_fail);
}

int
main(void)
{
    return run_suite("json_write", add_tests);
}
