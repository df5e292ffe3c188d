/* What PostgreSQL and libpq say, as our errors: the server's words, its hint, the statement. */
#include "config.h"

#include "db/pg.h"

#include <stdlib.h>
#include <string.h>

#include "db/statement.h"

void
tu_pg_scrub(const TuConn *conn, TuError *err)
{
    const PGconn *pg = conn->handle;
    const char *const known[] = {PQuser(pg), PQdb(pg), PQhost(pg), NULL};
    if (pg)
        tu_db_error_hide(PQpass(pg), known, TU_LEN(known) - 1, err);
}

/* The server counts characters from 1. */
static size_t
byte_of_character(const char *text, unsigned long position)
{
    size_t at = 0;
    for (unsigned long i = 1; i < position && text[at]; i++) {
        at++;
        while (((unsigned char)text[at] & 0xc0) == 0x80)
            at++;
    }
    return at;
}

static void
set_statement(const char *sql, const PGresult *result, size_t done, TuError *err)
{
    const char *position = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
    TuSqlPlace place = {.has_byte = position != NULL, .done = done};
    if (position)
        place.byte = byte_of_character(sql, strtoul(position, NULL, 10));
    tu_db_error_statement(&tu_dialect_pg, sql, place, err);
}

/* Lock and serialisation failures may be tried again. Class 08 and the shutdowns of class 57 end
 * the session (57014 is a cancelled statement, 57P04 a database that is gone). */
static TuStatus
status_of(const PGconn *pg, const char *sqlstate)
{
    static const char *const again[] = {"55P03", "40P01", "40001"};
    for (size_t i = 0; i < TU_LEN(again); i++)
        if (strcmp(sqlstate, again[i]) == 0)
            return TU_ERR_LOCKED;
    bool ends = strncmp(sqlstate, "57P0", 4) == 0 && strcmp(sqlstate, "57P04") != 0;
    if (PQstatus(pg) == CONNECTION_BAD || ends || strncmp(sqlstate, "08", 2) == 0)
        return TU_ERR_LOST;
    return TU_ERR_DB;
}

TuStatus
tu_pg_result_error(TuConn *conn, const PGresult *result, const char *sql, size_t done, TuError *err)
{
    const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
    const char *hint = PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
    const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (!primary)
        return tu_pg_conn_error(conn, sql, err);
    TuStatus st = status_of(conn->handle, sqlstate ? sqlstate : "");
    if (!err)
        return st;
    tu_error_set(err, st, "%s%s%s%s", primary, detail ? " (" : "", detail ? detail : "",
                 detail ? ")" : "");
    if (hint)
        tu_error_hint(err, "%s", hint);
    for (size_t i = 0; sqlstate && sqlstate[i] && i + 1 < sizeof(err->sqlstate); i++)
        err->sqlstate[i] = sqlstate[i];
    set_statement(sql, result, done, err);
    tu_pg_scrub(conn, err);
    return st;
}

TuStatus
tu_pg_conn_error(TuConn *conn, const char *sql, TuError *err)
{
    const char *text = PQerrorMessage(conn->handle);
    size_t len = strlen(text);
    while (len > 0 && text[len - 1] == '\n')
        len--;
    TuStatus st = PQstatus(conn->handle) == CONNECTION_BAD ? TU_ERR_LOST : TU_ERR_DB;
    tu_error_set(err, st, "%s%.*s", st == TU_ERR_LOST ? "the connection is lost: " : "", (int)len,
                 text);
    if (sql)
        tu_error_statement(err, sql);
    tu_pg_scrub(conn, err);
    return st;
}
