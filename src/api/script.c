/* Plans as text: sections of a migration file, and scripts that stand alone. */
#include "config.h"

#include "api/compare.h"

#include <stdio.h>
#include <string.h>

#include "scratch/algorithm.h"
#include "scratch/slice.h"

/* Whatever stands in the way of a change is dropped and made anew. What is left alone has no new
 * form: it would only be dropped. */
static TuStatus
refuse_unmanaged(const TuComparison *cmp, const TuPlan *plan, TuError *err)
{
    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        const TuObject *object = statement->object;
        if (!object || !tu_scope_skip(object, (void *)(uintptr_t)&cmp->scope))
            continue;
        TuBuf what = TU_BUF_INIT;
        tu_object_describe(&what, object);
        tu_error_set(err, TU_ERR_REFUSED,
                     "%s is not managed, but the change cannot be made past it", what.s);
        tu_error_hint(err, "manage it too (schemas, include, exclude), or take it away by hand and "
                           "put it back afterwards");
        snprintf(err->statement, sizeof err->statement, "%s", statement->sql);
        tu_buf_release(&what);
        return TU_ERR_REFUSED;
    }
    return TU_OK;
}

static TuStatus
plan_way(TuComparison *cmp, const TuChanges *changes, unsigned how, TuPlan **out, TuError *err)
{
    const TuCodegen *codegen = tu_codegen_find(tu_conn_dialect(cmp->to.conn));
    TuStatus status =
        tu_plan_parts(codegen, changes, how | (cmp->online ? TU_PLAN_ONLINE : 0), out, err);
    return status == TU_OK ? refuse_unmanaged(cmp, *out, err) : status;
}

TuStatus
tu_comparison_plan(TuComparison *cmp, TuError *err)
{
    TuStatus status = plan_way(cmp, cmp->changes, 0, &cmp->up, err);
    if (status != TU_OK)
        return status;
    TuError why = {0};
    status = plan_way(cmp, cmp->back, 0, &cmp->down, &why);
    if (status == TU_ERR_UNSUPPORTED) {
        cmp->irreversible = tu_arena_strdup(cmp->arena, why.message);
        return TU_OK;
    }
    if (status != TU_OK && err)
        *err = why;
    return status;
}

/* without: roles of which nothing is said; order: as in TuPlanText; both may be NULL. */
static void
write_way(TuBuf *out, const TuComparison *cmp, bool down, bool script, const TuNames *without,
          TuVec *order)
{
    const TuPlanText text = {
        .plans = {down ? cmp->down : cmp->rename_up, down ? cmp->rename_down : cmp->up},
        .script = script,
        .lock_timeout_ms = cmp->session->settings.lock_timeout_ms,
        .without = without,
        .order = order,
        .arena = cmp->arena,
    };
    tu_plan_text(out, &text);
}

void
tu_comparison_section(TuBuf *out, const TuComparison *cmp, bool down)
{
    write_way(out, cmp, down, false, NULL, NULL);
}

void
tu_comparison_script(TuBuf *out, const TuComparison *cmp, bool down)
{
    write_way(out, cmp, down, true, NULL, NULL);
}

static void
forward(const char *what, void *session)
{
    tu_progress(session, what);
}

/* The part of a large database that the migration has to do with, where that can stand for all of
 * it. A disposable one costs less, but is of use for one attempt alone. */
static TuStatus
prove_slice(TuComparison *cmp, const char *up, const char *down, const TuProveOptions *options,
            bool disposable, bool *made, TuError *err)
{
    TuSlice slice;
    tu_progress(cmp->session, "cutting out what the migration touches");
    TuStatus status = tu_slice_make(cmp->from.model, cmp->to.model, cmp->changes, cmp->renames,
                                    cmp->rename_count, options, &slice, made, err);
    if (status != TU_OK || !*made)
        return status;
    const TuState from = {slice.from, tu_scratch_conn(slice.from_scratch), disposable};
    const TuState to = {slice.to, tu_scratch_conn(slice.to_scratch), false};
    status = tu_prove(&from, &to, up, down, options, cmp->arena, &cmp->proof, err);
    cmp->proof.slice = slice.objects;
    cmp->proof.slice_of = slice.of;
    tu_slice_release(&slice);
    return status;
}

