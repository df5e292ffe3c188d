/* up, down, status and history. */
#include "config.h"

#include "apply/apply.h"

#include <string.h>

#include "apply/applier.h"

static const TuApplyOptions defaults = {.dry_run = false};

static TuStatus
first_problem(const TuApplyPlan *plan, TuError *err)
{
    if (plan->problems.count == 0)
        return TU_OK;
    const TuError *problem = plan->problems.items[0];
    if (err != NULL)
        *err = *problem;
    return problem->status;
}

/* Lock, tables, history: in this order, because two runs may start on an empty database. */
static TuStatus
prepare(TuApplier *applier, TuVec *rows, TuError *err)
{
    TuStatus st = TU_OK;
    if (!applier->options->dry_run) {
        st = tu_applier_lock(applier, err);
        if (st == TU_OK)
            st = tu_history_ensure(&applier->history, applier->conn, err);
    }
    if (st == TU_OK)
        st = tu_history_read(&applier->history, applier->conn, applier->arena, rows, err);
    return st;
}

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

/* All steps are looked at before the first one runs. */
static TuStatus
check_todo(const TuApplier *applier, const TuApplyPlan *plan, TuError *err)
{
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && i < plan->todo.count; i++) {
        TuStep step;
        tu_step_up(plan->todo.items[i], NULL, &step);
        st = tu_step_check(applier->history.engine, &step, err);
    }
    return st;
}

static TuStatus
run_todo(TuApplier *applier, const TuApplyPlan *plan, const TuVec *rows, TuError *err)
{
    const char *expected = expected_now(rows);
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && i < plan->todo.count; i++) {
        const TuApplyItem *item = plan->todo.items[i];
        TuStep step;
        tu_step_up(item, expected, &step);
        if (applier->options->dry_run)
            tu_applier_report(applier, TU_REPORT_PLANNED, &step, NULL, 0);
        else
            st = tu_step_run(applier, &step, err);
        expected = item->migration->to;
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
    TuVec rows = TU_VEC_INIT;
    TuApplyPlan plan;
    TuStatus st = prepare(applier, &rows, err);
    if (st == TU_OK)
        st = tu_apply_plan(set, &rows, applier->options, applier->arena, &plan, err);
    if (st == TU_OK)
        st = first_problem(&plan, err);
    if (st == TU_OK)
        st = tu_apply_gate(&plan, applier->options, err);
    if (st == TU_OK)
        st = check_todo(applier, &plan, err);
    if (st != TU_OK)
        return st;
    st = run_todo(applier, &plan, &rows, err);
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
    if (result != NULL)
        *result = applier.result;
    tu_applier_release(&applier);
    return st;
}

static TuStatus
down(TuApplier *applier, const TuMigrationSet *set, TuError *err)
{
    TuVec rows = TU_VEC_INIT, todo = TU_VEC_INIT;
    TuStatus st = prepare(applier, &rows, err);
    if (st == TU_OK)
        st = tu_step_pick_down(&rows, applier->options, applier->arena, &todo, err);
    TuStep *steps = TU_NEW_N(applier->arena, TuStep, todo.count + 1);
    if (st == TU_OK && steps == NULL)
        st = tu_error_nomem(err);
    for (size_t i = 0; st == TU_OK && i < todo.count; i++) {
        st = tu_step_down(&applier->history, todo.items[i], set, applier->arena, &steps[i], err);
        if (st == TU_OK)
            st = tu_step_check(applier->history.engine, &steps[i], err);
    }
    for (size_t i = 0; st == TU_OK && i < todo.count; i++) {
        if (applier->options->dry_run)
            tu_applier_report(applier, TU_REPORT_PLANNED, &steps[i], NULL, 0);
        else
            st = tu_step_run(applier, &steps[i], err);
    }
    return st;
}

TuStatus
tu_apply_down(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
              TuApplyResult *result, TuError *err)
{
    TuApplier applier;
    TuStatus st = tu_applier_init(&applier, conn, options ? options : &defaults, err);
    if (st == TU_OK)
        st = down(&applier, set, err);
    if (result != NULL)
        *result = applier.result;
    tu_applier_release(&applier);
    return st;
}

TuStatus
tu_apply_history(TuConn *conn, const TuApplyOptions *options, TuArena *arena, TuVec *rows,
                 TuError *err)
{
    TuHistory history;
    options = options ? options : &defaults;
    TuStatus st = tu_history_init(&history, tu_conn_dialect(conn), options->history_schema,
                                  options->history_table, arena, err);
    return st == TU_OK ? tu_history_read(&history, conn, arena, rows, err) : st;
}

TuStatus
tu_apply_status(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
                TuArena *arena, TuApplyStatus *out, TuError *err)
{
    memset(out, 0, sizeof(*out));
    options = options ? options : &defaults;
    TuStatus st = tu_apply_history(conn, options, arena, &out->rows, err);
    if (st == TU_OK)
        st = tu_apply_plan(set, &out->rows, options, arena, &out->plan, err);
    if (st == TU_OK && options->fingerprint != NULL)
        st = options->fingerprint(conn, out->fingerprint, options->fingerprint_data, err);
    if (st != TU_OK)
        return st;
    out->expected = expected_now(&out->rows);
    out->drift = out->fingerprint[0] != '\0' && out->expected != NULL &&
                 out->plan.unfinished == NULL && strcmp(out->fingerprint, out->expected) != 0;
    return TU_OK;
}
