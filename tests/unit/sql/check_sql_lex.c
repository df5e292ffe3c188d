/* Tokens, dialect by dialect. */
#include "config.h"

#include "sql/lex.h"

#include <string.h>

#include "../base/suite.h"

/* Solid tokens as "type:text|": w word, q quoted, s string, n number, o operator, ! unterminated.
 */
static void
expect(const TuDialect *dialect, const char *sql, const char *tokens)
{
    static const char letters[] = "-_cwqsno!";
    TuBuf buf = TU_BUF_INIT;
    TuLexer lexer;
    size_t covered = 0;
    tu_lex_init(&lexer, dialect, sql, strlen(sql));
    for (;;) {
        TuToken token = tu_lex_next(&lexer);
        ck_assert_ptr_eq(token.text, sql + covered);
        covered += token.len;
        if (token.type == TU_TOKEN_END)
            break;
        ck_assert_uint_gt(token.len, 0);
        if (token.type != TU_TOKEN_SPACE)
            tu_buf_addf(&buf, "%c:%.*s|", letters[token.type], (int)token.len, token.text);
    }
    ck_assert_uint_eq(covered, strlen(sql));
    ck_assert_str_eq(buf.s, tokens);
    tu_buf_release(&buf);
}

START_TEST(test_words_numbers_and_operators)
{
    expect(&tu_dialect_pg, "select a.b, 1.5e-3+.5", "w:select|w:a|o:.|w:b|o:,|n:1.5e-3|o:+|n:.5|");
    expect(&tu_dialect_pg, "a||b::text<>c", "w:a|o:|||w:b|o:::|w:text|o:<>|w:c|");
    expect(&tu_dialect_pg, "a=-1", "w:a|o:=|o:-|n:1|");
    expect(&tu_dialect_pg, "a@-1", "w:a|o:@-|n:1|");
    expect(&tu_dialect_pg, "1..2 0xFF 1_000", "n:1|o:..|n:2|n:0xFF|n:1_000|");
    expect(&tu_dialect_pg, "$1,$23", "o:$1|o:,|o:$23|");
    expect(&tu_dialect_sqlite, "a->>'$.b' == ?1 <> :x != $1",
           "w:a|o:->>|s:'$.b'|o:==|o:?1|o:<>|o::x|o:!=|o:$1|");
    expect(&tu_dialect_sqlite, "a*-b", "w:a|o:*|o:-|w:b|");
}
END_TEST

START_TEST(test_comments_end_where_the_engine_says)
{
    expect(&tu_dialect_pg, "a-- b ; '\nc", "w:a|c:-- b ; '|w:c|");
    expect(&tu_dialect_pg, "a-- b\rc", "w:a|c:-- b|w:c|");
    expect(&tu_dialect_sqlite, "a-- b\rc", "w:a|c:-- b\rc|");
    expect(&tu_dialect_pg, "/* a /* ; */ b */c", "c:/* a /* ; */ b */|w:c|");
    expect(&tu_dialect_sqlite, "/* a /* ; */ b", "c:/* a /* ; */|w:b|");
    expect(&tu_dialect_pg, "a+/*x*/b*--c\n", "w:a|o:+|c:/*x*/|w:b|o:*|c:--c|");
    expect(&tu_dialect_pg, "# x", "o:#|w:x|");
}
END_TEST

START_TEST(test_quotes_of_postgresql)
{
    expect(&tu_dialect_pg, "'a''b' 'a\\' x", "s:'a''b'|s:'a\\'|w:x|");
    expect(&tu_dialect_pg, "E'a\\';b' e'\\\\'", "s:E'a\\';b'|s:e'\\\\'|");
    expect(&tu_dialect_pg, "B'01' x'ff' N'n' U&'d\\0061t'",
           "s:B'01'|s:x'ff'|s:N'n'|s:U&'d\\0061t'|");
    expect(&tu_dialect_pg, "\"a\"\"b\" U&\"d\\0061t\"", "q:\"a\"\"b\"|q:U&\"d\\0061t\"|");
    expect(&tu_dialect_pg, "ae'x'", "w:ae|s:'x'|");
    expect(&tu_dialect_pg, "`a", "o:`|w:a|");
}
END_TEST

