/* A type that cannot be changed in place is renamed aside, made anew under its name, and every
 * column moves over; then the old one goes. The planner says when; here is how. */
#include "config.h"

#include "base/utf8.h"
#include "codegen/pg/pg.h"

#include <string.h>

bool
tu_pg_is_replaced(const TuRender *render, const TuObject *object)
{
    const TuObject *from =
        render->replaced != NULL ? tu_model_find_same(render->from, object) : NULL;

    return from != NULL && render->replaced[from->id];
}

static void
put_aside_name(TuBuf *out, TuRender *render, const TuObject *object)
{
    const char *aside = tu_name_aside(render, object);

    if (aside != NULL)
        tu_sql_name(out, &tu_dialect_pg, object->schema, aside);
}

/* ---- who is made of what ---- */

static const char *
word_of(const TuObject *type)
{
    return type->kind == TU_KIND_DOMAIN     ? "DOMAIN"
           : type->kind == TU_KIND_FUNCTION ? "FUNCTION"
                                            : "TYPE";
}

static bool
is_array(const char *type)
{
    size_t len = strlen(type);

    return len > 2 && strcmp(type + len - 2, "[]") == 0;
}

/* "public.mood", "public.mood[]" */
static bool
names_type(const char *text, const TuObject *type)
{
    TuBuf name = TU_BUF_INIT;
    bool found;

    if (text == NULL)
        return false;
    tu_pg_put(&name, "%N", type);
    found = strncmp(text, name.s, name.len) == 0 &&
            (text[name.len] == '\0' || strchr("[( ", text[name.len]) != NULL);
    tu_buf_release(&name);
    return found;
}

/* The multirange type that comes with a range: named, or as the server calls it. */
static bool
names_multirange(const char *text, const TuRange *range)
{
    const char *at = strstr(range->obj.name, "range");
    TuObject multirange = range->obj;
    TuBuf name = TU_BUF_INIT;
    bool found;

    if (range->multirange != NULL)
        return text != NULL && strncmp(text, range->multirange, strlen(range->multirange)) == 0;
    if (at != NULL)
        tu_buf_addf(&name, "%.*smulti%s", (int)(at - range->obj.name), range->obj.name, at);
    else
        tu_buf_addf(&name, "%s_multirange", range->obj.name);
    multirange.name = name.s;
    found = names_type(text, &multirange);
    tu_buf_release(&name);
    return found;
}

static bool
is_made_of(const char *text, const TuObject *type)
{
    return names_type(text, type) ||
           (type->kind == TU_KIND_RANGE && names_multirange(text, (const TuRange *)type));
}

bool
tu_pg_is_typed(const TuObject *carrier, const TuObject *type)
{
    const TuPairs *attributes = &((const TuComposite *)carrier)->attributes;

    if (carrier->kind == TU_KIND_COLUMN)
        return is_made_of(((const TuColumn *)carrier)->type, type);
    if (carrier->kind == TU_KIND_DOMAIN)
        return is_made_of(((const TuDomain *)carrier)->type, type);
    if (carrier->kind == TU_KIND_RANGE)
        return names_type(((const TuRange *)carrier)->subtype, type);
    if (carrier->kind != TU_KIND_COMPOSITE)
        return false;
    for (size_t i = 0; i < attributes->count; i++)
        if (is_made_of(attributes->items[i].value, type))
            return true;
    return false;
}

bool
tu_pg_tables_use(const TuModel *model, const TuObject *type)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];

        if (object->implied || !tu_pg_needs(object, type) || !tu_pg_is_typed(object, type))
            continue;
        if (object->kind == TU_KIND_COLUMN || tu_pg_tables_use(model, object))
            return true;
    }
    return false;
}

bool
tu_pg_held_in_container(const TuModel *model, const TuObject *type)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        bool array = false;

        if (object->implied || !tu_pg_needs(object, type) || !tu_pg_is_typed(object, type))
            continue;
        if (object->kind == TU_KIND_COLUMN && is_array(((const TuColumn *)object)->type))
            return true;
        if (object->kind == TU_KIND_DOMAIN)
            array = is_array(((const TuDomain *)object)->type);
        if ((object->kind == TU_KIND_COMPOSITE || object->kind == TU_KIND_RANGE || array) &&
            tu_pg_tables_use(model, object))
            return true;
        if (object->kind == TU_KIND_DOMAIN && tu_pg_held_in_container(model, object))
            return true;
    }
    return false;
}

