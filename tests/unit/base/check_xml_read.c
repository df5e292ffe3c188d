/* Reading XML: elements, texts and places; what is refused; writing texts that read back. */
#include "config.h"

#include "base/xml.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/doc_read.h"

#include "suite.h"

typedef struct Read {
    TuArena *arena;
    TuXml *root;
    TuError err;
    TuStatus st;
} Read;

static Read
read_bytes(const char *text, size_t len)
{
    Read read = {.arena = tu_arena_new()};
    read.st = tu_xml_read(text, len, "m.xml", read.arena, &read.root, &read.err);
    ck_assert_int_eq(read.st == TU_OK, read.root != NULL);
    return read;
}

static Read
read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

/* Name, attributes, text and children, so that a tree can be compared. */
static void
show(TuBuf *out, const TuXml *element)
{
    tu_buf_addf(out, "%s(", element->name);
    for (const TuXmlAttribute *a = element->attributes; a; a = a->next)
        tu_buf_addf(out, "%s=%s;", a->name, a->value);
    tu_buf_addf(out, "%s", element->text);
    for (const TuXml *child = element->first; child; child = child->next)
        show(out, child);
    tu_buf_addc(out, ')');
}

static void
assert_reads(const char *text, const char *shown)
{
    TuBuf buf = TU_BUF_INIT;
    Read read = read_text(text);
    ck_assert_msg(read.st == TU_OK, "%s", read.err.message);
    show(&buf, read.root);
    ck_assert_str_eq(buf.s, shown);
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
        ck_assert_str_eq(read.err.file, "m.xml");
        tu_arena_free(read.arena);
    }
}

START_TEST(test_elements_attributes_and_text)
{
    assert_reads("<a/>", "a()");
    assert_reads("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- c --><a x='1' y=\"2\">"
                 "<b> t </b><?pi?><c/></a>\n<!-- end -->",
                 "a(x=1;y=2;b(t)c())");
    assert_reads("<a v='&lt;&amp;&quot;&#10;&#x41;\n'>&lt;&amp;&gt; &#xE9;</a>",
                 "a(v=<&\"\nA ;<&> \xC3\xA9)");
    assert_reads("<a>one<!-- c --> two</a>", "a(one two)");
    assert_reads("<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                 " xsi:noNamespaceSchemaLocation='m.xsd' b='1'/>",
                 "a(b=1;)");
}
END_TEST

START_TEST(test_white_space_at_the_ends_goes_but_for_cdata)
{
    assert_reads("<a>\n  x\n y\t</a>", "a(x\n y)");
    assert_reads("<a> <![CDATA[ x ]]> </a>", "a( x )");
    assert_reads("<a> x<![CDATA[ ]]>y <![CDATA[<&]]> z </a>", "a(x y <& z)");
    assert_reads("<a>\r\n&#13;x\r\n</a>", "a(\rx)");
    assert_reads("<a> <![CDATA[]]> </a>", "a()");
}
END_TEST

