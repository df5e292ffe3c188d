/* Backups of SQLite by its backup interface: a consistent copy while others read and write. */
#include "config.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "db/backup.h"

#define STEP_PAGES 1024
#define BUSY_TRIES 100 /* of 50 ms */

static TuStatus
fail(sqlite3 *db, const char *what, const char *path, TuError *err)
{
    int code = db ? sqlite3_errcode(db) : SQLITE_NOMEM;
    if (code == SQLITE_NOMEM)
        return tu_error_nomem(err);
    bool locked = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    return tu_error_set(err, locked ? TU_ERR_LOCKED : TU_ERR_IO, "%s \"%s\": %s", what, path,
                        db ? sqlite3_errmsg(db) : "out of memory");
}

static TuStatus
copy(sqlite3 *into, sqlite3 *from, const TuBackupWatch *watch, const char *path, TuError *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(into, "main", from, "main");
    if (!backup)
        return fail(into, "cannot copy to or from", path, err);
    int code, tries = 0;
    do {
        code = sqlite3_backup_step(backup, STEP_PAGES);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            sqlite3_sleep(50);
        else if (watch && watch->progress) {
            unsigned long long total = (unsigned long long)sqlite3_backup_pagecount(backup);
            watch->progress(watch->data,
                            total - (unsigned long long)sqlite3_backup_remaining(backup), total);
        }
    } while (code == SQLITE_OK ||
             ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++tries < BUSY_TRIES));
    bool done = code == SQLITE_DONE;
    code = sqlite3_backup_finish(backup);
    return done && code == SQLITE_OK ? TU_OK : fail(into, "cannot copy to or from", path, err);
}

static TuStatus
open_file(const char *path, int flags, sqlite3 **db, TuError *err)
{
    if (sqlite3_open_v2(path, db, flags | SQLITE_OPEN_NOFOLLOW, NULL) == SQLITE_OK)
        return TU_OK;
    TuStatus status = fail(*db, "cannot open", path, err);
    sqlite3_close(*db);
    *db = NULL;
    return status;
}

static TuStatus
write_backup(TuConn *conn, const char *path, const TuBackupWatch *watch, TuArena *arena,
             TuError *err)
{
    sqlite3 *db = NULL;
    (void)arena;
    TuStatus status = open_file(path, SQLITE_OPEN_READWRITE, &db, err);
    if (status == TU_OK)
        status = copy(db, conn->handle, watch, path, err);
    if (db)
        sqlite3_close(db);
    return status;
}

static int
take_answer(void *data, int count, char **values, char **names)
{
    (void)count, (void)names;
    snprintf(data, 200, "%s", values[0] ? values[0] : "");
    return 1; /* the first one is enough */
}

static TuStatus
check(TuConn *conn, const char *path, TuArena *arena, TuError *err)
{
    sqlite3 *db = NULL;
    char answer[200] = "";
    (void)conn, (void)arena;
    TuStatus status = open_file(path, SQLITE_OPEN_READONLY, &db, err);
    if (status != TU_OK)
        return status;
    int code = sqlite3_exec(db, "PRAGMA integrity_check(1)", take_answer, answer, NULL);
    if (code != SQLITE_ABORT || strcmp(answer, "ok") != 0)
        status = tu_error_set(err, TU_ERR_DB, "the backup is not whole: %s",
                              *answer ? answer : sqlite3_errmsg(db));
    sqlite3_close(db);
    return status;
}

/* In one transaction of the live file: all or nothing. */
static TuStatus
restore(TuConn *conn, const char *path, const TuBackupWatch *watch, TuArena *arena, TuError *err)
{
    sqlite3 *db = NULL;
    (void)arena;
    TuStatus status = open_file(path, SQLITE_OPEN_READONLY, &db, err);
    if (status == TU_OK)
        status = copy(conn->handle, db, watch, path, err);
    if (db)
        sqlite3_close(db);
    return status;
}

const TuBackupDriver tu_backup_sqlite = {.suffix = "db",
                                         .occupied = "SELECT name FROM sqlite_schema LIMIT 1",
                                         .write = write_backup,
                                         .check = check,
                                         .restore = restore};
