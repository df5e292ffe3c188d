/* CREATE, DROP and ALTER TABLE with all that belongs to the table itself. What needs other tables
 * (foreign keys) or is an object of its own (indexes, triggers) is not here. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

#include "sql/lex.h"

#define CHANGED(fields, which) (((fields)&TU_FIELD_BIT(TU_TABLE_##which)) != 0)

static const uint64_t inline_constraints =
    TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK) |
    TU_KIND_BIT(TU_KIND_EXCLUSION);

/* ---- create ---- */

/* A check that is not valid must come by ALTER TABLE: in CREATE TABLE it would be. */
static bool
is_split(const TuRender *render, const TuObject *child)
{
    return render->later != NULL && render->later[child->id];
}

static bool
comes_later(const TuObject *child)
{
    return child->kind == TU_KIND_CHECK && ((const TuCheck *)child)->not_valid;
}

static bool
is_inherited(const TuObject *child)
{
    if (child->kind == TU_KIND_COLUMN)
        return ((const TuColumn *)child)->inherited;
    return child->kind == TU_KIND_CHECK && ((const TuCheck *)child)->inherited;
}

/* A typed table has its columns from the type; what else they are is said below. */
static bool
has_own_words(const TuColumn *column)
{
    return column->not_null || column->default_expr != NULL || column->generated != NULL ||
           column->identity != NULL;
}

static void
put_children(TuBuf *sql, const TuRender *render, const TuObject *table)
{
    bool typed = ((const TuTable *)table)->of_type != NULL;
    size_t count = 0;

    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < table->children.count; i++) {
            const TuObject *child = table->children.items[i];
            const TuColumn *column = (const TuColumn *)child;
            TuColumn bare;
            uint64_t wanted = pass == 0 ? TU_KIND_BIT(TU_KIND_COLUMN) : inline_constraints;

            if (!(wanted & TU_KIND_BIT(child->kind)) || child->implied || is_inherited(child) ||
                comes_later(child) ||
                (is_split(render, child) && (pass == 1 || column->generated != NULL)))
                continue;
            if (pass == 0 && is_split(render, child)) {
                bare = *column; /* its default comes later */
                bare.default_expr = NULL;
                column = &bare;
            }
            if (pass == 0 && typed && !has_own_words(column))
                continue;
            if (pass == 0 && tu_pg_is_replaced(render, table)) {
                bare = *column;
                tu_pg_name_not_null(render, &bare);
                column = &bare;
            }
            tu_buf_add(sql, count++ == 0 ? " (\n    " : ",\n    ");
            if (pass == 0 && typed)
                tu_pg_put_column_words(sql, column);
            else if (pass == 0)
                tu_pg_put_column(sql, column);
            else
                tu_pg_put_constraint(sql, child);
        }
    }
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];

        if (child->kind == TU_KIND_COLUMN && is_inherited(child) &&
            tu_pg_put_own_not_null(sql, count == 0 ? " (\n    " : ",\n    ", render->to,
                                   (const TuColumn *)child))
            count++;
    }
    if (count > 0)
        tu_buf_add(sql, "\n)");
    else if (((const TuTable *)table)->partition_of.table == NULL && !typed)
        tu_buf_add(sql, " ()");
}

static void
put_storage(TuBuf *sql, const TuTable *table)
{
    if (table->partition_by != NULL)
        tu_pg_put(sql, " PARTITION BY %s", table->partition_by);
    if (table->access_method != NULL)
        tu_pg_put(sql, " USING %I", table->access_method);
    if (table->options.count > 0) {
        tu_buf_add(sql, " WITH ");
        tu_pg_put_options(sql, &table->options);
    }
    if (table->tablespace != NULL)
        tu_pg_put(sql, " TABLESPACE %I", table->tablespace);
}

static void
put_parent(TuBuf *sql, const TuTable *table)
{
    const TuRef *ref = &table->partition_of;
    const char *schema = ref->schema != NULL ? ref->schema : table->obj.schema;

    tu_sql_name(sql, &tu_dialect_pg, schema, ref->table);
}

