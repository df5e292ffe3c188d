/* Texts that a reader takes, and texts that it refuses, each with a word of what it says and a
 * place; and hostile ones, which must not cost more time and memory than their length allows. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/doc.h"
#include "base/file.h"
#include "base/xml.h"

#include "suite.h"

typedef struct Case {
    const char *name, *text;
    size_t len;
    const char *same;    /* as JSON; NULL: not looked at */
    const char *message; /* part of the error; NULL: it is good */
} Case;

#define GOOD(name, text)                         \
    {                                            \
        name, text, sizeof(text) - 1, NULL, NULL \
    }
#define SAME(name, text, json)                   \
    {                                            \
        name, text, sizeof(text) - 1, json, NULL \
    }
#define BAD(name, text, message)                    \
    {                                               \
        name, text, sizeof(text) - 1, NULL, message \
    }
#define L10 "[[[[[[[[[["
#define R10 "]]]]]]]]]]"
#define X10 "<x><x><x><x><x><x><x><x><x><x>"
#define Y10 "</x></x></x></x></x></x></x></x></x></x>"

/* clang-format off */
#include "cases_json.h"
#include "cases_yaml.h"
#include "cases_xml.h"
/* clang-format on */

/* A reader; what it read as JSON in *json, where it has such a form. */
typedef TuStatus Reader(const char *text, size_t len, TuArena *arena, TuBuf *json, TuError *err);

static TuStatus
read_json(const char *text, size_t len, TuArena *arena, TuBuf *json, TuError *err)
{
    TuDoc *doc = NULL;
    TuStatus st = tu_json_read(text, len, "file", arena, &doc, err);
    ck_assert((st == TU_OK) == (doc != NULL));
    if (doc)
        tu_json_write(json, doc);
    return st;
}

static TuStatus
read_yaml(const char *text, size_t len, TuArena *arena, TuBuf *json, TuError *err)
{
    TuDoc *doc = NULL;
    TuStatus st = tu_yaml_read(text, len, "file", arena, &doc, err);
    ck_assert((st == TU_OK) == (doc != NULL));
    if (doc)
        tu_json_write(json, doc);
    return st;
}

static TuStatus
read_xml(const char *text, size_t len, TuArena *arena, TuBuf *json, TuError *err)
{
    TuXml *xml = NULL;
    (void)json;
    TuStatus st = tu_xml_read(text, len, "file", arena, &xml, err);
    ck_assert((st == TU_OK) == (xml != NULL));
    return st;
}

static void
check_good(const Case *one, TuStatus st, const TuBuf *json, const TuError *err, TuArena *arena)
{
    ck_assert_msg(st == TU_OK, "%s: refused: %s", one->name, err->message);
    if (!one->same)
        return;
    TuBuf want = TU_BUF_INIT;
    ck_assert_int_eq(read_json(one->same, strlen(one->same), arena, &want, NULL), TU_OK);
    ck_assert_msg(strcmp(json->s, want.s) == 0, "%s: %s", one->name, json->s);
    tu_buf_release(&want);
}

static void
check_case(Reader *read, const Case *one)
{
    TuArena *arena = tu_arena_new();
    TuError err = {0};
    TuBuf json = TU_BUF_INIT;
    /* In memory that ends with the text: a reader that goes further is seen. */
    char *text = malloc(one->len ? one->len : 1);
    ck_assert_ptr_nonnull(text);
    memcpy(text, one->text, one->len);
    TuStatus st = read(text, one->len, arena, &json, &err);
    free(text);
    if (one->message) {
        ck_assert_msg(st == TU_ERR_PARSE, "%s: taken: %s", one->name, json.s);
        ck_assert_msg(strstr(err.message, one->message) || strstr(err.hint, one->message), "%s: %s",
                      one->name, err.message);
        ck_assert_msg(err.line > 0 && err.column > 0 && *err.message, "%s: no place", one->name);
        ck_assert_str_eq(err.file, "file");
    } else {
        check_good(one, st, &json, &err, arena);
    }
    tu_buf_release(&json);
    tu_arena_free(arena);
}

static void
check_cases(const char *what, Reader *read, const Case *cases, size_t count, size_t least)
{
    size_t good = 0;
    for (size_t i = 0; i < count; i++) {
        check_case(read, &cases[i]);
        good += cases[i].message == NULL;
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(strcmp(cases[i].name, cases[j].name) != 0, "%s: twice", cases[i].name);
    }
    ck_assert_uint_ge(count, least);
    printf("# %s: %zu texts, %zu taken, %zu refused\n", what, count, good, count - good);
    fflush(stdout);
}

START_TEST(test_json)
{
    check_cases("JSON", read_json, json_cases, TU_LEN(json_cases), 150);
}
END_TEST

START_TEST(test_yaml)
{
    check_cases("YAML", read_yaml, yaml_cases, TU_LEN(yaml_cases), 80);
}
END_TEST

START_TEST(test_xml)
{
    check_cases("XML", read_xml, xml_cases, TU_LEN(xml_cases), 60);
}
END_TEST

