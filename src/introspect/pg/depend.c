/* Dependencies and comments: both say of an object, by catalog, OID and column, something more. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"

/* A column where there is one, else the object; what it belongs to comes out in whole. */
static TuObject *
find(TuPgcatReader *reader, uint32_t catalog, uint32_t oid, uint32_t column, TuObject **whole)
{
    *whole = catalog == TU_PGCAT_TYPE ? tu_pgcat_type_object(reader, oid)
                                      : tu_pgcat_get(reader, catalog, oid);
    const TuPgcatRel *rel = catalog == TU_PGCAT_CLASS && column ? tu_pgcat_rel(reader, oid) : NULL;
    if (rel && column <= rel->attr_count && rel->attrs[column - 1].column)
        return rel->attrs[column - 1].column;
    return *whole;
}

/* A sequence belongs to its column, whose default needs it: only one of both can be said. */
static bool
is_ownership(const TuObject *object, const TuObject *needed)
{
    return object->kind == TU_KIND_SEQUENCE &&
           (needed->kind == TU_KIND_COLUMN || needed->kind == TU_KIND_TABLE);
}

TuStatus
tu_pgcat_read_dependency(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuObject *of = NULL, *whole = NULL;
    TuObject *object =
        find(reader, tu_pgcat_oid(row[0]), tu_pgcat_oid(row[1]), tu_pgcat_oid(row[2]), &of);
    (void)err;
    if (!object ||
        (object->kind == TU_KIND_EXTENSION && tu_pgcat_oid(row[0]) != TU_PGCAT_EXTENSION))
        return TU_OK;
    TuObject *needed =
        find(reader, tu_pgcat_oid(row[3]), tu_pgcat_oid(row[4]), tu_pgcat_oid(row[5]), &whole);
    if (!needed || is_ownership(object, needed) || of == needed)
        return TU_OK;
    tu_object_need(reader->model, object, needed);
    if (whole != needed && whole != of)
        tu_object_need(reader->model, object, whole);
    return TU_OK;
}

/* What the model has no place for, or NULL when it has one. */
static const char *
homeless(const TuObject *object, uint32_t catalog)
{
    if (object->kind == TU_KIND_TRIGGER && catalog == TU_PGCAT_CONSTRAINT)
        return "comment of a trigger's constraint";
    if (object->implied && object->parent && object->kind != TU_KIND_COLUMN)
        return "comment of what came with a parent table";
    return NULL;
}

/* Where a comment is kept that is not the object's own: with a column of a view, an attribute of a
 * type, a check of a domain. */
static TuPairs *
comments_of_parts(TuObject *object, uint32_t catalog, uint32_t column)
{
    TuObject *whole = object->kind == TU_KIND_COLUMN ? object->parent : object;
    if (whole->kind == TU_KIND_VIEW && column)
        return &((TuView *)whole)->column_comments;
    if (whole->kind == TU_KIND_MATERIALIZED_VIEW && column)
        return &((TuMaterializedView *)whole)->column_comments;
    if (whole->kind == TU_KIND_COMPOSITE && column)
        return &((TuComposite *)whole)->attribute_comments;
    if (whole->kind == TU_KIND_DOMAIN && catalog == TU_PGCAT_CONSTRAINT)
        return &((TuDomain *)whole)->check_comments;
    return NULL;
}

static const char *
part_name(TuPgcatReader *reader, const TuObject *object, const char *const *row)
{
    uint32_t oid = tu_pgcat_oid(row[1]);
    size_t column = tu_pgcat_oid(row[2]);
    if (object->kind == TU_KIND_DOMAIN)
        return tu_map_find_id(reader->check_names, oid);
    const TuPgcatRel *rel = tu_pgcat_rel(reader, oid);
    return rel && column <= rel->attr_count ? rel->attrs[column - 1].name : NULL;
}

/* The comment of a constraint's index; NULL: there is no such place. */
static const char **
comment_of_index(TuObject *object, uint32_t catalog)
{
    if (catalog != TU_PGCAT_CLASS)
        return NULL;
    if (object->kind == TU_KIND_PRIMARY_KEY)
        return &((TuPrimaryKey *)object)->index_comment;
    if (object->kind == TU_KIND_UNIQUE)
        return &((TuUnique *)object)->index_comment;
    return object->kind == TU_KIND_EXCLUSION ? &((TuExclusion *)object)->index_comment : NULL;
}

static void
report(TuPgcatReader *reader, const TuObject *object, const char *what)
{
    if (object->parent)
        tu_pgcat_unmodelled(reader, what, "%s.%s.%s", object->parent->schema, object->parent->name,
                            object->name);
    else
        tu_pgcat_unmodelled(reader, what, "%s.%s", object->schema, object->name);
}

/* Comments that the engine gave by itself. */
static bool
is_standard(const TuObject *object, const char *comment)
{
    const char *own = NULL;
    if (object->kind == TU_KIND_SCHEMA && strcmp(object->name, "public") == 0)
        own = "standard public schema";
    else if (object->kind == TU_KIND_EXTENSION)
        own = ((const TuExtension *)object)->default_comment;
    return own && strcmp(own, comment) == 0;
}

/* Every database starts with the public schema, but what was said of it is somebody's. */
static void
set_comment(TuObject *object, const char *comment)
{
    if (object->kind == TU_KIND_SCHEMA && strcmp(object->name, "public") == 0)
        object->implied = false;
    object->comment = comment;
}

TuStatus
tu_pgcat_read_comment(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t catalog = tu_pgcat_oid(row[0]), column = tu_pgcat_oid(row[2]);
    TuObject *whole = NULL;
    TuObject *object = find(reader, catalog, tu_pgcat_oid(row[1]), column, &whole);
    (void)err;
    if (!object || (object->kind == TU_KIND_EXTENSION && catalog != TU_PGCAT_EXTENSION))
        return TU_OK;
    const char *text = tu_arena_strdup(reader->arena, row[3]);
    const char *what = homeless(object, catalog);
    const char **of_index = comment_of_index(object, catalog);
    TuPairs *parts = comments_of_parts(object, catalog, column);
    if (what)
        report(reader, object, what);
    else if (of_index)
        *of_index = text;
    else if (parts && part_name(reader, object, row))
        tu_pgcat_add_pair(reader, parts, part_name(reader, object, row), text);
    else if (!is_standard(object, row[3]))
        set_comment(object, text);
    return TU_OK;
}
