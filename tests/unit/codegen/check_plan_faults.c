/* Reading, comparing and planning on real schemas with each allocation failing in turn: the error,
 * or the same plan. */
#include "config.h"

#include "../scratch/scratch_case.h"

#include "base/alloc.h"

typedef struct Pair {
    const char *from, *to;
} Pair;

static const Pair on_sqlite[] = {
    /* in place */
    {"CREATE TABLE t (a INT, gone TEXT); CREATE INDEX old ON t (a);"
     "CREATE VIEW v AS SELECT a FROM t;",
     "CREATE TABLE t (a INT, come TEXT DEFAULT 'x'); CREATE INDEX new ON t (a, come);"
     "CREATE VIEW v AS SELECT a, come FROM t; CREATE TABLE u (x REFERENCES t (a));"},
    /* by a rebuild */
    {"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT, b TEXT);"
     "CREATE TABLE c (t REFERENCES t ON DELETE CASCADE); CREATE INDEX i ON t (a);"
     "CREATE VIEW v AS SELECT a FROM t;"
     "CREATE TRIGGER tr AFTER UPDATE ON t BEGIN UPDATE c SET t = new.id; END;",
     "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL DEFAULT 'x', b TEXT,"
     " CHECK (a <> ''), UNIQUE (a, b));"
     "CREATE TABLE c (t REFERENCES t); CREATE INDEX i ON t (a DESC);"
     "CREATE VIEW v AS SELECT a FROM t;"
     "CREATE TRIGGER tr AFTER UPDATE ON t BEGIN UPDATE c SET t = new.id; END;"},
    /* everything goes */
    {"CREATE TABLE a (b REFERENCES b); CREATE TABLE b (a REFERENCES a);"
     "CREATE VIEW v AS SELECT * FROM a; CREATE TRIGGER tr AFTER INSERT ON a BEGIN SELECT 1; END;",
     ""},
};

static const Pair on_postgresql[] = {
    {"CREATE TYPE public.e AS ENUM ('a', 'b', 'c');"
     "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
     "CREATE TABLE public.t (id integer PRIMARY KEY, e public.e DEFAULT 'a', n integer DEFAULT"
     " public.f(), gone text);"
     "CREATE VIEW public.v AS SELECT id, e FROM public.t; CREATE INDEX i ON public.t (n);"
     "CREATE SEQUENCE public.s; COMMENT ON TABLE public.t IS 'old';",
     "CREATE TYPE public.e AS ENUM ('a', 'b');"
     "CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';"
     "CREATE TABLE public.t (id bigint PRIMARY KEY, e public.e DEFAULT 'b', n bigint DEFAULT"
     " public.f(), come text NOT NULL DEFAULT 'x', CHECK (n > 0));"
     "CREATE VIEW public.v AS SELECT id, e FROM public.t; CREATE INDEX j ON public.t (n);"
     "CREATE TABLE public.c (t bigint REFERENCES public.t);"
     "CREATE SEQUENCE public.s INCREMENT 5; COMMENT ON TABLE public.t IS 'new';"
     "CREATE FUNCTION public.tr() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;"
     "CREATE TRIGGER tr BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tr();"},
};

static void
write_all(TuBuf *out, const TuPlan *plan)
{
    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        const TuHazard *hazard = tu_statement_hazard(statement, NULL);
        tu_buf_addf(out, "%s; -- %s %s %u\n", statement->sql, hazard ? hazard->rule : "",
                    hazard ? hazard->note : "", statement->flags);
    }
}

static TuStatus
make(const TuCodegen *codegen, const TuModel *from, const TuModel *to, TuPlan **plan, TuError *err)
{
    *plan = NULL;
    TuChanges *changes = tu_diff(from, to, NULL);
    TuStatus status = changes ? tu_plan(codegen, changes, plan, err) : tu_error_nomem(err);
    tu_changes_free(changes);
    return status;
}

