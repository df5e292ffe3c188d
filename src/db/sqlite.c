/* The SQLite driver. Engine defaults stay as they are; what differs between files is said at open
 * (not a database, not there, not readable), not at the first statement. */
#include "config.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/backup.h"
#include "db/conn.h"
#include "db/dump.h"
#include "db/statement.h"
#include "db/url.h"
#include "sql/lex.h"

#define BUSY_MS 5000

static TuStatus
status_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return TU_ERR_NOMEM;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return TU_ERR_LOCKED;
    default:
        return TU_ERR_DB;
    }
}

static void
add_hint(int code, TuError *err)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        tu_error_hint(err, "another process or connection is writing; try again when it is done");
        return;
    case SQLITE_READONLY:
        tu_error_hint(err, "the connection is read-only, or the file or its directory is not "
                           "writable for this user");
        return;
    case SQLITE_CORRUPT:
        tu_error_hint(err, "the file is damaged; see PRAGMA integrity_check and restore a backup");
        return;
    case SQLITE_FULL:
        tu_error_hint(err, "the disk is full");
        return;
    case SQLITE_AUTH:
        tu_error_hint(err, "what runs in memory, as on scratch, opens and writes no other file");
        return;
    default:
        return;
    }
}

static int
error_offset(sqlite3 *db)
{
#if SQLITE_VERSION_NUMBER >= 3038000
    return sqlite3_error_offset(db);
#else
    (void)db;
    return -1;
#endif
}

/* The error of the last call. sql begins at the statement that failed and offset counts from it. */
static TuStatus
fail(TuConn *conn, const char *sql, int offset, TuError *err)
{
    sqlite3 *db = conn->handle;
    int code = sqlite3_extended_errcode(db);
    TuStatus st = status_of(code);
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, sqlite3_errmsg(db));
    if (offset >= 0)
        tu_buf_addf(&text, " (at byte %d)", offset + 1);
    if (code != SQLITE_ERROR)
        tu_buf_addf(&text, " (SQLite error %d)", code);
    tu_error_set(err, st, "%s", text.s);
    tu_buf_release(&text);
    add_hint(code, err);
    TuSqlPlace place = {.has_byte = offset >= 0, .byte = offset >= 0 ? (size_t)offset : 0};
    if (sql)
        tu_db_error_statement(&tu_dialect_sqlite, sql, place, err);
    return st;
}

static TuStatus
fail_to_open(TuConn *conn, TuError *err)
{
    sqlite3 *db = conn->handle;
    int code = db ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;
    struct stat info;
    bool there = stat(conn->database, &info) == 0;
    int number = there ? 0 : errno;
    if ((code & 0xff) == SQLITE_NOMEM)
        return tu_error_nomem(err);
    if (status_of(code) == TU_ERR_LOCKED)
        return fail(conn, NULL, -1, err);
    if ((code & 0xff) == SQLITE_NOTADB) {
        tu_error_set(err, TU_ERR_CONNECT, "\"%s\" is not a SQLite database", conn->database);
        tu_error_hint(err, "its first bytes are not those of one; is it the right file, or is it "
                           "encrypted?");
    } else if (there && S_ISDIR(info.st_mode)) {
        tu_error_set(err, TU_ERR_CONNECT, "\"%s\" is a directory", conn->database);
    } else if (!there) {
        tu_error_set(err, TU_ERR_CONNECT, "cannot open \"%s\": %s", conn->database,
                     strerror(number));
        tu_error_hint(err, "check the path; it counts from the working directory");
    } else {
        tu_error_set(err, TU_ERR_CONNECT, "cannot open \"%s\": %s", conn->database,
                     sqlite3_errmsg(db));
        tu_error_hint(err, "check that this user may read the file and its directory");
    }
    return TU_ERR_CONNECT;
}

