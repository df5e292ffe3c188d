/* A store of bytes that does not trust its file: it is the user's own or not used, and every entry
 * carries its checksum. Losing the power may damage it, which is noticed. */
#include "config.h"

#include "db/store.h"

#ifdef TU_WITH_SQLITE3

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"

#define BUSY_MS 3000
#define FORMAT "1" /* of the tables below */

/* Later than everything that is there, whatever the clock says. */
#define NOW "max(CAST(strftime('%s', 'now') AS INTEGER), coalesce(max(used), 0) + 1)"

struct TuStore {
    TuArena *arena;
    sqlite3 *db;
    const char *path;
};

static const char setup[] =
    "PRAGMA synchronous = OFF;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA auto_vacuum = FULL;"
    "CREATE TABLE IF NOT EXISTS entry" FORMAT
    " (key TEXT PRIMARY KEY, family TEXT NOT NULL, source TEXT NOT NULL, used INTEGER NOT NULL, "
    "size INTEGER NOT NULL,"
    " sum TEXT NOT NULL, data BLOB NOT NULL);"
    "CREATE INDEX IF NOT EXISTS entry" FORMAT "_family ON entry" FORMAT " (family, used);";

/* ---- the file ---- */

/* Ours, and not for others to write. */
static TuStatus
check_owner(const char *path, bool directory, TuError *err)
{
    struct stat info;
    if (lstat(path, &info) != 0)
        return tu_error_set(err, TU_ERR_IO, "cannot use %s: %s", path, strerror(errno));
    if (directory ? !S_ISDIR(info.st_mode) : !S_ISREG(info.st_mode))
        return tu_error_set(err, TU_ERR_IO, "%s is not a %s", path,
                            directory ? "directory" : "regular file");
    if (info.st_uid != geteuid())
        return tu_error_set(err, TU_ERR_IO, "%s belongs to another user", path);
    if (info.st_mode & (S_IWGRP | S_IWOTH))
        return tu_error_set(err, TU_ERR_IO, "%s may be written by others", path);
    return TU_OK;
}

/* The directory with those above it that are missing. */
static TuStatus
make_directory(const char *path, TuArena *arena, TuError *err)
{
    char *copy = tu_arena_strdup(arena, path);
    if (!copy)
        return tu_error_nomem(err);
    for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST)
            return tu_error_set(err, TU_ERR_IO, "cannot make %s: %s", copy, strerror(errno));
        *slash = '/';
    }
    if (mkdir(copy, 0700) != 0 && errno != EEXIST)
        return tu_error_set(err, TU_ERR_IO, "cannot make %s: %s", copy, strerror(errno));
    return check_owner(path, true, err);
}

static TuStatus
make_file(const char *path, TuError *err)
{
    int file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return tu_error_set(err, TU_ERR_IO, "cannot use %s: %s", path, strerror(errno));
    close(file);
    return check_owner(path, false, err);
}

static TuStatus
fail(const TuStore *store, TuError *err)
{
    int code = store->db ? sqlite3_errcode(store->db) : SQLITE_NOMEM;
    if (code == SQLITE_NOMEM)
        return tu_error_nomem(err);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        unlink(store->path); /* the next run begins with a new one */
    return tu_error_set(err, code == SQLITE_BUSY ? TU_ERR_LOCKED : TU_ERR_IO, "%s: %s", store->path,
                        sqlite3_errmsg(store->db));
}

static bool
is_damaged(const TuStore *store)
{
    int code = store->db ? sqlite3_errcode(store->db) : SQLITE_OK;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
}

static TuStatus
open_file(TuStore *store, TuError *err)
{
    TuStatus status = make_file(store->path, err);
    if (status != TU_OK)
        return status;
    if (sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        return fail(store, err);
    sqlite3_busy_timeout(store->db, BUSY_MS);
    return sqlite3_exec(store->db, setup, NULL, NULL, NULL) == SQLITE_OK ? TU_OK : fail(store, err);
}

static void
close_file(TuStore *store)
{
    sqlite3_close(store->db);
    store->db = NULL;
}

TuStatus
tu_store_open(const char *directory, const char *name, TuStore **out, TuError *err)
{
    TuArena *arena = tu_arena_new();
    TuStore *store = TU_NEW(arena, TuStore);
    *out = NULL;
    if (!store) {
        tu_arena_free(arena);
        return tu_error_nomem(err);
    }
    store->arena = arena;
    store->path = tu_arena_printf(arena, "%s/%s", directory, name);
    TuStatus status = store->path ? make_directory(directory, arena, err) : tu_error_nomem(err);
    if (status == TU_OK)
        status = open_file(store, err);
    if (status == TU_ERR_IO && is_damaged(store)) {
        close_file(store);
        unlink(store->path);
        status = open_file(store, err);
    }
    if (status == TU_OK)
        *out = store;
    else
        tu_store_free(store);
    return status;
}

void
tu_store_free(TuStore *store)
{
    if (!store)
        return;
    close_file(store);
    tu_arena_free(store->arena);
}

/* ---- entries ---- */

static sqlite3_stmt *
prepare(TuStore *store, const char *sql, const TuStoreKey *key)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        return NULL;
    sqlite3_bind_text(statement, 1, key->key, -1, SQLITE_STATIC);
    if (key->family)
        sqlite3_bind_text(statement, 2, key->family, -1, SQLITE_STATIC);
    if (key->source)
        sqlite3_bind_text(statement, 3, key->source, -1, SQLITE_STATIC);
    return statement;
}

