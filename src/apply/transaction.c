/* One migration in one transaction, its history row included: all of it happens or none. */
#include "config.h"

#include <string.h>

#include "apply/applier.h"

typedef struct Run {
    TuApplier *applier;
    const TuStep *step;
    size_t leading, trailing; /* settings outside the transaction */
    TuSettings saved;
    char from[TU_FINGERPRINT_SIZE], to[TU_FINGERPRINT_SIZE];
    long long started_ms;
    bool wanted;      /* the section is for this environment */
    bool already;     /* another applier was faster */
    bool at_work;     /* statements have begun: a failure is worth a row */
    bool commit_sent; /* its reply may be missing */
    bool stale;       /* what was planned with is no longer so: trying again does not help */
} Run;

static TuStatus
run_range(Run *run, size_t from, size_t to, TuError *err)
{
    TuStatus st = TU_OK;
    for (size_t i = from; st == TU_OK && i < to; i++)
        st = tu_applier_statement(run->applier, run->step, i, err);
    return st;
}

/* ---- inside the transaction ---- */

static TuStatus
start_row(Run *run, TuError *err)
{
    const TuStep *step = run->step;
    TuHistoryStart start = {.version = step->version,
                            .description = step->description,
                            .checksum = step->checksum,
                            .down = step->down,
                            .from_fingerprint = run->from[0] != '\0' ? run->from : step->before,
                            .rollback_sql = step->rollback_sql};
    TuBuf sql = TU_BUF_INIT;
    tu_history_start(&sql, &run->applier->history, &start);
    TuStatus st = tu_applier_exec(run->applier, &sql, err);
    tu_buf_release(&sql);
    return st;
}

static TuStatus
still_inside(Run *run, TuError *err)
{
    if (tu_conn_in_transaction(run->applier->conn))
        return TU_OK;
    tu_error_set(err, TU_ERR_INTERNAL, "version %s: a statement ended the transaction",
                 run->step->version);
    tu_error_hint(err, "what ran before it may be committed; compare with \"trueup diff\"");
    return TU_ERR_INTERNAL;
}

static TuStatus
work(Run *run, TuError *err)
{
    const TuApplyEngine *engine = run->applier->history.engine;
    size_t count = run->step->section->statements.count;
    TuBrokenKeys broken;
    tu_applier_count_broken(run->applier, run->step, 0, count, run->saved.keys_enforced, &broken);
    run->at_work = true;
    TuStatus st = run_range(run, run->leading, count - run->trailing, err);
    if (st == TU_OK)
        st = still_inside(run, err);
    if (st == TU_OK && engine->neutral != NULL)
        st = tu_conn_exec(run->applier->conn, engine->neutral, err);
    if (st == TU_OK)
        st = tu_applier_check_broken(run->applier, run->step, &broken, err);
    return st;
}

/* The schema that the statements led to. A skipped section changes nothing, so it promises
 * nothing. */
static TuStatus
check_after(Run *run, TuError *err)
{
    const TuStep *step = run->step;
    TuStatus st = tu_applier_fingerprint(run->applier, run->to, err);
    if (st != TU_OK || run->to[0] == '\0' || step->after == NULL || !run->wanted ||
        strcmp(run->to, step->after) == 0)
        return st;
    /* What began elsewhere, and was let, ends elsewhere. */
    bool elsewhere = step->down || (step->before && strcmp(run->from, step->before) != 0);
    if (elsewhere && run->applier->options->expect_drift)
        return TU_OK;
    tu_error_set(err, TU_ERR_DIFFERS,
                 "version %s%s promises the schema %s, its statements lead to %s", step->version,
                 step->down ? "'s rollback" : "", step->after, run->to);
    tu_error_hint(err, "nothing was applied; \"trueup verify\" shows what differs");
    tu_error_at(err, step->file, 0, 0);
    return TU_ERR_DIFFERS;
}

static TuStatus
finish_row(Run *run, TuError *err)
{
    const TuStep *step = run->step;
    TuHistoryFinish finish = {.version = step->version,
                              .state = TU_STATE_RUNNING,
                              .down = step->down,
                              .done = run->wanted ? step->section->statements.count : 0,
                              .ms = tu_applier_now_ms() - run->started_ms};
    if (!step->down)
        finish.to_fingerprint = run->to[0] != '\0' ? run->to : step->after;
    if (!tu_state_next(TU_STATE_RUNNING, step->down ? TU_EVENT_DOWN_DONE : TU_EVENT_UP_DONE,
                       &finish.state))
        return tu_error_set(err, TU_ERR_INTERNAL, "no state follows a run that is done");
    return tu_applier_close(run->applier, step, &finish, err);
}

static TuStatus
attempt(Run *run, TuError *err)
{
    TuStatus st = tu_applier_begin(run->applier, err);
    if (st == TU_OK)
        st = tu_applier_look_again(run->applier, run->step, &run->already, &run->stale, err);
    if (st == TU_OK && run->already) {
        tu_applier_rollback(run->applier);
        return TU_OK;
    }
    if (st == TU_OK)
        st = tu_applier_check_before(run->applier, run->step, run->from, err);
    if (st == TU_OK)
        st = start_row(run, err);
    if (st == TU_OK && run->wanted)
        st = work(run, err);
    if (st == TU_OK)
        st = check_after(run, err);
    if (st == TU_OK)
        st = finish_row(run, err);
    if (st != TU_OK)
        return st;
    run->commit_sent = true;
    st = tu_conn_exec(run->applier->conn, "COMMIT", err);
    if (st != TU_OK && st != TU_ERR_LOST)
        tu_error_context(err, "version %s, at COMMIT", run->step->version);
    return st;
}

