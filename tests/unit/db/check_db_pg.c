/* The PostgreSQL driver against a live server: TRUEUP_TEST_PG_URL, a superuser's URL of a server
 * that may be thrown away. */
#include "config.h"

#include "db/conn.h"

#include <stdio.h>
#include <stdlib.h>

#include "sql/lex.h"

#include "rows.h"

#include "../base/suite.h"

static TuConn *
open_live(const TuConnOptions *options)
{
    TuError err = {.status = TU_OK};
    TuConn *conn = NULL;
    ck_ok(tu_conn_open(getenv("TRUEUP_TEST_PG_URL"), options, &conn, &err), err);
    return conn;
}

START_TEST(test_session_is_as_promised)
{
    TuConn *conn = open_live(&(TuConnOptions){.application = "check"});
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    ck_ok(tu_conn_query(conn,
                        "select current_setting('application_name'),"
                        " current_setting('client_encoding'), current_database(),"
                        " split_part(current_setting('server_version'), ' ', 1)",
                        NULL, 0, add_row, &rows, &err),
          err);
    TuBuf expected = TU_BUF_INIT;
    tu_buf_addf(&expected, "0:check,UTF8,%s,%s;", tu_conn_database(conn),
                tu_conn_server_version(conn));
    ck_assert_str_eq(rows.s, expected.s);
    ck_assert_uint_eq(tu_conn_round_trips(conn), 1);
    tu_buf_release(&rows);
    tu_buf_release(&expected);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_read_only_session_refuses_writes)
{
    TuConn *conn = open_live(&(TuConnOptions){.read_only = true});
    TuError err = {.status = TU_OK};
    ck_assert_int_eq(tu_conn_exec(conn, "create table trueup_check_ro (a int)", &err), TU_ERR_DB);
    ck_assert_str_eq(err.sqlstate, "25006");
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_missing_database_is_a_failed_connection)
{
    TuConn *conn = open_live(NULL);
    TuConn *other = NULL;
    TuError err = {.status = TU_OK};
    TuArena *arena = tu_arena_new();
    const char *url = tu_conn_sibling_url(conn, "trueup_no_such_db", arena);
    ck_assert_int_eq(tu_conn_open(url, NULL, &other, &err), TU_ERR_CONNECT);
    ck_assert_ptr_nonnull(strstr(err.message, "trueup_no_such_db"));
    tu_arena_free(arena);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_error_has_sqlstate_detail_hint_and_statement)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    ck_assert_int_eq(tu_conn_exec(conn, "select 1; -- x\nselect sum('a'::text); select 2", &err),
                     TU_ERR_DB);
    ck_assert_str_eq(err.sqlstate, "42883");
    ck_assert_str_eq(err.statement, "select sum('a'::text)");
    ck_assert_str_ne(err.hint, "");
    ck_assert_int_eq(tu_conn_exec(conn,
                                  "create temp table t (a int unique); insert into t values (1);"
                                  " insert into t values (1); select 3",
                                  &err),
                     TU_ERR_DB);
    ck_assert_str_eq(err.sqlstate, "23505");
    ck_assert_str_eq(err.statement, "insert into t values (1)");
    ck_assert_ptr_nonnull(strstr(err.message, "Key (a)=(1) already exists"));
    ck_assert(!tu_conn_in_transaction(conn));
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_long_statement_is_cut_around_the_place)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "select '");
    for (int i = 0; i < 2000; i++)
        tu_buf_add(&sql, "\xC3\xA9");
    tu_buf_add(&sql, "', no_such_column");
    ck_assert_int_eq(tu_conn_exec(conn, sql.s, &err), TU_ERR_DB);
    ck_assert_ptr_nonnull(strstr(err.statement, "no_such_column"));
    ck_assert_int_eq(strncmp(err.statement, "...\xC3\xA9", 5), 0);
    tu_buf_release(&sql);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_query_binds_and_takes_one_statement)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    const char *const params[] = {"it's", NULL};
    ck_ok(tu_conn_query(conn, "select $1::text, $2::text, ''", params, 2, add_row, &rows, &err),
          err);
    ck_assert_str_eq(rows.s, "0:it's,NULL,;");
    ck_assert_int_eq(tu_conn_query(conn, "select 1; select 2", NULL, 0, NULL, NULL, &err),
                     TU_ERR_DB);
    ck_assert_str_eq(err.sqlstate, "42601");
    ck_assert_int_eq(tu_conn_query(conn, "copy (select 1) to stdout", NULL, 0, NULL, NULL, &err),
                     TU_ERR_UNSUPPORTED);
    ck_ok(tu_conn_exec(conn, "copy (select 1) to stdout; select 1", &err), err);
    ck_assert_int_eq(tu_conn_exec(conn, "create temp table c (a int); copy c from stdin", &err),
                     TU_ERR_DB);
    ck_ok(tu_conn_exec(conn, "select 1", &err), err);
    tu_buf_release(&rows);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_batch_is_one_round_trip_and_decodes_every_byte)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    const char *const queries[] = {
        "select E'a\\tb\\nc\\\\d\\r\\b\\f' || chr(11), null, '\\N', '' -- x",
        "select 1 where false;  ",
        "with w as (select generate_series(1, 3) as i) select i from w order by i",
        "values ('caf\xC3\xA9', E'\\\\.')",
    };
    ck_ok(tu_conn_batch(conn, "begin isolation level repeatable read read only; select 1", queries,
                        TU_LEN(queries), "commit", add_row, &rows, &err),
          err);
    ck_assert_str_eq(rows.s, "0:a\tb\nc\\d\r\b\f\v,NULL,\\N,;2:1;2:2;2:3;3:caf\xC3\xA9,\\.;");
    ck_assert_uint_eq(tu_conn_round_trips(conn), 1);
    ck_assert(!tu_conn_in_transaction(conn));
    tu_buf_release(&rows);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_failed_batch_leaves_no_transaction)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    const char *const queries[] = {"select generate_series(1, 1000)", "select no_such_column"};
    int calls = 0;
    ck_assert_int_eq(tu_conn_batch(conn, "begin", queries, 2, "commit", NULL, NULL, &err),
                     TU_ERR_DB);
    ck_assert_ptr_nonnull(strstr(err.statement, "no_such_column"));
    ck_assert(!tu_conn_in_transaction(conn));
    ck_assert_int_eq(tu_conn_batch(conn, NULL, queries, 1, NULL, stop_at_once, &calls, &err),
                     TU_ERR_PARSE);
    ck_assert_int_eq(calls, 1);
    ck_ok(tu_conn_exec(conn, "select 1", &err), err);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_lost_connection_is_said)
{
    TuConn *conn = open_live(NULL);
    TuConn *other = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuArena *arena = tu_arena_new();
    const char *pid = NULL;
    ck_ok(tu_conn_value(conn, "select pg_backend_pid()", arena, &pid, &err), err);
    ck_ok(tu_conn_query(other, "select pg_terminate_backend($1::int, 5000)", &pid, 1, NULL, NULL,
                        &err),
          err);
    ck_assert_int_eq(tu_conn_exec(conn, "select 1", &err), TU_ERR_LOST);
    ck_assert_int_eq(tu_conn_exec(conn, "select 1", &err), TU_ERR_LOST);
    const char *const query = "select 1";
    ck_assert_int_eq(tu_conn_batch(conn, NULL, &query, 1, NULL, NULL, NULL, &err), TU_ERR_LOST);
    ck_assert_int_eq(tu_conn_query(conn, query, NULL, 0, NULL, NULL, &err), TU_ERR_LOST);
    tu_arena_free(arena);
    tu_conn_free(conn);
    tu_conn_free(other);
}
END_TEST