START_TEST(test_places_are_in_bytes)
{
    Read read = read_text("<?xml version='1.0'?>\n<a \xC3\xA9='\xC3\xA9' x =\n  'y'>\n"
                          "\xC3\xA9 <b/><c\nk='>'/></a>");
    ck_assert_int_eq(read.st, TU_OK);
    const TuXmlAttribute *first = read.root->attributes, *second = first->next;
    const TuXml *b = read.root->first, *c = b->next;
    ck_assert_int_eq(read.root->line, 2);
    ck_assert_int_eq(read.root->column, 1);
    ck_assert_int_eq(first->column, 4);
    ck_assert_int_eq(first->value_column, 7);
    ck_assert_int_eq(second->line, 2);
    ck_assert_int_eq(second->column, 12);
    ck_assert_int_eq(second->value_line, 3);
    ck_assert_int_eq(second->value_column, 3);
    ck_assert_int_eq(b->line, 4);
    ck_assert_int_eq(b->column, 4);
    ck_assert_int_eq(c->line, 4);
    ck_assert_int_eq(c->column, 8);
    ck_assert_int_eq(c->attributes->line, 5);
    ck_assert_int_eq(c->attributes->column, 1);
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_what_is_not_for_us_is_refused)
{
    static const Bad bad[] = {
        {"<!DOCTYPE a>\n<a/>", 1, 1, "document type"},
        {"<!-- x -->\n <!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>", 2, 2, "document type"},
        {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", 1, 1, "document type"},
        {"<!DOCTYPE a [<!ENTITY x SYSTEM 'http://127.0.0.1/x'>]><a>&x;</a>", 1, 1, "document type"},
        {"<!DOCTYPE a [<!ENTITY l1 'lol'><!ENTITY l2 '&l1;&l1;'>]><a>&l2;</a>", 1, 1,
         "document type"},
        {"<a>&b;</a>", 1, 7, "Entity 'b' not defined"},
        {"<a b='&c;'/>", 1, 10, "Entity 'c' not defined"},
        {"<x:a xmlns:x='u'/>", 1, 1, "namespaces are not read"},
        {"<a xmlns='u'/>", 1, 1, "namespaces are not read"},
        {"<a xmlns:x='u' x:b='1'/>", 1, 16, "namespaces are not read"},
        {"<a xml:lang='en'/>", 1, 4, "namespaces are not read"},
        {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", 1, 30, "not UTF-8"},
        {"<?xml version='1.0' encoding='UTF-16'?><a/>", 1, 30, "not UTF-8"},
        {"\xEF\xBB\xBF<a/>", 1, 1, "byte order mark"},
        {"<a>\n\xFF</a>", 2, 1, "not valid UTF-8"},
        {"<a b='1' b='2'/>", 1, 10, "duplicate attribute \"b\""},
    };
    assert_errors(bad, TU_LEN(bad));
    Read read = read_bytes("<a>\0</a>", 8);
    ck_assert_ptr_nonnull(strstr(read.err.message, "NUL"));
    ck_assert_int_eq(read.err.column, 4);
    tu_arena_free(read.arena);
}
END_TEST

START_TEST(test_malformed_text_is_refused)
{
    static const char *const texts[] = {
        "",
        " ",
        "x",
        "<",
        "<a",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>x",
        "<a b/>",
        "<a b=1/>",
        "<a b='<'/>",
        "<a>&#0;</a>",
        "<a>&#1;</a>",
        "<a>\x01</a>",
        "<a>&#xD800;</a>",
        "<a>&#x110000;</a>",
        "<a>&amp</a>",
        "<a>&#99999999999999999999;</a>",
        "<a>]]></a>",
        "<a><![CDATA[x</a>",
        "<a><!-- x -- y --></a>",
        "<a><!-- x</a>",
        "<1/>",
        "<a><?xml version='1.0'?></a>",
        "<a>\xEF\xBF\xBE</a>",
        "<a 'x>",
    };
    for (size_t i = 0; i < TU_LEN(texts); i++) {
        Read read = read_text(texts[i]);
        ck_assert_msg(read.st == TU_ERR_PARSE, "accepted: %s", texts[i]);
        ck_assert(read.err.line > 0 && read.err.column > 0 && read.err.message[0]);
        tu_arena_free(read.arena);
    }
    printf("# %zu malformed texts refused\n", TU_LEN(texts));
}
END_TEST

START_TEST(test_depth_and_attributes_have_limits)
{
    TuBuf text = TU_BUF_INIT;
    for (int i = 0; i < 100000; i++)
        tu_buf_add(&text, "<a>");
    Bad deep = {text.s, 1, 3 * TU_DOC_DEPTH_MAX + 1, "more than 64 elements"};
    assert_errors(&deep, 1);
    tu_buf_clear(&text);
    tu_buf_add(&text, "<a");
    for (int i = 0; i < 300000; i++)
        tu_buf_addf(&text, " a%d=''", i);
    tu_buf_add(&text, "/>");
    Bad wide = {text.s, 1, 1, "more than 256 attributes"};
    assert_errors(&wide, 1);
    tu_buf_release(&text);
}
END_TEST

/* Beyond what libxml2 looks ahead by itself. */
START_TEST(test_long_documents_are_read)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, "<a>");
    for (int i = 0; i < 200000; i++)
        tu_buf_addf(&text, "<b n='number %d'>some text to fill it up with %d</b>\n", i, i);
    tu_buf_add(&text, "</a>");
    ck_assert_uint_gt(text.len, (size_t)10 << 20);
    Read read = read_bytes(text.s, text.len);
    ck_assert_msg(read.st == TU_OK, "%s", read.err.message);
    ck_assert_int_eq(read.root->last->line, 200000);
    ck_assert_str_eq(read.root->last->attributes->value, "number 199999");
    tu_arena_free(read.arena);
    tu_buf_release(&text);
}
END_TEST

