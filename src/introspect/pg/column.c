/* Columns of tables and views, attributes of composite types, and defaults. Columns of views are
 * the engine's making: known, with their types, but implied. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"
#include "sql/pg_settle.h"

enum {
    ROW_RELATION,
    ROW_NUMBER,
    ROW_NAME,
    ROW_TYPE,
    ROW_MODIFIER,
    ROW_NOT_NULL,
    ROW_IDENTITY,
    ROW_GENERATED,
    ROW_COLLATION,
    ROW_LOCAL,
    ROW_STORAGE,
    ROW_COMPRESSION,
    ROW_STATISTICS,
    ROW_OPTIONS
};

static const char *
storage_word(char letter)
{
    switch (letter) {
    case 'p':
        return "plain";
    case 'e':
        return "external";
    case 'm':
        return "main";
    default:
        return "extended";
    }
}

static const char *
collation_of(const TuPgcatReader *reader, const TuPgcatColumnType *type, uint32_t collation)
{
    return collation == 0 || collation == type->collation
               ? NULL
               : tu_pgcat_name(reader, TU_PGCAT_COLLATION, collation);
}

/* Storage and what the planner is told: of tables and materialized views. */
static void
fill_storage(TuPgcatReader *reader, TuColumn *column, const char *const *row,
             const TuPgcatColumnType *type)
{
    if (*row[ROW_STORAGE] != type->storage)
        column->storage = storage_word(*row[ROW_STORAGE]);
    if (*row[ROW_COMPRESSION])
        column->compression = *row[ROW_COMPRESSION] == 'l' ? "lz4" : "pglz";
    if (row[ROW_STATISTICS] && *row[ROW_STATISTICS] != '-')
        column->statistics = tu_pgcat_intern(reader, row[ROW_STATISTICS]);
    TuPairs options = {0};
    tu_pgcat_options(reader, &options, row[ROW_OPTIONS], "");
    for (size_t i = 0; i < options.count; i++)
        if (strcmp(options.items[i].name, "pg_attver") != 0)
            tu_pairs_add(&column->options, reader->arena, options.items[i].name,
                         options.items[i].value);
}

static void
add_setting(TuPgcatReader *reader, TuPairs *settings, const char *column, const char *what,
            const char *value)
{
    if (value)
        tu_pgcat_add_pair(reader, settings, tu_arena_printf(reader->arena, "%s %s", column, what),
                          value);
}

/* Its columns are the engine's making; what users set of them is the view's. */
static void
fill_settings(TuPgcatReader *reader, TuMaterializedView *view, const TuColumn *column)
{
    TuPairs *settings = &view->column_settings;
    add_setting(reader, settings, column->obj.name, "storage", column->storage);
    add_setting(reader, settings, column->obj.name, "compression", column->compression);
    add_setting(reader, settings, column->obj.name, "statistics", column->statistics);
    for (size_t i = 0; i < column->options.count; i++)
        add_setting(reader, settings, column->obj.name, column->options.items[i].name,
                    column->options.items[i].value);
}

/* What only a table's column can have. */
static void
fill_column(TuPgcatReader *reader, TuColumn *column, const char *const *row,
            const TuPgcatColumnType *type)
{
    column->not_null = tu_pgcat_bool(row[ROW_NOT_NULL]);
    column->inherited = !tu_pgcat_bool(row[ROW_LOCAL]);
    if (*row[ROW_IDENTITY])
        column->identity = *row[ROW_IDENTITY] == 'a' ? "always" : "by default";
    if (*row[ROW_GENERATED])
        column->generated_storage = *row[ROW_GENERATED] == 'v' ? "virtual" : "stored";
    fill_storage(reader, column, row, type);
}

/* An attribute of a composite type, whose list is made when all are there. */
static const char *
attribute_text(TuPgcatReader *reader, const TuPgcatColumnType *type, const char *collation)
{
    if (collation)
        return tu_arena_printf(reader->arena, "%s COLLATE %s", type->text, collation);
    return type->text;
}