static void
put_table(TuBuf *sql, const TuRender *render, const TuTable *table)
{
    if (table->definition != NULL) {
        tu_pg_put_trimmed(sql, table->definition);
        return;
    }
    tu_pg_put(sql, "CREATE %s%T", table->unlogged ? "UNLOGGED " : "", &table->obj);
    if (table->partition_of.table != NULL) {
        tu_buf_add(sql, " PARTITION OF ");
        put_parent(sql, table);
    }
    if (table->of_type != NULL)
        tu_pg_put(sql, " OF %s", table->of_type);
    put_children(sql, render, &table->obj);
    if (table->partition_of.table != NULL)
        tu_pg_put(sql, "%s%s", table->partition_bound != NULL ? " " : "",
                  table->partition_bound != NULL ? table->partition_bound : " DEFAULT");
    for (size_t i = 0; i < table->inherits.count; i++)
        tu_pg_put(sql, "%s%s", i == 0 ? " INHERITS (" : ", ", table->inherits.items[i]);
    if (table->inherits.count > 0)
        tu_buf_addc(sql, ')');
    if (table->server != NULL) {
        tu_pg_put(sql, " SERVER %I", table->server);
        tu_pg_put_foreign_options(sql, &table->foreign_options);
        return;
    }
    put_storage(sql, table);
}

/* Only its default comes later, the column is there. */
static bool
has_default_only(const TuObject *child)
{
    return child->kind == TU_KIND_COLUMN && ((const TuColumn *)child)->generated == NULL;
}

static void
render_comments(TuRender *render, const TuObject *table)
{
    uint64_t wanted = inline_constraints | TU_KIND_BIT(TU_KIND_COLUMN);

    tu_pg_comment(render, table);
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];

        if ((wanted & TU_KIND_BIT(child->kind)) && !comes_later(child) && child->name[0] != '\0' &&
            (!is_split(render, child) || has_default_only(child)))
            tu_pg_constraint_comments(render, child);
    }
}

static void
render_children(TuRender *render, const TuObject *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];

        if (child->implied || (is_split(render, child) && !has_default_only(child)))
            continue;
        if (child->kind == TU_KIND_COLUMN && is_inherited(child))
            tu_pg_column_overrides(render, (const TuColumn *)child);
        else if (child->kind == TU_KIND_COLUMN)
            tu_pg_column_extras(render, (const TuColumn *)child);
        else if (comes_later(child) && !is_inherited(child))
            tu_codegen_pg.renderers[TU_KIND_CHECK]->create(render, child);
    }
}

static void
set_row_security(TuRender *render, const TuTable *table, uint64_t fields)
{
    const TuObject *object = &table->obj;
    TuStatement *statement = NULL;

    if (CHANGED(fields, ROW_SECURITY))
        statement = tu_pg_clause(render, object, object, "%s ROW LEVEL SECURITY",
                                 table->row_security ? "ENABLE" : "DISABLE");
    if (statement != NULL && tu_pg_existed(render, object))
        tu_render_hazard(render, statement, 0, "TU227", "row security change locks %s for a moment",
                         object->name);
    if (CHANGED(fields, FORCE_ROW_SECURITY))
        tu_pg_clause(render, object, object, "%sFORCE ROW LEVEL SECURITY",
                     table->force_row_security ? "" : "NO ");
}

/* ---- replica identity ---- */

static const char *
replica_index_name(const TuTable *table)
{
    const char *text = table->replica_identity;

    return text != NULL && strncmp(text, "index ", 6) == 0 ? text + 6 : NULL;
}

static void
use_replica_index(TuRender *render, const TuObject *table, const char *index)
{
    tu_pg_clause(render, table, table, "REPLICA IDENTITY USING INDEX %I", index);
}

static bool
has_constraint(const TuObject *table, const char *name)
{
    return tu_object_child(table, TU_KIND_PRIMARY_KEY, name) != NULL ||
           tu_object_child(table, TU_KIND_UNIQUE, name) != NULL;
}

void
tu_pg_replica_index(TuRender *render, const TuObject *index)
{
    const TuObject *table = index->parent;
    const char *name;

    if (table->kind != TU_KIND_TABLE)
        return;
    name = replica_index_name((const TuTable *)table);
    if (name != NULL && strcmp(name, index->name) == 0)
        use_replica_index(render, table, name);
}

void
tu_pg_replica_identity(TuRender *render, const TuTable *table)
{
    const TuObject *object = &table->obj;
    const TuObject *before = tu_model_find_same(render->from, object);
    const char *identity = table->replica_identity, *index = replica_index_name(table);

    if (index == NULL) {
        const char *word = identity == NULL                ? "DEFAULT"
                           : strcmp(identity, "full") == 0 ? "FULL"
                                                           : "NOTHING";
        TuStatement *statement = tu_pg_clause(render, object, object, "REPLICA IDENTITY %s", word);
        if (strcmp(word, "NOTHING") == 0 && before != NULL)
            tu_render_hazard(render, statement, 0, "TU128",
                             "updates and deletes on %s fail while it is published", object->name);
        return;
    }
    /* An index that is still to come brings it along when it is there. */
    if (before == NULL ? has_constraint(object, index)
                       : has_constraint(before, index) ||
                             tu_object_child(before, TU_KIND_INDEX, index) != NULL)
        use_replica_index(render, object, index);
}

