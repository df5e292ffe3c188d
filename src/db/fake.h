/* A scripted connection for unit tests: expected SQL -> rows, in order. A query that is not the
 * expected one is TU_ERR_DB naming both. */
#ifndef TU_DB_FAKE_H
#define TU_DB_FAKE_H

#include "db/conn.h"

typedef struct TuFakeStep {
    const char *sql;         /* must occur in the statement that comes */
    const char *const *rows; /* values row by row, row_count * column_count; "\\N" = NULL */
    size_t row_count, column_count;
    TuStatus fails;       /* TU_OK, or the status to give instead of rows */
    const char *sqlstate; /* with fails; may be NULL */
} TuFakeStep;

/* A connection of a dialect that plays the steps (borrowed). A batch takes one step per query. */
TuConn *tu_fake_conn_new(const TuDialect *dialect, const char *server_version,
                         const TuFakeStep *steps, size_t count);
/* Steps not played yet. */
size_t tu_fake_conn_left(const TuConn *conn);

#endif
