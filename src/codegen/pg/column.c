/* Columns: in CREATE TABLE, added, dropped, and changed in place where the engine can. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

#include "codegen/graph.h"

#define CHANGED(fields, which) (((fields)&TU_FIELD_BIT(TU_COLUMN_##which)) != 0)

/* ---- text ---- */

void
tu_pg_put_collation(TuBuf *out, const char *collation)
{
    size_t plain = strspn(collation, "abcdefghijklmnopqrstuvwxyz0123456789_.");

    /* As the catalog gives it, qualified and quoted; or a plain name from a model file. */
    if (strchr(collation, '"') != NULL || collation[plain] == '\0')
        tu_buf_add(out, collation);
    else
        tu_sql_ident(out, &tu_dialect_pg, collation);
}

void
tu_pg_put_type(TuBuf *out, const TuColumn *column)
{
    tu_buf_add(out, column->type);
    if (column->collation != NULL) {
        tu_buf_add(out, " COLLATE ");
        tu_pg_put_collation(out, column->collation);
    }
}

/* Options of a foreign table's column stand between the type and the collation. */
static void
put_type_and_options(TuBuf *out, const TuColumn *column)
{
    TuColumn plain = *column;

    plain.collation = NULL;
    tu_pg_put_type(out, &plain);
    tu_pg_put_foreign_options(out, &column->foreign_options);
    if (column->collation != NULL) {
        tu_buf_add(out, " COLLATE ");
        tu_pg_put_collation(out, column->collation);
    }
}

/* What stands behind the type. */
static void
put_words(TuBuf *out, const TuColumn *column)
{
    bool is_virtual = tu_pg_same(column->generated_storage, "virtual");

    tu_pg_put_not_null(out, column);
    if (column->generated != NULL)
        tu_pg_put(out, " GENERATED ALWAYS AS (%s) %s", column->generated,
                  is_virtual ? "VIRTUAL" : "STORED");
    else if (column->default_expr != NULL)
        tu_pg_put(out, " DEFAULT %s", column->default_expr);
    if (column->identity != NULL) {
        tu_buf_addc(out, ' ');
        tu_pg_put_identity(out, column);
    }
}

void
tu_pg_put_column_words(TuBuf *out, const TuColumn *column)
{
    tu_pg_put(out, "%C", &column->obj);
    put_words(out, column);
}

void
tu_pg_put_column(TuBuf *out, const TuColumn *column)
{
    tu_pg_put(out, "%C ", &column->obj);
    put_type_and_options(out, column);
    if (column->compression != NULL)
        tu_pg_put(out, " COMPRESSION %s", column->compression);
    put_words(out, column);
}

/* ---- parts of a change ---- */

/* "ALTER TABLE", or "ALTER TABLE ONLY" where descendants want something else. */
static TuStatement *
alter(TuRender *render, const TuColumn *column, int field, const char *what, const char *value)
{
    const TuObject *table = column->obj.parent;
    TuBuf text = TU_BUF_INIT;

    tu_pg_put(&text, "ALTER COLUMN %C %s%s", &column->obj, what, value == NULL ? "" : value);
    if (tu_pg_recurses(render->to, column, field))
        return tu_pg_clause_buf(render, &column->obj, table, &text);
    TuStatement *statement = tu_pg_say(render, &column->obj, "ALTER %sTABLE ONLY %N %s",
                                       tu_pg_is_foreign(table) ? "FOREIGN " : "", table, text.s);
    tu_buf_release(&text);
    return statement;
}

static void
set_default(TuRender *render, const TuColumn *column)
{
    if (column->default_expr != NULL)
        alter(render, column, TU_COLUMN_DEFAULT, "SET DEFAULT ", column->default_expr);
    else
        alter(render, column, TU_COLUMN_DEFAULT, "DROP DEFAULT", NULL);
}

static void
set_not_null(TuRender *render, const TuColumn *column)
{
    const TuObject *table = column->obj.parent;

    if (!column->not_null) {
        alter(render, column, TU_COLUMN_NOT_NULL, "DROP NOT NULL", NULL);
        return;
    }
    if (tu_pg_online(render, table) && tu_graph_stays(render->graph, &column->obj) &&
        tu_pg_plain_not_null(column) && tu_pg_recurses(render->to, column, TU_COLUMN_NOT_NULL)) {
        tu_pg_set_not_null_online(render, column);
        return;
    }
    TuStatement *statement = tu_pg_plain_not_null(column)
                                 ? alter(render, column, TU_COLUMN_NOT_NULL, "SET NOT NULL", NULL)
                                 : tu_pg_add_not_null(render, column);
    if (tu_pg_existed(render, table) && !column->not_null_not_valid)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU212",
                         "set not null reads all of %s under an exclusive lock", table->name);
}