/* sqlite:path, sqlite://path, or a bare path. */
static TuStatus
path_of(const char *text, TuConn *conn, TuError *err)
{
    TuUrl url;
    bool is_url = tu_url_parse(&url, text, true) &&
                  (strncmp(text, "sqlite:", 7) == 0 || strncmp(text, "sqlite3:", 8) == 0);
    if (!is_url) {
        conn->database = text;
        conn->display_url = text;
        return TU_OK;
    }
    conn->database = tu_arena_strndup(conn->arena, url.path.text, url.path.len);
    conn->display_url = tu_url_display(&url, conn->arena);
    if (!conn->database || !conn->display_url)
        return tu_error_nomem(err);
    if (url.query.text) {
        tu_error_set(err, TU_ERR_USAGE, "a sqlite URL takes no parameters: %s", conn->display_url);
        tu_error_hint(err, "a file whose name has a ? is opened by its bare path");
        return TU_ERR_USAGE;
    }
    if (url.path.len == 0)
        return tu_error_set(err, TU_ERR_USAGE, "a sqlite URL without a path");
    return TU_OK;
}

static bool
sqlite_missing(const char *url)
{
    TuConn conn = {.arena = tu_arena_new()};
    struct stat info;
    bool missing = path_of(url, &conn, NULL) == TU_OK && strcmp(conn.database, ":memory:") != 0 &&
                   stat(conn.database, &info) != 0 && errno == ENOENT;
    tu_arena_free(conn.arena);
    return missing;
}

/* A read-only connection cannot undo what a killed writer left half done, so that nobody could look
 * at the file before somebody writes to it. One that only refuses to write can. */
static int
open_to_recover(const char *path, sqlite3 **db)
{
    sqlite3_close_v2(*db);
    *db = NULL;
    int code = sqlite3_open_v2(path, db, SQLITE_OPEN_READWRITE, NULL);
    if (code != SQLITE_OK)
        return code;
    sqlite3_extended_result_codes(*db, 1);
    sqlite3_busy_timeout(*db, BUSY_MS);
    return sqlite3_exec(*db, "PRAGMA query_only = ON; PRAGMA schema_version", NULL, NULL, NULL);
}

/* A model or a migration that is tried in memory must not reach the files that it names: ATTACH and
 * VACUUM INTO both come here. Without a name it is a temporary file; VACUUM has one. */
static int
attach_no_file(void *data, int action, const char *path, const char *b, const char *c,
               const char *d)
{
    (void)data;
    (void)b;
    (void)c;
    (void)d;
    bool other = action == SQLITE_ATTACH && (!path || (*path && strcmp(path, ":memory:") != 0));
    return other ? SQLITE_DENY : SQLITE_OK;
}

static TuStatus
sqlite_open(const char *url, const TuConnOptions *options, TuConn *conn, TuError *err)
{
    sqlite3 *db = NULL;
    int flags = options->read_only    ? SQLITE_OPEN_READONLY
                : options->must_exist ? SQLITE_OPEN_READWRITE
                                      : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    TuStatus st = path_of(url, conn, err);
    if (st != TU_OK)
        return st;
    int code = sqlite3_open_v2(conn->database, &db, flags, NULL);
    conn->handle = db;
    conn->server_version = sqlite3_libversion();
    if (code != SQLITE_OK)
        return fail_to_open(conn, err);
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, BUSY_MS);
    /* Opening reads nothing; this reads the header. */
    code = sqlite3_exec(db, "PRAGMA schema_version", NULL, NULL, NULL);
    if (options->read_only && (code & 0xff) == SQLITE_READONLY) {
        code = open_to_recover(conn->database, &db);
        conn->handle = db;
    }
    if (code != SQLITE_OK)
        return fail_to_open(conn, err);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (int *)NULL);
    if (strcmp(conn->database, ":memory:") == 0)
        sqlite3_set_authorizer(db, attach_no_file, NULL);
    return TU_OK;
}

static void
sqlite_close(TuConn *conn)
{
    sqlite3_close_v2(conn->handle);
}

/* Behind the space, comments and empty statements. */
static const char *
skip_to_statement(const char *sql)
{
    TuLexer lexer;
    TuToken token;
    tu_lex_init(&lexer, &tu_dialect_sqlite, sql, strlen(sql));
    do
        token = tu_lex_next_solid(&lexer);
    while (tu_token_is_op(&token, ";"));
    return token.text;
}

