/* The PostgreSQL driver: open, run, ask. Talks by libpq only. */
#include "config.h"

#include "db/backup.h"
#include "db/dump.h"
#include "db/pg.h"
#include "db/pg_version.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "db/url.h"

static void
ignore_notice(void *data, const PGresult *result)
{
    (void)data;
    (void)result;
}

static TuStatus
check_url(const char *text, TuConn *conn, TuError *err)
{
    TuUrl url;
    tu_url_parse(&url, text, false);
    conn->display_url = tu_url_display(&url, conn->arena);
    const char *odd = url.odd;
    if (!url.authority)
        odd = "// is missing behind the scheme";
    /* libpq's own message may repeat the password, so it is only asked for yes or no. */
    char *message = NULL;
    PQconninfoOption *parsed = odd ? NULL : PQconninfoParse(text, &message);
    if (!odd && !parsed)
        odd = "a host, a parameter or a percent-encoding is not known";
    PQconninfoFree(parsed);
    PQfreemem(message);
    if (!odd)
        return TU_OK;
    tu_error_set(err, TU_ERR_USAGE, "\"%s\" is not a database URL: %s",
                 conn->display_url ? conn->display_url : "", odd);
    tu_error_hint(err, "write postgresql://user:password@host:5432/database?sslmode=require, with "
                       "@ as %%40, / as %%2F, ? as %%3F, %% as %%25 in the password");
    return TU_ERR_USAGE;
}

/* What stands before dbname gives way to the URL, what stands behind it does not. */
static PGconn *
connect_to(const char *url, const TuConnOptions *options)
{
    char timeout[16];
    snprintf(timeout, sizeof(timeout), "%u",
             options->connect_timeout > 0 ? options->connect_timeout : 10);
    const char *const names[] = {"application_name",
                                 "connect_timeout",
                                 "keepalives",
                                 "keepalives_idle",
                                 "keepalives_interval",
                                 "keepalives_count",
                                 "dbname",
                                 "client_encoding",
                                 options->connect_timeout > 0 ? "connect_timeout" : NULL,
                                 NULL};
    const char *const values[] = {options->application ? options->application : "trueup",
                                  timeout,
                                  "1",
                                  "15",
                                  "5",
                                  "3",
                                  url,
                                  "UTF8",
                                  timeout,
                                  NULL};
    return PQconnectdbParams(names, values, 1);
}

static TuStatus
fail_to_connect(TuConn *conn, TuError *err)
{
    const char *text = conn->handle ? PQerrorMessage(conn->handle) : "out of memory";
    size_t len = strlen(text);
    while (len > 0 && text[len - 1] == '\n')
        len--;
    tu_error_set(err, TU_ERR_CONNECT, "cannot connect to %s: %.*s",
                 conn->display_url ? conn->display_url : "PostgreSQL", (int)len, text);
    tu_pg_scrub(conn, err);
    if (conn->handle && PQconnectionNeedsPassword(conn->handle))
        tu_error_hint(err, "give the password in the URL, in PGPASSWORD or in ~/.pgpass");
    return TU_ERR_CONNECT;
}

