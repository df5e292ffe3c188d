/* up, down, stamp and repair. */
#include "config.h"

#include <string.h>

#include "api/backup.h"
#include "api/live.h"
#include "api/replay.h"
#include "sql/lex.h"

typedef struct Run {
    TrueupSession *session;
    TrueupResult *result;
    TuBuf text;
    TuDoc *list; /* what was applied or rolled back */
    TuLive *live;
    const char *backup_when;
    TuBackup backup;                   /* name NULL: none was made */
    const TrueupRepairOptions *repair; /* NULL: another verb */
} Run;

static void
put_migration(Run *run, const TuApplyNews *news, const char *what)
{
    TuArena *arena = run->result->arena;
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(doc, arena, "version", tu_doc_string(arena, news->version));
    tu_doc_put(doc, arena, "description", tu_doc_string(arena, news->description));
    tu_doc_put(doc, arena, "result", tu_doc_string(arena, what));
    tu_doc_put(doc, arena, "execution_time_ms", tu_doc_number(arena, news->ms));
    tu_doc_add(run->list, doc);
}

static void
note(void *data, const TuApplyNews *news)
{
    Run *run = data;
    TuBuf line = TU_BUF_INIT;
    switch (news->report) {
    case TU_REPORT_APPLIED:
        tu_buf_addf(&run->text, "applied %s %s (%lld ms)\n", news->version, news->description,
                    news->ms);
        put_migration(run, news, "applied");
        break;
    case TU_REPORT_ROLLED_BACK:
        tu_buf_addf(&run->text, "rolled back %s %s (%lld ms)\n", news->version, news->description,
                    news->ms);
        put_migration(run, news, "rolled_back");
        break;
    case TU_REPORT_STAMPED:
        tu_buf_addf(&run->text, "stamped %s %s: %s\n", news->version, news->description,
                    news->text ? news->text : "");
        put_migration(run, news, "applied");
        break;
    case TU_REPORT_CLEARED:
        tu_buf_addf(&run->text, "cleared %s %s: %s\n", news->version, news->description,
                    news->text ? news->text : "");
        put_migration(run, news, "rolled_back");
        break;
    case TU_REPORT_RESUMED:
        tu_buf_addf(&run->text, "resuming %s: %s\n", news->version, news->text ? news->text : "");
        break;
    case TU_REPORT_SKIPPED:
        tu_buf_addf(&run->text, "skipped %s: %s\n", news->version, news->text ? news->text : "");
        break;
    case TU_REPORT_PLANNED:
        put_migration(run, news, "planned");
        break;
    case TU_REPORT_HAZARD:
        tu_result_warn(run->result, "%s: %s%s%s", news->version ? news->version : "",
                       news->text ? news->text : "", news->sql ? " (allowed: " : "",
                       news->sql ? "see its Allow line)" : "");
        break;
    case TU_REPORT_RETRY:
        tu_buf_addf(&line, "%s: trying again: %s", news->version, news->text ? news->text : "");
        tu_progress(run->session, line.s);
        break;
    case TU_REPORT_STARTED:
        tu_buf_addf(&line, "%s %s", news->version, news->description);
        tu_progress(run->session, line.s);
        break;
    case TU_REPORT_STATEMENT:
        tu_buf_addf(&line, "%s: statement %zu of %zu", news->version, news->index, news->count);
        tu_progress(run->session, line.s);
        break;
    }
    tu_buf_release(&line);
}

/* Under the lock, before the first statement. */
static TuStatus
back_up(bool destructive, void *data, TuError *err)
{
    Run *run = data;
    if (!tu_backup_wanted(run->backup_when, destructive))
        return TU_OK;
    TuStatus status =
        tu_backup_now(run->live, destructive ? "before a destructive run" : "before a run",
                      run->result->arena, &run->backup, err);
    if (status == TU_OK)
        tu_buf_addf(&run->text, "backed up to %s\n", run->backup.path);
    else
        run->backup = (TuBackup){0};
    return status;
}

