/* Sections that are not one transaction, with a journal. A part that is one commits together with
 * its journal entry; in the others each statement that can run in a transaction does, so that the
 * journal is exact. Before a statement that cannot, what the catalog says is kept, of what it is
 * about or of the whole schema: after a crash the catalog says whether it took effect. */
#include "config.h"

#include <string.h>

#include "apply/applier.h"

#include "base/sha256.h"

typedef struct Run {
    TuApplier *applier;
    const TuStep *step;
    size_t done; /* statements that took effect */
    char live[TU_FINGERPRINT_SIZE];
    bool open_step; /* the journal holds a fingerprint for statement done + 1 */
    bool already;   /* another run was faster */
    bool overtaken; /* another run goes on with it: the row is no longer ours to write */
    long long started_ms;
} Run;

static size_t
count_of(const Run *run)
{
    return run->step->section->statements.count;
}

/* Checksum over the first n statements. */
static TuStatus
prefix_checksum(const TuSection *section, size_t n, char out[TU_MIGRATION_CHECKSUM], TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    for (size_t i = 0; i < n && i < section->statements.count; i++) {
        const TuSqlPart *part = section->statements.items[i];
        tu_buf_addn(&text, part->text, part->len);
        tu_buf_addn(&text, "", 1);
    }
    memcpy(out, "v1:", 3);
    bool fine = !text.failed && tu_sha256_hex(text.s, text.len, out + 3);
    tu_buf_release(&text);
    return fine ? TU_OK : tu_error_nomem(err);
}

static TuStatus
write_progress(Run *run, size_t done, const char *step_fingerprint, TuError *err)
{
    char prefix[TU_MIGRATION_CHECKSUM];
    TuBuf sql = TU_BUF_INIT;
    TuStatus st = prefix_checksum(run->step->section, done, prefix, err);
    if (st == TU_OK) {
        tu_history_progress(&sql, &run->applier->history, run->step->version, done, prefix,
                            step_fingerprint);
        st = tu_applier_exec(run->applier, &sql, err);
    }
    tu_buf_release(&sql);
    return st;
}

/* Inside a transaction: does the journal stand where this run left it? Not every engine's lock
 * keeps other runs out for as long as a section without a transaction takes. */
static TuStatus
check_mine(Run *run, TuError *err)
{
    const TuHistoryRow *row = NULL;
    TuArena *arena = tu_arena_new();
    TuStatus st = arena == NULL ? tu_error_nomem(err)
                                : tu_history_read_one(&run->applier->history, run->applier->conn,
                                                      run->step->version, arena, &row, err);
    run->overtaken =
        st == TU_OK && (row == NULL || row->state != TU_STATE_RUNNING ||
                        row->down != run->step->down || row->statements_done != run->done);
    tu_arena_free(arena);
    if (!run->overtaken)
        return st;
    tu_error_set(err, TU_ERR_LOCKED, "another run goes on with version %s", run->step->version);
    tu_error_hint(err, "this one stopped after statement %zu of %zu; look at \"trueup status\"",
                  run->done, count_of(run));
    return TU_ERR_LOCKED;
}

static TuStatus
commit(Run *run, TuStatus st, TuError *err)
{
    if (st == TU_OK)
        st = tu_conn_exec(run->applier->conn, "COMMIT", err);
    if (st != TU_OK)
        tu_applier_rollback(run->applier);
    return st;
}

/* A journal entry of its own. */
static TuStatus
note_progress(Run *run, size_t done, const char *step_fingerprint, TuError *err)
{
    TuStatus st = tu_applier_begin(run->applier, err);
    if (st == TU_OK)
        st = check_mine(run, err);
    if (st == TU_OK)
        st = write_progress(run, done, step_fingerprint, err);
    return commit(run, st, err);
}

/* ---- statements ---- */

static TuStatus
still_inside(Run *run, TuError *err)
{
    if (tu_conn_in_transaction(run->applier->conn))
        return TU_OK;
    return tu_error_set(err, TU_ERR_INTERNAL, "version %s: a statement ended the transaction",
                        run->step->version);
}

/* Statements up to end and their journal entry in one transaction, tried again when a lock is in
 * the way. */
