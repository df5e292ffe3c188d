/* What is to be done: files against history, and the gate for hazards. */
#include "config.h"

#include <string.h>

#include "apply/apply.h"
#include "base/map.h"

typedef struct Planning {
    const TuMigrationSet *set;
    const TuVec *rows;
    const TuApplyOptions *options;
    TuArena *arena;
    TuApplyPlan *plan;
} Planning;

static TuError *
add_problem(Planning *planning)
{
    TuError *problem = TU_NEW(planning->arena, TuError);
    if (problem != NULL)
        tu_vec_add(&planning->plan->problems, planning->arena, problem);
    return problem;
}

static const TuHistoryRow *
row_of(const Planning *planning, const TuMap *by_version, const TuMigration *migration)
{
    const TuHistoryRow *row = tu_map_find(by_version, migration->version);
    for (size_t i = 0; row == NULL && i < planning->rows->count; i++) {
        const TuHistoryRow *other = planning->rows->items[i];
        if (tu_map_find(by_version, other->version) != NULL &&
            tu_same_version(other->version, migration->version))
            row = other;
    }
    return row;
}

static void
check_checksum(Planning *planning, const TuApplyItem *item)
{
    bool ran = item->state == TU_STATE_APPLIED;
    if (!ran || strcmp(item->row->checksum, item->migration->checksum) == 0)
        return;
    TuError *problem = add_problem(planning);
    tu_error_set(problem, TU_ERR_REFUSED,
                 "\"%s\" was changed after it was applied: applied %s, the file is %s",
                 item->migration->file, item->row->checksum, item->migration->checksum);
    tu_error_hint(problem, "restore the file and put the change into a new migration");
    tu_error_at(problem, item->migration->file, 0, 0);
}

/* Every file with its row; rows without a file are left in by_version. */
static TuStatus
match_rows(Planning *planning, TuMap *by_version, TuError *err)
{
    TuApplyPlan *plan = planning->plan;
    for (size_t i = 0; i < planning->set->items.count; i++) {
        TuApplyItem *item = TU_NEW(planning->arena, TuApplyItem);
        if (item == NULL)
            return tu_error_nomem(err);
        item->migration = planning->set->items.items[i];
        item->row = row_of(planning, by_version, item->migration);
        item->state = item->row != NULL ? item->row->state : TU_STATE_PENDING;
        if (item->row != NULL)
            tu_map_put(by_version, item->row->version, NULL);
        check_checksum(planning, item);
        tu_vec_add(&plan->items, planning->arena, item);
    }
    return TU_OK;
}

static void
look_at_rows(Planning *planning, const TuMap *by_version)
{
    TuApplyPlan *plan = planning->plan;
    for (size_t i = 0; i < planning->rows->count; i++) {
        TuHistoryRow *row = planning->rows->items[i];
        bool applied = row->state == TU_STATE_APPLIED;
        bool unfinished = row->state == TU_STATE_RUNNING || row->state == TU_STATE_PARTIAL;
        if (applied) {
            plan->applied++;
            plan->head = row;
        }
        if (unfinished)
            plan->unfinished = row;
        if (tu_map_find(by_version, row->version) == NULL || (!applied && !unfinished))
            continue;
        tu_vec_add(&plan->missing, planning->arena, row);
        TuError *problem = add_problem(planning);
        tu_error_set(problem, TU_ERR_REFUSED, "version %s (%s) is %s, but has no file",
                     row->version, row->description, tu_state_name(row->state));
        tu_error_hint(problem, "restore the file, or roll the version back: its rollback is kept "
                               "in the history");
    }
}

static void
check_unfinished(Planning *planning)
{
    const TuHistoryRow *row = planning->plan->unfinished;
    if (row == NULL || !row->down)
        return;
    TuError *problem = add_problem(planning);
    tu_error_set(problem, TU_ERR_PARTIAL,
                 "the rollback of version %s stopped after %zu statements: %s", row->version,
                 row->statements_done, row->error_message ? row->error_message : "interrupted");
    tu_error_hint(problem, "run \"trueup down\" again to finish it");
}

/* Files that are not applied before one that is. */
static void
check_sequence(Planning *planning)
{
    const TuVec *items = &planning->plan->items;
    const TuApplyItem *last = NULL;
    for (size_t i = 0; i < items->count; i++) {
        const TuApplyItem *item = items->items[i];
        if (item->state == TU_STATE_APPLIED)
            last = item;
    }
    for (size_t i = 0; last != NULL && i < items->count && items->items[i] != last; i++) {
        const TuApplyItem *item = items->items[i];
        if (item->state == TU_STATE_APPLIED)
            continue;
        TuError *problem = add_problem(planning);
        tu_error_set(problem, TU_ERR_REFUSED,
                     "\"%s\" is out of order: it comes before version %s, which is applied",
                     item->migration->file, last->migration->version);
        tu_error_hint(problem, "give it the next version, or roll back to before it");
        tu_error_at(problem, item->migration->file, 0, 0);
    }
}

