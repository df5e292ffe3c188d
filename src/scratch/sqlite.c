/* Scratch databases of SQLite, and what SQLite itself says about its tables: an answer that does
 * not pass through our reading of CREATE texts. */
#include "config.h"

#include <string.h>

#include "scratch/server.h"
#include "sql/lex.h"

/* Table, fact, and texts that are compared in their canonical form. The order of columns, the names
 * of the indexes behind constraints and the case of names are no part of it. */
#define TABLES                                                                  \
    "(SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND" \
    " type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\') m"
static const char *const queries[] = {
    "SELECT m.name, 'without rowid ' || m.wr || ', strict ' || m.strict FROM " TABLES,

    "SELECT m.name, 'column ' || lower(x.name) || ', key ' || x.pk || ', not null ' ||"
    " x.\"notnull\" || ', hidden ' || x.hidden, x.type, x.dflt_value"
    " FROM " TABLES ", pragma_table_xinfo(m.name, 'main') x",

    "SELECT name, 'foreign key ' || group_concat(pair) || ' to ' || target || ', ' || rest"
    " FROM (SELECT m.name AS name, f.id AS id, lower(f.\"table\") AS target,"
    " lower(f.\"from\") || '>' || coalesce(lower(f.\"to\"), '') AS pair,"
    " f.on_update || ', ' || f.on_delete || ', ' || f.match AS rest"
    " FROM " TABLES ", pragma_foreign_key_list(m.name, 'main') f"
    " ORDER BY m.name, f.id, f.seq) GROUP BY name, id",

    "SELECT name, CASE origin WHEN 'c' THEN 'index ' || lower(idx) ELSE 'constraint' END ||"
    " ', unique ' || uniq || ', partial ' || part || ', on ' || group_concat(term)"
    " FROM (SELECT m.name AS name, i.name AS idx, i.origin AS origin, i.\"unique\" AS uniq,"
    " i.partial AS part, coalesce(lower(x.name), 'expression') || ' ' || x.\"desc\" || ' ' ||"
    " lower(x.coll) AS term"
    " FROM " TABLES ", pragma_index_list(m.name, 'main') i,"
    " pragma_index_xinfo(i.name, 'main') x"
    " WHERE x.key ORDER BY m.name, i.name, x.seqno) GROUP BY name, idx",
};

typedef struct Facts {
    const TuDumpOptions *options;
    TuArena *arena;
    TuPairs *entries;
} Facts;

static bool
left_out(const TuDumpOptions *options, const char *table)
{
    const TuPairs *relations = options ? options->relations : NULL;
    for (size_t i = 0; relations && i < relations->count; i++) {
        if (strcmp(relations->items[i].value, table) == 0)
            return true;
    }
    return false;
}

static TuStatus
take_fact(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Facts *facts = data;
    TuBuf line = TU_BUF_INIT, title = TU_BUF_INIT;
    (void)query;
    if (left_out(facts->options, values[0]))
        return TU_OK;
    tu_buf_add(&line, values[1]);
    for (size_t i = 2; i < count; i++) {
        TuBuf form = TU_BUF_INIT;
        const char *text = i == 2 ? values[i] : tu_sqlite_default(values[i], facts->arena);
        tu_sqlite_form(&form, text ? text : "", NULL, NULL);
        tu_buf_addf(&line, ", %s %s", i == 2 ? "type" : "default", form.s);
        line.failed |= form.failed;
        tu_buf_release(&form);
    }
    tu_buf_addc(&line, '\n');
    tu_buf_addf(&title, "TABLE main.%s", values[0]);
    for (size_t i = 0; i < title.len; i++)
        title.s[i] =
            (char)(title.s[i] >= 'A' && title.s[i] <= 'Z' && i > 4 ? title.s[i] + 32 : title.s[i]);
    tu_pairs_add(facts->entries, facts->arena, tu_buf_dup(&title, facts->arena),
                 tu_buf_dup(&line, facts->arena));
    tu_buf_release(&title);
    tu_buf_release(&line);
    return tu_arena_failed(facts->arena) ? tu_error_nomem(err) : TU_OK;
}

static TuStatus
render(TuConn *conn, const TuDumpOptions *options, TuArena *arena, TuPairs *entries, TuError *err)
{
    Facts facts = {options, arena, entries};
    return tu_conn_batch(conn, NULL, queries, TU_LEN(queries), NULL, take_fact, &facts, err);
}

const TuScratchEngine tu_scratch_sqlite = {
    .dialect = &tu_dialect_sqlite,
    .url = "sqlite::memory:",
    .environment = "SELECT sqlite_source_id() || (SELECT group_concat(compile_options, ' ') FROM"
                   " pragma_compile_options)",
    .render = render,
};
