/* Enums. Values are added in place; taking one away or changing the order replaces the type. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
create_enum(TuRender *render, const TuObject *object)
{
    const TuNames *values = &((const TuEnum *)object)->values;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE TYPE %N AS ENUM (", object);
    for (size_t i = 0; i < values->count; i++)
        tu_pg_put(&sql, "%s%L", i == 0 ? "" : ", ", values->items[i]);
    tu_buf_addc(&sql, ')');
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

static bool
has_value(const TuNames *values, const char *value)
{
    for (size_t i = 0; i < values->count; i++)
        if (strcmp(values->items[i], value) == 0)
            return true;
    return false;
}

/* Are all old values there, in their order? */
static bool
only_adds(const TuNames *from, const TuNames *to)
{
    size_t found = 0;

    for (size_t i = 0; i < to->count && found < from->count; i++)
        if (strcmp(from->items[found], to->items[i]) == 0)
            found++;
    return found == from->count;
}

static TuWay
enum_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    (void)fields;
    return TU_WAY_ALTER;
}

static bool
replaces_enum(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)render;
    (void)fields;
    return !only_adds(&((const TuEnum *)from)->values, &((const TuEnum *)to)->values);
}

/* ---- is a new value used in the same migration? ---- */

static bool
mentions(const char *text, const char *literal)
{
    return text != NULL && strstr(text, literal) != NULL;
}

static bool
field_mentions(const TuObject *object, const TuField *field, const char *literal)
{
    const void *at = (const char *)object + field->offset;

    if (field->type == TU_FIELD_EXPR || field->type == TU_FIELD_STR)
        return mentions(*(const char *const *)at, literal);
    if (field->type == TU_FIELD_EXPRS) {
        const TuNames *names = at;

        for (size_t i = 0; i < names->count; i++)
            if (mentions(names->items[i], literal))
                return true;
    }
    return false;
}

/* Text with the literal in an object that needs the type, itself or through its columns. */
static bool
uses_value(const TuObject *object, const TuObject *type, const char *literal)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    int comment = tu_field_index(object->kind, "comment");
    bool near = tu_pg_needs(object, type) || object->kind == TU_KIND_FUNCTION;

    for (size_t i = 0; i < object->deps.count && !near; i++)
        near = tu_pg_needs(object->deps.items[i], type);
    for (size_t i = 0; near && i < info->field_count; i++)
        if ((int)i != comment && field_mentions(object, &info->fields[i], literal))
            return true;
    return false;
}

static bool
used_now(const TuRender *render, const TuObject *type, const char *value)
{
    TuBuf literal = TU_BUF_INIT;
    bool used = false;

    tu_pg_put(&literal, "%L", value);
    for (size_t i = 0; i < render->to->objects.count && !used; i++) {
        const TuObject *object = render->to->objects.items[i];

        used = object != type && uses_value(object, type, literal.s);
    }
    tu_buf_release(&literal);
    return used;
}

/* ---- change ---- */

static void
add_value(TuRender *render, const TuEnum *to, const TuNames *before, size_t at)
{
    const TuObject *object = &to->obj;
    const TuNames *values = &to->values;
    TuBuf sql = TU_BUF_INIT;
    bool last = true;

    for (size_t i = at + 1; i < values->count && last; i++)
        last = !has_value(before, values->items[i]);
    tu_pg_put(&sql, "ALTER TYPE %N ADD VALUE %L", object, values->items[at]);
    if (!last && at > 0)
        tu_pg_put(&sql, " AFTER %L", values->items[at - 1]);
    else if (!last)
        tu_pg_put(&sql, " BEFORE %L", before->items[0]);
    TuStatement *statement = tu_pg_say_buf(render, object, &sql);
    if (used_now(render, object, values->items[at]))
        tu_render_hazard(render, statement, TU_STATEMENT_NO_TRANSACTION, "TU511",
                         "value %s of %s is used below: it must be committed first",
                         values->items[at], object->name);
}

static void
alter_enum(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
           const TuChange *whole)
{
    const TuNames *old = &((const TuEnum *)from)->values, *new = &((const TuEnum *)to)->values;
    bool values = (fields & TU_FIELD_BIT(TU_ENUM_VALUES)) != 0;

    (void)whole;
    for (size_t i = 0; values && i < new->count; i++)
        if (!has_value(old, new->items[i]))
            add_value(render, (const TuEnum *)to, old, i);
    if (fields & TU_FIELD_BIT(TU_ENUM_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_enum(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "TYPE", name);
}

const TuRenderer tu_pg_enum = {
    .create = create_enum,
    .drop = tu_pg_drop_plain,
    .way = enum_way,
    .alter = alter_enum,
    .rename = rename_enum,
    .replaces = replaces_enum,
    .aside = tu_pg_aside,
    .discard = tu_pg_discard,
};