/* The next statement of a text; *statement is NULL and *sql at the end when there is none. */
static TuStatus
prepare(TuConn *conn, const char **sql, sqlite3_stmt **statement, TuError *err)
{
    const char *start = skip_to_statement(*sql);
    *statement = NULL;
    if (sqlite3_prepare_v2(conn->handle, start, -1, statement, sql) != SQLITE_OK)
        return fail(conn, start, error_offset(conn->handle), err);
    return TU_OK;
}

static TuStatus
give_rows(TuConn *conn, sqlite3_stmt *statement, size_t query, TuRowFn *fn, void *data,
          TuError *err)
{
    TuStatus st = TU_OK;
    int code;
    size_t count = (size_t)sqlite3_column_count(statement);
    TuArena *arena = tu_arena_new();
    const char **values = TU_NEW_N(arena, const char *, count + 1);
    if (!values)
        st = tu_error_nomem(err);
    while (st == TU_OK && (code = sqlite3_step(statement)) != SQLITE_DONE) {
        if (code != SQLITE_ROW) {
            st = fail(conn, sqlite3_sql(statement), -1, err);
            break;
        }
        for (size_t i = 0; fn && i < count; i++)
            values[i] = (const char *)sqlite3_column_text(statement, (int)i);
        if (fn)
            st = fn(data, query, values, count, err);
    }
    tu_arena_free(arena);
    return st;
}

/* Hand-written text may open a transaction and fail inside: it stays open, for the caller. */
static TuStatus
sqlite_exec(TuConn *conn, const char *sql, TuError *err)
{
    TuStatus st = TU_OK;
    conn->round_trips++;
    while (st == TU_OK && *sql) {
        sqlite3_stmt *statement = NULL;
        st = prepare(conn, &sql, &statement, err);
        if (statement)
            st = give_rows(conn, statement, 0, NULL, NULL, err);
        sqlite3_finalize(statement);
    }
    return st;
}

/* $1 and ?1 are the first parameter, wherever they stand. */
static TuStatus
bind(TuConn *conn, sqlite3_stmt *statement, const char *const *params, size_t count, TuError *err)
{
    int places = sqlite3_bind_parameter_count(statement);
    for (int i = 1; i <= places; i++) {
        const char *name = sqlite3_bind_parameter_name(statement, i);
        unsigned long number = name ? strtoul(name + 1, NULL, 10) : (unsigned long)i;
        if (number == 0 || number > count) {
            /* ?2 alone makes a ?1 that nobody asked for */
            if (!name && number <= count)
                continue;
            return tu_error_set(err, TU_ERR_USAGE, "no value for parameter %s", name ? name : "?");
        }
        int code = sqlite3_bind_text(statement, i, params[number - 1], -1, SQLITE_STATIC);
        if (code != SQLITE_OK)
            return fail(conn, sqlite3_sql(statement), -1, err);
    }
    return TU_OK;
}

static TuStatus
run_query(TuConn *conn, const char *sql, const char *const *params, size_t count, size_t query,
          TuRowFn *fn, void *data, TuError *err)
{
    sqlite3_stmt *statement = NULL;
    const char *tail = sql;
    TuStatus st = prepare(conn, &tail, &statement, err);
    if (st == TU_OK && *skip_to_statement(tail)) {
        st = tu_error_set(err, TU_ERR_DB, "more than one statement in a query");
        tu_error_statement(err, sql);
    }
    if (st == TU_OK && statement)
        st = bind(conn, statement, params, count, err);
    if (st == TU_OK && statement)
        st = give_rows(conn, statement, query, fn, data, err);
    sqlite3_finalize(statement);
    return st;
}

static TuStatus
sqlite_query(TuConn *conn, const char *sql, const char *const *params, size_t count, TuRowFn *fn,
             void *data, TuError *err)
{
    conn->round_trips++;
    return run_query(conn, sql, params, count, 0, fn, data, err);
}