/* The type of a kind that a text names, arrays not counted; NULL: another kind. */
static const TuObject *
find_type(const TuModel *model, TuKind kind, const char *text)
{
    for (size_t i = 0; text != NULL && i < model->kinds[kind].count; i++) {
        const TuObject *type = model->kinds[kind].items[i];

        if (names_type(text, type))
            return type;
    }
    return NULL;
}

/* ---- how values move ---- */

bool
tu_pg_moves_with_type(const TuRender *render, const TuColumn *from)
{
    const TuVec *deps = &from->obj.deps;

    if (from->inherited || from->generated != NULL)
        return false;
    for (size_t i = 0; i < deps->count; i++)
        if (tu_pg_is_replaced(render, deps->items[i]) && tu_pg_is_typed(&from->obj, deps->items[i]))
            return true;
    return false;
}

/* Is the type that a text names, or what it is made of, made anew? */
static bool
base_moves(const TuRender *render, const char *base)
{
    static const TuKind kinds[] = {TU_KIND_ENUM, TU_KIND_COMPOSITE, TU_KIND_DOMAIN};

    for (size_t i = 0; i < TU_LEN(kinds); i++) {
        const TuObject *type = find_type(render->from, kinds[i], base);

        if (type != NULL && tu_pg_is_replaced(render, type))
            return true;
    }
    return false;
}

/* The replaced composite type whose attributes have another order in the new model, if the text
 * names it; the text of its values does not fit then. */
static const TuObject *
find_reordered(const TuRender *render, const char *type)
{
    const TuObject *from = find_type(render->from, TU_KIND_COMPOSITE, type);
    const TuObject *to = from != NULL && tu_pg_is_replaced(render, from)
                             ? tu_model_find_same(render->to, from)
                             : NULL;

    return to != NULL && tu_pg_attributes_reordered(from, to) ? from : NULL;
}

/* Is such a type anywhere inside of a type? */
static bool
holds_reordered(const TuRender *render, const char *type)
{
    const TuObject *object = find_type(render->from, TU_KIND_DOMAIN, type);
    const TuPairs *attributes;

    if (object != NULL)
        return holds_reordered(render, ((const TuDomain *)object)->type);
    object = find_type(render->from, TU_KIND_COMPOSITE, type);
    if (object == NULL)
        return false;
    if (find_reordered(render, type) != NULL)
        return true;
    attributes = &((const TuComposite *)object)->attributes;
    for (size_t i = 0; i < attributes->count; i++)
        if (holds_reordered(render, attributes->items[i].value))
            return true;
    return false;
}

static void put_moved(TuBuf *out, TuRender *render, const TuObject *about, const char *value,
                      const char *from, const char *to);

/* ROW((v).x, (v).y)::new, attribute by attribute. */
static void
put_row(TuBuf *out, TuRender *render, const TuObject *about, const char *value,
        const TuObject *type)
{
    const TuPairs *old = &((const TuComposite *)type)->attributes;
    const TuObject *target = tu_model_find_same(render->to, type);
    const TuPairs *new = &((const TuComposite *)target)->attributes;

    tu_pg_put(out, "CASE WHEN %s IS DISTINCT FROM NULL THEN ROW(", value);
    for (size_t i = 0; i < new->count; i++) {
        const char *before = tu_pairs_find(old, new->items[i].name);
        TuBuf part = TU_BUF_INIT;

        tu_pg_put(&part, "(%s).%I", value, new->items[i].name);
        tu_buf_add(out, i == 0 ? "" : ", ");
        if (before == NULL)
            tu_pg_put(out, "NULL::%s", new->items[i].value);
        else
            put_moved(out, render, about, part.s, before, new->items[i].value);
        tu_buf_release(&part);
    }
    tu_pg_put(out, ")::%N END", target);
}

static void
put_moved(TuBuf *out, TuRender *render, const TuObject *about, const char *value, const char *from,
          const char *to)
{
    const TuObject *type = find_type(render->from, TU_KIND_COMPOSITE, from);

    if (!holds_reordered(render, from))
        tu_pg_put(out, tu_pg_same(from, to) && !base_moves(render, from) ? "%s" : "%s::text::%s",
                  value, to);
    else if (type == NULL || is_array(from) || !names_type(to, type) || is_array(to))
        tu_render_fail(render, TU_ERR_UNSUPPORTED, about,
                       "a type inside of its type gets another order of attributes (keep the "
                       "order and put new attributes last)");
    else
        put_row(out, render, about, value, type);
}

