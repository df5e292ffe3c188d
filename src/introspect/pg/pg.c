/* Reading a PostgreSQL database: one batch in one read-only snapshot, rows handed to the function
 * of their query, and what was read so far, found by OID. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/compat.h"
#include "model/part.h"

/* Everything that shapes deparsed text is pinned: two databases with other settings must give the
 * same text. Names come out qualified through the empty search_path. */
#define SETTINGS                                                                      \
    "SET LOCAL search_path = ''; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'; "  \
    "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL lock_timeout = '10s'; " \
    "SET LOCAL statement_timeout = '10min'; SET LOCAL datestyle = 'ISO, MDY'; "       \
    "SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'; "              \
    "SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'; "              \
    "SET LOCAL quote_all_identifiers = off; SET LOCAL standard_conforming_strings = on"

const char tu_pgcat_preamble[] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " SETTINGS;
static const char epilogue_own[] = "COMMIT";
/* Inside a transaction of the caller the settings go with the savepoint. */
static const char preamble_inner[] = "SAVEPOINT tu_introspect; " SETTINGS;
static const char epilogue_inner[] =
    "ROLLBACK TO SAVEPOINT tu_introspect; RELEASE SAVEPOINT tu_introspect";

/* ---- what was read ---- */

static uint64_t
object_key(uint32_t catalog, uint32_t oid)
{
    return (uint64_t)catalog << 32 | oid;
}

TuBuf *
tu_pgcat_text(TuPgcatReader *reader)
{
    reader->failed |= reader->buf.failed;
    tu_buf_clear(&reader->buf);
    return &reader->buf;
}

void
tu_pgcat_put(TuPgcatReader *reader, uint32_t catalog, uint32_t oid, TuObject *object)
{
    tu_map_put_id(reader->objects, object_key(catalog, oid), object);
}

TuObject *
tu_pgcat_get(const TuPgcatReader *reader, uint32_t catalog, uint32_t oid)
{
    return tu_map_find_id(reader->objects, object_key(catalog, oid));
}

bool
tu_pgcat_is_member(const TuPgcatReader *reader, uint32_t catalog, uint32_t oid)
{
    const TuObject *known = reader->has_members ? tu_pgcat_get(reader, catalog, oid) : NULL;
    return known && known->kind == TU_KIND_EXTENSION;
}

TuPgcatRel *
tu_pgcat_rel(TuPgcatReader *reader, uint32_t oid)
{
    if (!reader->last_rel || reader->last_rel->oid != oid) {
        TuPgcatRel *rel = tu_map_find_id(reader->rels, oid);
        if (!rel)
            return NULL;
        reader->last_rel = rel;
    }
    return reader->last_rel;
}

TuObject *
tu_pgcat_type_object(const TuPgcatReader *reader, uint32_t oid)
{
    const TuPgcatType *type = tu_map_find_id(reader->types, oid);
    if (type && type->element)
        return tu_pgcat_type_object(reader, type->element);
    return tu_pgcat_get(reader, TU_PGCAT_TYPE, oid);
}

const char *
tu_pgcat_schema(const TuPgcatReader *reader, uint32_t oid)
{
    return tu_map_find_id(reader->schemas, oid);
}

const char *
tu_pgcat_name(const TuPgcatReader *reader, uint32_t catalog, uint32_t oid)
{
    return tu_map_find_id(reader->names, object_key(catalog, oid));
}

/* Functions of extensions are not read, but counted with the members; aggregates are both. */
static void
count_member(TuModel *model, TuKind kind)
{
    model->of_extensions[kind]++;
    if (kind == TU_KIND_AGGREGATE)
        model->of_extensions[TU_KIND_FUNCTION]--;
}

TuObject *
tu_pgcat_add(TuPgcatReader *reader, TuKind kind, uint32_t catalog, uint32_t oid, uint32_t schema,
             const char *name)
{
    const char *schema_name = tu_pgcat_schema(reader, schema);
    if (schema_name && tu_pgcat_is_member(reader, catalog, oid))
        count_member(reader->model, kind);
    if (!schema_name || tu_pgcat_is_member(reader, catalog, oid))
        return NULL;
    TuObject *object = tu_model_add(reader->model, kind, schema_name, name, NULL);
    if (!object)
        return NULL;
    tu_pgcat_put(reader, catalog, oid, object);
    tu_object_need(reader->model, object, tu_pgcat_get(reader, TU_PGCAT_NAMESPACE, schema));
    return object;
}

TuObject *
tu_pgcat_add_alone(TuPgcatReader *reader, TuKind kind, uint32_t catalog, uint32_t oid,
                   const char *name)
{
    if (tu_pgcat_is_member(reader, catalog, oid))
        return NULL;
    TuObject *object =
        tu_model_add(reader->model, kind, NULL, tu_arena_strdup(reader->arena, name), NULL);
    if (object)
        tu_pgcat_put(reader, catalog, oid, object);
    return object;
}