static TuStatus
run_batch(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
          const char *epilogue, TuRowFn *fn, void *data, TuError *err)
{
    TuStatus st = preamble ? sqlite_exec(conn, preamble, err) : TU_OK;
    for (size_t i = 0; st == TU_OK && i < count; i++)
        st = run_query(conn, queries[i], NULL, 0, i, fn, data, err);
    if (st == TU_OK && epilogue)
        st = sqlite_exec(conn, epilogue, err);
    return st;
}

/* One read transaction, so that all queries see one state of the file. */
static TuStatus
sqlite_batch(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
             const char *epilogue, TuRowFn *fn, void *data, TuError *err)
{
    uint64_t round_trips = conn->round_trips + 1;
    bool idle = sqlite3_get_autocommit(conn->handle) != 0;
    TuStatus st = idle ? sqlite_exec(conn, "BEGIN", err) : TU_OK;
    if (st == TU_OK)
        st = run_batch(conn, preamble, queries, count, epilogue, fn, data, err);
    bool open = idle && sqlite3_get_autocommit(conn->handle) == 0;
    if (st == TU_OK && open)
        st = sqlite_exec(conn, "COMMIT", err);
    else if (open)
        sqlite_exec(conn, "ROLLBACK", NULL);
    conn->round_trips = round_trips;
    return st;
}

/* The file's own lock is taken by each migration; this says early that it cannot be. */
static TuStatus
sqlite_lock(TuConn *conn, const char *name, unsigned wait_ms, TuError *err)
{
    (void)name;
    if (sqlite3_get_autocommit(conn->handle) == 0)
        return TU_OK; /* a transaction is open: it has what it could get */
    /* BEGIN IMMEDIATE passes on a read-only file. */
    if (sqlite3_db_readonly(conn->handle, "main") == 1) {
        tu_error_set(err, TU_ERR_DB, "\"%s\" cannot be written", conn->database);
        add_hint(SQLITE_READONLY, err);
        return TU_ERR_DB;
    }
    sqlite3_busy_timeout(conn->handle, (int)(wait_ms < INT32_MAX ? wait_ms : INT32_MAX));
    TuStatus st = sqlite_exec(conn, "BEGIN IMMEDIATE", err);
    sqlite3_busy_timeout(conn->handle, BUSY_MS);
    if (st == TU_OK)
        return sqlite_exec(conn, "ROLLBACK", err);
    if (st == TU_ERR_LOCKED)
        tu_error_context(err, "\"%s\" was not free within %u ms", conn->database, wait_ms);
    return st;
}

static TuStatus
sqlite_unlock(TuConn *conn, const char *name, TuError *err)
{
    (void)conn;
    (void)name;
    (void)err;
    return TU_OK; /* the lock probes only */
}

static bool
sqlite_in_transaction(const TuConn *conn)
{
    return sqlite3_get_autocommit(conn->handle) == 0;
}

static void
sqlite_fire_triggers(TuConn *conn, bool on)
{
    sqlite3_db_config(conn->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, on ? 1 : 0, (int *)NULL);
}

static void
sqlite_cancel(TuConn *conn)
{
    sqlite3_interrupt(conn->handle);
}

static const char *
sqlite_sibling_url(const TuConn *conn, const char *database, TuArena *arena)
{
    (void)conn;
    (void)database;
    return tu_arena_strdup(arena, "sqlite::memory:");
}

static const char *const schemes[] = {"sqlite", "sqlite3", NULL};

const TuConnDriver tu_driver_sqlite = {
    .schemes = schemes,
    .dialect = &tu_dialect_sqlite,
    .open = sqlite_open,
    .close = sqlite_close,
    .exec = sqlite_exec,
    .query = sqlite_query,
    .batch = sqlite_batch,
    .lock = sqlite_lock,
    .unlock = sqlite_unlock,
    .in_transaction = sqlite_in_transaction,
    .cancel = sqlite_cancel,
    .dump = tu_sqlite_dump,
    .fire_triggers = sqlite_fire_triggers,
    .backup = &tu_backup_sqlite,
    .missing = sqlite_missing,
    .sibling_url = sqlite_sibling_url,
};
