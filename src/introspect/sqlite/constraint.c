/* Constraints: those in a column's definition become children of the table like the others. One
 * without a name gets one from its content, which starts with '#': it is found again by it, and no
 * CONSTRAINT clause is written for it. One that was given such a name has a '#' more. */
#include "config.h"

#include <string.h>

#include "introspect/introspect_dialects.h"
#include "introspect/sqlite/load.h"
#include "sql/lex.h"

/* The name as the column's definition spells it. */
static const char *
column_name(const TuModel *model, const TuSqliteTable *parsed, const char *name)
{
    for (size_t i = 0; i < parsed->columns.count; i++) {
        const TuSqliteColumn *column = parsed->columns.items[i];
        if (tu_model_same_name(model, column->name, name))
            return column->name;
    }
    return name;
}

static TuNames
column_names(const TuModel *model, const TuSqliteTable *parsed, const TuNames *names)
{
    TuNames spelled = {0};
    for (size_t i = 0; i < names->count; i++)
        tu_names_add(&spelled, model->arena, column_name(model, parsed, names->items[i]));
    return spelled;
}

static void
add_names(TuBuf *out, const TuNames *names)
{
    tu_buf_addc(out, '(');
    for (size_t i = 0; i < names->count; i++)
        tu_buf_addf(out, "%s%s", i ? "," : "", names->items[i]);
    tu_buf_addc(out, ')');
}

static void
content_name(TuBuf *out, const TuObject *table, const TuSqliteConstraint *constraint,
             const TuNames *columns)
{
    switch (constraint->type) {
    case TU_SQLITE_PRIMARY_KEY:
        break;
    case TU_SQLITE_UNIQUE:
        tu_buf_add(out, "#unique");
        add_names(out, columns);
        break;
    case TU_SQLITE_CHECK:
        tu_buf_add(out, "#check(");
        tu_sqlite_canonical(out, constraint->expression, table);
        tu_buf_addc(out, ')');
        break;
    case TU_SQLITE_FOREIGN_KEY:
        tu_buf_add(out, "#fkey");
        add_names(out, columns);
        tu_buf_addf(out, "->%s", constraint->table);
        break;
    }
}

static bool
taken(const TuModel *model, const TuObject *table, TuKind kind, const char *name)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == kind && tu_model_same_name(model, child->name, name))
            return true;
    }
    return false;
}

/* SQLite allows a name twice in one table, and unnamed constraints may be equal. */
static const char *
unique_name(const TuModel *model, const TuObject *table, TuKind kind,
            const TuSqliteConstraint *constraint, const TuNames *columns)
{
    TuBuf name = TU_BUF_INIT;
    tu_buf_add(&name, constraint->name && *constraint->name == '#' ? "#" : NULL);
    if (constraint->name)
        tu_buf_add(&name, constraint->name);
    else
        content_name(&name, table, constraint, columns);
    size_t len = name.len;
    for (int i = 2;
         !name.failed && kind != TU_KIND_PRIMARY_KEY && taken(model, table, kind, name.s); i++) {
        tu_buf_truncate(&name, len);
        tu_buf_addf(&name, "#%d", i);
    }
    if (constraint->name && name.len > len) {
        TuBuf generated = TU_BUF_INIT;
        tu_buf_addf(&generated, "#%s", name.s);
        tu_buf_release(&name);
        name = generated;
    }
    const char *copy = tu_buf_dup(&name, model->arena);
    tu_buf_release(&name);
    return copy;
}

/* PRIMARY KEY (id DESC) over an INTEGER is the rowid whatever its direction; a column's own
 * PRIMARY KEY DESC is not. */
static bool
is_rowid(const TuModel *model, const TuSqliteTable *parsed, const TuSqliteConstraint *key)
{
    if (key->names.count != 1 || parsed->without_rowid)
        return false;
    for (size_t i = 0; i < parsed->columns.count; i++) {
        const TuSqliteColumn *column = parsed->columns.items[i];
        if (tu_model_same_name(model, column->name, key->names.items[0]))
            return column->type && tu_model_same_name(model, column->type, "integer");
    }
    return false;
}

static void
load_primary_key(TuModel *model, TuPrimaryKey *key, const TuSqliteConstraint *constraint,
                 const TuSqliteTable *parsed, bool of_table)
{
    key->autoincrement = constraint->autoincrement;
    key->on_conflict = constraint->on_conflict;
    if (of_table && is_rowid(model, parsed, constraint))
        key->columns.items[0] = column_name(model, parsed, constraint->names.items[0]);
}

static void
load_foreign_key(TuSqliteLoad *load, TuForeignKey *key, const TuSqliteConstraint *constraint)
{
    const TuSqliteEntry *table = tu_map_find(load->tables, tu_sqlite_fold(load, constraint->table));
    key->references.table = table ? table->name : constraint->table;
    key->references.columns = constraint->references;
    key->on_delete = constraint->on_delete;
    key->on_update = constraint->on_update;
    key->match = constraint->match;
    key->deferrable = constraint->deferrable;
    key->initially_deferred = constraint->initially_deferred;
}

static void
load_constraint(TuSqliteLoad *load, TuObject *table, const TuSqliteConstraint *constraint,
                const TuSqliteTable *parsed, bool of_table)
{
    static const TuKind kinds[] = {[TU_SQLITE_PRIMARY_KEY] = TU_KIND_PRIMARY_KEY,
                                   [TU_SQLITE_UNIQUE] = TU_KIND_UNIQUE,
                                   [TU_SQLITE_CHECK] = TU_KIND_CHECK,
                                   [TU_SQLITE_FOREIGN_KEY] = TU_KIND_FOREIGN_KEY};
    TuModel *model = load->model;
    TuKind kind = kinds[constraint->type];
    TuNames columns = column_names(model, parsed, &constraint->columns);
    const char *name = unique_name(model, table, kind, constraint, &columns);
    TuObject *object = tu_model_add(model, kind, table->schema, name, table);
    if (!object)
        return;
    switch (constraint->type) {
    case TU_SQLITE_PRIMARY_KEY:
        ((TuPrimaryKey *)object)->columns = columns;
        load_primary_key(model, (TuPrimaryKey *)object, constraint, parsed, of_table);
        break;
    case TU_SQLITE_UNIQUE:
        ((TuUnique *)object)->columns = columns;
        ((TuUnique *)object)->on_conflict = constraint->on_conflict;
        break;
    case TU_SQLITE_CHECK:
        ((TuCheck *)object)->expression = constraint->expression;
        ((TuCheck *)object)->on_conflict = constraint->on_conflict;
        break;
    case TU_SQLITE_FOREIGN_KEY:
        ((TuForeignKey *)object)->columns = columns;
        load_foreign_key(load, (TuForeignKey *)object, constraint);
        break;
    }
}

void
tu_sqlite_load_constraints(TuSqliteLoad *load, TuObject *table, const TuSqliteTable *parsed)
{
    for (size_t i = 0; i < parsed->columns.count; i++) {
        const TuSqliteColumn *column = parsed->columns.items[i];
        for (size_t j = 0; j < column->constraints.count; j++)
            load_constraint(load, table, column->constraints.items[j], parsed, false);
    }
    for (size_t i = 0; i < parsed->constraints.count; i++)
        load_constraint(load, table, parsed->constraints.items[i], parsed, true);
}