/* The entry of the key, or the last one of the family, if it is what was put there. */
TuStatus
tu_store_get(TuStore *store, const TuStoreKey *key, TuArena *arena, char **data, size_t *len,
             bool *exact, TuError *err)
{
    static const char sql[] =
        "SELECT sum, data, key FROM entry" FORMAT " WHERE key = (SELECT key FROM entry" FORMAT
        " WHERE key = ?1 OR family = ?2 ORDER BY key = ?1 DESC, source = ?3 DESC, used DESC LIMIT "
        "1)";
    static const char touch[] =
        "UPDATE entry" FORMAT " SET used = (SELECT " NOW " FROM entry" FORMAT ") WHERE key = ?1";
    char sum[TU_SHA256_HEX];
    *data = NULL;
    *len = 0;
    *exact = false;
    sqlite3_stmt *statement = prepare(store, sql, key);
    if (!statement)
        return fail(store, err);
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *wanted = (const char *)sqlite3_column_text(statement, 0);
        const void *bytes = sqlite3_column_blob(statement, 1);
        size_t size = (size_t)sqlite3_column_bytes(statement, 1);
        bool whole = wanted && bytes && tu_sha256_hex(bytes, size, sum) && !strcmp(wanted, sum);
        *data = whole ? tu_arena_alloc(arena, size + 1) : NULL;
        if (*data) {
            memcpy(*data, bytes, size);
            *len = size;
            const char *found = (const char *)sqlite3_column_text(statement, 2);
            *exact = found && strcmp(found, key->key) == 0;
            const TuStoreKey used = {.key = found};
            sqlite3_stmt *update = prepare(store, touch, &used);
            sqlite3_step(update); /* only decides what goes first */
            sqlite3_finalize(update);
        }
    }
    TuStatus status = code == SQLITE_ROW || code == SQLITE_DONE ? TU_OK : fail(store, err);
    sqlite3_finalize(statement);
    return status;
}

static bool
insert(TuStore *store, const TuStoreKey *key, const char *data, size_t len)
{
    static const char sql[] =
        "INSERT OR REPLACE INTO entry" FORMAT " (key, family, source, used, size, sum, data) VALUES"
        " (?1, ?2, ?3, (SELECT " NOW " FROM entry" FORMAT "), ?4, ?5, ?6)";
    char sum[TU_SHA256_HEX];
    sqlite3_stmt *statement = prepare(store, sql, key);
    if (!statement || !tu_sha256_hex(data, len, sum)) {
        sqlite3_finalize(statement);
        return false;
    }
    sqlite3_bind_int64(statement, 4, (sqlite3_int64)len);
    sqlite3_bind_text(statement, 5, sum, -1, SQLITE_STATIC);
    sqlite3_bind_blob64(statement, 6, data, len, SQLITE_STATIC);
    int code = sqlite3_step(statement);
    return sqlite3_finalize(statement) == SQLITE_OK && code == SQLITE_DONE;
}

/* The oldest go until what is left fits; the newest four of a source are enough of it. */
static const char evict[] =
    "DELETE FROM entry" FORMAT " WHERE key IN (SELECT key FROM (SELECT key,"
    " sum(size) OVER (ORDER BY used DESC, key) AS total,"
    " row_number() OVER (PARTITION BY family, source ORDER BY used DESC, key) AS nth"
    " FROM entry" FORMAT ") WHERE total > ?1 OR nth > 4)";

TuStatus
tu_store_put(TuStore *store, const TuStoreKey *key, const char *data, size_t len, TuError *err)
{
    sqlite3_stmt *statement = NULL;
    if (len > TU_STORE_MOST / 2)
        return TU_OK;
    bool good = sqlite3_exec(store->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
    if (!good)
        return fail(store, err);
    good = insert(store, key, data, len) &&
           sqlite3_prepare_v2(store->db, evict, -1, &statement, NULL) == SQLITE_OK &&
           sqlite3_bind_int64(statement, 1, TU_STORE_MOST) == SQLITE_OK &&
           sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    good = good && sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    if (good)
        return TU_OK;
    TuStatus status = fail(store, err);
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

#else

TuStatus
tu_store_open(const char *directory, const char *name, TuStore **out, TuError *err)
{
    (void)directory, (void)name;
    *out = NULL;
    return tu_error_set(err, TU_ERR_UNSUPPORTED, "built without SQLite");
}

void
tu_store_free(TuStore *store)
{
    (void)store;
}

TuStatus
tu_store_get(TuStore *store, const TuStoreKey *key, TuArena *arena, char **data, size_t *len,
             bool *exact, TuError *err)
{
    (void)store, (void)key, (void)arena, (void)err;
    *data = NULL;
    *len = 0;
    *exact = false;
    return TU_OK;
}

TuStatus
tu_store_put(TuStore *store, const TuStoreKey *key, const char *data, size_t len, TuError *err)
{
    (void)store, (void)key, (void)data, (void)len, (void)err;
    return TU_OK;
}

#endif
