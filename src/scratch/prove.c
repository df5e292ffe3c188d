/* The proof. Each step runs on scratch and is judged by introspection, by the engine's own
 * rendering, and by the rows that have to survive. */
#include "config.h"

#include "scratch/prove.h"

#include <stdio.h>
#include <string.h>

#include "introspect/introspect.h"
#include "model/compare.h"
#include "scratch/rendering.h"
#include "scratch/seed.h"
#include "scratch/server.h"

typedef struct Prover {
    const TuState *from, *to;
    const TuProveOptions *options;
    TuArena *arena;
    TuProof *proof;
    TuScratch *scratch;
    TuConn *conn;
    TuChanges *changes; /* from → to: which rows and columns are touched */
    TuRendering from_rendering, to_rendering;
    TuDumpOptions dump; /* what the rendering leaves out */
    TuPairs left_out;   /* relations */
    TuNames schemas;
    TuVec kept;  /* TuKept */
    bool empty;  /* prove on empty tables */
    bool failed; /* a statement failed: not a difference */
    TuError *err;
} Prover;

static void
step(const Prover *prover, const char *what)
{
    if (prover->options->progress)
        prover->options->progress(what, prover->options->progress_data);
}

/* Not proven: the reason is the first that was found. */
static TuStatus
disprove(Prover *prover, const char *reason, const TuBuf *detail)
{
    TuProof *proof = prover->proof;
    proof->proven = false;
    proof->reason = tu_arena_strdup(prover->arena, reason);
    proof->detail = detail && detail->len ? tu_buf_dup(detail, prover->arena) : NULL;
    return TU_OK;
}

void
tu_changes_print(TuBuf *out, const TuChanges *changes, size_t most)
{
    size_t shown = 0;
    for (size_t i = 0; i < changes->items.count; i++) {
        const TuChange *change = changes->items.items[i];
        bool whole = change->op == TU_CHANGE_CREATE || change->op == TU_CHANGE_DROP;
        if (tu_change_counts(change) && shown++ < most) {
            tu_change_describe(out, change);
            tu_buf_addc(out, '\n');
        }
        for (size_t j = 0; !whole && j < change->children.count && shown < most; j++, shown++) {
            tu_change_describe(out, change->children.items[j]);
            tu_buf_addc(out, '\n');
        }
    }
    if (changes->total > most)
        tu_buf_addf(out, "... and %zu more\n", changes->total - most);
}

/* The scratch database against a model. */
static TuStatus
judge_model(Prover *prover, const TuModel *want, const char *reason)
{
    TuModel *got = NULL;
    TuStatus status = tu_introspect(prover->conn, &got, prover->err);
    if (status != TU_OK)
        return status;
    TuDiffOptions options = {prover->options->skip, prover->options->data};
    got->manages = want->manages;
    TuChanges *left = tu_diff(got, want, &options);
    if (!left)
        status = tu_error_nomem(prover->err);
    else if (left->total) {
        TuBuf detail = TU_BUF_INIT;
        tu_changes_print(&detail, left, 12);
        status = disprove(prover, reason, &detail);
        tu_buf_release(&detail);
    }
    tu_changes_free(left);
    tu_model_free(got);
    return status;
}

static TuStatus
judge_rendering(Prover *prover, const TuRendering *want, const char *reason)
{
    TuRendering got;
    if (!prover->proof->rendering)
        return TU_OK;
    TuStatus status =
        tu_rendering_read(prover->conn, &prover->dump, prover->arena, &got, prover->err);
    if (status != TU_OK)
        return status;
    TuBuf detail = TU_BUF_INIT;
    TuNames uncovered = {0};
    if (!tu_rendering_compare(&got, want, prover->options->rights, prover->arena, &uncovered,
                              &detail))
        disprove(prover, reason, &detail);
    if (!prover->proof->uncovered.count && want == &prover->to_rendering)
        prover->proof->uncovered = uncovered;
    tu_buf_release(&detail);
    return status;
}

static TuStatus
judge_rows(Prover *prover, const char *reason)
{
    TuBuf loss = TU_BUF_INIT;
    TuStatus status =
        tu_kept_compare(prover->conn, &prover->kept, prover->arena, &loss, prover->err);
    if (status == TU_OK && loss.len)
        status = disprove(prover, reason, &loss);
    tu_buf_release(&loss);
    return status;
}