START_TEST(test_escape_string_goes_on_over_a_newline)
{
    expect(&tu_dialect_pg, "E'a'\n'b\\';c' d", "s:E'a'\n'b\\';c'|w:d|");
    expect(&tu_dialect_pg, "E'a' -- x\n 'b\\';c'", "s:E'a' -- x\n 'b\\';c'|");
    expect(&tu_dialect_pg, "E'a' 'b\\' c", "s:E'a'|s:'b\\'|w:c|");
}
END_TEST

START_TEST(test_dollar_quotes)
{
    expect(&tu_dialect_pg, "$$a;b$$ c", "s:$$a;b$$|w:c|");
    expect(&tu_dialect_pg, "$x$ a $y$ ; $$ $x$", "s:$x$ a $y$ ; $$ $x$|");
    expect(&tu_dialect_pg, "$x$a$$x$", "s:$x$a$$x$|");
    expect(&tu_dialect_pg, "a$b$c", "w:a$b$c|");
    expect(&tu_dialect_pg, "$\xC3\xA9$;$\xC3\xA9$", "s:$\xC3\xA9$;$\xC3\xA9$|");
    expect(&tu_dialect_pg, "$1$2", "o:$1|o:$2|");
    expect(&tu_dialect_pg, "$x$ a", "!:$x$ a|");
    expect(&tu_dialect_pg, "$", "o:$|");
    expect(&tu_dialect_sqlite, "a$b", "w:a$b|");
}
END_TEST

START_TEST(test_quotes_of_sqlite)
{
    expect(&tu_dialect_sqlite, "[a;b] `c``d` \"e\"\"f\"", "q:[a;b]|q:`c``d`|q:\"e\"\"f\"|");
    expect(&tu_dialect_sqlite, "x'00' e'x'", "s:x'00'|w:e|s:'x'|");
    expect(&tu_dialect_sqlite, "'a\\' b", "s:'a\\'|w:b|");
}
END_TEST

START_TEST(test_what_stays_open_is_said)
{
    static const char *const open[] = {"'a", "\"a", "/* a", "/* /* */", "$$a", "E'a\\'", "E'\\"};
    for (size_t i = 0; i < TU_LEN(open); i++) {
        TuLexer lexer;
        tu_lex_init(&lexer, &tu_dialect_pg, open[i], strlen(open[i]));
        ck_assert_int_eq(tu_lex_next(&lexer).type, TU_TOKEN_UNTERMINATED);
        ck_assert_int_eq(tu_lex_next(&lexer).type, TU_TOKEN_END);
    }
    expect(&tu_dialect_sqlite, "[a", "!:[a|");
}
END_TEST

START_TEST(test_names_of_tokens)
{
    static const struct {
        const char *sql, *name;
        bool fold;
    } table[] = {{"AbC", "abc", true}, {"AbC", "AbC", false},   {"\"A\"\"b\"", "A\"b", true},
                 {"[A]", "A", true},   {"`a``b`", "a`b", true}, {"U&\"Ab\"", "Ab", true},
                 {"\"\"", "", true}};
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; i < TU_LEN(table); i++) {
        TuLexer lexer;
        const TuDialect *dialect = table[i].sql[0] == 'U' ? &tu_dialect_pg : &tu_dialect_sqlite;
        tu_lex_init(&lexer, dialect, table[i].sql, strlen(table[i].sql));
        TuToken token = tu_lex_next(&lexer);
        ck_assert_str_eq(tu_token_name(&token, table[i].fold, arena), table[i].name);
    }
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_keywords_are_words_of_any_case)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_pg, "CrEaTe \"create\" creates", 24);
    TuToken token = tu_lex_next_solid(&lexer);
    ck_assert(tu_token_is(&token, "create"));
    ck_assert(!tu_token_is(&token, "creates"));
    token = tu_lex_next_solid(&lexer);
    ck_assert(!tu_token_is(&token, "create"));
    token = tu_lex_next_solid(&lexer);
    ck_assert(!tu_token_is(&token, "create"));
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_words_numbers_and_operators);
    tcase_add_test(tests, test_comments_end_where_the_engine_says);
    tcase_add_test(tests, test_quotes_of_postgresql);
    tcase_add_test(tests, test_escape_string_goes_on_over_a_newline);
    tcase_add_test(tests, test_dollar_quotes);
    tcase_add_test(tests, test_quotes_of_sqlite);
    tcase_add_test(tests, test_what_stays_open_is_said);
    tcase_add_test(tests, test_names_of_tokens);
    tcase_add_test(tests, test_keywords_are_words_of_any_case);
}

int
main(void)
{
    return run_suite("sql_lex", add_tests);
}