START_TEST(test_written_texts_read_back)
{
    static const char *const texts[] = {
        "x",     " x",       "x ",    "\n",  "a\nb",     "a\rb",       "\r",    "\r\n",
        "]]>",   "<a>",      "a & b", "'\"", "]]]>",     "\t",         " \r ",  "a]]>\r<b ",
        "a > b", "\xC3\xA9", "&lt;",  "\"",  "it's \"x", "<![CDATA[x", "]]>]]>"};
    for (size_t i = 0; i < TU_LEN(texts); i++) {
        TuBuf text = TU_BUF_INIT;
        ck_assert(tu_xml_can_say(texts[i]));
        tu_buf_add(&text, "<a v=");
        tu_xml_quote(&text, texts[i]);
        tu_buf_add(&text, ">\n  ");
        tu_xml_text(&text, texts[i]);
        tu_buf_add(&text, "\n</a>");
        Read read = read_text(text.s);
        ck_assert_msg(read.st == TU_OK, "%s: %s", text.s, read.err.message);
        ck_assert_str_eq(read.root->text, texts[i]);
        ck_assert_str_eq(read.root->attributes->value, texts[i]);
        tu_arena_free(read.arena);
        tu_buf_release(&text);
    }
    ck_assert(!tu_xml_can_say("a\x01"));
    ck_assert(!tu_xml_can_say("\xEF\xBF\xBF"));
    ck_assert(!tu_xml_can_say("\xFF"));
}
END_TEST

START_TEST(test_each_of_our_allocations_may_fail)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, "<a>");
    for (int i = 0; i < 60; i++)
        tu_buf_addf(&text, "<b k='%d'>%0200d</b>", i, i);
    tu_buf_add(&text, "</a>");
    bool hit = true;
    long n = 0;
    for (; hit; n++) {
        tu_alloc_fail_at(n);
        Read read = read_text(text.s);
        hit = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_int_eq(read.st, hit ? TU_ERR_NOMEM : TU_OK);
        ck_assert_int_eq(read.err.status, read.st);
        tu_arena_free(read.arena);
    }
    ck_assert_int_gt(n, 50);
    tu_buf_release(&text);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_elements_attributes_and_text);
    tcase_add_test(tests, test_white_space_at_the_ends_goes_but_for_cdata);
    tcase_add_test(tests, test_places_are_in_bytes);
    tcase_add_test(tests, test_what_is_not_for_us_is_refused);
    tcase_add_test(tests, test_malformed_text_is_refused);
    tcase_add_test(tests, test_depth_and_attributes_have_limits);
    tcase_add_test(tests, test_long_documents_are_read);
    tcase_add_test(tests, test_written_texts_read_back);
    tcase_add_test(tests, test_each_of_our_allocations_may_fail);
}

int
main(void)
{
    return run_suite("xml_read", add_tests);
}
