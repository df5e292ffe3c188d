/* Tables and their columns. A table whose text is not understood in full, or does not agree with
 * what the pragma says, is kept as its text alone. */
#include "config.h"

#include <string.h>

#include "introspect/sqlite/load.h"
#include "sql/lex.h"

static bool
agrees(const TuModel *model, const TuSqliteEntry *entry, const TuSqliteTable *parsed)
{
    if (parsed->columns.count != entry->xinfo.count)
        return false;
    for (size_t i = 0; i < parsed->columns.count; i++) {
        const TuSqliteColumn *column = parsed->columns.items[i];
        const TuSqliteXinfo *xinfo = entry->xinfo.items[i];
        if (!tu_model_same_name(model, column->name, xinfo->name))
            return false;
    }
    return true;
}

static void
load_column(TuModel *model, TuObject *table, const TuSqliteColumn *parsed,
            const TuSqliteXinfo *xinfo)
{
    TuColumn *column =
        (TuColumn *)tu_model_add(model, TU_KIND_COLUMN, table->schema, parsed->name, table);
    if (!column)
        return;
    column->type = xinfo->type;
    column->not_null = xinfo->not_null;
    column->on_null_conflict = parsed->on_null_conflict;
    column->default_expr = tu_sqlite_default(parsed->default_expr, model->arena);
    column->collation = parsed->collation;
    column->generated = parsed->generated;
    if (parsed->generated)
        column->generated_storage = parsed->stored ? "stored" : "virtual";
    column->sql = parsed->sql;
}

void
tu_sqlite_load_table(TuSqliteLoad *load, const TuSqliteEntry *entry)
{
    TuModel *model = load->model;
    TuSqliteTable parsed;
    TuTable *table =
        (TuTable *)tu_model_add(model, TU_KIND_TABLE, model->default_schema, entry->name, NULL);
    if (!table)
        return;
    tu_map_put(load->relations, tu_sqlite_fold(load, entry->name), table);
    table->sql = entry->sql;
    if (entry->virtual_table || !tu_sqlite_parse_table(entry->sql, model->arena, &parsed) ||
        !agrees(model, entry, &parsed)) {
        table->definition = entry->sql;
        return;
    }
    table->strict = parsed.strict;
    table->without_rowid = parsed.without_rowid;
    for (size_t i = 0; i < parsed.columns.count; i++)
        load_column(model, &table->obj, parsed.columns.items[i], entry->xinfo.items[i]);
    tu_sqlite_load_constraints(load, &table->obj, &parsed);
}
