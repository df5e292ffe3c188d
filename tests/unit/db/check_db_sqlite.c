/* The SQLite driver, on real files in a temporary directory. */
#include "config.h"

#include "db/conn.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sql/lex.h"

#include "rows.h"

#include "../base/suite.h"

typedef struct Place {
    char dir[64];
    char file[96];
    char url[128];
} Place;

static void
place_init(Place *place)
{
    snprintf(place->dir, sizeof(place->dir), "/tmp/trueup-check-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(place->dir));
    snprintf(place->file, sizeof(place->file), "%s/a.db", place->dir);
    snprintf(place->url, sizeof(place->url), "sqlite:%s", place->file);
}

static void
place_release(const Place *place)
{
    chmod(place->file, 0644);
    unlink(place->file);
    rmdir(place->dir);
}

static TuConn *
open_memory(void)
{
    TuError err = {.status = TU_OK};
    TuConn *conn = NULL;
    ck_ok(tu_conn_open("sqlite::memory:", NULL, &conn, &err), err);
    return conn;
}

START_TEST(test_file_is_created_and_opened_in_each_form)
{
    Place place;
    TuError err = {.status = TU_OK};
    TuConn *conn = NULL;
    char url[128];
    place_init(&place);
    ck_ok(tu_conn_open(place.url, NULL, &conn, &err), err);
    ck_ok(tu_conn_exec(conn, "create table t (a)", &err), err);
    ck_assert_str_eq(tu_conn_database(conn), place.file);
    ck_assert_str_eq(tu_conn_display_url(conn), place.url);
    ck_assert_ptr_eq(tu_conn_dialect(conn), &tu_dialect_sqlite);
    ck_assert_int_eq(tu_conn_server_version(conn)[0], '3');
    tu_conn_free(conn);
    snprintf(url, sizeof(url), "sqlite://%s", place.file);
    ck_ok(tu_conn_open(url, NULL, &conn, &err), err);
    ck_ok(tu_conn_exec(conn, "select a from t", &err), err);
    tu_conn_free(conn);
    ck_ok(tu_conn_open(place.file, &(TuConnOptions){.read_only = true}, &conn, &err), err);
    ck_assert_int_eq(tu_conn_exec(conn, "insert into t values (1)", &err), TU_ERR_DB);
    ck_assert_ptr_nonnull(strstr(err.message, "readonly"));
    ck_assert_ptr_nonnull(strstr(err.hint, "read-only"));
    ck_assert_int_eq(tu_conn_lock(conn, "x", 0, &err), TU_ERR_DB);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot be written"));
    tu_conn_free(conn);
    place_release(&place);
}
END_TEST

static void
expect_no_connection(const char *url, const TuConnOptions *options, TuStatus status,
                     const char *message)
{
    TuError err = {.status = TU_OK};
    TuConn *conn = NULL;
    ck_assert_int_eq(tu_conn_open(url, options, &conn, &err), status);
    ck_assert_ptr_null(conn);
    ck_assert_msg(strstr(err.message, message), "%s", err.message);
}

START_TEST(test_what_is_no_database_is_said_at_open)
{
    Place place;
    place_init(&place);
    expect_no_connection(place.url, &(TuConnOptions){.must_exist = true}, TU_ERR_CONNECT,
                         "No such file");
    ck_assert_int_ne(access(place.file, F_OK), 0);
    FILE *file = fopen(place.file, "w");
    fputs("this is a text of some length, and no database at all, as anyone can see", file);
    fclose(file);
    expect_no_connection(place.url, NULL, TU_ERR_CONNECT, "is not a SQLite database");
    expect_no_connection(place.file, NULL, TU_ERR_CONNECT, "is not a SQLite database");
    expect_no_connection(place.dir, NULL, TU_ERR_CONNECT, "is a directory");
    expect_no_connection("sqlite:/no/such/dir/a.db", NULL, TU_ERR_CONNECT, "No such file");
    expect_no_connection("sqlite:", NULL, TU_ERR_USAGE, "without a path");
    expect_no_connection("sqlite:a.db?key=s3cret", NULL, TU_ERR_USAGE, "key=***");
    place_release(&place);
}
END_TEST

START_TEST(test_parameters_are_bound_by_number)
{
    TuConn *conn = open_memory();
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    const char *const params[] = {"one", NULL, "three"};
    ck_ok(tu_conn_query(conn, "select $3, $1, $2, $1", params, 3, add_row, &rows, &err), err);
    ck_ok(tu_conn_query(conn, "select ?3, ?1", params, 3, add_row, &rows, &err), err);
    ck_ok(tu_conn_query(conn, "select ?, ?", params, 3, add_row, &rows, &err), err);
    ck_assert_str_eq(rows.s, "0:three,one,NULL,one;0:three,one;0:one,NULL;");
    ck_assert_int_eq(tu_conn_query(conn, "select $4", params, 3, NULL, NULL, &err), TU_ERR_USAGE);
    ck_assert_int_eq(tu_conn_query(conn, "select :x", params, 3, NULL, NULL, &err), TU_ERR_USAGE);
    tu_buf_release(&rows);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_query_takes_one_statement)
{
    TuConn *conn = open_memory();
    TuError err = {.status = TU_OK};
    ck_assert_int_eq(tu_conn_query(conn, "select 1; select 2", NULL, 0, NULL, NULL, &err),
                     TU_ERR_DB);
    ck_ok(tu_conn_query(conn, "select 1; -- x", NULL, 0, NULL, NULL, &err), err);
    ck_ok(tu_conn_query(conn, " -- nothing", NULL, 0, NULL, NULL, &err), err);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_error_names_the_statement_and_the_place)
{
    TuConn *conn = open_memory();
    TuError err = {.status = TU_OK};
    ck_assert_int_eq(tu_conn_exec(conn, "select 1;\n-- x\n  select a frm b;select 2", &err),
                     TU_ERR_DB);
    ck_assert_str_eq(err.statement, "select a frm b");
    ck_assert_ptr_nonnull(strstr(err.message, "syntax error"));
    ck_ok(tu_conn_exec(conn, "create table t (a unique); insert into t values (1)", &err), err);
    ck_assert_int_eq(tu_conn_exec(conn, "insert into t values (1);", &err), TU_ERR_DB);
    ck_assert_ptr_nonnull(strstr(err.message, "UNIQUE constraint failed: t.a"));
    ck_assert_ptr_nonnull(strstr(err.message, "2067"));
    ck_assert_str_eq(err.statement, "insert into t values (1)");
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_batch_is_one_transaction_and_leaves_none)
{
    TuConn *conn = open_memory();
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    const char *const queries[] = {"select 1 union select 2", "select null where 0", "select 'x'"};
    ck_ok(tu_conn_batch(conn, NULL, queries, 3, NULL, add_row, &rows, &err), err);
    ck_assert_str_eq(rows.s, "0:1;0:2;2:x;");
    ck_assert(!tu_conn_in_transaction(conn));
    ck_assert_uint_eq(tu_conn_round_trips(conn), 1);
    int calls = 0;
    ck_assert_int_eq(tu_conn_batch(conn, NULL, queries, 3, NULL, stop_at_once, &calls, &err),
                     TU_ERR_PARSE);
    ck_assert_int_eq(calls, 1);
    ck_assert(!tu_conn_in_transaction(conn));
    ck_ok(tu_conn_exec(conn, "begin", &err), err);
    ck_ok(tu_conn_batch(conn, "select 1", queries, 1, "select 2", NULL, NULL, &err), err);
    ck_assert(tu_conn_in_transaction(conn));
    tu_buf_release(&rows);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_busy_file_is_locked_not_broken)
{
    Place place;
    TuError err = {.status = TU_OK};
    TuConn *one = NULL;
    TuConn *two = NULL;
    place_init(&place);
    ck_ok(tu_conn_open(place.url, NULL, &one, &err), err);
    ck_ok(tu_conn_open(place.url, NULL, &two, &err), err);
    ck_ok(tu_conn_lock(two, "x", 0, &err), err);
    ck_ok(tu_conn_exec(one, "begin immediate", &err), err);
    ck_assert_int_eq(tu_conn_lock(two, "x", 50, &err), TU_ERR_LOCKED);
    ck_assert_ptr_nonnull(strstr(err.message, place.file));
    ck_ok(tu_conn_exec(one, "rollback", &err), err);
    ck_ok(tu_conn_lock(two, "x", 50, &err), err);
    ck_ok(tu_conn_unlock(two, "x", &err), err);
    ck_assert(!tu_conn_in_transaction(two));
    tu_conn_free(one);
    tu_conn_free(two);
    place_release(&place);
}
END_TEST

/* The engine as the judge: each part of a script is one statement to it. */
START_TEST(test_engine_agrees_with_the_splitter)
{
    static const char script[] =
        "create table t (a, \"b;\" default ';', [c;d]); -- x;\n"
        "create table log (x text); /* ; */\n"
        "create trigger r after insert on t when case when 1 then 1 end begin\n"
        "  insert into log select case new.a when 1 then 'end;' else ';' end; -- end;\n"
        "  delete from log where x = ';';\n"
        "end;\n"
        "insert into t values (1, 'a\\', 2);;\n"
        "select `a` from t";
    TuConn *conn = open_memory();
    TuError err = {.status = TU_OK};
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    ck_ok(tu_sql_split(&tu_dialect_sqlite, script, strlen(script), NULL, arena, &parts, &err), err);
    ck_assert_uint_eq(parts.count, 5);
    for (size_t i = 0; i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        const char *sql = tu_arena_strndup(arena, part->text, part->len);
        ck_ok(tu_conn_query(conn, sql, NULL, 0, NULL, NULL, &err), err);
    }
    tu_arena_free(arena);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_engine_reads_quoted_names_and_texts_back)
{
    static const char *const hostile[] = {"a\"b",
                                          "a'b",
                                          "a\nb",
                                          "\\",
                                          "%s",
                                          "a]b",
                                          "select",
                                          " ",
                                          "1",
                                          "--",
                                          "/*",
                                          "a`b",
                                          "rowid",
                                          "true",
                                          "\xF0\x9F\x98\x80",
                                          "x\nDROP TABLE victim;--"};
    TuConn *conn = open_memory();
    TuError err = {.status = TU_OK};
    TuArena *arena = tu_arena_new();
    for (size_t i = 0; i < TU_LEN(hostile); i++) {
        TuBuf sql = TU_BUF_INIT;
        const char *back = NULL;
        tu_buf_add(&sql, "create table ");
        tu_sql_ident(&sql, &tu_dialect_sqlite, hostile[i]);
        tu_buf_add(&sql, " (");
        tu_sql_ident(&sql, &tu_dialect_sqlite, hostile[i]);
        tu_buf_add(&sql, ")");
        ck_ok(tu_conn_exec(conn, sql.s, &err), err);
        tu_buf_clear(&sql);
        tu_buf_add(&sql, "select m.name from sqlite_schema m, pragma_table_xinfo(m.name) c"
                         " where m.name = c.name and m.name = ");
        tu_sql_literal(&sql, &tu_dialect_sqlite, hostile[i]);
        ck_ok(tu_conn_value(conn, sql.s, arena, &back, &err), err);
        ck_assert_str_eq(back, hostile[i]);
        tu_buf_release(&sql);
    }
    tu_arena_free(arena);
    tu_conn_free(conn);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_file_is_created_and_opened_in_each_form);
    tcase_add_test(tests, test_what_is_no_database_is_said_at_open);
    tcase_add_test(tests, test_parameters_are_bound_by_number);
    tcase_add_test(tests, test_query_takes_one_statement);
    tcase_add_test(tests, test_error_names_the_statement_and_the_place);
    tcase_add_test(tests, test_batch_is_one_transaction_and_leaves_none);
    tcase_add_test(tests, test_busy_file_is_locked_not_broken);
    tcase_add_test(tests, test_engine_agrees_with_the_splitter);
    tcase_add_test(tests, test_engine_reads_quoted_names_and_texts_back);
}

int
main(void)
{
    return run_suite("db_sqlite", add_tests);
}
