/* Shared by the files of the MySQL and MariaDB driver. */
#ifndef TU_DB_MYSQL_H
#define TU_DB_MYSQL_H

#include <mysql.h>

#include "base/buf.h"
#include "db/conn.h"
#include "db/dump.h"

/* The error of the last call, with the statement that failed behind so many good ones. */
TuStatus tu_mysql_error(TuConn *conn, const char *sql, size_t done, TuError *err);
MYSQL *tu_mysql_handle(const TuConn *conn);
/* How the connection is secured, as lines of an option file. */
void tu_mysql_add_tls(const TuConn *conn, TuBuf *out);
/* Hide the password wherever somebody repeated it. */
void tu_mysql_scrub(const TuConn *conn, TuError *err);
TuStatus tu_mysql_exec(TuConn *conn, const char *sql, TuError *err);
TuStatus tu_mysql_query(TuConn *conn, const char *sql, const char *const *params, size_t count,
                        TuRowFn *fn, void *data, TuError *err);

TuStatus tu_mysql_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err);
TuStatus tu_mysql_unlock(TuConn *conn, const char *name, TuError *err);

#endif