START_TEST(test_lock_has_one_holder_who_is_named)
{
    TuConn *one = open_live(&(TuConnOptions){.application = "holder \"x\""});
    TuConn *two = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuArena *arena = tu_arena_new();
    const char *pid = NULL;
    ck_ok(tu_conn_value(one, "select pg_backend_pid()", arena, &pid, &err), err);
    ck_ok(tu_conn_lock(one, "check_db_pg", 0, &err), err);
    ck_assert_int_eq(tu_conn_lock(two, "check_db_pg", 120, &err), TU_ERR_LOCKED);
    ck_assert_ptr_nonnull(strstr(err.message, pid));
    ck_assert_ptr_nonnull(strstr(err.message, "holder \"x\""));
    ck_assert_ptr_nonnull(strstr(err.message, "advisory_lock"));
    ck_ok(tu_conn_lock(two, "check_db_pg 2", 0, &err), err);
    ck_assert_int_eq(tu_conn_unlock(two, "check_db_pg", &err), TU_ERR_DB);
    ck_ok(tu_conn_unlock(one, "check_db_pg", &err), err);
    ck_ok(tu_conn_lock(two, "check_db_pg", 0, &err), err);
    tu_arena_free(arena);
    tu_conn_free(one);
    tu_conn_free(two);
}
END_TEST

