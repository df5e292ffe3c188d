/* Writing YAML: what reads well, and always back to the same tree. */
#include "config.h"

#include "base/doc.h"

#include <string.h>

#include "suite.h"

static TuDoc *
from_json(const char *json, TuArena *arena)
{
    TuDoc *doc = NULL;
    TuError err = {0};
    TuStatus st = tu_json_read(json, strlen(json), "m.json", arena, &doc, &err);
    ck_assert_msg(st == TU_OK, "%s: %s", json, err.message);
    return doc;
}

static void
assert_back(const TuDoc *doc, TuArena *arena)
{
    TuBuf before = TU_BUF_INIT, yaml = TU_BUF_INIT, after = TU_BUF_INIT;
    TuDoc *again = NULL;
    TuError err = {0};
    tu_json_write(&before, doc);
    tu_yaml_write(&yaml, doc);
    TuStatus st = tu_yaml_read(yaml.s, yaml.len, "m.yaml", arena, &again, &err);
    ck_assert_msg(st == TU_OK, "%s: %s", yaml.s, err.message);
    tu_json_write(&after, again);
    ck_assert_str_eq(before.s, after.s);
    tu_buf_release(&before);
    tu_buf_release(&yaml);
    tu_buf_release(&after);
}

static void
assert_writes(const char *json, const char *yaml)
{
    TuArena *arena = tu_arena_new();
    TuBuf buf = TU_BUF_INIT;
    TuDoc *doc = from_json(json, arena);
    tu_yaml_write(&buf, doc);
    ck_assert_str_eq(buf.s, yaml);
    assert_back(doc, arena);
    tu_buf_release(&buf);
    tu_arena_free(arena);
}

START_TEST(test_blocks_and_short_forms)
{
    assert_writes("{\"t\": {\"c\": {\"type\": \"int\", \"not_null\": true}, \"k\": [\"a\", \"b\"]},"
                  "\"u\": {}, \"v\": []}",
                  "t:\n  c: {type: int, not_null: true}\n  k: [a, b]\nu: {}\nv: []\n");
    assert_writes("[[1, 2], {\"a\": null}, \"x y\"]", "- [1, 2]\n- {a: null}\n- x y\n");
    assert_writes("{}", "{}\n");
    assert_writes("\"x\"", "x\n");
}
END_TEST

START_TEST(test_lines_become_a_literal_block)
{
    assert_writes("{\"a\": \"one\\n  two\", \"b\": \"one\\n\", \"c\": \"one\\n\\n\"}",
                  "a: |-\n  one\n    two\nb: |\n  one\nc: |+\n  one\n\n");
    assert_writes("[\"x\\ny\"]", "- |-\n  x\n  y\n");
    assert_writes("{\"a\": \" one\\ntwo\"}", "a: \" one\\ntwo\"\n");
    assert_writes("{\"a\": \"one\\r\\ntwo\"}", "a: \"one\\x0D\\ntwo\"\n");
}
END_TEST

START_TEST(test_what_means_something_elsewhere_is_quoted)
{
    static const char *const texts[] = {"yes",
                                        "No",
                                        "on",
                                        "OFF",
                                        "y",
                                        "null",
                                        "~",
                                        "true",
                                        "False",
                                        "1",
                                        "007",
                                        "1.5",
                                        "0x1F",
                                        "1_000",
                                        "12:30",
                                        ".inf",
                                        ".NaN",
                                        "1e3",
                                        "2024-01-01",
                                        "+1",
                                        "-1",
                                        "",
                                        " a",
                                        "a ",
                                        "a: b",
                                        "a #b",
                                        "- a",
                                        "? a",
                                        "a:",
                                        "#a",
                                        "&a",
                                        "*a",
                                        "!a",
                                        "|",
                                        ">",
                                        "%a",
                                        "@a",
                                        "`a",
                                        "'a'",
                                        "\"a\"",
                                        "<<",
                                        "=",
                                        "---",
                                        "...",
                                        "{a}",
                                        "[a]",
                                        "a\tb",
                                        "\x7F",
                                        "\xC2\x85",
                                        "\xE2\x80\xA8",
                                        "2024-01-01T00:00:00Z"};
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; i < TU_LEN(texts); i++) {
        TuBuf buf = TU_BUF_INIT;
        TuDoc *map = tu_doc_new(arena, TU_DOC_MAP);
        tu_doc_put(map, arena, texts[i], tu_doc_string(arena, texts[i]));
        TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
        tu_doc_add(list, map);
        tu_doc_add(list, tu_doc_string(arena, texts[i]));
        tu_yaml_write(&buf, tu_doc_string(arena, texts[i]));
        ck_assert_msg(buf.s[0] == '"', "%s", buf.s);
        assert_back(list, arena);
        tu_buf_release(&buf);
    }
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_plain_texts_stay_plain)
{
    assert_writes("[\"varchar(255)\"]", "- varchar(255)\n");
    assert_writes("{\"a\": {\"b\": [\"numeric(10,2)\"], \"c\": \"x = 'y', z\"}, \"d\": []}",
                  "a:\n  b: [\"numeric(10,2)\"]\n  c: x = 'y', z\nd: []\n");
    assert_writes("[\"\xC3\xA9t\xC3\xA9\", \"12 apples\", \"nothing\"]",
                  "- \xC3\xA9t\xC3\xA9\n- 12 apples\n- nothing\n");
}
END_TEST

START_TEST(test_long_keys_and_bad_bytes)
{
    TuArena *arena = tu_arena_new();
    char key[3000];
    memset(key, 'k', sizeof key - 1);
    key[sizeof key - 1] = '\0';
    TuDoc *map = tu_doc_new(arena, TU_DOC_MAP), *inner = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(inner, arena, key, tu_doc_new(arena, TU_DOC_LIST));
    tu_doc_put(map, arena, key, inner);
    assert_back(map, arena);
    tu_doc_put(map, arena, "bad", tu_doc_string(arena, "a\xFF\xE2\x82"));
    assert_back(map, arena);
    tu_arena_free(arena);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_blocks_and_short_forms);
    tcase_add_test(tests, test_lines_become_a_literal_block);
    tcase_add_test(tests, test_what_means_something_elsewhere_is_quoted);
    tcase_add_test(tests, test_plain_texts_stay_plain);
    tcase_add_test(tests, test_long_keys_and_bad_bytes);
}

int
main(void)
{
    return run_suite("yaml_write", add_tests);
}
