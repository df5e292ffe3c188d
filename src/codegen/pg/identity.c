/* Identity columns: the clause, and the ways from and to one. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <stdlib.h>
#include <string.h>

/* Option of a model -> words of SQL, and the words for its default. */
static const struct Option {
    const char *name, *words, *otherwise;
} options[] = {
    {"start", "START WITH", "START WITH 1"}, {"increment", "INCREMENT BY", "INCREMENT BY 1"},
    {"min", "MINVALUE", "NO MINVALUE"},      {"max", "MAXVALUE", "NO MAXVALUE"},
    {"cache", "CACHE", "CACHE 1"},           {"cycle", "CYCLE", "NO CYCLE"},
};

static bool
is_cycle(const struct Option *option)
{
    return strcmp(option->name, "cycle") == 0;
}

static void
put_option(TuBuf *out, const struct Option *option, const char *value)
{
    if (value == NULL || (is_cycle(option) && strcmp(value, "false") == 0))
        tu_buf_add(out, option->otherwise);
    else if (is_cycle(option))
        tu_buf_add(out, option->words);
    else
        tu_pg_put(out, "%s %s", option->words, value);
}

static const char *
kind_words(const TuColumn *column)
{
    return strcmp(column->identity, "always") == 0 ? "ALWAYS" : "BY DEFAULT";
}

void
tu_pg_put_identity(TuBuf *out, const TuColumn *column)
{
    const char *sequence = tu_pairs_find(&column->identity_options, "sequence");
    size_t count = 0;

    tu_pg_put(out, "GENERATED %s AS IDENTITY", kind_words(column));
    if (sequence != NULL) {
        count++;
        tu_buf_add(out, " (SEQUENCE NAME ");
        tu_sql_name(out, &tu_dialect_pg, column->obj.parent->schema, sequence);
    }
    for (size_t i = 0; i < TU_LEN(options); i++) {
        const char *value = tu_pairs_find(&column->identity_options, options[i].name);

        if (value == NULL)
            continue;
        tu_buf_add(out, count++ == 0 ? " (" : " ");
        put_option(out, &options[i], value);
    }
    if (count > 0)
        tu_buf_addc(out, ')');
}

/* New numbering starts at its first value whatever the rows hold: move it behind them. */
void
tu_pg_catch_up(TuRender *render, const TuColumn *column, const char *sequence, const char *start)
{
    const TuObject *object = &column->obj, *table = column->obj.parent;

    tu_pg_say(render, object,
              "SELECT pg_catalog.setval(%s, max(%C) + 1, false) FROM %N HAVING max(%C) >= %s",
              sequence, object, table, object, start == NULL ? "1" : start);
}

static bool
counts_down(const TuColumn *column)
{
    const char *increment = tu_pairs_find(&column->identity_options, "increment");

    return increment != NULL && increment[0] == '-';
}

static const char *
first_value(const TuColumn *column)
{
    const char *start = tu_pairs_find(&column->identity_options, "start");

    return start != NULL ? start : tu_pairs_find(&column->identity_options, "min");
}

static void
put_own_sequence(TuBuf *out, const TuColumn *column)
{
    TuBuf name = TU_BUF_INIT;

    tu_pg_put(&name, "%N", column->obj.parent);
    tu_pg_put(out, "pg_catalog.pg_get_serial_sequence(%L, %L)", name.s, column->obj.name);
    tu_buf_release(&name);
}

void
tu_pg_identity_catch_up(TuRender *render, const TuColumn *column)
{
    TuBuf sequence = TU_BUF_INIT;

    if (counts_down(column))
        return;
    put_own_sequence(&sequence, column);
    tu_pg_catch_up(render, column, sequence.s, first_value(column));
    tu_buf_release(&sequence);
}

void
tu_pg_go_on(TuRender *render, const TuColumn *column, const TuPgNumbering *numbering,
            const char *old)
{
    const TuObject *object = &column->obj, *table = column->obj.parent;
    const char *first = numbering->first != NULL ? numbering->first : "1";

    if (numbering->down) {
        tu_pg_say(render, object, "SELECT pg_catalog.setval(%s, last_value, is_called) FROM %s",
                  numbering->sequence, old);
        return;
    }
    tu_pg_say(render, object,
              "SELECT pg_catalog.setval(%s, last_value, is_called) FROM %s"
              " WHERE last_value >= %s",
              numbering->sequence, old, first);
    tu_pg_say(render, object,
              "SELECT pg_catalog.setval(%s, max(%C) + 1, false) FROM %N"
              " HAVING max(%C) >= %s AND max(%C) > (SELECT last_value FROM %s)",
              numbering->sequence, object, table, object, first, object, old);
}