/* ---- after a failure ---- */

/* COMMIT was sent and no reply came: the history knows. The lock waits for the old session. */
static TuStatus
ask_history(Run *run, bool *committed, TuError *err)
{
    const TuHistoryRow *row = NULL;
    const TuStep *step = run->step;
    TuStatus st = tu_applier_reopen(run->applier, err);
    if (st == TU_OK)
        st = tu_history_read_one(&run->applier->history, run->applier->conn, step->version,
                                 run->applier->arena, &row, err);
    if (st != TU_OK) {
        tu_error_context(err,
                         "the connection was lost at COMMIT and version %s may or may not be %s",
                         step->version, step->down ? "rolled back" : "applied");
        tu_error_hint(err, "\"trueup status\" will say; running again is safe");
        if (err != NULL)
            err->status = TU_ERR_LOST;
        return TU_ERR_LOST;
    }
    *committed =
        row != NULL && row->state == (step->down ? TU_STATE_ROLLED_BACK : TU_STATE_APPLIED);
    return TU_OK;
}

static bool
worth_a_row(TuStatus st)
{
    return st != TU_ERR_LOCKED && st != TU_ERR_LOST && st != TU_ERR_NOMEM && st != TU_ERR_INTERNAL;
}

/* The failed attempt in a transaction of its own; what happened is in err and stays there. */
static void
record_failure(Run *run, const TuError *err)
{
    const TuStep *step = run->step;
    TuBuf text = TU_BUF_INIT;
    TuHistoryFinish finish = {.version = step->version,
                              .state = TU_STATE_RUNNING,
                              .down = false,
                              .ms = tu_applier_now_ms() - run->started_ms};
    tu_state_next(TU_STATE_RUNNING, step->down ? TU_EVENT_DOWN_UNCHANGED : TU_EVENT_UP_UNCHANGED,
                  &finish.state);
    tu_applier_describe(&text, err);
    finish.error = text.s;
    TuStatus st = tu_applier_begin(run->applier, NULL);
    if (st == TU_OK && !step->down)
        st = start_row(run, NULL);
    if (st == TU_OK)
        st = tu_applier_close(run->applier, step, &finish, NULL);
    if (st == TU_OK)
        st = tu_conn_exec(run->applier->conn, "COMMIT", NULL);
    if (st == TU_OK)
        tu_applier_tell(run->applier);
    else
        tu_applier_rollback(run->applier);
    tu_buf_release(&text);
}

/* Is the transaction to be tried again? Sets *st to what to do otherwise. */
static bool
try_again(Run *run, unsigned tries, TuStatus *st, TuError *err)
{
    bool committed = false;
    tu_applier_rollback(run->applier);
    if (*st == TU_ERR_LOST && run->commit_sent) {
        *st = ask_history(run, &committed, err);
        if (*st != TU_OK || committed)
            return false;
        *st = TU_ERR_LOCKED; /* it did not happen: the same as a transaction that lost a lock */
        tu_error_set(err, TU_ERR_LOST, "the connection was lost before COMMIT took effect");
    }
    run->commit_sent = false;
    if (*st != TU_ERR_LOCKED || run->stale)
        return false;
    if (tries >= tu_applier_retries(run->applier)) {
        tu_error_context(err, "tried %u times", tries + 1);
        tu_applier_blame(run->applier, err);
        return false;
    }
    tu_applier_report(run->applier, TU_REPORT_RETRY, run->step, err->message, 0);
    tu_applier_pause(run->applier, tries);
    return true;
}

static TuStatus
run_transaction(Run *run, TuError *err)
{
    for (unsigned tries = 0;; tries++) {
        TuStatus st = attempt(run, err);
        if (st == TU_OK || !try_again(run, tries, &st, err)) {
            if (st == TU_ERR_LOST && run->at_work && !run->commit_sent)
                tu_error_hint(err,
                              "nothing of version %s was applied; run again when the server "
                              "is there",
                              run->step->version);
            return st;
        }
    }
}

TuStatus
tu_step_transaction(TuApplier *applier, const TuStep *step, TuError *err)
{
    TuError own = {0};
    Run run = {.applier = applier, .step = step, .started_ms = tu_applier_now_ms()};
    err = err != NULL ? err : &own;
    size_t count = step->section->statements.count;
    run.wanted = tu_section_wanted(step->section, applier->options->environment);
    if (run.wanted)
        tu_step_edges(applier->history.engine, step->section, &run.leading, &run.trailing);
    tu_applier_report(applier, TU_REPORT_STARTED, step, NULL, 0);
    TuStatus st = tu_applier_save_settings(applier, &run.saved, err);
    if (st == TU_OK)
        st = run_range(&run, 0, run.leading, err);
    if (st == TU_OK)
        st = run_transaction(&run, err);
    if (st != TU_OK && run.at_work && worth_a_row(st))
        record_failure(&run, err);
    if (st == TU_OK && !run.already)
        st = run_range(&run, count - run.trailing, count, err);
    tu_applier_restore_settings(applier, &run.saved);
    if (st != TU_OK)
        return st;
    if (run.already) {
        tu_applier_report(applier, TU_REPORT_SKIPPED, step, "another run was faster", 0);
        return TU_OK;
    }
    if (!run.wanted)
        tu_applier_report(applier, TU_REPORT_SKIPPED, step, "not for this environment", 0);
    tu_applier_tell(applier);
    applier->result.files++;
    tu_applier_report(applier, step->down ? TU_REPORT_ROLLED_BACK : TU_REPORT_APPLIED, step, NULL,
                      tu_applier_now_ms() - run.started_ms);
    return TU_OK;
}
