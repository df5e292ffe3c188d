/* Rows for a proof, and which of them have to survive. */
#include "config.h"

#include "scratch_case.h"

#include "base/alloc.h"
#include "scratch/seed.h"

static TuConn *conn;
static TuModel *from, *to;
static TuChanges *changes;
static TuArena *arena;
static TuError err;
static size_t rows;

static void
setup(void)
{
    conn = open_at(SQLITE);
    arena = tu_arena_new();
    from = to = NULL;
    changes = NULL;
}

static void
teardown(void)
{
    tu_changes_free(changes);
    tu_model_free(from);
    tu_model_free(to);
    tu_arena_free(arena);
    tu_conn_free(conn);
}

static void
seed_changes(const char *from_sql, const char *to_sql)
{
    TuConn *wanted = open_at(SQLITE);
    run_sql(conn, "PRAGMA foreign_keys = on");
    run_sql(conn, from_sql);
    run_sql(wanted, to_sql);
    from = read_model(conn);
    to = read_model(wanted);
    tu_conn_free(wanted);
    changes = tu_diff(from, to, NULL);
    ck_assert_int_eq(tu_seed(conn, changes, NULL, arena, &rows, &err), TU_OK);
}

START_TEST(test_every_table_gets_rows)
{
    seed_changes("CREATE TABLE a (x INT, y TEXT, z DATE, b BLOB, n NUMERIC(10,2), t);"
                 "CREATE TABLE \"odd name\" (\"a b\" VARCHAR(3) NOT NULL, \"select\" BOOLEAN);",
                 "CREATE TABLE a (x INT)");
    ck_assert_uint_eq(rows, 6);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM a"), 3);
    ck_assert_int_eq(number(conn, "SELECT count(DISTINCT x) FROM a"), 3);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM \"odd name\" WHERE length(\"a b\") < 4"),
                     3);
}
END_TEST

START_TEST(test_what_is_referred_to_is_filled_first)
{
    seed_changes(
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INT REFERENCES b);"
        "CREATE TABLE b (id INTEGER PRIMARY KEY, c INT REFERENCES c, self INT REFERENCES b);"
        "CREATE TABLE c (id INTEGER PRIMARY KEY)",
        "");
    ck_assert_uint_eq(rows, 9);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM a JOIN b ON b.id = a.b"), 3);
}
END_TEST

START_TEST(test_what_is_computed_is_not_written)
{
    seed_changes("CREATE TABLE t (a INT, b INT AS (a + 1), c INT AS (a * 2) STORED)", "");
    ck_assert_uint_eq(rows, 3);
    ck_assert_int_eq(number(conn, "SELECT sum(c) FROM t"), 12);
}
END_TEST

START_TEST(test_values_that_a_check_names_are_tried)
{
    seed_changes("CREATE TABLE t (id INTEGER PRIMARY KEY, state TEXT NOT NULL"
                 " CHECK (state IN ('new', 'paid', 'sent')))",
                 "");
    ck_assert_uint_eq(rows, 3);
    ck_assert_int_eq(number(conn, "SELECT count(DISTINCT state) FROM t"), 3);
}
END_TEST

START_TEST(test_a_table_that_refuses_stays_empty_and_is_not_counted)
{
    seed_changes("CREATE TABLE t (a INT NOT NULL CHECK (a > 1000))", "");
    ck_assert_uint_eq(rows, 0);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM t"), 0);
}
END_TEST

START_TEST(test_a_virtual_table_is_left_alone)
{
    seed_changes("CREATE VIRTUAL TABLE f USING fts5(body);CREATE TABLE g (x INT)", "");
    ck_assert_uint_eq(rows, 3);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM f"), 0);
}
END_TEST

START_TEST(test_the_rows_that_are_there_are_counted)
{
    seed_changes("CREATE TABLE t (x INT, y AS (x % 2) UNIQUE ON CONFLICT IGNORE)", "");
    ck_assert_uint_eq(rows, 2);
}
END_TEST

START_TEST(test_triggers_of_the_schema_do_not_fire_but_do_so_afterwards)
{
    seed_changes("CREATE TABLE t (x INT); CREATE TABLE u (a INT); CREATE TABLE log (what);"
                 "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('t'); END;"
                 "CREATE TRIGGER ur BEFORE INSERT ON u BEGIN SELECT RAISE(ABORT, 'no'); END",
                 "");
    ck_assert_uint_eq(rows, 9);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM log WHERE what = 't'"), 0);
    run_sql(conn, "INSERT INTO t VALUES (4)");
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM log WHERE what = 't'"), 1);
}
END_TEST

static bool
skip_t(const TuObject *object, void *data)
{
    (void)data;
    return strcmp(object->name, "t") == 0;
}

START_TEST(test_what_is_out_of_scope_is_left_alone)
{
    TuDiffOptions scope = {skip_t, NULL};
    run_sql(conn, "CREATE TABLE t (a INT);CREATE TABLE u (a INT)");
    from = read_model(conn);
    to = read_model(conn);
    changes = tu_diff(from, to, &scope);
    ck_assert_int_eq(tu_seed(conn, changes, &scope, arena, &rows, &err), TU_OK);
    ck_assert_uint_eq(rows, 3);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM t"), 0);
}
END_TEST

/* ---- what has to survive ---- */

static const char *
loss_after(const char *sql)
{
    static char text[256];
    TuVec kept = TU_VEC_INIT;
    TuBuf loss = TU_BUF_INIT;
    ck_assert_msg(tu_kept_read(conn, changes, arena, &kept, &err) == TU_OK, "%s", err.message);
    run_sql(conn, sql);
    ck_assert_msg(tu_kept_compare(conn, &kept, arena, &loss, &err) == TU_OK, "%s", err.message);
    snprintf(text, sizeof text, "%s", loss.s);
    tu_buf_release(&loss);
    return text;
}

