/* Every trap of statement splitting that we know, and what holds for all texts. */
#include "config.h"

#include "sql/lex.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#include "split_rules.h"

#include "../base/suite.h"

#define PG &tu_dialect_pg
#define LITE &tu_dialect_sqlite

/* Parts joined by " || ". */
static void
expect_parts(const TuDialect *dialect, const char *sql, const char *joined)
{
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    TuError err = {.status = TU_OK};
    TuBuf buf = TU_BUF_INIT;
    TuStatus st = tu_sql_split(dialect, sql, strlen(sql), "x.sql", arena, &parts, &err);
    ck_assert_msg(st == TU_OK, "%s: %s", sql, err.message);
    for (size_t i = 0; i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        tu_buf_add(&buf, i > 0 ? " || " : "");
        tu_buf_addn(&buf, part->text, part->len);
    }
    ck_assert_str_eq(buf.s, joined);
    tu_buf_release(&buf);
    tu_arena_free(arena);
}

static void
expect(const TuDialect *dialect, const char *sql, const char *joined)
{
    TuArena *arena = tu_arena_new();
    expect_parts(dialect, sql, joined);
    const char *broken = split_broken_rule(dialect, sql, strlen(sql), arena);
    ck_assert_msg(!broken, "%s: %s", sql, broken);
    tu_arena_free(arena);
}

static void
expect_error_n(const TuDialect *dialect, const char *sql, size_t len, const char *message, int line,
               int column)
{
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    TuError err = {.status = TU_OK};
    TuStatus st = tu_sql_split(dialect, sql, len, "x.sql", arena, &parts, &err);
    ck_assert_msg(st == TU_ERR_PARSE, "%s was split", sql);
    ck_assert_msg(strstr(err.message, message), "%s", err.message);
    ck_assert_str_eq(err.file, "x.sql");
    ck_assert_int_eq(err.line, line);
    ck_assert_int_eq(err.column, column);
    tu_arena_free(arena);
}

static void
expect_error(const TuDialect *dialect, const char *sql, const char *message, int line, int column)
{
    expect_error_n(dialect, sql, strlen(sql), message, line, column);
}

START_TEST(test_semicolon_in_comment_does_not_split)
{
    expect(PG, "DELETE FROM t -- keep;\nWHERE id = 1; x",
           "DELETE FROM t -- keep;\nWHERE id = 1 || x");
    expect(PG, "a /* ; */ b; c", "a /* ; */ b || c");
    expect(LITE, "a -- ;\n b; c", "a -- ;\n b || c");
    expect(LITE, "a -- ;\r b\n; c", "a || c");
    expect(PG, "a -- ;\r b\n; c", "a -- ;\r b || c");
}
END_TEST

START_TEST(test_comments_nest_where_the_engine_nests_them)
{
    expect(PG, "a /* a /* ; */ b; */ ; c", "a || c");
    expect(LITE, "a /* a /* ; */ b; c", "a /* a /* ; */ b || c");
}
END_TEST

START_TEST(test_dollar_quotes_do_not_split)
{
    expect(PG, "do $$ a; b $$; c", "do $$ a; b $$ || c");
    expect(PG, "do $x$ a; $y$ ; $$ $x$; c", "do $x$ a; $y$ ; $$ $x$ || c");
    expect(PG, "select a$b$c; select $1; select $\xC3\xA9$;$\xC3\xA9$",
           "select a$b$c || select $1 || select $\xC3\xA9$;$\xC3\xA9$");
}
END_TEST