/* What is not proven on a slice is tried on the whole. */
static TuStatus
prove_on_slices(TuComparison *cmp, const char *up, const char *down, const TuProveOptions *options,
                TuError *err)
{
    if (options->rights || options->all_rights || !tu_slice_pays(cmp->from.model, cmp->to.model))
        return TU_OK;
    bool made = false;
    TuStatus status = prove_slice(cmp, up, down, options, true, &made, err);
    if (status == TU_OK && made && !cmp->proof.proven)
        status = prove_slice(cmp, up, down, options, false, &made, err);
    return status;
}

static TuStatus
prove_whole(TuComparison *cmp, const char *up, const char *down, const TuProveOptions *options,
            TuError *err)
{
    TuStatus status = tu_side_hold(cmp->session, &cmp->from, cmp->scratch_url, err);
    if (status == TU_OK)
        status = tu_side_hold(cmp->session, &cmp->to, cmp->scratch_url, err);
    if (status != TU_OK)
        return status;
    const TuState from = {cmp->from.model, cmp->from.conn, false};
    const TuState to = {cmp->to.model, cmp->to.conn, false};
    return tu_prove(&from, &to, up, down, options, cmp->arena, &cmp->proof, err);
}

/* The clause with which the engine ran it, and what it says of the rest: no guess is better. */
static void
take_answer(TuPlan *plan, TuStatement *statement, const TuMeasured *measured)
{
    TuBuf note = TU_BUF_INIT;
    bool blocks = measured->level >= TU_LOCK_SHARE;
    statement->sql =
        tu_algorithm_text(statement->sql, strlen(statement->sql), measured->clause, plan->arena);
    tu_statement_drop_hazard(statement, "TU301");
    if (!measured->rewritten && !blocks)
        return;
    if (!measured->why && statement->hazards.count && statement->flags & TU_STATEMENT_LONG_LOCK)
        return; /* it was not asked, and the plan says more */
    if (!measured->why)
        tu_buf_addf(&note, "copies rows of %s, and writers may wait", measured->table);
    else
        tu_buf_addf(&note, "%s %s%s: %s", measured->rewritten ? "copies all of" : "locks",
                    measured->table, blocks ? ", and writers wait" : ", though nobody waits",
                    *measured->why ? measured->why : "the engine has no other way");
    statement->flags |= TU_STATEMENT_LONG_LOCK;
    tu_statement_add_hazard(plan, statement, "TU301", note.s);
    tu_buf_release(&note);
}

/* Where rule and measurement disagree, the stronger one holds. */
static void
take_measured(TuPlan *plan, const TuVec *order, const TuVec *locks)
{
    for (size_t i = 0; plan && i < locks->count; i++) {
        const TuMeasured *measured = locks->items[i];
        TuStatement *statement =
            measured->statement < order->count ? order->items[measured->statement] : NULL;
        if (!statement)
            continue;
        if (measured->asked)
            take_answer(plan, statement, measured);
        if (measured->level >= TU_LOCK_SHARE_UPDATE_EXCLUSIVE)
            tu_statement_lock(plan, statement, measured->table, measured->level);
        TuCost cost = measured->rewritten   ? TU_COST_REWRITE
                      : measured->reindexed ? TU_COST_INDEX_BUILD
                                            : TU_COST_INSTANT;
        statement->cost = cost > statement->cost ? cost : statement->cost;
    }
}

/* What was written of the two ways, to find statements by their place. */
typedef struct Orders {
    TuVec up, down;
} Orders;

