/* Keys, checks and indexes without a name get the one that the engine itself would give them, so
 * that a database made by hand and a model without names agree. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "model/objects.h"
#include "scratch/adapt.h"
#include "sql/lex.h"
#include "sql/pg_name.h"

#include "base/compat.h"

typedef struct Namer {
    TuModel *model;
    TuArena *arena; /* the model's */
    TuEngine engine;
    const TuDialect *dialect;
    TuMap *taken; /* names that another object has */
} Namer;

/* ---- names that are taken ---- */

static const char *
schema_of(const Namer *namer, const TuObject *object)
{
    const char *schema = object->parent ? object->parent->schema : object->schema;
    return schema ? schema : namer->model->default_schema;
}

/* PostgreSQL has one set of names for relations and one for constraints in a schema, SQLite one for
 * relations in all; MySQL names the keys of each table apart, MariaDB checks, too. */
static const char *
scope_of(const Namer *namer, const TuObject *object)
{
    bool key = object->kind == TU_KIND_INDEX || object->kind == TU_KIND_UNIQUE ||
               object->kind == TU_KIND_PRIMARY_KEY || !object->parent;
    const char *schema = schema_of(namer, object);
    const char *table = object->parent ? object->parent->name : "";
    bool in_table = namer->dialect == &tu_dialect_mysql &&
                    (key || (object->kind == TU_KIND_CHECK && namer->engine == TU_ENGINE_MARIADB));
    return tu_arena_printf(namer->arena, "%s\n%s\n%s", schema ? schema : "", in_table ? table : "",
                           key ? "key" : "constraint");
}

static bool
take(Namer *namer, const TuObject *object, const char *name)
{
    const char *key = tu_arena_printf(namer->arena, "%s\n%s", scope_of(namer, object), name);
    if (!key || tu_map_find(namer->taken, key))
        return false;
    tu_map_put(namer->taken, key, namer);
    return true;
}

/* ---- parts of names ---- */

static const char *
token_name(const Namer *namer, const TuToken *token)
{
    return tu_token_name(token, namer->dialect->folds_case, namer->arena);
}

/* What one part of an index is called by: its column, its function, or NULL. */
static const char *
part_name(const Namer *namer, const char *text, bool *is_column)
{
    TuLexer lexer;
    tu_lex_init(&lexer, namer->dialect, text, strlen(text));
    TuToken token = tu_lex_next_solid(&lexer);
    bool wrapped = false;
    while (tu_token_is_op(&token, "(")) {
        wrapped = true;
        token = tu_lex_next_solid(&lexer);
    }
    *is_column = false;
    if (token.type != TU_TOKEN_WORD && token.type != TU_TOKEN_QUOTED)
        return NULL;
    const char *name = token_name(namer, &token);
    TuToken next = tu_lex_next_solid(&lexer);
    while (tu_token_is_op(&next, ".")) { /* schema.function */
        token = tu_lex_next_solid(&lexer);
        name = token_name(namer, &token);
        next = tu_lex_next_solid(&lexer);
    }
    bool call = tu_token_is_op(&next, "(") && namer->dialect != &tu_dialect_mysql;
    *is_column = !call && !wrapped;
    if (call || *is_column || tu_token_is_op(&next, ")") || tu_token_is_op(&next, "::"))
        return name;
    return NULL;
}

/* PostgreSQL: "a_b"; what has no name is expr, and a name that comes again has a number. */
static const char *
joined_parts(const Namer *namer, const TuNames *parts, bool texts, const TuNames *more)
{
    TuNames names = {0};
    TuBuf all = TU_BUF_INIT;
    for (size_t i = 0; i < parts->count + (more ? more->count : 0); i++) {
        bool is_column = false;
        const char *name = i >= parts->count ? more->items[i - parts->count]
                           : texts           ? part_name(namer, parts->items[i], &is_column)
                                             : parts->items[i];
        const char *base = name ? name : "expr";
        for (int number = 1; name = number == 1 ? base : name, tu_names_have(&names, name);
             number++)
            name = tu_arena_printf(namer->arena, "%s%d", base, number);
        tu_names_add(&names, namer->arena, name);
        tu_buf_addf(&all, "%s%s", i ? "_" : "", name);
    }
    const char *copy = tu_buf_dup(&all, namer->arena);
    tu_buf_release(&all);
    return copy ? copy : "";
}