/* A run that stopped in the middle where nothing takes it back: what the backup is for. */
static TuStatus
after_partial(Run *run, bool bring_back, TuError *err)
{
    TuError own = {0};
    if (!run->backup.name || err->status != TU_ERR_PARTIAL)
        return err->status;
    if (!bring_back) {
        tu_error_hint(err,
                      "%s%strueup up goes on; or take back all of it: trueup backup restore %s "
                      "--confirm \"%s\"",
                      err->hint, *err->hint ? "; " : "", run->backup.name,
                      tu_conn_database(run->live->conn));
        return TU_ERR_PARTIAL;
    }
    if (tu_backup_bring_back(run->live, &run->backup, run->result->arena, &own) != TU_OK) {
        tu_error_hint(err,
                      "the backup could not be restored: %s; try again: trueup backup restore %s "
                      "--confirm \"%s\"",
                      own.message, run->backup.name, tu_conn_database(run->live->conn));
        return TU_ERR_PARTIAL;
    }
    err->status = TU_ERR_DB;
    tu_error_hint(err, "the database was restored from backup %s: nothing is applied of this run",
                  run->backup.name);
    return TU_ERR_DB;
}

static void
set_options(TuLive *live, const TrueupApplyOptions *o, Run *run)
{
    run->live = live;
    run->backup_when = o->backup ? o->backup : run->session->settings.backup;
    live->options.before = back_up;
    live->options.before_data = run;
    TuApplyOptions *options = &live->options;
    options->to = o->to;
    options->steps = o->steps;
    options->allow = o->allow;
    options->dry_run = o->dry_run;
    options->expect_drift = o->accept_drift;
    if (o->interrupted)
        options->interrupted =
            strcmp(o->interrupted, "done") == 0 ? TU_INTERRUPTED_DONE : TU_INTERRUPTED_UNDONE;
    options->report = note;
    options->report_data = run;
}

static void
put_heading(TuBuf *out, const char *way, const char *version, const char *name)
{
    tu_buf_addf(out, "-- %s ", way);
    tu_sql_comment_text(out, version);
    tu_buf_add(out, " ");
    tu_sql_comment_text(out, name);
    tu_buf_add(out, "\n");
}

/* The plan for people: what would run, with its hazards and its statements, as a script that the
 * engine's own program could read. */
static bool
describe_up(TuBuf *out, const TuApplyPlan *plan, const TuDialect *dialect)
{
    bool hazardous = false;
    for (size_t i = 0; i < plan->todo.count; i++) {
        const TuApplyItem *item = plan->todo.items[i];
        const TuMigration *migration = item->migration;
        put_heading(out, "up", migration->version, migration->name);
        for (size_t j = 0; j < migration->hazards.count; j++) {
            const TuMigrationRule *rule = migration->hazards.items[j];
            tu_buf_addf(out, "--   ! %s ", rule->rule);
            tu_sql_comment_text(out, rule->text);
            tu_buf_add(out, "\n");
            hazardous = true;
        }
        for (size_t j = 0; j < migration->up.statements.count; j++) {
            const TuSqlPart *part = migration->up.statements.items[j];
            tu_sql_write(out, dialect, part->text, part->len);
        }
    }
    return hazardous;
}

static TuStatus
confirm(const TrueupApplyOptions *o, const char *plan, bool hazardous, TuError *err)
{
    if (!o->confirm || !*plan || o->confirm(plan, hazardous, o->data))
        return TU_OK;
    tu_error_set(err, TU_ERR_REFUSED, "nothing was run: the plan was not confirmed");
    tu_error_hint(err, "answer yes, or give --yes");
    return TU_ERR_REFUSED;
}

static TuStatus
print_sql(TrueupResult *result, const TuBuf *sql, TuError *err)
{
    if (sql->failed)
        return tu_error_nomem(err);
    tu_result_part(result, "sql", sql->s);
    result->text = tu_buf_dup(sql, result->arena);
    return TU_OK;
}

