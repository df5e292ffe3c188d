/* A step: which section runs, what it may hold, how it is closed in the history. */
#include "config.h"

#include <string.h>

#include "apply/applier.h"

/* ---- what a section may hold ---- */

static TuStatus
refuse(const TuStep *step, const TuSqlPart *part, const char *what, const char *hint, TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addn(&text, part->text, part->len);
    tu_error_set(err, TU_ERR_REFUSED, "version %s: %s", step->version, what);
    tu_error_hint(err, "%s", hint);
    tu_error_statement(err, text.s);
    tu_error_at(err, step->file, part->line, part->column);
    tu_buf_release(&text);
    return TU_ERR_REFUSED;
}

static bool
sets_foreign_keys(const TuApplyEngine *engine, const TuSqlPart *part)
{
    TuLexer lexer;
    tu_lex_init(&lexer, engine->dialect, part->text, part->len);
    tu_lex_next_solid(&lexer);
    TuToken name = tu_lex_next_solid(&lexer);
    return tu_token_is(&name, "foreign_keys");
}

void
tu_step_edges(const TuApplyEngine *engine, const TuSection *section, size_t *leading,
              size_t *trailing)
{
    const TuVec *parts = &section->statements;
    *leading = *trailing = 0;
    if (section->no_transaction)
        return; /* where a setting runs is what its part says */
    while (*leading < parts->count &&
           tu_statement_class(engine, parts->items[*leading]) & TU_CLASS_SETTING)
        ++*leading;
    while (*trailing < parts->count - *leading &&
           tu_statement_class(engine, parts->items[parts->count - 1 - *trailing]) &
               TU_CLASS_SETTING)
        ++*trailing;
}

TuStatus
tu_step_check(const TuApplyEngine *engine, const TuStep *step, TuError *err)
{
    const TuSection *section = step->section;
    size_t leading, trailing;
    tu_step_edges(engine, section, &leading, &trailing);
    for (size_t i = 0; i < section->statements.count; i++) {
        const TuSqlPart *part = section->statements.items[i];
        unsigned class = tu_statement_class(engine, part);
        bool inner = i >= leading && i < section->statements.count - trailing;
        if (class & TU_CLASS_CONTROL)
            return refuse(
                step, part, "a migration cannot begin or end transactions by itself",
                "each file runs in one transaction; \"-- Transaction: own\" begins another "
                "one, \"-- Transaction: none\" runs what follows statement by statement",
                err);
        if (class & TU_CLASS_FOREIGN)
            return refuse(step, part,
                          "a migration cannot leave the database of the URL, or lock tables",
                          "write the database before the name: a run holds its history and its "
                          "locks by this connection",
                          err);
        const TuSectionPart *in = tu_section_part_of(section, i);
        if (in != NULL && in->no_transaction)
            continue;
        if (class & TU_CLASS_OUTSIDE)
            return refuse(step, part, "this statement cannot run inside a transaction",
                          "put the line \"-- Transaction: none\" before it, and \"-- Transaction: "
                          "own\" before what follows",
                          err);
        if (inner && class & TU_CLASS_SETTING && sets_foreign_keys(engine, part))
            return refuse(step, part, "PRAGMA foreign_keys does nothing inside a transaction",
                          "put it first or last in the section: there it runs outside", err);
    }
    return TU_OK;
}

/* ---- steps ---- */

void
tu_step_up(const TuApplyItem *item, const char *expected, TuStep *out)
{
    const TuMigration *migration = item->migration;
    memset(out, 0, sizeof(*out));
    out->version = item->row != NULL ? item->row->version : migration->version;
    out->description = migration->name;
    out->checksum = migration->checksum;
    out->file = migration->file;
    out->rollback_sql = migration->down.text;
    out->section = &migration->up;
    out->before = migration->from != NULL ? migration->from : expected;
    out->after = migration->to;
    out->row = item->row;
    out->checks = &migration->checks;
}

/* The file's own section when it is what the history kept: its lines are right. */
static const TuSection *
section_of_file(const TuHistoryRow *row, const TuMigrationSet *set, const char **file)
{
    const TuMigration *migration = set != NULL ? tu_migration_set_find(set, row->version) : NULL;
    if (migration == NULL || migration->down.text == NULL ||
        strcmp(migration->down.text, row->rollback_sql) != 0)
        return NULL;
    *file = migration->file;
    return &migration->down;
}

