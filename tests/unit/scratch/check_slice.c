/* Slices: what is in them, what is not, and a proof on one. */
#include "config.h"

#include "scratch_case.h"

#include "scratch/slice.h"

#define TABLES 400

static TuConn *from_conn, *to_conn;
static TuModel *from, *to;
static TuChanges *changes;
static TuSlice slice;
static TuArena *arena;
static TuError err;
static const TuProveOptions options = {.scratch_url = SQLITE};

/* A row of tables, each with a foreign key to the one before it, and two views over one of them. */
static TuConn *
make_database(const char *more)
{
    TuConn *conn = open_at(SQLITE);
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "BEGIN; CREATE TABLE t0 (id INTEGER PRIMARY KEY, a TEXT);\n");
    for (int i = 1; i < TABLES; i++)
        tu_buf_addf(&sql,
                    "CREATE TABLE t%d (id INTEGER PRIMARY KEY, a TEXT, b INTEGER REFERENCES"
                    " t%d (id));\n",
                    i, i - 1);
    tu_buf_add(&sql, "CREATE VIEW v AS SELECT id, a FROM t50; CREATE VIEW w AS SELECT id FROM v;");
    tu_buf_addf(&sql, "%s; COMMIT", more);
    run_sql(conn, sql.s);
    tu_buf_release(&sql);
    return conn;
}

static void
setup(void)
{
    arena = tu_arena_new();
    memset(&err, 0, sizeof err);
    from_conn = make_database("SELECT 1");
    to_conn = make_database("ALTER TABLE t50 ADD COLUMN c TEXT");
    from = read_model(from_conn);
    to = read_model(to_conn);
    changes = tu_diff(from, to, NULL);
    ck_assert_ptr_nonnull(changes);
    slice = (TuSlice){0};
}

static void
teardown(void)
{
    tu_slice_release(&slice);
    tu_changes_free(changes);
    tu_model_free(from);
    tu_model_free(to);
    tu_conn_free(from_conn);
    tu_conn_free(to_conn);
    tu_arena_free(arena);
}

static void
make_slice(bool want)
{
    bool made = false;
    ck_assert_msg(tu_slice_make(from, to, changes, NULL, 0, &options, &slice, &made, &err) == TU_OK,
                  "%s", err.message);
    ck_assert_int_eq(made, want);
}

static TuObject *
find(const TuModel *model, TuKind kind, const char *name)
{
    return tu_model_find(model, kind, NULL, NULL, name, NULL);
}

START_TEST(test_large_databases_are_cut)
{
    TuModel *nothing = tu_model_new();
    ck_assert(tu_slice_pays(from, to));
    ck_assert(!tu_slice_pays(from, nothing));
    tu_model_free(nothing);
}
END_TEST

START_TEST(test_neighbours_come_along_and_no_more)
{
    make_slice(true);
    for (int side = 0; side < 2; side++) {
        const TuModel *model = side ? slice.to : slice.from;
        ck_assert_ptr_nonnull(find(model, TU_KIND_TABLE, "t50"));
        ck_assert_ptr_nonnull(find(model, TU_KIND_TABLE, "t49")); /* it needs that */
        ck_assert_ptr_nonnull(find(model, TU_KIND_TABLE, "t51")); /* that depends on it */
        ck_assert_ptr_nonnull(find(model, TU_KIND_VIEW, "v"));
        ck_assert_ptr_nonnull(find(model, TU_KIND_VIEW, "w"));
        ck_assert_uint_eq(model->kinds[TU_KIND_TABLE].count, 3);
    }
    ck_assert_uint_eq(slice.objects, 5);
    ck_assert_uint_eq(slice.of, TABLES + 2);
}
END_TEST

static void
prove(const char *up, const char *down, bool proven)
{
    TuProof proof;
    make_slice(true);
    const TuState left = {slice.from, tu_scratch_conn(slice.from_scratch), true};
    const TuState reached = {slice.to, tu_scratch_conn(slice.to_scratch), false};
    ck_assert_int_eq(tu_prove(&left, &reached, up, down, &options, arena, &proof, &err), TU_OK);
    ck_assert_msg(proof.proven == proven, "%s", proof.reason ? proof.reason : "proven");
    ck_assert_uint_gt(proof.rows, 0);
}

START_TEST(test_what_is_right_is_proven)
{
    prove("ALTER TABLE t50 ADD COLUMN c TEXT;", "ALTER TABLE t50 DROP COLUMN c;", true);
}
END_TEST

START_TEST(test_what_is_wrong_is_not)
{
    prove("ALTER TABLE t50 ADD COLUMN c INTEGER;", "ALTER TABLE t50 DROP COLUMN c;", false);
}
END_TEST

START_TEST(test_what_breaks_a_neighbour_is_not)
{
    prove("ALTER TABLE t50 ADD COLUMN c TEXT; DROP VIEW w;", "ALTER TABLE t50 DROP COLUMN c;",
          false);
}
END_TEST

START_TEST(test_a_stranger_at_a_touched_table_needs_the_whole)
{
    tu_model_add_unmodelled(from, "security label", "table main.t50");
    make_slice(false);
}
END_TEST

START_TEST(test_a_stranger_elsewhere_does_not)
{
    tu_model_add_unmodelled(from, "security label", "table main.other");
    tu_model_add_unmodelled(from, "privileges", "main.t50");
    make_slice(true);
}
END_TEST

/* Every table changes: a slice would be the whole. */
START_TEST(test_a_slice_that_is_nearly_all_is_none)
{
    TuConn *conn = open_at(SQLITE);
    TuModel *nothing = read_model(conn);
    tu_changes_free(changes);
    changes = tu_diff(nothing, to, NULL);
    bool made = true;
    ck_assert_int_eq(tu_slice_make(nothing, to, changes, NULL, 0, &options, &slice, &made, &err),
                     TU_OK);
    ck_assert(!made);
    tu_changes_free(changes);
    changes = NULL;
    tu_model_free(nothing);
    tu_conn_free(conn);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_large_databases_are_cut,        test_neighbours_come_along_and_no_more,
        test_what_is_right_is_proven,        test_what_is_wrong_is_not,
        test_what_breaks_a_neighbour_is_not, test_a_stranger_at_a_touched_table_needs_the_whole,
        test_a_stranger_elsewhere_does_not,  test_a_slice_that_is_nearly_all_is_none,
    };
    return run_cases("slice", tests, TU_LEN(tests), setup, teardown);
}
