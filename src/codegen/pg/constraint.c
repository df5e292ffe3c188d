/* Constraints of one table: primary key, unique, check and exclusion. Inline in CREATE TABLE,
 * added and dropped by ALTER TABLE. Foreign keys are in foreign_key.c. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
put_name(TuBuf *out, const TuObject *constraint)
{
    if (constraint->name != NULL && constraint->name[0] != '\0')
        tu_pg_put(out, "CONSTRAINT %C ", constraint);
}

/* Of the index behind a key. */
static void
put_storage(TuBuf *out, const TuPairs *options, const char *tablespace)
{
    if (options->count > 0) {
        tu_buf_add(out, " WITH ");
        tu_pg_put_options(out, options);
    }
    if (tablespace != NULL)
        tu_pg_put(out, " USING INDEX TABLESPACE %I", tablespace);
}

static void
put_deferrable(TuBuf *out, bool deferrable, bool deferred)
{
    if (deferrable)
        tu_buf_add(out, " DEFERRABLE");
    if (deferred)
        tu_buf_add(out, " INITIALLY DEFERRED");
}

static void
put_columns(TuBuf *out, const TuNames *columns, bool without_overlaps)
{
    tu_pg_put(out, "(%P%s)", columns, without_overlaps ? " WITHOUT OVERLAPS" : "");
}

static void
put_primary_key(TuBuf *out, const TuPrimaryKey *key)
{
    tu_buf_add(out, "PRIMARY KEY ");
    put_columns(out, &key->columns, key->without_overlaps);
    if (key->include.count > 0)
        tu_pg_put(out, " INCLUDE (%P)", &key->include);
    put_storage(out, &key->options, key->tablespace);
    put_deferrable(out, key->deferrable, key->initially_deferred);
}

static void
put_unique(TuBuf *out, const TuUnique *unique)
{
    tu_pg_put(out, "UNIQUE %s", unique->nulls_not_distinct ? "NULLS NOT DISTINCT " : "");
    put_columns(out, &unique->columns, unique->without_overlaps);
    if (unique->include.count > 0)
        tu_pg_put(out, " INCLUDE (%P)", &unique->include);
    put_storage(out, &unique->options, unique->tablespace);
    put_deferrable(out, unique->deferrable, unique->initially_deferred);
}

static void
put_check(TuBuf *out, const TuCheck *check)
{
    tu_pg_put(out, "CHECK (%s)", check->expression);
    if (check->no_inherit)
        tu_buf_add(out, " NO INHERIT");
    if (check->not_enforced)
        tu_buf_add(out, " NOT ENFORCED");
    if (check->not_valid)
        tu_buf_add(out, " NOT VALID");
}

void
tu_pg_put_constraint(TuBuf *out, const TuObject *constraint)
{
    put_name(out, constraint);
    if (constraint->kind == TU_KIND_PRIMARY_KEY)
        put_primary_key(out, (const TuPrimaryKey *)constraint);
    else if (constraint->kind == TU_KIND_UNIQUE)
        put_unique(out, (const TuUnique *)constraint);
    else if (constraint->kind == TU_KIND_CHECK)
        put_check(out, (const TuCheck *)constraint);
    else if (constraint->kind == TU_KIND_EXCLUSION)
        tu_pg_put_trimmed(out, ((const TuExclusion *)constraint)->definition);
}

/* ---- create, drop ---- */

static const struct Danger {
    const char *hazard, *note;
} dangers[TU_KIND_COUNT] = {
    [TU_KIND_PRIMARY_KEY] = {"TU206", "adding a primary key builds its index while nobody can use"},
    [TU_KIND_UNIQUE] = {"TU205", "adding a unique constraint builds its index while nobody can "
                                 "use"},
    [TU_KIND_CHECK] = {"TU209", "adding a check reads all rows under an exclusive lock on"},
    [TU_KIND_EXCLUSION] = {"TU208", "adding an exclusion constraint builds its index while nobody "
                                    "can use"},
};

