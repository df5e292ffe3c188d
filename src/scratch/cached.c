/* Realising through the cache: a model that was seen before costs nothing, one that was seen almost
 * so costs what changed. Anything doubtful is done in full. */
#include "config.h"

#include <string.h>

#include "model/part.h"
#include "scratch/adapt.h"
#include "scratch/cache.h"
#include "scratch/realise.h"
#include "scratch/server.h"

typedef struct Run {
    TuModel *declared;
    const TuRealiseOptions *options;
    TuArena *arena;
    TuRealised *out;
    TuStore *store;
    TuUnits units;
    TuStoreKey key;
    TuKeptModel kept; /* model NULL: nothing of use was found */
    bool exact;       /* it is the model that is wanted */
    bool *wanted;     /* by unit: not kept */
    size_t wanted_count;
    TuError *err;
} Run;

static void
step(const Run *run, const char *what)
{
    if (run->options->progress)
        run->options->progress(what, run->options->data);
}

/* ---- in full ---- */

static TuStatus
open_scratch(Run *run)
{
    TuRealised *out = run->out;
    if (!out->scratch) {
        TuStatus status = tu_scratch_open(run->options->url, &out->scratch, run->err);
        if (status != TU_OK)
            return status;
        if (run->options->own_server)
            tu_scratch_own_server(out->scratch);
    }
    tu_conn_free(out->conn);
    out->conn = tu_scratch_conn(out->scratch);
    return TU_OK;
}

static TuStatus
realise_whole(Run *run)
{
    step(run, "realising the model on scratch");
    TuStatus status = open_scratch(run);
    run->out->created = run->declared->objects.count;
    return status == TU_OK
               ? tu_realise_create(run->out->conn, run->declared, &run->out->model, run->err)
               : status;
}

/* ---- what is kept of it ---- */

/* Did the engine choose this name, and does it show that another one was taken? Then it depends on
 * who came first. */
static bool
is_numbered(const Run *run, const TuObject *object)
{
    size_t len = strlen(object->name);
    char last = len ? object->name[len - 1] : 'a';
    return last >= '0' && last <= '9' && !tu_model_find_same(run->declared, object);
}

/* Which unit made what, for the store. */
static bool
note_makers(const Run *run, TuKeptModel *kept)
{
    const TuModel *model = run->out->model;
    kept->model = run->out->model;
    kept->key_count = run->units.count;
    kept->keys = TU_NEW_N(run->arena, const char *, run->units.count + 1);
    kept->makers = TU_NEW_N(run->arena, uint32_t, model->objects.count + 1);
    if (!kept->keys || !kept->makers)
        return false;
    for (uint32_t i = 0; i < run->units.count; i++)
        kept->keys[i] = run->units.keys[i];
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        const TuObject *top = object;
        while (top->parent)
            top = top->parent;
        if (object == top)
            kept->makers[i] = tu_units_maker(&run->units, model, object);
        uint32_t maker = kept->makers[top->id];
        if (maker != TU_NO_UNIT && is_numbered(run, object))
            kept->keys[maker] = NULL;
    }
    return true;
}

static void
keep(Run *run)
{
    TuKeptModel kept = {0};
    TuBuf bytes = TU_BUF_INIT;
    TuError err = {0};
    /* What has no kind cannot be kept. */
    if (!run->store || run->out->model->unmodelled.count || tu_cache_secret(run->declared) ||
        tu_cache_secret(run->out->model) || !note_makers(run, &kept))
        return;
    step(run, "keeping the model in the cache");
    tu_cache_write(&bytes, &kept);
    if (!bytes.failed && tu_store_put(run->store, &run->key, bytes.s, bytes.len, &err) != TU_OK)
        run->out->problem = tu_arena_strdup(run->arena, err.message);
    tu_buf_release(&bytes);
}

static void
look_up(Run *run)
{
    char *bytes = NULL;
    size_t len = 0;
    TuError err = {0};
    step(run, "reading the cache");
    if (tu_store_get(run->store, &run->key, run->arena, &bytes, &len, &run->exact, &err) != TU_OK) {
        run->out->problem = tu_arena_strdup(run->arena, err.message);
        return;
    }
    if (bytes)
        tu_cache_read(&run->kept, run->out->conn, bytes, len, run->arena);
}

