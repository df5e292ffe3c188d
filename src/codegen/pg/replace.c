/* A type that cannot be changed in place is renamed aside, made anew under its name, and every
 * column moves over; then the old one goes. Views, functions and whatever else depends on it are
 * gone meanwhile: the planner sees to that. */
#include "config.h"

#include "base/utf8.h"
#include "codegen/pg/pg.h"

#include <string.h>

static bool
is_taken(const TuModel *model, const TuObject *type, const char *name)
{
    static const TuKind kinds[] = {TU_KIND_ENUM,     TU_KIND_DOMAIN, TU_KIND_COMPOSITE,
                                   TU_KIND_TABLE,    TU_KIND_VIEW,   TU_KIND_MATERIALIZED_VIEW,
                                   TU_KIND_SEQUENCE, TU_KIND_INDEX,  TU_KIND_RANGE};

    for (size_t i = 0; i < TU_LEN(kinds); i++)
        if (tu_model_find(model, kinds[i], type->schema, NULL, name, NULL) != NULL)
            return true;
    return false;
}

/* "mood_old", "mood_old2" ..., at most 63 bytes. */
const char *
tu_pg_name_aside(TuRender *render, const TuObject *type)
{
    const char *name = NULL;

    for (int i = 1; i < 100; i++) {
        char number[8] = "";

        if (i > 1) {
            number[0] = (char)('0' + i / 10);
            number[1] = (char)('0' + i % 10);
        }
        name = tu_arena_printf(render->plan->arena, "%.*s_old%s",
                               (int)tu_utf8_prefix(type->name, 50), type->name, number);
        if (name == NULL ||
            (!is_taken(render->from, type, name) && !is_taken(render->to, type, name)))
            break;
    }
    return name;
}

bool
tu_pg_is_replaced(const TuRender *render, const TuObject *type)
{
    uint64_t kinds = TU_KIND_BIT(TU_KIND_ENUM) | TU_KIND_BIT(TU_KIND_DOMAIN) |
                     TU_KIND_BIT(TU_KIND_COMPOSITE) | TU_KIND_BIT(TU_KIND_RANGE);
    const TuObject *to = kinds & TU_KIND_BIT(type->kind) && render->from != NULL
                             ? tu_model_find_same(render->to, type)
                             : NULL;

    if (to == NULL)
        return false;
    if (type->kind == TU_KIND_ENUM)
        return tu_pg_enum_replaced(type, to);
    if (type->kind == TU_KIND_DOMAIN)
        return tu_pg_domain_replaced(type, to);
    if (type->kind == TU_KIND_RANGE)
        return tu_pg_range_replaced(type, to);
    return tu_pg_composite_replaced(render, type, to);
}

bool
tu_pg_moves_with_type(const TuRender *render, const TuColumn *from)
{
    const TuVec *deps = &from->obj.deps;

    if (from->inherited || from->generated != NULL)
        return false;
    for (size_t i = 0; i < deps->count; i++)
        if (tu_pg_is_replaced(render, deps->items[i]))
            return true;
    return false;
}

static bool
is_array(const char *type)
{
    size_t len = strlen(type);

    return len > 2 && strcmp(type + len - 2, "[]") == 0;
}

static TuPgRetype
how_to_move(const TuRender *render, const TuObject *type, const TuColumn *from, const TuColumn *to)
{
    const TuObject *new_type = tu_model_find_same(render->to, type);
    bool leaves = new_type != NULL && !tu_pg_needs(&to->obj, new_type);
    TuPgRetype how;

    if (type->kind == TU_KIND_DOMAIN)
        return tu_pg_retype(render->to, tu_pg_base_type(render->from, from->type), to->type);
    if (leaves)
        return tu_pg_retype(render->to, from->type, to->type);
    how = (TuPgRetype){.cast = TU_PG_CAST_TEXT,
                       .rewrites = true,
                       .hazard = "TU505",
                       .why = "values that the new type does not have make it fail"};
    if (is_array(to->type) && !is_array(from->type))
        how.cast = TU_PG_CAST_TEXT_ARRAY;
    else if (is_array(from->type) && !is_array(to->type))
        how.cast = TU_PG_CAST_TEXT_ELEMENT;
    return how;
}

static void
move_columns(TuRender *render, const TuObject *type)
{
    for (size_t i = 0; i < render->from->objects.count; i++) {
        const TuObject *object = render->from->objects.items[i];
        const TuObject *same;

        if (object->kind != TU_KIND_COLUMN || object->implied || !tu_pg_needs(object, type) ||
            ((const TuColumn *)object)->inherited || ((const TuColumn *)object)->generated)
            continue;
        same = tu_model_find_same(render->to, object);
        if (same != NULL) {
            const TuColumn *from = (const TuColumn *)object, *to = (const TuColumn *)same;
            TuPgRetype how = how_to_move(render, type, from, to);

            tu_pg_column_retype(render, from, to, tu_pg_same(from->default_expr, to->default_expr),
                                &how);
        }
    }
}

static void
move_attributes(TuRender *render, const TuObject *type, const TuObject *user)
{
    const TuComposite *composite = (const TuComposite *)tu_model_find_same(render->to, user);
    TuBuf name = TU_BUF_INIT;
    size_t len;

    tu_pg_put(&name, "%N", type);
    len = name.len;
    for (size_t i = 0; composite != NULL && i < composite->attributes.count; i++) {
        const TuPair *attribute = &composite->attributes.items[i];

        if (strncmp(attribute->value, name.s, len) == 0 &&
            (attribute->value[len] == '\0' || attribute->value[len] == '['))
            tu_pg_say(render, user, "ALTER TYPE %N ALTER ATTRIBUTE %I TYPE %s", user,
                      attribute->name, attribute->value);
    }
    tu_buf_release(&name);
}

static void
move_types(TuRender *render, const TuObject *type)
{
    for (size_t i = 0; i < render->from->objects.count; i++) {
        const TuObject *object = render->from->objects.items[i];

        if (!tu_pg_needs(object, type) || tu_model_find_same(render->to, object) == NULL)
            continue;
        if (object->kind == TU_KIND_COMPOSITE && tu_pg_composite_moves(render, object))
            tu_pg_replace_type(render, object, tu_model_find_same(render->to, object));
        else if (object->kind == TU_KIND_COMPOSITE)
            move_attributes(render, type, object);
        else if (object->kind == TU_KIND_DOMAIN)
            tu_render_fail(render, TU_ERR_UNSUPPORTED, type,
                           "it cannot be replaced while domain %s is made of it", object->name);
    }
}

void
tu_pg_replace_type(TuRender *render, const TuObject *from, const TuObject *to)
{
    const char *what = from->kind == TU_KIND_DOMAIN ? "DOMAIN" : "TYPE";
    const char *aside = tu_pg_name_aside(render, from);
    TuBuf old = TU_BUF_INIT;

    if (aside == NULL)
        return;
    tu_sql_name(&old, &tu_dialect_pg, from->schema, aside);
    tu_pg_rename(render, from, what, aside);
    tu_codegen_pg.renderers[to->kind]->create(render, to);
    move_columns(render, from);
    move_types(render, from);
    tu_pg_say(render, from, "DROP %s %s", what, old.s);
    tu_buf_release(&old);
}
