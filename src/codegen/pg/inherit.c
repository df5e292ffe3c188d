/* A table's own columns that become those of a parent, with their values. The engine marks a column
 * as inherited only when a parent brings it: so the own one is put aside, the new one comes from
 * the parent (or from a stand-in for a parent that has it already) and takes the values over. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

/* ---- which columns ---- */

static bool
parent_gains(const TuRender *render, const TuColumn *to)
{
    const TuColumn *parent = tu_pg_parent_column(render->to, to);

    return parent != NULL && tu_model_find_same(render->from, parent->obj.parent) != NULL &&
           tu_model_find_same(render->from, &parent->obj) == NULL;
}

static bool
parents_come(const TuTable *from, const TuTable *to)
{
    for (size_t i = 0; i < to->inherits.count; i++)
        if (!tu_names_have(&from->inherits, to->inherits.items[i]))
            return true;
    return false;
}

bool
tu_pg_joins_parent(const TuRender *render, const TuColumn *from)
{
    const TuObject *to = tu_model_find_same(render->to, &from->obj);

    return to != NULL && !from->inherited && ((const TuColumn *)to)->inherited &&
           from->obj.parent->kind == TU_KIND_TABLE &&
           ((const TuTable *)to->parent)->partition_of.table == NULL;
}

static bool
is_taken(const TuModel *model, const TuObject *table, const char *name)
{
    const TuObject *same = tu_model_find_same(model, table);

    return same != NULL && tu_object_child(same, TU_KIND_COLUMN, name) != NULL;
}

/* The name of a column while it is put aside. */
static const char *
aside_name(const TuRender *render, const TuObject *column)
{
    const char *name = column->name;

    do
        name = tu_arena_printf(render->plan->arena, "%.58s_old", name);
    while (name != NULL && strlen(name) < 60 &&
           (is_taken(render->from, column->parent, name) ||
            is_taken(render->to, column->parent, name)));
    return name != NULL ? name : "";
}

void
tu_pg_put_column_aside(TuRender *render, const TuColumn *from)
{
    const TuObject *to = tu_model_find_same(render->to, &from->obj);

    if (!parent_gains(render, (const TuColumn *)to) &&
        !parents_come((const TuTable *)from->obj.parent, (const TuTable *)to->parent))
        tu_render_fail(render, TU_ERR_UNSUPPORTED, to,
                       "it cannot stop being the table's own while the parent stays");
    tu_pg_say(render, to, "ALTER %T RENAME COLUMN %C TO %I", to->parent, to,
              aside_name(render, to));
}

/* A column that the table did not have, of a parent that it did not have. */
static bool
comes_with_new_parent(const TuRender *render, const TuColumn *to)
{
    const TuTable *table = (const TuTable *)to->obj.parent;
    const TuObject *before = tu_model_find_same(render->from, &table->obj);

    return to->inherited && table->obj.kind == TU_KIND_TABLE && table->partition_of.table == NULL &&
           before != NULL && tu_model_find_same(render->from, &to->obj) == NULL &&
           parents_come((const TuTable *)before, table) && !parent_gains(render, to);
}

/* ---- values ---- */

static void
rewrite_hazard(TuRender *render, TuStatement *statement, const TuObject *table)
{
    tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU307",
                     "all of %s is written anew under an exclusive lock", table->name);
}

static void
take_values(TuRender *render, const TuObject *column)
{
    const char *aside = aside_name(render, column);

    rewrite_hazard(
        render, tu_pg_say(render, column, "UPDATE %N SET %C = %I", column->parent, column, aside),
        column->parent);
    tu_pg_clause(render, column, column->parent, "DROP COLUMN %I", aside);
}

bool
tu_pg_take_from_parent(TuRender *render, const TuColumn *to)
{
    const TuObject *before = tu_model_find_same(render->from, &to->obj);

    if (before == NULL ? !comes_with_new_parent(render, to)
                       : !tu_pg_joins_parent(render, (const TuColumn *)before))
        return false;
    if (parent_gains(render, to))
        take_values(render, &to->obj);
    else if (to->default_expr != NULL)
        tu_pg_clause(render, &to->obj, to->obj.parent, "ALTER COLUMN %C SET DEFAULT %s", &to->obj,
                     to->default_expr);
    return true;
}

/* ---- the stand-in ---- */

static bool
joins(const TuRender *render, const TuObject *child)
{
    const TuObject *before = tu_model_find_same(render->from, child);

    if (child->kind == TU_KIND_COLUMN)
        return before == NULL ? comes_with_new_parent(render, (const TuColumn *)child)
                              : tu_pg_joins_parent(render, (const TuColumn *)before) &&
                                    !parent_gains(render, (const TuColumn *)child);
    return child->kind == TU_KIND_CHECK && ((const TuCheck *)child)->inherited &&
           (before == NULL || !((const TuCheck *)before)->inherited);
}

/* A check of a column that was put aside is gone by now. */
static bool
is_dropped(const TuRender *render, const TuObject *check)
{
    for (size_t i = 0; i < render->plan->statements.count; i++) {
        const TuStatement *statement = render->plan->statements.items[i];

        if (statement->object != NULL && statement->object->kind == TU_KIND_CHECK &&
            tu_object_compare_key(statement->object, check) == 0 &&
            strstr(statement->sql, " DROP CONSTRAINT ") != NULL)
            return true;
    }
    return false;
}

