/* Scratch databases on a PostgreSQL server: made, marked, dropped, swept, filled. Needs
 * TRUEUP_TEST_PG_URL. */
#include "config.h"

#include "scratch_case.h"

#include "base/alloc.h"
#include "db/dump.h"
#include "scratch/seed.h"

static const char *server;
static TuError err;
static char other[64]; /* a database of this test that looks like a stray */

static void
setup(void)
{
    memset(&err, 0, sizeof err);
    snprintf(other, sizeof other, "trueup_scratch_%ld_stray", (long)getpid());
}

static void
teardown(void)
{
    char sql[160];
    TuConn *admin = open_at(server);
    snprintf(sql, sizeof sql, "DROP DATABASE IF EXISTS %s WITH (FORCE)", other);
    run_sql(admin, sql);
    tu_conn_free(admin);
}

START_TEST(test_a_scratch_database_is_empty_marked_and_gone_afterwards)
{
    TuScratch *scratch = open_scratch(server);
    TuConn *conn = tu_scratch_conn(scratch);
    ck_assert_int_eq(strncmp(tu_conn_database(conn), "trueup_scratch_", 15), 0);
    TuModel *model = read_model(conn);
    for (size_t i = 0; i < model->objects.count; i++)
        ck_assert(((TuObject *)model->objects.items[i])->implied ||
                  ((TuObject *)model->objects.items[i])->kind == TU_KIND_SCHEMA);
    tu_model_free(model);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM pg_database d WHERE datname ="
                                  " current_database() AND shobj_description(d.oid, 'pg_database')"
                                  " ~ '^trueup scratch [0-9]+$'"),
                     1);
    ck_assert_int_eq(strays(server), 1);
    tu_scratch_free(scratch);
    ck_assert_int_eq(strays(server), 0);
    tu_scratch_free(NULL);
}
END_TEST

START_TEST(test_two_of_one_process_are_two)
{
    TuScratch *a = open_scratch(server), *b = open_scratch(server);
    run_sql(tu_scratch_conn(a), "CREATE TABLE t (x integer)");
    run_sql(tu_scratch_conn(b), "CREATE TABLE t (x integer)");
    ck_assert_int_eq(strays(server), 2);
    tu_scratch_free(a);
    tu_scratch_free(b);
    ck_assert_int_eq(strays(server), 0);
}
END_TEST

START_TEST(test_it_sorts_as_the_named_database_does)
{
    TuScratch *scratch = open_scratch(server);
    TuConn *admin = open_at(server);
    static const char sql[] = "SELECT encoding FROM pg_database WHERE datname = current_database()";
    ck_assert_int_eq(number(tu_scratch_conn(scratch), sql), number(admin, sql));
    tu_conn_free(admin);
    tu_scratch_free(scratch);
}
END_TEST

/* ---- strays of killed processes ---- */

static long
left_after_sweep(const char *comment, bool connected)
{
    char sql[200];
    TuConn *admin = open_at(server);
    snprintf(sql, sizeof sql, "CREATE DATABASE %s", other);
    run_sql(admin, sql);
    if (comment) {
        snprintf(sql, sizeof sql, "COMMENT ON DATABASE %s IS '%s'", other, comment);
        run_sql(admin, sql);
    }
    TuArena *arena = tu_arena_new();
    TuConn *user = connected ? open_at(tu_conn_sibling_url(admin, other, arena)) : NULL;
    tu_scratch_free(open_scratch(server));
    tu_conn_free(user);
    tu_arena_free(arena);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM pg_database WHERE datname = '%s'", other);
    long left = number(admin, sql);
    tu_conn_free(admin);
    return left;
}

START_TEST(test_an_old_stray_is_swept)
{
    ck_assert_int_eq(left_after_sweep("trueup scratch 1000", false), 0);
}
END_TEST

START_TEST(test_a_young_one_is_left)
{
    ck_assert_int_eq(left_after_sweep("trueup scratch 99999999999", false), 1);
}
END_TEST

START_TEST(test_one_without_our_marker_is_left)
{
    ck_assert_int_eq(left_after_sweep(NULL, false), 1);
}
END_TEST

START_TEST(test_one_with_another_marker_is_left)
{
    ck_assert_int_eq(left_after_sweep("trueup scratch of my own", false), 1);
}
END_TEST

START_TEST(test_one_that_is_in_use_is_left)
{
    ck_assert_int_eq(left_after_sweep("trueup scratch 1000", true), 1);
}
END_TEST

/* ---- failing ---- */

