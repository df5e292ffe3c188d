/* SQL models through the cache: an entry is a whole model, found by all that its files hold. */
#include "config.h"

#include <string.h>

#include "scratch/cache.h"
#include "scratch/server.h"
#include "scratch/sql_model.h"

typedef struct Run {
    TuSqlModel model;
    const TuRealiseOptions *options;
    TuArena *arena;
    TuRealised *out;
    TuStore *store;
    TuStoreKey key;
    TuError *err;
} Run;

static void
step(const Run *run, const char *what)
{
    if (run->options->progress)
        run->options->progress(what, run->options->data);
}

/* Names of what stands outside of the database: a file may speak of any of them. */
static int
compare_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

static const char *
with_outside(const char *environment, const TuNames *outside, TuArena *arena)
{
    TuBuf text = TU_BUF_INIT;
    TuVec sorted = TU_VEC_INIT;
    tu_buf_add(&text, environment);
    for (size_t i = 0; i < outside->count; i++)
        tu_vec_add(&sorted, arena, (void *)(uintptr_t)outside->items[i]);
    tu_vec_sort(&sorted, compare_names);
    for (size_t i = 0; i < sorted.count; i++)
        tu_buf_addf(&text, "\n%s", (const char *)sorted.items[i]);
    const char *copy = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return copy;
}

/* The server is asked what it is before anything is created on it. */
static TuStatus
prepare(Run *run)
{
    const TuRealiseOptions *options = run->options;
    const TuScratchEngine *engine = tu_scratch_engine(run->model.dialect);
    const char *environment = NULL;
    TuNames outside = {0};
    char *hex = tu_arena_alloc(run->arena, TU_SHA256_HEX);
    if (!engine || !engine->environment)
        return TU_OK;
    TuStatus status =
        tu_conn_open(engine->url ? engine->url : options->url, NULL, &run->out->conn, run->err);
    if (status == TU_OK)
        status = tu_cache_environment(run->out->conn, options->own_server, run->arena, &environment,
                                      &outside, run->err);
    if (status != TU_OK)
        return status;
    environment = with_outside(environment, &outside, run->arena);
    if (!hex || !environment || !tu_sql_model_digest(&run->model, environment, hex))
        return tu_error_nomem(run->err);
    /* Another model of the family would be of no use. */
    run->key = (TuStoreKey){hex, hex, options->source ? options->source : ""};
    run->store = tu_cache_open(run->arena, &run->out->problem);
    return TU_OK;
}

static void
look_up(Run *run)
{
    TuKeptModel kept = {0};
    char *bytes = NULL;
    size_t len = 0;
    bool exact = false;
    TuError err = {0};
    step(run, "reading the cache");
    if (tu_store_get(run->store, &run->key, run->arena, &bytes, &len, &exact, &err) != TU_OK)
        run->out->problem = tu_arena_strdup(run->arena, err.message);
    else if (bytes && exact && tu_cache_read(&kept, run->out->conn, bytes, len, run->arena))
        run->out->model = kept.model;
}

static void
keep(Run *run)
{
    TuModel *model = run->out->model;
    TuBuf bytes = TU_BUF_INIT;
    TuError err = {0};
    /* What was passed over when it was run is not said by the files; what has no kind cannot be
     * kept. */
    if (!run->store || run->model.notes.count || model->unmodelled.count || tu_cache_secret(model))
        return;
    step(run, "keeping the model in the cache");
    TuKeptModel kept = {.model = model,
                        .makers = TU_NEW_N(run->arena, uint32_t, model->objects.count + 1)};
    if (!kept.makers)
        return;
    for (size_t i = 0; i < model->objects.count; i++)
        kept.makers[i] = TU_NO_UNIT;
    tu_cache_write(&bytes, &kept);
    if (!bytes.failed && tu_store_put(run->store, &run->key, bytes.s, bytes.len, &err) != TU_OK)
        run->out->problem = tu_arena_strdup(run->arena, err.message);
    tu_buf_release(&bytes);
}

static TuStatus
realise(Run *run)
{
    TuRealised *out = run->out;
    step(run, "running the SQL of the model on scratch");
    TuStatus status = tu_scratch_open(run->options->url, &out->scratch, run->err);
    if (status != TU_OK)
        return status;
    if (run->options->own_server)
        tu_scratch_own_server(out->scratch);
    tu_conn_free(out->conn);
    out->conn = tu_scratch_conn(out->scratch);
    status = tu_sql_model_run(&run->model, out->scratch, run->err);
    if (status == TU_OK)
        status = tu_scratch_read(out->conn, &out->model, run->err);
    if (status == TU_OK)
        out->created = out->model->objects.count;
    return status;
}

TuStatus
tu_realise_sql_cached(const TuNames *paths, unsigned manages, const TuRealiseOptions *options,
                      TuArena *arena, TuRealised *out, TuError *err)
{
    *out = (TuRealised){0};
    Run run = {.model = {.arena = arena, .manages = manages},
               .options = options,
               .arena = arena,
               .out = out,
               .err = err};
    TuStatus status = tu_conn_url_dialect(options->url, &run.model.dialect, err);
    if (status == TU_OK)
        status = tu_sql_model_read(&run.model, paths, err);
    if (status == TU_OK && !options->no_cache)
        status = prepare(&run);
    if (status == TU_OK && run.store)
        look_up(&run);
    if (status == TU_OK && !out->model) {
        status = realise(&run);
        if (status == TU_OK)
            keep(&run);
    }
    tu_store_free(run.store);
    return status == TU_OK ? tu_sql_model_carry(&run.model, &out->model, err) : status;
}
