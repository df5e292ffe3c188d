/* Questions to both models: what existed before, who inherits from whom. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static const char *
schema_or_default(const TuModel *model, const char *schema)
{
    if (schema != NULL)
        return schema;
    return model->default_schema != NULL ? model->default_schema : "public";
}

static bool
same_schema(const TuModel *model, const char *a, const char *b)
{
    return strcmp(schema_or_default(model, a), schema_or_default(model, b)) == 0;
}

bool
tu_pg_is_foreign(const TuObject *table)
{
    return table->kind == TU_KIND_TABLE && ((const TuTable *)table)->server != NULL;
}

bool
tu_pg_existed(const TuRender *render, const TuObject *object)
{
    const TuObject *before = render->from != NULL ? tu_model_find_same(render->from, object) : NULL;

    return before != NULL && !tu_pg_is_foreign(before);
}

const TuObject *
tu_pg_find_table(const TuModel *model, const TuRef *ref, const char *schema)
{
    if (model == NULL || ref->table == NULL)
        return NULL;
    return tu_model_find(model, TU_KIND_TABLE, ref->schema != NULL ? ref->schema : schema, NULL,
                         ref->table, NULL);
}

const TuObject *
tu_pg_partition_parent(const TuModel *model, const TuTable *table)
{
    return tu_pg_find_table(model, &table->partition_of, table->obj.schema);
}

static bool
inherits_from(const TuModel *model, const TuTable *table, const TuObject *parent)
{
    TuBuf name = TU_BUF_INIT;
    bool found = false;

    tu_sql_name(&name, &tu_dialect_pg, schema_or_default(model, parent->schema), parent->name);
    for (size_t i = 0; i < table->inherits.count && !found; i++)
        found = strcmp(table->inherits.items[i], name.s) == 0 ||
                strcmp(table->inherits.items[i], parent->name) == 0;
    tu_buf_release(&name);
    return found;
}

bool
tu_pg_is_parent(const TuModel *model, const TuObject *parent, const TuTable *table)
{
    const TuRef *ref = &table->partition_of;

    if (ref->table != NULL)
        return strcmp(ref->table, parent->name) == 0 &&
               same_schema(model, ref->schema != NULL ? ref->schema : table->obj.schema,
                           parent->schema);
    return table->inherits.count > 0 && inherits_from(model, table, parent);
}

/* The next child of a table from position *at on, or NULL. */
static const TuTable *
next_child(const TuModel *model, const TuObject *table, size_t *at)
{
    while (model != NULL && *at < model->parts.count) {
        const TuObject *object = model->parts.items[(*at)++];

        if (object != table && tu_pg_is_parent(model, table, (const TuTable *)object))
            return (const TuTable *)object;
    }
    return NULL;
}

static bool
field_differs(const TuObject *a, const TuObject *b, int field)
{
    return (tu_object_diff_all(a, b, NULL) & TU_FIELD_BIT(field)) != 0;
}

static bool
descendants_want(const TuModel *model, const TuObject *table, const TuColumn *column, int field,
                 int depth)
{
    const TuTable *child;
    size_t at = 0;

    if (depth > 64)
        return true;
    while ((child = next_child(model, table, &at)) != NULL) {
        const TuObject *same = tu_object_child(&child->obj, TU_KIND_COLUMN, column->obj.name);

        if (same != NULL && field_differs(&column->obj, same, field))
            return false;
        if (!descendants_want(model, &child->obj, column, field, depth + 1))
            return false;
    }
    return true;
}

bool
tu_pg_recurses(const TuModel *model, const TuColumn *column, int field)
{
    return descendants_want(model, column->obj.parent, column, field, 0);
}

bool
tu_pg_child_keeps(const TuRender *render, const TuColumn *column)
{
    const TuTable *child;
    size_t at = 0;

    while ((child = next_child(render->from, column->obj.parent, &at)) != NULL) {
        const TuObject *same = tu_object_child(&child->obj, TU_KIND_COLUMN, column->obj.name);

        if (same != NULL && tu_model_find_same(render->to, same) != NULL)
            return true;
    }
    return false;
}

const TuColumn *
tu_pg_parent_column(const TuModel *model, const TuColumn *column)
{
    const TuTable *table = (const TuTable *)column->obj.parent;

    if (!column->inherited || table->obj.kind != TU_KIND_TABLE)
        return NULL;
    for (size_t i = 0; i < model->kinds[TU_KIND_TABLE].count; i++) {
        const TuObject *object = model->kinds[TU_KIND_TABLE].items[i];
        const TuObject *same;

        if (object->kind != TU_KIND_TABLE || !tu_pg_is_parent(model, object, table))
            continue;
        same = tu_object_child(object, TU_KIND_COLUMN, column->obj.name);
        if (same != NULL)
            return (const TuColumn *)same;
    }
    return NULL;
}

bool
tu_pg_parent_does(const TuRender *render, const TuColumn *column, int field)
{
    const TuColumn *parent = tu_pg_parent_column(render->to, column);
    const TuObject *before, *table_before;

    if (parent == NULL)
        return false;
    before = tu_model_find_same(render->from, &parent->obj);
    table_before = tu_model_find_same(render->from, column->obj.parent);
    if (before == NULL || table_before == NULL ||
        !tu_pg_is_parent(render->from, before->parent, (const TuTable *)table_before))
        return false;
    return field_differs(before, &parent->obj, field) && tu_pg_recurses(render->to, parent, field);
}

bool
tu_pg_needs(const TuObject *object, const TuObject *needed)
{
    for (size_t i = 0; i < object->deps.count; i++)
        if (object->deps.items[i] == needed)
            return true;
    return false;
}
