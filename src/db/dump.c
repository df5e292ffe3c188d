/* Dispatch, and the rendering of SQLite, which is a query. */
#include "config.h"

#include "db/dump.h"

#include <string.h>

TuStatus
tu_conn_dump(TuConn *conn, const TuDumpOptions *options, TuArena *arena, const char **script,
             TuError *err)
{
    *script = NULL;
    if (!conn->driver->dump)
        return tu_error_set(err, TU_ERR_UNSUPPORTED, "this driver has no rendering of its own");
    return conn->driver->dump(conn, options, arena, script, err);
}

static TuStatus
add_statement(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuBuf *out = data;
    (void)query, (void)count, (void)err;
    tu_buf_addf(out, "%s\n;\n", values[0]);
    return TU_OK;
}

TuStatus
tu_sqlite_dump(TuConn *conn, const TuDumpOptions *options, TuArena *arena, const char **script,
               TuError *err)
{
    /* Tables before what stands on them; shadow tables come with their virtual table. */
    static const char sql[] =
        "SELECT s.sql FROM sqlite_schema s LEFT JOIN pragma_table_list t"
        " ON t.schema = 'main' AND t.name = s.name AND s.type = 'table'"
        " WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND coalesce(t.type, '') <> 'shadow'"
        " ORDER BY CASE s.type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 "
        "END,"
        " s.rowid";
    TuBuf out = TU_BUF_INIT;
    (void)options; /* there are no rights, and nobody asked to leave anything out yet */
    TuStatus status = tu_conn_query(conn, sql, NULL, 0, add_statement, &out, err);
    if (status == TU_OK && !(*script = tu_buf_dup(&out, arena)))
        status = tu_error_nomem(err);
    tu_buf_release(&out);
    return status;
}
