/* Sequences, and whom they belong to. A sequence is created before the table whose default calls
 * it, so OWNED BY follows when the owner is there: never a cycle. A sequence never rewinds. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <stdlib.h>
#include <string.h>

static void
put_number(TuBuf *out, const char *words, const char *value)
{
    if (value != NULL)
        tu_pg_put(out, " %s %s", words, value);
}

/* The owner's column in a model, or NULL. */
static const TuObject *
owner_column(const TuModel *model, const TuSequence *sequence)
{
    const TuRef *ref = &sequence->owned_by;
    const TuObject *table = tu_pg_find_table(model, ref, sequence->obj.schema);

    if (table == NULL || ref->columns.count == 0)
        return NULL;
    return tu_object_child(table, TU_KIND_COLUMN, ref->columns.items[0]);
}

/* A new sequence belongs to the role that runs, and can be owned only by what belongs to its own
 * owner. */
static void
fit_role(TuRender *render, const TuSequence *sequence, const TuObject *table)
{
    const TuObject *before = tu_model_find_same(render->from, table);
    const char *role = render->from->role;
    TuStatement *statement;

    if (before == NULL || before->owner == NULL || role == NULL ||
        tu_pg_same(before->owner, role) || tu_pg_existed(render, &sequence->obj) ||
        !tu_pg_existed(render, table))
        return;
    statement = tu_pg_say(render, &sequence->obj, "ALTER SEQUENCE %N OWNER TO %I", &sequence->obj,
                          before->owner);
    if (statement != NULL)
        statement->role = before->owner;
}

static void
set_owner(TuRender *render, const TuSequence *sequence)
{
    const TuObject *column = owner_column(render->to, sequence);

    if (column == NULL)
        return;
    fit_role(render, sequence, column->parent);
    tu_pg_say(render, &sequence->obj, "ALTER SEQUENCE %N OWNED BY %N.%C", &sequence->obj,
              column->parent, column);
}

static bool
is_owner(const TuModel *model, const TuSequence *sequence, const TuObject *table,
         const TuObject *column)
{
    const TuObject *owner = owner_column(model, sequence);

    return owner != NULL && owner->parent == table && (column == NULL || owner == column);
}

void
tu_pg_own_sequences(TuRender *render, const TuObject *table, const TuObject *column)
{
    for (size_t i = 0; i < table->owned.count; i++) {
        const TuObject *object = table->owned.items[i];

        if (is_owner(render->to, (const TuSequence *)object, table, column))
            set_owner(render, (const TuSequence *)object);
    }
}

void
tu_pg_disown_sequences(TuRender *render, const TuObject *table, const TuObject *column)
{
    for (size_t i = 0; i < table->owned.count; i++) {
        const TuObject *object = table->owned.items[i];

        if (is_owner(render->from, (const TuSequence *)object, table, column) &&
            tu_model_find_same(render->to, object) != NULL)
            tu_pg_say(render, object, "ALTER SEQUENCE %N OWNED BY NONE", object);
    }
}

/* ---- from identity to sequence and back ---- */

static const TuColumn *
column_before(const TuRender *render, const TuObject *column)
{
    return column == NULL ? NULL : (const TuColumn *)tu_model_find_same(render->from, column);
}

static bool
replaces_identity(const TuRender *render, const TuSequence *sequence)
{
    const TuObject *owner = owner_column(render->to, sequence);
    const TuColumn *before = column_before(render, owner);

    return before != NULL && before->identity != NULL &&
           ((const TuColumn *)owner)->identity == NULL && !tu_pg_existed(render, &sequence->obj);
}

bool
tu_pg_takes_over(const TuRender *render, const TuColumn *to)
{
    const TuObject *table = to->obj.parent;

    for (size_t i = 0; table != NULL && i < table->owned.count; i++) {
        const TuObject *object = table->owned.items[i];

        if (owner_column(render->to, (const TuSequence *)object) == &to->obj &&
            replaces_identity(render, (const TuSequence *)object))
            return true;
    }
    return false;
}

static bool
yields_to_identity(const TuRender *render, const TuSequence *sequence)
{
    const TuObject *owner = owner_column(render->from, sequence);
    const TuObject *after = owner == NULL ? NULL : tu_model_find_same(render->to, owner);

    return after != NULL && ((const TuColumn *)after)->identity != NULL &&
           ((const TuColumn *)owner)->identity == NULL &&
           tu_model_find_same(render->to, &sequence->obj) == NULL;
}

