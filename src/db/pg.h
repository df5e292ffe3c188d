/* What the files of the PostgreSQL driver share. Only src/db/pg*.c may include this. */
#ifndef TU_DB_PG_H
#define TU_DB_PG_H

#include <libpq-fe.h>

#include "db/conn.h"

/* The error of a result. sql is the whole text that was sent and done the number of its
 * statements that were completed, to show the one that failed. */
TuStatus tu_pg_result_error(TuConn *conn, const PGresult *result, const char *sql, size_t done,
                            TuError *err);
/* The error of the connection itself, when there is no result. */
TuStatus tu_pg_conn_error(TuConn *conn, const char *sql, TuError *err);
/* Hide the password wherever a server or a statement repeated it. */
void tu_pg_scrub(const TuConn *conn, TuError *err);

TuStatus tu_pg_exec(TuConn *conn, const char *sql, TuError *err);
TuStatus tu_pg_query(TuConn *conn, const char *sql, const char *const *params, size_t count,
                     TuRowFn *fn, void *data, TuError *err);
TuStatus tu_pg_batch(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
                     const char *epilogue, TuRowFn *fn, void *data, TuError *err);
TuStatus tu_pg_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err);
TuStatus tu_pg_unlock(TuConn *conn, const char *name, TuError *err);

#endif
