/* DROP COLUMN in place: SQLite refuses when anything that stays names the column, and looks at
 * every view and trigger of the database. In doubt the table is rebuilt. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"
#include "sql/lex.h"

static bool
drops_column(const TuChange *child)
{
    return child->op == TU_CHANGE_DROP && child->from->kind == TU_KIND_COLUMN;
}

/* The only column that goes: each one rewrites the table, a rebuild does it once for all. */
static const TuColumn *
single_dropped(const TuChange *change)
{
    const TuColumn *dropped = NULL;
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (!drops_column(child))
            continue;
        if (dropped)
            return NULL;
        dropped = (const TuColumn *)child->from;
    }
    return dropped;
}

static bool
in_names(const TuNames *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (tu_sqlite_mentions(names->items[i], name) || tu_sqlite_same_name(names->items[i], name))
            return true;
    }
    return false;
}

static bool
is_dropped(const TuChange *change, const TuObject *object)
{
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (child->from == object && child->op == TU_CHANGE_DROP)
            return true;
    }
    return false;
}

static bool
is_changed(const TuChange *change, const TuObject *object)
{
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (child->from == object)
            return true;
    }
    return false;
}

/* Constraints that stand in the column's own definition go with it. */
static size_t
own_constraints(const TuColumn *column)
{
    TuArena *arena = tu_arena_new();
    TuSqliteColumn parsed;
    size_t count = 0;
    if (column->sql && tu_sqlite_parse_column(column->sql, arena, &parsed)) {
        for (size_t i = 0; i < parsed.constraints.count; i++) {
            const TuSqliteConstraint *constraint = parsed.constraints.items[i];
            count +=
                constraint->type == TU_SQLITE_CHECK || constraint->type == TU_SQLITE_FOREIGN_KEY;
        }
    }
    tu_arena_free(arena);
    return count;
}

static bool
names_column(const TuObject *child, const char *name)
{
    switch (child->kind) {
    case TU_KIND_COLUMN: {
        const TuColumn *column = (const TuColumn *)child;
        return column->generated && tu_sqlite_mentions(column->generated, name);
    }
    case TU_KIND_PRIMARY_KEY:
        return in_names(&((const TuPrimaryKey *)child)->columns, name);
    case TU_KIND_UNIQUE:
        return in_names(&((const TuUnique *)child)->columns, name);
    case TU_KIND_FOREIGN_KEY:
        return in_names(&((const TuForeignKey *)child)->columns, name);
    case TU_KIND_CHECK:
        return tu_sqlite_mentions(((const TuCheck *)child)->expression, name);
    case TU_KIND_INDEX: {
        const TuIndex *index = (const TuIndex *)child;
        return in_names(&index->on, name) ||
               (index->where && tu_sqlite_mentions(index->where, name));
    }
    default:
        return false;
    }
}

/* Does only the column itself, and what goes with it, name it? */
static bool
is_free(const TuChange *change, const TuColumn *column)
{
    const TuObject *table = change->from;
    size_t gone = 0;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child == &column->obj || child->implied)
            continue;
        bool dropped = is_dropped(change, child);
        if (child->kind == TU_KIND_INDEX) { /* a changed index is dropped before and comes after */
            if (!is_changed(change, child) && names_column(child, column->obj.name))
                return false;
        } else if (child->kind == TU_KIND_CHECK || child->kind == TU_KIND_FOREIGN_KEY) {
            gone += dropped;
            if (!dropped && names_column(child, column->obj.name))
                return false;
        } else if (names_column(child, column->obj.name) || dropped) {
            if (child->kind != TU_KIND_TRIGGER)
                return false;
        }
    }
    return gone == own_constraints(column);
}

/* ---- views and triggers ---- */

static const char *
text_of(const TuObject *object)
{
    return object->kind == TU_KIND_VIEW      ? ((const TuView *)object)->as
           : object->kind == TU_KIND_TRIGGER ? ((const TuTrigger *)object)->definition
                                             : NULL;
}

/* Of a table that a text names: does the other model lack it, or a column of it that the text
 * names too? */
static bool
is_unsettled(const TuModel *other, const TuObject *table, const char *text)
{
    if (!tu_model_find_same(other, table))
        return true;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == TU_KIND_COLUMN && !tu_model_find_same(other, child) &&
            tu_sqlite_mentions(text, child->name))
            return true;
    }
    return false;
}

/* Does it name a table or column that the other model has not? Then it may be broken when the
 * column goes: already, or still. */
static bool
names_unsettled(const TuModel *other, const TuObject *object, const char *text)
{
    if (object->parent && is_unsettled(other, object->parent, text))
        return true;
    for (size_t i = 0; i < object->deps.count; i++) {
        if (is_unsettled(other, object->deps.items[i], text))
            return true;
    }
    return false;
}

static bool
is_relation(const TuModel *model, const char *name)
{
    return tu_model_find(model, TU_KIND_TABLE, NULL, NULL, name, NULL) ||
           tu_model_find(model, TU_KIND_VIEW, NULL, NULL, name, NULL);
}

/* Is every name behind FROM, JOIN, INTO or UPDATE a table or view? A name given by WITH counts as
 * no: then the table is rebuilt, which is right too. */