static void
set_storage(TuRender *render, const TuColumn *column)
{
    /* DEFAULT is a word from server 16 on; before, the type's own must be named. */
    tu_pg_clause(render, &column->obj, column->obj.parent, "ALTER COLUMN %C SET STORAGE %s",
                 &column->obj,
                 column->storage != NULL ? column->storage
                                         : tu_pg_default_storage(render->to, column->type));
}

static void
set_compression(TuRender *render, const TuColumn *column)
{
    tu_pg_clause(render, &column->obj, column->obj.parent, "ALTER COLUMN %C SET COMPRESSION %s",
                 &column->obj, column->compression == NULL ? "default" : column->compression);
}

static void
set_statistics(TuRender *render, const TuColumn *column)
{
    tu_pg_clause(render, &column->obj, column->obj.parent, "ALTER COLUMN %C SET STATISTICS %s",
                 &column->obj, column->statistics == NULL ? "-1" : column->statistics);
}

static void
set_options(TuRender *render, const TuColumn *column, const TuPairs *from)
{
    const TuObject *object = &column->obj;
    TuBuf set = TU_BUF_INIT, reset = TU_BUF_INIT;

    tu_pg_put_option_changes(&set, &reset, from, &column->options);
    if (set.len > 0)
        tu_pg_clause(render, object, object->parent, "ALTER COLUMN %C SET (%s)", object, set.s);
    if (reset.len > 0)
        tu_pg_clause(render, object, object->parent, "ALTER COLUMN %C RESET (%s)", object, reset.s);
    tu_buf_release(&set);
    tu_buf_release(&reset);
}

void
tu_pg_column_extras(TuRender *render, const TuColumn *column)
{
    if (column->not_null_not_valid)
        tu_pg_add_not_null(render, column);
    if (column->storage != NULL)
        set_storage(render, column);
    if (column->statistics != NULL)
        set_statistics(render, column);
    if (column->options.count > 0)
        set_options(render, column, &(TuPairs){0});
}

void
tu_pg_column_overrides(TuRender *render, const TuColumn *column)
{
    const TuColumn *parent = tu_pg_parent_column(render->to, column);

    if (parent == NULL)
        return;
    if (column->generated == NULL && !tu_pg_same(parent->default_expr, column->default_expr))
        set_default(render, column);
    if (column->not_null && !parent->not_null)
        set_not_null(render, column);
    if (!tu_pg_same(parent->storage, column->storage))
        set_storage(render, column);
    if (!tu_pg_same(parent->compression, column->compression))
        set_compression(render, column);
    if (column->statistics != NULL)
        set_statistics(render, column);
    if (column->options.count > 0)
        set_options(render, column, &(TuPairs){0});
}

/* ---- create, drop ---- */

/* Does a parent's ADD or DROP COLUMN bring or take this column? */
static bool
comes_with_parent(const TuModel *model, const TuModel *other, const TuColumn *column)
{
    const TuColumn *parent = tu_pg_parent_column(model, column);
    const TuObject *table, *other_parent;

    if (parent == NULL || other == NULL)
        return false;
    table = tu_model_find_same(other, column->obj.parent);
    other_parent = tu_model_find_same(other, parent->obj.parent);
    return table != NULL && other_parent != NULL &&
           tu_pg_is_parent(other, other_parent, (const TuTable *)table) &&
           tu_model_find_same(other, &parent->obj) == NULL;
}

static TuWay column_way(const TuObject *from, const TuObject *to, uint64_t fields);

/* Is it inherited before and after, and its parent's is dropped and added, which takes and brings
 * it along? */
static bool
remade_with_parent(const TuRender *render, const TuColumn *from, const TuColumn *to)
{
    const TuColumn *old, *new;

    if (from == NULL || to == NULL || !from->inherited || !to->inherited)
        return false;
    old = tu_pg_parent_column(render->from, from);
    new = tu_pg_parent_column(render->to, to);
    return old != NULL && new != NULL &&tu_object_compare_key(&old->obj, &new->obj) == 0 &&
           column_way(&old->obj, &new->obj, tu_object_diff(&old->obj, &new->obj, NULL)) ==
               TU_WAY_RECREATE;
}

