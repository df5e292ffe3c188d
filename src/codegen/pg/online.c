/* Forms that do not block those who read and write a table while it is scanned or an index is
 * built: concurrent builds, constraints that are validated in a transaction of their own. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

#include "base/utf8.h"
#include "codegen/graph.h"

bool
tu_pg_online(const TuRender *render, const TuObject *table)
{
    bool holds_rows = table != NULL &&
                      (table->kind == TU_KIND_MATERIALIZED_VIEW ||
                       (table->kind == TU_KIND_TABLE && ((const TuTable *)table)->server == NULL));

    return render->online && holds_rows && tu_graph_stays(render->graph, table);
}

bool
tu_pg_is_partitioned(const TuObject *table)
{
    return table->kind == TU_KIND_TABLE && ((const TuTable *)table)->partition_by != NULL;
}

TuStatement *
tu_pg_outside(TuStatement *statement)
{
    if (statement != NULL)
        statement->flags |= TU_STATEMENT_NO_TRANSACTION;
    return statement;
}

static void
mark(TuStatement *statement, unsigned flags)
{
    if (statement != NULL)
        statement->flags |= flags;
}

void
tu_pg_mark_since(TuRender *render, size_t first, unsigned flags)
{
    for (size_t i = first; i < render->plan->statements.count; i++)
        mark(render->plan->statements.items[i], flags);
}

/* ---- names ---- */

static bool
has_name(const TuModel *model, const TuObject *table, const char *name)
{
    for (size_t i = 0; model != NULL && i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        const char *schema = object->parent != NULL ? object->parent->schema : object->schema;

        if (strcmp(object->name, name) == 0 && tu_pg_same(schema, table->schema))
            return true;
    }
    return false;
}

const char *
tu_pg_free_name(const TuRender *render, const TuObject *table, const char *base, const char *suffix)
{
    const char *name = NULL;

    for (int i = 1; i < 100; i++) {
        size_t len = tu_utf8_prefix(base, 60 - strlen(suffix));

        if (i == 1)
            name = tu_arena_printf(render->plan->arena, "%.*s%s", (int)len, base, suffix);
        else
            name = tu_arena_printf(render->plan->arena, "%.*s%s%d", (int)len, base, suffix, i);
        if (name == NULL ||
            (!has_name(render->from, table, name) && !has_name(render->to, table, name)))
            break;
    }
    return name;
}

/* ---- constraints ---- */

void
tu_pg_validate(TuRender *render, const TuObject *constraint)
{
    TuStatement *statement = tu_pg_say(render, constraint, "ALTER TABLE %N VALIDATE CONSTRAINT %C",
                                       constraint->parent, constraint);

    mark(statement, TU_STATEMENT_LATER | TU_STATEMENT_LAST);
}

void
tu_pg_set_not_null_online(TuRender *render, const TuColumn *column)
{
    const TuObject *object = &column->obj, *table = object->parent;
    const char *base =
        tu_arena_printf(render->plan->arena, "%.*s_%.*s", (int)tu_utf8_prefix(table->name, 27),
                        table->name, (int)tu_utf8_prefix(object->name, 27), object->name);
    const char *proof = base == NULL ? NULL : tu_pg_free_name(render, table, base, "_proof");

    if (proof == NULL)
        return;
    tu_pg_clause(render, object, table, "ADD CONSTRAINT %I CHECK (%C IS NOT NULL) NOT VALID", proof,
                 object);
    mark(tu_pg_say(render, object, "ALTER TABLE %N VALIDATE CONSTRAINT %I", table, proof),
         TU_STATEMENT_LATER | TU_STATEMENT_LAST);
    /* Not in one ALTER TABLE with what follows: the proof has to be there when it is looked for. */
    mark(tu_pg_say(render, object, "ALTER TABLE %N ALTER COLUMN %C SET NOT NULL", table, object),
         TU_STATEMENT_LAST);
    mark(tu_pg_say(render, object, "ALTER TABLE %N DROP CONSTRAINT %I", table, proof),
         TU_STATEMENT_LAST);
}

/* ---- keys ---- */

typedef struct Key {
    const char *word;
    const TuNames *columns, *include;
    const TuPairs *options;
    const char *tablespace;
    bool nulls_not_distinct, deferrable, deferred;
} Key;

static Key
key_of(const TuObject *object)
{
    const TuPrimaryKey *primary = (const TuPrimaryKey *)object;
    const TuUnique *unique = (const TuUnique *)object;

    if (object->kind == TU_KIND_PRIMARY_KEY)
        return (Key){"PRIMARY KEY",       &primary->columns,          &primary->include,
                     &primary->options,   primary->tablespace,        false,
                     primary->deferrable, primary->initially_deferred};
    return (Key){"UNIQUE",           &unique->columns,          &unique->include,
                 &unique->options,   unique->tablespace,        unique->nulls_not_distinct,
                 unique->deferrable, unique->initially_deferred};
}

static bool
is_period(const TuObject *key)
{
    return key->kind == TU_KIND_PRIMARY_KEY ? ((const TuPrimaryKey *)key)->without_overlaps
                                            : ((const TuUnique *)key)->without_overlaps;
}

bool
tu_pg_key_online(const TuRender *render, const TuObject *key)
{
    return (key->kind == TU_KIND_PRIMARY_KEY || key->kind == TU_KIND_UNIQUE) &&
           key->name[0] != '\0' && tu_pg_online(render, key->parent) &&
           !tu_pg_is_partitioned(key->parent) && !is_period(key);
}

void
tu_pg_create_key_online(TuRender *render, const TuObject *object)
{
    const Key key = key_of(object);
    const char *index = object->name;
    TuBuf sql = TU_BUF_INIT;

    /* One that is replaced keeps its name until the new one is ready. */
    if (tu_model_find_same(render->from, object) != NULL)
        index = tu_pg_free_name(render, object->parent, object->name, "_new");
    if (index == NULL)
        return;
    tu_pg_put(&sql, "CREATE UNIQUE INDEX CONCURRENTLY %I ON %N (%P)", index, object->parent,
              key.columns);
    if (key.include->count > 0)
        tu_pg_put(&sql, " INCLUDE (%P)", key.include);
    if (key.nulls_not_distinct)
        tu_buf_add(&sql, " NULLS NOT DISTINCT");
    if (key.options->count > 0) {
        tu_buf_add(&sql, " WITH ");
        tu_pg_put_options(&sql, key.options);
    }
    if (key.tablespace != NULL)
        tu_pg_put(&sql, " TABLESPACE %I", key.tablespace);
    mark(tu_pg_outside(tu_pg_say_buf(render, object, &sql)), TU_STATEMENT_EARLY);
    tu_pg_clause(render, object, object->parent, "ADD CONSTRAINT %C %s USING INDEX %I%s%s", object,
                 key.word, index, key.deferrable ? " DEFERRABLE" : "",
                 key.deferred ? " INITIALLY DEFERRED" : "");
}