/* The one column that a check speaks of, as PostgreSQL sees it; NULL for none and for several. */
static const char *
only_column(const Namer *namer, const TuCheck *check)
{
    const char *only = NULL;
    TuLexer lexer;
    tu_lex_init(&lexer, namer->dialect, check->expression, strlen(check->expression));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            return only;
        if (token.type != TU_TOKEN_WORD && token.type != TU_TOKEN_QUOTED)
            continue;
        const char *name = token_name(namer, &token);
        const TuObject *column =
            name ? tu_object_child(check->obj.parent, TU_KIND_COLUMN, name) : NULL;
        if (!column || (only && strcmp(only, column->name) == 0))
            continue;
        if (only)
            return NULL;
        only = column->name;
    }
}

/* ---- PostgreSQL, and indexes of SQLite ---- */

static const char *
pg_name(Namer *namer, const TuObject *object, const char *middle, const char *label)
{
    const char *table = object->parent->name;
    for (int number = 0;; number++) {
        char name[TU_PG_NAME_MAX + 1], numbered[24];
        snprintf(numbered, sizeof numbered, number ? "%s%d" : "%s", label, number);
        if (middle)
            tu_pg_constraint_name(name, table, middle, numbered);
        else
            snprintf(name, sizeof name, "%.*s_%s",
                     (int)tu_utf8_prefix(table, TU_PG_NAME_MAX - strlen(numbered) - 1), table,
                     numbered);
        if (tu_arena_failed(namer->arena) || take(namer, object, name))
            return tu_arena_strdup(namer->arena, name);
    }
}

static const char *
name_like_pg(Namer *namer, const TuObject *object)
{
    const TuUnique *unique = (const TuUnique *)object;
    const TuIndex *index = (const TuIndex *)object;
    switch (object->kind) {
    case TU_KIND_UNIQUE:
        return pg_name(namer, object,
                       joined_parts(namer, &unique->columns, false, &unique->include), "key");
    case TU_KIND_INDEX:
        return pg_name(namer, object, joined_parts(namer, &index->on, true, &index->include),
                       "idx");
    case TU_KIND_FOREIGN_KEY:
        return pg_name(namer, object,
                       joined_parts(namer, &((const TuForeignKey *)object)->columns, false, NULL),
                       "fkey");
    default:
        return pg_name(namer, object, only_column(namer, (const TuCheck *)object), "check");
    }
}

/* SQLite knows constraints without a name: '#' says so. */
static const char *
name_on_sqlite(Namer *namer, const TuObject *object)
{
    if (object->kind == TU_KIND_INDEX)
        return name_like_pg(namer, object);
    for (unsigned number = 1;; number++) {
        const char *name = tu_arena_printf(namer->arena, "#%u", number);
        const char *key = tu_arena_printf(namer->arena, "%s.%s", object->parent->name, name);
        if (!key || take(namer, object, key))
            return name;
    }
}

/* ---- MySQL and MariaDB ---- */

static const char *
mysql_numbered(Namer *namer, const TuObject *object, const char *start)
{
    for (unsigned number = 1;; number++) {
        const char *name = tu_arena_printf(namer->arena, "%s%u", start, number);
        if (!name || take(namer, object, name))
            return name;
    }
}

/* By its first column; "functional_index" for an expression. */
static const char *
mysql_key_name(Namer *namer, const TuObject *object)
{
    bool is_column = true;
    const char *base = "functional_index";
    if (object->kind == TU_KIND_UNIQUE && ((const TuUnique *)object)->columns.count)
        base = ((const TuUnique *)object)->columns.items[0];
    else if (object->kind == TU_KIND_INDEX && ((const TuIndex *)object)->on.count)
        base = part_name(namer, ((const TuIndex *)object)->on.items[0], &is_column);
    if (!is_column || !base)
        base = "functional_index";
    if (take(namer, object, base))
        return base;
    for (unsigned number = 2;; number++) {
        const char *name = tu_arena_printf(namer->arena, "%s_%u", base, number);
        if (!name || take(namer, object, name))
            return name;
    }
}

static const char *
name_on_mysql(Namer *namer, const TuObject *object)
{
    const char *table = object->parent->name;
    if (object->kind == TU_KIND_FOREIGN_KEY)
        return mysql_numbered(namer, object, tu_arena_printf(namer->arena, "%s_ibfk_", table));
    if (object->kind != TU_KIND_CHECK)
        return mysql_key_name(namer, object);
    if (namer->engine == TU_ENGINE_MARIADB)
        return mysql_numbered(namer, object, "CONSTRAINT_");
    return mysql_numbered(namer, object, tu_arena_printf(namer->arena, "%s_chk_", table));
}

