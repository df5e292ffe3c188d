/* Plans on PostgreSQL itself: what is planned runs, leads to the wanted schema, and its inverse
 * leads back. Needs TRUEUP_TEST_PG_URL. */
#include "config.h"

#include "../scratch/scratch_case.h"

static const char *server;
static TuScratch *here, *there; /* changes; the wanted schema */
static TuModel *from, *to;
static TuPlan *up, *down;
static TuError err;
static TuBuf text = TU_BUF_INIT;

static void
teardown(void)
{
    tu_plan_free(up);
    tu_plan_free(down);
    tu_model_free(from);
    tu_model_free(to);
    tu_scratch_free(here);
    tu_scratch_free(there);
    tu_buf_release(&text);
}

static void
setup(void)
{
    here = open_scratch(server);
    there = open_scratch(server);
    from = to = NULL;
    up = down = NULL;
    memset(&err, 0, sizeof err);
}

static TuPlan *
plan_way(const TuModel *a, const TuModel *b)
{
    TuPlan *plan = NULL;
    TuChanges *changes = tu_diff(a, b, NULL);
    TuStatus status = tu_plan(&tu_codegen_pg, changes, &plan, &err);
    ck_assert_msg(status == TU_OK, "%s", err.message);
    tu_changes_free(changes);
    return plan;
}

static void
run_plan(const TuPlan *plan, const TuModel *want)
{
    TuConn *conn = tu_scratch_conn(here);
    tu_buf_clear(&text);
    tu_plan_write(&text, plan);
    ck_assert_msg(tu_scratch_migrate(conn, text.s, "plan", NULL, &err) == TU_OK, "%s: %s\n%s",
                  err.message, err.statement, text.s);
    TuModel *now = read_model(conn);
    TuChanges *left = tu_diff(now, want, NULL);
    TuBuf rest = TU_BUF_INIT;
    tu_changes_print(&rest, left, 20);
    ck_assert_msg(left->total == 0, "%s\n%s", rest.s, text.s);
    tu_buf_release(&rest);
    tu_changes_free(left);
    tu_model_free(now);
}

/* Both schemas are given without what they share. Up, down, and up again. */
static void
round_trip(const char *both, const char *from_sql, const char *to_sql)
{
    run_sql(tu_scratch_conn(here), both);
    run_sql(tu_scratch_conn(here), from_sql);
    run_sql(tu_scratch_conn(there), both);
    run_sql(tu_scratch_conn(there), to_sql);
    from = read_model(tu_scratch_conn(here));
    to = read_model(tu_scratch_conn(there));
    up = plan_way(from, to);
    down = plan_way(to, from);
    run_plan(up, to);
    run_plan(down, from);
    run_plan(up, to);
}

START_TEST(test_views_over_views_over_a_column_of_another_type)
{
    round_trip("",
               "CREATE TABLE public.t (a integer, b text);"
               "CREATE VIEW public.v1 AS SELECT a, b FROM public.t;"
               "CREATE VIEW public.v2 AS SELECT a + 1 AS c FROM public.v1;"
               "CREATE MATERIALIZED VIEW public.m AS SELECT c FROM public.v2;"
               "CREATE UNIQUE INDEX m_c ON public.m (c);",
               "CREATE TABLE public.t (a bigint, b text);"
               "CREATE VIEW public.v1 AS SELECT a, b FROM public.t;"
               "CREATE VIEW public.v2 AS SELECT a + 1 AS c FROM public.v1;"
               "CREATE MATERIALIZED VIEW public.m AS SELECT c FROM public.v2;"
               "CREATE UNIQUE INDEX m_c ON public.m (c);");
}
END_TEST

START_TEST(test_a_function_that_returns_another_type_under_everything)
{
    const char *rest = "CREATE TABLE public.t (a integer DEFAULT public.f(), b integer,"
                       " CHECK (b > public.f()));"
                       "CREATE INDEX i ON public.t ((b + public.f()));"
                       "CREATE VIEW public.v AS SELECT public.f() AS x;";
    TuBuf a = TU_BUF_INIT, b = TU_BUF_INIT;
    tu_buf_addf(&a,
                "CREATE FUNCTION public.f() RETURNS integer IMMUTABLE LANGUAGE sql AS"
                " 'SELECT 1';%s",
                rest);
    tu_buf_addf(&b,
                "CREATE FUNCTION public.f() RETURNS bigint IMMUTABLE LANGUAGE sql AS"
                " 'SELECT 1::bigint';%s",
                rest);
    round_trip("", a.s, b.s);
    tu_buf_release(&a);
    tu_buf_release(&b);
}
END_TEST

START_TEST(test_a_default_that_changes_with_its_function)
{
    round_trip("",
               "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
               "CREATE TABLE public.t (a integer DEFAULT public.f());",
               "CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';"
               "CREATE TABLE public.t (a integer DEFAULT public.f() + 1);");
}
END_TEST

START_TEST(test_a_ring_of_tables_comes_and_goes)
{
    round_trip("", "CREATE TABLE public.x (id integer);",
               "CREATE TABLE public.a (id integer PRIMARY KEY, b integer);"
               "CREATE TABLE public.b (id integer PRIMARY KEY, c integer);"
               "CREATE TABLE public.c (id integer PRIMARY KEY, a integer REFERENCES public.a);"
               "ALTER TABLE public.a ADD FOREIGN KEY (b) REFERENCES public.b;"
               "ALTER TABLE public.b ADD FOREIGN KEY (c) REFERENCES public.c;");
}
END_TEST

