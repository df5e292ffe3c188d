/* What every kind has alike: the words by which PostgreSQL names an object, COMMENT ON, DROP and
 * RENAME. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static const char *
function_word(const TuObject *object)
{
    return ((const TuFunction *)object)->procedure ? "PROCEDURE" : "FUNCTION";
}

static const char *
table_word(const TuObject *object)
{
    return tu_pg_is_foreign(object) ? "FOREIGN TABLE" : "TABLE";
}

static void
put_aggregate(TuBuf *out, const TuObject *object)
{
    bool none = object->signature == NULL || object->signature[0] == '\0';

    tu_pg_put(out, "AGGREGATE %N(%s)", object, none ? "*" : object->signature);
}

static void
put_function(TuBuf *out, const TuObject *object)
{
    tu_pg_put(out, "%s %N(%s)", function_word(object), object,
              object->signature == NULL ? "" : object->signature);
}

static void
put_child(TuBuf *out, const char *what, const TuObject *object)
{
    tu_pg_put(out, "%s %C ON %N", what, object, object->parent);
}

/* "integer as public.mood": the word between the types is written large, unless a name holds it,
 * too. */
static void
put_cast(TuBuf *out, const TuObject *object)
{
    const char *as = strstr(object->name, " as ");

    if (as != NULL && strstr(as + 1, " as ") == NULL)
        tu_buf_addf(out, "CAST (%.*s AS %s)", (int)(as - object->name), object->name, as + 4);
    else
        tu_buf_addf(out, "CAST (%s)", object->name);
}

/* The name of an operator is no word and has no quotes; what is no operator becomes a name, which
 * the engine refuses. */
static void
put_operator(TuBuf *out, const TuObject *object)
{
    const char *name = object->name;

    if (*name == '\0' || name[strspn(name, "+-*/<>=~!@#%^&|`?")] != '\0') {
        tu_pg_put(out, "OPERATOR %N", object);
        return;
    }
    tu_buf_add(out, "OPERATOR ");
    if (object->schema != NULL)
        tu_pg_put(out, "%I.", object->schema);
    tu_buf_addf(out, "%s (%s)", name, object->signature == NULL ? "" : object->signature);
}

static const char *
plain_word(const TuObject *object)
{
    switch (object->kind) {
    case TU_KIND_ENUM:
    case TU_KIND_COMPOSITE:
        return "TYPE";
    case TU_KIND_DOMAIN:
        return "DOMAIN";
    case TU_KIND_SEQUENCE:
        return "SEQUENCE";
    case TU_KIND_TABLE:
        return table_word(object);
    case TU_KIND_INDEX:
        return "INDEX";
    case TU_KIND_VIEW:
        return "VIEW";
    case TU_KIND_MATERIALIZED_VIEW:
        return "MATERIALIZED VIEW";
    case TU_KIND_STATISTICS:
        return "STATISTICS";
    case TU_KIND_RANGE:
        return "TYPE";
    case TU_KIND_CONVERSION:
        return "CONVERSION";
    case TU_KIND_TEXT_SEARCH_DICTIONARY:
        return "TEXT SEARCH DICTIONARY";
    case TU_KIND_TEXT_SEARCH_CONFIGURATION:
        return "TEXT SEARCH CONFIGURATION";
    case TU_KIND_COLLATION:
        return "COLLATION";
    case TU_KIND_PUBLICATION:
    case TU_KIND_PUBLICATION_TABLE:
        return "PUBLICATION";
    case TU_KIND_EVENT_TRIGGER:
        return "EVENT TRIGGER";
    case TU_KIND_SCHEMA:
    case TU_KIND_EXTENSION:
    case TU_KIND_FOREIGN_DATA_WRAPPER:
    case TU_KIND_SERVER:
    case TU_KIND_USER_MAPPING:
    case TU_KIND_FUNCTION:
    case TU_KIND_AGGREGATE:
    case TU_KIND_CAST:
    case TU_KIND_OPERATOR:
    case TU_KIND_COLUMN:
    case TU_KIND_PRIMARY_KEY:
    case TU_KIND_UNIQUE:
    case TU_KIND_CHECK:
    case TU_KIND_EXCLUSION:
    case TU_KIND_FOREIGN_KEY:
    case TU_KIND_RULE:
    case TU_KIND_TRIGGER:
    case TU_KIND_POLICY:
    case TU_KIND_EVENT: /* not here */
    case TU_KIND_DEFAULT_PRIVILEGE:
    case TU_KIND_COUNT:
        break;
    }
    return "";
}

