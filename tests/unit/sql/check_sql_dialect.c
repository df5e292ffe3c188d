/* Quoting: hostile names and texts come out as one token that means the same. */
#include "config.h"

#include "sql/dialect.h"

#include <string.h>

#include "sql/lex.h"

#include "../base/suite.h"

static const char *
ident(TuBuf *buf, const TuDialect *dialect, const char *name)
{
    tu_buf_clear(buf);
    tu_sql_ident(buf, dialect, name);
    return buf->s;
}

static const char *
literal(TuBuf *buf, const TuDialect *dialect, const char *text)
{
    tu_buf_clear(buf);
    tu_sql_literal(buf, dialect, text);
    return buf->s;
}

static const char *
comment(TuBuf *buf, const char *text)
{
    tu_buf_clear(buf);
    tu_sql_comment_text(buf, text);
    return buf->s;
}

START_TEST(test_plain_names_go_bare)
{
    TuBuf buf = TU_BUF_INIT;
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "customer_2"), "customer_2");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "_x"), "_x");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "name"), "name");
    ck_assert_str_eq(ident(&buf, &tu_dialect_sqlite, "Customer"), "Customer");
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_names_that_need_quotes_get_them)
{
    TuBuf buf = TU_BUF_INIT;
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "Customer"), "\"Customer\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "user"), "\"user\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "bigint"), "\"bigint\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "left"), "\"left\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "system_user"), "\"system_user\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "2nd"), "\"2nd\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "a$b"), "\"a$b\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, ""), "\"\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "a\"b"), "\"a\"\"b\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_pg, "a\nb"), "\"a\nb\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_sqlite, "SELECT"), "\"SELECT\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_sqlite, "true"), "\"true\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_sqlite, "current_date"), "\"current_date\"");
    ck_assert_str_eq(ident(&buf, &tu_dialect_sqlite, "a]`b"), "\"a]`b\"");
    tu_buf_release(&buf);
}
END_TEST

static const char *const hostile[] = {
    "a\"b",
    "\"",
    "\"\"",
    "a'b",
    "a;--",
    "a\nb",
    "a\tb",
    "\\",
    "%s%n",
    "$(x)",
    "a`b",
    "a]b",
    " ",
    ".",
    "..",
    "1",
    "/*x*/",
    "--",
    "caf\xC3\xA9",
    "\xF0\x9F\x98\x80",
    "select",
    "E'x'",
    "U&\"x\"",
    "$$",
    "x\nDROP TABLE victim;--",
    "\xE2\x80\xAE"
    "abc",
    "a\\'b",
    "\\\\",
    "'",
    "''",
    "\r",
};