const char *
tu_pg_set_owned_aside(TuRender *render, const TuColumn *from)
{
    const TuObject *table = from->obj.parent;

    for (size_t i = 0; table != NULL && i < table->owned.count; i++) {
        const TuObject *object = table->owned.items[i];
        const char *aside;
        TuBuf name = TU_BUF_INIT;

        if (owner_column(render->from, (const TuSequence *)object) != &from->obj ||
            !yields_to_identity(render, (const TuSequence *)object))
            continue;
        aside = tu_name_aside(render, object);
        tu_pg_rename(render, object, "SEQUENCE", aside);
        tu_sql_name(&name, &tu_dialect_pg, object->schema, aside);
        aside = tu_buf_dup(&name, render->plan->arena);
        tu_buf_release(&name);
        if (aside != NULL)
            tu_pg_say(render, object, "ALTER SEQUENCE %s OWNED BY NONE", aside);
        return aside;
    }
    return NULL;
}

/* The sequence of a column with rows goes on behind their values. */
static void
follow_rows(TuRender *render, const TuSequence *sequence, const TuObject *owner)
{
    const TuColumn *before = column_before(render, owner);
    TuBuf name = TU_BUF_INIT, literal = TU_BUF_INIT;

    if (before == NULL || before->type == NULL || !tu_pg_comparable(before->type, "bigint") ||
        (sequence->increment != NULL && sequence->increment[0] == '-'))
        return;
    tu_pg_put(&name, "%N", &sequence->obj);
    tu_pg_put(&literal, "%L", name.s);
    tu_pg_catch_up(render, (const TuColumn *)owner, literal.s,
                   sequence->start != NULL ? sequence->start : sequence->min);
    tu_buf_release(&name);
    tu_buf_release(&literal);
}

/* The numbering of the identity that it replaces. */
static void
go_on(TuRender *render, const TuSequence *sequence, const TuObject *owner, const char *old)
{
    TuBuf name = TU_BUF_INIT, literal = TU_BUF_INIT;

    tu_pg_put(&name, "%N", &sequence->obj);
    tu_pg_put(&literal, "%L", name.s);
    tu_pg_go_on(render, (const TuColumn *)owner,
                &(TuPgNumbering){literal.s,
                                 sequence->start != NULL ? sequence->start : sequence->min,
                                 sequence->increment != NULL && sequence->increment[0] == '-'},
                old);
    tu_buf_release(&name);
    tu_buf_release(&literal);
}

/* ---- create, drop ---- */

/* What the engine gives a sequence of this type and direction anyway. */
static bool
is_default_max(const TuSequence *sequence)
{
    const char *type = sequence->type == NULL ? "bigint" : sequence->type;
    const char *most = strcmp(type, "smallint") == 0  ? "32767"
                       : strcmp(type, "integer") == 0 ? "2147483647"
                                                      : "9223372036854775807";

    return sequence->max != NULL && strcmp(sequence->max, most) == 0;
}

static void
put_limits(TuBuf *sql, const TuSequence *sequence)
{
    bool down = sequence->increment != NULL && sequence->increment[0] == '-';

    if (!tu_pg_same(sequence->increment, "1"))
        put_number(sql, "INCREMENT BY", sequence->increment);
    if (down || !tu_pg_same(sequence->min, "1"))
        put_number(sql, "MINVALUE", sequence->min);
    if (down || !is_default_max(sequence))
        put_number(sql, "MAXVALUE", sequence->max);
    if (!tu_pg_same(sequence->start, down ? sequence->max : sequence->min))
        put_number(sql, "START WITH", sequence->start);
    if (!tu_pg_same(sequence->cache, "1"))
        put_number(sql, "CACHE", sequence->cache);
}

static void
create_sequence(TuRender *render, const TuObject *object)
{
    const TuSequence *sequence = (const TuSequence *)object;
    const TuObject *owner = owner_column(render->to, sequence);
    const char *aside = NULL;
    TuBuf sql = TU_BUF_INIT;

    if (replaces_identity(render, sequence)) /* its own sequence may have this one's name */
        aside = tu_pg_identity_aside(render, column_before(render, owner), object);
    tu_pg_put(&sql, "CREATE %sSEQUENCE %N", sequence->unlogged ? "UNLOGGED " : "", object);
    if (!tu_pg_same(sequence->type, "bigint"))
        put_number(&sql, "AS", sequence->type);
    put_limits(&sql, sequence);
    if (sequence->cycle)
        tu_buf_add(&sql, " CYCLE");
    tu_pg_say_buf(render, object, &sql);
    if (aside != NULL) {
        go_on(render, sequence, owner, aside);
        tu_pg_clause(render, owner, owner->parent, "ALTER COLUMN %C DROP IDENTITY", owner);
        set_owner(render, sequence);
    } else if (owner != NULL && tu_pg_existed(render, owner)) {
        set_owner(render, sequence);
        follow_rows(render, sequence, owner);
    }
    tu_pg_comment(render, object);
}