/* ---- in part ---- */

/* Units that the kept model does not have, and objects of it that nobody wants any more. */
static bool
compare_keys(Run *run, bool *drop)
{
    const TuModel *model = run->kept.model;
    uint32_t *now = TU_NEW_N(run->arena, uint32_t, run->kept.key_count + 1);
    run->wanted = TU_NEW_N(run->arena, bool, run->units.count + 1);
    if (!now || !run->wanted)
        return false;
    for (uint32_t i = 0; i < run->units.count; i++)
        run->wanted[i] = true;
    run->wanted_count = run->units.count;
    for (size_t i = 0; i < run->kept.key_count; i++) {
        now[i] = run->kept.keys[i] ? tu_units_find(&run->units, run->kept.keys[i]) : TU_NO_UNIT;
        if (now[i] != TU_NO_UNIT && run->wanted[now[i]]) {
            run->wanted[now[i]] = false;
            run->wanted_count--;
        }
    }
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        uint32_t maker = object->parent ? TU_NO_UNIT : run->kept.makers[i];
        drop[i] = maker != TU_NO_UNIT && now[maker] == TU_NO_UNIT;
    }
    return true;
}

/* What is there for everybody must be in both, or something has made it that we do not know. */
static bool
same_rest(const Run *run, const TuModel *part, bool *take)
{
    const TuModel *kept = run->kept.model;
    for (size_t i = 0; i < part->objects.count; i++) {
        const TuObject *object = part->objects.items[i];
        if (object->parent)
            continue;
        uint32_t maker = tu_units_maker(&run->units, part, object);
        take[i] = maker != TU_NO_UNIT && run->wanted[maker];
        if (maker == TU_NO_UNIT && !tu_model_find_same(kept, object))
            return false;
    }
    for (size_t i = 0; i < kept->objects.count; i++) {
        const TuObject *object = kept->objects.items[i];
        if (!object->parent && run->kept.makers[i] == TU_NO_UNIT &&
            !tu_model_find_same(part, object))
            return false;
    }
    return part->unmodelled.count == 0;
}

static bool
is_relation(const TuObject *object)
{
    const uint64_t relations = TU_KIND_BIT(TU_KIND_TABLE) | TU_KIND_BIT(TU_KIND_VIEW) |
                               TU_KIND_BIT(TU_KIND_MATERIALIZED_VIEW) |
                               TU_KIND_BIT(TU_KIND_SEQUENCE) | TU_KIND_BIT(TU_KIND_COMPOSITE) |
                               TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_PRIMARY_KEY) |
                               TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_EXCLUSION);
    return (relations & TU_KIND_BIT(object->kind)) != 0 && *object->name;
}

/* The engine names what has no name after what is there already: two of a name, one of them the
 * engine's, would not be in one database. */
static bool
names_meet(const Run *run, const TuModel *model)
{
    TuMap *taken = tu_map_new();
    TuBuf key = TU_BUF_INIT;
    bool meet = false;
    for (size_t i = 0; i < model->objects.count && !meet; i++) {
        const TuObject *object = model->objects.items[i];
        if (!is_relation(object))
            continue;
        tu_buf_clear(&key);
        tu_buf_add(&key, object->schema);
        tu_buf_addc(&key, '.');
        tu_buf_add(&key, object->name);
        const TuObject *other = tu_map_find(taken, key.s);
        meet = other && (!tu_model_find_same(run->declared, object) ||
                         !tu_model_find_same(run->declared, other));
        tu_map_put(taken, tu_buf_dup(&key, run->arena), (void *)(uintptr_t)object);
    }
    meet |= tu_map_failed(taken) || key.failed || tu_arena_failed(run->arena);
    tu_map_free(taken);
    tu_buf_release(&key);
    return meet;
}

/* Create the wanted units with what they need in a scratch database of their own. */
static TuStatus
realise_part(Run *run, const bool *keep_ids, TuModel **out)
{
    TuScratch *scratch = NULL;
    TuModel *part = tu_model_part(run->declared, keep_ids);
    TuStatus status =
        part ? tu_scratch_open(run->options->url, &scratch, run->err) : tu_error_nomem(run->err);
    if (status == TU_OK && run->options->own_server)
        tu_scratch_own_server(scratch);
    if (status == TU_OK)
        status = tu_realise_create(tu_scratch_conn(scratch), part, out, run->err);
    tu_scratch_free(scratch);
    tu_model_free(part);
    return status;
}

