/* Printing what up and down would run, history rows and transactions included. */
#include "config.h"

#include "apply/applier.h"

typedef struct Script {
    TuBuf *out;
    TuHistory history;
    const TuApplyOptions *options;
} Script;

static const TuApplyOptions defaults = {.dry_run = false};

static TuStatus
add_sql(void *data, TuBuf *sql, TuError *err)
{
    Script *script = data;
    tu_buf_add(script->out, sql->s);
    tu_buf_add(script->out, ";\n");
    return sql->failed ? tu_error_nomem(err) : TU_OK;
}

static void
add_statements(Script *script, const TuStep *step, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const TuSqlPart *part = step->section->statements.items[i];
        tu_sql_write(script->out, script->history.engine->dialect, part->text, part->len);
    }
}

static TuStatus
add_start(Script *script, const TuStep *step, TuError *err)
{
    TuHistoryStart start = {.version = step->version,
                            .description = step->description,
                            .checksum = step->checksum,
                            .down = step->down,
                            .from_fingerprint = step->before,
                            .rollback_sql = step->rollback_sql};
    TuBuf sql = TU_BUF_INIT;
    tu_history_start(&sql, &script->history, &start);
    TuStatus st = add_sql(script, &sql, err);
    tu_buf_release(&sql);
    return st;
}

static TuStatus
add_finish(Script *script, const TuStep *step, size_t done, TuError *err)
{
    TuHistoryFinish finish = {.version = step->version,
                              .state = step->down ? TU_STATE_ROLLED_BACK : TU_STATE_APPLIED,
                              .down = step->down,
                              .done = done,
                              .to_fingerprint = step->down ? NULL : step->after};
    TuLogEntry entry = {.action = step->down ? "down" : "up",
                        .version = step->version,
                        .result = tu_state_name(finish.state),
                        .detail = "by a printed script"};
    TuBuf sql = TU_BUF_INIT;
    TuStatus st = tu_step_close(&script->history, &finish, add_sql, script, err);
    tu_log_print(&sql, &script->history, &entry);
    if (st == TU_OK)
        st = add_sql(script, &sql, err);
    tu_buf_release(&sql);
    return st;
}

/* Once for all of a file, or in each transaction: what the engine has. */
static void
add_lock_timeout(Script *script, bool lasting)
{
    const TuApplyEngine *engine = script->history.engine;
    unsigned ms = script->options->lock_timeout_ms;
    if (engine->lock_timeout == NULL || engine->timeout_lasts != lasting)
        return;
    tu_history_lock_timeout(script->out, &script->history, ms != 0 ? ms : 5000);
    tu_buf_add(script->out, ";\n");
}

/* The parts of a section that is not one transaction. */
static void
add_parts(Script *script, const TuStep *step)
{
    const TuVec *parts = &step->section->parts;
    for (size_t i = 0; i < parts->count; i++) {
        const TuSectionPart *part = parts->items[i];
        if (!part->no_transaction) {
            tu_buf_addf(script->out, "%s;\n", script->history.engine->begin);
            add_lock_timeout(script, false);
        }
        add_statements(script, step, part->first, part->first + part->count);
        if (!part->no_transaction)
            tu_buf_add(script->out, "COMMIT;\n");
    }
}

static TuStatus
add_step(Script *script, const TuStep *step, TuError *err)
{
    const TuApplyEngine *engine = script->history.engine;
    size_t leading = 0, trailing = 0, count = step->section->statements.count;
    bool wanted = tu_section_wanted(step->section, script->options->environment);
    bool one = !step->section->no_transaction || !wanted;
    TuStatus st = tu_step_check(engine, step, err);
    if (st != TU_OK)
        return st;
    count = wanted ? count : 0; /* as up does: the version counts as applied */
    if (one && wanted)
        tu_step_edges(engine, step->section, &leading, &trailing);
    tu_buf_add(script->out, "\n-- ");
    tu_sql_comment_text(script->out, step->version);
    tu_buf_add(script->out, step->down ? " rollback " : " ");
    tu_sql_comment_text(script->out, step->description);
    tu_buf_add(script->out, wanted ? "\n" : ": not for this environment\n");
    add_lock_timeout(script, true);
    add_statements(script, step, 0, leading);
    if (one) {
        tu_buf_addf(script->out, "%s;\n", engine->begin);
        add_lock_timeout(script, false);
    }
    st = add_start(script, step, err);
    if (one)
        add_statements(script, step, leading, count - trailing);
    else
        add_parts(script, step);
    if (engine->neutral != NULL && wanted)
        tu_buf_addf(script->out, "%s;\n", engine->neutral);
    if (st == TU_OK)
        st = add_finish(script, step, count, err);
    if (one)
        tu_buf_add(script->out, "COMMIT;\n");
    add_statements(script, step, count - trailing, count);
    return st;
}

