/* Tables and their columns: create, drop, rename. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"

static const char *
unsupported(const TuTable *table)
{
    return table->partition_by || table->partition_of.table ? "partitions"
           : table->inherits.count                          ? "inheritance"
           : table->unlogged                                ? "unlogged tables"
           : table->row_security                            ? "row-level security"
           : table->tablespace                              ? "tablespaces"
           : table->options.count                           ? "storage parameters"
                                                            : NULL;
}

/* Everything but the primary key that stands in its column. */
static void
add_constraints(TuRender *render, TuBuf *out, const TuObject *table)
{
    const uint64_t kinds = TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | TU_KIND_BIT(TU_KIND_UNIQUE) |
                           TU_KIND_BIT(TU_KIND_CHECK) | TU_KIND_BIT(TU_KIND_FOREIGN_KEY);
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (!(kinds & TU_KIND_BIT(child->kind)))
            continue;
        bool written = false;
        for (size_t j = 0; child->kind == TU_KIND_PRIMARY_KEY && j < table->children.count; j++) {
            const TuObject *column = table->children.items[j];
            written = written || (column->kind == TU_KIND_COLUMN &&
                                  tu_sqlite_inline_key(table, (const TuColumn *)column) != NULL);
        }
        if (written)
            continue;
        tu_buf_add(out, ",\n    ");
        tu_sqlite_add_constraint(render, out, child, false);
    }
}

static void
add_from_fields(TuRender *render, TuBuf *out, const TuTable *table, const char *name)
{
    const TuObject *object = &table->obj;
    const char *separator = "\n    ";
    const char *what = unsupported(table);
    if (what)
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object, "SQLite has no %s", what);
    tu_buf_add(out, "CREATE TABLE ");
    tu_sqlite_ident(out, name);
    tu_buf_add(out, " (");
    for (size_t i = 0; i < object->children.count; i++) {
        const TuObject *child = object->children.items[i];
        if (child->kind != TU_KIND_COLUMN)
            continue;
        const TuColumn *column = (const TuColumn *)child;
        tu_buf_add(out, separator);
        tu_sqlite_add_column(render, out, column, tu_sqlite_inline_key(object, column));
        separator = ",\n    ";
    }
    if (strcmp(separator, "\n    ") == 0)
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object, "SQLite has no tables without columns");
    add_constraints(render, out, object);
    tu_buf_add(out, "\n)");
    tu_buf_add(out, table->without_rowid ? " WITHOUT ROWID" : NULL);
    tu_buf_add(out, table->without_rowid && table->strict ? "," : NULL);
    tu_buf_add(out, table->strict ? " STRICT" : NULL);
}

void
tu_sqlite_add_table(TuRender *render, TuBuf *out, const TuTable *table, const char *name)
{
    TuArena *arena = tu_arena_new();
    TuSqliteTable parsed;
    if (!table->sql) {
        add_from_fields(render, out, table, name);
    } else if (tu_sqlite_parse_table(table->sql, arena, &parsed)) {
        tu_buf_addn(out, table->sql, (size_t)(parsed.name_at - table->sql));
        tu_sqlite_ident(out, name);
        tu_sqlite_verbatim(out, parsed.name_at + parsed.name_len);
    } else {
        tu_render_fail(render, TU_ERR_UNSUPPORTED, &table->obj,
                       "its CREATE TABLE is not understood in full, so it cannot be rebuilt");
    }
    tu_arena_free(arena);
}

static void
create_table(TuRender *render, const TuObject *object)
{
    const TuTable *table = (const TuTable *)object;
    const char *text = table->sql ? table->sql : table->definition;
    TuBuf sql = TU_BUF_INIT;
    if (text)
        tu_sqlite_verbatim(&sql, text);
    else
        add_from_fields(render, &sql, table, object->name);
    tu_sqlite_add(render, object, &sql);
}

static void
drop_table(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "DROP TABLE ");
    tu_sqlite_ident(&sql, object->name);
    tu_render_hazard(render, tu_sqlite_add(render, object, &sql), TU_STATEMENT_LOSES_DATA, "TU102",
                     "drops %s with all its rows", object->name);
}

static void
rename_table(TuRender *render, const TuObject *object, const char *name)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "ALTER TABLE ");
    tu_sqlite_ident(&sql, object->name);
    tu_buf_add(&sql, " RENAME TO ");
    tu_sqlite_ident(&sql, name);
    tu_sqlite_add(render, object, &sql);
}

static void
rename_column(TuRender *render, const TuObject *object, const char *name)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "ALTER TABLE ");
    tu_sqlite_ident(&sql, object->parent->name);
    tu_buf_add(&sql, " RENAME COLUMN ");
    tu_sqlite_ident(&sql, object->name);
    tu_buf_add(&sql, " TO ");
    tu_sqlite_ident(&sql, name);
    tu_sqlite_add(render, object, &sql);
}

static TuWay
way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    (void)fields;
    return TU_WAY_ALTER;
}

static void
not_alone(TuRender *render, const TuObject *object)
{
    tu_render_fail(render, TU_ERR_INTERNAL, object, "is rendered with its table only");
}

const TuRenderer tu_sqlite_table = {
    .create = create_table,
    .drop = drop_table,
    .way = way,
    .alter = tu_sqlite_alter,
    .rename = rename_table,
};

const TuRenderer tu_sqlite_column = {
    .create = not_alone,
    .drop = not_alone,
    .rename = rename_column,
};
