/* Range types. Nothing of one can be changed in place, and a new one cannot stand beside the old
 * one under another name, because of its constructor functions: meanwhile its values are text. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
put_part(TuBuf *out, const char *word, const char *value)
{
    if (value != NULL)
        tu_pg_put(out, ",\n    %s = %s", word, value);
}

static void
create_range(TuRender *render, const TuObject *object)
{
    const TuRange *range = (const TuRange *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE TYPE %N AS RANGE (\n    subtype = %s", object, range->subtype);
    put_part(&sql, "multirange_type_name", range->multirange);
    put_part(&sql, "subtype_opclass", range->opclass);
    if (range->collation != NULL) {
        tu_buf_add(&sql, ",\n    collation = ");
        tu_pg_put_collation(&sql, range->collation);
    }
    put_part(&sql, "canonical", range->canonical);
    put_part(&sql, "subtype_diff", range->subtype_diff);
    tu_buf_add(&sql, "\n)");
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

static TuWay
range_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return fields == TU_FIELD_BIT(TU_RANGE_COMMENT) ? TU_WAY_ALTER : TU_WAY_DISTURB;
}

bool
tu_pg_range_replaced(const TuObject *from, const TuObject *to)
{
    return (tu_object_diff(from, to, NULL) & ~TU_FIELD_BIT(TU_RANGE_COMMENT)) != 0;
}

static bool
is_array(const char *type)
{
    size_t len = strlen(type);

    return len > 2 && strcmp(type + len - 2, "[]") == 0;
}

/* The column of the new model that a column of the old one which holds ranges becomes, if its own
 * table's statement has to see to it. */
static const TuColumn *
moving_column(const TuRender *render, const TuObject *object, const TuObject *range)
{
    const TuColumn *from = (const TuColumn *)object;

    if (object->kind != TU_KIND_COLUMN || object->implied || !tu_pg_needs(object, range) ||
        from->inherited || from->generated != NULL)
        return NULL;
    return (const TuColumn *)tu_model_find_same(render->to, object);
}

static void
move_out(TuRender *render, const TuColumn *from)
{
    const char *text = is_array(from->type) ? "text[]" : "text";

    if (from->default_expr != NULL)
        tu_pg_clause(render, &from->obj, from->obj.parent, "ALTER COLUMN %C DROP DEFAULT",
                     &from->obj);
    tu_pg_clause(render, &from->obj, from->obj.parent, "ALTER COLUMN %C TYPE %s USING %C::%s",
                 &from->obj, text, &from->obj, text);
}

static void
move_in(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    TuBuf type = TU_BUF_INIT;
    TuStatement *statement;

    tu_pg_put_type(&type, to);
    statement =
        tu_pg_clause(render, &to->obj, to->obj.parent, "ALTER COLUMN %C TYPE %s USING %C::%s",
                     &to->obj, type.s, &to->obj, to->type);
    tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU505",
                     "%s.%s is written twice: values that the new type does not take make it fail",
                     to->obj.parent->name, to->obj.name);
    if (to->default_expr != NULL && tu_pg_same(from->default_expr, to->default_expr))
        tu_pg_clause(render, &to->obj, to->obj.parent, "ALTER COLUMN %C SET DEFAULT %s", &to->obj,
                     to->default_expr);
    tu_buf_release(&type);
}

/* What holds values of the type and is no column. */
static void
refuse_holders(TuRender *render, const TuObject *range)
{
    const uint64_t holders = TU_KIND_BIT(TU_KIND_DOMAIN) | TU_KIND_BIT(TU_KIND_COMPOSITE);

    for (size_t i = 0; i < render->from->objects.count; i++) {
        const TuObject *object = render->from->objects.items[i];

        if ((holders & TU_KIND_BIT(object->kind)) && tu_pg_needs(object, range) &&
            tu_model_find_same(render->to, object) != NULL)
            tu_render_fail(render, TU_ERR_UNSUPPORTED, range,
                           "it cannot be replaced while %s %s is made of it",
                           tu_kind_info(object->kind)->name, object->name);
    }
}

static void
alter_range(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
            const TuChange *whole)
{
    const TuVec *objects = &render->from->objects;

    (void)whole;
    if (fields == TU_FIELD_BIT(TU_RANGE_COMMENT)) {
        tu_pg_comment_changed(render, to);
        return;
    }
    refuse_holders(render, from);
    for (size_t i = 0; i < objects->count; i++)
        if (moving_column(render, objects->items[i], from) != NULL)
            move_out(render, objects->items[i]);
    tu_pg_drop(render, from);
    create_range(render, to);
    for (size_t i = 0; i < objects->count; i++) {
        const TuColumn *column = moving_column(render, objects->items[i], from);

        if (column != NULL)
            move_in(render, objects->items[i], column);
    }
}

static void
rename_range(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "TYPE", name);
}

const TuRenderer tu_pg_range = {
    .create = create_range,
    .drop = tu_pg_drop_plain,
    .way = range_way,
    .alter = alter_range,
    .rename = rename_range,
};
