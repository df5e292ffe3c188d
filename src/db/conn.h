/* A connection, whatever the engine: the only users of libpq and sqlite3 are below src/db. One
 * thread at a time per connection. Server messages keep their text; secrets do not reach errors. */
#ifndef TU_DB_CONN_H
#define TU_DB_CONN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "sql/dialect.h"

typedef struct TuConn TuConn;
struct TuBackupDriver;
struct TuDumpOptions;

/* One row: values are NUL-terminated and borrowed until the function returns; NULL = SQL NULL.
 * query is the index in a batch. Returning other than TU_OK stops. */
typedef TuStatus TuRowFn(void *data, size_t query, const char *const *values, size_t count,
                         TuError *err);

typedef struct TuConnOptions {
    bool read_only;           /* refuse writes where the engine can (SQLite: open read-only) */
    bool must_exist;          /* SQLite: do not create the file */
    unsigned connect_timeout; /* seconds; 0 = 10 */
    const char *application;  /* application_name; NULL = "trueup" */
    bool in_database;         /* refuse a URL that names no database, where that can be (MySQL) */
} TuConnOptions;

/* Open by URL: postgresql://..., postgres://..., mysql://..., mariadb://..., sqlite:path,
 * sqlite://path, sqlite::memory:, and a bare path of an existing SQLite file. options may be NULL.
 * TU_ERR_CONNECT, TU_ERR_USAGE (a URL that is not one), TU_ERR_UNSUPPORTED (a driver that is not
 * built in). */
TuStatus tu_conn_open(const char *url, const TuConnOptions *options, TuConn **out, TuError *err);
void tu_conn_free(TuConn *conn); /* takes NULL */

/* The dialect of the engine that a URL names, without opening it. Errors as tu_conn_open(). */
TuStatus tu_conn_url_dialect(const char *url, const TuDialect **out, TuError *err);

/* Is the database a file that is not there yet? False for servers. */
bool tu_conn_url_missing(const char *url);

const TuDialect *tu_conn_dialect(const TuConn *conn);
const char *tu_conn_server_version(const TuConn *conn); /* "15.18", "3.40.1" */
/* What people should know of the server, e.g. that it is newer than what we know; NULL: nothing. */
const char *tu_conn_notice(const TuConn *conn);
const char *tu_conn_database(const TuConn *conn); /* database name or file path */
/* The URL without its secrets, for people; borrowed. */
const char *tu_conn_display_url(const TuConn *conn);

/* Run any number of statements, rows thrown away. TU_ERR_DB with sqlstate and the statement that
 * failed; TU_ERR_LOCKED for what may be tried again (sqlstate 55P03, 40P01, 40001; SQLite's busy);
 * TU_ERR_LOST. On PostgreSQL several statements in one text run as one implicit transaction. */
TuStatus tu_conn_exec(TuConn *conn, const char *sql, TuError *err);
/* One statement with text parameters ($1.. on PostgreSQL, ?1.. on SQLite: write $1 in both, the
 * driver of SQLite accepts it); NULL values are SQL NULL. fn may be NULL. */
TuStatus tu_conn_query(TuConn *conn, const char *sql, const char *const *params, size_t count,
                       TuRowFn *fn, void *data, TuError *err);
/* Many queries in one round trip where the protocol allows (PostgreSQL: COPY (query) TO STDOUT,
 * one message), streamed in order. preamble (may be NULL) runs before them, epilogue after. */
TuStatus tu_conn_batch(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
                       const char *epilogue, TuRowFn *fn, void *data, TuError *err);
/* First column of the first row of a query without parameters, in the arena; NULL when none. */
TuStatus tu_conn_value(TuConn *conn, const char *sql, TuArena *arena, const char **out,
                       TuError *err);

/* Session lock for appliers: same session as the DDL, gone with it. PostgreSQL: polled
 * pg_try_advisory_lock; SQLite: taken by BEGIN IMMEDIATE of each migration, so this only probes
 * that the file can be written. TU_ERR_LOCKED with the holder named when wait_ms is over. */
TuStatus tu_conn_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err);
TuStatus tu_conn_unlock(TuConn *conn, const char *name, TuError *err);
bool tu_conn_in_transaction(const TuConn *conn);
/* Stop the statement that runs, from another thread; it fails then. The connection must live on
 * meanwhile. Nothing happens when none runs. */
void tu_conn_cancel(TuConn *conn);
/* Whether the triggers of the database fire in this session, where that can be told (SQLite). */
void tu_conn_fire_triggers(TuConn *conn, bool on);

/* Round trips made so far, for tests that hold them constant. */
uint64_t tu_conn_round_trips(const TuConn *conn);

/* URL of another database on the same server (PostgreSQL), secrets included, in the arena: never
 * print it. SQLite: "sqlite::memory:". */
const char *tu_conn_sibling_url(const TuConn *conn, const char *database, TuArena *arena);

/* What a driver gives; required unless said otherwise. */
typedef struct TuConnDriver {
    const char *const *schemes; /* NULL-terminated URL schemes */
    const TuDialect *dialect;
    TuStatus (*open)(const char *url, const TuConnOptions *options, TuConn *conn, TuError *err);
    void (*close)(TuConn *conn);
    TuStatus (*exec)(TuConn *conn, const char *sql, TuError *err);
    TuStatus (*query)(TuConn *conn, const char *sql, const char *const *params, size_t count,
                      TuRowFn *fn, void *data, TuError *err);
    TuStatus (*batch)(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
                      const char *epilogue, TuRowFn *fn, void *data, TuError *err);
    TuStatus (*lock)(TuConn *conn, const char *name, unsigned wait_ms, TuError *err);
    TuStatus (*unlock)(TuConn *conn, const char *name, TuError *err);
    bool (*in_transaction)(const TuConn *conn);
    void (*fire_triggers)(TuConn *conn, bool on); /* optional */
    void (*cancel)(TuConn *conn);                 /* optional; called from another thread */
    bool (*missing)(const char *url);             /* optional: a file that is not there yet */
    /* The engine's own rendering of the schema (db/dump.h); optional. */
    TuStatus (*dump)(TuConn *conn, const struct TuDumpOptions *options, TuArena *arena,
                     const char **script, TuError *err);
    const struct TuBackupDriver *backup; /* db/backup.h; optional */
    const char *(*sibling_url)(const TuConn *conn, const char *database, TuArena *arena);
} TuConnDriver;

extern const TuConnDriver tu_driver_pg;
extern const TuConnDriver tu_driver_sqlite;
extern const TuConnDriver tu_driver_mysql;

struct TuConn {
    const TuConnDriver *driver;
    void *handle; /* PGconn, sqlite3, the fake's script */
    TuArena *arena;
    const char *url; /* with secrets: never printed */
    const char *display_url;
    const char *database;
    const char *server_version;
    const char *notice; /* NULL: none */
    uint64_t round_trips;
    bool scratch;     /* a database of ours, which holds what a model declares */
    bool no_handlers; /* scratch, and cut off from foreign servers */
    bool guest;       /* a scratch database on a server that holds more: see scratch/reach.h */
};

#endif
