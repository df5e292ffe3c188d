/* How a table is changed: columns come and go in place where SQLite can do that, anything else is
 * a rebuild. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"
#include "sql/lex.h"

bool
tu_sqlite_is_virtual(const TuTable *table)
{
    TuLexer lexer;
    if (!table->definition)
        return false;
    tu_lex_init(&lexer, &tu_dialect_sqlite, table->definition, strlen(table->definition));
    TuToken create = tu_lex_next_solid(&lexer), what = tu_lex_next_solid(&lexer);
    return tu_token_is(&create, "create") && tu_token_is(&what, "virtual");
}

/* Comments are nothing to SQLite. */
static uint64_t
comment_bit(TuKind kind)
{
    switch (kind) {
    case TU_KIND_COLUMN:
        return UINT64_C(1) << TU_COLUMN_COMMENT;
    case TU_KIND_TABLE:
        return UINT64_C(1) << TU_TABLE_COMMENT;
    default:
        return 0;
    }
}

TuSqliteMemo *
tu_sqlite_memo(TuRender *render)
{
    TuArena *arena = render->plan->arena;
    TuSqliteMemo *memo = render->memo;
    if (memo)
        return memo;
    memo = TU_NEW(arena, TuSqliteMemo);
    if (memo)
        memo->rebuilds = TU_NEW_N(arena, TuSqliteAnswer, render->from->objects.count + 1);
    if (memo && memo->rebuilds)
        render->memo = memo;
    return render->memo;
}

static bool
must_rebuild(TuRender *render, const TuChange *change)
{
    bool adds = false, drops = false, comes = false, goes = false;
    if (change->fields & ~comment_bit(TU_KIND_TABLE))
        return true;
    if (tu_sqlite_in_place(render, change))
        return false;
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        TuKind kind = child->from ? child->from->kind : child->to->kind;
        if (kind == TU_KIND_INDEX || kind == TU_KIND_TRIGGER)
            continue;
        if (child->op == TU_CHANGE_RENAME ||
            (child->op == TU_CHANGE_ALTER && (child->fields & ~comment_bit(kind))))
            return true;
        adds = adds || (kind == TU_KIND_COLUMN && child->op == TU_CHANGE_CREATE);
        drops = drops || (kind == TU_KIND_COLUMN && child->op == TU_CHANGE_DROP);
        comes = comes || (kind != TU_KIND_COLUMN && child->op == TU_CHANGE_CREATE);
        goes = goes || (kind != TU_KIND_COLUMN && child->op == TU_CHANGE_DROP);
    }
    /* A constraint comes and goes in place only with its column. */
    if ((comes && !adds) || (goes && !drops))
        return true;
    return !tu_sqlite_addable(change) || (drops && !tu_sqlite_droppable(render, change));
}

bool
tu_sqlite_rebuilds(TuRender *render, const TuChange *change)
{
    TuSqliteMemo *memo = tu_sqlite_memo(render);
    if (!memo)
        return true;
    TuSqliteAnswer *answer = &memo->rebuilds[change->from->id];
    if (*answer == TU_SQLITE_UNASKED)
        *answer = must_rebuild(render, change) ? TU_SQLITE_YES : TU_SQLITE_NO;
    return *answer == TU_SQLITE_YES;
}

/* Tables whose text is all that is known. A virtual table has no other way than going and coming.
 */
static void
replace(TuRender *render, const TuObject *from, const TuObject *to)
{
    const TuTable *old = (const TuTable *)from, *new = (const TuTable *)to;
    if (!tu_sqlite_is_virtual(old) && !tu_sqlite_is_virtual(new)) {
        tu_render_fail(render, TU_ERR_UNSUPPORTED, from,
                       "its CREATE TABLE is not understood in full, so it cannot be changed");
        return;
    }
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "DROP TABLE ");
    tu_sqlite_ident(&sql, from->name);
    tu_render_hazard(render, tu_sqlite_add(render, from, &sql), TU_STATEMENT_LOSES_DATA, "TU102",
                     "drops %s with all its rows: a virtual table cannot be changed in place",
                     from->name);
    tu_sqlite_table.create(render, to);
    for (size_t i = 0; i < to->children.count; i++) {
        const TuObject *child = to->children.items[i];
        if (child->kind == TU_KIND_INDEX)
            tu_sqlite_index.create(render, child);
        else if (child->kind == TU_KIND_TRIGGER)
            tu_sqlite_trigger.create(render, child);
    }
}

void
tu_sqlite_alter(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                const TuChange *whole)
{
    (void)fields;
    const TuTable *old = (const TuTable *)from, *new = (const TuTable *)to;
    if (!whole) {
        tu_render_fail(render, TU_ERR_INTERNAL, from, "is changed without its columns");
    } else if (old->definition || new->definition) {
        replace(render, from, to);
    } else if (tu_sqlite_rebuilds(render, whole)) {
        tu_sqlite_rebuild(render, old, new);
    } else if (tu_sqlite_in_place(render, whole)) {
        tu_sqlite_change_in_place(render, whole);
    } else {
        tu_sqlite_drop_columns(render, whole);
        tu_sqlite_add_columns(render, whole);
    }
}
