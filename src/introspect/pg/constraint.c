/* Constraints of tables, and checks of domains. What is structured comes from the catalog's own
 * columns. The engine makes those of partitions and inherited checks with the parent's. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <string.h>

#include "base/compat.h"
#include "sql/pg_name.h"

enum {
    ROW_OID,
    ROW_NAME,
    ROW_RELATION,
    ROW_DOMAIN,
    ROW_KIND,
    ROW_DEFERRABLE,
    ROW_DEFERRED,
    ROW_VALIDATED,
    ROW_INDEX,
    ROW_PARENT,
    ROW_TARGET,
    ROW_ON_UPDATE,
    ROW_ON_DELETE,
    ROW_MATCH,
    ROW_NO_INHERIT,
    ROW_LOCAL,
    ROW_INHERITED,
    ROW_KEYS,
    ROW_TARGET_KEYS,
    ROW_SET_KEYS,
    ROW_EXPRESSION,
    ROW_DEFINITION,
    ROW_ENFORCED,
    ROW_PERIOD
};

static const char *
action_word(char letter)
{
    switch (letter) {
    case 'r':
        return "restrict";
    case 'c':
        return "cascade";
    case 'n':
        return "set null";
    case 'd':
        return "set default";
    default:
        return NULL;
    }
}

static TuKind
kind_of(char contype)
{
    switch (contype) {
    case 'p':
        return TU_KIND_PRIMARY_KEY;
    case 'u':
        return TU_KIND_UNIQUE;
    case 'x':
        return TU_KIND_EXCLUSION;
    case 'f':
        return TU_KIND_FOREIGN_KEY;
    default:
        return TU_KIND_CHECK;
    }
}

static void
fill_foreign_key(TuPgcatReader *reader, TuForeignKey *key, const TuPgcatRel *rel,
                 const char *const *row)
{
    TuObject *object = &key->obj;
    const TuPgcatRel *target = tu_pgcat_rel(reader, tu_pgcat_oid(row[ROW_TARGET]));
    key->columns = tu_pgcat_column_names(reader, rel, row[ROW_KEYS], 0, TU_PGCAT_MAX_KEYS, object);
    key->set_columns =
        tu_pgcat_column_names(reader, rel, row[ROW_SET_KEYS], 0, TU_PGCAT_MAX_KEYS, NULL);
    key->on_delete = action_word(*row[ROW_ON_DELETE]);
    key->on_update = action_word(*row[ROW_ON_UPDATE]);
    key->match = *row[ROW_MATCH] == 'f' ? "full" : *row[ROW_MATCH] == 'p' ? "partial" : NULL;
    key->deferrable = tu_pgcat_bool(row[ROW_DEFERRABLE]);
    key->initially_deferred = tu_pgcat_bool(row[ROW_DEFERRED]);
    key->not_enforced = !tu_pgcat_bool(row[ROW_ENFORCED]);
    key->not_valid = !key->not_enforced && !tu_pgcat_bool(row[ROW_VALIDATED]);
    key->period = tu_pgcat_bool(row[ROW_PERIOD]);
    if (!target)
        return;
    key->references.schema = target->schema;
    key->references.table = target->name;
    key->references.columns =
        tu_pgcat_column_names(reader, target, row[ROW_TARGET_KEYS], 0, TU_PGCAT_MAX_KEYS, object);
    tu_object_need(reader->model, object, tu_pgcat_get(reader, TU_PGCAT_CLASS, target->oid));
    TuPgcatKeyUse *use = TU_NEW(reader->scratch, TuPgcatKeyUse);
    if (use) {
        *use = (TuPgcatKeyUse){object, tu_pgcat_oid(row[ROW_INDEX])};
        tu_vec_add(&reader->foreign_keys, reader->scratch, use);
    }
}

static void
fill_check(TuPgcatReader *reader, TuCheck *check, const TuPgcatRel *rel, const char *const *row)
{
    check->expression = tu_pgcat_unwrap(reader, row[ROW_EXPRESSION]);
    check->no_inherit = tu_pgcat_bool(row[ROW_NO_INHERIT]);
    check->not_enforced = !tu_pgcat_bool(row[ROW_ENFORCED]);
    check->not_valid = !check->not_enforced && !tu_pgcat_bool(row[ROW_VALIDATED]);
    check->inherited = tu_pgcat_int(row[ROW_INHERITED]) > 0 && !tu_pgcat_bool(row[ROW_LOCAL]);
    if (check->inherited)
        check->obj.implied = true;
    tu_pgcat_column_names(reader, rel, row[ROW_KEYS], 0, TU_PGCAT_MAX_KEYS, &check->obj);
}

static void
fill(TuPgcatReader *reader, TuObject *object, const TuPgcatRel *rel, const char *const *row)
{
    if (object->kind == TU_KIND_FOREIGN_KEY) {
        fill_foreign_key(reader, (TuForeignKey *)object, rel, row);
    } else if (object->kind == TU_KIND_CHECK) {
        fill_check(reader, (TuCheck *)object, rel, row);
    } else if (object->kind == TU_KIND_EXCLUSION) {
        ((TuExclusion *)object)->definition = tu_arena_strdup(reader->arena, row[ROW_DEFINITION]);
        tu_pgcat_column_names(reader, rel, row[ROW_KEYS], 0, TU_PGCAT_MAX_KEYS, object);
    } else if (object->kind == TU_KIND_PRIMARY_KEY) {
        TuPrimaryKey *key = (TuPrimaryKey *)object;
        key->columns =
            tu_pgcat_column_names(reader, rel, row[ROW_KEYS], 0, TU_PGCAT_MAX_KEYS, object);
        key->deferrable = tu_pgcat_bool(row[ROW_DEFERRABLE]);
        key->initially_deferred = tu_pgcat_bool(row[ROW_DEFERRED]);
        key->without_overlaps = tu_pgcat_bool(row[ROW_PERIOD]);
    } else {
        TuUnique *key = (TuUnique *)object;
        key->columns =
            tu_pgcat_column_names(reader, rel, row[ROW_KEYS], 0, TU_PGCAT_MAX_KEYS, object);
        key->deferrable = tu_pgcat_bool(row[ROW_DEFERRABLE]);
        key->initially_deferred = tu_pgcat_bool(row[ROW_DEFERRED]);
        key->without_overlaps = tu_pgcat_bool(row[ROW_PERIOD]);
    }
}

static void
read_domain_check(TuPgcatReader *reader, const char *const *row)
{
    TuObject *object = tu_pgcat_get(reader, TU_PGCAT_TYPE, tu_pgcat_oid(row[ROW_DOMAIN]));
    if (!object || object->kind != TU_KIND_DOMAIN)
        return;
    TuDomain *domain = (TuDomain *)object;
    char *name = tu_arena_strdup(reader->arena, row[ROW_NAME]);
    tu_pairs_add(&domain->checks, reader->arena, name,
                 tu_pgcat_unwrap(reader, row[ROW_EXPRESSION]));
    tu_map_put_id(reader->check_names, tu_pgcat_oid(row[ROW_OID]), name);
    tu_pgcat_put(reader, TU_PGCAT_CONSTRAINT, tu_pgcat_oid(row[ROW_OID]), object);
    if (!tu_pgcat_bool(row[ROW_VALIDATED]))
        tu_pgcat_unmodelled(reader, "NOT VALID of a domain's check", "%s.%s.%s", object->schema,
                            object->name, row[ROW_NAME]);
}

TuStatus
tu_pgcat_read_constraint(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[ROW_RELATION]));
    char kind = *row[ROW_KIND];
    (void)err;
    if (!rel) {
        read_domain_check(reader, row);
        return TU_OK;
    }
    TuObject *object = tu_pgcat_add_child(reader, kind_of(kind), TU_PGCAT_CONSTRAINT,
                                          tu_pgcat_oid(row[ROW_OID]), rel, row[ROW_NAME]);
    if (!object)
        return TU_OK;
    object->implied = tu_pgcat_oid(row[ROW_PARENT]) != 0;
    fill(reader, object, rel, row);
    if (kind == 'p' || kind == 'u' || kind == 'x') /* what needs the index needs the constraint */
        tu_pgcat_put(reader, TU_PGCAT_CLASS, tu_pgcat_oid(row[ROW_INDEX]), object);
    return TU_OK;
}

