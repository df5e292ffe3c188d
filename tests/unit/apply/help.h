/* What the tests of src/apply share: sets from text, a fingerprint, a connection that breaks. */
#ifndef TU_TESTS_APPLY_HELP_H
#define TU_TESTS_APPLY_HELP_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apply/apply.h"
#include "base/sha256.h"
#include "db/conn.h"

typedef struct HelpFile {
    const char *name, *text;
} HelpFile;

static inline TuMigrationSet *
help_set(const TuDialect *dialect, const HelpFile *files, size_t count)
{
    TuError err;
    TuMigrationSet *set = tu_migration_set_new(dialect);
    for (size_t i = 0; i < count; i++) {
        TuStatus st =
            tu_migration_set_add(set, files[i].name, files[i].text, strlen(files[i].text), &err);
        ck_assert_msg(st == TU_OK, "%s: %s", files[i].name, err.message);
    }
    ck_assert_msg(tu_migration_set_order(set, &err) == TU_OK, "%s", err.message);
    return set;
}

static inline TuConn *
help_open(const char *url)
{
    TuError err;
    TuConn *conn = NULL;
    ck_assert_msg(tu_conn_open(url, NULL, &conn, &err) == TU_OK, "%s", err.message);
    return conn;
}

static inline void
help_exec(TuConn *conn, const char *sql)
{
    TuError err;
    ck_assert_msg(tu_conn_exec(conn, sql, &err) == TU_OK, "%s: %s", sql, err.message);
}

/* As if nothing had ever been applied; what was stays. */
static inline void
help_forget(TuConn *conn)
{
    help_exec(conn, "DELETE FROM schema_migrations; DELETE FROM schema_audit_log;"
                    " DELETE FROM schema_metadata");
}

/* First value as a number; -1 for none. */
static inline long
help_number(TuConn *conn, const char *sql)
{
    TuError err;
    TuArena *arena = tu_arena_new();
    const char *value = NULL;
    ck_assert_msg(tu_conn_value(conn, sql, arena, &value, &err) == TU_OK, "%s: %s", sql,
                  err.message);
    long number = value != NULL ? strtol(value, NULL, 10) : -1;
    tu_arena_free(arena);
    return number;
}

#define HELP_VALUE_IS(conn, sql, want)                                                    \
    do {                                                                                  \
        TuArena *help_arena = tu_arena_new();                                             \
        const char *help_value = NULL;                                                    \
        ck_assert_int_eq(tu_conn_value(conn, sql, help_arena, &help_value, NULL), TU_OK); \
        ck_assert_pstr_eq(help_value, want);                                              \
        tu_arena_free(help_arena);                                                        \
    } while (0)

static inline TuStatus
help_add(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    (void)query;
    (void)err;
    for (size_t i = 0; i < count; i++)
        tu_buf_addf(data, "%s|", values[i] ? values[i] : "");
    return TU_OK;
}

/* A fingerprint that sees tables, columns and indexes, and not the history. */
static inline TuStatus
help_fingerprint(TuConn *conn, char out[TU_FINGERPRINT_SIZE], void *data, TuError *err)
{
    static const char sqlite[] = "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name NOT IN"
                                 " ('schema_migrations', 'schema_metadata', 'schema_audit_log')"
                                 " ORDER BY 1, 2";
    static const char pg[] =
        "SELECT c.relname, c.relkind, a.attname, a.atttypid, i.indisvalid FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
        " LEFT JOIN pg_index i ON i.indexrelid = c.oid"
        " WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'schema\\_%'"
        " ORDER BY 1, a.attnum";
    static const char mysql[] =
        "SELECT c.TABLE_NAME, c.COLUMN_NAME, c.COLUMN_TYPE, s.INDEX_NAME"
        " FROM information_schema.COLUMNS c LEFT JOIN information_schema.STATISTICS s"
        " USING (TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME) WHERE TABLE_SCHEMA = DATABASE()"
        " AND TABLE_NAME NOT LIKE 'schema\\_%' ORDER BY 1, ORDINAL_POSITION, 4";
    TuBuf text = TU_BUF_INIT;
    (void)data;
    const TuDialect *dialect = tu_conn_dialect(conn);
    const char *sql = dialect == &tu_dialect_pg      ? pg
                      : dialect == &tu_dialect_mysql ? mysql
                                                     : sqlite;
    TuStatus st = tu_conn_query(conn, sql, NULL, 0, help_add, &text, err);
    memcpy(out, "sha256:", 7);
    if (st == TU_OK)
        tu_sha256_hex(text.s, text.len, out + 7);
    tu_buf_release(&text);
    return st;
}

/* A connection that is lost at the n-th call: before the server sees it, or after it did. */
typedef struct HelpProxy {
    TuConn *inner;
    size_t calls, lose_at; /* 0: never */
    bool after;
} HelpProxy;

static inline TuStatus
help_lost(HelpProxy *proxy, TuError *err)
{
    if (proxy->inner != NULL)
        tu_conn_free(proxy->inner);
    proxy->inner = NULL;
    return tu_error_set(err, TU_ERR_LOST, "the connection is lost (test)");
}

