/* Rows and values that a migration must not lose, read before and after. */
#include "config.h"

#include <string.h>

#include "codegen/plan.h"
#include "model/compare.h"
#include "scratch/seed.h"

/* Rows of a table that are looked at, and among how many they are looked for. */
#define ROWS_MOST 1000
#define ROWS_AMONG 100000

static int
compare_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

typedef struct Rows {
    TuVec lines;
    TuArena *arena;
} Rows;

static TuStatus
add_line(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Rows *rows = data;
    TuBuf line = TU_BUF_INIT;
    (void)query;
    for (size_t i = 0; i < count; i++) {
        if (values[i])
            tu_buf_addf(&line, "%zu:%s,", strlen(values[i]), values[i]);
        else
            tu_buf_add(&line, "-,");
    }
    tu_vec_add(&rows->lines, rows->arena, tu_buf_dup(&line, rows->arena));
    bool failed = line.failed || tu_arena_failed(rows->arena);
    tu_buf_release(&line);
    return failed ? tu_error_nomem(err) : TU_OK;
}

/* The rows as sorted lines; `part` limits them. */
static TuStatus
read_rows(TuConn *conn, const TuKept *kept, const char *part, unsigned most, TuArena *arena,
          TuVec *lines, TuError *err)
{
    const TuDialect *dialect = tu_conn_dialect(conn);
    Rows rows = {TU_VEC_INIT, arena};
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "SELECT ");
    tu_sql_ident_list(&sql, dialect, &kept->columns);
    tu_buf_add(&sql, kept->columns.count ? " FROM " : "1 FROM ");
    tu_buf_add(&sql, kept->only ? "ONLY " : "");
    tu_sql_name(&sql, dialect, kept->table->schema, kept->table->name);
    tu_buf_add(&sql, part);
    tu_buf_addf(&sql, " LIMIT %u", most);
    TuStatus status = sql.failed ? tu_error_nomem(err)
                                 : tu_conn_query(conn, sql.s, NULL, 0, add_line, &rows, err);
    tu_buf_release(&sql);
    if (status != TU_OK)
        return status;
    tu_vec_sort(&rows.lines, compare_text);
    *lines = rows.lines;
    return tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
}

/* Is a type that the column is made of another one afterwards, so that values are written in
 * another way? */
static bool
type_changes(const TuModel *to, const TuObject *object, int depth)
{
    for (size_t i = 0; depth < 4 && i < object->deps.count; i++) {
        const TuObject *type = object->deps.items[i];
        const TuObject *same = tu_model_find_same(to, type);
        uint64_t bits = same ? tu_object_diff(type, same, to->canonical) : 0;
        if ((type->kind == TU_KIND_COMPOSITE && (bits & TU_FIELD_BIT(TU_COMPOSITE_ATTRIBUTES))) ||
            (type->kind == TU_KIND_DOMAIN && (bits & TU_FIELD_BIT(TU_DOMAIN_TYPE))) ||
            type_changes(to, type, depth + 1))
            return true;
    }
    return false;
}

/* A column that takes no NULL afterwards has another value in its place, where it has one. */
static bool
is_filled(TuConn *conn, const TuColumn *from, const TuColumn *to, TuArena *arena)
{
    const TuDialect *dialect = tu_conn_dialect(conn);
    const TuObject *table = from->obj.parent;
    const char *found = NULL;
    if (from->not_null || !to->not_null)
        return false;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "SELECT count(*) FROM ");
    tu_sql_name(&sql, dialect, table->schema, table->name);
    tu_buf_add(&sql, " WHERE ");
    tu_sql_ident(&sql, dialect, from->obj.name);
    tu_buf_add(&sql, " IS NULL");
    TuStatus status = sql.failed ? TU_ERR_NOMEM : tu_conn_value(conn, sql.s, arena, &found, NULL);
    tu_buf_release(&sql);
    return status != TU_OK || !found || strcmp(found, "0") != 0;
}

/* Columns whose values no change of this table touches. */
static void
untouched(TuConn *conn, const TuModel *model, const TuObject *from, const TuObject *to,
          TuArena *arena, TuNames *names)
{
    for (size_t i = 0; i < from->children.count; i++) {
        const TuObject *column = from->children.items[i];
        if (column->kind != TU_KIND_COLUMN || ((const TuColumn *)column)->generated)
            continue;
        const TuObject *same = tu_object_child(to, TU_KIND_COLUMN, column->name);
        if (!same || ((const TuColumn *)same)->generated || type_changes(model, column, 0))
            continue;
        uint64_t bits = tu_object_diff_for(column, same, model->canonical, arena);
        uint64_t values = TU_FIELD_BIT(TU_COLUMN_TYPE) | TU_FIELD_BIT(TU_COLUMN_COLLATION) |
                          TU_FIELD_BIT(TU_COLUMN_GENERATED);
        if (!(bits & values) &&
            !is_filled(conn, (const TuColumn *)column, (const TuColumn *)same, arena))
            tu_names_add(names, arena, column->name);
    }
}