static bool
begins_with(const Namer *namer, const TuObject *key, const TuNames *columns)
{
    const TuNames *parts = key->kind == TU_KIND_INDEX ? &((const TuIndex *)key)->on
                           : key->kind == TU_KIND_UNIQUE || key->kind == TU_KIND_PRIMARY_KEY
                               ? &((const TuPrimaryKey *)key)->columns
                               : NULL;
    for (size_t i = 0; parts && i < columns->count; i++) {
        bool is_column = true;
        const char *name = i >= parts->count ? NULL
                           : key->kind == TU_KIND_INDEX
                               ? part_name(namer, parts->items[i], &is_column)
                               : parts->items[i];
        if (!name || !is_column || strcmp(name, columns->items[i]) != 0)
            return false;
    }
    return parts != NULL;
}

/* A foreign key of MySQL has an index under it. One that has no name of its own would call it after
 * the key's, where the engine calls it after the column: so it is made here. */
static void
add_mysql_index(Namer *namer, const TuForeignKey *key)
{
    TuObject *table = key->obj.parent;
    for (size_t i = 0; i < table->children.count; i++)
        if (begins_with(namer, table->children.items[i], &key->columns))
            return;
    TuObject *object = tu_model_add(namer->model, TU_KIND_INDEX, table->schema, "", table);
    TuIndex *index = (TuIndex *)object;
    for (size_t i = 0; object && i < key->columns.count; i++) {
        TuBuf text = TU_BUF_INIT;
        tu_sql_ident(&text, &tu_dialect_mysql, key->columns.items[i]);
        tu_names_add(&index->on, namer->arena, tu_buf_dup(&text, namer->arena));
        tu_buf_release(&text);
    }
    if (object) {
        object->pos = key->obj.pos;
        object->name = mysql_key_name(namer, object);
    }
}

/* ---- the model ---- */

static bool
is_nameable(const TuObject *object)
{
    return object->kind == TU_KIND_UNIQUE || object->kind == TU_KIND_CHECK ||
           object->kind == TU_KIND_FOREIGN_KEY || object->kind == TU_KIND_INDEX;
}

static void
name_object(Namer *namer, TuObject *object)
{
    const char *name;
    if (namer->engine == TU_ENGINE_POSTGRESQL)
        name = name_like_pg(namer, object);
    else if (namer->engine == TU_ENGINE_SQLITE)
        name = name_on_sqlite(namer, object);
    else
        name = name_on_mysql(namer, object);
    if (object->kind == TU_KIND_FOREIGN_KEY && namer->dialect == &tu_dialect_mysql)
        add_mysql_index(namer, (const TuForeignKey *)object);
    object->name = name ? name : "";
}

void
tu_adapt_names(TuModel *declared, TuEngine engine)
{
    static const TuDialect *const dialects[] = {&tu_dialect_pg, &tu_dialect_mysql,
                                                &tu_dialect_mysql, &tu_dialect_sqlite};
    Namer namer = {declared, declared->arena, engine, dialects[engine], NULL};
    size_t unnamed = 0;
    for (size_t i = 0; i < declared->objects.count; i++) {
        const TuObject *object = declared->objects.items[i];
        unnamed += is_nameable(object) && !*object->name;
    }
    namer.taken = unnamed ? tu_map_new() : NULL;
    for (size_t i = 0; namer.taken && i < declared->objects.count; i++) {
        const TuObject *object = declared->objects.items[i];
        if (*object->name && object->kind != TU_KIND_COLUMN)
            take(&namer, object, object->name);
    }
    /* Foreign keys last: what is under them has its name then. */
    size_t count = declared->objects.count;
    for (int keys = 0; namer.taken && keys < 2; keys++) {
        for (size_t i = 0; i < count; i++) {
            TuObject *object = declared->objects.items[i];
            if (is_nameable(object) && !*object->name &&
                (object->kind == TU_KIND_FOREIGN_KEY) == (keys == 1))
                name_object(&namer, object);
        }
    }
    if (unnamed && (!namer.taken || tu_map_failed(namer.taken)))
        tu_arena_fail(declared->arena);
    tu_map_free(namer.taken);
}
