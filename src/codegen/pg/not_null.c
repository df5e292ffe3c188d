/* NOT NULL as a constraint with a name, from server 18 on. Where it has the name that the engine
 * chooses and nothing else is unusual, it is the column's NOT NULL and no more. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

#include "sql/pg_name.h"

typedef struct Name {
    char text[TU_PG_NAME_MAX + 1];
} Name;

static Name
usual_name(const char *table, const char *column)
{
    Name name;

    tu_pg_constraint_name(name.text, table, column, "not_null");
    return name;
}

/* The name that the constraint has in the database; borrowed from the column or from *usual. */
static const char *
actual_name(const TuColumn *column, Name *usual)
{
    if (column->not_null_name != NULL)
        return column->not_null_name;
    if (column->not_null_constraint != NULL)
        return column->not_null_constraint;
    *usual = usual_name(column->obj.parent->name, column->obj.name);
    return usual->text;
}

static bool
is_usual(const TuColumn *column)
{
    return column->not_null_name == NULL && column->not_null_constraint == NULL;
}

/* ---- text ---- */

void
tu_pg_put_not_null(TuBuf *out, const TuColumn *column)
{
    if (!column->not_null || column->not_null_not_valid)
        return;
    if (column->not_null_name != NULL)
        tu_pg_put(out, " CONSTRAINT %I", column->not_null_name);
    tu_buf_add(out, " NOT NULL");
    if (column->not_null_no_inherit)
        tu_buf_add(out, " NO INHERIT");
}

/* Are column and parent both not null by constraints, and is that of the column the parent's? */
static bool
both_not_null(const TuModel *model, const TuColumn *column, bool *same_name)
{
    const TuColumn *parent = tu_pg_parent_column(model, column);
    Name own, inherited;

    if (!tu_pg_can(NULL, model, TU_PG_NAMED_NOT_NULL) || parent == NULL || !parent->not_null ||
        !column->not_null)
        return false;
    *same_name = strcmp(actual_name(column, &own), actual_name(parent, &inherited)) == 0;
    return true;
}

void
tu_pg_name_not_null(const TuRender *render, TuColumn *column)
{
    Name usual;

    if (column->not_null && tu_pg_can(render->from, render->to, TU_PG_NAMED_NOT_NULL))
        column->not_null_name = tu_arena_strdup(render->plan->arena, actual_name(column, &usual));
}

bool
tu_pg_put_own_not_null(TuBuf *out, const char *before, const TuModel *model, const TuColumn *column)
{
    bool same_name;
    Name own;

    if (!both_not_null(model, column, &same_name) || same_name)
        return false;
    tu_pg_put(out, "%sCONSTRAINT %I NOT NULL %C", before, actual_name(column, &own), &column->obj);
    return true;
}

/* ---- statements ---- */

static void
rename(TuRender *render, const TuColumn *column, const char *from, const char *to)
{
    if (strcmp(from, to) != 0)
        tu_pg_say(render, &column->obj, "ALTER TABLE %N RENAME CONSTRAINT %I TO %I",
                  column->obj.parent, from, to);
}

TuStatement *
tu_pg_add_not_null(TuRender *render, const TuColumn *column)
{
    TuBuf clause = TU_BUF_INIT;
    Name usual;

    tu_pg_put(&clause, "ADD CONSTRAINT %I NOT NULL %C", actual_name(column, &usual), &column->obj);
    if (column->not_null_no_inherit)
        tu_buf_add(&clause, " NO INHERIT");
    if (column->not_null_not_valid)
        tu_buf_add(&clause, " NOT VALID");
    return tu_pg_clause_buf(render, &column->obj, column->obj.parent, &clause);
}

bool
tu_pg_take_not_null(TuRender *render, const TuColumn *column, const char *table)
{
    bool same_name;
    Name name;

    if (!both_not_null(render->to, column, &same_name) || !same_name)
        return false;
    tu_pg_say(render, &column->obj, "ALTER TABLE %s ADD CONSTRAINT %I NOT NULL %C", table,
              actual_name(column, &name), &column->obj);
    return true;
}

bool
tu_pg_plain_not_null(const TuColumn *column)
{
    return is_usual(column) && !column->not_null_no_inherit && !column->not_null_not_valid;
}