START_TEST(test_names_are_reused_across_kinds)
{
    round_trip("",
               "CREATE TYPE public.x AS ENUM ('a');"
               "CREATE TABLE public.y (id integer CONSTRAINT z PRIMARY KEY);"
               "CREATE FUNCTION public.x() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
               "CREATE VIEW public.w AS SELECT 1 AS a;",
               "CREATE TABLE public.x (id integer);"
               "CREATE VIEW public.y AS SELECT 1 AS a;"
               "CREATE TABLE public.z (id integer);"
               "CREATE SEQUENCE public.w;");
}
END_TEST

START_TEST(test_an_enum_that_loses_a_value_while_it_is_in_use)
{
    const char *rest =
        "CREATE TABLE public.t (id integer PRIMARY KEY, s public.state DEFAULT 'new',"
        " CHECK (s <> 'paid'));"
        "CREATE INDEX i ON public.t (s) WHERE s = 'new';"
        "CREATE VIEW public.v AS SELECT id FROM public.t WHERE s = 'new';";
    TuBuf a = TU_BUF_INIT, b = TU_BUF_INIT;
    tu_buf_addf(&a, "CREATE TYPE public.state AS ENUM ('new', 'paid', 'gone');%s", rest);
    tu_buf_addf(&b, "CREATE TYPE public.state AS ENUM ('new', 'paid');%s", rest);
    round_trip("", a.s, b.s);
    tu_buf_release(&a);
    tu_buf_release(&b);
}
END_TEST

START_TEST(test_a_key_that_others_refer_to_gets_other_columns)
{
    round_trip("",
               "CREATE TABLE public.p (a integer, b integer, CONSTRAINT k UNIQUE (a));"
               "CREATE TABLE public.c (a integer REFERENCES public.p (a));",
               "CREATE TABLE public.p (a integer, b integer, CONSTRAINT k UNIQUE (a, b));"
               "CREATE TABLE public.c (a integer, b integer,"
               " FOREIGN KEY (a, b) REFERENCES public.p (a, b));");
}
END_TEST

START_TEST(test_everything_in_a_schema_comes_and_goes_with_it)
{
    round_trip("CREATE TABLE public.base (id integer PRIMARY KEY);", "",
               "CREATE SCHEMA app; CREATE TYPE app.e AS ENUM ('a');"
               "CREATE TABLE app.t (id integer REFERENCES public.base, e app.e DEFAULT 'a');"
               "CREATE VIEW app.v AS SELECT t.id, t.e FROM app.t JOIN public.base USING (id);"
               "CREATE FUNCTION app.f(app.t) RETURNS app.e LANGUAGE sql AS 'SELECT $1.e';"
               "CREATE VIEW public.w AS SELECT app.f(t) AS e FROM app.t;");
}
END_TEST

START_TEST(test_indexes_and_constraints_are_renamed_not_rebuilt)
{
    round_trip("CREATE TABLE public.p (id integer PRIMARY KEY);",
               "CREATE TABLE public.t (id integer CONSTRAINT pk_old PRIMARY KEY,"
               " p integer CONSTRAINT fk_old REFERENCES public.p,"
               " n integer CONSTRAINT ck_old CHECK (n > 0), CONSTRAINT u_old UNIQUE (n));"
               "CREATE INDEX i_old ON public.t (p);",
               "CREATE TABLE public.t (id integer CONSTRAINT pk_new PRIMARY KEY,"
               " p integer CONSTRAINT fk_new REFERENCES public.p,"
               " n integer CONSTRAINT ck_new CHECK (n > 0), CONSTRAINT u_new UNIQUE (n));"
               "CREATE INDEX i_new ON public.t (p);");
    ck_assert_uint_eq(up->statements.count, 5);
    for (size_t i = 0; i < up->statements.count; i++)
        ck_assert_ptr_nonnull(
            strstr(((const TuStatement *)up->statements.items[i])->sql, "RENAME"));
}
END_TEST

START_TEST(test_a_generated_column_over_one_of_another_type)
{
    round_trip("",
               "CREATE TABLE public.t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);"
               "CREATE VIEW public.v AS SELECT b FROM public.t; CREATE INDEX i ON public.t (b);",
               "CREATE TABLE public.t (a bigint, b bigint GENERATED ALWAYS AS (a * 2) STORED);"
               "CREATE VIEW public.v AS SELECT b FROM public.t; CREATE INDEX i ON public.t (b);");
}
END_TEST

START_TEST(test_a_table_moves_from_one_view_chain_to_another)
{
    round_trip("CREATE TABLE public.t (a integer, b integer);",
               "CREATE VIEW public.a AS SELECT a AS x FROM public.t;"
               "CREATE VIEW public.b AS SELECT x FROM public.a;",
               "CREATE VIEW public.b AS SELECT b AS x FROM public.t;"
               "CREATE VIEW public.a AS SELECT x FROM public.b;");
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_views_over_views_over_a_column_of_another_type,
        test_a_function_that_returns_another_type_under_everything,
        test_a_default_that_changes_with_its_function,
        test_a_ring_of_tables_comes_and_goes,
        test_names_are_reused_across_kinds,
        test_an_enum_that_loses_a_value_while_it_is_in_use,
        test_a_key_that_others_refer_to_gets_other_columns,
        test_everything_in_a_schema_comes_and_goes_with_it,
        test_indexes_and_constraints_are_renamed_not_rebuilt,
        test_a_generated_column_over_one_of_another_type,
        test_a_table_moves_from_one_view_chain_to_another,
    };
    server = pg_server();
    return server ? run_cases("plan on postgresql", tests, TU_LEN(tests), setup, teardown)
                  : no_server();
}