/* The stand-in's new columns become the table's, which takes the values over at once. */
static void
bring_columns(TuRender *render, const TuObject *table, const char *name)
{
    TuBuf add = TU_BUF_INIT, set = TU_BUF_INIT;

    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];

        if (child->kind != TU_KIND_COLUMN || !joins(render, child))
            continue;
        tu_pg_put(&add, "%s ADD COLUMN %C ", add.len == 0 ? "" : ",", child);
        tu_pg_put_type(&add, (const TuColumn *)child);
        if (tu_model_find_same(render->from, child) != NULL)
            tu_pg_put(&set, "%s %C = %I", set.len == 0 ? "" : ",", child,
                      aside_name(render, child));
    }
    if (add.len > 0)
        tu_pg_say(render, table, "ALTER TABLE %s%s", name, add.s);
    if (set.len > 0)
        rewrite_hazard(render, tu_pg_say(render, table, "UPDATE %N SET%s", table, set.s), table);
    tu_buf_release(&add);
    tu_buf_release(&set);
}

static void
finish_columns(TuRender *render, const TuObject *table, const char *name)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];

        if (child->kind != TU_KIND_COLUMN || !joins(render, child))
            continue;
        if (tu_model_find_same(render->from, child) != NULL)
            tu_pg_clause(render, child, table, "DROP COLUMN %I", aside_name(render, child));
        if (((const TuColumn *)child)->not_null &&
            !tu_pg_take_not_null(render, (const TuColumn *)child, name))
            tu_pg_clause(render, child, table, "ALTER COLUMN %C SET NOT NULL", child);
    }
}

static void
stand_in(TuRender *render, const TuObject *table, const char *name)
{
    tu_pg_say(render, table, "CREATE TABLE %s ()", name);
    tu_pg_say(render, table, "ALTER %T INHERIT %s", table, name);
    bring_columns(render, table, name);
    finish_columns(render, table, name);
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        TuBuf clause = TU_BUF_INIT;

        if (child->kind != TU_KIND_CHECK || !joins(render, child))
            continue;
        if (tu_model_find_same(render->from, child) != NULL && !is_dropped(render, child))
            tu_pg_clause(render, child, table, "DROP CONSTRAINT %C", child);
        tu_pg_put_constraint(&clause, child);
        tu_pg_say(render, child, "ALTER TABLE %s ADD %s", name, clause.s);
        tu_buf_release(&clause);
    }
}

/* What a parent's checks gave a table stays with it when it leaves. */
static void
shed_checks(TuRender *render, const TuTable *from)
{
    for (size_t i = 0; i < from->obj.children.count; i++) {
        const TuObject *child = from->obj.children.items[i];

        if (child->kind == TU_KIND_CHECK && child->implied &&
            tu_model_find_same(render->to, child) == NULL)
            tu_pg_say(render, child, "ALTER %T DROP CONSTRAINT %C", &from->obj, child);
    }
}

void
tu_pg_inherit(TuRender *render, const TuTable *from, const TuTable *to)
{
    const TuObject *table = &to->obj;
    TuBuf name = TU_BUF_INIT;
    bool any = false;

    for (size_t i = 0; i < table->children.count && parents_come(from, to); i++)
        any |= joins(render, table->children.items[i]);
    if (any) {
        const char *aside = tu_name_aside(render, table);

        tu_sql_name(&name, &tu_dialect_pg, table->schema, aside != NULL ? aside : "");
        stand_in(render, table, name.s);
    }
    if (from->inherits.count == 0 && !any)
        tu_pg_align_not_null(render, &from->obj, table);
    /* The new parent first: a column that leaves its last parent becomes the table's own. */
    for (size_t i = 0; i < to->inherits.count; i++)
        if (!tu_names_have(&from->inherits, to->inherits.items[i]))
            tu_pg_clause(render, table, table, "INHERIT %s", to->inherits.items[i]);
    for (size_t i = 0; i < from->inherits.count; i++)
        if (!tu_names_have(&to->inherits, from->inherits.items[i]))
            tu_pg_clause(render, table, table, "NO INHERIT %s", from->inherits.items[i]);
    shed_checks(render, from);
    if (to->inherits.count == 0)
        tu_pg_align_not_null(render, &from->obj, table);
    if (any) {
        tu_pg_clause(render, table, table, "NO INHERIT %s", name.s);
        tu_pg_say(render, table, "DROP TABLE %s", name.s);
    }
    tu_buf_release(&name);
}

/* ---- partitions ---- */

void
tu_pg_fit_partition(TuRender *render, const TuTable *to)
{
    for (size_t i = 0; i < to->obj.children.count; i++) {
        const TuObject *child = to->obj.children.items[i];
        const TuObject *parent = tu_pg_partition_parent(render->from, to);
        TuBuf clause = TU_BUF_INIT;

        if (child->kind != TU_KIND_CHECK || !((const TuCheck *)child)->inherited ||
            tu_model_find_same(render->from, child) != NULL || parent == NULL ||
            tu_object_child(parent, TU_KIND_CHECK, child->name) == NULL)
            continue;
        tu_buf_add(&clause, "ADD ");
        tu_pg_put_constraint(&clause, child);
        tu_render_hazard(
            render, tu_pg_clause_buf(render, child, &to->obj, &clause), TU_STATEMENT_LONG_LOCK,
            "TU209", "adding a check reads all rows under an exclusive lock on %s", to->obj.name);
    }
}
