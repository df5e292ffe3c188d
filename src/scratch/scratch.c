/* Scratch databases: made on the server of a URL, dropped on every exit path; what a killed process
 * left behind is swept after an hour, by our prefix and our marker. */
#include "config.h"

#include "scratch/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PREFIX "trueup_scratch_"
#define MARKER "trueup scratch "
#define SWEEP_AFTER "3600"

struct TuScratch {
    TuArena *arena;
    TuConn *admin; /* PostgreSQL: creates and drops; SQLite: NULL */
    TuConn *conn;
    const char *database; /* NULL: nothing to drop */
};

/* Unique over processes and over the databases of one process. */
static const char *
new_name(TuArena *arena)
{
    unsigned char noise[6] = {0};
    FILE *random = fopen("/dev/urandom", "rb");
    if (random) {
        if (fread(noise, sizeof noise, 1, random) != 1)
            noise[0] = 1;
        fclose(random);
    }
    return tu_arena_printf(arena, PREFIX "%ld_%02x%02x%02x%02x%02x%02x", (long)getpid(), noise[0],
                           noise[1], noise[2], noise[3], noise[4], noise[5]);
}

static TuStatus
collect_name(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuScratch *scratch = data;
    (void)query, (void)count, (void)err;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "DROP DATABASE IF EXISTS ");
    tu_sql_ident(&sql, tu_conn_dialect(scratch->admin), values[0]);
    scratch->database = tu_buf_dup(&sql, scratch->arena); /* one stray a run is enough */
    tu_buf_release(&sql);
    return TU_OK;
}

/* Best effort: a stray that cannot be dropped is no reason to fail. */
static void
sweep(TuScratch *scratch)
{
    static const char sql[] =
        "SELECT d.datname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_shdescription c"
        " ON c.objoid OPERATOR(pg_catalog.=) d.oid"
        " AND c.classoid OPERATOR(pg_catalog.=) 'pg_catalog.pg_database'::pg_catalog.regclass"
        " WHERE d.datname LIKE 'trueup\\_scratch\\_%' AND c.description ~ '^" MARKER "[0-9]+$'"
        " AND pg_catalog.substr(c.description, 16)::bigint + " SWEEP_AFTER
        " < pg_catalog.date_part('epoch', pg_catalog.now())"
        " AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datname = d.datname)"
        " LIMIT 1";
    if (tu_conn_query(scratch->admin, sql, NULL, 0, collect_name, scratch, NULL) == TU_OK &&
        scratch->database)
        tu_conn_exec(scratch->admin, scratch->database, NULL);
    scratch->database = NULL;
}

/* Encoding and collation as in the database that the URL names, so that the engine orders and
 * compares as it does there. */
static TuStatus
create_sql(TuScratch *scratch, const char *name, const char **out, TuError *err)
{
    static const char sql[] =
        "SELECT pg_catalog.format(' TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L',"
        " pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype)"
        " || CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 150000"
        " THEN ' STRATEGY file_copy' ELSE '' END"
        " FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()";
    const char *options = NULL;
    TuStatus status = tu_conn_value(scratch->admin, sql, scratch->arena, &options, err);
    if (status != TU_OK)
        return status;
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, "CREATE DATABASE ");
    tu_sql_ident(&text, tu_conn_dialect(scratch->admin), name);
    tu_buf_add(&text, options);
    *out = tu_buf_dup(&text, scratch->arena);
    tu_buf_release(&text);
    return *out ? TU_OK : tu_error_nomem(err);
}

static void
mark(TuScratch *scratch)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "COMMENT ON DATABASE ");
    tu_sql_ident(&sql, tu_conn_dialect(scratch->admin), scratch->database);
    tu_buf_addf(&sql, " IS '" MARKER "%lld'", (long long)time(NULL));
    tu_conn_exec(scratch->admin, sql.s, NULL);
    tu_buf_release(&sql);
}

static TuStatus
create_database(TuScratch *scratch, TuError *err)
{
    const char *name = new_name(scratch->arena), *sql = NULL;
    TuStatus status = name ? create_sql(scratch, name, &sql, err) : tu_error_nomem(err);
    if (status == TU_OK)
        status = tu_conn_exec(scratch->admin, sql, err);
    if (status != TU_OK) {
        tu_error_context(err, "cannot create a scratch database on %s",
                         tu_conn_display_url(scratch->admin));
        if (err && strcmp(err->sqlstate, "42501") == 0)
            tu_error_hint(err, "grant it with ALTER ROLE ... CREATEDB, or name another server of "
                               "the same version with --scratch-url");
        return status;
    }
    scratch->database = name;
    mark(scratch);
    const char *url = tu_conn_sibling_url(scratch->admin, name, scratch->arena);
    return url ? tu_conn_open(url, NULL, &scratch->conn, err) : tu_error_nomem(err);
}

TuStatus
tu_scratch_open(const char *url, TuScratch **out, TuError *err)
{
    *out = NULL;
    TuArena *arena = tu_arena_new();
    TuScratch *scratch = TU_NEW(arena, TuScratch);
    if (!scratch) {
        tu_arena_free(arena);
        return tu_error_nomem(err);
    }
    scratch->arena = arena;
    TuConn *conn = NULL;
    bool file = strncmp(url, "sqlite:", 7) == 0 || !strstr(url, "://");
    TuStatus status = tu_conn_open(file ? "sqlite::memory:" : url, NULL, &conn, err);
    if (status == TU_OK && file) {
        scratch->conn = conn;
    } else if (status == TU_OK) {
        scratch->admin = conn;
        sweep(scratch);
        status = create_database(scratch, err);
    }
    if (status != TU_OK) {
        tu_scratch_free(scratch);
        return status;
    }
    *out = scratch;
    return TU_OK;
}

void
tu_scratch_free(TuScratch *scratch)
{
    if (!scratch)
        return;
    tu_conn_free(scratch->conn);
    if (scratch->admin && scratch->database) {
        TuBuf sql = TU_BUF_INIT;
        tu_buf_add(&sql, "DROP DATABASE IF EXISTS ");
        tu_sql_ident(&sql, tu_conn_dialect(scratch->admin), scratch->database);
        tu_conn_exec(scratch->admin, sql.s, NULL);
        tu_buf_release(&sql);
    }
    tu_conn_free(scratch->admin);
    tu_arena_free(scratch->arena);
}

TuConn *
tu_scratch_conn(TuScratch *scratch)
{
    return scratch->conn;
}