static void
pick_todo(Planning *planning)
{
    TuApplyPlan *plan = planning->plan;
    const char *to = planning->options->to;
    const TuMigration *last = to != NULL ? tu_migration_set_find(planning->set, to) : NULL;
    if (to != NULL && last == NULL) {
        tu_error_set(add_problem(planning), TU_ERR_USAGE, "no migration has version %s", to);
        return;
    }
    for (size_t i = 0; i < plan->items.count; i++) {
        TuApplyItem *item = plan->items.items[i];
        if (item->state != TU_STATE_APPLIED)
            tu_vec_add(&plan->todo, planning->arena, item);
        if (item->migration == last)
            return;
    }
}

TuStatus
tu_apply_plan(const TuMigrationSet *set, const TuVec *rows, const TuApplyOptions *options,
              TuArena *arena, TuApplyPlan *out, TuError *err)
{
    Planning planning = {set, rows, options, arena, out};
    TuMap *by_version = tu_map_new();
    memset(out, 0, sizeof(*out));
    for (size_t i = 0; i < rows->count; i++) {
        TuHistoryRow *row = rows->items[i];
        tu_map_put(by_version, row->version, row);
    }
    TuStatus st = match_rows(&planning, by_version, err);
    if (st == TU_OK) {
        look_at_rows(&planning, by_version);
        check_unfinished(&planning);
        check_sequence(&planning);
        pick_todo(&planning);
    }
    if (by_version == NULL || tu_map_failed(by_version) || tu_arena_failed(arena))
        st = tu_error_nomem(err);
    tu_map_free(by_version);
    return st;
}

/* ---- hazards ---- */

static const char *
allowed(const TuMigration *migration, const char *rule, const TuApplyOptions *options)
{
    const TuMigrationRule *line = tu_migration_allows(migration, rule);
    if (line != NULL)
        return line->text;
    for (size_t i = 0; options->allow != NULL && options->allow[i] != NULL; i++) {
        if (strcmp(options->allow[i], rule) == 0)
            return "allowed for this run";
    }
    return NULL;
}

static bool
loses_data(const TuMigrationRule *hazard)
{
    return strncmp(hazard->rule, "TU1", 3) == 0;
}

static bool
needs_leave(const TuMigrationRule *hazard, const TuApplyOptions *options)
{
    return options->allow_strict || loses_data(hazard);
}

bool
tu_apply_loses(const TuApplyPlan *plan)
{
    for (size_t i = 0; i < plan->todo.count; i++) {
        const TuMigration *migration = ((const TuApplyItem *)plan->todo.items[i])->migration;
        for (size_t j = 0; j < migration->hazards.count; j++)
            if (loses_data(migration->hazards.items[j]))
                return true;
    }
    return false;
}

/* Hazards of one file that nothing allows, added to what. */
static const TuMigrationRule *
gate_file(const TuMigration *migration, const TuApplyOptions *options, TuBuf *what)
{
    const TuMigrationRule *first = NULL;
    for (size_t i = 0; i < migration->hazards.count; i++) {
        const TuMigrationRule *hazard = migration->hazards.items[i];
        const char *reason = allowed(migration, hazard->rule, options);
        if (options->report != NULL) {
            TuBuf line = TU_BUF_INIT;
            tu_buf_addf(&line, "%s %s", hazard->rule, hazard->text);
            TuApplyNews news = {.report = TU_REPORT_HAZARD,
                                .version = migration->version,
                                .description = migration->name,
                                .file = migration->file,
                                .sql = reason,
                                .sql_len = reason ? strlen(reason) : 0,
                                .text = line.s};
            options->report(options->report_data, &news);
            tu_buf_release(&line);
        }
        if (reason != NULL || !needs_leave(hazard, options))
            continue;
        tu_buf_addf(what, "%s%s %s", what->len > 0 ? "; " : "", hazard->rule, hazard->text);
        first = first != NULL ? first : hazard;
    }
    return first;
}

TuStatus
tu_apply_gate(const TuApplyPlan *plan, const TuApplyOptions *options, TuError *err)
{
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && i < plan->todo.count; i++) {
        const TuApplyItem *item = plan->todo.items[i];
        TuBuf what = TU_BUF_INIT;
        const TuMigrationRule *first = gate_file(item->migration, options, &what);
        if (first != NULL) {
            st = tu_error_set(err, TU_ERR_REFUSED, "\"%s\" is hazardous: %s", item->migration->file,
                              what.s);
            tu_error_hint(err,
                          "add the line -- Allow: %s reason=\"...\" to its header, or run with "
                          "--allow %s",
                          first->rule, first->rule);
            tu_error_at(err, item->migration->file, first->line, 0);
        }
        tu_buf_release(&what);
    }
    return st;
}

TuStatus
tu_apply_first_problem(const TuVec *problems, TuError *err)
{
    if (problems->count == 0)
        return TU_OK;
    const TuError *problem = problems->items[0];
    if (err != NULL)
        *err = *problem;
    return problem->status;
}
