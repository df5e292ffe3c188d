/* Foreign keys: always added by ALTER TABLE once all tables are there, so that tables may refer to
 * each other. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <ctype.h>
#include <string.h>

static void
put_upper(TuBuf *out, const char *before, const char *words)
{
    tu_buf_add(out, before);
    for (; *words != '\0'; words++)
        tu_buf_addc(out, (char)toupper((unsigned char)*words));
}

/* PERIOD stands before the last one. */
static void
put_columns(TuBuf *out, const TuNames *columns, bool period)
{
    TuNames first = *columns;

    if (!period || columns->count == 0) {
        tu_pg_put(out, "(%P)", columns);
        return;
    }
    first.count--;
    tu_pg_put(out, "(%P%sPERIOD %I)", &first, first.count > 0 ? ", " : "",
              columns->items[first.count]);
}

static void
put_reference(TuBuf *out, const TuForeignKey *key)
{
    const char *schema = key->references.schema;

    if (schema == NULL)
        schema = key->obj.parent->schema;
    tu_buf_add(out, " REFERENCES ");
    tu_sql_name(out, &tu_dialect_pg, schema, key->references.table);
    if (key->references.columns.count > 0) {
        tu_buf_addc(out, ' ');
        put_columns(out, &key->references.columns, key->period);
    }
}

static void
put_timing(TuBuf *out, const TuForeignKey *key)
{
    if (key->deferrable)
        tu_buf_add(out, " DEFERRABLE");
    if (key->initially_deferred)
        tu_buf_add(out, " INITIALLY DEFERRED");
}

static void
put_foreign_key(TuBuf *out, const TuForeignKey *key)
{
    if (key->obj.name[0] != '\0')
        tu_pg_put(out, "CONSTRAINT %C ", &key->obj);
    tu_buf_add(out, "FOREIGN KEY ");
    put_columns(out, &key->columns, key->period);
    put_reference(out, key);
    if (key->match != NULL && strcmp(key->match, "simple") != 0)
        put_upper(out, " MATCH ", key->match);
    if (key->on_update != NULL)
        put_upper(out, " ON UPDATE ", key->on_update);
    if (key->on_delete != NULL)
        put_upper(out, " ON DELETE ", key->on_delete);
    if (key->set_columns.count > 0)
        tu_pg_put(out, " (%P)", &key->set_columns);
    put_timing(out, key);
    if (key->not_enforced)
        tu_buf_add(out, " NOT ENFORCED");
    if (key->not_valid)
        tu_buf_add(out, " NOT VALID");
}

/* Reading the rows can wait for another transaction. */
static bool
validates_later(const TuRender *render, const TuForeignKey *key)
{
    const TuObject *table = key->obj.parent;

    return !key->not_valid && !key->not_enforced && key->obj.name[0] != '\0' &&
           tu_pg_online(render, table) &&
           (!tu_pg_is_partitioned(table) ||
            tu_pg_can(render->from, render->to, TU_PG_PARTITIONED_KEY_NOT_VALID));
}

static void
create_foreign_key(TuRender *render, const TuObject *object)
{
    const TuForeignKey *key = (const TuForeignKey *)object;
    bool later = validates_later(render, key);
    TuBuf clause = TU_BUF_INIT;

    tu_buf_add(&clause, "ADD ");
    put_foreign_key(&clause, key);
    if (later)
        tu_buf_add(&clause, " NOT VALID");
    TuStatement *statement = tu_pg_clause_buf(render, object, object->parent, &clause);
    if (tu_pg_existed(render, object->parent) && !key->not_valid && !key->not_enforced && !later)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU210",
                         "adding a foreign key blocks writes on %s and %s while it reads the rows",
                         object->parent->name, key->references.table);
    if (object->name[0] != '\0')
        tu_pg_comment(render, object);
    if (later)
        tu_pg_validate(render, object);
}

static void
drop_foreign_key(TuRender *render, const TuObject *object)
{
    tu_pg_clause(render, object, object->parent, "DROP CONSTRAINT %C", object);
}

static TuWay
foreign_key_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuForeignKey *old = (const TuForeignKey *)from, *new = (const TuForeignKey *)to;
    uint64_t in_place =
        TU_FIELD_BIT(TU_FOREIGN_KEY_DEFERRABLE) | TU_FIELD_BIT(TU_FOREIGN_KEY_INITIALLY_DEFERRED) |
        TU_FIELD_BIT(TU_FOREIGN_KEY_NOT_VALID) | TU_FIELD_BIT(TU_FOREIGN_KEY_NOT_ENFORCED) |
        TU_FIELD_BIT(TU_FOREIGN_KEY_COMMENT);

    if ((fields & ~in_place) || (new->not_valid && !old->not_valid) ||
        (old->not_enforced && new->not_valid))
        return TU_WAY_RECREATE;
    return TU_WAY_ALTER;
}

static void
alter_timing(TuRender *render, const TuForeignKey *key)
{
    TuBuf clause = TU_BUF_INIT;

    tu_pg_put(&clause, "ALTER CONSTRAINT %C", &key->obj);
    if (key->deferrable)
        tu_pg_put(&clause, " DEFERRABLE INITIALLY %s",
                  key->initially_deferred ? "DEFERRED" : "IMMEDIATE");
    else
        tu_buf_add(&clause, " NOT DEFERRABLE");
    tu_pg_clause_buf(render, &key->obj, key->obj.parent, &clause);
}

static void
alter_enforced(TuRender *render, const TuForeignKey *key)
{
    const TuObject *table = key->obj.parent;
    TuStatement *statement =
        tu_pg_clause(render, &key->obj, table, "ALTER CONSTRAINT %C %sENFORCED", &key->obj,
                     key->not_enforced ? "NOT " : "");

    if (!key->not_enforced)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU210",
                         "enforcing a foreign key blocks writes on %s and %s while it reads the "
                         "rows",
                         table->name, key->references.table);
}

static void
alter_foreign_key(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
                  const TuChange *whole)
{
    const TuForeignKey *key = (const TuForeignKey *)to;

    (void)from;
    (void)whole;
    if (fields &
        (TU_FIELD_BIT(TU_FOREIGN_KEY_DEFERRABLE) | TU_FIELD_BIT(TU_FOREIGN_KEY_INITIALLY_DEFERRED)))
        alter_timing(render, key);
    if (fields & TU_FIELD_BIT(TU_FOREIGN_KEY_NOT_ENFORCED))
        alter_enforced(render, key);
    if (fields & TU_FIELD_BIT(TU_FOREIGN_KEY_COMMENT))
        tu_pg_comment_changed(render, to);
    if (fields & TU_FIELD_BIT(TU_FOREIGN_KEY_NOT_ENFORCED))
        return;
    if ((fields & TU_FIELD_BIT(TU_FOREIGN_KEY_NOT_VALID)) && tu_pg_online(render, to->parent))
        tu_pg_validate(render, to);
    else if (fields & TU_FIELD_BIT(TU_FOREIGN_KEY_NOT_VALID))
        tu_pg_clause(render, to, to->parent, "VALIDATE CONSTRAINT %C", to);
}

static void
rename_foreign_key(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER %T RENAME CONSTRAINT %C TO %I", from->parent, from, name);
}

const TuRenderer tu_pg_foreign_key = {
    .create = create_foreign_key,
    .drop = drop_foreign_key,
    .way = foreign_key_way,
    .alter = alter_foreign_key,
    .rename = rename_foreign_key,
};
