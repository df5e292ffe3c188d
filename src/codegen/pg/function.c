/* Functions, procedures and aggregates. The engine's own text is the definition; OR REPLACE is
 * used where the server takes it: same result, same argument names, no default taken away. */
#include "config.h"

#include "codegen/pg/pg.h"
#include "sql/lex.h"

#include <string.h>

static void
create_function(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put_trimmed(&sql, ((const TuFunction *)object)->definition);
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

/* Argument defaults: those in the first pair of parentheses of the definition. */
static size_t
count_defaults(const char *definition)
{
    TuLexer lexer;
    TuToken token;
    size_t count = 0;
    int depth = 0;

    if (definition == NULL)
        return 0;
    tu_lex_init(&lexer, &tu_dialect_pg, definition, strlen(definition));
    for (token = tu_lex_next_solid(&lexer); token.type != TU_TOKEN_END;
         token = tu_lex_next_solid(&lexer)) {
        if (tu_token_is_op(&token, "("))
            depth++;
        else if (tu_token_is_op(&token, ")") && --depth == 0)
            break;
        else if (depth == 1 && (tu_token_is(&token, "default") || tu_token_is_op(&token, "=")))
            count++;
    }
    return count;
}

static TuWay
function_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuFunction *old = (const TuFunction *)from, *new = (const TuFunction *)to;

    if ((fields & TU_FIELD_BIT(TU_FUNCTION_PROCEDURE)) || !tu_pg_same(old->returns, new->returns) ||
        !tu_pg_same(old->arguments, new->arguments))
        return TU_WAY_RECREATE;
    if (count_defaults(old->definition) > count_defaults(new->definition))
        return TU_WAY_RECREATE;
    return TU_WAY_ALTER;
}

static void
alter_function(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
               const TuChange *whole)
{
    (void)from;
    (void)whole;
    if (fields & TU_FIELD_BIT(TU_FUNCTION_DEFINITION)) {
        TuBuf sql = TU_BUF_INIT;

        tu_pg_put_or_replace(&sql, ((const TuFunction *)to)->definition);
        tu_pg_say_buf(render, to, &sql);
    }
    if (fields & TU_FIELD_BIT(TU_FUNCTION_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_function(TuRender *render, const TuObject *from, const char *name)
{
    TuBuf sql = TU_BUF_INIT;

    tu_buf_add(&sql, "ALTER ");
    tu_pg_put_subject(&sql, from);
    tu_pg_put(&sql, " RENAME TO %I", name);
    tu_pg_say_buf(render, from, &sql);
}

const TuRenderer tu_pg_function = {
    .create = create_function,
    .drop = tu_pg_drop_plain,
    .way = function_way,
    .alter = alter_function,
    .rename = rename_function,
    .aside = tu_pg_aside,
    .discard = tu_pg_discard,
};

static void
create_aggregate(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put_trimmed(&sql, ((const TuAggregate *)object)->definition);
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

static TuWay
aggregate_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return fields == TU_FIELD_BIT(TU_AGGREGATE_COMMENT) ? TU_WAY_ALTER : TU_WAY_RECREATE;
}

static void
alter_aggregate(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                const TuChange *whole)
{
    (void)from;
    (void)fields;
    (void)whole;
    tu_pg_comment_changed(render, to);
}

const TuRenderer tu_pg_aggregate = {
    .create = create_aggregate,
    .drop = tu_pg_drop_plain,
    .way = aggregate_way,
    .alter = alter_aggregate,
    .rename = rename_function,
};

/* ---- volatility, for defaults ---- */

static const char *const volatile_functions[] = {
    "clock_timestamp",  "gen_random_uuid",    "nextval",      "random",
    "setval",           "timeofday",          "uuidv4",       "uuidv7",
    "uuid_generate_v1", "uuid_generate_v1mc", "txid_current", "uuid_generate_v4",
};

/* A user's function is volatile unless it says otherwise. */
static bool
is_volatile_name(const TuModel *model, const char *name)
{
    for (size_t i = 0; i < TU_LEN(volatile_functions); i++)
        if (strcmp(volatile_functions[i], name) == 0)
            return true;
    for (size_t i = 0; i < model->kinds[TU_KIND_FUNCTION].count; i++) {
        const TuObject *object = model->kinds[TU_KIND_FUNCTION].items[i];
        const TuFunction *function = (const TuFunction *)object;

        if (object->kind != TU_KIND_FUNCTION || strcmp(object->name, name) != 0)
            continue;
        if (function->definition != NULL && strstr(function->definition, "IMMUTABLE") == NULL &&
            strstr(function->definition, "STABLE") == NULL)
            return true;
    }
    return false;
}

bool
tu_pg_volatile(const TuRender *render, const char *sql)
{
    TuLexer lexer;
    TuToken last = {.type = TU_TOKEN_END}, token;

    tu_lex_init(&lexer, &tu_dialect_pg, sql, strlen(sql));
    for (token = tu_lex_next_solid(&lexer);
         token.type != TU_TOKEN_END && token.type != TU_TOKEN_UNTERMINATED;
         token = tu_lex_next_solid(&lexer)) {
        bool named = last.type == TU_TOKEN_WORD || last.type == TU_TOKEN_QUOTED;
        char *name = named && tu_token_is_op(&token, "(")
                         ? tu_token_name(&last, true, render->plan->arena)
                         : NULL;

        if (name != NULL && is_volatile_name(render->to, name))
            return true;
        last = token;
    }
    return false;
}
