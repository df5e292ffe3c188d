/* The driver of MySQL and MariaDB against a live server: TRUEUP_TEST_MYSQL_URL, the URL of a user
 * of a server that may be thrown away who may do everything. */
#include "config.h"

#include "db/conn.h"

#include <stdio.h>
#include <stdlib.h>

#include "rows.h"

#include "../base/suite.h"

static TuConn *
open_live(const TuConnOptions *options)
{
    TuError err = {.status = TU_OK};
    TuConn *conn = NULL;
    ck_ok(tu_conn_open(getenv("TRUEUP_TEST_MYSQL_URL"), options, &conn, &err), err);
    return conn;
}

static void
expect(TuConn *conn, const char *sql, const char *const *params, size_t count, const char *want)
{
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    ck_ok(tu_conn_query(conn, sql, params, count, add_row, &rows, &err), err);
    ck_assert_str_eq(rows.s ? rows.s : "", want);
    tu_buf_release(&rows);
}

START_TEST(test_session_is_as_promised)
{
    TuConn *conn = open_live(NULL);
    expect(conn, "SELECT @@character_set_client, @@character_set_results", NULL, 0,
           "0:utf8mb4,utf8mb4;");
    ck_assert_str_eq(tu_conn_dialect(conn)->name, "mysql");
    ck_assert(strchr(tu_conn_server_version(conn), '.'));
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_parameters_are_text_whatever_is_in_them)
{
    TuConn *conn = open_live(NULL);
    const char *const params[] = {"a'b\\c\"d`;--#", NULL, "\xc3\xa4"};
    expect(conn, "SELECT $1, $2, $3, $1, '$1'", params, 3,
           "0:a'b\\c\"d`;--#,NULL,\xc3\xa4,a'b\\c\"d`;--#,$1;");
    TuError err = {.status = TU_OK};
    ck_ok(tu_conn_exec(conn, "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'", &err), err);
    expect(conn, "SELECT $1", params, 1, "0:a'b\\c\"d`;--#;");
    ck_assert_int_eq(tu_conn_query(conn, "SELECT $4", params, 3, NULL, NULL, &err), TU_ERR_USAGE);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_a_batch_is_one_round_trip)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    const char *const queries[] = {"SELECT 1 UNION SELECT 2", "SELECT 'x' WHERE 1 = 0",
                                   "SELECT @a"};
    uint64_t before = tu_conn_round_trips(conn);
    ck_ok(tu_conn_batch(conn, "SET @a = 7; SET @b = 8", queries, 3, "SELECT 99", add_row, &rows,
                        &err),
          err);
    ck_assert_str_eq(rows.s, "0:1;0:2;2:7;");
    ck_assert_uint_eq(tu_conn_round_trips(conn) - before, 1);
    int calls = 0;
    ck_assert_int_eq(tu_conn_batch(conn, NULL, queries, 3, NULL, stop_at_once, &calls, &err),
                     TU_ERR_PARSE);
    ck_assert_int_eq(calls, 1);
    expect(conn, "SELECT 5", NULL, 0, "0:5;"); /* nothing is left over */
    tu_buf_release(&rows);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_errors_name_the_statement)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    ck_assert_int_eq(tu_conn_exec(conn, "SELECT 1; SELECT 'a;b'; SELECT nothing; SELECT 2", &err),
                     TU_ERR_DB);
    ck_assert_str_eq(err.sqlstate, "42S22");
    ck_assert_str_eq(err.statement, "SELECT nothing");
    ck_assert_ptr_nonnull(strstr(err.message, "nothing"));
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_read_only_session_refuses_writes)
{
    TuConn *conn = open_live(&(TuConnOptions){.read_only = true});
    TuError err = {.status = TU_OK};
    ck_assert_int_eq(tu_conn_exec(conn, "CREATE TABLE trueup_check_ro (a int)", &err), TU_ERR_DB);
    ck_assert_str_eq(err.sqlstate, "25006");
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_transactions_are_seen)
{
    TuConn *conn = open_live(NULL);
    TuError err = {.status = TU_OK};
    ck_assert(!tu_conn_in_transaction(conn));
    ck_ok(tu_conn_exec(conn, "START TRANSACTION", &err), err);
    ck_assert(tu_conn_in_transaction(conn));
    ck_ok(tu_conn_exec(conn, "ROLLBACK", &err), err);
    ck_assert(!tu_conn_in_transaction(conn));
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_a_lock_is_held_once_and_its_holder_named)
{
    TuConn *first = open_live(NULL), *second = open_live(NULL);
    TuError err = {.status = TU_OK};
    ck_ok(tu_conn_lock(first, "history", 0, &err), err);
    ck_assert_int_eq(tu_conn_lock(second, "history", 60, &err), TU_ERR_LOCKED);
    ck_assert_ptr_nonnull(strstr(err.message, "connection "));
    ck_ok(tu_conn_lock(second, "another", 0, &err), err);
    ck_ok(tu_conn_unlock(first, "history", &err), err);
    ck_ok(tu_conn_lock(second, "history", 60, &err), err);
    ck_assert_int_eq(tu_conn_unlock(first, "history", &err), TU_ERR_DB);
    tu_conn_free(first);
    tu_conn_free(second);
}
END_TEST

START_TEST(test_bad_urls_are_refused_without_their_secrets)
{
    static const char *const urls[] = {
        "mysql://u:so-secret@h:port/db",
        "mysql://u:so-secret@a,b/db",
        "mysql://u:so-secret@h/db?what=1",
        "mysql:u:so-secret@h/db",
    };
    for (size_t i = 0; i < TU_LEN(urls); i++) {
        TuConn *conn = NULL;
        TuError err = {.status = TU_OK};
        ck_assert_int_eq(tu_conn_open(urls[i], NULL, &conn, &err), TU_ERR_USAGE);
        ck_assert_ptr_null(conn);
        ck_assert_ptr_null(strstr(err.message, "so-secret"));
    }
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_session_is_as_promised);
    tcase_add_test(tests, test_parameters_are_text_whatever_is_in_them);
    tcase_add_test(tests, test_a_batch_is_one_round_trip);
    tcase_add_test(tests, test_errors_name_the_statement);
    tcase_add_test(tests, test_read_only_session_refuses_writes);
    tcase_add_test(tests, test_transactions_are_seen);
    tcase_add_test(tests, test_a_lock_is_held_once_and_its_holder_named);
    tcase_add_test(tests, test_bad_urls_are_refused_without_their_secrets);
}

int
main(void)
{
    if (!getenv("TRUEUP_TEST_MYSQL_URL")) {
        puts("1..0 # SKIP TRUEUP_TEST_MYSQL_URL is not set");
        return EXIT_SUCCESS;
    }
    return run_suite("db_mysql", add_tests);
}
