/* Reading YAML: the same tree as from JSON, with places; what is refused; out of memory. */
#include "config.h"

#include "base/doc.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/doc_read.h"

#include "suite.h"

typedef struct Read {
    TuArena *arena;
    TuDoc *doc;
    TuError err;
    TuStatus st;
} Read;

static Read
read_text(const char *text)
{
    Read read = {.arena = tu_arena_new()};
    read.st = tu_yaml_read(text, strlen(text), "m.yaml", read.arena, &read.doc, &read.err);
    ck_assert_int_eq(read.st == TU_OK, read.doc != NULL);
    return read;
}

/* The YAML text reads to the tree that the writer shows as json. */
static void
assert_reads(const char *text, const char *json)
{
    TuBuf buf = TU_BUF_INIT;
    Read read = read_text(text);
    ck_assert_msg(read.st == TU_OK, "%s", read.err.message);
    tu_json_write(&buf, read.doc);
    ck_assert_str_eq(buf.s, json);
    tu_buf_release(&buf);
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
    for (size_t i = 0; i < count; i++) {
        Read read = read_text(bad[i].text);
        ck_assert_msg(read.st == TU_ERR_PARSE, "accepted: %.40s", bad[i].text);
        ck_assert_msg(strstr(read.err.message, bad[i].message) != NULL, "%.40s: %s", bad[i].text,
                      read.err.message);
        ck_assert_msg(read.err.line == bad[i].line && read.err.column == bad[i].column,
                      "%.40s: at %d:%d", bad[i].text, read.err.line, read.err.column);
        ck_assert_str_eq(read.err.file, "m.yaml");
        tu_arena_free(read.arena);
    }
}

START_TEST(test_plain_scalars_are_typed)
{
    assert_reads("[null, ~, true, false, True, 1, -1.50, 9223372036854775808]",
                 "[null, null, true, false, true, 1, -1.50, 9223372036854775808]");
    assert_reads("a:\nb: x\n", "{ \"a\": null, \"b\": \"x\" }");
}
END_TEST

START_TEST(test_the_rest_are_strings)
{
    assert_reads("[yes, on, off, NO, 007, 0x1F, 1_000, .5, 12:30, 2024-01-01, .inf, 'true', \"1\"]",
                 "[\n  \"yes\",\n  \"on\",\n  \"off\",\n  \"NO\",\n  \"007\",\n  \"0x1F\",\n"
                 "  \"1_000\",\n  \".5\",\n  \"12:30\",\n  \"2024-01-01\",\n  \".inf\",\n"
                 "  \"true\",\n  \"1\"\n]");
    assert_reads("a: |\n  one\n  two\nb: >-\n  one\n  two\n",
                 "{ \"a\": \"one\\ntwo\\n\", \"b\": \"one two\" }");
    assert_reads("null: 1\ntrue: 2\n1: 3\n", "{ \"null\": 1, \"true\": 2, \"1\": 3 }");
}
END_TEST

START_TEST(test_empty_text_is_null)
{
    assert_reads("", "null");
    assert_reads("# only a comment\n", "null");
    assert_reads("---\n...\n", "null");
    assert_reads("%YAML 1.1\n---\na: 1\n", "{ \"a\": 1 }");
}
END_TEST

static void
assert_place(const TuDoc *doc, int line, int column, int key_line, int key_column)
{
    ck_assert_int_eq(doc->line, line);
    ck_assert_int_eq(doc->column, column);
    ck_assert_int_eq(doc->key_line, key_line);
    ck_assert_int_eq(doc->key_column, key_column);
}

START_TEST(test_every_node_knows_its_place_in_bytes)
{
    Read read = read_text("# \xC3\xA9\r\n\xC3\xA9: {\xE2\x82\xAC: 1}\nb:\n  - x\n  -  \"y\"\n");
    ck_assert_int_eq(read.st, TU_OK);
    assert_place(read.doc, 2, 1, 0, 0);
    const TuDoc *map = read.doc->first;
    assert_place(map, 2, 5, 2, 1);
    assert_place(map->first, 2, 11, 2, 6);
    const TuDoc *list = read.doc->last;
    assert_place(list, 4, 3, 3, 1);
    assert_place(list->first, 4, 5, 0, 0);
    assert_place(list->last, 5, 6, 0, 0);
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_extras_are_refused)
{
    static const Bad bad[] = {
        {"a: &x 1\n", 1, 4, "anchors are not read"},
        {"a: &x [1]\n", 1, 4, "anchors are not read"},
        {"a: &x {b: 1}\n", 1, 4, "anchors are not read"},
        {"a: 1\nb: *x\n", 2, 4, "aliases are not read"},
        {"*x : 1\n", 1, 1, "aliases are not read"},
        {"a: !!str 1\n", 1, 4, "tags are not read"},
        {"a: ! 1\n", 1, 4, "tags are not read"},
        {"!x [1]\n", 1, 1, "tags are not read"},
        {"!x {a: 1}\n", 1, 1, "tags are not read"},
        {"%TAG !e! tag:x,1:\n---\na: 1\n", 1, 1, "tags are not read"},
        {"<<: {a: 1}\n", 1, 1, "merge keys are not read"},
        {"--- a\n--- b\n", 2, 1, "more than one document"},
        {"[a]: 1\n", 1, 1, "a key is a plain text"},
        {"? {a: 1}\n: 1\n", 1, 3, "a key is a plain text"},
    };
    assert_errors(bad, TU_LEN(bad));
    assert_reads("'<<': 1\n", "{ \"<<\": 1 }");
}
END_TEST