static inline bool
help_loses(HelpProxy *proxy)
{
    return proxy->inner == NULL || ++proxy->calls == proxy->lose_at;
}

static inline TuStatus
help_proxy_query(TuConn *conn, const char *sql, const char *const *params, size_t count,
                 TuRowFn *fn, void *data, TuError *err)
{
    HelpProxy *proxy = conn->handle;
    bool loses = help_loses(proxy);
    if (loses && (!proxy->after || proxy->inner == NULL))
        return help_lost(proxy, err);
    TuStatus st = tu_conn_query(proxy->inner, sql, params, count, fn, data, err);
    return loses ? help_lost(proxy, err) : st;
}

static inline TuStatus
help_proxy_exec(TuConn *conn, const char *sql, TuError *err)
{
    HelpProxy *proxy = conn->handle;
    bool loses = help_loses(proxy);
    if (loses && (!proxy->after || proxy->inner == NULL))
        return help_lost(proxy, err);
    TuStatus st = tu_conn_exec(proxy->inner, sql, err);
    return loses ? help_lost(proxy, err) : st;
}

static inline TuStatus
help_proxy_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err)
{
    HelpProxy *proxy = conn->handle;
    return proxy->inner ? tu_conn_lock(proxy->inner, name, wait_ms, err) : help_lost(proxy, err);
}

static inline TuStatus
help_proxy_unlock(TuConn *conn, const char *name, TuError *err)
{
    HelpProxy *proxy = conn->handle;
    return proxy->inner ? tu_conn_unlock(proxy->inner, name, err) : help_lost(proxy, err);
}

static inline bool
help_proxy_in_transaction(const TuConn *conn)
{
    const HelpProxy *proxy = conn->handle;
    return proxy->inner != NULL && tu_conn_in_transaction(proxy->inner);
}

static inline void
help_proxy_close(TuConn *conn)
{
    HelpProxy *proxy = conn->handle;
    if (proxy->inner != NULL)
        tu_conn_free(proxy->inner);
}

static inline TuConn *
help_proxy(const char *url, size_t lose_at, bool after)
{
    TuArena *arena = tu_arena_new();
    TuConn *conn = TU_NEW(arena, TuConn);
    HelpProxy *proxy = TU_NEW(arena, HelpProxy);
    TuConnDriver *driver = TU_NEW(arena, TuConnDriver);
    proxy->inner = help_open(url);
    proxy->lose_at = lose_at;
    proxy->after = after;
    *driver = (TuConnDriver){.dialect = tu_conn_dialect(proxy->inner),
                             .close = help_proxy_close,
                             .exec = help_proxy_exec,
                             .query = help_proxy_query,
                             .lock = help_proxy_lock,
                             .unlock = help_proxy_unlock,
                             .in_transaction = help_proxy_in_transaction};
    *conn = (TuConn){
        .driver = driver,
        .handle = proxy,
        .arena = arena,
        .url = tu_arena_strdup(arena, url),
        .server_version = tu_arena_strdup(arena, tu_conn_server_version(proxy->inner)),
    };
    return conn;
}

static inline TuStatus
help_no_reopen(const TuConn *lost, TuConn **out, void *data, TuError *err)
{
    (void)lost;
    (void)out;
    (void)data;
    return tu_error_set(err, TU_ERR_CONNECT, "the server is gone (test)");
}

/* Cut the connection at every call, before and after it took effect, with and without a server to
 * come back to; then run again on a whole one. After each of them check() must find the end state.
 * Returns the number of cuts. */
typedef struct HelpCuts {
    void (*fresh)(void *data); /* an empty database */
    TuStatus (*run)(TuConn *conn, const TuApplyOptions *options, void *data, TuError *err);
    void (*check)(TuConn *conn, void *data);
    const char *url;
    void *data;
} HelpCuts;

static inline size_t
help_cut_everywhere(const HelpCuts *cuts, const TuApplyOptions *options)
{
    size_t count = 0;
    for (int mode = 0; mode < 4; mode++) {
        bool cut = true;
        for (size_t at = 1; cut; at++) {
            TuError err = {0};
            TuApplyOptions own = *options;
            own.retry_ms = 1;
            own.reopen = mode & 2 ? NULL : help_no_reopen;
            cuts->fresh(cuts->data);
            TuConn *conn = help_proxy(cuts->url, at, mode & 1);
            const HelpProxy *proxy = conn->handle;
            TuStatus st = cuts->run(conn, &own, cuts->data, &err);
            cut = conn->handle != proxy || proxy->inner == NULL;
            ck_assert_msg(st == TU_OK || st == TU_ERR_LOST || st == TU_ERR_CONNECT,
                          "mode %d, call %zu: %d %s", mode, at, st, err.message);
            tu_conn_free(conn);
            conn = help_open(cuts->url);
            st = cuts->run(conn, options, cuts->data, &err);
            ck_assert_msg(st == TU_OK, "mode %d, after call %zu: %s", mode, at, err.message);
            cuts->check(conn, cuts->data);
            tu_conn_free(conn);
            count += cut;
        }
    }
    return count;
}

#endif
