/* ADD COLUMN in place: which columns SQLite can add, and with which constraints. What it refuses
 * only when the table has rows counts as refused. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"
#include "sql/lex.h"

static bool
adds_column(const TuChange *child)
{
    return child->op == TU_CHANGE_CREATE && child->to->kind == TU_KIND_COLUMN;
}

static bool
same_word(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
is_key_of(const TuSqliteConstraint *text, const TuForeignKey *key)
{
    const TuNames *a = &text->references, *b = &key->references.columns;
    if (key->columns.count != 1 || a->count != b->count ||
        !tu_sqlite_same_name(key->columns.items[0], text->columns.items[0]) ||
        !tu_sqlite_same_name(key->references.table, text->table))
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!tu_sqlite_same_name(a->items[i], b->items[i]))
            return false;
    }
    return same_word(text->on_delete, key->on_delete) &&
           same_word(text->on_update, key->on_update) && same_word(text->match, key->match) &&
           text->deferrable == key->deferrable &&
           text->initially_deferred == key->initially_deferred;
}

static bool
is_constraint_of(const TuSqliteConstraint *text, const TuObject *object)
{
    if (text->name ? !tu_sqlite_same_name(text->name, object->name) : *object->name != '#')
        return false;
    if (text->type == TU_SQLITE_CHECK && object->kind == TU_KIND_CHECK)
        return tu_sqlite_same_text(text->expression, ((const TuCheck *)object)->expression);
    if (text->type == TU_SQLITE_FOREIGN_KEY && object->kind == TU_KIND_FOREIGN_KEY) {
        return is_key_of(text, (const TuForeignKey *)object);
    }
    return false;
}

/* How many constraints the stored definition holds. */
static size_t
constraints_in(const TuColumn *column)
{
    TuArena *arena = tu_arena_new();
    TuSqliteColumn parsed;
    size_t count = 0;
    if (column->sql && tu_sqlite_parse_column(column->sql, arena, &parsed))
        count = parsed.constraints.count;
    tu_arena_free(arena);
    return count;
}

/* Does the stored definition of this column hold the constraint? */
static bool
column_holds(const TuColumn *column, const TuObject *constraint)
{
    TuArena *arena = tu_arena_new();
    TuSqliteColumn parsed;
    bool holds = false;
    if (column->sql && tu_sqlite_parse_column(column->sql, arena, &parsed)) {
        for (size_t i = 0; i < parsed.constraints.count; i++)
            holds = holds || is_constraint_of(parsed.constraints.items[i], constraint);
    }
    tu_arena_free(arena);
    return holds;
}

/* The added column in whose definition a constraint can stand, or NULL. A check goes to the last
 * column that it is about: then all of them are there. */
static const TuColumn *
host_of(const TuChange *change, const TuObject *constraint, bool *held)
{
    const TuColumn *host = NULL;
    *held = false;
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (!adds_column(child))
            continue;
        const TuColumn *column = (const TuColumn *)child->to;
        if (column_holds(column, constraint)) {
            *held = true;
            return column;
        }
        if (constraint->kind == TU_KIND_CHECK) {
            const TuCheck *check = (const TuCheck *)constraint;
            if (!check->on_conflict && tu_sqlite_mentions(check->expression, column->obj.name))
                host = column;
        } else if (constraint->kind == TU_KIND_FOREIGN_KEY) {
            const TuForeignKey *key = (const TuForeignKey *)constraint;
            if (!key->deferrable && key->columns.count == 1 &&
                tu_sqlite_same_name(key->columns.items[0], column->obj.name))
                host = column;
        }
    }
    return host;
}

static bool
has_foreign_key(const TuObject *table, const TuColumn *column)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuForeignKey *key = table->children.items[i];
        if (key->obj.kind != TU_KIND_FOREIGN_KEY)
            continue;
        for (size_t j = 0; j < key->columns.count; j++) {
            if (tu_sqlite_same_name(key->columns.items[j], column->obj.name))
                return true;
        }
    }
    return false;
}

static bool
column_is_addable(const TuColumn *column)
{
    if (column->generated)
        return !column->generated_storage || strcmp(column->generated_storage, "virtual") == 0;
    bool null = tu_sqlite_is_null(column->default_expr);
    if (column->identity || (column->not_null && null))
        return false;
    if (!null && !tu_sqlite_is_constant(column->default_expr))
        return false;
    return null || !has_foreign_key(column->obj.parent, column);
}

bool
tu_sqlite_addable(const TuChange *change)
{
    size_t in_text = 0, found = 0;
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (child->op != TU_CHANGE_CREATE || child->to->kind == TU_KIND_INDEX ||
            child->to->kind == TU_KIND_TRIGGER)
            continue;
        bool held = false;
        if (child->to->kind == TU_KIND_COLUMN) {
            if (!column_is_addable((const TuColumn *)child->to))
                return false;
            in_text += constraints_in((const TuColumn *)child->to);
        } else if (child->to->kind == TU_KIND_PRIMARY_KEY || child->to->kind == TU_KIND_UNIQUE ||
                   !host_of(change, child->to, &held)) {
            return false;
        }
        found += held;
    }
    return found == in_text; /* else two that are alike: one may stand elsewhere */
}

static void
add_column(TuRender *render, const TuChange *change, const TuColumn *column)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "ALTER TABLE ");
    tu_sqlite_ident(&sql, change->to->name);
    tu_buf_add(&sql, " ADD COLUMN ");
    if (column->sql)
        tu_sqlite_verbatim(&sql, column->sql);
    else
        tu_sqlite_add_column(render, &sql, column, NULL);
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        bool held;
        if (child->op != TU_CHANGE_CREATE || child->to->kind == TU_KIND_COLUMN ||
            host_of(change, child->to, &held) != column || held)
            continue;
        tu_buf_addc(&sql, ' ');
        tu_sqlite_add_constraint(render, &sql, child->to, true);
    }
    tu_sqlite_add(render, &column->obj, &sql);
}

void
tu_sqlite_add_columns(TuRender *render, const TuChange *change)
{
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (adds_column(child))
            add_column(render, change, (const TuColumn *)child->to);
    }
}
