/* Checks and NOT NULL in place: what a library that is new enough does without a rebuild. What the
 * two models were read with says whether it is, see introspect/sqlite/probe.c. In doubt, and with
 * columns that come or go, the table is rebuilt. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"
#include "model/compare.h"
#include "sql/lex.h"

/* How often the table's text names a constraint so: a NOT NULL has a name that is nowhere else. */
static int
times_named(const TuObject *table, const char *name)
{
    const char *sql = ((const TuTable *)table)->sql;
    TuArena *arena = tu_arena_new();
    TuLexer lexer;
    int times = 0;
    tu_lex_init(&lexer, &tu_dialect_sqlite, sql ? sql : "", sql ? strlen(sql) : 0);
    TuToken before = tu_lex_next_solid(&lexer);
    while (before.type != TU_TOKEN_END) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (tu_token_is(&before, "constraint")) {
            const char *found = tu_token_name(&token, false, arena);
            times += found && tu_sqlite_same_name(found, name);
        }
        before = token;
    }
    tu_arena_free(arena);
    return times;
}

static bool
can_drop(unsigned can, const TuObject *check)
{
    return (can & TU_SQLITE_DROP_CHECK) && *check->name && *check->name != '#' &&
           times_named(check->parent, check->name) == 1;
}

static bool
can_add(unsigned can, const TuObject *check)
{
    return (can & TU_SQLITE_ADD_CHECK) && !((const TuCheck *)check)->on_conflict;
}

/* NULL that are there would be refused; a rebuild puts the default in their place. */
static bool
can_alter_column(unsigned can, const TuChange *change)
{
    const TuColumn *from = (const TuColumn *)change->from, *to = (const TuColumn *)change->to;
    uint64_t fields = change->fields & ~TU_FIELD_BIT(TU_COLUMN_COMMENT);
    if (!fields)
        return true;
    if (fields != TU_FIELD_BIT(TU_COLUMN_NOT_NULL) || from->on_null_conflict ||
        to->on_null_conflict)
        return false;
    return to->not_null ? (can & TU_SQLITE_SET_NOT_NULL) && tu_sqlite_is_null(to->default_expr)
                        : (can & TU_SQLITE_DROP_NOT_NULL) != 0;
}

static bool
can_change(unsigned can, const TuChange *change)
{
    TuKind kind = change->from ? change->from->kind : change->to->kind;
    switch (change->op) {
    case TU_CHANGE_CREATE:
        return kind == TU_KIND_CHECK && can_add(can, change->to);
    case TU_CHANGE_DROP:
        return kind == TU_KIND_CHECK && can_drop(can, change->from);
    case TU_CHANGE_ALTER:
        return kind == TU_KIND_COLUMN ? can_alter_column(can, change)
                                      : kind == TU_KIND_CHECK && can_drop(can, change->from) &&
                                            can_add(can, change->to);
    case TU_CHANGE_RENAME:
        return false;
    }
    return false;
}

/* Indexes and triggers are statements of their own. */
static bool
stands_alone(const TuChange *change)
{
    TuKind kind = change->from ? change->from->kind : change->to->kind;
    return kind == TU_KIND_INDEX || kind == TU_KIND_TRIGGER;
}

bool
tu_sqlite_in_place(const TuRender *render, const TuChange *change)
{
    unsigned can = render->from->alters & render->to->alters;
    bool any = false;
    for (size_t i = 0; can && i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (stands_alone(child))
            continue;
        if (!can_change(can, child))
            return false;
        any = true;
    }
    return any;
}

static void
start(TuBuf *sql, const TuChange *change, const char *what)
{
    tu_buf_add(sql, "ALTER TABLE ");
    tu_sqlite_ident(sql, change->to->name);
    tu_buf_add(sql, what);
}

static void
drop_check(TuRender *render, const TuChange *change, const TuObject *check)
{
    TuBuf sql = TU_BUF_INIT;
    start(&sql, change, " DROP CONSTRAINT ");
    tu_sqlite_ident(&sql, check->name);
    tu_sqlite_add(render, check, &sql);
}

static void
add_check(TuRender *render, const TuChange *change, const TuObject *check)
{
    TuBuf sql = TU_BUF_INIT;
    start(&sql, change, " ADD ");
    tu_sqlite_add_constraint(render, &sql, check, false);
    tu_sqlite_add(render, check, &sql);
}

static void
alter_column(TuRender *render, const TuChange *change, const TuColumn *column)
{
    TuBuf sql = TU_BUF_INIT;
    start(&sql, change, " ALTER COLUMN ");
    tu_sqlite_ident(&sql, column->obj.name);
    tu_buf_add(&sql, column->not_null ? " SET NOT NULL" : " DROP NOT NULL");
    TuStatement *statement = tu_sqlite_add(render, &column->obj, &sql);
    if (column->not_null)
        tu_render_hazard(render, statement, 0, "TU502",
                         "fails when %s has rows without a value for %s", change->to->name,
                         column->obj.name);
}

void
tu_sqlite_change_in_place(TuRender *render, const TuChange *change)
{
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (child->from && child->from->kind == TU_KIND_CHECK)
            drop_check(render, change, child->from);
    }
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (child->op == TU_CHANGE_ALTER && child->to->kind == TU_KIND_COLUMN &&
            (child->fields & TU_FIELD_BIT(TU_COLUMN_NOT_NULL)))
            alter_column(render, change, (const TuColumn *)child->to);
        else if (child->to && child->to->kind == TU_KIND_CHECK)
            add_check(render, change, child->to);
    }
}
