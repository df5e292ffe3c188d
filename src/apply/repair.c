/* What moves a migration's state without running it, after looking at the schema: stamp, repair,
 * and sealing a history anew. */
#include "config.h"

#include <string.h>

#include "apply/applier.h"

static const TuApplyOptions defaults = {.dry_run = false};

/* ---- rows ---- */

typedef struct Mark {
    const char *action;
    const TuStep *step;
    TuApplyState state; /* to which it comes */
    const char *from, *to, *why;
} Mark;

static TuStatus
write_mark(TuApplier *applier, const Mark *mark, TuError *err)
{
    const TuStep *step = mark->step;
    TuHistoryStart start = {.version = step->version,
                            .description = step->description,
                            .checksum = step->checksum,
                            .from_fingerprint = mark->from,
                            .rollback_sql = step->rollback_sql};
    TuHistoryFinish finish = {.version = step->version,
                              .state = mark->state,
                              .down = mark->state == TU_STATE_ROLLED_BACK,
                              .to_fingerprint = mark->to};
    TuBuf sql = TU_BUF_INIT;
    TuStatus st = TU_OK;
    if (step->row == NULL ||
        (step->row->state != TU_STATE_RUNNING && step->row->state != TU_STATE_PARTIAL)) {
        tu_history_start(&sql, &applier->history, &start);
        st = tu_applier_exec(applier, &sql, err);
    } else {
        finish.done = step->row->statements_done;
    }
    tu_buf_release(&sql);
    if (st == TU_OK)
        st = tu_step_close(&applier->history, &finish, tu_applier_exec_text, applier, err);
    return st == TU_OK ? tu_applier_record(applier, mark->action, step->version,
                                           tu_state_name(mark->state), mark->why, err)
                       : st;
}

static TuStatus
move(const TuStep *step, TuApplyEvent event, TuApplyState *to, TuError *err)
{
    TuApplyState was = step->row != NULL ? step->row->state : TU_STATE_PENDING;
    if (tu_state_next(was, event, to))
        return TU_OK;
    return tu_error_set(err, TU_ERR_REFUSED, "version %s is %s", step->version, tu_state_name(was));
}

static TuStatus
commit(TuApplier *applier, TuStatus st, TuError *err)
{
    if (st == TU_OK)
        st = tu_conn_exec(applier->conn, "COMMIT", err);
    if (st != TU_OK)
        tu_applier_rollback(applier);
    return st;
}

/* ---- stamp ---- */

static TuStatus
check_stamp(TuApplier *applier, const TuApplyPlan *plan, char live[TU_FINGERPRINT_SIZE],
            TuError *err)
{
    if (plan->unfinished != NULL) {
        tu_error_set(err, TU_ERR_PARTIAL, "version %s is not finished", plan->unfinished->version);
        tu_error_hint(err, "run \"trueup up\": it goes on; or \"trueup repair\"");
        return TU_ERR_PARTIAL;
    }
    const TuApplyItem *last = plan->todo.items[plan->todo.count - 1];
    TuStatus st = tu_applier_fingerprint(applier, live, err);
    const char *promised = last->migration->to;
    if (st != TU_OK || live[0] == '\0' || promised == NULL || applier->options->expect_drift ||
        strcmp(live, promised) == 0)
        return st;
    tu_error_set(err, TU_ERR_DIFFERS,
                 "version %s promises the schema %s, the database has %s: it does not stand there",
                 last->migration->version, promised, live);
    tu_error_hint(err, "\"trueup diff --from migrations --to database\" shows what differs; "
                       "--accept-drift stamps it all the same");
    return TU_ERR_DIFFERS;
}

static TuStatus
stamp_all(TuApplier *applier, const TuVec *steps, const char *live, TuError *err)
{
    TuStatus st = tu_applier_begin(applier, err);
    for (size_t i = 0; st == TU_OK && i < steps->count; i++) {
        const TuStep *step = steps->items[i];
        bool last = i + 1 == steps->count;
        Mark mark = {.action = "stamp",
                     .step = step,
                     .from = step->section ? step->before : NULL,
                     .to = last && *live != '\0' ? live : step->after,
                     .why = "counted as applied without running it"};
        st = move(step, TU_EVENT_STAMP, &mark.state, err);
        if (st == TU_OK)
            st = write_mark(applier, &mark, err);
    }
    return commit(applier, st, err);
}