/* The numbering of a sequence that was put aside goes on in the column's own. */
static void
replace_sequence(TuRender *render, const TuColumn *column, const char *old)
{
    TuBuf sequence = TU_BUF_INIT;

    put_own_sequence(&sequence, column);
    tu_pg_go_on(render, column,
                &(TuPgNumbering){sequence.s, first_value(column), counts_down(column)}, old);
    tu_pg_say(render, &column->obj, "DROP SEQUENCE %s", old);
    tu_buf_release(&sequence);
}

void
tu_pg_identity_sequence(TuBuf *out, const TuColumn *column)
{
    const char *name = tu_pairs_find(&column->identity_options, "sequence");

    if (name != NULL)
        tu_buf_add(out, name);
    else
        tu_pg_sequence_name(out, column->obj.parent->name, column->obj.name);
}

const char *
tu_pg_identity_aside(TuRender *render, const TuColumn *from, const TuObject *successor)
{
    const TuObject *table = from->obj.parent;
    TuBuf name = TU_BUF_INIT, path = TU_BUF_INIT;
    const char *aside;

    tu_pg_identity_sequence(&name, from);
    aside = name.s;
    tu_sql_name(&path, &tu_dialect_pg, table->schema, name.s);
    if (strcmp(name.s, successor->name) == 0 && strcmp(table->schema, successor->schema) == 0) {
        aside = tu_name_aside(render, successor);
        tu_pg_say(render, successor, "ALTER SEQUENCE %s RENAME TO %I", path.s,
                  aside != NULL ? aside : "");
        tu_buf_clear(&path);
        tu_sql_name(&path, &tu_dialect_pg, table->schema, aside != NULL ? aside : "");
    }
    aside = tu_buf_dup(&path, render->plan->arena);
    tu_buf_release(&name);
    tu_buf_release(&path);
    return aside != NULL ? aside : "";
}

/* It keeps its name when its table or column is renamed. */
static void
rename_sequence(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    TuBuf old = TU_BUF_INIT, new = TU_BUF_INIT, name = TU_BUF_INIT;

    tu_pg_identity_sequence(&old, from);
    tu_pg_identity_sequence(&new, to);
    if (!tu_pg_same(old.s, new.s)) {
        tu_sql_name(&name, &tu_dialect_pg, to->obj.parent->schema, old.s);
        tu_pg_say(render, &to->obj, "ALTER SEQUENCE %s RENAME TO %I", name.s, new.s);
    }
    tu_buf_release(&old);
    tu_buf_release(&new);
    tu_buf_release(&name);
}

static void
alter_options(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    TuBuf clause = TU_BUF_INIT;
    size_t bare;

    rename_sequence(render, from, to);
    tu_pg_put(&clause, "ALTER COLUMN %C", &to->obj);
    bare = clause.len;
    if (!tu_pg_same(from->identity, to->identity))
        tu_pg_put(&clause, " SET GENERATED %s", kind_words(to));
    for (size_t i = 0; i < TU_LEN(options); i++) {
        const char *old = tu_pairs_find(&from->identity_options, options[i].name);
        const char *new = tu_pairs_find(&to->identity_options, options[i].name);

        if (tu_pg_same(old, new))
            continue;
        tu_buf_add(&clause, " SET ");
        put_option(&clause, &options[i], new);
    }
    if (clause.len > bare)
        tu_pg_clause_buf(render, &to->obj, to->obj.parent, &clause);
    else
        tu_buf_release(&clause);
}

void
tu_pg_identity_changed(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    if (from->identity != NULL && to->identity != NULL) {
        alter_options(render, from, to);
    } else if (to->identity != NULL) {
        const char *old = tu_pg_set_owned_aside(render, from);
        TuBuf clause = TU_BUF_INIT;

        tu_pg_put(&clause, "ALTER COLUMN %C ADD ", &to->obj);
        tu_pg_put_identity(&clause, to);
        tu_pg_clause_buf(render, &to->obj, to->obj.parent, &clause);
        if (old != NULL)
            replace_sequence(render, to, old);
        else
            tu_pg_identity_catch_up(render, to);
    } else if (!tu_pg_takes_over(render, to)) {
        TuStatement *statement = tu_pg_clause(render, &to->obj, to->obj.parent,
                                              "ALTER COLUMN %C DROP IDENTITY", &to->obj);

        tu_render_hazard(render, statement, TU_STATEMENT_LOSES_DATA, "TU114",
                         "the current value of the numbering of %s.%s is lost",
                         to->obj.parent->name, to->obj.name);
        /* The engine looks at a new type before it runs any clause of the same statement. */
        if (statement != NULL && !tu_pg_same(from->type, to->type))
            statement->merge = NULL;
    }
}
