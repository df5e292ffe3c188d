/* Finds the driver of a URL and hands on. Nothing here knows an engine. */
#include "config.h"

#include "db/conn.h"

#include <string.h>

#include "base/file.h"
#include "db/url.h"

static const TuConnDriver *const drivers[] = {
#ifdef TU_WITH_LIBPQ
    &tu_driver_pg,
#endif
#ifdef TU_WITH_SQLITE3
    &tu_driver_sqlite,
#endif
#ifdef TU_WITH_LIBMARIADB
    &tu_driver_mysql,
#endif
    NULL,
};

static const TuConnDriver *
driver_of(const char *scheme, size_t len)
{
    for (size_t i = 0; drivers[i]; i++)
        for (const char *const *name = drivers[i]->schemes; *name; name++)
            if (strlen(*name) == len && memcmp(*name, scheme, len) == 0)
                return drivers[i];
    return NULL;
}

/* What was given may hold secrets (a conninfo string), so it is not repeated. */
static TuStatus
not_a_url(TuError *err)
{
    tu_error_set(err, TU_ERR_USAGE, "the database is neither a URL nor an existing file");
    tu_error_hint(err, "write postgresql://user@host:5432/database or sqlite:path/to/file.db");
    return TU_ERR_USAGE;
}

static TuStatus
no_driver(const TuUrl *url, TuError *err)
{
    tu_error_set(err, TU_ERR_UNSUPPORTED, "no driver for \"%.*s\" is built in",
                 (int)url->scheme.len, url->scheme.text);
    TuBuf names = TU_BUF_INIT;
    for (size_t i = 0; drivers[i]; i++)
        for (const char *const *name = drivers[i]->schemes; *name; name++)
            tu_buf_addf(&names, "%s%s:", names.len > 0 ? ", " : "", *name);
    tu_error_hint(err, "this build opens %s", names.len > 0 ? names.s : "nothing");
    tu_buf_release(&names);
    return TU_ERR_UNSUPPORTED;
}

static TuStatus
pick_driver(const char *text, const TuConnDriver **driver, TuError *err)
{
    TuUrl url;
    bool is_url = tu_url_parse(&url, text, false);
    *driver = is_url ? driver_of(url.scheme.text, url.scheme.len) : NULL;
    if (*driver)
        return TU_OK;
    if (tu_file_exists(text)) {
        *driver = driver_of("sqlite", strlen("sqlite"));
        if (*driver)
            return TU_OK;
        return tu_error_set(err, TU_ERR_UNSUPPORTED, "no driver for SQLite files is built in");
    }
    return is_url && url.authority ? no_driver(&url, err) : not_a_url(err);
}

bool
tu_conn_url_missing(const char *url)
{
    const TuConnDriver *driver = NULL;
    return pick_driver(url, &driver, NULL) == TU_OK && driver->missing && driver->missing(url);
}

TuStatus
tu_conn_url_dialect(const char *url, const TuDialect **out, TuError *err)
{
    const TuConnDriver *driver = NULL;
    TuStatus status = pick_driver(url, &driver, err);
    *out = driver ? driver->dialect : NULL;
    return status;
}

TuStatus
tu_conn_open(const char *url, const TuConnOptions *options, TuConn **out, TuError *err)
{
    static const TuConnOptions none = {.read_only = false};
    const TuConnDriver *driver = NULL;
    *out = NULL;
    if (!url || !*url)
        return not_a_url(err);
    TuStatus st = pick_driver(url, &driver, err);
    if (st != TU_OK)
        return st;
    TuArena *arena = tu_arena_new();
    TuConn *conn = TU_NEW(arena, TuConn);
    char *copy = tu_arena_strdup(arena, url);
    if (!conn || !copy) {
        tu_arena_free(arena);
        return tu_error_nomem(err);
    }
    *conn = (TuConn){.driver = driver, .arena = arena, .url = copy};
    st = driver->open(copy, options ? options : &none, conn, err);
    if (st == TU_OK && tu_arena_failed(arena))
        st = tu_error_nomem(err);
    if (st == TU_OK)
        *out = conn;
    else
        tu_conn_free(conn);
    return st;
}

void
tu_conn_free(TuConn *conn)
{
    if (!conn)
        return;
    conn->driver->close(conn);
    tu_arena_free(conn->arena);
}

const TuDialect *
tu_conn_dialect(const TuConn *conn)
{
    return conn->driver->dialect;
}

const char *
tu_conn_notice(const TuConn *conn)
{
    return conn->notice;
}

const char *
tu_conn_server_version(const TuConn *conn)
{
    return conn->server_version;
}

const char *
tu_conn_database(const TuConn *conn)
{
    return conn->database;
}

const char *
tu_conn_display_url(const TuConn *conn)
{
    return conn->display_url;
}

TuStatus
tu_conn_exec(TuConn *conn, const char *sql, TuError *err)
{
    return conn->driver->exec(conn, sql, err);
}

TuStatus
tu_conn_query(TuConn *conn, const char *sql, const char *const *params, size_t count, TuRowFn *fn,
              void *data, TuError *err)
{
    return conn->driver->query(conn, sql, params, count, fn, data, err);
}

TuStatus
tu_conn_batch(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
              const char *epilogue, TuRowFn *fn, void *data, TuError *err)
{
    return conn->driver->batch(conn, preamble, queries, count, epilogue, fn, data, err);
}

typedef struct First {
    TuArena *arena;
    const char *value;
    bool seen;
} First;

static TuStatus
keep_first(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    First *first = data;
    (void)query;
    if (first->seen || count == 0)
        return TU_OK;
    first->seen = true;
    first->value = tu_arena_strdup(first->arena, values[0]);
    return values[0] && !first->value ? tu_error_nomem(err) : TU_OK;
}

TuStatus
tu_conn_value(TuConn *conn, const char *sql, TuArena *arena, const char **out, TuError *err)
{
    First first = {.arena = arena};
    TuStatus st = tu_conn_query(conn, sql, NULL, 0, keep_first, &first, err);
    *out = st == TU_OK ? first.value : NULL;
    return st;
}

TuStatus
tu_conn_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err)
{
    return conn->driver->lock(conn, name, wait_ms, err);
}

TuStatus
tu_conn_unlock(TuConn *conn, const char *name, TuError *err)
{
    return conn->driver->unlock(conn, name, err);
}

void
tu_conn_fire_triggers(TuConn *conn, bool on)
{
    if (conn->driver->fire_triggers)
        conn->driver->fire_triggers(conn, on);
}

bool
tu_conn_in_transaction(const TuConn *conn)
{
    return conn->driver->in_transaction(conn);
}

void
tu_conn_cancel(TuConn *conn)
{
    if (conn->driver->cancel)
        conn->driver->cancel(conn);
}

uint64_t
tu_conn_round_trips(const TuConn *conn)
{
    return conn->round_trips;
}

const char *
tu_conn_sibling_url(const TuConn *conn, const char *database, TuArena *arena)
{
    return conn->driver->sibling_url(conn, database, arena);
}
