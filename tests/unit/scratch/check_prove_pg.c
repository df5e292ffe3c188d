/* Proofs on PostgreSQL: the engine's own rendering is a judge there, and scratch databases have to
 * be dropped. Needs TRUEUP_TEST_PG_URL. */
#include "config.h"

#include "prove_case.h"

static const char *server;
static Try t;

static const char from_sql[] =
    "CREATE TABLE public.p (id integer PRIMARY KEY, name text, n integer);"
    "CREATE TABLE public.c (id integer PRIMARY KEY, p integer "
    "REFERENCES public.p);";

static void
prove(const char *more, const char *up, const char *down)
{
    TuBuf to = TU_BUF_INIT;
    tu_buf_addf(&to, "%s%s", from_sql, more);
    t = try_states(server, from_sql, to.s);
    tu_buf_release(&to);
    try_run(&t, up, down);
}

static void
done(void)
{
    try_free(&t);
    ck_assert_int_eq(strays(server), 0);
}

START_TEST(test_a_right_migration_is_proven_by_both_judges)
{
    const char *index = "CREATE INDEX c_p ON public.c (p);";
    prove(index, index, "DROP INDEX public.c_p;");
    is_proven(&t);
    ck_assert(t.proof.rendering);
    ck_assert_uint_eq(t.proof.rows, 6);
    ck_assert_uint_eq(t.proof.uncovered.count, 0);
    done();
}
END_TEST

START_TEST(test_what_the_model_does_not_know_is_seen_by_the_rendering)
{
    prove("", "ALTER INDEX public.p_pkey DEPENDS ON EXTENSION plpgsql;",
          "ALTER INDEX public.p_pkey NO DEPENDS ON EXTENSION plpgsql;");
    is_disproven(&t, "after up the engine renders another schema", "DEPENDS ON EXTENSION plpgsql");
    done();
}
END_TEST

START_TEST(test_what_down_leaves_behind_is_seen_by_the_rendering)
{
    prove("", "", "ALTER INDEX public.p_pkey DEPENDS ON EXTENSION plpgsql;");
    is_disproven(&t, "after down the engine renders another schema",
                 "DEPENDS ON EXTENSION plpgsql");
    done();
}
END_TEST

START_TEST(test_kinds_that_are_not_modelled_are_reported)
{
    prove("", "CREATE OPERATOR FAMILY public.family USING btree;",
          "DROP OPERATOR FAMILY public.family USING btree;");
    is_proven(&t);
    ck_assert_uint_eq(t.proof.uncovered.count, 1);
    ck_assert_str_eq(t.proof.uncovered.items[0], "OPERATOR FAMILY public.family is left");
    done();
}
END_TEST

START_TEST(test_kinds_that_are_not_modelled_and_missing_are_reported)
{
    prove("CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;", "", "");
    is_proven(&t);
    ck_assert_uint_ge(t.proof.uncovered.count, 1);
    ck_assert_ptr_nonnull(strstr(t.proof.uncovered.items[0], "ACCESS METHOD"));
    ck_assert_ptr_nonnull(strstr(t.proof.uncovered.items[0], "is missing"));
    done();
}
END_TEST

START_TEST(test_privileges_are_compared_only_when_asked_for)
{
    const char *up = "GRANT SELECT ON public.p TO PUBLIC;";
    prove("", up, "REVOKE ALL ON public.p FROM PUBLIC;");
    is_proven(&t);
    ck_assert_uint_eq(t.proof.uncovered.count, 0);
    t.options.all_rights = true;
    try_run(&t, up, "REVOKE ALL ON public.p FROM PUBLIC;");
    is_proven(&t);
    ck_assert_uint_eq(t.proof.uncovered.count, 1);
    ck_assert_str_eq(t.proof.uncovered.items[0], "ACL public.TABLE p is left");
    done();
}
END_TEST

START_TEST(test_wrong_ways_are_found)
{
    const char *index = "CREATE INDEX c_p ON public.c (p);";
    prove(index, "CREATE INDEX c_p ON public.c (id);", "DROP INDEX public.c_p;");
    is_disproven(&t, "after up the schema is not what it should be", "index public.c.c_p: on");
    try_run(&t, index, "SELECT 1;");
    is_disproven(&t, "after down the schema is not what it should be", "drop index public.c.c_p");
    try_run(&t, "CREATE INDEX c_p ON public.c (nothing);", "");
    is_disproven(&t, "up fails at line 1", "nothing");
    done();
}
END_TEST

