/* Range types. Nothing of one can be changed in place, and a new one cannot stand beside the old
 * one under another name, because of its constructor functions: meanwhile its values are text. The
 * planner sees to that. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

#include "base/utf8.h"

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
    return fields == TU_FIELD_BIT(TU_RANGE_COMMENT) ? TU_WAY_ALTER : TU_WAY_RECREATE;
}

static void
alter_range(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
            const TuChange *whole)
{
    (void)from;
    (void)fields;
    (void)whole;
    tu_pg_comment_changed(render, to);
}

/* ---- the functions that make its values, and its multirange: they do not follow by themselves
 * ----
 */

/* The name that the server gives to the multirange of a range. */
static const char *
usual_multirange(const TuRender *render, const char *range)
{
    const char *word = strstr(range, "range");
    TuArena *arena = render->plan->arena;
    const char *name =
        word == NULL
            ? tu_arena_printf(arena, "%.*s_multirange", (int)tu_utf8_prefix(range, 52), range)
            : tu_arena_printf(arena, "%.*smulti%s", (int)(word - range), range, word);

    return name == NULL ? "" : tu_arena_strndup(arena, name, tu_utf8_prefix(name, 63));
}

/* After the range itself, which is called range now. */
static void
follow_range(TuRender *render, const TuObject *from, const char *range, const char *action,
             const char *multi_action)
{
    TuArena *arena = render->plan->arena;
    const char *subtype = ((const TuRange *)from)->subtype;
    const char *bounds[] = {tu_arena_printf(arena, "%s, %s", subtype, subtype),
                            tu_arena_printf(arena, "%s, %s, text", subtype, subtype)};
    const char *ranges[] = {"", range, tu_arena_printf(arena, "VARIADIC %s[]", range)};
    TuObject multi = *from;

    if (bounds[0] == NULL || bounds[1] == NULL || ranges[2] == NULL)
        return;
    for (size_t i = 0; i < TU_LEN(bounds); i++)
        tu_pg_say(render, from, "ALTER FUNCTION %N(%s)%s", from, bounds[i], action);
    if (multi_action == NULL)
        return;
    multi.name = usual_multirange(render, from->name);
    tu_pg_say(render, from, "ALTER TYPE %N%s", &multi, multi_action);
    for (size_t i = 0; i < TU_LEN(ranges); i++)
        tu_pg_say(render, from, "ALTER FUNCTION %N(%s)%s", &multi, ranges[i], multi_action);
}

static bool
has_usual_multirange(const TuRender *render, const TuObject *range)
{
    return ((const TuRange *)range)->multirange == NULL &&
           tu_pg_can(render->from, render->to, TU_PG_MULTIRANGE);
}

static const char *
say_action(const TuRender *render, const char *words, const char *name)
{
    TuBuf text = TU_BUF_INIT;
    const char *action;

    tu_pg_put(&text, " %s %I", words, name);
    action = tu_buf_dup(&text, render->plan->arena);
    tu_buf_release(&text);
    return action == NULL ? "" : action;
}

static const char *
qualified(const TuRender *render, const char *schema, const char *name)
{
    TuBuf text = TU_BUF_INIT;
    const char *copy;

    tu_sql_name(&text, &tu_dialect_pg, schema, name);
    copy = tu_buf_dup(&text, render->plan->arena);
    tu_buf_release(&text);
    return copy == NULL ? "" : copy;
}

static void
rename_range(TuRender *render, const TuObject *from, const char *name)
{
    const char *multi = NULL;

    tu_pg_rename(render, from, "TYPE", name);
    if (has_usual_multirange(render, from))
        multi = say_action(render, "RENAME TO", usual_multirange(render, name));
    follow_range(render, from, qualified(render, from->schema, name),
                 say_action(render, "RENAME TO", name), multi);
}

void
tu_pg_move_range(TuRender *render, const TuObject *from, const char *schema)
{
    const char *action = say_action(render, "SET SCHEMA", schema);

    tu_pg_say(render, from, "ALTER TYPE %N%s", from, action);
    follow_range(render, from, qualified(render, schema, from->name), action,
                 has_usual_multirange(render, from) ? action : NULL);
}

const TuRenderer tu_pg_range = {
    .create = create_range,
    .drop = tu_pg_drop_plain,
    .way = range_way,
    .alter = alter_range,
    .rename = rename_range,
};
