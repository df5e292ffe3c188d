/* Composite types: attributes are added, dropped and retyped in place; a new order, or a new
 * attribute type while tables hold values of the type, replaces it. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
create_composite(TuRender *render, const TuObject *object)
{
    const TuPairs *attributes = &((const TuComposite *)object)->attributes;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE TYPE %N AS (", object);
    for (size_t i = 0; i < attributes->count; i++)
        tu_pg_put(&sql, "%s\n    %I %s", i == 0 ? "" : ",", attributes->items[i].name,
                  attributes->items[i].value);
    tu_buf_add(&sql, attributes->count > 0 ? "\n)" : ")");
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
    tu_pg_comment_columns(render, object, NULL, &((const TuComposite *)object)->attribute_comments);
}

static void
comment_attributes(TuRender *render, const TuComposite *from, const TuComposite *to)
{
    TuPairs stay = {0};

    for (size_t i = 0; i < from->attribute_comments.count; i++) {
        const TuPair *pair = &from->attribute_comments.items[i];

        if (tu_pairs_find(&to->attributes, pair->name) != NULL)
            tu_pairs_add(&stay, render->plan->arena, pair->name, pair->value);
    }
    tu_pg_comment_columns(render, &to->obj, &stay, &to->attribute_comments);
}

/* Do the attributes that stay keep their order, with new ones behind them? */
static bool
keeps_order(const TuPairs *from, const TuPairs *to)
{
    size_t next = 0;

    for (size_t i = 0; i < from->count; i++) {
        if (tu_pairs_find(to, from->items[i].name) == NULL)
            continue;
        if (strcmp(to->items[next].name, from->items[i].name) != 0)
            return false;
        next++;
    }
    return true;
}

static bool
retypes(const TuPairs *from, const TuPairs *to)
{
    for (size_t i = 0; i < from->count; i++) {
        const char *type = tu_pairs_find(to, from->items[i].name);

        if (type != NULL && strcmp(type, from->items[i].value) != 0)
            return true;
    }
    return false;
}

static TuWay
composite_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuPairs *old = &((const TuComposite *)from)->attributes;
    const TuPairs *new = &((const TuComposite *)to)->attributes;

    if ((fields & TU_FIELD_BIT(TU_COMPOSITE_ATTRIBUTES)) == 0 ||
        (keeps_order(old, new) && !retypes(old, new)))
        return TU_WAY_ALTER;
    return TU_WAY_DISTURB;
}

bool
tu_pg_attributes_reordered(const TuObject *from, const TuObject *to)
{
    return !keeps_order(&((const TuComposite *)from)->attributes,
                        &((const TuComposite *)to)->attributes);
}

static bool
replaces_composite(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuPairs *old = &((const TuComposite *)from)->attributes;
    const TuPairs *new = &((const TuComposite *)to)->attributes;

    (void)fields;
    return !keeps_order(old, new) || (retypes(old, new) && tu_pg_tables_use(render->from, from));
}

static void
alter_attributes(TuRender *render, const TuObject *object, const TuPairs *from, const TuPairs *to)
{
    TuBuf sql = TU_BUF_INIT;

    for (size_t i = 0; i < from->count; i++)
        if (tu_pairs_find(to, from->items[i].name) == NULL)
            tu_pg_put(&sql, "%sDROP ATTRIBUTE %I", sql.len == 0 ? " " : ",\n    ",
                      from->items[i].name);
    for (size_t i = 0; i < to->count; i++) {
        const TuPair *attribute = &to->items[i];
        const char *old = tu_pairs_find(from, attribute->name);

        if (old != NULL && strcmp(old, attribute->value) == 0)
            continue;
        tu_buf_add(&sql, sql.len == 0 ? " " : ",\n    ");
        if (old == NULL)
            tu_pg_put(&sql, "ADD ATTRIBUTE %I %s", attribute->name, attribute->value);
        else
            tu_pg_put(&sql, "ALTER ATTRIBUTE %I TYPE %s", attribute->name, attribute->value);
    }
    tu_pg_say(render, object, "ALTER TYPE %N%s", object, sql.s);
    tu_buf_release(&sql);
}

static void
alter_composite(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                const TuChange *whole)
{
    const TuPairs *old = &((const TuComposite *)from)->attributes;
    const TuPairs *new = &((const TuComposite *)to)->attributes;

    (void)whole;
    if (fields & TU_FIELD_BIT(TU_COMPOSITE_ATTRIBUTES))
        alter_attributes(render, to, old, new);
    if (fields & TU_FIELD_BIT(TU_COMPOSITE_ATTRIBUTE_COMMENTS))
        comment_attributes(render, (const TuComposite *)from, (const TuComposite *)to);
    if (fields & TU_FIELD_BIT(TU_COMPOSITE_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_composite(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "TYPE", name);
}

const TuRenderer tu_pg_composite = {
    .create = create_composite,
    .drop = tu_pg_drop_plain,
    .way = composite_way,
    .alter = alter_composite,
    .rename = rename_composite,
    .replaces = replaces_composite,
    .aside = tu_pg_aside,
    .discard = tu_pg_discard,
};