static TuStatus
stamp(TuApplier *applier, const TuMigrationSet *set, TuError *err)
{
    TuVec rows = TU_VEC_INIT, problems = TU_VEC_INIT, steps = TU_VEC_INIT;
    char live[TU_FINGERPRINT_SIZE] = "";
    TuApplyPlan plan;
    TuStatus st = tu_applier_prepare(applier, &rows, &problems, err);
    if (st == TU_OK)
        st = tu_apply_plan(set, &rows, applier->options, applier->arena, &plan, err);
    if (st == TU_OK)
        st = tu_apply_first_problem(&problems, err);
    if (st == TU_OK)
        st = tu_apply_first_problem(&plan.problems, err);
    if (st != TU_OK || plan.todo.count == 0)
        return st;
    st = check_stamp(applier, &plan, live, err);
    for (size_t i = 0; st == TU_OK && i < plan.todo.count; i++) {
        TuStep *step = TU_NEW(applier->arena, TuStep);
        if (step == NULL)
            return tu_error_nomem(err);
        tu_step_up(plan.todo.items[i], NULL, step);
        tu_vec_add(&steps, applier->arena, step);
    }
    if (st == TU_OK && !applier->options->dry_run) {
        st = tu_applier_start(applier, "stamp", &steps, err);
        if (st == TU_OK)
            st = stamp_all(applier, &steps, live, err);
    }
    for (size_t i = 0; st == TU_OK && i < steps.count; i++)
        tu_applier_report(applier,
                          applier->options->dry_run ? TU_REPORT_PLANNED : TU_REPORT_STAMPED,
                          steps.items[i], "counted as applied", 0);
    applier->result.files = st == TU_OK ? steps.count : 0;
    return st;
}

/* ---- repair ---- */

static bool
same(const char *live, const char *expected)
{
    return expected != NULL && strcmp(live, expected) == 0;
}

/* Where the schema of an unfinished migration stands. */
static TuStatus
look(TuApplier *applier, const TuStep *step, Mark *mark, char live[TU_FINGERPRINT_SIZE],
     TuError *err)
{
    const TuHistoryRow *row = step->row;
    const char *before = row->from_fingerprint;
    const char *after = row->down ? row->to_fingerprint : step->after;
    TuStatus st = tu_applier_fingerprint(applier, live, err);
    if (st != TU_OK)
        return st;
    if (live[0] == '\0' || (before == NULL && after == NULL)) {
        tu_error_set(err, TU_ERR_DECISION,
                     "version %s is not finished, and no fingerprint says where it stands",
                     step->version);
        tu_error_hint(err, "\"trueup %s\" goes on from statement %zu", row->down ? "down" : "up",
                      row->statements_done + 1);
        return TU_ERR_DECISION;
    }
    bool done = same(live, after), undone = same(live, before);
    mark->why = done ? "the schema is the one behind it" : "the schema is the one before it";
    mark->to = done ? after : NULL;
    if (done || undone)
        return move(step, done ? TU_EVENT_FOUND_DONE : TU_EVENT_FOUND_UNDONE, &mark->state, err);
    tu_error_set(err, TU_ERR_PARTIAL,
                 "version %s stands between its start and its end, behind %zu statements: nothing "
                 "was changed",
                 step->version, row->statements_done);
    tu_error_hint(err,
                  "\"trueup %s\" goes on from there; or bring the schema to its start or "
                  "its end and repair again",
                  row->down ? "down" : "up");
    return TU_ERR_PARTIAL;
}