/* Arrays of such a type move through a function, which goes with the old type. */
static void
put_function_name(TuBuf *out, TuRender *render, const TuObject *type)
{
    TuObject named = *type;

    named.name = tu_arena_printf(render->plan->arena, "%.*s_moved",
                                 (int)tu_utf8_prefix(type->name, 50), type->name);
    if (named.name != NULL)
        tu_pg_put(out, "%N", &named);
}

static bool
has_function(const TuRender *render, const char *name)
{
    for (size_t i = 0; i < render->plan->statements.count; i++) {
        const TuStatement *statement = render->plan->statements.items[i];

        if (tu_pg_starts(statement->sql, "create function ") &&
            strncmp(statement->sql + 16, name, strlen(name)) == 0 &&
            statement->sql[16 + strlen(name)] == '(')
            return true;
    }
    return false;
}

static void
put_array_moved(TuBuf *out, TuRender *render, const TuColumn *column, const TuObject *type)
{
    TuBuf name = TU_BUF_INIT, old = TU_BUF_INIT, body = TU_BUF_INIT;

    put_function_name(&name, render, type);
    put_aside_name(&old, render, type);
    if (!has_function(render, name.s)) {
        put_row(&body, render, &column->obj, "($1)[i]", type);
        tu_pg_say(render, type,
                  "CREATE FUNCTION %s(%s[]) RETURNS %N[] LANGUAGE sql STABLE AS $function$\n"
                  "    SELECT CASE WHEN array_ndims($1) > 1 THEN array_dims($1)::%N[] -- fails\n"
                  "        WHEN cardinality($1) = 0 THEN '{}'\n"
                  "        ELSE (SELECT array_agg(%s ORDER BY i)\n"
                  "            FROM generate_subscripts($1, 1) AS i) END\n$function$",
                  name.s, old.s, type, type, body.s);
    }
    tu_pg_put(out, "%s(%C)", name.s, &column->obj);
    tu_buf_release(&name);
    tu_buf_release(&old);
    tu_buf_release(&body);
}

/* The expression for values whose text does not fit. */
static const char *
move_reordered(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    const TuObject *type = find_reordered(render, from->type);
    TuBuf text = TU_BUF_INIT, name = TU_BUF_INIT;
    const char *using;

    tu_pg_put(&name, "%C", &to->obj);
    if (type != NULL && is_array(from->type) && is_array(to->type))
        put_array_moved(&text, render, to, type);
    else
        put_moved(&text, render, &to->obj, name.s, from->type, to->type);
    using = tu_buf_dup(&text, render->plan->arena);
    tu_buf_release(&text);
    tu_buf_release(&name);
    return using;
}

TuPgRetype
tu_pg_how_to_move(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    const TuObject *domain = find_type(render->from, TU_KIND_DOMAIN, from->type);
    const char *base = tu_pg_base_type(render->from, from->type);
    bool was_array = is_array(from->type), array = is_array(to->type);
    TuPgRetype how = {.cast = TU_PG_CAST_TEXT,
                      .rewrites = true,
                      .hazard = "TU505",
                      .why = "values that the new type does not have make it fail"};

    if (!base_moves(render, to->type))
        return tu_pg_retype(render->to, from->type, to->type);
    if (domain != NULL && !was_array && !array && !base_moves(render, base))
        return tu_pg_retype(render->to, base, to->type);
    if (was_array == array && holds_reordered(render, from->type))
        how.using = move_reordered(render, from, to);
    else if (array && !was_array)
        how.cast = TU_PG_CAST_TEXT_ARRAY;
    else if (was_array && !array)
        how.cast = TU_PG_CAST_TEXT_ELEMENT;
    return how;
}

bool
tu_pg_in_partition_key(const TuObject *column)
{
    const TuObject *table = column->parent;
    const char *key = table->kind == TU_KIND_TABLE ? ((const TuTable *)table)->partition_by : NULL;
    TuBuf name = TU_BUF_INIT;
    bool found = false;

    tu_pg_put(&name, "%C", column);
    for (const char *at = key == NULL ? NULL : strstr(key, name.s); at != NULL && !found;
         at = strstr(at + 1, name.s))
        found = strchr(" (,", at[-1]) != NULL && strchr(" ),:", at[name.len]) != NULL;
    tu_buf_release(&name);
    return found;
}

/* ---- aside, and away ---- */