/* Rows of tables that inherit from it are theirs, and may leave it with them. */
static bool
has_heirs(const TuModel *model, const TuObject *table)
{
    for (size_t i = 0; i < model->parts.count; i++) {
        const TuObject *part = model->parts.items[i];
        if (!((const TuTable *)part)->inherits.count)
            continue;
        for (size_t j = 0; j < part->deps.count; j++)
            if (part->deps.items[j] == table)
                return true;
    }
    return false;
}

/* Do rows move between this partition and others when its bounds or the key of the whole change?
 * Then they are looked for in the whole. */
static bool
redistributed(const TuChanges *changes, const TuObject *from, const TuObject *to)
{
    const TuTable *part = (const TuTable *)from, *now = (const TuTable *)to;
    while (part && now && part->partition_of.table && now->partition_of.table) {
        const TuRef *up = &part->partition_of, *after = &now->partition_of;
        if (strcmp(part->partition_bound ? part->partition_bound : "",
                   now->partition_bound ? now->partition_bound : "") != 0)
            return true;
        part = (const TuTable *)tu_model_find(changes->from, TU_KIND_TABLE,
                                              up->schema ? up->schema : part->obj.schema, NULL,
                                              up->table, NULL);
        now = (const TuTable *)tu_model_find(changes->to, TU_KIND_TABLE,
                                             after->schema ? after->schema : now->obj.schema, NULL,
                                             after->table, NULL);
        if (part && now &&
            strcmp(part->partition_by ? part->partition_by : "",
                   now->partition_by ? now->partition_by : "") != 0)
            return true;
    }
    return false;
}

TuStatus
tu_kept_read(TuConn *conn, const TuChanges *changes, TuArena *arena, TuVec *out, TuError *err)
{
    TuStatus status = TU_OK;
    const TuModel *from = changes->from;
    const TuCodegen *codegen = tu_codegen_find(tu_conn_dialect(conn));
    for (size_t i = 0; status == TU_OK && i < from->objects.count; i++) {
        const TuObject *table = from->objects.items[i];
        const TuObject *to = table->kind == TU_KIND_TABLE && !table->implied &&
                                     !((const TuTable *)table)->definition &&
                                     !tu_reaches_abroad(from, table)
                                 ? tu_model_find_same(changes->to, table)
                                 : NULL;
        if (!to || redistributed(changes, table, to))
            continue;
        TuKept *kept = TU_NEW(arena, TuKept);
        if (!kept)
            return tu_error_nomem(err);
        kept->table = table;
        kept->only = has_heirs(from, table);
        if (codegen->kept_rows)
            kept->part = codegen->kept_rows(table, to, arena);
        untouched(conn, changes->to, table, to, arena, &kept->columns);
        TuError problem = {0};
        status = read_rows(conn, kept, kept->part, ROWS_MOST, arena, &kept->lines, &problem);
        if (status == TU_OK && kept->lines.count)
            tu_vec_add(out, arena, kept);
        if (status == TU_ERR_DB) /* rows that cannot be read cannot be lost sight of */
            status = TU_OK;
        else if (status != TU_OK && err)
            *err = problem;
    }
    return status;
}

/* Is each line still there, as often as it was? More may have come. */
static bool
holds(const TuVec *now, const TuVec *before)
{
    size_t found = 0;
    for (size_t i = 0; i < now->count && found < before->count; i++)
        found += strcmp(now->items[i], before->items[found]) == 0;
    return found == before->count;
}

TuStatus
tu_kept_compare(TuConn *conn, const TuVec *kept, TuArena *arena, TuBuf *out, TuError *err)
{
    for (size_t i = 0; i < kept->count && !out->len; i++) {
        const TuKept *rows = kept->items[i];
        TuVec now = TU_VEC_INIT;
        TuStatus status = read_rows(conn, rows, NULL, ROWS_AMONG, arena, &now, err);
        if (status != TU_OK)
            return status;
        if (holds(&now, &rows->lines))
            continue;
        tu_buf_add(out, "rows or values of ");
        tu_object_describe(out, rows->table);
        tu_buf_add(out, " did not survive");
    }
    return out->failed ? tu_error_nomem(err) : TU_OK;
}
