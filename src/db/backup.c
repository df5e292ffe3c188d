/* Hands on to the driver. */
#include "config.h"

#include "db/backup.h"

#include "base/buf.h"

static TuStatus
no_backup(const TuConn *conn, TuError *err)
{
    return tu_error_set(err, TU_ERR_UNSUPPORTED, "no backups of %s", conn->driver->dialect->name);
}

const char *
tu_conn_backup_suffix(const TuConn *conn)
{
    return conn->driver->backup ? conn->driver->backup->suffix : NULL;
}

TuStatus
tu_conn_backup_identity(TuConn *conn, TuArena *arena, const char **out, TuError *err)
{
    *out = NULL;
    if (!conn->driver->backup || !conn->driver->backup->identity)
        return TU_OK;
    return tu_conn_value(conn, conn->driver->backup->identity, arena, out, err);
}

TuStatus
tu_conn_backup(TuConn *conn, const char *path, const TuBackupWatch *watch, TuError *err)
{
    if (!conn->driver->backup)
        return no_backup(conn, err);
    TuArena *arena = tu_arena_new();
    TuStatus status =
        arena ? conn->driver->backup->write(conn, path, watch, arena, err) : tu_error_nomem(err);
    if (status == TU_OK)
        status = conn->driver->backup->check(conn, path, arena, err);
    tu_arena_free(arena);
    return status;
}

TuStatus
tu_conn_backup_check(TuConn *conn, const char *path, TuError *err)
{
    if (!conn->driver->backup)
        return no_backup(conn, err);
    TuArena *arena = tu_arena_new();
    TuStatus status =
        arena ? conn->driver->backup->check(conn, path, arena, err) : tu_error_nomem(err);
    tu_arena_free(arena);
    return status;
}

TuStatus
tu_conn_restore(TuConn *conn, const char *path, const TuBackupWatch *watch, TuError *err)
{
    if (!conn->driver->backup)
        return no_backup(conn, err);
    TuArena *arena = tu_arena_new();
    TuStatus status =
        arena ? conn->driver->backup->restore(conn, path, watch, arena, err) : tu_error_nomem(err);
    tu_arena_free(arena);
    return status;
}

TuStatus
tu_conn_occupied(TuConn *conn, TuArena *arena, const char **what, TuError *err)
{
    *what = NULL;
    return conn->driver->backup
               ? tu_conn_value(conn, conn->driver->backup->occupied, arena, what, err)
               : no_backup(conn, err);
}

static TuStatus
take_statement(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuBuf *script = data;
    (void)query, (void)count, (void)err;
    tu_buf_addf(script, "%s;\n", values[0]);
    return TU_OK;
}

TuStatus
tu_conn_clear(TuConn *conn, TuError *err)
{
    TuBuf script = TU_BUF_INIT;
    if (!conn->driver->backup)
        return no_backup(conn, err);
    if (!conn->driver->backup->clear)
        return TU_OK;
    TuStatus status =
        tu_conn_query(conn, conn->driver->backup->clear, NULL, 0, take_statement, &script, err);
    if (status == TU_OK && script.failed)
        status = tu_error_nomem(err);
    if (status == TU_OK && script.len)
        status = tu_conn_exec(conn, script.s, err); /* PostgreSQL: one implicit transaction */
    tu_buf_release(&script);
    return status;
}