static void
add_constraint(TuRender *render, const TuObject *object, bool validate_later)
{
    const TuCheck *check = object->kind == TU_KIND_CHECK ? (const TuCheck *)object : NULL;
    bool free_of_scan = check != NULL && (check->not_valid || check->not_enforced);
    const struct Danger *danger = &dangers[object->kind];
    TuBuf clause = TU_BUF_INIT;

    tu_buf_add(&clause, "ADD ");
    tu_pg_put_constraint(&clause, object);
    if (validate_later)
        tu_buf_add(&clause, " NOT VALID");
    TuStatement *statement = tu_pg_clause_buf(render, object, object->parent, &clause);
    if (tu_pg_existed(render, object->parent) && !free_of_scan && !validate_later)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, danger->hazard, "%s %s",
                         danger->note, object->parent->name);
}

static void
create_constraint(TuRender *render, const TuObject *object)
{
    bool later = object->kind == TU_KIND_CHECK && !((const TuCheck *)object)->not_valid &&
                 !((const TuCheck *)object)->not_enforced && object->name[0] != '\0' &&
                 tu_pg_online(render, object->parent);

    if (tu_pg_key_online(render, object))
        tu_pg_create_key_online(render, object);
    else
        add_constraint(render, object, later);
    if (object->name[0] != '\0')
        tu_pg_constraint_comments(render, object);
    tu_pg_replica_index(render, object);
    tu_pg_cluster_index(render, object);
    if (later)
        tu_pg_validate(render, object);
}

static void
drop_constraint(TuRender *render, const TuObject *object)
{
    tu_pg_clause(render, object, object->parent, "DROP CONSTRAINT %C", object);
}

static void
rename_constraint(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER %T RENAME CONSTRAINT %C TO %I", from->parent, from, name);
}

/* ---- keys and exclusions: what is their index's alone changes in place, and comments ---- */

typedef struct Storage {
    TuPairs options;
    const char *tablespace;
    const char *comment;
} Storage;

static Storage
storage_of(const TuObject *object)
{
    if (object->kind == TU_KIND_PRIMARY_KEY) {
        const TuPrimaryKey *key = (const TuPrimaryKey *)object;

        return (Storage){key->options, key->tablespace, key->index_comment};
    }
    if (object->kind == TU_KIND_UNIQUE) {
        const TuUnique *key = (const TuUnique *)object;

        return (Storage){key->options, key->tablespace, key->index_comment};
    }
    if (object->kind == TU_KIND_EXCLUSION)
        return (Storage){.comment = ((const TuExclusion *)object)->index_comment};
    return (Storage){0};
}

static void
comment_index(TuRender *render, const TuObject *object, const char *comment)
{
    tu_pg_say(render, object, "COMMENT ON INDEX %N IS %L", object, comment);
}

void
tu_pg_constraint_comments(TuRender *render, const TuObject *object)
{
    Storage storage = storage_of(object);

    tu_pg_comment(render, object);
    if (storage.comment != NULL)
        comment_index(render, object, storage.comment);
}

static TuWay
way_without(uint64_t fields, uint64_t in_place)
{
    return (fields & ~in_place) == 0 ? TU_WAY_ALTER : TU_WAY_RECREATE;
}

static TuWay
primary_key_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return way_without(fields, TU_FIELD_BIT(TU_PRIMARY_KEY_COMMENT) |
                                   TU_FIELD_BIT(TU_PRIMARY_KEY_OPTIONS) |
                                   TU_FIELD_BIT(TU_PRIMARY_KEY_TABLESPACE) |
                                   TU_FIELD_BIT(TU_PRIMARY_KEY_INDEX_COMMENT));
}

static TuWay
unique_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return way_without(fields, TU_FIELD_BIT(TU_UNIQUE_COMMENT) | TU_FIELD_BIT(TU_UNIQUE_OPTIONS) |
                                   TU_FIELD_BIT(TU_UNIQUE_TABLESPACE) |
                                   TU_FIELD_BIT(TU_UNIQUE_INDEX_COMMENT));
}

static TuWay
exclusion_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    return way_without(fields, TU_FIELD_BIT(TU_EXCLUSION_COMMENT) |
                                   TU_FIELD_BIT(TU_EXCLUSION_INDEX_COMMENT));
}

