/* Many queries in one message: each as COPY (query) TO STDOUT, whose text format is decoded in
 * place and streamed, so that a whole catalog costs one round trip and one row of memory. */
#include "config.h"

#include "db/pg.h"

#include <string.h>

typedef struct Batch {
    TuConn *conn;
    const char *sql;
    TuRowFn *fn;
    void *data;
    TuArena *arena;
    const char **values;
    size_t capacity;
    size_t started; /* queries whose rows have begun */
    size_t done;    /* statements completed */
    TuStatus status;
} Batch;

/* Without the semicolon and the space at its end, as COPY (...) wants it. */
static void
add_query(TuBuf *out, const char *query)
{
    size_t len = strlen(query);
    while (len > 0 && strchr("; \t\r\n", query[len - 1]))
        len--;
    tu_buf_add(out, "COPY (");
    tu_buf_addn(out, query, len);
    tu_buf_add(out, "\n) TO STDOUT;\n"); /* a new line: the query may end in a -- comment */
}

static void
build(TuBuf *out, const char *preamble, const char *const *queries, size_t count,
      const char *epilogue)
{
    if (preamble && *preamble) {
        tu_buf_add(out, preamble);
        tu_buf_add(out, "\n;\n");
    }
    for (size_t i = 0; i < count; i++)
        add_query(out, queries[i]);
    tu_buf_add(out, epilogue);
}

/* Undo the backslashes of one value in place; returns the first byte behind it. NULL: \N. */
static char *
decode_value(char *text, const char **value)
{
    static const char from[] = "bfnrtv";
    static const char to[] = "\b\f\n\r\t\v";
    char *in = text;
    char *out = text;
    bool null = in[0] == '\\' && in[1] == 'N' && strchr("\t\n", in[2]);
    while (*in && *in != '\t' && *in != '\n') {
        char c = *in++;
        if (c == '\\' && *in) {
            const char *known = strchr(from, *in);
            c = known ? to[known - from] : *in;
            in++;
        }
        *out++ = c;
    }
    char *next = *in ? in + 1 : in;
    *out = '\0';
    *value = null ? NULL : text;
    return next;
}

static TuStatus
give_row(Batch *b, char *row, size_t columns, TuError *err)
{
    char *at = row;
    for (size_t i = 0; i < columns; i++)
        at = decode_value(at, &b->values[i]);
    return b->fn(b->data, b->started - 1, b->values, columns, err);
}

static bool
reserve_values(Batch *b, size_t columns)
{
    if (columns <= b->capacity && b->values)
        return true;
    b->values = TU_NEW_N(b->arena, const char *, columns + 1);
    b->capacity = columns;
    return b->values != NULL;
}

/* The rows of one query; after a failure they are read and dropped, to keep the connection. */
static void
take_rows(Batch *b, const PGresult *result, TuError *err)
{
    size_t columns = (size_t)PQnfields(result);
    char *row = NULL;
    b->started++;
    if (b->status == TU_OK && !reserve_values(b, columns))
        b->status = tu_error_nomem(err);
    while (PQgetCopyData(b->conn->handle, &row, 0) > 0) {
        if (b->status == TU_OK && b->fn)
            b->status = give_row(b, row, columns, err);
        PQfreemem(row);
    }
}

static void
take_results(Batch *b, TuError *err)
{
    PGconn *pg = b->conn->handle;
    PGresult *result;
    while ((result = PQgetResult(pg)) != NULL) {
        switch (PQresultStatus(result)) {
        case PGRES_COPY_OUT:
            take_rows(b, result, err);
            break;
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
            b->done++;
            break;
        case PGRES_EMPTY_QUERY:
            break;
        default:
            if (b->status == TU_OK)
                b->status = tu_pg_result_error(b->conn, result, b->sql, b->done, err);
        }
        PQclear(result);
    }
    if (b->status == TU_OK && PQstatus(pg) == CONNECTION_BAD)
        b->status = tu_pg_conn_error(b->conn, NULL, err);
}

static TuStatus
run(Batch *b, size_t count, TuError *err)
{
    PGconn *pg = b->conn->handle;
    bool idle = PQtransactionStatus(pg) == PQTRANS_IDLE;
    b->conn->round_trips++;
    if (!PQsendQuery(pg, b->sql))
        return tu_pg_conn_error(b->conn, NULL, err);
    take_results(b, err);
    if (b->status == TU_OK && b->started != count)
        b->status =
            tu_error_set(err, TU_ERR_INTERNAL, "%zu of %zu queries answered", b->started, count);
    /* The preamble may have begun a transaction that its epilogue did not get to end. */
    if (b->status != TU_OK && idle && PQtransactionStatus(pg) != PQTRANS_IDLE)
        tu_pg_exec(b->conn, "ROLLBACK", NULL);
    return b->status;
}

TuStatus
tu_pg_batch(TuConn *conn, const char *preamble, const char *const *queries, size_t count,
            const char *epilogue, TuRowFn *fn, void *data, TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    Batch b = {.conn = conn, .fn = fn, .data = data, .arena = tu_arena_new()};
    build(&sql, preamble, queries, count, epilogue);
    b.sql = sql.s;
    TuStatus st = sql.failed || !b.arena ? tu_error_nomem(err) : run(&b, count, err);
    tu_buf_release(&sql);
    tu_arena_free(b.arena);
    return st;
}