static TuStatus
run_up(TuLive *live, const TrueupApplyOptions *o, Run *run, TuError *err)
{
    TuApplyStatus now;
    TuBuf plan = TU_BUF_INIT, sql = TU_BUF_INIT;
    TuStatus status =
        tu_apply_status(live->conn, live->set, &live->options, run->result->arena, &now, err);
    if (status == TU_OK && o->sql) {
        status = tu_apply_write_up(&sql, live->set, &now.rows, &live->options, err);
        if (status == TU_OK)
            status = print_sql(run->result, &sql, err);
    } else if (status == TU_OK) {
        bool hazardous = describe_up(&plan, &now.plan, tu_conn_dialect(live->conn));
        if (o->dry_run)
            tu_buf_add(&run->text, plan.s);
        else
            status = confirm(o, plan.s, hazardous, err);
        if (status == TU_OK)
            status = tu_apply_up(live->conn, live->set, &live->options, NULL, err);
    }
    tu_buf_release(&plan);
    tu_buf_release(&sql);
    return status;
}

/* What down would take back, newest first. */
static void
describe_down(TuBuf *out, const TuVec *rows, const TrueupApplyOptions *o)
{
    size_t steps = o->steps ? o->steps : o->to ? rows->count : 1;
    for (size_t i = rows->count; i-- > 0 && steps;) {
        const TuHistoryRow *row = rows->items[i];
        if (row->state == TU_STATE_ROLLED_BACK || row->state == TU_STATE_FAILED)
            continue;
        if (o->to && tu_same_version(row->version, o->to))
            break;
        put_heading(out, "down", row->version, row->description ? row->description : "");
        tu_buf_addf(out, "%s\n", row->rollback_sql ? row->rollback_sql : "");
        steps--;
    }
}

static TuStatus
run_down(TuLive *live, const TrueupApplyOptions *o, Run *run, TuError *err)
{
    TuVec rows = TU_VEC_INIT;
    TuBuf plan = TU_BUF_INIT, sql = TU_BUF_INIT;
    TuStatus status =
        tu_apply_history(live->conn, &live->options, run->result->arena, &rows, NULL, err);
    if (status == TU_OK && o->sql) {
        status = tu_apply_write_down(&sql, tu_conn_dialect(live->conn), &rows, &live->options, err);
        if (status == TU_OK)
            status = print_sql(run->result, &sql, err);
    } else if (status == TU_OK) {
        describe_down(&plan, &rows, o);
        if (o->dry_run)
            tu_buf_add(&run->text, plan.s);
        else
            status = confirm(o, plan.s, true, err);
        if (status == TU_OK)
            status = tu_apply_down(live->conn, live->set, &live->options, NULL, err);
    }
    tu_buf_release(&plan);
    tu_buf_release(&sql);
    return status;
}

static TuStatus
run_stamp(TuLive *live, const TrueupApplyOptions *o, Run *run, TuError *err)
{
    TuApplyStatus now;
    TuBuf plan = TU_BUF_INIT;
    TuStatus status =
        tu_apply_status(live->conn, live->set, &live->options, run->result->arena, &now, err);
    for (size_t i = 0; status == TU_OK && i < now.plan.todo.count; i++) {
        const TuApplyItem *item = now.plan.todo.items[i];
        put_heading(&plan, "stamp", item->migration->version, item->migration->name);
    }
    if (status == TU_OK && !o->dry_run)
        status = confirm(o, plan.s, true, err);
    if (status == TU_OK)
        status = tu_apply_stamp(live->conn, live->set, &live->options, NULL, err);
    tu_buf_release(&plan);
    return status;
}

