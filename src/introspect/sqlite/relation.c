/* Indexes, views, triggers, and what they need. */
#include "config.h"

#include <string.h>

#include "introspect/sqlite/load.h"
#include "sql/lex.h"

static const TuColumn *
column_of(const TuModel *model, const TuObject *table, const char *name)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == TU_KIND_COLUMN && tu_model_same_name(model, child->name, name))
            return (const TuColumn *)child;
    }
    return NULL;
}

/* A collation is said where it is not the column's own. */
static const char *
part_text(const TuModel *model, const TuObject *table, const TuSqliteIndexPart *part)
{
    if (!part->name)
        return part->text;
    const TuColumn *column = column_of(model, table, part->name);
    const char *own = column && column->collation ? column->collation : "binary";
    TuBuf text = TU_BUF_INIT;
    tu_sql_ident(&text, &tu_dialect_sqlite, column ? column->obj.name : part->name);
    if (part->collation && strcmp(part->collation, own) != 0) {
        tu_buf_add(&text, " COLLATE ");
        tu_sql_ident(&text, &tu_dialect_sqlite, part->collation);
    }
    tu_buf_add(&text, part->descending ? " DESC" : NULL);
    const char *copy = tu_buf_dup(&text, model->arena);
    tu_buf_release(&text);
    return copy;
}

void
tu_sqlite_load_index(TuSqliteLoad *load, const TuSqliteEntry *entry)
{
    TuModel *model = load->model;
    TuObject *table = tu_map_find(load->relations, tu_sqlite_fold(load, entry->table));
    if (!table)
        return; /* of a shadow table */
    TuIndex *index =
        (TuIndex *)tu_model_add(model, TU_KIND_INDEX, table->schema, entry->name, table);
    TuSqliteIndex parsed;
    if (!index)
        return;
    index->sql = entry->sql;
    if (!tu_sqlite_parse_index(entry->sql, model->arena, &parsed)) {
        tu_names_add(&index->on, model->arena, entry->sql); /* compared as text */
        return;
    }
    index->unique = parsed.unique;
    index->where = parsed.where;
    for (size_t i = 0; i < parsed.parts.count; i++)
        tu_names_add(&index->on, model->arena, part_text(model, table, parsed.parts.items[i]));
}

void
tu_sqlite_load_view(TuSqliteLoad *load, const TuSqliteEntry *entry)
{
    TuModel *model = load->model;
    TuView *view =
        (TuView *)tu_model_add(model, TU_KIND_VIEW, model->default_schema, entry->name, NULL);
    TuSqliteView parsed;
    if (!view)
        return;
    tu_map_put(load->relations, tu_sqlite_fold(load, entry->name), view);
    view->sql = view->as = entry->sql;
    if (tu_sqlite_parse_view(entry->sql, model->arena, &parsed)) {
        view->as = parsed.as;
        view->columns = parsed.columns;
    }
}

void
tu_sqlite_load_trigger(TuSqliteLoad *load, const TuSqliteEntry *entry)
{
    TuObject *table = tu_map_find(load->relations, tu_sqlite_fold(load, entry->table));
    if (!table)
        return;
    TuTrigger *trigger =
        (TuTrigger *)tu_model_add(load->model, TU_KIND_TRIGGER, table->schema, entry->name, table);
    if (trigger)
        trigger->definition = entry->sql;
}

static void
need_mentioned(TuSqliteLoad *load, TuObject *object, const char *sql)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_sqlite, sql, strlen(sql));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            return;
        if (token.type == TU_TOKEN_STRING && token.text[0] == '\'')
            token.type = TU_TOKEN_QUOTED;
        if (token.type != TU_TOKEN_WORD && token.type != TU_TOKEN_QUOTED)
            continue;
        const char *name = tu_token_name(&token, false, load->scratch);
        if (name)
            tu_object_need(load->model, object,
                           tu_map_find(load->relations, tu_sqlite_fold(load, name)));
    }
}

void
tu_sqlite_load_needs(TuSqliteLoad *load)
{
    for (size_t i = 0; i < load->model->objects.count; i++) {
        TuObject *object = load->model->objects.items[i];
        if (object->kind == TU_KIND_VIEW)
            need_mentioned(load, object, ((TuView *)object)->sql);
        else if (object->kind == TU_KIND_TRIGGER)
            need_mentioned(load, object, ((TuTrigger *)object)->definition);
    }
}