enum {
    NOT_NULL_RELATION,
    NOT_NULL_COLUMN,
    NOT_NULL_NAME,
    NOT_NULL_NO_INHERIT,
    NOT_NULL_VALIDATED,
    NOT_NULL_LOCAL
};

/* From server 18 on; only those that differ from what NOT NULL alone makes. */
TuStatus
tu_pgcat_read_not_null(TuPgcatReader *reader, const char *const *row, TuError *err)
{
    const TuPgcatRel *rel = tu_pgcat_rel(reader, tu_pgcat_oid(row[NOT_NULL_RELATION]));
    size_t at = (size_t)tu_pgcat_oid(row[NOT_NULL_COLUMN]) - 1;
    char usual[TU_PG_NAME_MAX + 1];
    (void)err;
    TuColumn *column = rel && at < rel->attr_count ? (TuColumn *)rel->attrs[at].column : NULL;
    if (!column || rel->obj->kind != TU_KIND_TABLE)
        return TU_OK;
    column->not_null_no_inherit = tu_pgcat_bool(row[NOT_NULL_NO_INHERIT]);
    column->not_null_not_valid = !tu_pgcat_bool(row[NOT_NULL_VALIDATED]);
    tu_pg_constraint_name(usual, rel->name, column->obj.name, "not_null");
    if (strcmp(usual, row[NOT_NULL_NAME]) == 0)
        return TU_OK;
    const char *name = tu_arena_strdup(reader->arena, row[NOT_NULL_NAME]);
    if (tu_pgcat_bool(row[NOT_NULL_LOCAL]))
        column->not_null_name = name;
    else
        column->not_null_constraint = name;
    return TU_OK;
}