void
tu_pg_put_subject(TuBuf *out, const TuObject *object)
{
    switch (object->kind) {
    case TU_KIND_SCHEMA:
        tu_pg_put(out, "SCHEMA %C", object);
        break;
    case TU_KIND_EXTENSION:
        tu_pg_put(out, "EXTENSION %C", object);
        break;
    case TU_KIND_FOREIGN_DATA_WRAPPER:
        tu_pg_put(out, "FOREIGN DATA WRAPPER %C", object);
        break;
    case TU_KIND_SERVER:
        tu_pg_put(out, "SERVER %C", object);
        break;
    case TU_KIND_USER_MAPPING:
        tu_pg_put_user_mapping(out, object);
        break;
    case TU_KIND_FUNCTION:
        put_function(out, object);
        break;
    case TU_KIND_AGGREGATE:
        put_aggregate(out, object);
        break;
    case TU_KIND_COLUMN:
        tu_pg_put(out, "COLUMN %N.%C", object->parent, object);
        break;
    case TU_KIND_PRIMARY_KEY:
    case TU_KIND_UNIQUE:
    case TU_KIND_CHECK:
    case TU_KIND_EXCLUSION:
    case TU_KIND_FOREIGN_KEY:
        put_child(out, "CONSTRAINT", object);
        break;
    case TU_KIND_RULE:
        put_child(out, "RULE", object);
        break;
    case TU_KIND_TRIGGER:
        put_child(out, "TRIGGER", object);
        break;
    case TU_KIND_POLICY:
        put_child(out, "POLICY", object);
        break;
    case TU_KIND_ENUM:
    case TU_KIND_DOMAIN:
    case TU_KIND_COMPOSITE:
    case TU_KIND_SEQUENCE:
    case TU_KIND_TABLE:
    case TU_KIND_INDEX:
    case TU_KIND_VIEW:
    case TU_KIND_MATERIALIZED_VIEW:
    case TU_KIND_STATISTICS:
    case TU_KIND_RANGE:
    case TU_KIND_COLLATION:
    case TU_KIND_CONVERSION:
    case TU_KIND_TEXT_SEARCH_DICTIONARY:
    case TU_KIND_TEXT_SEARCH_CONFIGURATION:
        tu_pg_put(out, "%s %N", plain_word(object), object);
        break;
    case TU_KIND_PUBLICATION:
    case TU_KIND_EVENT_TRIGGER:
        tu_pg_put(out, "%s %C", plain_word(object), object);
        break;
    case TU_KIND_PUBLICATION_TABLE:
        tu_pg_put(out, "%s %C", plain_word(object), object->parent);
        break;
    case TU_KIND_CAST:
        put_cast(out, object);
        break;
    case TU_KIND_OPERATOR:
        put_operator(out, object);
        break;
    case TU_KIND_EVENT: /* not here */
    case TU_KIND_DEFAULT_PRIVILEGE:
    case TU_KIND_COUNT:
        break;
    }
}

/* What the engine itself said of an object of which nobody says anything else. */
static const char *
own_comment(const TuObject *object)
{
    if (object->kind == TU_KIND_SCHEMA && strcmp(object->name, "public") == 0)
        return "standard public schema";
    if (object->kind == TU_KIND_EXTENSION)
        return ((const TuExtension *)object)->default_comment;
    return NULL;
}

void
tu_pg_comment_changed(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;

    tu_buf_add(&sql, "COMMENT ON ");
    tu_pg_put_subject(&sql, object);
    tu_pg_put(&sql, " IS %L", object->comment == NULL ? own_comment(object) : object->comment);
    tu_pg_say_buf(render, object, &sql);
}

void
tu_pg_comment(TuRender *render, const TuObject *object)
{
    if (object->comment != NULL)
        tu_pg_comment_changed(render, object);
}

void
tu_pg_comment_columns(TuRender *render, const TuObject *object, const TuPairs *from,
                      const TuPairs *to)
{
    for (size_t i = 0; i < to->count; i++) {
        const TuPair *pair = &to->items[i];

        if (from == NULL || !tu_pg_same(tu_pairs_find(from, pair->name), pair->value))
            tu_pg_say(render, object, "COMMENT ON COLUMN %N.%I IS %L", object, pair->name,
                      pair->value);
    }
    for (size_t i = 0; from != NULL && i < from->count; i++)
        if (tu_pairs_find(to, from->items[i].name) == NULL)
            tu_pg_say(render, object, "COMMENT ON COLUMN %N.%I IS NULL", object,
                      from->items[i].name);
}

TuStatement *
tu_pg_drop(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;

    tu_buf_add(&sql, "DROP ");
    tu_pg_put_subject(&sql, object);
    return tu_pg_say_buf(render, object, &sql);
}

void
tu_pg_drop_plain(TuRender *render, const TuObject *object)
{
    tu_pg_drop(render, object);
}

void
tu_pg_rename(TuRender *render, const TuObject *object, const char *what, const char *name)
{
    tu_pg_say(render, object, "ALTER %s %N RENAME TO %I", what, object, name);
}

void
tu_pg_made_anew(TuRender *render, TuStatement *statement, const TuObject *object)
{
    const TuObject *before = render->from == NULL ? NULL : tu_model_find_same(render->from, object);
    TuBuf what = TU_BUF_INIT;

    if (before == NULL || !before->relayed)
        return;
    tu_object_describe(&what, object);
    tu_render_hazard(render, statement, 0, "TU536",
                     "%s is made anew: what others than its owner granted on it is granted by the "
                     "owner then",
                     what.s);
    tu_buf_release(&what);
}

TuWay
tu_pg_comment_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    int comment = tu_field_index(from->kind, "comment");

    (void)to;
    return comment >= 0 && fields == TU_FIELD_BIT(comment) ? TU_WAY_ALTER : TU_WAY_RECREATE;
}

void
tu_pg_comment_alter(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                    const TuChange *whole)
{
    (void)from;
    (void)fields;
    (void)whole;
    tu_pg_comment_changed(render, to);
}
