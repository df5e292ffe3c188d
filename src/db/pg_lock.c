/* The session lock: a polled advisory lock, so that a waiter holds no place in the server's queue
 * and can say who it waits for. Refuses a pooler, which gives the lock to another session. */
#include "config.h"

#include "db/pg.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "db/wait.h"

#define WAIT_FIRST_MS 50
#define WAIT_MOST_MS 1000

/* The first 8 bytes of the SHA-256 of "trueup", a NUL and the name. */
static TuStatus
key_of(const char *name, int64_t *key, TuError *err)
{
    char hex[TU_SHA256_HEX];
    TuBuf text = TU_BUF_INIT;
    tu_buf_addn(&text, "trueup", sizeof("trueup"));
    tu_buf_add(&text, name);
    bool fine = !text.failed && tu_sha256_hex(text.s, text.len, hex);
    tu_buf_release(&text);
    if (!fine)
        return tu_error_nomem(err);
    hex[16] = '\0';
    *key = (int64_t)strtoull(hex, NULL, 16);
    return TU_OK;
}

static TuStatus
ask(TuConn *conn, const char *sql, int64_t key, TuArena *arena, const char **answer, TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addf(&text, "%s(%" PRId64 ")", sql, key);
    TuStatus st =
        text.failed ? tu_error_nomem(err) : tu_conn_value(conn, text.s, arena, answer, err);
    tu_buf_release(&text);
    return st;
}

static TuStatus
refuse_pooler(TuConn *conn, TuArena *arena, TuError *err)
{
    const char *pid = NULL;
    TuStatus st = tu_conn_value(conn, "SELECT pg_catalog.pg_backend_pid()", arena, &pid, err);
    if (st != TU_OK || (pid && strtol(pid, NULL, 10) == PQbackendPID(conn->handle)))
        return st;
    tu_error_set(err, TU_ERR_REFUSED,
                 "a connection pooler (such as PgBouncer) is between here and the server: the "
                 "connection says process %d, the server says %s",
                 PQbackendPID(conn->handle), pid ? pid : "nothing");
    tu_error_hint(err, "a session lock does not hold through a pooler; give the URL of the server "
                       "itself");
    return TU_ERR_REFUSED;
}

typedef struct Holder {
    TuArena *arena;
    const char *text;
    const char *pid;
} Holder;

static TuStatus
keep_holder(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Holder *holder = data;
    (void)query;
    (void)count;
    (void)err;
    if (holder->text)
        return TU_OK;
    holder->pid = tu_arena_strdup(holder->arena, values[0]);
    holder->text =
        tu_arena_printf(holder->arena, "process %s, user %s, application \"%s\", %s since %s: %s",
                        values[0], values[1] ? values[1] : "?", values[2] ? values[2] : "",
                        values[3] ? values[3] : "connected", values[4] ? values[4] : "?",
                        values[5] ? values[5] : "?");
    return TU_OK;
}

static TuStatus
fail_locked(TuConn *conn, const char *name, int64_t key, unsigned wait_ms, TuError *err)
{
    static const char sql[] =
        "SELECT l.pid, a.usename, a.application_name, a.state,"
        " pg_catalog.to_char(a.state_change, 'YYYY-MM-DD HH24:MI:SS TZ'),"
        " pg_catalog.left(a.query, 200)"
        " FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid "
        "OPERATOR(pg_catalog.=) l.pid"
        " WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.granted"
        " AND l.objsubid::pg_catalog.int4 OPERATOR(pg_catalog.=) 1"
        " AND l.database OPERATOR(pg_catalog.=) (SELECT d.oid FROM pg_catalog.pg_database d"
        " WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database())"
        " AND l.classid OPERATOR(pg_catalog.=) $1::pg_catalog.int8::pg_catalog.oid"
        " AND l.objid OPERATOR(pg_catalog.=) $2::pg_catalog.int8::pg_catalog.oid";
    char high[16];
    char low[16];
    snprintf(high, sizeof(high), "%" PRIu32, (uint32_t)((uint64_t)key >> 32));
    snprintf(low, sizeof(low), "%" PRIu32, (uint32_t)((uint64_t)key & UINT32_MAX));
    const char *const params[] = {high, low};
    Holder holder = {.arena = tu_arena_new()};
    tu_pg_query(conn, sql, params, 2, keep_holder, &holder, NULL);
    tu_error_set(err, TU_ERR_LOCKED, "the lock \"%s\" was not free within %u ms; it is held by %s",
                 name, wait_ms, holder.text ? holder.text : "a session that just ended");
    if (holder.pid)
        tu_error_hint(err, "wait for it, or end it with SELECT pg_terminate_backend(%s)",
                      holder.pid);
    tu_pg_scrub(conn, err);
    tu_arena_free(holder.arena);
    return TU_ERR_LOCKED;
}

static TuStatus
poll_lock(TuConn *conn, const char *name, int64_t key, unsigned wait_ms, TuArena *arena,
          TuError *err)
{
    uint64_t until = tu_wait_now_ms() + wait_ms;
    unsigned delay = WAIT_FIRST_MS;
    for (;;) {
        const char *answer = NULL;
        TuStatus st = ask(conn, "SELECT pg_catalog.pg_try_advisory_lock", key, arena, &answer, err);
        if (st != TU_OK || (answer && strcmp(answer, "t") == 0))
            return st;
        uint64_t now = tu_wait_now_ms();
        if (now >= until)
            return fail_locked(conn, name, key, wait_ms, err);
        tu_wait_pause(delay, until - now);
        delay = delay * 2 < WAIT_MOST_MS ? delay * 2 : WAIT_MOST_MS;
    }
}

TuStatus
tu_pg_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err)
{
    int64_t key = 0;
    TuArena *arena = tu_arena_new();
    TuStatus st = key_of(name, &key, err);
    if (st == TU_OK)
        st = refuse_pooler(conn, arena, err);
    if (st == TU_OK)
        st = poll_lock(conn, name, key, wait_ms, arena, err);
    tu_arena_free(arena);
    return st;
}

TuStatus
tu_pg_unlock(TuConn *conn, const char *name, TuError *err)
{
    int64_t key = 0;
    const char *answer = NULL;
    TuArena *arena = tu_arena_new();
    TuStatus st = key_of(name, &key, err);
    if (st == TU_OK)
        st = ask(conn, "SELECT pg_catalog.pg_advisory_unlock", key, arena, &answer, err);
    if (st == TU_OK && (!answer || strcmp(answer, "t") != 0)) {
        st = tu_error_set(err, TU_ERR_DB, "the lock \"%s\" was not held by this session", name);
        tu_error_hint(err, "a connection pooler or a lost connection gave it away; look at what "
                           "ran meanwhile");
    }
    tu_arena_free(arena);
    return st;
}
