/* What renderers write with: statements, clauses, hazards, scripts. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "codegen/plan.h"
#include "sql/lex.h"

TuStatement *
tu_render_add(TuRender *render, const TuObject *object, const char *sql)
{
    TuArena *arena = render->plan->arena;
    /* No statement is empty: its text was lost with a buffer that ran out of memory. */
    if (!*sql)
        tu_arena_fail(arena);
    TuStatement *statement = TU_NEW(arena, TuStatement);
    if (!statement)
        return NULL;
    statement->sql = tu_arena_strdup(arena, sql);
    statement->object = object;
    statement->node = render->node;
    statement->stage = 1;
    tu_vec_add(&render->plan->statements, arena, statement);
    return statement;
}

TuStatement *
tu_render_addf(TuRender *render, const TuObject *object, const char *fmt, ...)
{
    char small[512];
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int need = vsnprintf(small, sizeof small, fmt, args);
    va_end(args);
    TuStatement *statement = NULL;
    if (need >= 0 && (size_t)need < sizeof small) {
        statement = tu_render_add(render, object, small);
    } else if (need >= 0) {
        char *text = tu_arena_alloc(render->plan->arena, (size_t)need + 1);
        if (text) {
            vsnprintf(text, (size_t)need + 1, fmt, again);
            statement = tu_render_add(render, object, text);
        }
    }
    va_end(again);
    return statement;
}

TuStatement *
tu_render_clause(TuRender *render, const TuObject *object, const char *head, const char *clause)
{
    TuBuf sql = TU_BUF_INIT;
    if (*head && *clause)
        tu_buf_addf(&sql, "%s %s", head, clause);
    TuStatement *statement = tu_render_add(render, object, sql.s);
    if (statement)
        statement->merge = tu_arena_strdup(render->plan->arena, head);
    tu_buf_release(&sql);
    return statement;
}

void
tu_render_hazard(TuRender *render, TuStatement *statement, unsigned flags, const char *hazard,
                 const char *fmt, ...)
{
    char note[512];
    if (!statement)
        return;
    va_list args;
    va_start(args, fmt);
    vsnprintf(note, sizeof note, fmt, args);
    va_end(args);
    note[tu_utf8_prefix(note, sizeof note - 1)] = '\0'; /* cut between characters */
    statement->flags |= flags;
    tu_statement_add_hazard(render->plan, statement, hazard, note);
}

void
tu_render_fail(TuRender *render, TuStatus status, const TuObject *object, const char *fmt, ...)
{
    char why[512];
    if (render->status != TU_OK)
        return;
    va_list args;
    va_start(args, fmt);
    vsnprintf(why, sizeof why, fmt, args);
    va_end(args);
    why[tu_utf8_prefix(why, sizeof why - 1)] = '\0';
    TuBuf what = TU_BUF_INIT;
    if (!object) { /* a setting */
        render->status = tu_error_set(render->err, status, "%s", why);
        return;
    }
    tu_object_describe(&what, object);
    render->status = tu_error_set(render->err, status, "%s: %s", what.s, why);
    tu_error_at(render->err, object->pos.file, object->pos.line, object->pos.column);
    tu_buf_release(&what);
}

static bool
name_taken(const TuModel *model, const TuObject *object, const char *name)
{
    const TuObject *parent = object->parent;
    const char *schema = parent ? parent->schema : object->schema;
    for (int kind = 0; model && kind < TU_KIND_COUNT; kind++) {
        const TuVec *all = &model->kinds[kind];
        for (size_t i = 0; i < all->count; i++) {
            const TuObject *other = all->items[i];
            const char *there = other->parent ? other->parent->schema : other->schema;
            if (strcmp(other->name, name) == 0 && (!schema || !there || !strcmp(schema, there)))
                return true;
        }
    }
    return false;
}

/* "mood_old", "mood_old2" ..., at most 63 bytes. */
const char *
tu_name_aside(TuRender *render, const TuObject *object)
{
    const char *name = NULL;
    for (int i = 1; i < 100; i++) {
        char number[8] = "";
        if (i > 1)
            snprintf(number, sizeof number, "%d", i);
        name = tu_arena_printf(render->plan->arena, "%.*s_old%s",
                               (int)tu_utf8_prefix(object->name, 50), object->name, number);
        if (!name ||
            (!name_taken(render->from, object, name) && !name_taken(render->to, object, name)))
            break;
    }
    return name;
}