static void
step_of(const TuHistoryRow *row, const TuMigrationSet *set, TuSection *none, TuStep *out)
{
    const TuMigration *migration = set != NULL ? tu_migration_set_find(set, row->version) : NULL;
    *out = (TuStep){.version = row->version,
                    .description = row->description,
                    .checksum = row->checksum,
                    .section = migration != NULL ? &migration->up : none,
                    .after = migration != NULL ? migration->to : NULL,
                    .row = row};
}

static TuStatus
repair_row(TuApplier *applier, const TuStep *step, TuError *err)
{
    Mark mark = {.action = "repair", .step = step};
    char live[TU_FINGERPRINT_SIZE] = "";
    TuStatus st = look(applier, step, &mark, live, err);
    if (st != TU_OK || applier->options->dry_run)
        return st;
    st = tu_applier_begin(applier, err);
    if (st == TU_OK)
        st = write_mark(applier, &mark, err);
    st = commit(applier, st, err);
    if (st != TU_OK)
        return st;
    tu_applier_tell(applier);
    tu_applier_report(applier,
                      mark.state == TU_STATE_APPLIED ? TU_REPORT_STAMPED : TU_REPORT_CLEARED, step,
                      mark.why, 0);
    applier->result.files++;
    return TU_OK;
}

static TuStatus
repair(TuApplier *applier, const TuMigrationSet *set, TuError *err)
{
    TuVec rows = TU_VEC_INIT, problems = TU_VEC_INIT;
    TuSection none = {.text = NULL};
    TuStatus st = tu_applier_prepare(applier, &rows, &problems, err);
    if (st == TU_OK)
        st = tu_apply_first_problem(&problems, err);
    for (size_t i = 0; st == TU_OK && i < rows.count; i++) {
        const TuHistoryRow *row = rows.items[i];
        TuStep step;
        if (row->state != TU_STATE_RUNNING && row->state != TU_STATE_PARTIAL)
            continue;
        step_of(row, set, &none, &step);
        st = repair_row(applier, &step, err);
    }
    return st;
}

/* ---- sealing anew ---- */

static TuStatus
reseal(TuApplier *applier, const char *reason, TuError *err)
{
    TuVec rows = TU_VEC_INIT, problems = TU_VEC_INIT;
    TuStatus st = tu_applier_prepare(applier, &rows, &problems, err);
    if (st != TU_OK || problems.count == 0 || applier->options->dry_run)
        return st;
    st = tu_applier_seal(applier, reason, err);
    if (st == TU_OK)
        tu_applier_tell(applier);
    return st;
}

/* ---- the calls ---- */

TuStatus
tu_apply_stamp(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
               TuApplyResult *result, TuError *err)
{
    TuApplier applier;
    TuStatus st = tu_applier_init(&applier, conn, options ? options : &defaults, err);
    if (st == TU_OK)
        st = stamp(&applier, set, err);
    tu_applier_finish(&applier, "stamp", st, err);
    if (result != NULL)
        *result = applier.result;
    tu_applier_release(&applier);
    return st;
}

TuStatus
tu_apply_repair(TuConn *conn, const TuMigrationSet *set, const TuApplyOptions *options,
                TuApplyResult *result, TuError *err)
{
    TuApplier applier;
    TuStatus st = tu_applier_init(&applier, conn, options ? options : &defaults, err);
    if (st == TU_OK)
        st = repair(&applier, set, err);
    tu_applier_finish(&applier, "repair", st, err);
    if (result != NULL)
        *result = applier.result;
    tu_applier_release(&applier);
    return st;
}

TuStatus
tu_apply_reseal(TuConn *conn, const TuApplyOptions *options, const char *reason, TuError *err)
{
    TuApplier applier;
    if (reason == NULL || *reason == '\0') {
        tu_error_set(err, TU_ERR_USAGE, "the history is sealed again for a reason only");
        tu_error_hint(err, "give --reason; it is kept in the audit log");
        return TU_ERR_USAGE;
    }
    TuStatus st = tu_applier_init(&applier, conn, options ? options : &defaults, err);
    if (st == TU_OK)
        st = reseal(&applier, reason, err);
    tu_applier_finish(&applier, "repair", st, err);
    tu_applier_release(&applier);
    return st;
}