/* Rules that call functions would keep those. */
static void
strip_domain(TuRender *render, const TuObject *object, const char *name)
{
    const TuDomain *domain = (const TuDomain *)object;
    bool calls = false;

    for (size_t i = 0; i < object->deps.count; i++)
        calls |= ((const TuObject *)object->deps.items[i])->kind == TU_KIND_FUNCTION;
    for (size_t i = 0; calls && i < domain->checks.count; i++)
        tu_pg_say(render, object, "ALTER DOMAIN %s DROP CONSTRAINT %I", name,
                  domain->checks.items[i].name);
    if (calls && domain->default_expr != NULL)
        tu_pg_say(render, object, "ALTER DOMAIN %s DROP DEFAULT", name);
}

static bool
loses_attributes(const TuPairs *from, const TuPairs *to)
{
    for (size_t i = 0; i < from->count; i++)
        if (tu_pairs_find(to, from->items[i].name) == NULL)
            return true;
    return false;
}

/* The attributes of the old type become those of the new one, so that its values fit as text; not
 * when the order differs, then they are taken one by one. */
static TuStatement *
align_composite(TuRender *render, const TuObject *object, const TuObject *target, const char *name)
{
    const TuPairs *from = &((const TuComposite *)object)->attributes;
    const TuPairs *to = &((const TuComposite *)target)->attributes;
    TuStatement *statement = NULL;
    TuBuf sql = TU_BUF_INIT;

    if (tu_pg_attributes_reordered(object, target))
        return NULL;
    for (size_t i = 0; i < from->count; i++)
        if (tu_pairs_find(to, from->items[i].name) == NULL)
            tu_pg_put(&sql, "%sDROP ATTRIBUTE %I", sql.len == 0 ? " " : ",\n    ",
                      from->items[i].name);
    for (size_t i = 0; i < to->count; i++)
        if (tu_pairs_find(from, to->items[i].name) == NULL)
            tu_pg_put(&sql, "%sADD ATTRIBUTE %I text", sql.len == 0 ? " " : ",\n    ",
                      to->items[i].name);
    if (sql.len > 0)
        statement = tu_pg_say(render, object, "ALTER TYPE %s%s", name, sql.s);
    tu_buf_release(&sql);
    return statement;
}

static TuStatement *
last_statement(const TuRender *render)
{
    const TuVec *statements = &render->plan->statements;

    return statements->count == 0 ? NULL : statements->items[statements->count - 1];
}

static void
composite_aside(TuRender *render, const TuObject *object, const char *name)
{
    const TuObject *target = tu_model_find_same(render->to, object);
    TuStatement *statement = last_statement(render);
    TuStatement *aligned = align_composite(render, object, target, name);

    if (loses_attributes(&((const TuComposite *)object)->attributes,
                         &((const TuComposite *)target)->attributes))
        tu_render_hazard(render, aligned != NULL ? aligned : statement, TU_STATEMENT_LOSES_DATA,
                         "TU103", "values of attributes of %s are lost", object->name);
}

void
tu_pg_aside(TuRender *render, const TuObject *from)
{
    const char *aside = tu_name_aside(render, from);
    TuBuf name = TU_BUF_INIT;

    if (aside == NULL)
        return;
    put_aside_name(&name, render, from);
    if (from->kind == TU_KIND_FUNCTION)
        tu_codegen_pg.renderers[TU_KIND_FUNCTION]->rename(render, from, aside);
    else
        tu_pg_rename(render, from, word_of(from), aside);
    if (from->kind == TU_KIND_DOMAIN)
        strip_domain(render, from, name.s);
    else if (from->kind == TU_KIND_COMPOSITE)
        composite_aside(render, from, name.s);
    tu_buf_release(&name);
}

void
tu_pg_discard(TuRender *render, const TuObject *from, const TuObject *to)
{
    TuBuf name = TU_BUF_INIT;

    (void)to;
    put_aside_name(&name, render, from);
    if (from->kind == TU_KIND_COMPOSITE) {
        TuBuf function = TU_BUF_INIT;

        put_function_name(&function, render, from);
        if (has_function(render, function.s))
            tu_pg_say(render, from, "DROP FUNCTION %s(%s[])", function.s, name.s);
        tu_buf_release(&function);
    }
    if (from->kind == TU_KIND_FUNCTION)
        tu_pg_say(render, from, "DROP %s %s(%s)",
                  ((const TuFunction *)from)->procedure ? "PROCEDURE" : "FUNCTION", name.s,
                  from->signature);
    else
        tu_pg_say(render, from, "DROP %s %s", word_of(from), name.s);
    tu_buf_release(&name);
}