static bool
is_sound(const TuModel *model, const char *text)
{
    static const char *const words[] = {"from", "join", "into", "update"};
    TuArena *arena = tu_arena_new();
    TuLexer lexer;
    bool sound = true;
    tu_lex_init(&lexer, &tu_dialect_sqlite, text, strlen(text));
    TuToken token = tu_lex_next_solid(&lexer);
    while (sound && token.type != TU_TOKEN_END) {
        bool head = false;
        for (size_t i = 0; i < TU_LEN(words); i++)
            head = head || tu_token_is(&token, words[i]);
        token = tu_lex_next_solid(&lexer);
        if (!head || (token.type != TU_TOKEN_WORD && token.type != TU_TOKEN_QUOTED) ||
            tu_token_is(&token, "of") || tu_token_is(&token, "on"))
            continue;
        const char *name = tu_token_name(&token, false, arena);
        sound = name && is_relation(model, name);
    }
    tu_arena_free(arena);
    return sound;
}

static void
read_texts(TuRender *render, const TuModel *model, const TuModel *other, TuVec *texts, TuVec *ill)
{
    TuArena *arena = render->plan->arena;
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        const char *text = text_of(object);
        if (!text)
            continue;
        tu_vec_add(texts, arena, object);
        if (names_unsettled(other, object, text) || !is_sound(render->from, text))
            tu_vec_add(ill, arena, object);
    }
}

static TuSqliteMemo *
known_texts(TuRender *render)
{
    TuSqliteMemo *memo = tu_sqlite_memo(render);
    if (memo && !memo->texts_known) {
        read_texts(render, render->from, render->to, &memo->from_texts, &memo->from_ill);
        read_texts(render, render->to, render->from, &memo->to_texts, &memo->to_ill);
        memo->texts_known = true;
    }
    return memo;
}

/* Of the model to leave: is it still there when the column goes? Views that change go before, and
 * so do triggers of this table; those of other tables may wait for the rebuild of theirs. */
static bool
is_there(const TuModel *to, const TuChange *change, const TuObject *object)
{
    if (object->kind == TU_KIND_TRIGGER && object->parent != change->from)
        return true;
    return tu_model_find_same(to, object) && !is_changed(change, object);
}

/* Of the model to reach: is it there already? Triggers come with the rebuild of their table, views
 * after all tables. */
static bool
is_there_early(const TuModel *from, const TuChange *change, const TuObject *object)
{
    if (object->kind == TU_KIND_TRIGGER)
        return object->parent != change->to;
    return tu_model_find_same(from, object) != NULL;
}

/* SQLite reads all views and triggers when it drops a column, and refuses when one of them names
 * it or is broken. */
static bool
views_allow(TuRender *render, const TuChange *change, const TuColumn *column)
{
    const TuSqliteMemo *memo = known_texts(render);
    for (size_t i = 0; memo && i < memo->from_texts.count; i++) {
        const TuObject *object = memo->from_texts.items[i];
        if (tu_sqlite_mentions(text_of(object), column->obj.name) &&
            is_there(render->to, change, object))
            return false;
    }
    for (size_t i = 0; memo && i < memo->to_texts.count; i++) {
        const TuObject *object = memo->to_texts.items[i];
        if (tu_sqlite_mentions(text_of(object), column->obj.name) &&
            is_there_early(render->from, change, object))
            return false;
    }
    for (size_t i = 0; memo && i < memo->from_ill.count; i++) {
        if (is_there(render->to, change, memo->from_ill.items[i]))
            return false;
    }
    for (size_t i = 0; memo && i < memo->to_ill.count; i++) {
        if (is_there_early(render->from, change, memo->to_ill.items[i]))
            return false;
    }
    return memo != NULL;
}

bool
tu_sqlite_droppable(TuRender *render, const TuChange *change)
{
    const TuColumn *column = single_dropped(change);
    size_t columns = 0;
    for (size_t i = 0; i < change->from->children.count; i++)
        columns += ((const TuObject *)change->from->children.items[i])->kind == TU_KIND_COLUMN;
    return column && columns > 1 && is_free(change, column) && views_allow(render, change, column);
}

void
tu_sqlite_drop_columns(TuRender *render, const TuChange *change)
{
    for (size_t i = 0; i < change->children.count; i++) {
        const TuChange *child = change->children.items[i];
        if (!drops_column(child))
            continue;
        const TuColumn *column = (const TuColumn *)child->from;
        TuBuf sql = TU_BUF_INIT;
        tu_buf_add(&sql, "ALTER TABLE ");
        tu_sqlite_ident(&sql, change->to->name);
        tu_buf_add(&sql, " DROP COLUMN ");
        tu_sqlite_ident(&sql, column->obj.name);
        TuStatement *statement = tu_sqlite_add(render, &column->obj, &sql);
        if (column->generated)
            tu_render_hazard(render, statement, 0, "TU104", "drops generated column %s.%s",
                             change->to->name, column->obj.name);
        else
            tu_render_hazard(render, statement, TU_STATEMENT_LOSES_DATA, "TU103",
                             "drops column %s.%s with its values", change->to->name,
                             column->obj.name);
    }
}