START_TEST(test_begin_atomic_is_one_statement)
{
    static const char body[] = "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql\n"
                               "BEGIN ATOMIC SELECT CASE WHEN a > 1 THEN 1 ELSE 2 END; "
                               "SELECT (CASE a WHEN 1 THEN 2 END) AS end; SELECT 2; END";
    TuBuf sql = TU_BUF_INIT;
    TuBuf joined = TU_BUF_INIT;
    tu_buf_addf(&sql, "%s; select 1;", body);
    tu_buf_addf(&joined, "%s || select 1", body);
    expect(PG, sql.s, joined.s);
    expect(PG, "create procedure p() begin atomic insert into t values (1); end; x",
           "create procedure p() begin atomic insert into t values (1); end || x");
    expect(
        PG, "create function begin() returns int return 1; create function atomic() as 'a;b'; x",
        "create function begin() returns int return 1 || create function atomic() as 'a;b' || x");
    expect(PG, "begin; select atomic; end; create table begin (a int); x",
           "begin || select atomic || end || create table begin (a int) || x");
    tu_buf_release(&sql);
    tu_buf_release(&joined);
}
END_TEST

START_TEST(test_parentheses_of_a_rule_hold_it_together)
{
    expect(PG, "create rule r as on insert to t do also (delete from a; delete from b); x",
           "create rule r as on insert to t do also (delete from a; delete from b) || x");
}
END_TEST

START_TEST(test_strings_do_not_split)
{
    expect(PG, "select E'a\\';b'; select U&'d\\0061t;'; select 'a\\'; x",
           "select E'a\\';b' || select U&'d\\0061t;' || select 'a\\' || x");
    expect(PG, "select E'a'\n'b\\';c'; x", "select E'a'\n'b\\';c' || x");
    expect(LITE, "select 'a\\'; select \"no_such;\"; select [a;b]; select `c;d`",
           "select 'a\\' || select \"no_such;\" || select [a;b] || select `c;d`");
    expect(PG, "select \"a;\"\"b\"; x", "select \"a;\"\"b\" || x");
}
END_TEST

START_TEST(test_sqlite_trigger_is_one_statement)
{
    static const char *const heads[] = {"CREATE TRIGGER", "create temp trigger",
                                        "CREATE TEMPORARY TRIGGER", "explain create trigger"};
    for (size_t i = 0; i < TU_LEN(heads); i++) {
        TuBuf sql = TU_BUF_INIT;
        TuBuf joined = TU_BUF_INIT;
        tu_buf_addf(&joined,
                    "%s end AFTER INSERT ON t WHEN (CASE WHEN 1 THEN 1 END) BEGIN\n"
                    "  UPDATE t SET a = CASE WHEN b THEN 1 ELSE 2 END; -- end;\n"
                    "  SELECT 1 AS \"end\";\n"
                    "END",
                    heads[i]);
        tu_buf_addf(&sql, "%s; select 1; begin; end;", joined.s);
        tu_buf_add(&joined, " || select 1 || begin || end");
        expect(LITE, sql.s, joined.s);
        tu_buf_release(&sql);
        tu_buf_release(&joined);
    }
    expect(LITE, "create trigger broken; select 1", "create trigger broken || select 1");
    expect(LITE, "create table t (a; select 1", "create table t (a || select 1");
}
END_TEST

START_TEST(test_copy_from_stdin_is_refused_with_its_place)
{
    expect_error(PG, "select 1;\n\n  COPY t (a, b) FROM stdin;\n1\t2\n\\.\n", "COPY", 3, 3);
    expect_error(PG, "copy t from /* x */ STDIN with csv;", "COPY", 1, 1);
    expect(PG, "copy t to stdout; copy (select a from stdin) to stdout; select a from stdin",
           "copy t to stdout || copy (select a from stdin) to stdout || select a from stdin");
}
END_TEST

START_TEST(test_psql_commands_are_refused_with_their_place)
{
    static const char *const commands[] = {"\\connect x", "\\i x.sql",      "\\! rm x",
                                           "\\gexec",     "\\if true",      "\\;",
                                           "\\.",         "\\copy t from x"};
    for (size_t i = 0; i < TU_LEN(commands); i++) {
        TuBuf sql = TU_BUF_INIT;
        tu_buf_addf(&sql, "select 1;\n %s\n", commands[i]);
        expect_error(PG, sql.s, "psql", 2, 2);
        tu_buf_release(&sql);
    }
    expect_error(PG, "select 1 \\gexec", "\\gexec", 1, 10);
    expect(PG, "select '\\connect', \"\\i\", $$\\!$$ /* \\i */",
           "select '\\connect', \"\\i\", $$\\!$$");
}
END_TEST