START_TEST(test_a_lossy_up_is_found)
{
    prove("",
          "ALTER TABLE public.p DROP COLUMN name;\nALTER TABLE public.p ADD COLUMN name text;\n",
          "");
    is_disproven(&t, "up loses rows", "table public.p");
    done();
}
END_TEST

START_TEST(test_a_truncated_table_is_found)
{
    prove("", "TRUNCATE public.c;", "");
    is_disproven(&t, "up loses rows", "table public.c");
    done();
}
END_TEST

START_TEST(test_a_change_that_fails_only_with_rows_is_told)
{
    const char *up = "ALTER TABLE public.p ADD COLUMN must integer NOT NULL;";
    prove(up, up, "ALTER TABLE public.p DROP COLUMN must;");
    is_proven(&t);
    ck_assert_ptr_nonnull(t.proof.with_rows);
    ck_assert_ptr_nonnull(strstr(t.proof.with_rows, "contains null values"));
    done();
}
END_TEST

START_TEST(test_statements_about_the_whole_server_are_refused)
{
    prove("", "CREATE ROLE trueup_must_not_be;", "DROP ROLE trueup_must_not_be;");
    ck_assert_int_eq(t.status, TU_ERR_REFUSED);
    ck_assert_int_eq(number(t.from_state.conn,
                            "SELECT count(*) FROM pg_roles WHERE rolname = 'trueup_must_not_be'"),
                     0);
    done();
}
END_TEST

static bool
skip_history(const TuObject *object, void *data)
{
    const TuObject *top = object->parent ? object->parent : object;
    (void)data;
    return strcmp(top->name, "history") == 0 || strcmp(object->kind == TU_KIND_SCHEMA ? object->name
                                                       : top->schema                  ? top->schema
                                                                                      : "",
                                                       "other") == 0;
}

/* Both states may have what is none of our business, and not the same of it. */
START_TEST(test_what_is_skipped_is_left_out_of_both_renderings)
{
    const char *extra = "CREATE TABLE public.history (v text PRIMARY KEY);"
                        "CREATE INDEX history_i ON public.history (v);"
                        "CREATE SCHEMA other; CREATE TABLE other.t (x integer);";
    TuBuf with = TU_BUF_INIT;
    tu_buf_addf(&with, "%s%s", from_sql, extra);
    for (int side = 0; side < 2; side++) {
        t = try_states(server, side ? from_sql : with.s, side ? with.s : from_sql);
        t.options.skip = skip_history;
        try_run(&t, "", "");
        is_proven(&t);
        ck_assert_uint_eq(t.proof.uncovered.count, 0);
        try_free(&t);
    }
    t = try_states(server, with.s, with.s);
    tu_buf_release(&with);
    done();
}
END_TEST

/* ---- the databases themselves ---- */

START_TEST(test_scratch_databases_are_dropped_whatever_happens)
{
    prove("", "SELECT pg_terminate_backend(pg_backend_pid());", "");
    ck_assert_int_eq(t.status, TU_ERR_LOST);
    ck_assert_int_eq(strays(server), 2); /* the two states of this test */
    t.options.scratch_url = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1";
    try_run(&t, "", "");
    ck_assert_int_eq(t.status, TU_ERR_CONNECT);
    ck_assert_int_eq(strays(server), 2);
    done();
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        test_a_right_migration_is_proven_by_both_judges,
        test_what_the_model_does_not_know_is_seen_by_the_rendering,
        test_what_down_leaves_behind_is_seen_by_the_rendering,
        test_kinds_that_are_not_modelled_are_reported,
        test_kinds_that_are_not_modelled_and_missing_are_reported,
        test_privileges_are_compared_only_when_asked_for,
        test_wrong_ways_are_found,
        test_a_lossy_up_is_found,
        test_a_truncated_table_is_found,
        test_a_change_that_fails_only_with_rows_is_told,
        test_statements_about_the_whole_server_are_refused,
        test_what_is_skipped_is_left_out_of_both_renderings,
        test_scratch_databases_are_dropped_whatever_happens,
    };
    server = pg_server();
    return server ? run_cases("prove on postgresql", tests, TU_LEN(tests), NULL, NULL)
                  : no_server();
}