/* ---- clustering ---- */

static void
cluster_on(TuRender *render, const TuObject *relation, const char *index)
{
    if (relation->kind == TU_KIND_TABLE)
        tu_pg_clause(render, relation, relation, "CLUSTER ON %I", index);
    else
        tu_pg_say(render, relation, "ALTER MATERIALIZED VIEW %N CLUSTER ON %I", relation, index);
}

static const char *
cluster_name(const TuObject *relation)
{
    if (relation->kind == TU_KIND_TABLE)
        return ((const TuTable *)relation)->cluster_on;
    return relation->kind == TU_KIND_MATERIALIZED_VIEW
               ? ((const TuMaterializedView *)relation)->cluster_on
               : NULL;
}

void
tu_pg_cluster_index(TuRender *render, const TuObject *index)
{
    const char *name = cluster_name(index->parent);

    if (name != NULL && strcmp(name, index->name) == 0)
        cluster_on(render, index->parent, name);
}

/* The index or key of this name below a relation, or NULL. */
static const TuObject *
find_index(const TuObject *relation, const char *name)
{
    for (size_t i = 0; name != NULL && i < relation->children.count; i++) {
        const TuObject *child = relation->children.items[i];
        uint64_t kinds = inline_constraints | TU_KIND_BIT(TU_KIND_INDEX);

        if ((kinds & TU_KIND_BIT(child->kind)) && child->kind != TU_KIND_CHECK &&
            strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

/* Is it the same index before and after? A new one brings along what it is used for. */
static bool
index_stays(const TuRender *render, const TuObject *index)
{
    const TuObject *before = index == NULL ? NULL : tu_model_find_same(render->from, index);
    const TuRenderer *renderer = index == NULL ? NULL : tu_codegen_pg.renderers[index->kind];

    return before != NULL &&
           renderer->way(before, index, tu_object_diff(before, index, NULL)) != TU_WAY_RECREATE;
}

void
tu_pg_cluster_on(TuRender *render, const TuObject *relation, const char *from, const char *to)
{
    const TuObject *before = tu_model_find_same(render->from, relation);
    const TuObject *old = before == NULL ? NULL : find_index(before, from);

    if (to != NULL && index_stays(render, find_index(relation, to)))
        cluster_on(render, relation, to);
    else if (to == NULL && old != NULL && tu_model_find_same(render->to, old) != NULL)
        tu_pg_say(render, relation, "ALTER %s %N SET WITHOUT CLUSTER",
                  relation->kind == TU_KIND_TABLE ? "TABLE" : "MATERIALIZED VIEW", relation);
}

static void
create_table(TuRender *render, const TuObject *object)
{
    const TuTable *table = (const TuTable *)object;
    const TuObject *parent = tu_pg_partition_parent(render->to, table);
    TuBuf sql = TU_BUF_INIT;

    put_table(&sql, render, table);
    TuStatement *statement = tu_pg_say_buf(render, object, &sql);
    tu_pg_secret_hazards(render, statement, object, NULL, &table->foreign_options);
    if (parent != NULL && tu_pg_existed(render, parent) && !tu_pg_is_replaced(render, parent))
        tu_render_hazard(render, statement, 0, "TU219",
                         "creating a partition locks %s for a moment", parent->name);
    render_children(render, object);
    tu_pg_own_sequences(render, object, NULL);
    set_row_security(
        render, table,
        (table->row_security ? TU_FIELD_BIT(TU_TABLE_ROW_SECURITY) : 0) |
            (table->force_row_security ? TU_FIELD_BIT(TU_TABLE_FORCE_ROW_SECURITY) : 0));
    if (table->replica_identity != NULL)
        tu_pg_replica_identity(render, table);
    if (table->cluster_on != NULL && has_constraint(object, table->cluster_on))
        cluster_on(render, object, table->cluster_on);
    render_comments(render, object);
}

/* ---- drop ---- */

static void
drop_table(TuRender *render, const TuObject *object)
{
    const TuTable *table = (const TuTable *)object;
    bool part = table->partition_of.table != NULL;

    tu_pg_disown_sequences(render, object, NULL);
    TuStatement *statement = tu_pg_drop(render, object);
    if (table->server != NULL) /* the rows are where they were */
        return;
    tu_render_hazard(render, statement, TU_STATEMENT_LOSES_DATA, part ? "TU116" : "TU102",
                     "all rows of %s are lost", object->name);
}

/* ---- change ---- */

static TuWay
table_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuTable *old = (const TuTable *)from, *new = (const TuTable *)to;

    if (CHANGED(fields, DEFINITION))
        return old->definition != NULL && new->definition != NULL ? TU_WAY_RECREATE : TU_WAY_REFUSE;
    /* Another server, or none: no row moves, so what is dropped is said to be lost. */
    if (CHANGED(fields, SERVER))
        return TU_WAY_RECREATE;
    return TU_WAY_ALTER;
}

static bool
replaces_table(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)render;
    (void)from;
    (void)to;
    return CHANGED(fields, PARTITION_BY) && !CHANGED(fields, DEFINITION);
}

static void
rewrite_hazard(TuRender *render, TuStatement *statement, const TuObject *object)
{
    tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU307",
                     "all of %s is written anew under an exclusive lock", object->name);
}

