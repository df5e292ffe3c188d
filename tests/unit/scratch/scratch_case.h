/* What the tests of scratch databases share: connections, values, states, and a PostgreSQL server
 * when there is one. */
#ifndef TU_TESTS_UNIT_SCRATCH_SCRATCH_CASE_H
#define TU_TESTS_UNIT_SCRATCH_SCRATCH_CASE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "introspect/introspect.h"
#include "scratch/prove.h"

#define SQLITE "sqlite::memory:"

static inline TuConn *
open_at(const char *url)
{
    TuConn *conn = NULL;
    TuError err = {0};
    ck_assert_msg(tu_conn_open(url, NULL, &conn, &err) == TU_OK, "%s", err.message);
    return conn;
}

static inline void
run_sql(TuConn *conn, const char *sql)
{
    TuError err = {0};
    ck_assert_msg(tu_conn_exec(conn, sql, &err) == TU_OK, "%s: %s", err.message, sql);
}

/* The first value as a number; -1 for none. */
static inline long
number(TuConn *conn, const char *sql)
{
    TuArena *arena = tu_arena_new();
    const char *value = NULL;
    TuError err = {0};
    TuStatus status = tu_conn_value(conn, sql, arena, &value, &err);
    ck_assert_msg(status == TU_OK, "%s: %s", err.message, sql);
    long result = value ? strtol(value, NULL, 10) : -1;
    tu_arena_free(arena);
    return result;
}

static inline TuModel *
read_model(TuConn *conn)
{
    TuModel *model = NULL;
    TuError err = {0};
    ck_assert_msg(tu_introspect(conn, &model, &err) == TU_OK, "%s", err.message);
    return model;
}

/* Scratch databases of this process on the server. */
static inline long
strays(const char *url)
{
    char sql[160];
    TuConn *conn = open_at(url);
    snprintf(
        sql, sizeof sql,
        "SELECT count(*) FROM pg_database WHERE datname LIKE 'trueup\\_scratch\\_%%\\_%ld\\_%%'",
        (long)getpid());
    long count = number(conn, sql);
    tu_conn_free(conn);
    return count;
}

static inline TuScratch *
open_scratch(const char *url)
{
    TuScratch *scratch = NULL;
    TuError err = {0};
    ck_assert_msg(tu_scratch_open(url, &scratch, &err) == TU_OK, "%s", err.message);
    return scratch;
}

/* TRUEUP_TEST_PG_URL, or NULL. */
static inline const char *
pg_server(void)
{
    const char *url = getenv("TRUEUP_TEST_PG_URL");
    return url && *url ? url : NULL;
}

static inline int
no_server(void)
{
    printf("1..0 # SKIP TRUEUP_TEST_PG_URL is not set\n");
    return EXIT_SUCCESS;
}

static inline int
run_cases(const char *name, const TTest *const *tests, size_t count, SFun setup, SFun teardown)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, 300);
    if (setup)
        tcase_add_checked_fixture(tcase, setup, teardown);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