static TuStatus
run_inside(Run *run, size_t end, TuError *err)
{
    const char *neutral = run->applier->history.engine->neutral;
    bool whole = end > run->done + 1; /* a part that is one transaction */
    for (unsigned tries = 0;; tries++) {
        TuBrokenKeys broken = {.known = false};
        TuStatus st = tu_applier_begin(run->applier, err);
        if (st == TU_OK)
            st = check_mine(run, err);
        if (st == TU_OK && whole)
            tu_applier_count_broken(run->applier, run->step, run->done, end, false, &broken);
        for (size_t i = run->done; st == TU_OK && i < end; i++)
            st = tu_applier_statement(run->applier, run->step, i, err);
        if (st == TU_OK)
            st = still_inside(run, err);
        if (st == TU_OK && whole && neutral != NULL)
            st = tu_conn_exec(run->applier->conn, neutral, err);
        if (st == TU_OK)
            st = tu_applier_check_broken(run->applier, run->step, &broken, err);
        if (st == TU_OK)
            st = write_progress(run, end, NULL, err);
        st = commit(run, st, err);
        if (st == TU_OK)
            run->done = end;
        if (st != TU_ERR_LOCKED || run->overtaken || tries >= tu_applier_retries(run->applier))
            return st;
        tu_applier_report(run->applier, TU_REPORT_RETRY, run->step, err->message, 0);
        tu_applier_pause(run->applier, tries);
    }
}

/* What a statement outside of a transaction, that did not end well, left behind. */
static void
clear_up(Run *run, unsigned class)
{
    TuError ignored;
    TuEffect effect = TU_EFFECT_UNKNOWN;
    tu_applier_settle(run->applier, run->step->section->statements.items[run->done], &effect,
                      &ignored);
    run->open_step = (class & TU_CLASS_OPAQUE) != 0 || effect == TU_EFFECT_DONE;
}

/* Run it, again when a lock was in its way and it left nothing behind. */
static TuStatus
try_outside(Run *run, unsigned class, TuError *err)
{
    bool whole = !run->applier->history.engine->dialect->transactional_ddl;
    for (unsigned tries = 0;; tries++) {
        run->open_step = true;
        TuStatus st = tu_applier_statement(run->applier, run->step, run->done, err);
        if (st == TU_OK)
            run->open_step = false;
        if (st == TU_OK || st == TU_ERR_LOST)
            return st;
        clear_up(run, class);
        if (st != TU_ERR_LOCKED || !whole || run->open_step)
            return st;
        if (tries >= tu_applier_retries(run->applier)) {
            tu_error_context(err, "tried %u times", tries + 1);
            tu_applier_blame(run->applier, err);
            return st;
        }
        tu_applier_report(run->applier, TU_REPORT_RETRY, run->step, err->message, 0);
        tu_applier_pause(run->applier, tries);
    }
}

static TuStatus
run_outside(Run *run, unsigned class, TuError *err)
{
    char objects[TU_MARK_SIZE] = "";
    const char *mark = class & TU_CLASS_OPAQUE ? "opaque" : objects;
    TuStatus st = TU_OK;
    if (mark == objects)
        st = tu_applier_mark(run->applier, run->step->section->statements.items[run->done], objects,
                             err);
    if (st == TU_OK && mark[0] == '\0') { /* the whole schema tells */
        st = tu_applier_fingerprint(run->applier, run->live, err);
        mark = run->live[0] != '\0' ? run->live : "unknown";
    }
    if (st == TU_OK)
        st = note_progress(run, run->done, mark, err);
    if (st == TU_OK)
        st = try_outside(run, class, err);
    if (st != TU_OK)
        return st;
    st = note_progress(run, run->done + 1, NULL, err);
    run->done += st == TU_OK;
    return st;
}

static TuStatus
run_statements(Run *run, TuError *err)
{
    const TuApplyEngine *engine = run->applier->history.engine;
    TuStatus st = TU_OK;
    while (st == TU_OK && run->done < count_of(run)) {
        const TuSectionPart *part = tu_section_part_of(run->step->section, run->done);
        unsigned class =
            tu_statement_class(engine, run->step->section->statements.items[run->done]);
        bool outside = class & (TU_CLASS_OUTSIDE | TU_CLASS_OPAQUE | TU_CLASS_SETTING);
        if (part != NULL && !part->no_transaction)
            st = run_inside(run, part->first + part->count, err);
        else
            st = outside ? run_outside(run, class, err) : run_inside(run, run->done + 1, err);
    }
    if (st == TU_OK && engine->neutral != NULL)
        st = tu_conn_exec(run->applier->conn, engine->neutral, err);
    return st;
}

