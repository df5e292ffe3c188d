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
    switch (object->kind) {
    case TU_KIND_COLUMN:
        return object->implied ? "comment of a view's column" : NULL;
    case TU_KIND_DOMAIN:
        return catalog == TU_PGCAT_CONSTRAINT ? "comment of a domain's check" : NULL;
    case TU_KIND_PRIMARY_KEY:
    case TU_KIND_UNIQUE:
    case TU_KIND_EXCLUSION:
        return catalog == TU_PGCAT_CLASS ? "comment of a constraint's index" : NULL;
    case TU_KIND_TRIGGER:
        return catalog == TU_PGCAT_CONSTRAINT ? "comment of a trigger's constraint" : NULL;
    default:
        return NULL;
    }
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

TuStatus
tu_pgcat_read_comment(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    uint32_t catalog = tu_pgcat_oid(row[0]), column = tu_pgcat_oid(row[2]);
    TuObject *whole = NULL;
    TuObject *object = find(reader, catalog, tu_pgcat_oid(row[1]), column, &whole);
    (void)err;
    if (!object || (object->kind == TU_KIND_EXTENSION && catalog != TU_PGCAT_EXTENSION))
        return TU_OK;
    const char *what = homeless(object, catalog);
    if (column != 0 && object == whole)
        what = "comment of an attribute of a type";
    if (what) {
        report(reader, object, what);
        /* Not compared, but a view that is made anew must get it back. */
        if (object->kind == TU_KIND_COLUMN)
            object->comment = tu_arena_strdup(reader->arena, row[3]);
        return TU_OK;
    }
    if (object->kind == TU_KIND_SCHEMA && strcmp(row[3], "standard public schema") == 0)
        return TU_OK;
    object->comment = tu_arena_strdup(reader->arena, row[3]);
    return TU_OK;
}