START_TEST(test_matched_restrict_pair_is_skipped)
{
    expect(PG, "-- dump\n\\restrict aB3\n\nselect 1;\n\\unrestrict aB3\n\n", "select 1");
    expect_error(PG, "\\restrict a\nselect 1;", "without its", 1, 1);
    expect_error(PG, "\\restrict a\nselect 1;\n\\unrestrict b\n", "do not match", 3, 1);
    expect_error(PG, "\\unrestrict a\n", "do not match", 1, 1);
    expect_error(PG, "\\restrict\nselect 1;", "do not match", 1, 1);
    expect_error(PG, "\\restrict a\n\\! x\n\\unrestrict a\n", "psql", 2, 1);
    expect_error(PG, "select\n\\restrict a\n1;\\unrestrict a\n", "do not match", 2, 1);
}
END_TEST

START_TEST(test_bytes_that_are_no_text_are_refused)
{
    expect(PG, "\xEF\xBB\xBFselect 1", "select 1");
    expect_error_n(PG, "select 1;\na\0b", 13, "NUL", 2, 2);
    expect_error(PG, "select 1;\n'\xFF'", "UTF-8", 2, 2);
    expect_error(LITE, "\xFF\xFEs", "UTF-8", 1, 1);
    expect(PG, "select 1\xE2\x80\xA8;x", "select 1\xE2\x80\xA8 || x");
}
END_TEST

START_TEST(test_what_is_open_at_the_end_is_an_error)
{
    expect_error(PG, "select 1;\nselect 'a;\n", "quote", 2, 8);
    expect_error(PG, "select \"a;\n", "quote", 1, 8);
    expect_error(PG, "/* a /* b */", "comment", 1, 1);
    expect_error(PG, "do $$ a;", "dollar", 1, 4);
    expect_error(LITE, "select [a;", "quote", 1, 8);
}
END_TEST

START_TEST(test_nothing_is_no_statement)
{
    static const char *const nothing[] = {"",   " \n\t",      "-- x",        "/* x */ -- y",
                                          ";;", " ; -- x\n;", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < TU_LEN(nothing); i++) {
        expect(PG, nothing[i], "");
        expect(LITE, nothing[i], "");
    }
    expect(PG, "select 1;;", "select 1");
}
END_TEST

START_TEST(test_lead_holds_the_comments_before_a_statement)
{
    static const char sql[] = "-- one\n-- @renamed from=b\n  create x; /* two */ y; z";
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    ck_assert_int_eq(tu_sql_split(PG, sql, strlen(sql), NULL, arena, &parts, NULL), TU_OK);
    ck_assert_uint_eq(parts.count, 3);
    const TuSqlPart *part = parts.items[0];
    ck_assert_uint_eq(part->lead_len, strlen("-- one\n-- @renamed from=b"));
    ck_assert_int_eq(strncmp(part->lead, sql, part->lead_len), 0);
    ck_assert_int_eq(part->line, 3);
    ck_assert_int_eq(part->column, 3);
    part = parts.items[1];
    ck_assert_uint_eq(part->lead_len, strlen("/* two */"));
    part = parts.items[2];
    ck_assert_uint_eq(part->lead_len, 0);
    tu_arena_free(arena);
}
END_TEST

static void
repeat(TuBuf *buf, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        tu_buf_add(buf, text);
}

static size_t
count_parts(const TuDialect *dialect, const TuBuf *buf)
{
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    TuStatus st = tu_sql_split(dialect, buf->s, buf->len, NULL, arena, &parts, NULL);
    size_t count = st == TU_OK ? parts.count : SIZE_MAX;
    tu_arena_free(arena);
    return count;
}