static void
drop_sequence(TuRender *render, const TuObject *object)
{
    const TuObject *owner = owner_column(render->from, (const TuSequence *)object);

    /* It goes with the column it belongs to. */
    if (owner != NULL && tu_model_find_same(render->to, owner) == NULL)
        return;
    if (yields_to_identity(render, (const TuSequence *)object))
        return; /* dropped by the column's change */
    tu_render_hazard(render, tu_pg_drop(render, object), TU_STATEMENT_LOSES_DATA, "TU114",
                     "the current value of sequence %s is lost", object->name);
}

static TuWay
sequence_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    (void)fields;
    return TU_WAY_ALTER;
}

static void
put_changed(TuBuf *out, uint64_t fields, int field, const char *words, const char *value,
            const char *otherwise)
{
    if ((fields & TU_FIELD_BIT(field)) == 0)
        return;
    if (value != NULL)
        tu_pg_put(out, " %s %s", words, value);
    else
        tu_pg_put(out, " %s", otherwise);
}

static const char *
default_start(const TuSequence *sequence)
{
    bool down = sequence->increment != NULL && sequence->increment[0] == '-';

    if (down)
        return sequence->max != NULL ? sequence->max : "-1";
    return sequence->min != NULL ? sequence->min : "1";
}

static void
alter_owner(TuRender *render, const TuSequence *sequence)
{
    const TuObject *owner = owner_column(render->to, sequence);

    if (sequence->owned_by.table == NULL)
        tu_pg_say(render, &sequence->obj, "ALTER SEQUENCE %N OWNED BY NONE", &sequence->obj);
    else if (owner != NULL && tu_pg_existed(render, owner))
        set_owner(render, sequence);
}

static long long
number(const char *text, long long otherwise)
{
    return text == NULL ? otherwise : strtoll(text, NULL, 10);
}

/* A limit that passes the current value is refused: go forward to it first, never back. */
static void
step_forward(TuRender *render, const TuSequence *from, const TuSequence *to)
{
    bool down = number(to->increment, 1) < 0;
    bool passes = down ? number(to->max, -1) < number(from->max, -1)
                       : number(to->min, 1) > number(from->min, 1);
    TuBuf name = TU_BUF_INIT;

    if (!passes)
        return;
    tu_pg_put(&name, "%N", &to->obj);
    tu_pg_say(render, &to->obj,
              "SELECT pg_catalog.setval(%L, %s, false) FROM %N WHERE last_value %s %s", name.s,
              down ? to->max : to->min, &to->obj, down ? ">" : "<", down ? to->max : to->min);
    tu_buf_release(&name);
}

static void
alter_sequence(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
               const TuChange *whole)
{
    const TuSequence *sequence = (const TuSequence *)to;
    TuBuf sql = TU_BUF_INIT;

    (void)whole;
    if (fields & (TU_FIELD_BIT(TU_SEQUENCE_MIN) | TU_FIELD_BIT(TU_SEQUENCE_MAX)))
        step_forward(render, (const TuSequence *)from, sequence);
    put_changed(&sql, fields, TU_SEQUENCE_TYPE, "AS", sequence->type, "AS bigint");
    put_changed(&sql, fields, TU_SEQUENCE_INCREMENT, "INCREMENT BY", sequence->increment,
                "INCREMENT BY 1");
    put_changed(&sql, fields, TU_SEQUENCE_MIN, "MINVALUE", sequence->min, "NO MINVALUE");
    put_changed(&sql, fields, TU_SEQUENCE_MAX, "MAXVALUE", sequence->max, "NO MAXVALUE");
    if (fields & TU_FIELD_BIT(TU_SEQUENCE_START))
        tu_pg_put(&sql, " START WITH %s",
                  sequence->start != NULL ? sequence->start : default_start(sequence));
    put_changed(&sql, fields, TU_SEQUENCE_CACHE, "CACHE", sequence->cache, "CACHE 1");
    if (fields & TU_FIELD_BIT(TU_SEQUENCE_CYCLE))
        tu_buf_add(&sql, sequence->cycle ? " CYCLE" : " NO CYCLE");
    if (sql.len > 0)
        tu_pg_say(render, to, "ALTER SEQUENCE %N%s", to, sql.s);
    tu_buf_release(&sql);
    if (fields & TU_FIELD_BIT(TU_SEQUENCE_UNLOGGED))
        tu_pg_say(render, to, "ALTER SEQUENCE %N SET %s", to,
                  sequence->unlogged ? "UNLOGGED" : "LOGGED");
    if (fields & TU_FIELD_BIT(TU_SEQUENCE_OWNED_BY))
        alter_owner(render, sequence);
    if (fields & TU_FIELD_BIT(TU_SEQUENCE_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_sequence(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "SEQUENCE", name);
}

const TuRenderer tu_pg_sequence = {
    .create = create_sequence,
    .drop = drop_sequence,
    .way = sequence_way,
    .alter = alter_sequence,
    .rename = rename_sequence,
};
