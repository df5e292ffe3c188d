/* The engine's own rendering: what counts as a difference, and what SQLite says of its tables. */
#include "config.h"

#include "prove_case.h"

#include "base/alloc.h"
#include "scratch/rendering.h"

static TuArena *arena;
static TuBuf out = TU_BUF_INIT;
static TuNames uncovered;
static TuError err;

static void
setup(void)
{
    arena = tu_arena_new();
    uncovered = (TuNames){0};
}

static void
teardown(void)
{
    tu_buf_release(&out);
    tu_arena_free(arena);
}

static TuRendering
rendering(const char *const *entries)
{
    TuRendering r = {0};
    for (size_t i = 0; entries[i]; i += 2)
        tu_pairs_add(&r.entries, arena, entries[i], entries[i + 1]);
    return r;
}

START_TEST(test_equal_renderings_do_not_differ)
{
    TuRendering a =
        rendering((const char *[]){"TABLE public.a", "x\n", "VIEW public.v", "y\n", NULL});
    ck_assert(tu_rendering_compare(&a, &a, 0, arena, &uncovered, &out));
    ck_assert_uint_eq(out.len, 0);
    ck_assert_uint_eq(uncovered.count, 0);
}
END_TEST

START_TEST(test_what_differs_is_shown_from_both_sides)
{
    TuRendering got = rendering((const char *[]){"TABLE public.a", "x\ny\n", NULL});
    TuRendering want = rendering((const char *[]){"TABLE public.a", "x\nz\n", NULL});
    ck_assert(!tu_rendering_compare(&got, &want, 0, arena, &uncovered, &out));
    ck_assert_str_eq(out.s, "found:  TABLE public.a\n+   x\n+   y\n"
                            "wanted: TABLE public.a\n-   x\n-   z\n");
}
END_TEST

START_TEST(test_what_is_only_on_one_side_is_shown)
{
    TuRendering got = rendering((const char *[]){"A a", "1\n", "C c", "3\n", NULL});
    TuRendering want = rendering((const char *[]){"B b", "2\n", "C c", "3\n", "D d", "4\n", NULL});
    ck_assert(!tu_rendering_compare(&got, &want, 0, arena, &uncovered, &out));
    ck_assert_str_eq(out.s, "found:  A a\n+   1\nwanted: B b\n-   2\nwanted: D d\n-   4\n");
}
END_TEST

START_TEST(test_the_same_twice_counts_twice)
{
    TuRendering got = rendering((const char *[]){"A a", "1\n", "A a", "1\n", NULL});
    TuRendering want = rendering((const char *[]){"A a", "1\n", NULL});
    ck_assert(!tu_rendering_compare(&got, &want, 0, arena, &uncovered, &out));
}
END_TEST

START_TEST(test_kinds_that_are_not_modelled_are_listed_apart)
{
    TuRendering got = rendering((const char *[]){"ACCESS METHOD -.c", "1\n", NULL});
    TuRendering want = rendering((const char *[]){"SUBSCRIPTION -.p", "2\n", NULL});
    ck_assert(tu_rendering_compare(&got, &want, 0, arena, &uncovered, &out));
    ck_assert_uint_eq(uncovered.count, 2);
    ck_assert_str_eq(uncovered.items[0], "ACCESS METHOD -.c is left");
    ck_assert_str_eq(uncovered.items[1], "SUBSCRIPTION -.p is missing");
}
END_TEST

/* ---- SQLite ---- */

static bool
same_on_sqlite(const char *a, const char *b)
{
    TuConn *left = open_at(SQLITE), *right = open_at(SQLITE);
    TuRendering got, want;
    run_sql(left, a);
    run_sql(right, b);
    ck_assert_msg(tu_rendering_read(left, NULL, arena, &got, &err) == TU_OK, "%s", err.message);
    ck_assert_msg(tu_rendering_read(right, NULL, arena, &want, &err) == TU_OK, "%s", err.message);
    ck_assert_uint_gt(got.entries.count + want.entries.count, 0);
    tu_buf_clear(&out);
    bool same = tu_rendering_compare(&got, &want, 0, arena, &uncovered, &out);
    ck_assert_uint_eq(uncovered.count, 0);
    tu_conn_free(left);
    tu_conn_free(right);
    return same;
}

START_TEST(test_ways_of_writing_the_same_table_are_the_same)
{
    ck_assert_msg(
        same_on_sqlite(
            "CREATE TABLE t (a INT NOT NULL DEFAULT 1, B varchar( 20 ), UNIQUE (b));"
            "CREATE INDEX I ON t (a, b DESC)",
            "create table T (\"b\" VARCHAR(20) constraint u unique, a int DEFAULT (1) NOT "
            "NULL); create index i on T (A, B desc)"),
        "%s", out.s);
    ck_assert_msg(
        same_on_sqlite("CREATE TABLE t (a INT); ALTER TABLE t ADD COLUMN b TEXT DEFAULT 'x'",
                       "CREATE TABLE t (b TEXT DEFAULT 'x', a INT)"),
        "%s", out.s);
}
END_TEST