/* The server's URL for another role, whether it says the user before the host or as a parameter. */
static const char *
as_role(const char *role, TuArena *arena)
{
    const char *at = strchr(server, '@'), *user = strstr(server, "user=");
    if (at)
        return tu_arena_printf(arena, "postgresql://%s%s", role, at);
    ck_assert_ptr_nonnull(user);
    user += strlen("user=");
    return tu_arena_printf(arena, "%.*s%s%s", (int)(user - server), server, role,
                           user + strcspn(user, "&"));
}

START_TEST(test_no_rights_to_create_one_is_said_with_a_way_out)
{
    char sql[200], role[64];
    TuConn *admin = open_at(server);
    TuArena *arena = tu_arena_new();
    snprintf(role, sizeof role, "tu_check_scratch_%ld", (long)getpid());
    snprintf(sql, sizeof sql, "CREATE ROLE %s LOGIN NOCREATEDB", role);
    run_sql(admin, sql);
    const char *url = as_role(role, arena);
    TuScratch *scratch = NULL;
    TuStatus status = tu_scratch_open(url, &scratch, &err);
    snprintf(sql, sizeof sql, "DROP ROLE %s", role);
    run_sql(admin, sql);
    tu_conn_free(admin);
    if (status != TU_ERR_CONNECT) { /* unless the server asks for a password */
        ck_assert_int_eq(status, TU_ERR_DB);
        ck_assert_ptr_nonnull(strstr(err.message, "cannot create a scratch database"));
        ck_assert_ptr_nonnull(strstr(err.hint, "CREATEDB"));
        ck_assert_ptr_nonnull(strstr(err.hint, "--scratch-url"));
    }
    ck_assert_ptr_null(scratch);
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_one_is_dropped_although_its_connection_is_gone)
{
    TuScratch *scratch = open_scratch(server);
    tu_conn_exec(tu_scratch_conn(scratch), "SELECT pg_terminate_backend(pg_backend_pid())", NULL);
    tu_scratch_free(scratch);
    ck_assert_int_eq(strays(server), 0);
}
END_TEST

START_TEST(test_out_of_memory_leaves_no_database_behind)
{
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 1000);
        TuScratch *scratch = NULL;
        tu_alloc_fail_at(n);
        TuStatus status = tu_scratch_open(server, &scratch, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || (failing && status == TU_ERR_NOMEM),
                      "allocation %ld: %d %s", n, status, err.message);
        ck_assert((status == TU_OK) == (scratch != NULL));
        tu_scratch_free(scratch);
    }
    ck_assert_int_eq(strays(server), 0);
}
END_TEST

/* ---- contents ---- */

static const char rich[] =
    "CREATE EXTENSION citext; CREATE SCHEMA app;"
    "CREATE TYPE app.state AS ENUM ('new', 'paid');"
    "CREATE DOMAIN app.mail AS public.citext CHECK (VALUE ~ '@');"
    "CREATE COLLATION app.german (provider = icu, locale = 'de');"
    "CREATE FUNCTION app.next() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
    "CREATE TABLE app.customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
    " mail app.mail UNIQUE, state app.state DEFAULT 'new', n integer DEFAULT app.next(),"
    " name text COLLATE app.german);"
    "CREATE VIEW app.v AS SELECT id, mail FROM app.customer;"
    "CREATE MATERIALIZED VIEW app.m AS SELECT count(*) AS n FROM app.v;"
    "CREATE FUNCTION app.tr() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;"
    "CREATE TRIGGER tr BEFORE INSERT ON app.customer FOR EACH ROW EXECUTE FUNCTION app.tr();"
    "CREATE PUBLICATION pub FOR TABLE app.customer;";

START_TEST(test_a_rebuilt_database_is_the_same)
{
    TuScratch *a = open_scratch(server), *b = open_scratch(server);
    run_sql(tu_scratch_conn(a), rich);
    TuModel *model = read_model(tu_scratch_conn(a));
    ck_assert_msg(tu_scratch_rebuild(tu_scratch_conn(b), model, tu_scratch_conn(a), 0, &err) ==
                      TU_OK,
                  "%s", err.message);
    TuModel *again = read_model(tu_scratch_conn(b));
    TuChanges *changes = tu_diff(model, again, NULL);
    TuBuf text = TU_BUF_INIT;
    tu_changes_print(&text, changes, 10);
    ck_assert_msg(changes->total == 0, "%s", text.s);
    ck_assert_uint_eq(again->unmodelled.count, model->unmodelled.count);
    ck_assert_int_eq(number(tu_scratch_conn(b), "SELECT count(*) FROM pg_publication"), 1);
    tu_buf_release(&text);
    tu_changes_free(changes);
    tu_model_free(again);
    tu_model_free(model);
    tu_scratch_free(a);
    tu_scratch_free(b);
}
END_TEST