START_TEST(test_large_texts_take_linear_time)
{
    TuBuf buf = TU_BUF_INIT;
    repeat(&buf, "s;\n", 200000);
    ck_assert_uint_eq(count_parts(PG, &buf), 200000);
    tu_buf_clear(&buf);
    repeat(&buf, "(", 100000);
    repeat(&buf, ")", 100000);
    ck_assert_uint_eq(count_parts(PG, &buf), 1);
    tu_buf_clear(&buf);
    repeat(&buf, "/*", 100000);
    repeat(&buf, "*/", 100000);
    ck_assert_uint_eq(count_parts(PG, &buf), 0);
    tu_buf_clear(&buf);
    repeat(&buf, "$a$x$a$ E'x' ", 100000);
    ck_assert_uint_eq(count_parts(PG, &buf), 1);
    tu_buf_clear(&buf);
    repeat(&buf, "create trigger t begin x; end;", 50000);
    ck_assert_uint_eq(count_parts(LITE, &buf), 50000);
    tu_buf_release(&buf);
}
END_TEST

START_TEST(test_out_of_memory_is_said)
{
    static const char sql[] = "\\restrict a\nselect 1; select 2;\n\\unrestrict a\n";
    bool failed = true;
    for (long n = 0; failed; n++) {
        TuVec parts = TU_VEC_INIT;
        tu_alloc_fail_at(n);
        TuArena *arena = tu_arena_new();
        TuStatus st = tu_sql_split(PG, sql, strlen(sql), NULL, arena, &parts, NULL);
        failed = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_int_eq(st, failed ? TU_ERR_NOMEM : TU_OK);
        tu_arena_free(arena);
    }
}
END_TEST

/* ---- what psql and pg_dump write beside SQL ---- */

/* The statements of what is left, joined by " || "; then how many COPYs and commands went. */
static void
expect_left(const char *sql, const char *joined, size_t copies, size_t commands)
{
    TuArena *arena = tu_arena_new();
    TuError err = {.status = TU_OK};
    TuSqlLeftOut out;
    char *text = tu_arena_strdup(arena, sql);
    TuStatus st = tu_sql_leave_out(PG, text, strlen(text), "x.sql", &out, &err);
    ck_assert_msg(st == TU_OK, "%s: %s", sql, err.message);
    expect(PG, text, joined);
    ck_assert_uint_eq(out.copies, copies);
    ck_assert_uint_eq(out.commands, commands);
    const char *broken = split_broken_leave_out(PG, sql, strlen(sql), arena);
    ck_assert_msg(!broken, "%s: %s", sql, broken);
    tu_arena_free(arena);
}

static void
expect_no_way(const char *sql, const char *message, const char *hint, int line, int column)
{
    TuArena *arena = tu_arena_new();
    TuError err = {.status = TU_OK};
    TuSqlLeftOut out;
    char *text = tu_arena_strdup(arena, sql);
    TuStatus st = tu_sql_leave_out(PG, text, strlen(text), "x.sql", &out, &err);
    ck_assert_msg(st == TU_ERR_PARSE, "%s was read", sql);
    ck_assert_msg(strstr(err.message, message), "%s", err.message);
    ck_assert_msg(strstr(err.hint, hint), "%s", err.hint);
    ck_assert_str_eq(err.file, "x.sql");
    ck_assert_int_eq(err.line, line);
    ck_assert_int_eq(err.column, column);
    tu_arena_free(arena);
}