START_TEST(test_every_difference_that_sqlite_sees_is_found)
{
    const char *const pairs[][2] = {
        {"CREATE TABLE t (a INT)", "CREATE TABLE t (a INT) STRICT"},
        {"CREATE TABLE t (a INT PRIMARY KEY)", "CREATE TABLE t (a INT PRIMARY KEY) WITHOUT ROWID"},
        {"CREATE TABLE t (a INT)", "CREATE TABLE t (a TEXT)"},
        {"CREATE TABLE t (a INT)", "CREATE TABLE t (a INT NOT NULL)"},
        {"CREATE TABLE t (a INT)", "CREATE TABLE t (a INT DEFAULT 1)"},
        {"CREATE TABLE t (a INT DEFAULT 2)", "CREATE TABLE t (a INT DEFAULT 1)"},
        {"CREATE TABLE t (a INT, b INT, PRIMARY KEY (a, b))",
         "CREATE TABLE t (a INT, b INT, PRIMARY KEY (b, a))"},
        {"CREATE TABLE t (a INT, b AS (a))", "CREATE TABLE t (a INT, b AS (a) STORED)"},
        {"CREATE TABLE t (a TEXT UNIQUE)", "CREATE TABLE t (a TEXT)"},
        {"CREATE TABLE t (a TEXT UNIQUE)", "CREATE TABLE t (a TEXT COLLATE NOCASE UNIQUE)"},
        {"CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES q)"},
        {"CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES p ON DELETE CASCADE)"},
        {"CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES p (x))"},
        {"CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p (x, y))",
         "CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p (y, x))"},
        {"CREATE TABLE t (a); CREATE INDEX i ON t (a)", "CREATE TABLE t (a)"},
        {"CREATE TABLE t (a); CREATE INDEX i ON t (a)",
         "CREATE TABLE t (a); CREATE UNIQUE INDEX i ON t (a)"},
        {"CREATE TABLE t (a); CREATE INDEX i ON t (a)",
         "CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a > 0"},
        {"CREATE TABLE t (a, b); CREATE INDEX i ON t (a, b)",
         "CREATE TABLE t (a, b); CREATE INDEX i ON t (b, a)"},
        {"CREATE TABLE t (a)", "CREATE TABLE u (a)"},
    };
    for (size_t i = 0; i < TU_LEN(pairs); i++)
        ck_assert_msg(!same_on_sqlite(pairs[i][0], pairs[i][1]), "%s\n%s", pairs[i][0],
                      pairs[i][1]);
}
END_TEST

START_TEST(test_what_is_left_out_is_not_in_it)
{
    TuConn *conn = open_at(SQLITE);
    TuPairs relations = {0};
    TuRendering all, some;
    run_sql(conn, "CREATE TABLE t (a); CREATE TABLE history (v); CREATE INDEX i ON history (v)");
    tu_pairs_add(&relations, arena, "main", "history");
    const TuDumpOptions options = {.relations = &relations};
    ck_assert_int_eq(tu_rendering_read(conn, NULL, arena, &all, &err), TU_OK);
    ck_assert_int_eq(tu_rendering_read(conn, &options, arena, &some, &err), TU_OK);
    ck_assert_uint_eq(all.entries.count, 5);
    ck_assert_uint_eq(some.entries.count, 2);
    tu_conn_free(conn);
}
END_TEST

START_TEST(test_views_virtual_tables_and_broken_views_are_no_trouble)
{
    ck_assert(same_on_sqlite("CREATE TABLE t (a); CREATE VIEW v AS SELECT * FROM t;"
                             "CREATE VIEW w AS SELECT * FROM nowhere;"
                             "CREATE VIRTUAL TABLE f USING fts5(body)",
                             "CREATE TABLE t (a)"));
}
END_TEST

START_TEST(test_sqlite_is_a_judge_of_proofs)
{
    Try t = try_states(SQLITE, "CREATE TABLE t (a INT)", "CREATE TABLE t (a INT, b INT)");
    try_run(&t, "ALTER TABLE t ADD COLUMN b INT;", "ALTER TABLE t DROP COLUMN b;");
    is_proven(&t);
    ck_assert(t.proof.rendering);
    try_free(&t);
}
END_TEST

START_TEST(test_out_of_memory_is_told)
{
    TuConn *conn = open_at(SQLITE);
    run_sql(conn,
            "CREATE TABLE t (a INT DEFAULT 1, b TEXT REFERENCES t (a)); CREATE INDEX i ON t (a)");
    TuRendering want;
    ck_assert_int_eq(tu_rendering_read(conn, NULL, arena, &want, &err), TU_OK);
    bool failing = true;
    for (long n = 0; failing; n++) {
        TuArena *own = tu_arena_new();
        TuRendering got;
        tu_alloc_fail_at(n);
        TuStatus status = tu_rendering_read(conn, NULL, own, &got, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert(status == TU_OK || (failing && status == TU_ERR_NOMEM));
        ck_assert(status != TU_OK || tu_rendering_compare(&got, &want, 0, own, &uncovered, &out));
        tu_arena_free(own);
    }
    tu_conn_free(conn);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_equal_renderings_do_not_differ,
        test_what_differs_is_shown_from_both_sides,
        test_what_is_only_on_one_side_is_shown,
        test_the_same_twice_counts_twice,
        test_kinds_that_are_not_modelled_are_listed_apart,
        test_ways_of_writing_the_same_table_are_the_same,
        test_every_difference_that_sqlite_sees_is_found,
        test_what_is_left_out_is_not_in_it,
        test_views_virtual_tables_and_broken_views_are_no_trouble,
        test_sqlite_is_a_judge_of_proofs,
        test_out_of_memory_is_told,
    };
    return run_cases("rendering", tests, TU_LEN(tests), setup, teardown);
}