/* ---- the row ---- */

static TuStatus
start_row(Run *run, bool again, TuError *err)
{
    const TuStep *step = run->step;
    TuHistoryStart start = {.version = step->version,
                            .description = step->description,
                            .checksum = step->checksum,
                            .down = step->down,
                            .from_fingerprint = run->live[0] != '\0' ? run->live : step->before,
                            .rollback_sql = step->rollback_sql};
    TuBuf sql = TU_BUF_INIT;
    TuStatus st = tu_applier_begin(run->applier, err);
    if (st == TU_OK)
        st = tu_applier_look_again(run->applier, step, &run->already, &run->overtaken, err);
    if (st == TU_OK && run->already) {
        tu_applier_rollback(run->applier);
        return TU_OK;
    }
    if (again)
        tu_history_resume(&sql, &run->applier->history, &start);
    else
        tu_history_start(&sql, &run->applier->history, &start);
    if (st == TU_OK)
        st = tu_applier_exec(run->applier, &sql, err);
    if (st == TU_OK && again)
        st = write_progress(run, run->done, NULL, err);
    if (st == TU_OK)
        st = tu_applier_record(run->applier, step->down ? "down" : "up", step->version,
                               again ? "resumed" : "running", NULL, err);
    tu_buf_release(&sql);
    st = commit(run, st, err);
    if (st == TU_OK)
        tu_applier_tell(run->applier);
    return st;
}

static TuStatus
close_row(Run *run, TuApplyEvent event, const char *error, TuError *err)
{
    const TuStep *step = run->step;
    TuHistoryFinish finish = {.version = step->version,
                              .down = step->down,
                              .done = run->done,
                              .ms = tu_applier_now_ms() - run->started_ms,
                              .error = error,
                              .keep_step = run->open_step};
    if (!tu_state_next(TU_STATE_RUNNING, event, &finish.state))
        return tu_error_set(err, TU_ERR_INTERNAL, "no state follows");
    if (event == TU_EVENT_DOWN_UNCHANGED)
        finish.down = false;
    bool moved = event == TU_EVENT_HALTED || event == TU_EVENT_UP_DONE;
    if (moved && !step->down && run->live[0] != '\0')
        finish.to_fingerprint = run->live;
    TuStatus st = tu_applier_begin(run->applier, err);
    if (st == TU_OK)
        st = check_mine(run, err);
    if (st == TU_OK)
        st = tu_applier_close(run->applier, step, &finish, err);
    st = commit(run, st, err);
    if (st == TU_OK)
        tu_applier_tell(run->applier);
    return st;
}

/* ---- how it ends ---- */

static TuStatus
halt(Run *run, TuStatus st, TuError *err)
{
    const TuStep *step = run->step;
    TuError ignored;
    TuBuf text = TU_BUF_INIT;
    const char *again = step->down ? "trueup down" : "trueup up";
    tu_applier_rollback(run->applier);
    if (run->overtaken)
        return st;
    if (st == TU_ERR_LOST) {
        tu_error_hint(err,
                      "%zu of %zu statements of version %s took effect for certain; \"%s\" "
                      "looks at the catalog and goes on from there",
                      run->done, count_of(run), step->version, again);
        return st;
    }
    tu_applier_fingerprint(run->applier, run->live, &ignored);
    bool changed = run->done > 0 || run->open_step;
    tu_applier_describe(&text, err);
    close_row(run,
              changed ? TU_EVENT_HALTED
                      : (step->down ? TU_EVENT_DOWN_UNCHANGED : TU_EVENT_UP_UNCHANGED),
              text.s, &ignored);
    tu_buf_release(&text);
    if (!changed)
        return st;
    tu_error_context(err, "%zu of %zu statements took effect", run->done, count_of(run));
    tu_error_hint(err, "correct statement %zu in the file and run \"%s\": it goes on from there",
                  run->done + 1, again);
    err->status = TU_ERR_PARTIAL;
    return TU_ERR_PARTIAL;
}