static const TuObject *
table_of(const TuStatement *statement)
{
    const TuObject *object = statement->object;
    return object && object->parent ? object->parent : object;
}

void
tu_plan_write(TuBuf *out, const TuPlan *plan)
{
    const TuObject *last = NULL;
    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        if (i && table_of(statement) != last)
            tu_buf_addc(out, '\n');
        last = table_of(statement);
        tu_sql_write(out, plan->dialect, statement->sql, strlen(statement->sql));
    }
}

/* ---- hazards ---- */

static TuHazard *
find_hazard(const TuStatement *statement, const char *rule)
{
    for (size_t i = 0; i < statement->hazards.count; i++) {
        TuHazard *hazard = statement->hazards.items[i];
        if (!rule || strcmp(hazard->rule, rule) == 0)
            return hazard;
    }
    return NULL;
}

const TuHazard *
tu_statement_hazard(const TuStatement *statement, const char *rule)
{
    return find_hazard(statement, rule);
}

void
tu_statement_add_hazard(TuPlan *plan, TuStatement *statement, const char *rule, const char *note)
{
    TuHazard *hazard = find_hazard(statement, rule);
    if (hazard) {
        if (hazard->note && strcmp(hazard->note, note) != 0)
            hazard->note = tu_arena_printf(plan->arena, "%s; %s", hazard->note, note);
        return;
    }
    hazard = TU_NEW(plan->arena, TuHazard);
    if (!hazard)
        return;
    hazard->rule = tu_arena_strdup(plan->arena, rule);
    hazard->note = tu_arena_strdup(plan->arena, note);
    tu_vec_add(&statement->hazards, plan->arena, hazard);
}

void
tu_statement_drop_hazard(TuStatement *statement, const char *rule)
{
    size_t kept = 0;
    for (size_t i = 0; i < statement->hazards.count; i++) {
        TuHazard *hazard = statement->hazards.items[i];
        if (strcmp(hazard->rule, rule) != 0)
            statement->hazards.items[kept++] = hazard;
    }
    statement->hazards.count = kept;
}

/* ---- locks ---- */

#define LOCKS_MOST 8 /* tables named in a comment */

const char *
tu_lock_name(int level)
{
    static const char *const names[] = {
        "",      "ACCESS SHARE",        "ROW SHARE", "ROW EXCLUSIVE",   "SHARE UPDATE EXCLUSIVE",
        "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"};
    return names[level];
}

const char *
tu_cost_name(TuCost cost)
{
    static const char *const names[] = {"instant", "scan", "index build", "data", "rewrite"};
    return names[cost];
}

void
tu_statement_lock(TuPlan *plan, TuStatement *statement, const char *table, int level)
{
    for (size_t i = 0; i < statement->locks.count; i++) {
        TuLock *lock = statement->locks.items[i];
        if (strcmp(lock->table, table) == 0) {
            lock->level = level > lock->level ? level : lock->level;
            return;
        }
    }
    TuLock *lock = TU_NEW(plan->arena, TuLock);
    if (!lock)
        return;
    lock->table = tu_arena_strdup(plan->arena, table);
    lock->level = level;
    tu_vec_add(&statement->locks, plan->arena, lock);
}

void
tu_statement_put_locks(TuBuf *out, const TuStatement *statement)
{
    size_t shown = statement->locks.count > LOCKS_MOST ? LOCKS_MOST : statement->locks.count;
    for (size_t i = 0; i < shown; i++) {
        const TuLock *lock = statement->locks.items[i];
        tu_buf_addf(out, "%s%s on %s", i ? ", " : "", tu_lock_name(lock->level), lock->table);
    }
    if (shown < statement->locks.count)
        tu_buf_addf(out, " and %zu more", statement->locks.count - shown);
    if (statement->locks.count)
        tu_buf_addf(out, ", %s", tu_cost_name(statement->cost));
}
