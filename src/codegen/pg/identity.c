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
    size_t count = 0;

    tu_pg_put(out, "GENERATED %s AS IDENTITY", kind_words(column));
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

static void
catch_up(TuRender *render, const TuColumn *column)
{
    const char *increment = tu_pairs_find(&column->identity_options, "increment");
    const char *start = tu_pairs_find(&column->identity_options, "start");
    TuBuf name = TU_BUF_INIT, sequence = TU_BUF_INIT;

    if (increment != NULL && increment[0] == '-')
        return;
    tu_pg_put(&name, "%N", column->obj.parent);
    tu_pg_put(&sequence, "pg_catalog.pg_get_serial_sequence(%L, %L)", name.s, column->obj.name);
    tu_pg_catch_up(render, column, sequence.s,
                   start != NULL ? start : tu_pairs_find(&column->identity_options, "min"));
    tu_buf_release(&name);
    tu_buf_release(&sequence);
}

static void
alter_options(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    TuBuf clause = TU_BUF_INIT;

    tu_pg_put(&clause, "ALTER COLUMN %C", &to->obj);
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
    tu_pg_clause_buf(render, &to->obj, to->obj.parent, &clause);
}

void
tu_pg_identity_changed(TuRender *render, const TuColumn *from, const TuColumn *to)
{
    if (from->identity != NULL && to->identity != NULL) {
        alter_options(render, from, to);
    } else if (to->identity != NULL) {
        TuBuf clause = TU_BUF_INIT;

        tu_pg_drop_owned(render, from);
        tu_pg_put(&clause, "ALTER COLUMN %C ADD ", &to->obj);
        tu_pg_put_identity(&clause, to);
        tu_pg_clause_buf(render, &to->obj, to->obj.parent, &clause);
        catch_up(render, to);
    } else if (!tu_pg_takes_over(render, to)) {
        tu_pg_clause(render, &to->obj, to->obj.parent, "ALTER COLUMN %C DROP IDENTITY", &to->obj);
    }
}