START_TEST(test_lock_timeout_can_be_tried_again)
{
    TuConn *one = open_live(NULL);
    TuConn *two = open_live(NULL);
    TuError err = {.status = TU_OK};
    ck_ok(tu_conn_exec(one, "create table trueup_check_lock (a int)", &err), err);
    ck_ok(tu_conn_exec(one, "begin; lock table trueup_check_lock", &err), err);
    ck_assert_int_eq(
        tu_conn_exec(two, "set lock_timeout = 50; alter table trueup_check_lock add b int", &err),
        TU_ERR_LOCKED);
    ck_assert_str_eq(err.sqlstate, "55P03");
    ck_ok(tu_conn_exec(one, "rollback; drop table trueup_check_lock", &err), err);
    tu_conn_free(one);
    tu_conn_free(two);
}
END_TEST

/* The engine as the judge: each part of a script is one statement to it, for a query with more than
 * one is refused. */
static void
judge(const char *script, size_t count)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    ck_ok(tu_sql_split(&tu_dialect_pg, script, strlen(script), NULL, arena, &parts, &err), err);
    ck_assert_uint_eq(parts.count, count);
    for (size_t i = 0; i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        const char *sql = tu_arena_strndup(arena, part->text, part->len);
        TuStatus status = tu_conn_query(conn, sql, NULL, 0, NULL, NULL, &err);
        ck_assert_msg(status == TU_OK, "%s: %s", err.message, sql);
    }
    tu_arena_free(arena);
    tu_conn_free(conn);
}

START_TEST(test_engine_agrees_with_the_splitter)
{
    judge("begin;\n"
          "create temp table t (a int, \"b;\" text default ';'); -- x;\n"
          "create function pg_temp.f(a int) returns int language sql begin atomic\n"
          "  select case when a > 1 then (case a when 2 then 3 end) end; select 2 as end; end;\n"
          "create rule r as on insert to t do also (select 1; select ';');\n"
          "select E'a\\';b', U&'d\\0061t;', 'a\\', E'a'\n'b\\';c', $x$ ; $$ ; $x$;;\n"
          "/* a /* ; */ b; */ select 1 as a$b$c, -- ;\r 2;\n"
          "do $$ begin perform 1; end $$;\n"
          "create procedure pg_temp.atomic() language sql begin atomic end;\n"
          "rollback",
          9);
}
END_TEST

START_TEST(test_engine_agrees_on_literals_and_names)
{
    judge("select U&'a!003b;!!' uescape '!', U&\"d!0061;t\" uescape '!', U&'\\003b;', 'a''; b'\n"
          "  from (select 1) as x (\"da;t\");\n"
          "select 1 as \"a\"\"; b\", $\xC3\xA9$;$\xC3\xA9$ as a$b$, B'01', x'1f', e'\\\\', n';', "
          "';'\n"
          "  -- ;\n  ';';\n",
          2);
}
END_TEST

START_TEST(test_engine_agrees_on_hostile_bodies)
{
    judge("begin;\n"
          "create function pg_temp.a() returns text language plpgsql as $a$ begin\n"
          "  execute $b$ select $$;$$; -- $$ $b$; /* ; */ return ';'; end $a$;\n"
          "create function pg_temp.b() returns text language sql as E'select '\n"
          "  '\\';\\'; ';\n"
          "create function pg_temp.c() returns int return (select 1 /* a /* ; */ b; */);\n"
          "create function pg_temp.d(a int, b int default 1) returns int language sql\n"
          "  begin atomic select case a when 1 then case b when 2 then 3 else 4 end end as x;\n"
          "  select 1 as case; select (select 1) as \"end\"; end;\n"
          "create or replace procedure pg_temp.case() language sql begin atomic\n"
          "  select 1; select 2; end;\n"
          "create function pg_temp.begin(atomic int) returns int language sql\n"
          "  as 'select 1;'\n '; ';\n"
          "rollback",
          8);
}
END_TEST

START_TEST(test_engine_agrees_where_backslashes_escape)
{
    judge("set standard_conforming_strings = off; select 'a\\';b', N'\\';', '\\\\';\n"
          "create function pg_temp.f() returns text language sql as 'select \\';\\';';\n"
          "set standard_conforming_strings = on; select 'a\\'; select ';\\', '\\';",
          6);
}
END_TEST

START_TEST(test_engine_agrees_on_operators_and_rules)
{
    judge("begin;\n"
          "create operator pg_temp.@-@ (function = int4pl, leftarg = int, rightarg = int);\n"
          "select 1 operator(pg_temp.@-@) 2, 3 *-- ;\n 4, 5 +/* ; */ 6, 7 *-8, 2--;\n;\n"
          "create temp table t (a int); create temp table u (a int);\n"
          "create rule r as on insert to t do instead (insert into u values (new.a);\n"
          "  delete from u where a = ((1)); notify x, ';');\n"
          "create rule s as on update to t where ((old.a)) > 1 do also delete from u;\n"
          "rollback",
          8);
}
END_TEST

