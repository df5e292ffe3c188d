/* The session lock of MySQL and MariaDB: GET_LOCK, polled, so that a waiter can say who it waits
 * for. */
#include "config.h"

#include "db/mysql.h"

#include <stdio.h>
#include <string.h>

#include "base/sha256.h"
#include "db/wait.h"

#define WAIT_FIRST_MS 50
#define WAIT_MOST_MS 1000

/* Locks belong to the server, so the database is part of the name; 64 characters are allowed. */
static TuStatus
key_of(const TuConn *conn, const char *name, char out[64], TuError *err)
{
    char hex[TU_SHA256_HEX];
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, conn->database ? conn->database : "");
    tu_buf_addc(&text, '\n');
    tu_buf_add(&text, name);
    bool fine = !text.failed && tu_sha256_hex(text.s, text.len, hex);
    tu_buf_release(&text);
    if (!fine)
        return tu_error_nomem(err);
    snprintf(out, 64, "trueup_%.40s", hex);
    return TU_OK;
}

static TuStatus
ask(TuConn *conn, const char *function, const char *key, TuArena *arena, const char **answer,
    TuError *err)
{
    const char *sql = tu_arena_printf(arena, "SELECT %s('%s'%s)", function, key,
                                      strcmp(function, "GET_LOCK") == 0 ? ", 0" : "");
    return sql ? tu_conn_value(conn, sql, arena, answer, err) : tu_error_nomem(err);
}

typedef struct Holder {
    TuArena *arena;
    const char *text;
} Holder;

static TuStatus
keep_holder(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Holder *holder = data;
    (void)query, (void)count, (void)err;
    if (!holder->text)
        holder->text =
            tu_arena_printf(holder->arena, "connection %s, user %s of %s, %s for %s seconds",
                            values[0], values[1] ? values[1] : "?", values[2] ? values[2] : "?",
                            values[3] ? values[3] : "?", values[4] ? values[4] : "?");
    return TU_OK;
}

static TuStatus
fail_locked(TuConn *conn, const char *name, const char *key, unsigned wait_ms, TuArena *arena,
            TuError *err)
{
    Holder holder = {arena, NULL};
    const char *id = NULL;
    ask(conn, "IS_USED_LOCK", key, arena, &id, NULL);
    const char *sql = tu_arena_printf(arena,
                                      "SELECT ID, USER, HOST, COMMAND, TIME FROM "
                                      "information_schema.PROCESSLIST WHERE ID = %s",
                                      id ? id : "-1");
    if (sql)
        tu_conn_query(conn, sql, NULL, 0, keep_holder, &holder, NULL);
    tu_error_set(err, TU_ERR_LOCKED, "the lock \"%s\" was not free within %u ms; it is held by %s",
                 name, wait_ms,
                 holder.text ? holder.text
                 : id        ? "a connection that this user may not see"
                             : "a session that just ended");
    if (id)
        tu_error_hint(err, "wait for it, or end it with KILL %s", id);
    return TU_ERR_LOCKED;
}

static TuStatus
poll_lock(TuConn *conn, const char *name, const char *key, unsigned wait_ms, TuArena *arena,
          TuError *err)
{
    uint64_t until = tu_wait_now_ms() + wait_ms;
    unsigned delay = WAIT_FIRST_MS;
    for (;;) {
        const char *answer = NULL;
        TuStatus st = ask(conn, "GET_LOCK", key, arena, &answer, err);
        if (st != TU_OK || (answer && strcmp(answer, "1") == 0))
            return st;
        uint64_t now = tu_wait_now_ms();
        if (now >= until)
            return fail_locked(conn, name, key, wait_ms, arena, err);
        tu_wait_pause(delay, until - now);
        delay = delay * 2 < WAIT_MOST_MS ? delay * 2 : WAIT_MOST_MS;
    }
}

TuStatus
tu_mysql_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err)
{
    char key[64];
    TuArena *arena = tu_arena_new();
    TuStatus st = key_of(conn, name, key, err);
    if (st == TU_OK)
        st = poll_lock(conn, name, key, wait_ms, arena, err);
    tu_arena_free(arena);
    return st;
}

TuStatus
tu_mysql_unlock(TuConn *conn, const char *name, TuError *err)
{
    char key[64];
    const char *answer = NULL;
    TuArena *arena = tu_arena_new();
    TuStatus st = key_of(conn, name, key, err);
    if (st == TU_OK)
        st = ask(conn, "RELEASE_LOCK", key, arena, &answer, err);
    if (st == TU_OK && (!answer || strcmp(answer, "1") != 0)) {
        st = tu_error_set(err, TU_ERR_DB, "the lock \"%s\" was not held by this session", name);
        tu_error_hint(err, "a proxy or a lost connection gave it away; look at what ran meanwhile");
    }
    tu_arena_free(arena);
    return st;
}