/* ---- hostile ---- */

/* head, then piece until there are len bytes, then tail. */
typedef struct Large {
    const char *name;
    Reader *read;
    const char *head, *piece, *tail;
    size_t len;
    TuStatus status;
} Large;

#define MB ((size_t)1 << 20)

static const Large large[] = {
    {"lists inside each other", read_json, "", "[", "", 4 * MB, TU_ERR_PARSE},
    {"maps inside each other", read_json, "", "{\"a\":", "", 4 * MB, TU_ERR_PARSE},
    {"a long list", read_json, "[1", ",1", "]", 2 * MB, TU_OK},
    {"a long string", read_json, "\"", "abcdefgh", "\"", 8 * MB, TU_OK},
    {"a long string of escapes", read_json, "\"", "\\u20ac\\n", "\"", 4 * MB, TU_OK},
    {"a long number", read_json, "1", "0123456789", "", 8 * MB, TU_OK},
    {"a long key", read_json, "{\"", "abcdefgh", "\": 1}", 8 * MB, TU_OK},
    {"a key twice that is long", read_json, "{\"a\": 1, \"a\": \"", "x", "\"}", 4 * MB,
     TU_ERR_PARSE},
    {"much space", read_json, "[", " \n\t", "]", 16 * MB, TU_OK},
    {"a string without an end", read_json, "\"", "abcdefgh", "", 8 * MB, TU_ERR_PARSE},
    {"more than is read", read_json, "[\"", "abcdefgh", "\"]", TU_FILE_MAX, TU_ERR_PARSE},
    {"YAML lists inside each other", read_yaml, "", "[", "", 64 << 10, TU_ERR_PARSE},
    {"YAML maps inside each other", read_yaml, "", "{a: ", "", 64 << 10, TU_ERR_PARSE},
    {"dashes", read_yaml, "", "- ", "a", 64 << 10, TU_ERR_PARSE},
    {"keys that ask", read_yaml, "", "? ", "a", 64 << 10, TU_ERR_PARSE},
    {"a long YAML list", read_yaml, "", "- a\n", "", MB, TU_OK},
    {"a long plain text", read_yaml, "a: b", " b", "\n", MB, TU_OK},
    {"many comments", read_yaml, "a: 1\n", "# x\n", "", 2 * MB, TU_OK},
    {"many documents", read_yaml, "", "---\n", "", MB, TU_ERR_PARSE},
    {"YAML more than is read", read_yaml, "a: ", "b", "\n", TU_FILE_MAX, TU_ERR_PARSE},
    {"elements inside each other", read_xml, "", "<a>", "", 4 * MB, TU_ERR_PARSE},
    {"a long XML list", read_xml, "<a>", "<b/>", "</a>", 2 * MB, TU_OK},
    {"a long text", read_xml, "<a>", "abcdefgh", "</a>", 4 * MB, TU_OK},
    {"a long text of references", read_xml, "<a>", "&amp;", "</a>", MB, TU_OK},
    {"a long comment", read_xml, "<a/><!--", " x", "-->", 4 * MB, TU_OK},
    {"many comments in XML", read_xml, "<a>", "<!-- -->", "</a>", 2 * MB, TU_OK},
    {"less signs", read_xml, "<a>", "<", "</a>", MB, TU_ERR_PARSE},
    {"ampersands", read_xml, "<a>", "&", "</a>", MB, TU_ERR_PARSE},
    {"XML more than is read", read_xml, "<a>", "b", "</a>", TU_FILE_MAX, TU_ERR_PARSE},
};

static void
check_large(const Large *one)
{
    TuArena *arena = tu_arena_new();
    TuBuf text = TU_BUF_INIT, json = TU_BUF_INIT;
    TuError err = {0};
    tu_buf_add(&text, one->head);
    while (text.len < one->len)
        tu_buf_add(&text, one->piece);
    tu_buf_add(&text, one->tail);
    clock_t start = clock();
    TuStatus st = one->read(text.s, text.len, arena, &json, &err);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    ck_assert_msg(st == one->status, "%s: %d: %s", one->name, st, err.message);
    ck_assert_msg(seconds < 20, "%s: took %.1f seconds", one->name, seconds);
    ck_assert_msg(tu_arena_used(arena) <= 64 * text.len + 65536, "%s: %zu bytes for %zu", one->name,
                  tu_arena_used(arena), text.len);
    tu_buf_release(&json);
    tu_buf_release(&text);
    tu_arena_free(arena);
}

START_TEST(test_hostile_texts_cost_no_more_than_their_length)
{
    for (size_t i = 0; i < TU_LEN(large); i++)
        check_large(&large[i]);
    printf("# %zu hostile texts\n", TU_LEN(large));
    fflush(stdout);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, test_json);
    tcase_add_test(tests, test_yaml);
    tcase_add_test(tests, test_xml);
    tcase_add_test(tests, test_hostile_texts_cost_no_more_than_their_length);
}

int
main(void)
{
    return run_suite("cases", add_tests);
}