START_TEST(test_hostile_name_is_one_token_that_reads_back)
{
    static const TuDialect *const dialects[] = {&tu_dialect_pg, &tu_dialect_sqlite};
    TuBuf buf = TU_BUF_INIT;
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; i < TU_LEN(hostile) * 2; i++) {
        const TuDialect *dialect = dialects[i % 2];
        const char *name = hostile[i / 2];
        TuLexer lexer;
        ident(&buf, dialect, name);
        tu_lex_init(&lexer, dialect, buf.s, buf.len);
        TuToken token = tu_lex_next(&lexer);
        ck_assert_int_eq(token.type, TU_TOKEN_QUOTED);
        ck_assert_uint_eq(token.len, buf.len);
        ck_assert_str_eq(tu_token_name(&token, true, arena), name);
    }
    tu_arena_free(arena);
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_hostile_text_is_one_string_token)
{
    static const TuDialect *const dialects[] = {&tu_dialect_pg, &tu_dialect_sqlite};
    TuBuf buf = TU_BUF_INIT;
    for (size_t i = 0; i < TU_LEN(hostile) * 2; i++) {
        TuLexer lexer;
        literal(&buf, dialects[i % 2], hostile[i / 2]);
        tu_lex_init(&lexer, dialects[i % 2], buf.s, buf.len);
        TuToken token = tu_lex_next(&lexer);
        ck_assert_int_eq(token.type, TU_TOKEN_STRING);
        ck_assert_uint_eq(token.len, buf.len);
    }
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_literals)
{
    TuBuf buf = TU_BUF_INIT;
    ck_assert_str_eq(literal(&buf, &tu_dialect_pg, NULL), "NULL");
    ck_assert_str_eq(literal(&buf, &tu_dialect_pg, ""), "''");
    ck_assert_str_eq(literal(&buf, &tu_dialect_pg, "it's"), "'it''s'");
    ck_assert_str_eq(literal(&buf, &tu_dialect_pg, "a\\'b"), "E'a\\\\''b'");
    ck_assert_str_eq(literal(&buf, &tu_dialect_sqlite, "a\\'b"), "'a\\''b'");
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_qualified_names_and_lists)
{
    TuBuf buf = TU_BUF_INIT;
    TuArena *arena = tu_arena_new();
    TuNames names = {.items = NULL};
    tu_sql_name(&buf, &tu_dialect_pg, "Shop", "order");
    ck_assert_str_eq(buf.s, "\"Shop\".\"order\"");
    tu_buf_clear(&buf);
    tu_sql_name(&buf, &tu_dialect_pg, NULL, "orders");
    ck_assert_str_eq(buf.s, "orders");
    tu_buf_clear(&buf);
    tu_names_add(&names, arena, "a");
    tu_names_add(&names, arena, "B");
    tu_sql_ident_list(&buf, &tu_dialect_pg, &names);
    ck_assert_str_eq(buf.s, "a, \"B\"");
    tu_arena_free(arena);
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_comment_text_stays_on_its_line)
{
    TuBuf buf = TU_BUF_INIT;
    ck_assert_str_eq(comment(&buf, "x\nDROP TABLE victim;--"), "x DROP TABLE victim;--");
    ck_assert_str_eq(comment(&buf, "a\r\n\x01"
                                   "b\x7f"),
                     "a   b ");
    ck_assert_str_eq(comment(&buf, "a*/b/*c"), "a* /b/ *c");
    ck_assert_str_eq(comment(&buf, "*/*/"), "* / * /");
    ck_assert_str_eq(comment(&buf, "\xE2\x80\xA8x\xE2\x80\xAEy\xC2\x85z"), "?x?y?z");
    ck_assert_str_eq(comment(&buf, "caf\xC3\xA9 \xE2\x82\xAC"), "caf\xC3\xA9 \xE2\x82\xAC");
    ck_assert_str_eq(comment(&buf, NULL), "");
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_name_of_63_bytes_passes_and_64_does_not)
{
    char name[65];
    TuError err = {.status = TU_OK};
    memset(name, 'n', 64);
    name[64] = '\0';
    ck_assert_int_eq(tu_sql_check_name(&tu_dialect_pg, name, &err), TU_ERR_PARSE);
    ck_assert_ptr_nonnull(strstr(err.message, "64 bytes"));
    ck_assert_int_eq(tu_sql_check_name(&tu_dialect_sqlite, name, &err), TU_OK);
    name[63] = '\0';
    ck_assert_int_eq(tu_sql_check_name(&tu_dialect_pg, name, &err), TU_OK);
}
END_TEST

START_TEST(test_empty_and_invalid_names_are_refused)
{
    TuError err = {.status = TU_OK};
    ck_assert_int_eq(tu_sql_check_name(&tu_dialect_pg, "", &err), TU_ERR_PARSE);
    ck_assert_int_eq(tu_sql_check_name(&tu_dialect_pg, NULL, &err), TU_ERR_PARSE);
    ck_assert_int_eq(tu_sql_check_name(&tu_dialect_sqlite, "a\xC3", &err), TU_ERR_PARSE);
}
END_TEST

START_TEST(test_dialects_are_found_and_their_keywords_sorted)
{
    ck_assert_ptr_eq(tu_dialect_find("postgres"), &tu_dialect_pg);
    ck_assert_ptr_eq(tu_dialect_find("SQLite"), &tu_dialect_sqlite);
    ck_assert_ptr_null(tu_dialect_find("oracle"));
    ck_assert_ptr_null(tu_dialect_find(NULL));
    static const TuDialect *const dialects[] = {&tu_dialect_pg, &tu_dialect_sqlite};
    for (size_t i = 0; i < TU_LEN(dialects); i++) {
        const TuDialect *dialect = dialects[i];
        for (size_t j = 0; j < dialect->keyword_count; j++) {
            ck_assert(tu_sql_is_keyword(dialect, dialect->keywords[j]));
            if (j > 0)
                ck_assert_int_lt(strcmp(dialect->keywords[j - 1], dialect->keywords[j]), 0);
        }
    }
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_plain_names_go_bare);
    tcase_add_test(tests, test_names_that_need_quotes_get_them);
    tcase_add_test(tests, test_hostile_name_is_one_token_that_reads_back);
    tcase_add_test(tests, test_hostile_text_is_one_string_token);
    tcase_add_test(tests, test_literals);
    tcase_add_test(tests, test_qualified_names_and_lists);
    tcase_add_test(tests, test_comment_text_stays_on_its_line);
    tcase_add_test(tests, test_name_of_63_bytes_passes_and_64_does_not);
    tcase_add_test(tests, test_empty_and_invalid_names_are_refused);
    tcase_add_test(tests, test_dialects_are_found_and_their_keywords_sorted);
}

int
main(void)
{
    return run_suite("sql_dialect", add_tests);
}
