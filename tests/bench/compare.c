/* Time of what runs in our own process when a live database is compared with a model: reading the
 * catalogs, comparing, planning, fingerprinting. compare URL prints one line for each. */
#include "config.h"

#include <stdio.h>
#include <time.h>

#include "codegen/plan.h"
#include "introspect/introspect.h"
#include "model/compare.h"

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
line(const char *what, double since)
{
    printf("%-12s %.3f\n", what, now() - since);
}

static int
compare(TuConn *conn, const TuModel *a, const TuModel *b)
{
    char print[TU_SHA256_HEX + 7];
    TuPlan *plan = NULL;
    TuError err = {0};
    double start = now();
    TuChanges *changes = tu_diff(a, b, NULL);
    line("diff", start);
    size_t differ = changes ? changes->total : 1;
    tu_changes_free(changes);
    start = now();
    bool printed = tu_model_fingerprint(a, NULL, NULL, print);
    line("fingerprint", start);
    start = now();
    TuStatus status = tu_plan_create(tu_codegen_find(tu_conn_dialect(conn)), a, &plan, &err);
    line("plan", start);
    tu_plan_free(plan);
    return differ == 0 && printed && status == TU_OK ? 0 : 1;
}

int
main(int argc, char **argv)
{
    TuError err = {0};
    TuConn *conn = NULL;
    TuModel *a = NULL, *b = NULL;
    if (argc != 2 || tu_conn_open(argv[1], NULL, &conn, &err) != TU_OK) {
        fprintf(stderr, "compare: %s\n", argc != 2 ? "URL expected" : err.message);
        return 1;
    }
    double start = now();
    TuStatus status = tu_introspect(conn, &a, &err);
    line("introspect", start);
    if (status == TU_OK)
        status = tu_introspect(conn, &b, &err);
    int code = status == TU_OK ? compare(conn, a, b) : 1;
    tu_model_free(a);
    tu_model_free(b);
    tu_conn_free(conn);
    return code;
}
