/* A SQLite database → model: three set-based queries, whatever the number of objects. What the
 * pragmas do not tell is read from the stored CREATE texts. */
#include "config.h"

#include "introspect/sqlite/load.h"

#include <string.h>

#include "introspect/introspect_dialects.h"
#include "model/part.h"
#include "sql/lex.h"

/* Tables that SQLite keeps for itself are left out everywhere. "main" is said at each place: an
 * attached or temporary table of the same name must not answer. */
static const char *const queries[] = {
    "SELECT name, type FROM pragma_table_list WHERE schema = 'main'",

    "SELECT type, name, tbl_name, sql, rootpage FROM main.sqlite_schema"
    " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " ORDER BY type = 'view', type = 'trigger', type = 'index', name",

    "SELECT m.name, x.name, x.type, x.\"notnull\""
    " FROM main.sqlite_schema m, pragma_table_xinfo(m.name, 'main') x"
    " WHERE m.type = 'table' AND m.rootpage > 0 AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " ORDER BY m.name, x.cid",
};

const char *
tu_sqlite_fold(TuSqliteLoad *load, const char *name)
{
    char *copy = tu_arena_strdup(load->scratch, name);
    for (char *c = copy; c && *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c + ('a' - 'A'));
    }
    return copy ? copy : "";
}

static void
take_kind(TuSqliteLoad *load, const char *const *values)
{
    tu_map_put(load->kinds, tu_sqlite_fold(load, values[0]),
               tu_arena_strdup(load->scratch, values[1]));
}

static void
take_entry(TuSqliteLoad *load, const char *const *values)
{
    TuArena *arena = load->model->arena;
    const char *folded = tu_sqlite_fold(load, values[1]);
    const char *kind = tu_map_find(load->kinds, folded);
    bool table = strcmp(values[0], "table") == 0;
    if (table && kind && strcmp(kind, "shadow") == 0)
        return; /* comes and goes with its virtual table */
    TuSqliteEntry *entry = TU_NEW(load->scratch, TuSqliteEntry);
    if (!entry)
        return;
    entry->type = tu_arena_strdup(load->scratch, values[0]);
    entry->name = tu_arena_strdup(arena, values[1]);
    entry->table = tu_arena_strdup(load->scratch, values[2] ? values[2] : "");
    entry->sql = tu_arena_strdup(arena, values[3]);
    entry->virtual_table = table && values[4] && strcmp(values[4], "0") == 0;
    tu_vec_add(&load->entries, load->scratch, entry);
    if (table)
        tu_map_put(load->tables, folded, entry);
}

static void
take_column(TuSqliteLoad *load, const char *const *values)
{
    TuSqliteEntry *entry = tu_map_find(load->tables, tu_sqlite_fold(load, values[0]));
    TuSqliteXinfo *column = entry ? TU_NEW(load->scratch, TuSqliteXinfo) : NULL;
    if (!column)
        return;
    column->name = tu_arena_strdup(load->scratch, values[1]);
    column->type = values[2] && *values[2] ? tu_arena_strdup(load->model->arena, values[2]) : NULL;
    column->not_null = values[3] && strcmp(values[3], "0") != 0;
    tu_vec_add(&entry->xinfo, load->scratch, column);
}

static TuStatus
take_row(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    static void (*const takers[])(TuSqliteLoad *, const char *const *) = {take_kind, take_entry,
                                                                          take_column};
    TuSqliteLoad *load = data;
    (void)count;
    takers[query](load, values);
    return tu_model_failed(load->model) || tu_arena_failed(load->scratch) ? tu_error_nomem(err)
                                                                          : TU_OK;
}

static void
build(TuSqliteLoad *load)
{
    static const struct {
        const char *type;
        void (*load)(TuSqliteLoad *, const TuSqliteEntry *);
    } loaders[] = {
        /* In this order: a trigger may stand on a view. */
        {"table", tu_sqlite_load_table},
        {"view", tu_sqlite_load_view},
        {"index", tu_sqlite_load_index},
        {"trigger", tu_sqlite_load_trigger},
    };
    for (size_t i = 0; i < TU_LEN(loaders); i++) {
        for (size_t j = 0; j < load->entries.count; j++) {
            const TuSqliteEntry *entry = load->entries.items[j];
            if (strcmp(entry->type, loaders[i].type) == 0)
                loaders[i].load(load, entry);
        }
    }
    tu_sqlite_load_needs(load);
}

static TuStatus
index_model(TuSqliteLoad *load, TuError *err)
{
    const TuObject *twice = tu_model_index(load->model);
    if (tu_model_failed(load->model) || tu_arena_failed(load->scratch) ||
        tu_map_failed(load->relations) || tu_map_failed(load->tables) || tu_map_failed(load->kinds))
        return tu_error_nomem(err);
    if (!twice)
        return TU_OK;
    TuBuf what = TU_BUF_INIT;
    tu_object_describe(&what, twice);
    tu_error_set(err, TU_ERR_INTERNAL, "%s is in the catalog twice", what.s);
    tu_buf_release(&what);
    return TU_ERR_INTERNAL;
}

static TuStatus
load_all(TuSqliteLoad *load, TuConn *conn, TuError *err)
{
    TuStatus st = tu_conn_batch(conn, NULL, queries, TU_LEN(queries), NULL, take_row, load, err);
    if (st != TU_OK)
        return st;
    build(load);
    if (!tu_model_arrange(load->model))
        return tu_error_nomem(err);
    return index_model(load, err);
}

TuStatus
tu_introspect_sqlite(TuConn *conn, TuModel **out, TuError *err)
{
    *out = NULL;
    TuModel *model = tu_model_new();
    if (!model)
        return tu_error_nomem(err);
    model->dialect = tu_dialect_sqlite.name;
    model->default_schema = tu_dialect_sqlite.default_schema;
    model->server_version = tu_arena_strdup(model->arena, tu_conn_server_version(conn));
    model->canonical = tu_sqlite_canonical;
    model->fold_names = true;
    model->alters = tu_sqlite_probe();
    TuSqliteLoad load = {.model = model,
                         .tables = tu_map_new(),
                         .relations = tu_map_new(),
                         .kinds = tu_map_new(),
                         .scratch = tu_arena_new()};
    TuStatus st = load_all(&load, conn, err);
    tu_map_free(load.tables);
    tu_map_free(load.relations);
    tu_map_free(load.kinds);
    tu_arena_free(load.scratch);
    if (st == TU_OK)
        *out = model;
    else
        tu_model_free(model);
    return st;
}