void
tu_pg_not_null_changed(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    const TuObject *object = &to->obj, *table = to->obj.parent;
    Name old, new;

    if (from->inherited || to->inherited) /* the table's statements see to it */
        return;
    if (to->not_null_not_valid && !from->not_null_not_valid) {
        tu_pg_clause(render, object, table, "ALTER COLUMN %C DROP NOT NULL", object);
        tu_pg_add_not_null(render, to);
        return;
    }
    rename(render, to, actual_name(from, &old), actual_name(to, &new));
    if (from->not_null_no_inherit != to->not_null_no_inherit)
        tu_pg_clause(render, object, table, "ALTER CONSTRAINT %I %sINHERIT", actual_name(to, &new),
                     to->not_null_no_inherit ? "NO " : "");
    if (from->not_null_not_valid && !to->not_null_not_valid)
        tu_pg_clause(render, object, table, "VALIDATE CONSTRAINT %I", actual_name(to, &new));
}

void
tu_pg_align_not_null(TuRender *render, const TuObject *from, const TuObject *to)
{
    Name old, new;

    if (!tu_pg_can(render->from, render->to, TU_PG_NAMED_NOT_NULL))
        return;
    for (size_t i = 0; i < from->children.count; i++) {
        const TuObject *child = from->children.items[i];
        const TuObject *same =
            child->kind == TU_KIND_COLUMN ? tu_object_child(to, TU_KIND_COLUMN, child->name) : NULL;
        const TuColumn *before = (const TuColumn *)child, *after = (const TuColumn *)same;

        if (same != NULL && before->not_null && after->not_null)
            rename(render, after, actual_name(before, &old), actual_name(after, &new));
    }
}

/* The engine renames those of children along, and refuses where they have other names. */
static bool
children_agree(const TuModel *model, const TuColumn *column)
{
    Name own, other;

    for (size_t i = 0; i < model->parts.count; i++) {
        const TuObject *part = model->parts.items[i];
        const TuColumn *child;

        if (!tu_pg_is_parent(model, column->obj.parent, (const TuTable *)part))
            continue;
        child = (const TuColumn *)tu_object_child(part, TU_KIND_COLUMN, column->obj.name);
        if (child == NULL || strcmp(actual_name(child, &other), actual_name(column, &own)) != 0 ||
            !children_agree(model, child))
            return false;
    }
    return true;
}

static void
follow(TuRender *render, const TuObject *table, const TuObject *column, const char *now,
       const char *new_table, const char *new_column)
{
    /* The object may be a copy under its new name. */
    const TuColumn *original = render->from->objects.items[column->id];
    TuBuf path = TU_BUF_INIT;

    if (!original->not_null || original->inherited || !is_usual(original) ||
        !children_agree(render->from, original))
        return;
    Name old = usual_name(table->name, now), new = usual_name(new_table, new_column);
    tu_sql_name(&path, &tu_dialect_pg, table->schema, new_table);
    if (strcmp(old.text, new.text) != 0)
        tu_pg_say(render, column, "ALTER TABLE %s RENAME CONSTRAINT %I TO %I", path.s, old.text,
                  new.text);
    tu_buf_release(&path);
}

void
tu_pg_not_null_follows_column(TuRender *render, const TuObject *column, const char *name)
{
    if (column->parent->kind == TU_KIND_TABLE &&
        tu_pg_can(render->from, render->to, TU_PG_NAMED_NOT_NULL))
        follow(render, column->parent, column, column->name, column->parent->name, name);
}

/* Columns have their new names while their table gets or loses its own. */
static const char *
name_now(const TuRender *render, const TuObject *column)
{
    for (size_t i = 0; render->renames != NULL && i < render->renames->count; i++) {
        const TuRename *rename = render->renames->items[i];

        if (rename->object == column)
            return rename->name;
    }
    return column->name;
}

void
tu_pg_not_null_follows_table(TuRender *render, const TuObject *table, const char *name)
{
    if (!tu_pg_can(render->from, render->to, TU_PG_NAMED_NOT_NULL))
        return;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];

        if (child->kind == TU_KIND_COLUMN)
            follow(render, table, child, name_now(render, child), name, name_now(render, child));
    }
}
