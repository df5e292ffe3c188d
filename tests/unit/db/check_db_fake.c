/* The scripted connection, and what tu_conn_* adds to any driver. */
#include "config.h"

#include "db/fake.h"

#include "rows.h"

#include "../base/suite.h"

static const char *const two_rows[] = {"1", "a", "2", "\\N"};

START_TEST(test_steps_are_played_in_order)
{
    const TuFakeStep steps[] = {
        {.sql = "BEGIN"},
        {.sql = "from x", .rows = two_rows, .row_count = 2, .column_count = 2},
        {.sql = "COMMIT"}};
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    TuConn *conn = tu_fake_conn_new(&tu_dialect_pg, "15.0", steps, TU_LEN(steps));
    ck_assert(!tu_conn_in_transaction(conn));
    ck_ok(tu_conn_exec(conn, "BEGIN", &err), err);
    ck_assert(tu_conn_in_transaction(conn));
    ck_ok(tu_conn_query(conn, "select * from x", NULL, 0, add_row, &rows, &err), err);
    ck_assert_str_eq(rows.s, "0:1,a;0:2,NULL;");
    ck_assert_uint_eq(tu_fake_conn_left(conn), 1);
    ck_ok(tu_conn_exec(conn, "COMMIT", &err), err);
    ck_assert(!tu_conn_in_transaction(conn));
    ck_assert_uint_eq(tu_fake_conn_left(conn), 0);
    ck_assert_uint_eq(tu_conn_round_trips(conn), 3);
    ck_assert_str_eq(tu_conn_server_version(conn), "15.0");
    ck_assert_ptr_eq(tu_conn_dialect(conn), &tu_dialect_pg);
    tu_buf_release(&rows);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_unexpected_statement_is_an_error_naming_both)
{
    const TuFakeStep steps[] = {{.sql = "select 1"}};
    TuError err = {.status = TU_OK};
    TuConn *conn = tu_fake_conn_new(&tu_dialect_sqlite, "3", steps, 1);
    ck_assert_int_eq(tu_conn_exec(conn, "drop table x", &err), TU_ERR_DB);
    ck_assert_ptr_nonnull(strstr(err.message, "select 1"));
    ck_assert_ptr_nonnull(strstr(err.message, "drop table x"));
    ck_ok(tu_conn_exec(conn, "select 1", &err), err);
    ck_assert_int_eq(tu_conn_exec(conn, "select 1", &err), TU_ERR_DB);
    ck_assert_ptr_nonnull(strstr(err.message, "nothing"));
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_scripted_failure_has_status_and_sqlstate)
{
    const TuFakeStep steps[] = {{.sql = "", .fails = TU_ERR_LOST, .sqlstate = "57P01"}};
    TuError err = {.status = TU_OK};
    TuConn *conn = tu_fake_conn_new(&tu_dialect_pg, "15", steps, 1);
    ck_assert_int_eq(tu_conn_exec(conn, "alter table t", &err), TU_ERR_LOST);
    ck_assert_str_eq(err.sqlstate, "57P01");
    ck_assert_str_eq(err.statement, "alter table t");
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_batch_takes_one_step_per_query)
{
    const TuFakeStep steps[] = {{.sql = "a", .rows = two_rows, .row_count = 1, .column_count = 2},
                                {.sql = "b", .rows = two_rows, .row_count = 4, .column_count = 1}};
    const char *const queries[] = {"select a", "select b"};
    TuError err = {.status = TU_OK};
    TuBuf rows = TU_BUF_INIT;
    TuConn *conn = tu_fake_conn_new(&tu_dialect_pg, "15", steps, 2);
    ck_ok(tu_conn_batch(conn, "BEGIN", queries, 2, "COMMIT", add_row, &rows, &err), err);
    ck_assert_str_eq(rows.s, "0:1,a;1:1;1:a;1:2;1:NULL;");
    ck_assert_uint_eq(tu_conn_round_trips(conn), 1);
    tu_buf_release(&rows);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_value_is_the_first_of_the_first_row)
{
    const TuFakeStep steps[] = {{.sql = "a", .rows = two_rows, .row_count = 2, .column_count = 2},
                                {.sql = "b"}};
    TuError err = {.status = TU_OK};
    const char *value = NULL;
    TuArena *arena = tu_arena_new();
    TuConn *conn = tu_fake_conn_new(&tu_dialect_pg, "15", steps, 2);
    ck_ok(tu_conn_value(conn, "a", arena, &value, &err), err);
    ck_assert_str_eq(value, "1");
    ck_ok(tu_conn_value(conn, "b", arena, &value, &err), err);
    ck_assert_ptr_null(value);
    tu_conn_free(conn);
    tu_arena_free(arena);
}
END_TEST

static void
add_tests(TCase *tests)
{
    tcase_add_test(tests, test_steps_are_played_in_order);
    tcase_add_test(tests, test_unexpected_statement_is_an_error_naming_both);
    tcase_add_test(tests, test_scripted_failure_has_status_and_sqlstate);
    tcase_add_test(tests, test_batch_takes_one_step_per_query);
    tcase_add_test(tests, test_value_is_the_first_of_the_first_row);
}

int
main(void)
{
    return run_suite("db_fake", add_tests);
}