static TuStatus
prove_plans(TuComparison *cmp, Orders *orders, TuError *err)
{
    TuBuf up = TU_BUF_INIT, down = TU_BUF_INIT;
    *orders = (Orders){TU_VEC_INIT, TU_VEC_INIT};
    write_way(&up, cmp, false, false, &cmp->missing_roles, &orders->up);
    write_way(&down, cmp, true, false, &cmp->missing_roles, &orders->down);
    const TuProveOptions options = {
        .skip = tu_scope_skip,
        .data = &cmp->scope,
        .scratch_url = cmp->scratch_url,
        .own_server = cmp->session->settings.scratch_url != NULL,
        .rights = tu_session_manages(cmp->session),
        .all_rights = cmp->session->settings.strict_coverage,
        .up_only = cmp->irreversible != NULL,
        .clauses = cmp->online,
        .progress = forward,
        .progress_data = cmp->session,
    };
    TuStatus status = up.failed || down.failed ? tu_error_nomem(err) : TU_OK;
    cmp->proof = (TuProof){0};
    if (status == TU_OK)
        status = prove_on_slices(cmp, up.s, down.s, &options, err);
    if (status == TU_OK && !cmp->proof.proven)
        status = prove_whole(cmp, up.s, down.s, &options, err);
    tu_buf_release(&up);
    tu_buf_release(&down);
    return status;
}

/* How much of it copies or lets writers wait, as the engine was asked. */
static size_t
weight(const TuVec *measured)
{
    size_t sum = 0;
    for (size_t i = 0; i < measured->count; i++) {
        const TuMeasured *one = measured->items[i];
        sum += one->asked ? (size_t)one->rewritten + (one->level >= TU_LOCK_SHARE) : 0;
    }
    return sum;
}

static bool
is_joined(const TuPlan *plan, const TuVec *measured)
{
    for (size_t i = 0; plan && weight(measured) && i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        if (statement->flags & TU_STATEMENT_JOINED)
            return true;
    }
    return false;
}

/* Where one statement copies what several would not, it becomes several: that is measured, too. */
static TuStatus
prove_apart(TuComparison *cmp, Orders *orders, TuError *err)
{
    const TuProof proof = cmp->proof;
    const Orders old_orders = *orders;
    TuPlan *up = cmp->up, *down = cmp->down, *made[2] = {NULL, NULL};
    bool ups = is_joined(up, &proof.up_locks), downs = is_joined(down, &proof.down_locks);
    if (!proof.proven || (!ups && !downs))
        return TU_OK;
    TuStatus status = ups ? plan_way(cmp, cmp->changes, TU_PLAN_APART, &made[0], err) : TU_OK;
    if (status == TU_OK && downs)
        status = plan_way(cmp, cmp->back, TU_PLAN_APART, &made[1], err);
    cmp->up = made[0] ? made[0] : up;
    cmp->down = made[1] ? made[1] : down;
    if (status == TU_OK)
        status = prove_plans(cmp, orders, err);
    bool better = status == TU_OK && cmp->proof.proven &&
                  weight(&cmp->proof.up_locks) + weight(&cmp->proof.down_locks) <
                      weight(&proof.up_locks) + weight(&proof.down_locks);
    if (!better) {
        cmp->up = up;
        cmp->down = down;
        cmp->proof = proof;
        *orders = old_orders;
    }
    tu_plan_free(better && made[0] ? up : better ? NULL : made[0]);
    tu_plan_free(better && made[1] ? down : better ? NULL : made[1]);
    return status;
}

TuStatus
tu_comparison_prove(TuComparison *cmp, TuError *err)
{
    Orders orders;
    TuStatus status = tu_comparison_roles(cmp, err);
    if (status == TU_OK)
        status = prove_plans(cmp, &orders, err);
    if (status == TU_OK)
        status = prove_apart(cmp, &orders, err);
    if (status == TU_OK && cmp->proof.proven) {
        take_measured(cmp->up, &orders.up, &cmp->proof.up_locks);
        take_measured(cmp->down, &orders.down, &cmp->proof.down_locks);
    }
    return status;
}
