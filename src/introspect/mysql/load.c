/* A MySQL or MariaDB database → model: one batch of set-based queries, and a SHOW CREATE for views,
 * routines and partitioned tables, many in a message. */
#include "config.h"

#include "introspect/mysql/load.h"

#include <string.h>

#include "introspect/introspect_dialects.h"
#include "sql/mysql.h"

#define SHOWS_AT_ONCE 50

/* ---- what the takers share ---- */

TuObject *
tu_mysql_find_table(const TuMysqlLoad *load, const char *name)
{
    TuObject *object = tu_map_find(load->relations, name);
    return object && object->kind == TU_KIND_TABLE ? object : NULL;
}

const char *
tu_mysql_text(const TuMysqlLoad *load, const char *text)
{
    return text && *text ? tu_arena_strdup(load->model->arena, text) : NULL;
}

void
tu_mysql_show(TuMysqlLoad *load, const char *what, const char *name, TuObject *object,
              size_t column)
{
    TuMysqlShow *show = TU_NEW(load->scratch, TuMysqlShow);
    if (!show)
        return;
    *show = (TuMysqlShow){what, name, object, column};
    tu_vec_add(&load->shows, load->scratch, show);
}

/* ---- asking ---- */

typedef struct Batch {
    TuMysqlLoad *load;
    size_t query[32]; /* which of tu_mysql_queries the n-th one is */
} Batch;

static TuStatus
check_memory(const TuMysqlLoad *load, TuError *err)
{
    return tu_model_failed(load->model) || tu_arena_failed(load->scratch) ? tu_error_nomem(err)
                                                                          : TU_OK;
}

static TuStatus
take_row(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    const Batch *batch = data;
    (void)count;
    tu_mysql_queries[batch->query[query]].take(batch->load, values);
    return check_memory(batch->load, err);
}

static TuStatus
ask_catalog(TuMysqlLoad *load, TuConn *conn, TuError *err)
{
    const char *queries[32];
    Batch batch = {.load = load};
    size_t count = 0;
    for (size_t i = 0; i < tu_mysql_query_count; i++) {
        if (!tu_mysql_queries[i].sql[load->flavour])
            continue;
        batch.query[count] = i;
        queries[count++] = tu_mysql_queries[i].sql[load->flavour];
    }
    const TuMysqlPin *pin = tu_mysql_pin(tu_conn_server_version(conn));
    return tu_conn_batch(conn, pin->set, queries, count, pin->back, take_row, &batch, err);
}

static TuStatus
take_show(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuMysqlLoad *load = data;
    const TuMysqlShow *show = load->asked[query];
    if (show->column >= count || !values[show->column]) {
        tu_error_set(err, TU_ERR_DB, "the text of %s %s may not be seen", show->what, show->name);
        tu_error_hint(err,
                      "SHOW CREATE tells it to the definer, or with the privilege SHOW_ROUTINE "
                      "(MySQL) or SELECT on mysql.proc (MariaDB)");
        return TU_ERR_DB;
    }
    tu_mysql_take_text(load, show, values[show->column]);
    return check_memory(load, err);
}

static TuStatus
ask_texts(TuMysqlLoad *load, TuConn *conn, TuError *err)
{
    TuStatus st = TU_OK;
    const TuMysqlPin *pin = tu_mysql_pin(tu_conn_server_version(conn));
    for (size_t from = 0; st == TU_OK && from < load->shows.count; from += SHOWS_AT_ONCE) {
        const char *queries[SHOWS_AT_ONCE];
        size_t count = 0;
        while (count < SHOWS_AT_ONCE && from + count < load->shows.count) {
            const TuMysqlShow *show = load->shows.items[from + count];
            TuBuf sql = TU_BUF_INIT;
            tu_buf_addf(&sql, "SHOW CREATE %s ", show->what);
            tu_sql_ident(&sql, &tu_dialect_mysql, show->name);
            queries[count++] = tu_buf_dup(&sql, load->scratch);
            tu_buf_release(&sql);
        }
        load->asked = (const TuMysqlShow *const *)(load->shows.items + from);
        st = check_memory(load, err);
        if (st == TU_OK)
            st = tu_conn_batch(conn, pin->set, queries, count, pin->back, take_show, load, err);
    }
    return st;
}

static TuStatus
load_all(TuMysqlLoad *load, TuConn *conn, TuError *err)
{
    TuStatus st = ask_catalog(load, conn, err);
    if (st == TU_OK)
        st = ask_texts(load, conn, err);
    if (st != TU_OK)
        return st;
    tu_mysql_load_needs(load);
    const TuObject *twice = tu_model_index(load->model);
    st = check_memory(load, err);
    if (st != TU_OK || !twice)
        return st;
    TuBuf what = TU_BUF_INIT;
    tu_object_describe(&what, twice);
    st = tu_error_set(err, TU_ERR_INTERNAL, "%s is in the catalog twice", what.s);
    tu_buf_release(&what);
    return st;
}

TuStatus
tu_introspect_mysql(TuConn *conn, TuModel **out, TuError *err)
{
    *out = NULL;
    TuModel *model = tu_model_new();
    if (!model)
        return tu_error_nomem(err);
    const char *version = tu_conn_server_version(conn);
    model->ordered = true;
    model->dialect = tu_dialect_mysql.name;
    model->default_schema = tu_dialect_mysql.default_schema;
    model->server_version = tu_arena_strdup(model->arena, version);
    TuMysqlLoad load = {.model = model,
                        .flavour = strstr(version, "MariaDB") ? TU_MARIADB : TU_MYSQL,
                        .relations = tu_map_new(),
                        .checks = tu_map_new(),
                        .keys = tu_map_new(),
                        .indexes = tu_map_new(),
                        .started = tu_map_new(),
                        .last = tu_map_new(),
                        .scratch = tu_arena_new()};
    TuMap *const maps[] = {load.relations, load.checks,  load.keys,
                           load.indexes,   load.started, load.last};
    TuStatus st = load_all(&load, conn, err);
    for (size_t i = 0; i < TU_LEN(maps); i++) {
        if (st == TU_OK && tu_map_failed(maps[i]))
            st = tu_error_nomem(err);
        tu_map_free(maps[i]);
    }
    tu_arena_free(load.scratch);
    if (st == TU_OK)
        *out = model;
    else
        tu_model_free(model);
    return st;
}