static TuStatus
run_repair(TuLive *live, const TrueupApplyOptions *o, Run *run, TuError *err)
{
    (void)o;
    const TrueupRepairOptions *repair = run->repair;
    if (repair->reseal) {
        TuStatus status = tu_apply_reseal(live->conn, &live->options, repair->reason, err);
        if (status == TU_OK && !repair->dry_run)
            tu_buf_add(&run->text, "the history is sealed as it is now\n");
        return status;
    }
    return tu_apply_repair(live->conn, live->set, &live->options, NULL, err);
}

/* What differs between the verbs. */
typedef struct Way {
    TuStatus (*run)(TuLive *live, const TrueupApplyOptions *o, Run *run, TuError *err);
    TuLiveUse use;
    const char *nothing; /* what is said when nothing was done */
} Way;

static const Way way_up = {run_up, TU_LIVE_CREATE, "nothing to do\n"};
static const Way way_down = {run_down, TU_LIVE_CHANGE, "nothing to roll back\n"};
static const Way way_stamp = {run_stamp, TU_LIVE_CHANGE, "nothing to stamp\n"};
static const Way way_repair = {run_repair, TU_LIVE_CHANGE, "nothing to repair\n"};

static TrueupStatus
run_way(TrueupSession *session, const TrueupApplyOptions *o, const TrueupRepairOptions *repair,
        const Way *way, TrueupResult **out, TrueupError *err)
{
    tu_start(out, err);
    TuError inside = {0};
    TuLive live = {0};
    TrueupResult *result = tu_result_new();
    Run run = {.session = session, .result = result, .text = TU_BUF_INIT, .repair = repair};
    TuLiveUse use = o->dry_run || o->sql ? TU_LIVE_READ : way->use;
    TuStatus status = result ? tu_live_open(session, use, result->arena, &live, &inside)
                             : tu_error_nomem(&inside);
    if (status == TU_OK) {
        run.list = tu_doc_new(result->arena, TU_DOC_LIST);
        tu_result_warn_server(result, live.conn);
        set_options(&live, o, &run);
        status = way->run(&live, o, &run, &inside);
        if (status != TU_OK)
            status = after_partial(&run, o->auto_restore, &inside);
    }
    if (status == TU_OK) {
        tu_doc_put(result->json, result->arena, "migrations", run.list);
        if (!run.text.len && !o->sql)
            tu_buf_add(&run.text, way->nothing);
        if (!o->sql)
            result->text = tu_buf_dup(&run.text, result->arena);
    } else if (run.text.len) {
        tu_more(err, run.text.s); /* what was done before it failed */
    }
    tu_buf_release(&run.text);
    tu_live_release(&live);
    return tu_finish(status, result, &inside, out, err);
}

TrueupStatus
trueup_up(TrueupSession *session, const TrueupApplyOptions *options, TrueupResult **out,
          TrueupError *err)
{
    TrueupApplyOptions taken;
    tu_take(&taken, sizeof taken, options);
    return run_way(session, &taken, NULL, &way_up, out, err);
}

TrueupStatus
trueup_down(TrueupSession *session, const TrueupApplyOptions *options, TrueupResult **out,
            TrueupError *err)
{
    TrueupApplyOptions taken;
    tu_take(&taken, sizeof taken, options);
    return run_way(session, &taken, NULL, &way_down, out, err);
}

TrueupStatus
trueup_stamp(TrueupSession *session, const TrueupApplyOptions *options, TrueupResult **out,
             TrueupError *err)
{
    TrueupApplyOptions taken;
    tu_take(&taken, sizeof taken, options);
    return run_way(session, &taken, NULL, &way_stamp, out, err);
}

TrueupStatus
trueup_repair(TrueupSession *session, const TrueupRepairOptions *options, TrueupResult **out,
              TrueupError *err)
{
    TrueupRepairOptions taken;
    tu_take(&taken, sizeof taken, options);
    const TrueupApplyOptions own = {.size = sizeof own, .dry_run = taken.dry_run};
    return run_way(session, &own, &taken, &way_repair, out, err);
}
