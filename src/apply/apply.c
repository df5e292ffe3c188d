/* up, down, status and history. */
#include "config.h"

#include "apply/apply.h"

#include <string.h>

#include "apply/applier.h"

static const TuApplyOptions defaults = {.dry_run = false};

/* Fingerprint that the database should have: after the last applied migration. */
static const char *
expected_now(const TuVec *rows)
{
    const char *expected = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const TuHistoryRow *row = rows->items[i];
        if (row->state == TU_STATE_APPLIED)
            expected = row->to_fingerprint;
    }
    return expected;
}

/* All steps are looked at before the first one runs; they go to steps (TuStep). */
static TuStatus
make_steps(const TuApplier *applier, const TuApplyPlan *plan, const TuVec *rows, TuVec *steps,
           TuError *err)
{
    const char *expected = expected_now(rows);
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && i < plan->todo.count; i++) {
        const TuApplyItem *item = plan->todo.items[i];
        TuStep *step = TU_NEW(applier->arena, TuStep);
        if (step == NULL)
            return tu_error_nomem(err);
        tu_step_up(item, expected, step);
        st = tu_step_check(applier->history.engine, step, err);
        tu_vec_add(steps, applier->arena, step);
        expected = item->migration->to;
    }
    return st == TU_OK && tu_arena_failed(applier->arena) ? tu_error_nomem(err) : st;
}

static TuStatus
run_steps(TuApplier *applier, const char *action, const TuVec *steps, bool destructive,
          TuError *err)
{
    const TuApplyOptions *options = applier->options;
    TuStatus st = tu_applier_start(applier, action, steps, err);
    if (st == TU_OK && steps->count > 0 && !options->dry_run && options->before != NULL)
        st = options->before(destructive, options->before_data, err);
    for (size_t i = 0; st == TU_OK && i < steps->count; i++) {
        if (applier->options->dry_run) {
            tu_applier_report(applier, TU_REPORT_PLANNED, steps->items[i], NULL, 0);
            continue;
        }
        st = tu_applier_check_stop(applier, err);
        if (st == TU_OK)
            st = tu_step_run(applier, steps->items[i], err);
    }
    return st;
}

static const char *
version_now(const TuApplyPlan *plan, TuStatus st)
{
    const TuApplyItem *last = NULL;
    for (size_t i = 0; i < plan->items.count; i++) {
        const TuApplyItem *item = plan->items.items[i];
        if (item->state == TU_STATE_APPLIED)
            last = item;
    }
    if (st == TU_OK && plan->todo.count > 0)
        last = plan->todo.items[plan->todo.count - 1];
    return last != NULL ? last->migration->version : "";
}

static TuStatus
up(TuApplier *applier, const TuMigrationSet *set, TuError *err)
{
    TuVec rows = TU_VEC_INIT, problems = TU_VEC_INIT, steps = TU_VEC_INIT;
    TuApplyPlan plan;
    TuStatus st = tu_applier_prepare(applier, &rows, &problems, err);
    if (st == TU_OK)
        st = tu_apply_first_problem(&problems, err);
    if (st == TU_OK)
        st = tu_apply_plan(set, &rows, applier->options, applier->arena, &plan, err);
    if (st == TU_OK)
        st = tu_apply_first_problem(&plan.problems, err);
    if (st == TU_OK)
        st = tu_apply_gate(&plan, applier->options, err);
    if (st == TU_OK)
        st = make_steps(applier, &plan, &rows, &steps, err);
    if (st != TU_OK)
        return st;
    st = run_steps(applier, "up", &steps, tu_apply_loses(&plan), err);
    if (!applier->options->dry_run)
        applier->result.version = version_now(&plan, st);
    return st;
}

TuStatus
tu_apply_up(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
            TuApplyResult *result, TuError *err)
{
    TuApplier applier;
    TuStatus st = tu_applier_init(&applier, conn, options ? options : &defaults, err);
    if (st == TU_OK)
        st = up(&applier, set, err);
    tu_applier_finish(&applier, "up", st, err);
    if (result != NULL)
        *result = applier.result;
    tu_applier_release(&applier);
    return st;
}

static TuStatus
down(TuApplier *applier, const TuMigrationSet *set, TuError *err)
{
    TuVec rows = TU_VEC_INIT, problems = TU_VEC_INIT, todo = TU_VEC_INIT, steps = TU_VEC_INIT;
    TuStatus st = tu_applier_prepare(applier, &rows, &problems, err);
    if (st == TU_OK)
        st = tu_apply_first_problem(&problems, err);
    if (st == TU_OK)
        st = tu_step_pick_down(&rows, applier->options, applier->arena, &todo, err);
    for (size_t i = 0; st == TU_OK && i < todo.count; i++) {
        TuStep *step = TU_NEW(applier->arena, TuStep);
        if (step == NULL)
            return tu_error_nomem(err);
        st = tu_step_down(&applier->history, todo.items[i], set, applier->arena, step, err);
        if (st == TU_OK)
            st = tu_step_check(applier->history.engine, step, err);
        tu_vec_add(&steps, applier->arena, step);
    }
    return st == TU_OK ? run_steps(applier, "down", &steps, true, err) : st;
}

TuStatus
tu_apply_down(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
              TuApplyResult *result, TuError *err)
{
    TuApplier applier;
    TuStatus st = tu_applier_init(&applier, conn, options ? options : &defaults, err);
    if (st == TU_OK)
        st = down(&applier, set, err);
    tu_applier_finish(&applier, "down", st, err);
    if (result != NULL)
        *result = applier.result;
    tu_applier_release(&applier);
    return st;
}

/* The arena of what is found is the caller's. */
static TuStatus
read_into(TuConn *conn, const TuApplyOptions *options, TuArena *arena, TuVec *rows, TuLog *log,
          TuVec *problems, TuError *err)
{
    TuApplier applier;
    TuStatus st = tu_applier_init(&applier, conn, options ? options : &defaults, err);
    if (st == TU_OK) {
        TuArena *own = applier.arena;
        applier.arena = arena;
        st = tu_applier_read(&applier, rows, problems, err);
        *log = applier.log;
        applier.arena = own;
    }
    tu_applier_release(&applier);
    return st;
}

TuStatus
tu_apply_history(TuConn *conn, const TuApplyOptions *options, TuArena *arena, TuVec *rows,
                 TuLog *log, TuError *err)
{
    TuLog own;
    TuVec problems = TU_VEC_INIT;
    return read_into(conn, options, arena, rows, log ? log : &own, &problems, err);
}

TuStatus
tu_apply_status(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
                TuArena *arena, TuApplyStatus *out, TuError *err)
{
    TuVec problems = TU_VEC_INIT;
    memset(out, 0, sizeof(*out));
    options = options ? options : &defaults;
    TuStatus st = read_into(conn, options, arena, &out->rows, &out->log, &problems, err);
    if (st == TU_OK)
        st = tu_apply_plan(set, &out->rows, options, arena, &out->plan, err);
    if (st == TU_OK && options->fingerprint != NULL)
        st = options->fingerprint(conn, out->fingerprint, options->fingerprint_data, err);
    if (st != TU_OK)
        return st;
    out->tampered = problems.count > 0;
    for (size_t i = 0; i < out->plan.problems.count; i++)
        tu_vec_add(&problems, arena, out->plan.problems.items[i]);
    out->plan.problems = problems;
    out->expected = expected_now(&out->rows);
    out->drift = out->fingerprint[0] != '\0' && out->expected != NULL &&
                 out->plan.unfinished == NULL && strcmp(out->fingerprint, out->expected) != 0;
    return TU_OK;
}