/* Names as quote_ident() quotes them, texts read back whatever standard_conforming_strings is. */
START_TEST(test_engine_reads_quoted_names_and_texts_back)
{
    static const char *const hostile[] = {
        "a\"b",   "a'b",   "a\nb",    "\\",          "%s",     "select", "user",
        "bigint", "left",  "name",    "values",      "1",      "--",     "/*",
        "a$b",    "Abc",   "_a",      "caf\xC3\xA9", " ",      "a\\'b",  "id",
        "type",   "order", "comment", "a\tb\r\x01c", "between"};
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; i < TU_LEN(hostile) * 2; i++) {
        const char *text = hostile[i / 2];
        const char *back = NULL;
        TuBuf sql = TU_BUF_INIT;
        ck_ok(tu_conn_exec(conn,
                           i % 2 ? "set standard_conforming_strings = off"
                                 : "set standard_conforming_strings = on",
                           &err),
              err);
        tu_buf_add(&sql, "select ");
        tu_sql_literal(&sql, &tu_dialect_pg, text);
        ck_ok(tu_conn_value(conn, sql.s, arena, &back, &err), err);
        ck_assert_str_eq(back, text);
        tu_buf_clear(&sql);
        tu_buf_add(&sql, "select quote_ident(");
        tu_sql_literal(&sql, &tu_dialect_pg, text);
        tu_buf_add(&sql, ")");
        ck_ok(tu_conn_value(conn, sql.s, arena, &back, &err), err);
        tu_buf_clear(&sql);
        tu_sql_ident(&sql, &tu_dialect_pg, text);
        ck_assert_str_eq(sql.s, back);
        tu_buf_release(&sql);
    }
    tu_arena_free(arena);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_every_keyword_that_the_server_quotes_is_known)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuBuf sql = TU_BUF_INIT;
    TuArena *arena = tu_arena_new();
    const char *missing = NULL;
    tu_buf_add(&sql, "select string_agg(word, ' ') from pg_get_keywords() where catcode <> 'U'"
                     " and word not in ('-'");
    for (size_t i = 0; i < tu_dialect_pg.keyword_count; i++) {
        tu_buf_add(&sql, ",");
        tu_sql_literal(&sql, &tu_dialect_pg, tu_dialect_pg.keywords[i]);
    }
    tu_buf_add(&sql, ")");
    ck_ok(tu_conn_value(conn, sql.s, arena, &missing, &err), err);
    ck_assert_msg(!missing, "%s", missing);
    tu_buf_release(&sql);
    tu_arena_free(arena);
    tu_conn_free(conn);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_session_is_as_promised);
    tcase_add_test(tests, test_read_only_session_refuses_writes);
    tcase_add_test(tests, test_missing_database_is_a_failed_connection);
    tcase_add_test(tests, test_error_has_sqlstate_detail_hint_and_statement);
    tcase_add_test(tests, test_long_statement_is_cut_around_the_place);
    tcase_add_test(tests, test_query_binds_and_takes_one_statement);
    tcase_add_test(tests, test_batch_is_one_round_trip_and_decodes_every_byte);
    tcase_add_test(tests, test_failed_batch_leaves_no_transaction);
    tcase_add_test(tests, test_lost_connection_is_said);
    tcase_add_test(tests, test_lock_has_one_holder_who_is_named);
    tcase_add_test(tests, test_lock_timeout_can_be_tried_again);
    tcase_add_test(tests, test_engine_agrees_with_the_splitter);
    tcase_add_test(tests, test_engine_agrees_on_literals_and_names);
    tcase_add_test(tests, test_engine_agrees_on_hostile_bodies);
    tcase_add_test(tests, test_engine_agrees_where_backslashes_escape);
    tcase_add_test(tests, test_engine_agrees_on_operators_and_rules);
    tcase_add_test(tests, test_engine_reads_quoted_names_and_texts_back);
    tcase_add_test(tests, test_every_keyword_that_the_server_quotes_is_known);
}

int
main(void)
{
    if (!getenv("TRUEUP_TEST_PG_URL")) {
        puts("1..0 # SKIP TRUEUP_TEST_PG_URL is not set");
        return EXIT_SUCCESS;
    }
    return run_suite("db_pg", add_tests);
}