/* Text literals are read and split as the SQL standard says, so the session has to as well. */
static TuStatus
set_up(TuConn *conn, const TuConnOptions *options, TuError *err)
{
    PGconn *pg = conn->handle;
    const char *conforming = PQparameterStatus(pg, "standard_conforming_strings");
    TuStatus st = TU_OK;
    if (conforming && strcmp(conforming, "on") != 0)
        st = tu_pg_exec(conn, "SET standard_conforming_strings = on", err);
    if (st == TU_OK && options->read_only)
        st = tu_pg_exec(conn, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", err);
    return st;
}

static TuStatus
pg_open(const char *url, const TuConnOptions *options, TuConn *conn, TuError *err)
{
    TuStatus st = check_url(url, conn, err);
    if (st != TU_OK)
        return st;
    conn->handle = connect_to(url, options);
    if (PQstatus(conn->handle) != CONNECTION_OK)
        return fail_to_connect(conn, err);
    PQsetNoticeReceiver(conn->handle, ignore_notice, NULL);
    const char *version = PQparameterStatus(conn->handle, "server_version");
    version = version ? version : "";
    conn->server_version = tu_arena_strndup(conn->arena, version, strcspn(version, " "));
    conn->database = tu_arena_strdup(conn->arena, PQdb(conn->handle));
    conn->notice = tu_pg_version_notice(PQserverVersion(conn->handle), conn->arena);
    st = tu_pg_version_check(PQserverVersion(conn->handle), err);
    if (st != TU_OK)
        return st;
    return set_up(conn, options, err);
}

static void
pg_close(TuConn *conn)
{
    PQfinish(conn->handle);
}

/* Throw COPY data away, refuse to send any. */
static void
pass_copy(PGconn *pg, ExecStatusType status)
{
    char *row = NULL;
    if (status == PGRES_COPY_IN)
        PQputCopyEnd(pg, "data for COPY FROM stdin cannot be sent");
    while (status == PGRES_COPY_OUT && PQgetCopyData(pg, &row, 0) > 0)
        PQfreemem(row);
}

static bool
is_failure(ExecStatusType status)
{
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_COPY_BOTH;
}

TuStatus
tu_pg_exec(TuConn *conn, const char *sql, TuError *err)
{
    PGconn *pg = conn->handle;
    TuStatus st = TU_OK;
    size_t done = 0;
    PGresult *result;
    conn->round_trips++;
    if (!PQsendQuery(pg, sql))
        return tu_pg_conn_error(conn, sql, err);
    while ((result = PQgetResult(pg)) != NULL) {
        ExecStatusType status = PQresultStatus(result);
        if (st == TU_OK && is_failure(status))
            st = tu_pg_result_error(conn, result, sql, done, err);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
            done++;
        pass_copy(pg, status);
        PQclear(result);
        if (status == PGRES_COPY_BOTH)
            break;
    }
    if (st == TU_OK && PQstatus(pg) == CONNECTION_BAD)
        st = tu_pg_conn_error(conn, sql, err);
    return st;
}

static TuStatus
give_rows(const PGresult *result, TuRowFn *fn, void *data, TuArena *arena, TuError *err)
{
    int columns = PQnfields(result);
    TuStatus st = TU_OK;
    const char **values = TU_NEW_N(arena, const char *, (size_t)columns + 1);
    if (!values)
        return tu_error_nomem(err);
    for (int row = 0; st == TU_OK && row < PQntuples(result); row++) {
        for (int i = 0; i < columns; i++)
            values[i] = PQgetisnull(result, row, i) ? NULL : PQgetvalue(result, row, i);
        st = fn(data, 0, values, (size_t)columns, err);
    }
    return st;
}

TuStatus
tu_pg_query(TuConn *conn, const char *sql, const char *const *params, size_t count, TuRowFn *fn,
            void *data, TuError *err)
{
    PGconn *pg = conn->handle;
    TuStatus st = TU_OK;
    if (count > INT16_MAX)
        return tu_error_set(err, TU_ERR_USAGE, "a query has %zu parameters", count);
    conn->round_trips++;
    PGresult *result = PQexecParams(pg, sql, (int)count, NULL, params, NULL, NULL, 0);
    ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT) {
        pass_copy(pg, status);
        PQclear(PQgetResult(pg));
        PQclear(PQgetResult(pg));
        st = tu_error_set(err, TU_ERR_UNSUPPORTED, "COPY cannot be run as a query");
    } else if (!result) {
        st = tu_pg_conn_error(conn, sql, err);
    } else if (is_failure(status)) {
        st = tu_pg_result_error(conn, result, sql, 0, err);
    } else if (fn && status == PGRES_TUPLES_OK) {
        TuArena *arena = tu_arena_new();
        st = give_rows(result, fn, data, arena, err);
        tu_arena_free(arena);
    }
    PQclear(result);
    return st;
}

static bool
pg_in_transaction(const TuConn *conn)
{
    PGTransactionStatusType status = PQtransactionStatus(conn->handle);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

static void
pg_cancel(TuConn *conn)
{
    char text[256];
    PGcancel *cancel = PQgetCancel(conn->handle);
    if (cancel)
        PQcancel(cancel, text, sizeof(text));
    PQfreeCancel(cancel);
}

static const char *
pg_sibling_url(const TuConn *conn, const char *database, TuArena *arena)
{
    TuUrl url;
    tu_url_parse(&url, conn->url, false);
    return tu_url_sibling(&url, database, arena);
}

static const char *const schemes[] = {"postgresql", "postgres", NULL};

const TuConnDriver tu_driver_pg = {
    .schemes = schemes,
    .dialect = &tu_dialect_pg,
    .open = pg_open,
    .close = pg_close,
    .exec = tu_pg_exec,
    .query = tu_pg_query,
    .batch = tu_pg_batch,
    .lock = tu_pg_lock,
    .unlock = tu_pg_unlock,
    .in_transaction = pg_in_transaction,
    .cancel = pg_cancel,
    .dump = tu_pg_dump,
    .backup = &tu_backup_pg,
    .sibling_url = pg_sibling_url,
};