static TuStatus
end(Run *run, TuError *err)
{
    const TuStep *step = run->step;
    TuStatus st = tu_applier_fingerprint(run->applier, run->live, err);
    if (st != TU_OK)
        return halt(run, st, err);
    if (run->live[0] != '\0' && step->after != NULL && strcmp(run->live, step->after) != 0) {
        tu_error_set(err, TU_ERR_PARTIAL,
                     "version %s: all %zu statements ran, but lead to the schema %s and not to the "
                     "promised %s",
                     step->version, run->done, run->live, step->after);
        st = halt(run, TU_ERR_PARTIAL, err);
        tu_error_hint(err,
                      "\"trueup diff\" shows what differs; correct the database and run again");
        return st;
    }
    st = close_row(run, step->down ? TU_EVENT_DOWN_DONE : TU_EVENT_UP_DONE, NULL, err);
    if (st != TU_OK)
        return st;
    run->applier->result.files++;
    tu_applier_report(run->applier, step->down ? TU_REPORT_ROLLED_BACK : TU_REPORT_APPLIED, step,
                      NULL, tu_applier_now_ms() - run->started_ms);
    return TU_OK;
}

/* ---- going on ---- */

static TuStatus
check_prefix(const Run *run, const TuHistoryRow *row, TuError *err)
{
    char prefix[TU_MIGRATION_CHECKSUM];
    TuStatus st = prefix_checksum(run->step->section, row->statements_done, prefix, err);
    if (st != TU_OK || row->statements_done == 0)
        return st;
    if (row->statements_done <= count_of(run) && row->prefix_checksum != NULL &&
        strcmp(prefix, row->prefix_checksum) == 0)
        return TU_OK;
    tu_error_set(
        err, TU_ERR_REFUSED,
        "version %s stopped after %zu statements, and these were changed in the file since",
        row->version, row->statements_done);
    tu_error_hint(err, "restore the first %zu statements; what comes after them may be corrected",
                  row->statements_done);
    tu_error_at(err, run->step->file, 0, 0);
    return TU_ERR_REFUSED;
}

/* The catalog does not say; the caller may. */
static TuStatus
ask(Run *run, const TuHistoryRow *row, const char *why, TuError *err)
{
    switch (run->applier->options->interrupted) {
    case TU_INTERRUPTED_DONE:
        run->done++;
        return TU_OK;
    case TU_INTERRUPTED_UNDONE:
        return TU_OK;
    case TU_INTERRUPTED_ASK:
        break;
    }
    const TuSqlPart *part =
        run->done < count_of(run) ? run->step->section->statements.items[run->done] : NULL;
    tu_error_set(err, TU_ERR_DECISION,
                 "version %s was interrupted in statement %zu, and %s whether it took effect",
                 row->version, run->done + 1, why);
    tu_error_hint(err, "look at the database, then run again with --interrupted done or "
                       "--interrupted undone");
    tu_error_at(err, run->step->file, part ? part->line : 0, part ? part->column : 0);
    return TU_ERR_DECISION;
}

/* A statement was open when the run died: did it take effect? */
static TuStatus
settle_open(Run *run, const TuHistoryRow *row, TuError *err)
{
    if (strcmp(row->step_fingerprint, "opaque") == 0)
        return ask(run, row, "nothing in the catalog says", err);
    TuEffect effect = TU_EFFECT_UNKNOWN;
    TuStatus st = TU_OK;
    const TuSqlPart *part =
        run->done < count_of(run) ? run->step->section->statements.items[run->done] : NULL;
    bool marked = tu_applier_is_mark(row->step_fingerprint);
    if (part != NULL && marked)
        st = tu_applier_compare_mark(run->applier, part, row->step_fingerprint, &effect, err);
    else if (part != NULL)
        st = tu_applier_settle(run->applier, part, &effect, err);
    if (st == TU_OK)
        st = tu_applier_fingerprint(run->applier, run->live, err);
    if (st != TU_OK)
        return st;
    if (effect != TU_EFFECT_UNKNOWN) {
        run->done += effect == TU_EFFECT_DONE;
        return TU_OK;
    }
    if (marked)
        return ask(run, row, "nothing that was kept of it says", err);
    if (run->live[0] == '\0' || strcmp(row->step_fingerprint, "unknown") == 0)
        return ask(run, row, "without fingerprints it is not known", err);
    run->done += strcmp(run->live, row->step_fingerprint) != 0;
    return TU_OK;
}

/* Nothing was open. When the schema is not where the run left it, somebody worked on it since: back
 * at the start or at the end is fine, anything else is drift. */
