/* Constraints, in a table or in the definition of a column. They are never statements of their
 * own: SQLite changes them with the whole table. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"

void
tu_sqlite_add_constraint_name(TuBuf *out, const TuObject *constraint)
{
    const char *name = constraint->name;
    if (*name == '#' && *++name != '#')
        return;
    if (*name == '\0')
        return;
    tu_buf_add(out, "CONSTRAINT ");
    tu_sqlite_ident(out, name);
    tu_buf_addc(out, ' ');
}

bool
tu_sqlite_key_part(const char *part, TuArena *arena, TuSqliteIndexPart *out)
{
    TuSqliteIndex index;
    const char *sql = tu_arena_printf(arena, "CREATE INDEX i ON t (%s)", part);
    if (!sql || !tu_sqlite_parse_index(sql, arena, &index) || index.parts.count != 1 || index.where)
        return false;
    *out = *(TuSqliteIndexPart *)index.parts.items[0];
    return out->name != NULL;
}

void
tu_sqlite_add_key_part(TuBuf *out, const TuObject *table, const char *part)
{
    TuArena *arena = tu_arena_new();
    TuSqliteIndexPart parsed;
    if (tu_sqlite_find_column(table, part) || !tu_sqlite_key_part(part, arena, &parsed)) {
        tu_sqlite_ident(out, part);
    } else {
        tu_sqlite_ident(out, parsed.name);
        if (parsed.collation)
            tu_sqlite_collate(out, parsed.collation);
        tu_buf_add(out, parsed.descending ? " DESC" : NULL);
    }
    tu_arena_free(arena);
}

static void
add_key(TuBuf *out, const TuObject *table, const TuNames *columns, bool autoincrement,
        const char *on_conflict)
{
    tu_buf_addc(out, '(');
    for (size_t i = 0; i < columns->count; i++) {
        tu_buf_add(out, i ? ", " : NULL);
        tu_sqlite_add_key_part(out, table, columns->items[i]);
    }
    tu_buf_add(out, autoincrement ? " AUTOINCREMENT)" : ")");
    tu_sqlite_words(out, " ON CONFLICT ", on_conflict);
}

static void
add_foreign_key(TuBuf *out, const TuForeignKey *key, bool in_column)
{
    if (!in_column) {
        tu_buf_add(out, "FOREIGN KEY (");
        tu_sql_ident_list(out, &tu_dialect_sqlite, &key->columns);
        tu_buf_add(out, ") ");
    }
    tu_buf_add(out, "REFERENCES ");
    tu_sqlite_ident(out, key->references.table);
    if (key->references.columns.count) {
        tu_buf_add(out, " (");
        tu_sql_ident_list(out, &tu_dialect_sqlite, &key->references.columns);
        tu_buf_addc(out, ')');
    }
    tu_sqlite_words(out, " ON DELETE ", key->on_delete);
    tu_sqlite_words(out, " ON UPDATE ", key->on_update);
    tu_sqlite_words(out, " MATCH ", key->match);
    if (key->deferrable)
        tu_buf_add(out, key->initially_deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE");
}

static const char *
unsupported(const TuObject *constraint)
{
    const TuPrimaryKey *key = (const TuPrimaryKey *)constraint;
    const TuUnique *unique = (const TuUnique *)constraint;
    switch (constraint->kind) {
    case TU_KIND_PRIMARY_KEY:
        return key->include.count ? "INCLUDE" : key->deferrable ? "deferrable keys" : NULL;
    case TU_KIND_UNIQUE:
        return unique->include.count        ? "INCLUDE"
               : unique->deferrable         ? "deferrable keys"
               : unique->nulls_not_distinct ? "NULLS NOT DISTINCT"
                                            : NULL;
    case TU_KIND_FOREIGN_KEY:
        return ((const TuForeignKey *)constraint)->set_columns.count ? "ON DELETE SET over columns"
                                                                     : NULL;
    default:
        return NULL;
    }
}

void
tu_sqlite_add_constraint(TuRender *render, TuBuf *out, const TuObject *constraint, bool in_column)
{
    const char *what = unsupported(constraint);
    if (what)
        tu_render_fail(render, TU_ERR_UNSUPPORTED, constraint, "SQLite has no %s", what);
    tu_sqlite_add_constraint_name(out, constraint);
    if (constraint->kind == TU_KIND_PRIMARY_KEY) {
        const TuPrimaryKey *key = (const TuPrimaryKey *)constraint;
        tu_buf_add(out, "PRIMARY KEY ");
        add_key(out, constraint->parent, &key->columns, key->autoincrement, key->on_conflict);
    } else if (constraint->kind == TU_KIND_UNIQUE) {
        const TuUnique *key = (const TuUnique *)constraint;
        tu_buf_add(out, "UNIQUE ");
        add_key(out, constraint->parent, &key->columns, false, key->on_conflict);
    } else if (constraint->kind == TU_KIND_CHECK) {
        const TuCheck *check = (const TuCheck *)constraint;
        tu_buf_addf(out, "CHECK (%s)", check->expression);
        tu_sqlite_words(out, " ON CONFLICT ", check->on_conflict);
    } else {
        add_foreign_key(out, (const TuForeignKey *)constraint, in_column);
    }
}

static void
not_alone(TuRender *render, const TuObject *object)
{
    tu_render_fail(render, TU_ERR_INTERNAL, object, "is rendered with its table only");
}

const TuRenderer tu_sqlite_constraint = {.create = not_alone, .drop = not_alone};
