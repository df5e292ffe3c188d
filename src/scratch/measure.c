/* Locks and new files of a transaction, asked after each of its statements. A lock is that of the
 * statement that was the first to have it. */
#include "config.h"

#include "scratch/measure.h"

#include <stdlib.h>
#include <string.h>

#include "scratch/algorithm.h"
#include "scratch/server.h"

typedef struct Relation {
    const char *name; /* of the table; of an index its table's */
    const char *file;
    int level; /* held in this transaction */
    bool index;
    unsigned long transaction; /* that level is of */
} Relation;

typedef struct Look {
    TuMeasure *measure;
    size_t statement;
} Look;

/* What a relation is: its name, that of an index being its table's. */
#define IS " OPERATOR(pg_catalog.=) "
#define JOINS                                                     \
    " LEFT JOIN pg_catalog.pg_index i ON i.indexrelid" IS "c.oid" \
    " LEFT JOIN pg_catalog.pg_class t ON t.oid" IS "i.indrelid"   \
    " LEFT JOIN pg_catalog.pg_namespace n ON n.oid" IS "coalesce(t.relnamespace, c.relnamespace)"
#define NAME                                                                                 \
    "pg_catalog.quote_ident(n.nspname) OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) " \
    "pg_catalog.quote_ident(coalesce(t.relname, c.relname))"

static const char sql_all[] =
    "SELECT c.oid, " NAME
    ", c.relfilenode, i.indexrelid IS NOT NULL FROM pg_catalog.pg_class c" JOINS
    " WHERE c.relkind" IS
    "ANY (ARRAY['r', 'p', 'm', 'f', 'i']) AND c.oid OPERATOR(pg_catalog.>=) 16384"
    " AND n.nspname OPERATOR(pg_catalog.!~) '^pg_'";

static const char sql_held[] =
    "SELECT l.relation, " NAME ", c.relfilenode, l.mode, pg_catalog.txid_current()"
    " FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_class c ON c.oid" IS "l.relation" JOINS
    " WHERE l.pid" IS "pg_catalog.pg_backend_pid() AND l.granted AND l.locktype" IS "'relation'"
    " AND l.relation OPERATOR(pg_catalog.>=) 16384 ORDER BY 2, 1, 4";

static int
level_of(const char *mode)
{
    static const char *const modes[] = {
        "AccessShareLock", "RowShareLock",          "RowExclusiveLock", "ShareUpdateExclusiveLock",
        "ShareLock",       "ShareRowExclusiveLock", "ExclusiveLock",    "AccessExclusiveLock"};
    for (size_t i = 0; i < TU_LEN(modes); i++) {
        if (strcmp(modes[i], mode) == 0)
            return (int)i + TU_LOCK_ACCESS_SHARE;
    }
    return TU_LOCK_NONE;
}

static TuStatus
add_relation(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuMeasure *measure = data;
    Relation *relation = TU_NEW(measure->arena, Relation);
    (void)query;
    (void)count;
    if (!relation)
        return tu_error_nomem(err);
    relation->name = tu_arena_strdup(measure->arena, values[1]);
    relation->file = tu_arena_strdup(measure->arena, values[2]);
    relation->index = strcmp(values[3], "t") == 0;
    tu_map_put(measure->relations, tu_arena_strdup(measure->arena, values[0]), relation);
    return TU_OK;
}

static TuMeasured *
found(Look *look, const char *table)
{
    TuVec *all = &look->measure->found;
    for (size_t i = all->count; i > 0; i--) {
        TuMeasured *one = all->items[i - 1];
        if (one->statement != look->statement)
            break;
        if (strcmp(one->table, table) == 0)
            return one;
    }
    TuMeasured *one = TU_NEW(look->measure->arena, TuMeasured);
    if (!one)
        return NULL;
    one->statement = look->statement;
    one->table = table;
    tu_vec_add(all, look->measure->arena, one);
    return one;
}

static TuStatus
see_lock(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Look *look = data;
    TuArena *arena = look->measure->arena;
    Relation *relation = tu_map_find(look->measure->relations, values[0]);
    unsigned long transaction = strtoul(values[4], NULL, 10);
    int level = level_of(values[3]);
    (void)query;
    (void)count;
    if (!relation)
        return TU_OK;
    if (relation->transaction != transaction) {
        relation->transaction = transaction;
        relation->level = TU_LOCK_NONE;
    }
    bool more = level > relation->level && !relation->index;
    bool moved = values[2] && strcmp(values[2], relation->file) != 0;
    TuMeasured *one = more || moved ? found(look, relation->name) : NULL;
    if ((more || moved) && !one)
        return tu_error_nomem(err);
    if (more)
        one->level = relation->level = level;
    if (moved && relation->index)
        one->reindexed = true;
    else if (moved)
        one->rewritten = true;
    if (moved)
        relation->file = tu_arena_strdup(arena, values[2]);
    if (values[1] && strcmp(values[1], relation->name) != 0)
        relation->name = tu_arena_strdup(arena, values[1]);
    return tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
}

TuStatus
tu_measure_begin(TuMeasure *measure, TuConn *conn, TuArena *arena, TuError *err)
{
    *measure = (TuMeasure){.conn = conn, .arena = arena};
    bool pg = tu_conn_dialect(conn) == &tu_dialect_pg;
    if (!pg && tu_conn_dialect(conn) != &tu_dialect_mysql)
        return TU_OK;
    measure->relations = tu_map_new();
    if (!measure->relations)
        return tu_error_nomem(err);
    return pg ? tu_conn_query(conn, sql_all, NULL, 0, add_relation, measure, err) : TU_OK;
}

TuStatus
tu_measure_run(void *data, size_t statement, const TuSqlPart *part, TuError *err)
{
    TuMeasure *measure = data;
    if (tu_conn_dialect(measure->conn) != &tu_dialect_mysql)
        return tu_scratch_run_part(measure->conn, part, NULL, measure->arena, err);
    TuStatus status = tu_algorithm_run(measure, statement, part, err);
    return status == TU_OK && tu_map_failed(measure->relations) ? tu_error_nomem(err) : status;
}

TuStatus
tu_measure_after(void *data, size_t statement, TuError *err)
{
    TuMeasure *measure = data;
    Look look = {.measure = measure, .statement = statement};
    bool shows = tu_conn_dialect(measure->conn) == &tu_dialect_pg;
    if (!shows || !measure->relations || !tu_conn_in_transaction(measure->conn))
        return TU_OK;
    return tu_conn_query(measure->conn, sql_held, NULL, 0, see_lock, &look, err);
}

void
tu_measure_release(TuMeasure *measure)
{
    tu_map_free(measure->relations);
    measure->relations = NULL;
}