START_TEST(test_types_of_all_sorts_get_rows)
{
    TuScratch *scratch = open_scratch(server);
    TuConn *conn = tu_scratch_conn(scratch);
    TuArena *arena = tu_arena_new();
    size_t rows = 0;
    run_sql(conn, "CREATE TYPE public.mood AS ENUM ('sad', 'ok');"
                  "CREATE DOMAIN public.small AS integer CHECK (VALUE < 10);"
                  "CREATE TABLE public.t (a smallint, b bigint, c numeric(4,2), d real, e money,"
                  " f varchar(2), g character(1), h text, i bytea, j timestamptz, k date, l time,"
                  " m interval, n boolean, o public.mood, p point, q inet, r cidr, s macaddr,"
                  " t bit(3), u varbit(5), v tsvector, w tsquery, x uuid, y xml, z json, aa jsonb,"
                  " ab integer[], ac int4range, ad numrange, ae tstzrange, af daterange,"
                  " ag public.small NOT NULL, ah public.mood[], ai oid, aj name, ak \"char\","
                  " al double precision, am timetz, an timestamp(3), ao jsonpath, ap pg_lsn,"
                  " aq int8range, ar tsrange, at box, au line, av circle, aw path, ax polygon,"
                  " ay lseg, az macaddr8, ba regclass, bb xid);");
    TuModel *model = read_model(conn);
    TuChanges *changes = tu_diff(model, model, NULL);
    ck_assert_int_eq(tu_seed(conn, changes, NULL, arena, &rows, &err), TU_OK);
    ck_assert_uint_eq(rows, 3);
    ck_assert_int_eq(number(conn, "SELECT count(*) FROM public.t WHERE ag IS NOT NULL AND"
                                  " aa IS NOT NULL AND o IS NOT NULL AND x IS NOT NULL"),
                     3);
    tu_changes_free(changes);
    tu_model_free(model);
    tu_arena_free(arena);
    tu_scratch_free(scratch);
}
END_TEST

START_TEST(test_a_declared_model_finds_its_order_on_the_server)
{
    TuScratch *scratch = open_scratch(server);
    TuModel *declared = tu_model_new(), *real = NULL;
    ((TuView *)tu_model_add(declared, TU_KIND_VIEW, NULL, "a", NULL))->as = "SELECT x FROM b";
    ((TuView *)tu_model_add(declared, TU_KIND_VIEW, NULL, "b", NULL))->as = "SELECT x FROM t";
    TuObject *table = tu_model_add(declared, TU_KIND_TABLE, NULL, "t", NULL);
    TuColumn *column = (TuColumn *)tu_model_add(declared, TU_KIND_COLUMN, NULL, "x", table);
    column->type = "int8";
    column->default_expr = "f()";
    TuFunction *function = (TuFunction *)tu_model_add(declared, TU_KIND_FUNCTION, NULL, "f", NULL);
    function->obj.signature = "";
    function->definition = "CREATE FUNCTION f() RETURNS int8 LANGUAGE sql AS 'SELECT 1::int8'";
    ck_assert_msg(tu_realise_model(scratch, declared, &real, &err) == TU_OK, "%s", err.message);
    const TuColumn *made =
        (const TuColumn *)tu_model_find(real, TU_KIND_COLUMN, "public", "t", "x", NULL);
    ck_assert_str_eq(made->type, "bigint");
    ck_assert_ptr_nonnull(tu_model_find(real, TU_KIND_VIEW, "public", NULL, "a", NULL));
    tu_model_free(real);
    tu_model_free(declared);
    tu_scratch_free(scratch);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_scratch_database_is_empty_marked_and_gone_afterwards,
        test_two_of_one_process_are_two,
        test_it_sorts_as_the_named_database_does,
        test_an_old_stray_is_swept,
        test_a_young_one_is_left,
        test_one_without_our_marker_is_left,
        test_one_with_another_marker_is_left,
        test_one_that_is_in_use_is_left,
        test_no_rights_to_create_one_is_said_with_a_way_out,
        test_one_is_dropped_although_its_connection_is_gone,
        test_out_of_memory_leaves_no_database_behind,
        test_a_rebuilt_database_is_the_same,
        test_types_of_all_sorts_get_rows,
        test_a_declared_model_finds_its_order_on_the_server,
    };
    server = pg_server();
    return server ? run_cases("scratch on postgresql", tests, TU_LEN(tests), setup, teardown)
                  : no_server();
}