/* The kept model with what changed. *done is false where it has to be done in full. */
static TuStatus
renew(Run *run, bool *done)
{
    TuModel *kept = run->kept.model, *part = NULL;
    bool *drop = TU_NEW_N(run->arena, bool, kept->objects.count + 1);
    bool *keep_ids = TU_NEW_N(run->arena, bool, run->declared->objects.count + 1);
    *done = false;
    if (!drop || !keep_ids || !compare_keys(run, drop))
        return tu_error_nomem(run->err);
    size_t count = tu_units_close(&run->units, run->wanted, keep_ids);
    if (count > run->declared->objects.count / 2)
        return TU_OK;
    run->out->created = count;
    step(run, "realising what changed in the model on scratch");
    TuStatus status = realise_part(run, keep_ids, &part);
    bool *take = part ? TU_NEW_N(run->arena, bool, part->objects.count + 1) : NULL;
    if (take && same_rest(run, part, take) && tu_model_graft(kept, drop, part, take) &&
        !names_meet(run, kept)) {
        run->out->model = kept;
        run->kept.model = NULL;
        *done = true;
    }
    tu_model_free(part);
    /* The same text would be as wrong among the others. */
    if (status != TU_OK && run->err && strcmp(run->err->sqlstate, "42601") == 0)
        return status;
    return status == TU_ERR_NOMEM || status == TU_ERR_REFUSED ? status : TU_OK;
}

/* ---- the whole ---- */

static TuStatus
from_cache(Run *run, bool *done)
{
    *done = false;
    look_up(run);
    if (!run->kept.model)
        return TU_OK;
    if (!run->exact)
        return tu_scratch_engine(tu_conn_dialect(run->out->conn))->whole ? TU_OK : renew(run, done);
    run->out->model = run->kept.model;
    run->kept.model = NULL;
    *done = true;
    return TU_OK;
}

/* The server is asked what it is before anything is created on it. */
static TuStatus
prepare(Run *run)
{
    const TuRealiseOptions *options = run->options;
    const char *environment = NULL;
    TuNames outside = {0};
    const TuDialect *dialect = NULL;
    TuStatus status = tu_conn_url_dialect(options->url, &dialect, run->err);
    const TuScratchEngine *engine = status == TU_OK ? tu_scratch_engine(dialect) : NULL;
    if (status != TU_OK || !engine || !engine->environment)
        return status;
    status =
        tu_conn_open(engine->url ? engine->url : options->url, NULL, &run->out->conn, run->err);
    if (status == TU_OK)
        status = tu_cache_environment(run->out->conn, options->own_server, run->arena, &environment,
                                      &outside, run->err);
    if (status != TU_OK)
        return status;
    run->declared->default_schema = dialect->default_schema;
    status = tu_adapt(run->declared, run->out->conn, run->err);
    if (status != TU_OK)
        return status;
    tu_model_index(run->declared);
    if (tu_model_failed(run->declared) ||
        !tu_units_init(&run->units, run->declared, environment, &outside, run->arena))
        return tu_error_nomem(run->err);
    run->key = (TuStoreKey){run->units.whole, run->units.environment,
                            options->source ? options->source : ""};
    if (!run->units.doubtful)
        run->store = tu_cache_open(run->arena, &run->out->problem);
    return TU_OK;
}

TuStatus
tu_realise_cached(TuModel *declared, const TuRealiseOptions *options, TuArena *arena,
                  TuRealised *out, TuError *err)
{
    *out = (TuRealised){0};
    Run run = {.declared = declared, .options = options, .arena = arena, .out = out, .err = err};
    bool done = false, found = false;
    TuStatus status = options->no_cache ? TU_OK : prepare(&run);
    if (status == TU_OK && run.store)
        status = from_cache(&run, &done);
    found = done && run.out->created == 0;
    if (status == TU_OK && !done)
        status = realise_whole(&run);
    if (status == TU_OK && !found)
        keep(&run);
    tu_store_free(run.store);
    tu_model_free(run.kept.model);
    tu_units_release(&run.units);
    if (status == TU_OK)
        status = tu_realise_carry(declared, &out->model, err);
    return status;
}
