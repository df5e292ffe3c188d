/* Which statements must not run in a scratch database beside the user's own. */
#ifndef TU_SCRATCH_REACH_H
#define TU_SCRATCH_REACH_H

#include "db/conn.h"
#include "sql/lex.h"

/* Is it, by its words, about the whole server: roles, databases, tablespaces, settings of the
 * system, programs? What functions do when they are called is not seen. */
bool tu_statement_reaches_out(const TuDialect *dialect, const char *sql, size_t len);
/* The same on MySQL and MariaDB, where the server's databases are a name before a point: is it
 * about the server, or does it change something outside of the database? */
bool tu_mysql_reaches_out(const char *sql, size_t len, const char *database,
                          const char *server_version);
/* Does it hold a password for another server (CREATE USER MAPPING)? */
bool tu_statement_is_secret(const TuDialect *dialect, const char *sql, size_t len);
/* TU_ERR_REFUSED when the connection is to a guest and the statement reaches out. */
TuStatus tu_scratch_guard(const TuConn *conn, const char *sql, size_t len, TuError *err);

#endif