static const char t_sql[] = "CREATE TABLE t (a INT, b TEXT);CREATE TABLE u (x INT)";

START_TEST(test_untouched_rows_are_still_there)
{
    seed_changes(t_sql, t_sql);
    ck_assert_str_eq(loss_after("SELECT 1"), "");
}
END_TEST

START_TEST(test_a_lost_row_a_changed_value_and_an_emptied_column_are_losses)
{
    const char *lost = "rows or values of table main.t did not survive";
    seed_changes(t_sql, t_sql);
    ck_assert_str_eq(loss_after("DELETE FROM t WHERE a = 2"), lost);
    ck_assert_str_eq(loss_after("UPDATE t SET b = 'other' WHERE a = 1"), lost);
    ck_assert_str_eq(loss_after("UPDATE t SET b = NULL WHERE a = 1"), lost);
    ck_assert_str_eq(loss_after("UPDATE t SET b = ''"), lost);
}
END_TEST

START_TEST(test_more_rows_and_another_order_are_none)
{
    seed_changes(t_sql, t_sql);
    ck_assert_str_eq(loss_after("INSERT INTO t SELECT * FROM t; INSERT INTO t VALUES (0, 'first')"),
                     "");
    ck_assert_str_eq(loss_after("CREATE TABLE s AS SELECT * FROM t; DELETE FROM t;"
                                "INSERT INTO t SELECT * FROM s ORDER BY a DESC"),
                     "");
}
END_TEST

START_TEST(test_of_equal_rows_each_counts)
{
    run_sql(conn, "CREATE TABLE t (a INT); INSERT INTO t VALUES (7), (7)");
    from = read_model(conn);
    to = read_model(conn);
    changes = tu_diff(from, to, NULL);
    ck_assert_str_eq(loss_after("DELETE FROM t WHERE rowid = 1"),
                     "rows or values of table main.t did not survive");
}
END_TEST

START_TEST(test_columns_that_the_change_touches_may_change)
{
    seed_changes("CREATE TABLE t (a INT, b TEXT, c TEXT, d TEXT)",
                 "CREATE TABLE t (a INT, b INT, c TEXT COLLATE NOCASE, e TEXT)");
    ck_assert_str_eq(loss_after("UPDATE t SET b = 0, c = 'x', d = 'y'"), "");
    ck_assert_str_ne(loss_after("UPDATE t SET a = a + 1"), "");
}
END_TEST

START_TEST(test_a_dropped_table_is_not_missed)
{
    seed_changes(t_sql, "CREATE TABLE u (x INT)");
    ck_assert_str_eq(loss_after("DROP TABLE t"), "");
}
END_TEST

START_TEST(test_values_that_look_like_others_are_told_apart)
{
    run_sql(conn, "CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES ('1,', '2'), (NULL, '-')");
    from = read_model(conn);
    to = read_model(conn);
    changes = tu_diff(from, to, NULL);
    ck_assert_str_ne(loss_after("UPDATE t SET a = '1', b = ',2' WHERE a IS NOT NULL"), "");
    ck_assert_str_ne(loss_after("UPDATE t SET a = '-', b = NULL WHERE a IS NULL"), "");
}
END_TEST

START_TEST(test_out_of_memory_loses_nothing_silently)
{
    seed_changes(t_sql, t_sql);
    for (int lossy = 0; lossy < 2; lossy++) {
        bool failing = true;
        for (long n = 0; failing; n++) {
            TuArena *own = tu_arena_new();
            TuVec kept = TU_VEC_INIT;
            TuBuf loss = TU_BUF_INIT;
            run_sql(conn, "BEGIN");
            tu_alloc_fail_at(n);
            TuStatus status = tu_kept_read(conn, changes, own, &kept, &err);
            if (status == TU_OK && lossy)
                status = tu_conn_exec(conn, "DELETE FROM t WHERE a = 2", &err);
            if (status == TU_OK)
                status = tu_kept_compare(conn, &kept, own, &loss, &err);
            failing = tu_alloc_did_fail();
            tu_alloc_fail_at(-1);
            ck_assert_msg(status == TU_OK ? (loss.len != 0) == lossy : failing,
                          "allocation %ld: %d %s", n, status, loss.s);
            run_sql(conn, "ROLLBACK");
            tu_buf_release(&loss);
            tu_arena_free(own);
        }
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_every_table_gets_rows,
        test_what_is_referred_to_is_filled_first,
        test_what_is_computed_is_not_written,
        test_values_that_a_check_names_are_tried,
        test_a_table_that_refuses_stays_empty_and_is_not_counted,
        test_a_virtual_table_is_left_alone,
        test_the_rows_that_are_there_are_counted,
        test_triggers_of_the_schema_do_not_fire_but_do_so_afterwards,
        test_what_is_out_of_scope_is_left_alone,
        test_untouched_rows_are_still_there,
        test_a_lost_row_a_changed_value_and_an_emptied_column_are_losses,
        test_more_rows_and_another_order_are_none,
        test_of_equal_rows_each_counts,
        test_columns_that_the_change_touches_may_change,
        test_a_dropped_table_is_not_missed,
        test_values_that_look_like_others_are_told_apart,
        test_out_of_memory_loses_nothing_silently,
    };
    return run_cases("seed", tests, TU_LEN(tests), setup, teardown);
}