static void
alter_key(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
          const TuChange *whole)
{
    Storage old = storage_of(from), new = storage_of(to);

    (void)fields;
    (void)whole;
    tu_pg_alter_options(render, to, "INDEX", &old.options, &new.options);
    if (!tu_pg_same(old.tablespace, new.tablespace))
        tu_render_hazard(render,
                         tu_pg_say(render, to, "ALTER INDEX %N SET TABLESPACE %I", to,
                                   new.tablespace == NULL ? "pg_default" : new.tablespace),
                         TU_STATEMENT_LONG_LOCK, "TU307", "all of %s is written anew", to->name);
    if (!tu_pg_same(from->comment, to->comment))
        tu_pg_comment_changed(render, to);
    if (!tu_pg_same(old.comment, new.comment))
        comment_index(render, to, new.comment);
}

const TuRenderer tu_pg_primary_key = {
    .create = create_constraint,
    .drop = drop_constraint,
    .way = primary_key_way,
    .alter = alter_key,
    .rename = rename_constraint,
};

const TuRenderer tu_pg_unique = {
    .create = create_constraint,
    .drop = drop_constraint,
    .way = unique_way,
    .alter = alter_key,
    .rename = rename_constraint,
};

const TuRenderer tu_pg_exclusion = {
    .create = create_constraint,
    .drop = drop_constraint,
    .way = exclusion_way,
    .alter = alter_key,
    .rename = rename_constraint,
};

/* ---- checks: validated in place; a parent's checks come and go with the parent's ---- */

static bool
parent_has_check(const TuModel *model, const TuObject *check)
{
    const TuObject *table = model == NULL ? NULL : check->parent;

    if (table == NULL || table->kind != TU_KIND_TABLE ||
        (((const TuTable *)table)->partition_of.table == NULL &&
         ((const TuTable *)table)->inherits.count == 0))
        return false;
    for (size_t i = 0; i < model->kinds[TU_KIND_TABLE].count; i++) {
        const TuObject *object = model->kinds[TU_KIND_TABLE].items[i];

        if (object->kind == TU_KIND_TABLE &&
            tu_pg_is_parent(model, object, (const TuTable *)table) &&
            tu_object_child(object, TU_KIND_CHECK, check->name) != NULL)
            return true;
    }
    return false;
}

static void
create_check(TuRender *render, const TuObject *object)
{
    if (((const TuCheck *)object)->inherited && parent_has_check(render->to, object))
        tu_pg_comment(render, object);
    else
        create_constraint(render, object);
}

static void
drop_check(TuRender *render, const TuObject *object)
{
    if (!((const TuCheck *)object)->inherited || !parent_has_check(render->from, object))
        drop_constraint(render, object);
}

static TuWay
check_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuCheck *old = (const TuCheck *)from, *new = (const TuCheck *)to;

    if (fields & (TU_FIELD_BIT(TU_CHECK_EXPRESSION) | TU_FIELD_BIT(TU_CHECK_NO_INHERIT) |
                  TU_FIELD_BIT(TU_CHECK_NOT_ENFORCED)))
        return TU_WAY_RECREATE;
    return new->not_valid && !old->not_valid ? TU_WAY_RECREATE : TU_WAY_ALTER;
}

static void
alter_check(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
            const TuChange *whole)
{
    (void)from;
    (void)whole;
    if (fields & TU_FIELD_BIT(TU_CHECK_COMMENT))
        tu_pg_comment_changed(render, to);
    if ((fields & TU_FIELD_BIT(TU_CHECK_NOT_VALID)) && tu_pg_online(render, to->parent))
        tu_pg_validate(render, to);
    else if (fields & TU_FIELD_BIT(TU_CHECK_NOT_VALID))
        tu_pg_clause(render, to, to->parent, "VALIDATE CONSTRAINT %C", to);
}

const TuRenderer tu_pg_check = {
    .create = create_check,
    .drop = drop_check,
    .way = check_way,
    .alter = alter_check,
    .rename = rename_constraint,
};
