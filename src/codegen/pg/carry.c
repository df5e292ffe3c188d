/* Tables that cannot be changed in place: another partition key, partitioned or not any more, or a
 * partition key of another type. The old one is put aside with its name, the new one takes its
 * rows, and where its numbering stood. */
#include "config.h"

#include <string.h>

#include "codegen/pg/pg.h"

static void
put_aside_name(TuBuf *out, TuRender *render, const TuObject *object, const char *name)
{
    TuObject named = *object;
    const char *aside;

    named.name = name;
    aside = tu_name_aside(render, &named);
    if (aside != NULL)
        tu_sql_name(out, &tu_dialect_pg, object->schema, aside);
}

static const TuColumn *
column_after(const TuRender *render, const TuObject *column)
{
    return (const TuColumn *)tu_model_find_same(render->to, column);
}

/* ---- aside ---- */

/* The sequence of an identity keeps its name when the table gets another. */
static void
identities_aside(TuRender *render, const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuColumn *column = table->children.items[i];
        TuBuf name = TU_BUF_INIT, path = TU_BUF_INIT;
        TuObject named = *table;

        if (column->obj.kind != TU_KIND_COLUMN || column->identity == NULL || column->inherited)
            continue;
        tu_pg_identity_sequence(&name, column);
        named.name = tu_buf_dup(&name, render->plan->arena);
        tu_sql_name(&path, &tu_dialect_pg, table->schema, name.s);
        if (named.name != NULL)
            tu_pg_say(render, table, "ALTER SEQUENCE %s RENAME TO %I", path.s,
                      tu_name_aside(render, &named));
        tu_buf_release(&name);
        tu_buf_release(&path);
    }
}

void
tu_pg_table_aside(TuRender *render, const TuObject *from)
{
    const TuTable *table = (const TuTable *)from;
    const TuObject *parent = tu_pg_partition_parent(render->from, table);
    const char *aside = tu_name_aside(render, from);

    tu_pg_disown_sequences(render, from, NULL);
    if (parent != NULL && !tu_pg_is_replaced(render, parent))
        tu_pg_say(render, from, "ALTER TABLE %N DETACH PARTITION %N", parent, from);
    if (table->force_row_security) /* it would hide rows of the owner's from the copy */
        tu_pg_say(render, from, "ALTER TABLE %N NO FORCE ROW LEVEL SECURITY", from);
    identities_aside(render, from);
    if (aside != NULL)
        tu_pg_rename(render, from, "TABLE", aside);
}

/* ---- the rows ---- */

/* The value that the old row has for a new column: NULL for none. */
static bool
put_value(TuBuf *out, TuRender *render, const TuColumn *from, const TuColumn *to)
{
    TuPgRetype how = {.cast = TU_PG_CAST_ASSIGNMENT};

    if (from == NULL || to->generated != NULL)
        return false;
    if (tu_pg_moves_with_type(render, from))
        how = tu_pg_how_to_move(render, from, to);
    else if (!tu_pg_same(from->type, to->type))
        how = tu_pg_retype(render->to, from->type, to->type);
    if (out->len > 0)
        tu_buf_add(out, ", ");
    tu_pg_put_cast(out, to, &how);
    return true;
}

static void
put_lists(TuBuf *names, TuBuf *values, TuRender *render, const TuObject *to)
{
    for (size_t i = 0; i < to->children.count; i++) {
        const TuObject *child = to->children.items[i];
        const TuObject *before = tu_model_find_same(render->from, child);

        if (child->kind != TU_KIND_COLUMN ||
            !put_value(values, render, (const TuColumn *)before, (const TuColumn *)child))
            continue;
        tu_pg_put(names, "%s%C", names->len == 0 ? "" : ", ", child);
    }
}

static bool
has_identity(const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuColumn *column = table->children.items[i];

        if (column->obj.kind == TU_KIND_COLUMN && column->identity != NULL)
            return true;
    }
    return false;
}

static void
copy_rows(TuRender *render, const TuObject *from, const TuObject *to, const char *old)
{
    TuBuf names = TU_BUF_INIT, values = TU_BUF_INIT;
    bool parted = ((const TuTable *)from)->partition_by != NULL;

    put_lists(&names, &values, render, to);
    if (names.len > 0) {
        TuStatement *statement =
            tu_pg_say(render, to, "INSERT INTO %N (%s)%s\nSELECT %s FROM %s%s", to, names.s,
                      has_identity(to) ? " OVERRIDING SYSTEM VALUE" : "", values.s,
                      parted ? "" : "ONLY ", old);
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU440",
                         "all rows of %s are copied under an exclusive lock%s", to->name,
                         ((const TuTable *)to)->partition_by != NULL
                             ? "; it fails when a row has no partition to go to"
                             : "");
    }
    tu_buf_release(&names);
    tu_buf_release(&values);
}

/* Numbers that were given out are not given out again. */
static void
carry_numbering(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    TuBuf name = TU_BUF_INIT, new = TU_BUF_INIT, old = TU_BUF_INIT;

    if (to->identity == NULL)
        return;
    if (from->identity == NULL) {
        tu_pg_identity_catch_up(render, to);
        return;
    }
    tu_pg_identity_sequence(&name, from);
    put_aside_name(&old, render, from->obj.parent, name.s);
    tu_buf_clear(&name);
    tu_pg_identity_sequence(&name, to);
    tu_sql_name(&new, &tu_dialect_pg, to->obj.parent->schema, name.s);
    tu_pg_say(render, &to->obj, "SELECT pg_catalog.setval(%L, last_value, is_called) FROM %s",
              new.s, old.s);
    tu_buf_release(&name);
    tu_buf_release(&new);
    tu_buf_release(&old);
}

void
tu_pg_table_carry(TuRender *render, const TuObject *from, const TuObject *to)
{
    bool forced = ((const TuTable *)to)->force_row_security;
    TuBuf old = TU_BUF_INIT;

    put_aside_name(&old, render, from, from->name);
    if (forced)
        tu_pg_say(render, to, "ALTER TABLE %N NO FORCE ROW LEVEL SECURITY", to);
    copy_rows(render, from, to, old.s);
    if (forced)
        tu_pg_say(render, to, "ALTER TABLE %N FORCE ROW LEVEL SECURITY", to);
    for (size_t i = 0; i < from->children.count; i++) {
        const TuObject *child = from->children.items[i];
        const TuColumn *after = child->kind == TU_KIND_COLUMN ? column_after(render, child) : NULL;

        if (after != NULL)
            carry_numbering(render, (const TuColumn *)child, after);
    }
    tu_buf_release(&old);
}

/* ---- away ---- */

static const char *
lost_column(const TuRender *render, const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuColumn *column = table->children.items[i];

        if (column->obj.kind == TU_KIND_COLUMN && column->generated == NULL &&
            column_after(render, &column->obj) == NULL)
            return column->obj.name;
    }
    return NULL;
}

void
tu_pg_table_discard(TuRender *render, const TuObject *from, const TuObject *to)
{
    const TuObject *parent = tu_pg_partition_parent(render->from, (const TuTable *)from);
    const char *lost = lost_column(render, from);
    TuBuf old = TU_BUF_INIT;

    (void)to;
    if (parent != NULL && tu_pg_is_replaced(render, parent))
        return; /* it goes with the whole */
    put_aside_name(&old, render, from, from->name);
    TuStatement *statement = tu_pg_say(render, from, "DROP TABLE %s", old.s);
    if (lost != NULL)
        tu_render_hazard(render, statement, TU_STATEMENT_LOSES_DATA, "TU103",
                         "values of %s.%s are lost", from->name, lost);
    tu_buf_release(&old);
}