static void
alter_storage(TuRender *render, const TuTable *from, const TuTable *to, uint64_t fields)
{
    const TuObject *object = &to->obj;

    if (CHANGED(fields, UNLOGGED)) {
        TuStatement *statement = tu_pg_say(render, object, "ALTER TABLE %N SET %s", object,
                                           to->unlogged ? "UNLOGGED" : "LOGGED");
        rewrite_hazard(render, statement, object);
        if (to->unlogged)
            tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU122",
                             "rows of %s do not survive a crash", object->name);
    }
    if (CHANGED(fields, ACCESS_METHOD) &&
        !tu_pg_can(render->from, render->to, TU_PG_SET_ACCESS_METHOD))
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object,
                       "servers before 15 do not change a table's access method");
    else if (CHANGED(fields, ACCESS_METHOD))
        rewrite_hazard(render,
                       tu_pg_say(render, object, "ALTER TABLE %N SET ACCESS METHOD %I", object,
                                 to->access_method == NULL ? "heap" : to->access_method),
                       object);
    if (CHANGED(fields, TABLESPACE))
        rewrite_hazard(render,
                       tu_pg_say(render, object, "ALTER TABLE %N SET TABLESPACE %I", object,
                                 to->tablespace == NULL ? "pg_default" : to->tablespace),
                       object);
    if (CHANGED(fields, OPTIONS))
        tu_pg_alter_options(render, object, "TABLE", &from->options, &to->options);
}

static void
alter_foreign_options(TuRender *render, const TuTable *from, const TuTable *to)
{
    TuBuf options = TU_BUF_INIT;

    tu_pg_put_options_changed(&options, &from->foreign_options, &to->foreign_options);
    if (options.len > 0) /* behind the space in front of them */
        tu_pg_secret_hazards(render, tu_pg_clause(render, &to->obj, &to->obj, "%s", options.s + 1),
                             &to->obj, &from->foreign_options, &to->foreign_options);
    tu_buf_release(&options);
}

static bool
is_detached(const TuRender *render, const TuObject *table)
{
    for (size_t i = 0; i < render->plan->statements.count; i++) {
        const TuStatement *statement = render->plan->statements.items[i];

        if (statement->object == table && strstr(statement->sql, " DETACH PARTITION ") != NULL)
            return true;
    }
    return false;
}

/* The column of a partition key that is one plain column, or NULL. */
static const char *
key_column(const TuRender *render, const TuTable *table)
{
    TuLexer lexer;

    tu_lex_init(&lexer, &tu_dialect_pg, table->partition_by, strlen(table->partition_by));
    tu_lex_next_solid(&lexer); /* RANGE, LIST, HASH */
    TuToken open = tu_lex_next_solid(&lexer), name = tu_lex_next_solid(&lexer);
    TuToken close = tu_lex_next_solid(&lexer);
    if (!tu_token_is_op(&open, "(") || !tu_token_is_op(&close, ")") ||
        (name.type != TU_TOKEN_WORD && name.type != TU_TOKEN_QUOTED))
        return NULL;
    return tu_token_name(&name, true, render->plan->arena);
}

