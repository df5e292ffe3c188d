/* The engine's own rendering of a schema, as a script that creates it again. */
#ifndef TU_DB_DUMP_H
#define TU_DB_DUMP_H

#include "base/vec.h"
#include "db/conn.h"

/* What is left out and what comes with it; all zero is a good default. */
typedef struct TuDumpOptions {
    bool owners, privileges;  /* these too */
    bool no_database;         /* without the defaults of the database itself (MySQL) */
    const TuPairs *relations; /* schema -> name: tables, views ... that are left out; may be NULL */
    const TuNames *schemas;   /* schemas that are left out whole; may be NULL */
} TuDumpOptions;

/* PostgreSQL: what pg_dump -s prints, with owners and privileges only when asked for; SQLite: the
 * statements of sqlite_schema; MySQL and MariaDB: SHOW CREATE of everything. The script lives in
 * the arena. TU_ERR_UNSUPPORTED when no pg_dump of the server's version or newer is installed
 * ($TRUEUP_PG_DUMP names one), TU_ERR_DB with its message when it fails. Passwords reach it by a
 * private file only. */
TuStatus tu_conn_dump(TuConn *conn, const TuDumpOptions *options, TuArena *arena,
                      const char **script, TuError *err);

/* The drivers' own; called through tu_conn_dump(). */
TuStatus tu_pg_dump(TuConn *conn, const TuDumpOptions *options, TuArena *arena, const char **script,
                    TuError *err);
TuStatus tu_sqlite_dump(TuConn *conn, const TuDumpOptions *options, TuArena *arena,
                        const char **script, TuError *err);
TuStatus tu_mysql_dump(TuConn *conn, const TuDumpOptions *options, TuArena *arena,
                       const char **script, TuError *err);
/* The same as title ("TABLE t") and text, lines of a table sorted. */
TuStatus tu_mysql_entries(TuConn *conn, const TuDumpOptions *options, TuArena *arena,
                          TuPairs *entries, TuError *err);

#endif