static void
plan_with_faults(const TuCodegen *codegen, const TuModel *from, const TuModel *to)
{
    TuError err = {0};
    TuPlan *plan = NULL;
    TuBuf want = TU_BUF_INIT, got = TU_BUF_INIT;
    ck_assert_msg(make(codegen, from, to, &plan, &err) == TU_OK, "%s", err.message);
    write_all(&want, plan);
    tu_plan_free(plan);
    ck_assert_uint_gt(want.len, 0);
    bool failing = true;
    for (long n = 0; failing; n++) {
        ck_assert_int_lt(n, 100000);
        tu_alloc_fail_at(n);
        TuStatus status = make(codegen, from, to, &plan, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || (failing && status == TU_ERR_NOMEM),
                      "allocation %ld: %d %s", n, status, err.message);
        tu_buf_clear(&got);
        if (status == TU_OK)
            write_all(&got, plan);
        ck_assert_msg(status != TU_OK || strcmp(got.s, want.s) == 0,
                      "allocation %ld:\n%s\n--- instead of\n%s", n, got.s, want.s);
        tu_plan_free(plan);
    }
    tu_buf_release(&want);
    tu_buf_release(&got);
}

static void
both_ways(const char *url, const TuCodegen *codegen, const Pair *pair)
{
    TuScratch *a = open_scratch(url), *b = open_scratch(url);
    run_sql(tu_scratch_conn(a), pair->from);
    run_sql(tu_scratch_conn(b), pair->to);
    TuModel *from = read_model(tu_scratch_conn(a)), *to = read_model(tu_scratch_conn(b));
    plan_with_faults(codegen, from, to);
    plan_with_faults(codegen, to, from);
    tu_model_free(from);
    tu_model_free(to);
    tu_scratch_free(a);
    tu_scratch_free(b);
}

START_TEST(test_plans_of_sqlite_are_whole_or_none)
{
    both_ways(SQLITE, &tu_codegen_sqlite, &on_sqlite[_i]);
}
END_TEST

START_TEST(test_plans_of_postgresql_are_whole_or_none)
{
    if (pg_server())
        both_ways(pg_server(), &tu_codegen_pg, &on_postgresql[_i]);
}
END_TEST

static void
read_with_faults(const char *url, const char *sql)
{
    TuScratch *scratch = open_scratch(url);
    TuConn *conn = tu_scratch_conn(scratch);
    run_sql(conn, sql);
    TuModel *want = read_model(conn);
    bool failing = true;
    for (long n = 0; failing; n++) {
        TuModel *got = NULL;
        TuError err = {0};
        ck_assert_int_lt(n, 100000);
        tu_alloc_fail_at(n);
        TuStatus status = tu_introspect(conn, &got, &err);
        failing = tu_alloc_did_fail();
        tu_alloc_fail_at(-1);
        ck_assert_msg(status == TU_OK || (failing && status == TU_ERR_NOMEM),
                      "allocation %ld: %d %s", n, status, err.message);
        ck_assert((status == TU_OK) == (got != NULL));
        TuChanges *changes = got ? tu_diff(got, want, NULL) : NULL;
        ck_assert_msg(!got || changes->total == 0, "allocation %ld: another model", n);
        tu_changes_free(changes);
        tu_model_free(got);
    }
    tu_model_free(want);
    tu_scratch_free(scratch);
}

START_TEST(test_models_of_sqlite_are_whole_or_none)
{
    read_with_faults(SQLITE, on_sqlite[_i].from);
    read_with_faults(SQLITE, on_sqlite[_i].to);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("plan faults");
    TCase *tcase = tcase_create("plan faults");
    tcase_set_timeout(tcase, 300);
    tcase_add_loop_test(tcase, test_plans_of_sqlite_are_whole_or_none, 0, TU_LEN(on_sqlite));
    tcase_add_loop_test(tcase, test_plans_of_postgresql_are_whole_or_none, 0,
                        TU_LEN(on_postgresql));
    tcase_add_loop_test(tcase, test_models_of_sqlite_are_whole_or_none, 0, TU_LEN(on_sqlite));
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