static void
add_hazard(TuRender *render, TuStatement *statement, const TuColumn *column)
{
    const char *table = column->obj.parent->name, *name = column->obj.name;

    if (column->generated != NULL && !tu_pg_same(column->generated_storage, "virtual"))
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU304",
                         "a stored generated column writes %s anew", table);
    else if (column->identity != NULL || tu_pg_starts(column->default_expr, "nextval("))
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU303",
                         "numbering the rows writes %s anew", table);
    else if (column->default_expr != NULL && tu_pg_volatile(render, column->default_expr))
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU302",
                         "a volatile default writes %s anew", table);
    else if (column->not_null && column->default_expr == NULL && column->generated == NULL)
        tu_render_hazard(render, statement, 0, "TU506",
                         "%s.%s is not null without a default: fails when the table has rows",
                         table, name);
    else if (column->type != NULL &&
             tu_pg_retype(render->to, tu_pg_base_type(render->to, column->type), column->type)
                 .rewrites)
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU305",
                         "a domain with rules writes %s anew", table);
}

static void
create_column(TuRender *render, const TuObject *object)
{
    const TuColumn *column = (const TuColumn *)object;
    TuBuf clause = TU_BUF_INIT;

    if (remade_with_parent(render, (const TuColumn *)tu_model_find_same(render->from, object),
                           column)) {
        tu_pg_column_overrides(render, column);
        tu_pg_comment(render, object);
        return;
    }
    if (tu_pg_take_from_parent(render, column)) {
        tu_pg_column_extras(render, column);
        tu_pg_own_sequences(render, object->parent, object);
        tu_pg_comment(render, object);
        return;
    }
    if (comes_with_parent(render->to, render->from, column)) {
        tu_pg_column_overrides(render, column);
        tu_pg_comment(render, object);
        return;
    }
    tu_buf_add(&clause, "ADD COLUMN ");
    tu_pg_put_column(&clause, column);
    TuStatement *statement = tu_pg_clause_buf(render, object, object->parent, &clause);
    if (tu_pg_existed(render, object->parent))
        add_hazard(render, statement, column);
    tu_pg_column_extras(render, column);
    tu_pg_own_sequences(render, object->parent, object);
    tu_pg_comment(render, object);
}

static void
drop_column(TuRender *render, const TuObject *object)
{
    const TuColumn *column = (const TuColumn *)object;
    const TuColumn *parent = tu_pg_parent_column(render->from, column);

    if (remade_with_parent(render, column,
                           (const TuColumn *)tu_model_find_same(render->to, object)))
        return;
    if (tu_pg_joins_parent(render, column)) {
        tu_pg_put_column_aside(render, column);
        return;
    }
    if (comes_with_parent(render->from, render->to, column) && !tu_pg_child_keeps(render, parent))
        return;
    tu_pg_disown_sequences(render, object->parent, object);
    TuStatement *statement;
    if (tu_pg_child_keeps(render, column) && tu_model_find_same(render->to, object) == NULL)
        statement =
            tu_pg_say(render, object, "ALTER %sTABLE ONLY %N DROP COLUMN %C",
                      tu_pg_is_foreign(object->parent) ? "FOREIGN " : "", object->parent, object);
    else
        statement = tu_pg_clause(render, object, object->parent, "DROP COLUMN %C", object);
    if (column->generated == NULL && !tu_pg_is_foreign(object->parent))
        tu_render_hazard(render, statement, TU_STATEMENT_LOSES_DATA, "TU103",
                         "values of %s.%s are lost", object->parent->name, object->name);
}

/* ---- change ---- */

static TuWay
column_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuColumn *old = (const TuColumn *)from, *new = (const TuColumn *)to;

    if (old->generated != NULL && new->generated == NULL &&
        tu_pg_same(old->generated_storage, "virtual"))
        return TU_WAY_RECREATE;
    /* An expression can be taken off, but neither put on nor changed; see spares(). */
    if (new->generated != NULL &&
        (CHANGED(fields, GENERATED) || CHANGED(fields, GENERATED_STORAGE)))
        return TU_WAY_RECREATE;
    /* Only ATTACH PARTITION makes a table's own column an inherited one. */
    if (CHANGED(fields, INHERITED) && new->inherited &&
        ((const TuTable *)to->parent)->partition_of.table == NULL)
        return TU_WAY_RECREATE;
    if (!CHANGED(fields, TYPE) && !CHANGED(fields, COLLATION))
        return TU_WAY_ALTER;
    if (tu_pg_in_partition_key(from))
        return TU_WAY_REFUSE;
    if (new->generated != NULL &&
        tu_pg_retype(NULL, old->type, new->type).cast != TU_PG_CAST_ASSIGNMENT)
        return TU_WAY_RECREATE;
    return TU_WAY_DISTURB;
}

