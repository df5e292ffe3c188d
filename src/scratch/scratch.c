/* Scratch databases: made on the server of a URL, dropped on every exit path; what a killed process
 * left behind is swept after an hour, by our prefix and our marker. */
#include "config.h"

#include "scratch/scratch.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "scratch/server.h"

#define PREFIX "trueup_scratch_"

const TuScratchEngine *
tu_scratch_engine(const TuDialect *dialect)
{
    static const TuScratchEngine *const engines[] = {&tu_scratch_pg, &tu_scratch_sqlite,
                                                     &tu_scratch_mysql};
    for (size_t i = 0; i < TU_LEN(engines); i++) {
        if (engines[i]->dialect == dialect)
            return engines[i];
    }
    return NULL;
}

struct TuScratch {
    TuArena *arena;
    const TuScratchEngine *engine;
    TuConn *admin; /* creates and drops; NULL where the database goes by itself */
    TuConn *conn;
    const char *database; /* NULL: nothing to drop */
};

/* Unique over processes and over the databases of one process; the seconds say how old it is. */
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
    return tu_arena_printf(arena, PREFIX "%lld_%ld_%02x%02x%02x%02x%02x%02x", (long long)time(NULL),
                           (long)getpid(), noise[0], noise[1], noise[2], noise[3], noise[4],
                           noise[5]);
}

static void
drop(TuConn *admin, const char *name)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "DROP DATABASE IF EXISTS ");
    tu_sql_ident(&sql, tu_conn_dialect(admin), name);
    if (!sql.failed)
        tu_conn_exec(admin, sql.s, NULL);
    tu_buf_release(&sql);
}

/* Best effort, one a run: a stray that cannot be dropped is no reason to fail. */
static void
sweep(TuScratch *scratch)
{
    const char *name = NULL;
    TuStatus st =
        tu_conn_value(scratch->admin, scratch->engine->stray, scratch->arena, &name, NULL);
    if (st == TU_OK && name)
        drop(scratch->admin, name);
}

static TuStatus
create_database(TuScratch *scratch, TuError *err)
{
    const char *name = new_name(scratch->arena);
    sweep(scratch);
    TuStatus status = name ? scratch->engine->create(scratch->admin, name, scratch->arena, err)
                           : tu_error_nomem(err);
    if (status != TU_OK)
        return status;
    scratch->database = name;
    const char *url = tu_conn_sibling_url(scratch->admin, name, scratch->arena);
    status = url ? tu_conn_open(url, NULL, &scratch->conn, err) : tu_error_nomem(err);
    if (status == TU_OK)
        scratch->conn->guest = scratch->conn->scratch = true;
    return status;
}

static TuStatus
open_engine(TuScratch *scratch, const char *url, TuError *err)
{
    const TuDialect *dialect = NULL;
    TuStatus status = tu_conn_url_dialect(url, &dialect, err);
    if (status != TU_OK)
        return status;
    scratch->engine = tu_scratch_engine(dialect);
    if (!scratch->engine)
        return tu_error_set(err, TU_ERR_UNSUPPORTED, "no scratch databases on %s", dialect->name);
    if (scratch->engine->url)
        return tu_conn_open(scratch->engine->url, NULL, &scratch->conn, err);
    status = tu_conn_open(url, NULL, &scratch->admin, err);
    return status == TU_OK ? create_database(scratch, err) : status;
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
    TuStatus status = open_engine(scratch, url, err);
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
    if (scratch->database)
        drop(scratch->admin, scratch->database);
    tu_conn_free(scratch->admin);
    tu_arena_free(scratch->arena);
}

bool
tu_scratch_is_free(const char *url)
{
    const TuDialect *dialect = NULL;
    const TuScratchEngine *engine =
        tu_conn_url_dialect(url, &dialect, NULL) == TU_OK ? tu_scratch_engine(dialect) : NULL;
    return engine && engine->url;
}

const char *
tu_scratch_lenient(const TuScratch *scratch)
{
    return scratch->engine->lenient;
}

TuConn *
tu_scratch_conn(TuScratch *scratch)
{
    return scratch->conn;
}

void
tu_scratch_own_server(TuScratch *scratch)
{
    scratch->conn->guest = false;
}