START_TEST(test_rows_of_copy_are_left_out)
{
    expect_left("a;\nCOPY t (a, b) FROM stdin;\n1\t2\n\\.\n\nb;", "a || b", 1, 0);
    expect_left("copy t from stdin;\nit's; \"x $$ /* -- \\i\n\\\\.\n\\.x\n \\.\n\\.\nb", "b", 1, 0);
    expect_left("copy public.\"t;\" from stdin with (format csv); -- rows\r\n1\r\n\\.\r\nb", "b", 1,
                0);
    expect_left("copy t from stdin;\n\\.", "", 1, 0);
    expect_left(
        "copy t from stdin;\n\\.\ncopy t from stdin;\n1\n\\.\n\\copy t from stdin\n;\n\\.\nb", "b",
        3, 0);
    expect_left("copy t to stdout; copy (select a from stdin) to stdout",
                "copy t to stdout || copy (select a from stdin) to stdout", 0, 0);
}
END_TEST

START_TEST(test_rows_of_copy_without_an_end_are_refused)
{
    expect_no_way("a;\n copy t from stdin;\n1\n2;\n", "have no end", "alone", 2, 2);
    expect_no_way("copy t from stdin;", "have no end", "alone", 1, 1);
    expect_no_way("copy t from stdin", "have no end", "alone", 1, 1);
    expect_no_way("copy t from stdin;\n1\n\\.;\n", "have no end", "alone", 1, 1);
    expect_no_way("copy t from stdin; select 1;\n1\n\\.\n", "on its line", "behind the line", 1,
                  20);
    expect_no_way("copy t from stdin \\; select 1;\n\\.\n", "psql", "inside a statement", 1, 19);
    expect_no_way("a;\n\\.\n", "psql", "no COPY", 2, 1);
}
END_TEST

START_TEST(test_harmless_commands_of_psql_are_left_out)
{
    expect_left(
        "\\set ON_ERROR_STOP on\n\\echo 'it''s; \\n' $$\na;\n\\timing\n\\dt+ x\n\\pset null '-'\n"
        "b; \\echo done\n",
        "a || b", 0, 6);
    expect_left("\\restrict k1\n\\echo x\na;\n\\unrestrict k1\n", "a", 0, 1);
    expect_left("\\copy t from 'x.csv' csv\n\\copy (select a from b) to 'y'\na", "a", 1, 1);
    expect_left("a \\; b\\; c;", "a || b || c", 0, 2);
}
END_TEST

START_TEST(test_commands_that_change_a_file_are_refused_with_what_to_do)
{
    static const struct {
        const char *sql, *hint;
        int column;
    } cases[] = {
        {"\\connect shop", "one database", 1},
        {"\\c", "one database", 1},
        {"\\i more.sql", "directory", 1},
        {"\\ir more.sql", "directory", 1},
        {"select 'drop table t' \\gexec", "as SQL", 23},
        {"select 1 \\g", "as SQL", 10},
        {"\\if :x", "branch", 1},
        {"\\set owner joe", "write the value", 1},
        {"\\! rm x", "outside", 1},
        {"\\q", "behind it", 1},
        {"\\lo_import x", "outside", 1},
        {"\\frobnicate", "only SQL", 1},
        {"\\echo x \\\\ select 1;", "line of its own", 1},
        {"\\set QUIET on \\i x", "line of its own", 1},
        {"select \\echo x\n 1;", "inside a statement", 8},
    };
    for (size_t i = 0; i < TU_LEN(cases); i++) {
        TuBuf sql = TU_BUF_INIT;
        tu_buf_addf(&sql, "a;\n%s\nb;", cases[i].sql);
        expect_no_way(sql.s, "psql", cases[i].hint, 2, cases[i].column);
        tu_buf_release(&sql);
    }
}
END_TEST

START_TEST(test_literals_follow_standard_conforming_strings)
{
    static const char *const off[] = {"SET standard_conforming_strings = off",
                                      "set local standard_conforming_strings to 'false'"};
    static const char *const on[] = {"set standard_conforming_strings to on",
                                     "reset standard_conforming_strings", "RESET ALL"};
    for (size_t i = 0; i < TU_LEN(off) * TU_LEN(on); i++) {
        TuBuf sql = TU_BUF_INIT, joined = TU_BUF_INIT;
        const char *first = off[i % TU_LEN(off)], *second = on[i / TU_LEN(off)];
        tu_buf_addf(&sql, "'a\\'; b; %s; select 'a\\'; b', n'\\';'; %s; 'a\\'; c", first, second);
        tu_buf_addf(&joined, "'a\\' || b || %s || select 'a\\'; b', n'\\';' || %s || 'a\\' || c",
                    first, second);
        expect(PG, sql.s, joined.s);
        tu_buf_release(&sql);
        tu_buf_release(&joined);
    }
}
END_TEST