static TuStatus
settle_moved(Run *run, const TuHistoryRow *row, TuError *err)
{
    TuStatus st = tu_applier_fingerprint(run->applier, run->live, err);
    if (st != TU_OK || run->live[0] == '\0' || row->state != TU_STATE_PARTIAL || row->down ||
        row->to_fingerprint == NULL || strcmp(run->live, row->to_fingerprint) == 0)
        return st;
    if (run->step->after != NULL && strcmp(run->live, run->step->after) == 0) {
        run->done = count_of(run);
        return TU_OK;
    }
    if (row->from_fingerprint != NULL && strcmp(run->live, row->from_fingerprint) == 0) {
        run->done = 0;
        return TU_OK;
    }
    tu_error_set(err, TU_ERR_DIFFERS,
                 "drift: version %s stopped at the schema %s, the database now has %s",
                 row->version, row->to_fingerprint, run->live);
    tu_error_hint(err, "bring the schema back to where it stopped, to the start or to the end of "
                       "this version, and run again");
    return TU_ERR_DIFFERS;
}

/* What the statements before set for the session is gone with the session. A part that is one
 * transaction leaves nothing behind. */
static TuStatus
set_again(Run *run, TuError *err)
{
    const TuApplyEngine *engine = run->applier->history.engine;
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && i < run->done && i < count_of(run); i++) {
        const TuSectionPart *part = tu_section_part_of(run->step->section, i);
        const TuSqlPart *statement = run->step->section->statements.items[i];
        bool alone = part == NULL || part->no_transaction;
        if (alone && tu_statement_class(engine, statement) & TU_CLASS_SESSION)
            st = tu_applier_statement(run->applier, run->step, i, err);
    }
    return st;
}

static TuStatus
resume(Run *run, const TuHistoryRow *row, TuError *err)
{
    TuStatus st = check_prefix(run, row, err);
    run->done = row->statements_done;
    if (st == TU_OK)
        st = row->step_fingerprint != NULL ? settle_open(run, row, err)
                                           : settle_moved(run, row, err);
    if (st != TU_OK)
        return st;
    TuBuf text = TU_BUF_INIT;
    if (run->done < count_of(run))
        tu_buf_addf(&text, "goes on with statement %zu of %zu", run->done + 1, count_of(run));
    else
        tu_buf_add(&text, "all statements have taken effect");
    tu_applier_report(run->applier, TU_REPORT_RESUMED, run->step, text.s, 0);
    tu_buf_release(&text);
    st = start_row(run, true, err);
    return st == TU_OK && !run->already ? set_again(run, err) : st;
}

static TuStatus
run_section(Run *run, TuError *err)
{
    const TuStep *step = run->step;
    const TuHistoryRow *row = step->row;
    bool interrupted =
        row != NULL && (row->state == TU_STATE_RUNNING || row->state == TU_STATE_PARTIAL);
    TuStatus st;
    if (interrupted) {
        st = resume(run, row, err);
    } else {
        st = tu_applier_check_before(run->applier, step, run->live, err);
        if (st == TU_OK)
            st = start_row(run, false, err);
    }
    if (st != TU_OK)
        return st;
    if (run->already) {
        tu_applier_report(run->applier, TU_REPORT_SKIPPED, step, "another run was faster", 0);
        return TU_OK;
    }
    if (!tu_section_wanted(step->section, run->applier->options->environment)) {
        tu_applier_report(run->applier, TU_REPORT_SKIPPED, step, "not for this environment", 0);
        return close_row(run, step->down ? TU_EVENT_DOWN_DONE : TU_EVENT_UP_DONE, NULL, err);
    }
    st = run_statements(run, err);
    return st == TU_OK ? end(run, err) : halt(run, st, err);
}

TuStatus
tu_step_journal(TuApplier *applier, const TuStep *step, TuError *err)
{
    TuError own = {0};
    TuSettings saved = {0};
    Run run = {.applier = applier, .step = step, .started_ms = tu_applier_now_ms()};
    err = err != NULL ? err : &own;
    tu_applier_report(applier, TU_REPORT_STARTED, step, NULL, 0);
    TuStatus st = tu_applier_save_settings(applier, &saved, err);
    if (st == TU_OK)
        st = run_section(&run, err);
    tu_applier_restore_settings(applier, &saved);
    return st;
}