/* What is none of the proof's business stays out of the rendering too. */
static void
leave_out(Prover *prover, const TuModel *model)
{
    const TuProveOptions *o = prover->options;
    for (size_t i = 0; o->skip && i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if (object->parent || !o->skip(object, o->data))
            continue;
        if (object->kind == TU_KIND_SCHEMA)
            tu_names_add(&prover->schemas, prover->arena, object->name);
        else if (object->schema)
            tu_pairs_add(&prover->left_out, prover->arena, object->schema, object->name);
    }
    const char *role = prover->from->model->role, *other = prover->to->model->role;
    bool same_role = role && other && strcmp(role, other) == 0;
    prover->dump = (TuDumpOptions){
        .owners = o->all_rights || ((o->rights & TU_RIGHT_OWNER) && same_role),
        .privileges = o->all_rights || (o->rights & TU_RIGHT_GRANTS),
        .no_database = o->own_server && !prover->to->disposable, /* another server's defaults */
        .relations = &prover->left_out,
        .schemas = &prover->schemas,
    };
}

/* No tool for the engine's rendering is a weaker proof, not a failure. */
static TuStatus
read_renderings(Prover *prover)
{
    TuError problem = {0};
    step(prover, "reading the engine's own rendering");
    leave_out(prover, prover->from->model);
    leave_out(prover, prover->to->model);
    TuStatus status = tu_rendering_read(prover->from->conn, &prover->dump, prover->arena,
                                        &prover->from_rendering, &problem);
    if (status == TU_OK)
        status = tu_rendering_read(prover->to->conn, &prover->dump, prover->arena,
                                   &prover->to_rendering, &problem);
    prover->proof->rendering = status == TU_OK;
    if (status == TU_OK || status == TU_ERR_UNSUPPORTED)
        return TU_OK;
    if (prover->err)
        *prover->err = problem;
    return status;
}

/* A database for the proof alone that is not there yet. */
static TuStatus
open_own(Prover *prover)
{
    if (prover->from->disposable) {
        prover->conn = prover->from->conn;
        return TU_OK;
    }
    TuStatus status = tu_scratch_open(prover->options->scratch_url, &prover->scratch, prover->err);
    if (status != TU_OK)
        return status;
    prover->conn = tu_scratch_conn(prover->scratch);
    if (prover->options->own_server)
        tu_scratch_own_server(prover->scratch);
    return TU_OK;
}

static TuStatus
rebuild(Prover *prover)
{
    TuError why = {0};
    const TuScratchEngine *engine = tu_scratch_engine(tu_conn_dialect(prover->conn));
    if (prover->from->disposable)
        return engine && engine->cut_off ? engine->cut_off(prover->conn, prover->err) : TU_OK;
    step(prover, "rebuilding the present state");
    TuStatus status =
        tu_scratch_rebuild(prover->conn, prover->from->model, prover->from->conn,
                           prover->options->all_rights ? TU_RIGHTS : prover->options->rights, &why);
    if (status == TU_ERR_DB) {
        TuBuf detail = TU_BUF_INIT;
        tu_buf_addf(&detail, "%s\n%s", why.message, why.statement);
        status = disprove(prover, "the present state cannot be rebuilt on scratch", &detail);
        tu_buf_release(&detail);
        return status;
    }
    if (status != TU_OK) {
        if (prover->err)
            *prover->err = why;
        return status;
    }
    return judge_model(prover, prover->from->model,
                       "the present state rebuilt on scratch is not the same");
}

static TuStatus
prepare(Prover *prover)
{
    TuStatus status = open_own(prover);
    if (status != TU_OK)
        return status;
    TuDiffOptions options = {prover->options->skip, prover->options->data};
    prover->changes = tu_diff(prover->from->model, prover->to->model, &options);
    if (!prover->changes)
        return tu_error_nomem(prover->err);
    status = read_renderings(prover);
    if (status == TU_OK)
        status = rebuild(prover);
    if (status != TU_OK || prover->proof->reason || prover->empty)
        return status;
    status = tu_seed(prover->conn, prover->changes, &options, prover->arena, &prover->proof->rows,
                     prover->err);
    if (status == TU_OK && !prover->proof->reason && !prover->options->rows_change)
        status =
            tu_kept_read(prover->conn, prover->changes, prover->arena, &prover->kept, prover->err);
    return status;
}

typedef struct Step {
    const char *name;   /* for messages: "up" */
    const char *script; /* NULL: left out */
    const TuModel *want;
    const TuRendering *rendering;
    TuVec *locks;       /* what was measured goes there; NULL: nothing is */
    const TuVec *known; /* run as was measured before; NULL: nothing was */
} Step;