static TuStatus
no_way_back(const TuHistoryRow *row, const char *reason, TuError *err)
{
    tu_error_set(err, TU_ERR_REFUSED, "version %s (%s) cannot be rolled back: %s", row->version,
                 row->description, reason);
    tu_error_hint(err, "write a new migration that goes forward, or restore a backup");
    return TU_ERR_REFUSED;
}

TuStatus
tu_step_down(const TuHistory *history, const TuHistoryRow *row, const TuMigrationSet *set,
             TuArena *arena, TuStep *out, TuError *err)
{
    memset(out, 0, sizeof(*out));
    if (row->rollback_sql == NULL)
        return no_way_back(row, "it has no down section", err);
    out->down = true;
    out->version = row->version;
    out->description = row->description;
    out->checksum = row->checksum;
    out->rollback_sql = row->rollback_sql;
    out->row = row;
    bool fresh = row->state == TU_STATE_APPLIED;
    out->before = fresh ? row->to_fingerprint : NULL;
    out->after = row->from_fingerprint;
    out->section = section_of_file(row, set, &out->file);
    if (out->section == NULL) {
        TuSection *section = TU_NEW(arena, TuSection);
        out->file = tu_arena_printf(arena, "rollback of %s", row->version);
        if (section == NULL || out->file == NULL)
            return tu_error_nomem(err);
        TuStatus st = tu_migration_read_section(out->file, row->rollback_sql,
                                                history->engine->dialect, arena, section, err);
        if (st != TU_OK)
            return st;
        out->section = section;
    }
    if (out->section->irreversible != NULL)
        return no_way_back(row, out->section->irreversible, err);
    return TU_OK;
}

TuStatus
tu_step_pick_down(const TuVec *rows, const TuApplyOptions *options, TuArena *arena, TuVec *out,
                  TuError *err)
{
    const TuHistoryRow *stay = NULL;
    size_t steps = options->steps != 0 ? options->steps : 1;
    for (size_t i = 0; options->to != NULL && i < rows->count; i++) {
        const TuHistoryRow *row = rows->items[i];
        if (row->state == TU_STATE_APPLIED && tu_same_version(row->version, options->to))
            stay = row;
    }
    if (options->to != NULL && stay == NULL)
        return tu_error_set(err, TU_ERR_USAGE, "version %s is not applied", options->to);
    for (size_t i = rows->count; i > 0; i--) {
        TuHistoryRow *row = rows->items[i - 1];
        bool unfinished = row->state == TU_STATE_PARTIAL || row->state == TU_STATE_RUNNING;
        if (row == stay || (stay == NULL && out->count == steps))
            break;
        if (unfinished && !row->down) {
            tu_error_set(err, TU_ERR_PARTIAL, "version %s is only partly applied", row->version);
            tu_error_hint(err, "finish it with \"trueup up\" before rolling back");
            return TU_ERR_PARTIAL;
        }
        if (unfinished || row->state == TU_STATE_APPLIED)
            tu_vec_add(out, arena, row);
    }
    return tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
}

/* ---- closing ---- */

TuStatus
tu_step_close(const TuHistory *history, const TuHistoryFinish *finish, TuSqlFn *fn, void *data,
              TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    tu_history_finish(&sql, history, finish);
    TuStatus st = fn(data, &sql, err);
    if (st == TU_OK && finish->error == NULL) {
        tu_buf_clear(&sql);
        tu_history_metadata(&sql, history);
        st = fn(data, &sql, err);
    }
    tu_buf_release(&sql);
    return st;
}

TuStatus
tu_step_run(TuApplier *applier, const TuStep *step, TuError *err)
{
    TuApplyState was = step->row != NULL ? step->row->state : TU_STATE_PENDING, next;
    bool interrupted = was == TU_STATE_RUNNING || was == TU_STATE_PARTIAL;
    bool wanted = tu_section_wanted(step->section, applier->options->environment);
    if (!tu_state_next(was, step->down ? TU_EVENT_DOWN : TU_EVENT_UP, &next))
        return tu_error_set(err, TU_ERR_INTERNAL, "version %s is %s and cannot start",
                            step->version, tu_state_name(was));
    TuStatus st = tu_applier_set_timeout(applier, err);
    if (st == TU_OK && wanted && !interrupted)
        st = tu_applier_preconditions(applier, step, err);
    if (st != TU_OK)
        return st;
    if ((step->section->no_transaction && wanted) || interrupted)
        return tu_step_journal(applier, step, err);
    return tu_step_transaction(applier, step, err);
}