/* The engine gives a partition that was detached concurrently a check of its old bound: its name,
 * or NULL when that is not certain. */
static const char *
check_left(const TuRender *render, const TuTable *from, const TuObject *parent)
{
    const char *column = key_column(render, (const TuTable *)parent);
    const char *name = column == NULL ? NULL
                                      : tu_arena_printf(render->plan->arena, "%s_%s_check",
                                                        from->obj.name, column);

    if (name == NULL || strlen(name) > 63)
        return NULL;
    for (size_t i = 0; i < render->from->objects.count; i++) {
        const TuObject *object = render->from->objects.items[i];

        if (object->parent != NULL && strcmp(object->name, name) == 0)
            return NULL;
    }
    return name;
}

static bool
same_place(const TuTable *a, const TuTable *b)
{
    return tu_pg_same(a->partition_of.table, b->partition_of.table) &&
           tu_pg_same(a->partition_of.schema, b->partition_of.schema) &&
           tu_pg_same(a->partition_bound, b->partition_bound);
}

/* Is the place of this partition free for nobody else in this plan, and is there no partition for
 * all other rows? */
static bool
leaves_alone(const TuRender *render, const TuObject *parent, const TuObject *whole)
{
    for (size_t i = 0; i < render->from->parts.count; i++) {
        const TuTable *part = render->from->parts.items[i];

        if (tu_pg_is_parent(render->from, parent, part) &&
            (part->partition_bound == NULL || tu_pg_starts(part->partition_bound, "default")))
            return false;
    }
    for (size_t i = 0; i < render->to->parts.count; i++) {
        const TuTable *part = render->to->parts.items[i];
        const TuObject *before = tu_model_find_same(render->from, &part->obj);

        if (tu_pg_is_parent(render->to, whole, part) &&
            (before == NULL || !same_place((const TuTable *)before, part)))
            return false;
    }
    return true;
}

/* Concurrently only one that leaves for good: from one place to another it moves in one go. */
static bool
detaches_online(const TuRender *render, const TuTable *from)
{
    const TuObject *same = tu_model_find_same(render->to, &from->obj);
    const TuObject *parent = tu_pg_partition_parent(render->from, from);
    const TuObject *whole = parent == NULL ? NULL : tu_model_find_same(render->to, parent);

    return same != NULL && whole != NULL && ((const TuTable *)same)->partition_of.table == NULL &&
           tu_pg_online(render, same) && tu_pg_online(render, whole) &&
           tu_pg_can(render->from, render->to, TU_PG_DETACH_CONCURRENTLY) &&
           check_left(render, from, parent) != NULL && leaves_alone(render, parent, whole);
}

static void
detach(TuRender *render, const TuTable *from)
{
    const TuObject *object = &from->obj;
    TuBuf parent = TU_BUF_INIT;

    if (from->partition_of.table == NULL || is_detached(render, object))
        return;
    put_parent(&parent, from);
    if (detaches_online(render, from)) {
        const char *check = check_left(render, from, tu_pg_partition_parent(render->from, from));

        tu_pg_outside(tu_pg_say(render, object, "ALTER TABLE %s DETACH PARTITION %N CONCURRENTLY",
                                parent.s, object));
        tu_pg_clause(render, object, object, "DROP CONSTRAINT IF EXISTS %I", check);
    } else {
        TuStatement *statement =
            tu_pg_say(render, object, "ALTER TABLE %s DETACH PARTITION %N", parent.s, object);

        tu_render_hazard(render, statement, 0, "TU220", "detaching %s waits for all users of %s",
                         object->name, from->partition_of.table);
    }
    tu_buf_release(&parent);
}

/* New bounds may overlap the old ones of another partition that moves, too. */
static void
detach_all(TuRender *render, const TuObject *parent)
{
    for (size_t i = 0; i < render->from->parts.count; i++) {
        const TuObject *object = render->from->parts.items[i];
        const TuObject *same;

        if (((const TuTable *)object)->partition_of.table == NULL ||
            !tu_pg_is_parent(render->from, parent, (const TuTable *)object))
            continue;
        same = tu_model_find_same(render->to, object);
        if (same != NULL && !same_place((const TuTable *)object, (const TuTable *)same))
            detach(render, (const TuTable *)object);
    }
}