bool
tu_pg_column_expression_only(const TuColumn *from, const TuColumn *to, uint64_t fields)
{
    const uint64_t others = TU_FIELD_BIT(TU_COLUMN_TYPE) | TU_FIELD_BIT(TU_COLUMN_COLLATION) |
                            TU_FIELD_BIT(TU_COLUMN_GENERATED_STORAGE) |
                            TU_FIELD_BIT(TU_COLUMN_INHERITED);
    const TuVec *around = &from->obj.parent->children;

    if (from->generated == NULL || to->generated == NULL || (fields & others) || to->inherited)
        return false;
    /* Of a virtual column the engine does not look at checks again, and so refuses. */
    for (size_t i = 0; tu_pg_same(to->generated_storage, "virtual") && i < around->count; i++)
        if (((const TuObject *)around->items[i])->kind == TU_KIND_CHECK)
            return false;
    return true;
}

void
tu_pg_put_cast(TuBuf *out, const TuColumn *column, const TuPgRetype *how)
{
    const TuObject *object = &column->obj;

    if (how->using != NULL) {
        tu_buf_add(out, how->using);
        return;
    }
    switch (how->cast) {
    case TU_PG_CAST_ASSIGNMENT:
        tu_pg_put(out, "%C", object);
        break;
    case TU_PG_CAST_EXPLICIT:
        tu_pg_put(out, "%C::%s", object, column->type);
        break;
    case TU_PG_CAST_INT_BOOL:
        tu_pg_put(out, "%C <> 0", object);
        break;
    case TU_PG_CAST_BOOL_INT:
        tu_pg_put(out, "%C::integer::%s", object, column->type);
        break;
    case TU_PG_CAST_ARRAY:
        tu_pg_put(out, "CASE WHEN %C IS NOT NULL THEN ARRAY[%C]::%s END", object, object,
                  column->type);
        break;
    case TU_PG_CAST_ELEMENT:
        tu_pg_put(out, "%C[1]::%s", object, column->type);
        break;
    case TU_PG_CAST_TEXT_ARRAY:
        tu_pg_put(out, "CASE WHEN %C IS NOT NULL THEN ARRAY[%C::text]::%s END", object, object,
                  column->type);
        break;
    case TU_PG_CAST_TEXT_ELEMENT:
        tu_pg_put(out, "(%C::text[])[1]::%s", object, column->type);
        break;
    case TU_PG_CAST_TEXT:
        tu_pg_put(out, "%C::text::%s", object, column->type);
        break;
    }
}

static void
retype(TuRender *render, const TuColumn *from, const TuColumn *to, const TuPgRetype *how)
{
    const TuObject *table = to->obj.parent;
    TuBuf clause = TU_BUF_INIT;

    tu_pg_put(&clause, "ALTER COLUMN %C TYPE ", &to->obj);
    tu_pg_put_type(&clause, to);
    /* The rows of a foreign table are cast where they are. */
    if (!tu_pg_is_foreign(table) && (how->cast != TU_PG_CAST_ASSIGNMENT || how->using != NULL)) {
        tu_buf_add(&clause, " USING ");
        tu_pg_put_cast(&clause, to, how);
    }
    TuStatement *statement = tu_pg_clause_buf(render, &to->obj, table, &clause);
    if (how->hazard != NULL && !tu_pg_is_foreign(table))
        tu_render_hazard(render, statement,
                         (how->loses ? TU_STATEMENT_LOSES_DATA : 0u) | TU_STATEMENT_LONG_LOCK,
                         how->hazard, "%s.%s from %s to %s: %s", table->name, to->obj.name,
                         from->type, to->type, how->why);
    /* A new type brings its own storage and compression. */
    if (to->storage != NULL)
        set_storage(render, to);
    if (to->compression != NULL)
        set_compression(render, to);
}

void
tu_pg_column_retype(TuRender *render, const TuColumn *from, const TuColumn *to, bool restore,
                    const TuPgRetype *how)
{
    bool had = from->default_expr != NULL && from->generated == NULL;
    bool keeps = had && tu_pg_same(from->default_expr, to->default_expr) && from->type != NULL &&
                 tu_pg_same_base(from->type, to->type) && !tu_pg_same(from->type, to->type);

    if (had && !keeps)
        tu_pg_clause(render, &to->obj, to->obj.parent, "ALTER COLUMN %C DROP DEFAULT", &to->obj);
    retype(render, from, to, how);
    if (restore && !keeps && to->default_expr != NULL && to->generated == NULL)
        tu_pg_clause(render, &to->obj, to->obj.parent, "ALTER COLUMN %C SET DEFAULT %s", &to->obj,
                     to->default_expr);
}