TuObject *
tu_pgcat_add_child(TuPgcatReader *reader, TuKind kind, uint32_t catalog, uint32_t oid,
                   TuPgcatRel *rel, const char *name)
{
    if (!rel || !rel->obj || tu_pgcat_is_member(reader, catalog, oid))
        return NULL;
    TuObject *object = tu_model_add(reader->model, kind, rel->schema,
                                    tu_arena_strdup(reader->arena, name), rel->obj);
    if (object)
        tu_pgcat_put(reader, catalog, oid, object);
    return object;
}

TuNames
tu_pgcat_column_names(TuPgcatReader *reader, const TuPgcatRel *rel, const char *numbers,
                      size_t first, size_t count, TuObject *with)
{
    uint32_t keys[TU_PGCAT_MAX_KEYS];
    size_t found = tu_pgcat_numbers(numbers, keys, TU_PGCAT_MAX_KEYS);
    TuNames names = {0};
    for (size_t i = first; i < found && i - first < count && i < TU_PGCAT_MAX_KEYS; i++) {
        if (keys[i] == 0 || keys[i] > rel->attr_count || !rel->attrs[keys[i] - 1].name)
            continue;
        const TuPgcatAttr *attr = &rel->attrs[keys[i] - 1];
        tu_names_add(&names, reader->arena, attr->name);
        if (with)
            tu_object_need(reader->model, with, attr->column);
    }
    return names;
}

void
tu_pgcat_unmodelled(TuPgcatReader *reader, const char *what, const char *fmt, ...)
{
    TuBuf *name = &reader->buf;
    va_list args;
    tu_pgcat_text(reader);
    va_start(args, fmt);
    for (; *fmt; fmt++) { /* %s a name that may need quotes, the rest as it is */
        if (fmt[0] == '%' && fmt[1] == 's') {
            tu_sql_ident(name, &tu_dialect_pg, va_arg(args, const char *));
            fmt++;
        } else {
            tu_buf_addc(name, *fmt);
        }
    }
    va_end(args);
    tu_model_add_unmodelled(reader->model, what, tu_buf_dup(name, reader->arena));
    tu_pgcat_text(reader);
}

/* ---- the text of a query ---- */

/* The end of "new|old}" and the bar between them. */
static const char *
find_end(const char *at, const char **bar)
{
    int depth = 0;
    *bar = NULL;
    for (; *at; at++) {
        if (*at == '{')
            depth++;
        else if (*at == '}' && depth-- == 0)
            return at;
        else if (*at == '|' && at[1] != '|' && at[-1] != '|' && depth == 0)
            *bar = at;
    }
    return NULL;
}

void
tu_pgcat_query_text(TuBuf *out, const TuPgcatQuery *query, int major)
{
    for (const char *at = query->sql; *at;) {
        char *brace = NULL;
        long version = *at == '@' ? strtol(at + 1, &brace, 10) : 0;
        const char *bar = NULL;
        const char *end = version > 0 && *brace == '{' ? find_end(brace + 1, &bar) : NULL;
        if (!end || !bar) {
            tu_buf_addc(out, *at++);
            continue;
        }
        if (major >= version)
            tu_buf_addn(out, brace + 1, (size_t)(bar - brace - 1));
        else
            tu_buf_addn(out, bar + 1, (size_t)(end - bar - 1));
        at = end + 1;
    }
}

/* ---- the run ---- */

static bool
reader_failed(const TuPgcatReader *reader)
{
    const TuMap *maps[] = {reader->objects,  reader->schemas,      reader->names,
                           reader->types,    reader->column_types, reader->rels,
                           reader->interned, reader->check_names};
    for (size_t i = 0; i < TU_LEN(maps); i++)
        if (tu_map_failed(maps[i]))
            return true;
    return reader->failed || reader->buf.failed || tu_model_failed(reader->model) ||
           tu_arena_failed(reader->scratch);
}

static TuStatus
take_row(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuPgcatReader *reader = data;
    if (query >= tu_pgcat_query_count || count != tu_pgcat_queries[query].columns)
        return tu_error_set(err, TU_ERR_INTERNAL, "catalog query %s gave %zu columns",
                            query < tu_pgcat_query_count ? tu_pgcat_queries[query].name : "?",
                            count);
    TuStatus status = tu_pgcat_queries[query].row(reader, values, err);
    if (status != TU_OK && reader_failed(reader)) /* which explains whatever is missing */
        return tu_error_nomem(err);
    if (status != TU_OK)
        tu_error_context(err, "reading %s", tu_pgcat_queries[query].name);
    return status;
}

