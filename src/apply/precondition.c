/* The queries of "-- Check:" lines: they are asked before a migration begins, and no row may come.
 */
#include "config.h"

#include "apply/applier.h"

static TuStatus
count_row(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    size_t *rows = data;
    (void)query, (void)values, (void)count, (void)err;
    ++*rows;
    return TU_OK;
}

/* Nothing that a query does stays. */
static TuStatus
ask(TuApplier *applier, const char *sql, size_t *rows, TuError *err)
{
    *rows = 0;
    TuStatus st = tu_applier_begin(applier, err);
    if (st == TU_OK)
        st = tu_conn_query(applier->conn, sql, NULL, 0, count_row, rows, err);
    tu_applier_rollback(applier);
    return st;
}

TuStatus
tu_applier_preconditions(TuApplier *applier, const TuStep *step, TuError *err)
{
    for (size_t i = 0; step->checks != NULL && i < step->checks->count; i++) {
        const TuMigrationRule *check = step->checks->items[i];
        size_t rows = 0;
        TuStatus st = ask(applier, check->text, &rows, err);
        if (st == TU_OK && rows > 0) {
            st = tu_error_set(err, TU_ERR_REFUSED,
                              "version %s: %zu row%s in the way of it: a check before it gives "
                              "rows, and should not",
                              step->version, rows, rows == 1 ? " is" : "s are");
            tu_error_hint(err, "nothing of it ran; look with this query, mend the rows, and run "
                               "trueup up again");
            tu_error_statement(err, check->text);
        } else if (st != TU_OK) {
            tu_error_context(err, "a check before version %s", step->version);
        }
        if (st != TU_OK) {
            tu_error_at(err, step->file, check->line, 0);
            return st;
        }
    }
    return TU_OK;
}