/* Rows come as they lie in the catalog: mostly, but not always, in order. */
static void
keep_order(TuPgcatReader *reader, TuPgcatRel *rel, size_t at)
{
    if (!rel->late && (rel->kind == 'c' || at < rel->last_attr)) {
        rel->late = true;
        tu_vec_add(&reader->late_rels, reader->scratch, rel);
    }
    if (at > rel->last_attr)
        rel->last_attr = at;
}

void
tu_pgcat_order_columns(TuPgcatReader *reader, const TuPgcatRel *rel)
{
    if (!rel->obj)
        return;
    for (size_t i = 0, at = 0; i < rel->attr_count; i++) {
        const TuPgcatAttr *attr = &rel->attrs[i];
        if (attr->text)
            tu_pairs_add(&((TuComposite *)rel->obj)->attributes, reader->arena, attr->name,
                         attr->text);
        else if (attr->column)
            rel->obj->children.items[at++] = attr->column;
    }
}

static TuObject *
add_column(TuPgcatReader *reader, const TuPgcatRel *rel, const char *name, const char *const *row,
           const TuPgcatColumnType *type, uint32_t collation)
{
    TuColumn *column =
        (TuColumn *)tu_model_add(reader->model, TU_KIND_COLUMN, rel->schema, name, rel->obj);
    if (!column)
        return NULL;
    column->type = type->text;
    column->collation = collation_of(reader, type, collation);
    if (rel->obj->kind == TU_KIND_TABLE)
        fill_column(reader, column, row, type);
    else
        column->obj.implied = true;
    if (rel->obj->kind == TU_KIND_MATERIALIZED_VIEW) {
        TuColumn set = *column;
        fill_storage(reader, &set, row, type);
        fill_settings(reader, (TuMaterializedView *)rel->obj, &set);
    }
    return &column->obj;
}

TuStatus
tu_pgcat_read_column(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[ROW_RELATION]));
    size_t at = (size_t)tu_pgcat_oid(row[ROW_NUMBER]) - 1;
    uint64_t key =
        (uint64_t)tu_pgcat_oid(row[ROW_TYPE]) << 32 | (uint32_t)tu_pgcat_int(row[ROW_MODIFIER]);
    if (!rel || at >= rel->attr_count)
        return TU_OK;
    const TuPgcatColumnType *type = tu_map_find_id(reader->column_types, key);
    if (!type)
        return tu_error_set(err, TU_ERR_INTERNAL, "column \"%s\" of \"%s\" has an unknown type",
                            row[ROW_NAME], rel->name);
    TuPgcatAttr *attr = &rel->attrs[at];
    attr->name = tu_pgcat_intern(reader, row[ROW_NAME]);
    attr->collation = tu_pgcat_oid(row[ROW_COLLATION]);
    if (!rel->obj)
        return TU_OK; /* an extension's */
    keep_order(reader, rel, at);
    if (rel->kind == 'c')
        attr->text = attribute_text(reader, type, collation_of(reader, type, attr->collation));
    else
        attr->column = add_column(reader, rel, attr->name, row, type, attr->collation);
    return TU_OK;
}

TuStatus
tu_pgcat_read_default(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    const TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[1]));
    size_t at = (size_t)tu_pgcat_oid(row[2]) - 1;
    (void)err;
    TuColumn *column = rel && at < rel->attr_count ? (TuColumn *)rel->attrs[at].column : NULL;
    if (!column)
        return TU_OK;
    tu_pgcat_put(reader, TU_PGCAT_ATTRDEF, tu_pgcat_oid(row[0]), &column->obj);
    if (column->generated_storage)
        column->generated = tu_pgcat_unwrap(reader, row[3]);
    else
        column->default_expr = tu_pgcat_intern(reader, tu_pg_settle(row[3], reader->arena));
    if (rel->obj->kind == TU_KIND_VIEW)
        tu_pgcat_add_pair(reader, &((TuView *)rel->obj)->column_defaults, column->obj.name,
                          column->default_expr);
    return TU_OK;
}