START_TEST(test_malformed_text_is_refused)
{
    static const Bad bad[] = {
        {"a: 1\n b: 2\n", 2, 3, "mapping values are not allowed"},
        {"a: [1\nb: 2", 2, 2, "did not find expected ',' or ']'"},
        {"\xC3\xA9: [}", 1, 6, "did not find expected node content"},
        {"a: 'x", 1, 6, "found unexpected end of stream"},
        {"a:\n\t- 1\n", 2, 1, "cannot start any token"},
        {"a: \"\\0\"\n", 1, 4, "NUL"},
        {"a: \"\\ud800\"\n", 1, 7, "invalid Unicode"},
        {"a: \x01", 1, 4, "control characters are not allowed"},
        {"\xEF\xBB\xBF"
         "a: 1",
         1, 1, "byte order mark"},
        {"a:\n - \xFF", 2, 4, "not valid UTF-8"},
        {"a: 1\n\xC3\xA9: 2\na: 3\n", 3, 1, "duplicate key \"a\""},
        {"{a: 1, \"a\": 2}", 1, 8, "duplicate key \"a\""},
    };
    assert_errors(bad, TU_LEN(bad));
}
END_TEST

START_TEST(test_duplicate_key_of_a_long_map_is_refused)
{
    char text[4096];
    int len = 0;
    for (int i = 0; i < 100; i++)
        len += snprintf(text + len, sizeof(text) - (size_t)len, "k%d: %d\n", i, i);
    snprintf(text + len, sizeof(text) - (size_t)len, "k50: 1\n");
    Bad bad = {text, 101, 1, "duplicate key \"k50\""};
    assert_errors(&bad, 1);
}
END_TEST

START_TEST(test_depth_has_a_limit)
{
    static char text[5001];
    memset(text, '[', sizeof(text) - 1);
    Bad flow = {text, 1, TU_DOC_DEPTH_MAX + 1, "more than 64 levels"};
    assert_errors(&flow, 1);
    for (size_t i = 0; i + 2 < sizeof(text); i += 2)
        memcpy(text + i, "- ", 2);
    Bad block = {text, 1, 2 * TU_DOC_DEPTH_MAX + 1, "more than 64 levels"};
    assert_errors(&block, 1);
    memset(text, '[', TU_DOC_DEPTH_MAX);
    memset(text + TU_DOC_DEPTH_MAX, ']', TU_DOC_DEPTH_MAX);
    text[2 * TU_DOC_DEPTH_MAX] = '\0';
    Read read = read_text(text);
    ck_assert_int_eq(read.st, TU_OK);
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_each_of_our_allocations_may_fail)
{
    char text[8192];
    int len = snprintf(text, sizeof(text), "list: [a, 1, null]\n");
    for (int i = 0; i < 60; i++)
        len += snprintf(text + len, sizeof(text) - (size_t)len,
                        "key number %d:\n  a: [%d]\n  b: \"%040d\"\n", i, i, i);
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
    tcase_add_test(tests, test_plain_scalars_are_typed);
    tcase_add_test(tests, test_the_rest_are_strings);
    tcase_add_test(tests, test_empty_text_is_null);
    tcase_add_test(tests, test_every_node_knows_its_place_in_bytes);
    tcase_add_test(tests, test_extras_are_refused);
    tcase_add_test(tests, test_malformed_text_is_refused);
    tcase_add_test(tests, test_duplicate_key_of_a_long_map_is_refused);
    tcase_add_test(tests, test_depth_has_a_limit);
    tcase_add_test(tests, test_each_of_our_allocations_may_fail);
}

int
main(void)
{
    return run_suite("yaml_read", add_tests);
}