/* What the parent's constraints and indexes gave a partition stays with it when it is detached. */
static void
shed_children(TuRender *render, const TuTable *from)
{
    uint64_t constraints = inline_constraints | TU_KIND_BIT(TU_KIND_FOREIGN_KEY);

    for (size_t i = 0; i < from->obj.children.count; i++) {
        const TuObject *child = from->obj.children.items[i];

        if (!child->implied || tu_model_find_same(render->to, child) != NULL)
            continue;
        if (constraints & TU_KIND_BIT(child->kind))
            tu_pg_clause(render, child, &from->obj, "DROP CONSTRAINT %C", child);
        else if (child->kind == TU_KIND_INDEX)
            tu_pg_drop(render, child);
    }
}

static void
alter_partition(TuRender *render, const TuTable *from, const TuTable *to)
{
    const TuObject *object = &to->obj;
    const TuObject *new_parent = tu_pg_partition_parent(render->from, to);
    TuBuf parent = TU_BUF_INIT;

    detach(render, from);
    tu_pg_align_not_null(render, &from->obj, object);
    if (to->partition_of.table == NULL) {
        shed_children(render, from);
        return;
    }
    if (new_parent != NULL)
        detach_all(render, new_parent);
    tu_pg_fit_partition(render, to);
    put_parent(&parent, to);
    TuStatement *statement =
        tu_pg_say(render, object, "ALTER TABLE %s ATTACH PARTITION %N %s", parent.s, object,
                  to->partition_bound == NULL ? "DEFAULT" : to->partition_bound);
    if (!tu_pg_is_foreign(object))
        tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU217",
                         "attaching reads all rows of %s under an exclusive lock", object->name);
    tu_buf_release(&parent);
}

static void
alter_table(TuRender *render, const TuObject *object, const TuObject *target, uint64_t fields,
            const TuChange *whole)
{
    const TuTable *from = (const TuTable *)object, *to = (const TuTable *)target;

    (void)whole;
    alter_storage(render, from, to, fields);
    if (CHANGED(fields, OF_TYPE))
        tu_pg_clause(render, target, target, to->of_type == NULL ? "NOT OF" : "OF %s", to->of_type);
    if (CHANGED(fields, FOREIGN_OPTIONS))
        alter_foreign_options(render, from, to);
    if (CHANGED(fields, INHERITS))
        tu_pg_inherit(render, from, to);
    if (CHANGED(fields, PARTITION_OF) || CHANGED(fields, PARTITION_BOUND))
        alter_partition(render, from, to);
    set_row_security(render, to, fields);
    if (CHANGED(fields, REPLICA_IDENTITY))
        tu_pg_replica_identity(render, to);
    if (CHANGED(fields, CLUSTER_ON))
        tu_pg_cluster_on(render, target, from->cluster_on, to->cluster_on);
    if (CHANGED(fields, COMMENT))
        tu_pg_comment_changed(render, target);
}

/* The engine names a partition's part of an index after the partition. */
static void
rename_parts(TuRender *render, const TuObject *from, const char *name)
{
    for (size_t i = 0; i < from->children.count; i++) {
        const TuObject *child = from->children.items[i];
        size_t len = strlen(child->parent->name);
        TuBuf old = TU_BUF_INIT, new = TU_BUF_INIT, path = TU_BUF_INIT;

        if (child->implied && child->kind != TU_KIND_CHECK && child->kind != TU_KIND_COLUMN &&
            child->kind != TU_KIND_FOREIGN_KEY && child->kind != TU_KIND_TRIGGER &&
            strncmp(child->name, child->parent->name, len) == 0 && child->name[len] == '_') {
            tu_pg_put(&old, "%s%s", from->name, child->name + len);
            tu_pg_put(&new, "%s%s", name, child->name + len);
            tu_sql_name(&path, &tu_dialect_pg, from->schema, old.s);
            if (old.len < 64 && new.len < 64)
                tu_pg_say(render, from, "ALTER INDEX %s RENAME TO %I", path.s, new.s);
        }
        tu_buf_release(&old);
        tu_buf_release(&new);
        tu_buf_release(&path);
    }
}

static void
rename_table(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, tu_pg_is_foreign(from) ? "FOREIGN TABLE" : "TABLE", name);
    rename_parts(render, from, name);
    tu_pg_not_null_follows_table(render, from, name);
}

const TuRenderer tu_pg_table = {
    .create = create_table,
    .drop = drop_table,
    .way = table_way,
    .alter = alter_table,
    .rename = rename_table,
    .replaces = replaces_table,
    .aside = tu_pg_table_aside,
    .carry = tu_pg_table_carry,
    .discard = tu_pg_table_discard,
};
