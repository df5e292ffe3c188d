/* The scripted connection. It checks what is sent, so a test that sends something else fails with
 * both texts; it never answers what it was not told. */
#include "config.h"

#include "db/fake.h"

#include <string.h>

#include "sql/lex.h"

typedef struct Fake {
    const TuFakeStep *steps;
    size_t count, at;
    bool in_transaction;
} Fake;

/* BEGIN and COMMIT move the state that tu_conn_in_transaction() tells. */
static void
follow_transaction(const TuConn *conn, Fake *fake, const char *sql)
{
    TuLexer lexer;
    tu_lex_init(&lexer, conn->driver->dialect, sql, strlen(sql));
    bool first = true;
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END || token.type == TU_TOKEN_UNTERMINATED)
            return;
        if (first && (tu_token_is(&token, "begin") || tu_token_is(&token, "start")))
            fake->in_transaction = true;
        else if (first && (tu_token_is(&token, "commit") || tu_token_is(&token, "end")))
            fake->in_transaction = false;
        else if (first && tu_token_is(&token, "rollback")) {
            TuToken next = tu_lex_next_solid(&lexer);
            if (!tu_token_is(&next, "to"))
                fake->in_transaction = false;
            token = next;
        }
        first = tu_token_is_op(&token, ";");
    }
}

static TuStatus
next_step(Fake *fake, const char *sql, const TuFakeStep **step, TuError *err)
{
    *step = fake->at < fake->count ? &fake->steps[fake->at] : NULL;
    if (!*step || !strstr(sql, (*step)->sql)) {
        tu_error_set(err, TU_ERR_DB, "step %zu: expected \"%s\", got \"%s\"", fake->at + 1,
                     *step ? (*step)->sql : "nothing", sql);
        tu_error_statement(err, sql);
        return TU_ERR_DB;
    }
    fake->at++;
    if ((*step)->fails == TU_OK)
        return TU_OK;
    tu_error_set(err, (*step)->fails, "scripted failure");
    const char *sqlstate = (*step)->sqlstate ? (*step)->sqlstate : "";
    for (size_t i = 0; err && sqlstate[i] && i + 1 < sizeof(err->sqlstate); i++)
        err->sqlstate[i] = sqlstate[i];
    tu_error_statement(err, sql);
    return (*step)->fails;
}

static TuStatus
play(TuConn *conn, const char *sql, size_t query, TuRowFn *fn, void *data, TuError *err)
{
    Fake *fake = conn->handle;
    const TuFakeStep *step = NULL;
    TuStatus st = next_step(fake, sql, &step, err);
    if (st != TU_OK)
        return st;
    follow_transaction(conn, fake, sql);
    TuArena *arena = tu_arena_new();
    const char **values = TU_NEW_N(arena, const char *, step->column_count + 1);
    if (!values)
        st = tu_error_nomem(err);
    for (size_t row = 0; fn && st == TU_OK && row < step->row_count; row++) {
        for (size_t i = 0; i < step->column_count; i++) {
            const char *value = step->rows[row * step->column_count + i];
            values[i] = value && strcmp(value, "\\N") != 0 ? value : NULL;
        }
        st = fn(data, query, values, step->column_count, err);
    }
    tu_arena_free(arena);
    return st;
}

static TuStatus
fake_open(const char *url, const TuConnOptions *options, TuConn *conn, TuError *err)
{
    (void)url;
    (void)options;
    (void)conn;
    return tu_error_set(err, TU_ERR_UNSUPPORTED, "a fake connection has no URL");
}

static void
fake_close(TuConn *conn)
{
    (void)conn; /* all of it is in the arena */
}

static TuStatus
fake_exec(TuConn *conn, const char *sql, TuError *err)
{
    conn->round_trips++;
    return play(conn, sql, 0, NULL, NULL, err);
}

static TuStatus
fake_query(TuConn *conn, const char *sql, const char *const *params, size_t count, TuRowFn *fn,
           void *data, TuError *err)
{
    (void)params;
    (void)count;
    conn->round_trips++;
    return play(conn, sql, 0, fn, data, err);
}

static TuStatus
fake_batch(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
           const char *epilogue, TuRowFn *fn, void *data, TuError *err)
{
    TuStatus st = TU_OK;
    (void)preamble;
    (void)epilogue;
    conn->round_trips++;
    for (size_t i = 0; st == TU_OK && i < count; i++)
        st = play(conn, queries[i], i, fn, data, err);
    return st;
}

static TuStatus
fake_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err)
{
    (void)conn;
    (void)name;
    (void)wait_ms;
    (void)err;
    return TU_OK;
}

static TuStatus
fake_unlock(TuConn *conn, const char *name, TuError *err)
{
    return fake_lock(conn, name, 0, err);
}

static bool
fake_in_transaction(const TuConn *conn)
{
    const Fake *fake = conn->handle;
    return fake->in_transaction;
}

static const char *
fake_sibling_url(const TuConn *conn, const char *database, TuArena *arena)
{
    (void)conn;
    return tu_arena_printf(arena, "fake:%s", database);
}

static const char *const schemes[] = {"fake", NULL};

#define FAKE_DRIVER(of)                                                                 \
    {                                                                                   \
        .schemes = schemes, .dialect = (of), .open = fake_open, .close = fake_close,    \
        .exec = fake_exec, .query = fake_query, .batch = fake_batch, .lock = fake_lock, \
        .unlock = fake_unlock, .in_transaction = fake_in_transaction,                   \
        .sibling_url = fake_sibling_url,                                                \
    }

static const TuConnDriver fake_drivers[] = {
    FAKE_DRIVER(&tu_dialect_pg),
    FAKE_DRIVER(&tu_dialect_sqlite),
    FAKE_DRIVER(&tu_dialect_mysql),
};

static const TuConnDriver *
driver_of(const TuDialect *dialect)
{
    for (size_t i = 0; i < TU_LEN(fake_drivers); i++)
        if (fake_drivers[i].dialect == dialect)
            return &fake_drivers[i];
    return NULL;
}

TuConn *
tu_fake_conn_new(const TuDialect *dialect, const char *server_version, const TuFakeStep *steps,
                 size_t count)
{
    TuArena *arena = tu_arena_new();
    TuConn *conn = TU_NEW(arena, TuConn);
    Fake *fake = TU_NEW(arena, Fake);
    const TuConnDriver *driver = driver_of(dialect);
    if (!conn || !fake || !driver) {
        tu_arena_free(arena);
        return NULL;
    }
    *fake = (Fake){.steps = steps, .count = count};
    *conn = (TuConn){.driver = driver,
                     .handle = fake,
                     .arena = arena,
                     .url = "fake:test",
                     .display_url = "fake:test",
                     .database = "test",
                     .server_version = server_version};
    return conn;
}

size_t
tu_fake_conn_left(const TuConn *conn)
{
    const Fake *fake = conn->handle;
    return fake->count - fake->at;
}