static void
add_tables(Script *script)
{
    const TuApplyEngine *engine = script->history.engine;
    tu_buf_add(script->out, engine->script_head);
    for (size_t i = 0; engine->create_tables[i] != NULL; i++) {
        tu_history_expand(script->out, &script->history, engine->create_tables[i]);
        tu_buf_add(script->out, ";\n");
    }
}

static TuStatus
init(Script *script, TuBuf *out, const TuDialect *dialect, const TuApplyOptions *options,
     TuArena *arena, TuError *err)
{
    script->out = out;
    script->options = options;
    TuStatus st = tu_history_init(&script->history, dialect, options->history_schema,
                                  options->history_table, arena, err);
    script->history.actor = options->actor;
    return st;
}

/* What was interrupted goes on from what the catalog shows; a script cannot look. */
static TuStatus
refuse_unfinished(const TuVec *rows, TuError *err)
{
    for (size_t i = 0; i < rows->count; i++) {
        const TuHistoryRow *row = rows->items[i];
        if (row->state != TU_STATE_RUNNING && row->state != TU_STATE_PARTIAL)
            continue;
        tu_error_set(err, TU_ERR_PARTIAL,
                     "version %s stopped in the middle, and no script can "
                     "tell where to go on",
                     row->version);
        tu_error_hint(err, "run \"trueup %s\": it looks at the catalog", row->down ? "down" : "up");
        return TU_ERR_PARTIAL;
    }
    return TU_OK;
}

static TuStatus
write_up(Script *script, const TuMigrationSet *set, const TuVec *rows, TuArena *arena, TuError *err)
{
    TuApplyPlan plan;
    TuStatus st = tu_apply_plan(set, rows, script->options, arena, &plan, err);
    if (st == TU_OK && plan.problems.count > 0) {
        const TuError *problem = plan.problems.items[0];
        if (err != NULL)
            *err = *problem;
        return problem->status;
    }
    if (st == TU_OK)
        st = tu_apply_gate(&plan, script->options, err);
    if (st != TU_OK)
        return st;
    add_tables(script);
    for (size_t i = 0; st == TU_OK && i < plan.todo.count; i++) {
        TuStep step;
        tu_step_up(plan.todo.items[i], NULL, &step);
        st = add_step(script, &step, err);
    }
    return st;
}

TuStatus
tu_apply_write_up(TuBuf *out, const TuMigrationSet *set, const TuVec *rows,
                  const TuApplyOptions *options, TuError *err)
{
    Script script;
    TuArena *arena = tu_arena_new();
    if (arena == NULL)
        return tu_error_nomem(err);
    TuStatus st = init(&script, out, set->dialect, options ? options : &defaults, arena, err);
    if (st == TU_OK)
        st = refuse_unfinished(rows, err);
    if (st == TU_OK)
        st = write_up(&script, set, rows, arena, err);
    if (st == TU_OK && out->failed)
        st = tu_error_nomem(err);
    tu_arena_free(arena);
    return st;
}

TuStatus
tu_apply_write_down(TuBuf *out, const TuDialect *dialect, const TuVec *rows,
                    const TuApplyOptions *options, TuError *err)
{
    Script script;
    TuVec todo = TU_VEC_INIT;
    TuArena *arena = tu_arena_new();
    if (arena == NULL)
        return tu_error_nomem(err);
    TuStatus st = init(&script, out, dialect, options ? options : &defaults, arena, err);
    if (st == TU_OK)
        st = refuse_unfinished(rows, err);
    if (st == TU_OK)
        st = tu_step_pick_down(rows, script.options, arena, &todo, err);
    if (st == TU_OK)
        tu_buf_add(out, script.history.engine->script_head);
    for (size_t i = 0; st == TU_OK && i < todo.count; i++) {
        TuStep step;
        st = tu_step_down(&script.history, todo.items[i], NULL, arena, &step, err);
        if (st == TU_OK)
            st = add_step(&script, &step, err);
    }
    if (st == TU_OK && out->failed)
        st = tu_error_nomem(err);
    tu_arena_free(arena);
    return st;
}