static TuStatus
run_step(Prover *prover, const Step *what)
{
    TuError why = {0};
    char reason[128];
    step(prover, what->name);
    TuMeasure measure = {0};
    const TuWatch watch = {prover->options->clauses ? tu_measure_run : NULL, tu_measure_after,
                           &measure};
    bool watched = what->locks || prover->options->clauses;
    TuStatus status = TU_OK;
    if (watched)
        status = tu_measure_begin(&measure, prover->conn, prover->arena, &why);
    measure.known = what->known;
    if (status == TU_OK)
        status = tu_scratch_migrate(prover->conn, what->script, what->name, watched ? &watch : NULL,
                                    &why);
    tu_measure_release(&measure);
    if (status == TU_OK && what->locks)
        *what->locks = measure.found;
    if (status == TU_ERR_LOST || status == TU_ERR_NOMEM || status == TU_ERR_REFUSED) {
        if (prover->err)
            *prover->err = why;
        return status;
    }
    if (status != TU_OK) {
        TuBuf detail = TU_BUF_INIT;
        tu_buf_addf(&detail, "%s\n%s", why.message, why.statement);
        snprintf(reason, sizeof reason, "%s fails at line %d", what->name, why.line);
        prover->failed = true;
        status = disprove(prover, reason, &detail);
        tu_buf_release(&detail);
        return status;
    }
    snprintf(reason, sizeof reason, "after %s the schema is not what it should be", what->name);
    status = judge_model(prover, what->want, reason);
    snprintf(reason, sizeof reason, "after %s the engine renders another schema", what->name);
    if (status == TU_OK && !prover->proof->reason)
        status = judge_rendering(prover, what->rendering, reason);
    snprintf(reason, sizeof reason, "%s loses rows", what->name);
    if (status == TU_OK && !prover->proof->reason)
        status = judge_rows(prover, reason);
    return status;
}

static TuStatus
run_steps(Prover *prover, const char *up, const char *down)
{
    const TuProveOptions *o = prover->options;
    const Step steps[] = {
        {"up", up, prover->to->model, &prover->to_rendering, &prover->proof->up_locks, NULL},
        {"down", down, prover->from->model, &prover->from_rendering, &prover->proof->down_locks,
         NULL},
        {"up again", up, prover->to->model, &prover->to_rendering, NULL, &prover->proof->up_locks},
    };
    TuStatus status = TU_OK;
    size_t count = o->up_only ? 1 : TU_LEN(steps);
    for (size_t i = 0; status == TU_OK && !prover->proof->reason && i < count; i++)
        status = run_step(prover, &steps[i]);
    return status;
}

static TuStatus
attempt(Prover *prover, const char *up, const char *down)
{
    TuStatus status = prepare(prover);
    if (status == TU_OK && !prover->proof->reason)
        status = run_steps(prover, up, down);
    tu_changes_free(prover->changes);
    tu_scratch_free(prover->scratch);
    return status;
}

TuStatus
tu_prove(const TuState *from, const TuState *to, const char *up, const char *down,
         const TuProveOptions *options, TuArena *arena, TuProof *proof, TuError *err)
{
    *proof = (TuProof){0};
    Prover prover = {
        .from = from, .to = to, .options = options, .arena = arena, .proof = proof, .err = err};
    TuStatus status = attempt(&prover, up, down);
    if (status == TU_OK && prover.failed && proof->rows && !from->disposable) {
        /* NOT NULL without a default, a narrower type ...: right, but only without such rows. */
        const TuProof with_rows = *proof;
        Prover again = prover;
        *proof = (TuProof){0};
        again.scratch = NULL;
        again.changes = NULL;
        again.kept = (TuVec)TU_VEC_INIT;
        again.empty = true;
        status = attempt(&again, up, down);
        if (status == TU_OK && !proof->reason)
            proof->with_rows = tu_arena_printf(arena, "%s: %s", with_rows.reason,
                                               with_rows.detail ? with_rows.detail : "");
    }
    if (status == TU_OK &&
        (!tu_model_fingerprint(from->model, options->skip, options->data, proof->from) ||
         !tu_model_fingerprint(to->model, options->skip, options->data, proof->to)))
        status = tu_error_nomem(err);
    if (status == TU_OK && tu_arena_failed(arena))
        status = tu_error_nomem(err);
    proof->proven = status == TU_OK && !proof->reason;
    return status;
}