static TuStatus
reader_init(TuPgcatReader *reader, const TuConn *conn, TuError *err)
{
    *reader = (TuPgcatReader){.buf = TU_BUF_INIT,
                              .model = tu_model_new(),
                              .scratch = tu_arena_new(),
                              .objects = tu_map_new(),
                              .schemas = tu_map_new(),
                              .names = tu_map_new(),
                              .types = tu_map_new(),
                              .column_types = tu_map_new(),
                              .rels = tu_map_new(),
                              .interned = tu_map_new(),
                              .check_names = tu_map_new()};
    if (reader_failed(reader))
        return tu_error_nomem(err);
    const char *version = tu_conn_server_version(conn);
    reader->arena = reader->model->arena;
    reader->major = tu_pgcat_int(version);
    reader->scratch_database = conn->scratch;
    reader->no_handlers = conn->no_handlers;
    reader->model->dialect = tu_dialect_pg.name;
    reader->model->server_version = tu_arena_strdup(reader->arena, version);
    reader->model->default_schema = "public";
    return TU_OK;
}

static void
reader_release(TuPgcatReader *reader)
{
    tu_buf_release(&reader->buf);
    tu_map_free(reader->objects);
    tu_map_free(reader->schemas);
    tu_map_free(reader->names);
    tu_map_free(reader->types);
    tu_map_free(reader->column_types);
    tu_map_free(reader->rels);
    tu_map_free(reader->interned);
    tu_map_free(reader->check_names);
    tu_arena_free(reader->scratch);
}

static TuStatus
run_batch(TuConn *conn, TuPgcatReader *reader, TuError *err)
{
    const char **texts = TU_NEW_N(reader->scratch, const char *, tu_pgcat_query_count);
    for (size_t i = 0; texts && i < tu_pgcat_query_count; i++) {
        tu_pgcat_text(reader);
        tu_pgcat_query_text(&reader->buf, &tu_pgcat_queries[i], reader->major);
        texts[i] = tu_buf_dup(&reader->buf, reader->scratch);
    }
    tu_pgcat_text(reader);
    if (reader_failed(reader))
        return tu_error_nomem(err);
    bool inner = tu_conn_in_transaction(conn);
    TuStatus status =
        tu_conn_batch(conn, inner ? preamble_inner : tu_pgcat_preamble, texts, tu_pgcat_query_count,
                      inner ? epilogue_inner : epilogue_own, take_row, reader, err);
    if (status != TU_OK && status != TU_ERR_LOST && !inner && tu_conn_in_transaction(conn))
        tu_conn_exec(conn, "ROLLBACK", NULL);
    return status;
}

static int
compare_children(const void *a, const void *b)
{
    const TuObject *left = a, *right = b;
    if (left->kind == TU_KIND_COLUMN || right->kind == TU_KIND_COLUMN)
        return (right->kind == TU_KIND_COLUMN) - (left->kind == TU_KIND_COLUMN);
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    return strcmp(left->name, right->name);
}

/* Rows come as they lie in the catalogs; what is read does not show it. Columns are in the order
 * of their positions, everything else in that of names. */
static TuStatus
put_in_order(TuPgcatReader *reader, TuError *err)
{
    TuVec *objects = &reader->model->objects;
    for (size_t i = 0; i < objects->count; i++)
        tu_vec_sort(&((TuObject *)objects->items[i])->children, compare_children);
    for (size_t i = 0; i < reader->late_rels.count; i++)
        tu_pgcat_order_columns(reader, reader->late_rels.items[i]);
    if (reader_failed(reader) || !tu_model_arrange(reader->model))
        return tu_error_nomem(err);
    return TU_OK;
}

static TuStatus
finish(TuPgcatReader *reader, TuError *err)
{
    for (size_t i = 0; i < reader->foreign_keys.count; i++) {
        const TuPgcatKeyUse *use = reader->foreign_keys.items[i];
        tu_object_need(reader->model, use->foreign_key,
                       tu_pgcat_get(reader, TU_PGCAT_CLASS, use->index));
    }
    TuStatus status = put_in_order(reader, err);
    if (status != TU_OK)
        return status;
    const TuObject *twice = tu_model_index(reader->model);
    if (reader_failed(reader))
        return tu_error_nomem(err);
    if (twice)
        return tu_error_set(err, TU_ERR_INTERNAL, "the catalog gave \"%s\" twice", twice->name);
    return TU_OK;
}

TuStatus
tu_introspect_pg(TuConn *conn, TuModel **out, TuError *err)
{
    TuPgcatReader reader;
    *out = NULL;
    TuStatus status = reader_init(&reader, conn, err);
    if (status == TU_OK)
        status = run_batch(conn, &reader, err);
    if (status == TU_OK)
        status = finish(&reader, err);
    reader_release(&reader);
    if (status == TU_OK)
        *out = reader.model;
    else
        tu_model_free(reader.model);
    return status;
}