/* Texts made of what a splitter trips over, by a fixed generator. */
START_TEST(test_rules_hold_for_random_texts)
{
    static const char *const bits[] = {";",       "'",
                                       "\"",      "--",
                                       "\n",      "/*",
                                       "*/",      "$$",
                                       "$a$",     "(",
                                       ")",       "E'",
                                       "\\",      "begin",
                                       "atomic",  "end",
                                       "case",    "[",
                                       "]",       "`",
                                       "create",  "function",
                                       "trigger", "copy",
                                       "from",    "stdin",
                                       " ",       " ",
                                       "x",       "1",
                                       "as",      ".",
                                       "\r",      "copy t from stdin;\n",
                                       "\n\\.\n", "\\echo x",
                                       "\\;",     "set standard_conforming_strings=off;"};
    unsigned seed = 12345;
    for (int i = 0; i < 20000; i++) {
        TuBuf buf = TU_BUF_INIT;
        TuArena *arena = tu_arena_new();
        for (int j = 0; j < 14; j++) {
            seed = seed * 1103515245u + 12345u;
            tu_buf_add(&buf, bits[(seed >> 16) % TU_LEN(bits)]);
            tu_buf_add(&buf, seed & 0x8000 ? " " : "");
        }
        const TuDialect *dialect = i % 2 ? PG : LITE;
        const char *broken = split_broken_rule(dialect, buf.s, buf.len, arena);
        if (!broken)
            broken = split_broken_leave_out(dialect, buf.s, buf.len, arena);
        ck_assert_msg(!broken, "%s: %s", buf.s, broken);
        tu_arena_free(arena);
        tu_buf_release(&buf);
    }
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_semicolon_in_comment_does_not_split);
    tcase_add_test(tests, test_comments_nest_where_the_engine_nests_them);
    tcase_add_test(tests, test_dollar_quotes_do_not_split);
    tcase_add_test(tests, test_begin_atomic_is_one_statement);
    tcase_add_test(tests, test_parentheses_of_a_rule_hold_it_together);
    tcase_add_test(tests, test_strings_do_not_split);
    tcase_add_test(tests, test_sqlite_trigger_is_one_statement);
    tcase_add_test(tests, test_copy_from_stdin_is_refused_with_its_place);
    tcase_add_test(tests, test_psql_commands_are_refused_with_their_place);
    tcase_add_test(tests, test_matched_restrict_pair_is_skipped);
    tcase_add_test(tests, test_bytes_that_are_no_text_are_refused);
    tcase_add_test(tests, test_what_is_open_at_the_end_is_an_error);
    tcase_add_test(tests, test_rows_of_copy_are_left_out);
    tcase_add_test(tests, test_rows_of_copy_without_an_end_are_refused);
    tcase_add_test(tests, test_harmless_commands_of_psql_are_left_out);
    tcase_add_test(tests, test_commands_that_change_a_file_are_refused_with_what_to_do);
    tcase_add_test(tests, test_literals_follow_standard_conforming_strings);
    tcase_add_test(tests, test_nothing_is_no_statement);
    tcase_add_test(tests, test_lead_holds_the_comments_before_a_statement);
    tcase_add_test(tests, test_large_texts_take_linear_time);
    tcase_add_test(tests, test_out_of_memory_is_said);
    tcase_add_test(tests, test_rules_hold_for_random_texts);
}

int
main(void)
{
    return run_suite("sql_split", add_tests);
}