static void
drop_expression(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    TuStatement *statement =
        tu_pg_clause(render, &to->obj, to->obj.parent, "ALTER COLUMN %C DROP EXPRESSION", &to->obj);

    /* The engine refuses USING for what is generated when the statement begins. */
    if (statement != NULL && !tu_pg_same(from->type, to->type))
        statement->merge = NULL;
}

static void
set_expression(TuRender *render, const TuColumn *column)
{
    const TuObject *object = &column->obj;
    TuStatement *statement =
        tu_pg_clause(render, object, object->parent, "ALTER COLUMN %C SET EXPRESSION AS (%s)",
                     object, column->generated);

    if (!tu_pg_same(column->generated_storage, "virtual"))
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU304",
                         "a stored generated column writes %s anew", object->parent->name);
}

static void
alter_value(TuRender *render, const TuColumn *from, const TuColumn *to, uint64_t fields)
{
    bool retyped = (CHANGED(fields, TYPE) || CHANGED(fields, COLLATION)) &&
                   !(from->inherited && to->inherited);

    if (CHANGED(fields, GENERATED) && to->generated == NULL &&
        !tu_pg_parent_does(render, to, TU_COLUMN_GENERATED))
        drop_expression(render, from, to);
    else if (CHANGED(fields, GENERATED) && from->generated != NULL && to->generated != NULL)
        set_expression(render, to);
    if (from->identity != NULL && to->identity == NULL)
        tu_pg_identity_changed(render, from, to);
    if (retyped) {
        TuPgRetype how = tu_pg_moves_with_type(render, from)
                             ? tu_pg_how_to_move(render, from, to)
                             : tu_pg_retype(render->to, from->type, to->type);

        tu_pg_column_retype(render, from, to, true, &how);
    } else if (CHANGED(fields, DEFAULT) && !tu_pg_parent_does(render, to, TU_COLUMN_DEFAULT)) {
        set_default(render, to);
    }
    if (CHANGED(fields, NOT_NULL) && !tu_pg_parent_does(render, to, TU_COLUMN_NOT_NULL))
        set_not_null(render, to);
    else if (from->not_null && to->not_null &&
             (CHANGED(fields, NOT_NULL_NAME) || CHANGED(fields, NOT_NULL_NOT_VALID) ||
              CHANGED(fields, NOT_NULL_NO_INHERIT)))
        tu_pg_not_null_changed(render, from, to);
    if (to->identity != NULL && (CHANGED(fields, IDENTITY) || CHANGED(fields, IDENTITY_OPTIONS)))
        tu_pg_identity_changed(render, from, to);
}

static void
alter_column(TuRender *render, const TuObject *object, const TuObject *target, uint64_t fields,
             const TuChange *whole)
{
    const TuColumn *from = (const TuColumn *)object, *to = (const TuColumn *)target;
    bool retyped = CHANGED(fields, TYPE) || CHANGED(fields, COLLATION);

    (void)whole;
    alter_value(render, from, to, fields);
    if (CHANGED(fields, STORAGE) && !(retyped && to->storage != NULL) &&
        !tu_pg_parent_does(render, to, TU_COLUMN_STORAGE))
        set_storage(render, to);
    if (CHANGED(fields, COMPRESSION) && !retyped)
        set_compression(render, to);
    if (CHANGED(fields, FOREIGN_OPTIONS)) {
        TuBuf options = TU_BUF_INIT;

        tu_pg_put_options_changed(&options, &from->foreign_options, &to->foreign_options);
        tu_pg_clause(render, target, target->parent, "ALTER COLUMN %C%s", target, options.s);
        tu_buf_release(&options);
    }
    if (CHANGED(fields, STATISTICS) && !tu_pg_parent_does(render, to, TU_COLUMN_STATISTICS))
        set_statistics(render, to);
    if (CHANGED(fields, OPTIONS))
        set_options(render, to, &from->options);
    if (CHANGED(fields, COMMENT))
        tu_pg_comment_changed(render, target);
}

static void
rename_column(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER %T RENAME COLUMN %C TO %I", from->parent, from, name);
    tu_pg_not_null_follows_column(render, from, name);
}

const TuRenderer tu_pg_column = {
    .create = create_column,
    .drop = drop_column,
    .way = column_way,
    .alter = alter_column,
    .rename = rename_column,
};
