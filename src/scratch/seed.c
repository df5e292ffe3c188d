/* Rows whose values fit the columns' types, as text literals that the engine casts itself. */
#include "config.h"

#include "scratch/seed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/objects.h"

#define ROWS 3
#define SEED_ALL 200 /* tables: above that only those that the changes touch */

typedef struct Sample {
    const char *type;   /* the type's name starts with it */
    const char *format; /* %d is the row's number */
} Sample;

static const Sample samples[] = {
    {"tinyint", "%d"},
    {"smallint", "%d"},
    {"int4range", "[%d,9)"},
    {"int8range", "[%d,9)"},
    {"interval", "%d days"},
    {"inet", "10.0.0.%d"},
    {"int", "%d"},
    {"bigint", "%d"},
    {"serial", "%d"},
    {"oid", "%d"},
    {"numeric", "%d"},
    {"decimal", "%d"},
    {"real", "%d.5"},
    {"double", "%d.5"},
    {"float", "%d.5"},
    {"money", "%d"},
    {"character", "%d"},
    {"char", "%d"},
    {"varchar", "%d"},
    {"nvarchar", "%d"},
    {"text", "v%d"},
    {"citext", "v%d"},
    {"name", "v%d"},
    {"datetime", "2020-01-0%d 00:00:00"},
    {"daterange", "[2020-01-0%d,2020-02-01)"},
    {"date", "2020-01-0%d"},
    {"timestamp", "2020-01-0%d 00:00:00"},
    {"time", "0%d:00:00"},
    {"tsrange", "[2020-01-0%d,2020-02-01)"},
    {"tstzrange", "[2020-01-0%d,2020-02-01)"},
    {"tsvector", "v%d"},
    {"tsquery", "v%d"},
    {"uuid", "00000000-0000-0000-0000-00000000000%d"},
    {"jsonpath", "$.k%d"},
    {"jsonb", "{\"k\": %d}"},
    {"json", "{\"k\": %d}"},
    {"bytea", "\\x0%d"},
    {"blob", "b%d"},
    {"cidr", "10.0.%d.0/24"},
    {"macaddr", "08:00:2b:01:02:0%d"},
    {"xml", "<a>%d</a>"},
    {"point", "(%d,%d)"},
    {"numrange", "[%d,9)"},
    {"ltree", "v%d"},
    {"hstore", "k=>%d"},
};

static bool
is_array(const char *type)
{
    size_t len = strlen(type);
    return len > 2 && strcmp(type + len - 2, "[]") == 0;
}

/* "schema.type" of the model, as a column's type names it. */
static const TuObject *
find_type(const TuModel *model, TuKind kind, const char *type)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if (object->kind != kind)
            continue;
        size_t len = strlen(object->name), all = strlen(type);
        const char *tail = all >= len ? type + all - len : NULL;
        if (tail && strcmp(tail, object->name) == 0 && (tail == type || tail[-1] == '.'))
            return object;
    }
    return NULL;
}

/* The format with the row's number for %d. */
static const char *
fill(const char *format, int n, TuArena *arena)
{
    TuBuf text = TU_BUF_INIT;
    for (const char *at = format; *at; at++) {
        if (at[0] == '%' && at[1] == 'd')
            tu_buf_addf(&text, "%d", n), at++;
        else
            tu_buf_addc(&text, *at);
    }
    const char *value = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return value;
}

static const char *
bits(const char *type, int n, TuArena *arena)
{
    const char *open = strchr(type, '(');
    long width = open ? strtol(open + 1, NULL, 10) : 1;
    width = width < 1 ? 1 : width > 4096 ? 4096 : width;
    char *text = tu_arena_alloc(arena, (size_t)width + 1);
    return text ? memset(text, n % 2 ? '1' : '0', (size_t)width) : NULL;
}

static const char *sample_value(const TuModel *model, const char *type, int n, TuArena *arena,
                                int depth);

static void
put_element(TuBuf *out, const char *text)
{
    tu_buf_addc(out, '"');
    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\\')
            tu_buf_addc(out, '\\');
        tu_buf_addc(out, *at);
    }
    tu_buf_addc(out, '"');
}

/* An array of one, or an empty one where no element is known. */
static const char *
sample_array(const TuModel *model, const char *type, int n, TuArena *arena, int depth)
{
    TuBuf text = TU_BUF_INIT;
    const char *element = tu_arena_strndup(arena, type, strlen(type) - 2);
    const char *value =
        element && depth < 4 ? sample_value(model, element, n, arena, depth + 1) : NULL;
    tu_buf_addc(&text, '{');
    if (value && !is_array(element))
        put_element(&text, value);
    tu_buf_addc(&text, '}');
    const char *array = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return array;
}

static const char *
sample_row(const TuModel *model, const TuPairs *attributes, int n, TuArena *arena, int depth)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addc(&text, '(');
    for (size_t i = 0; i < attributes->count && depth < 4; i++) {
        const char *value = sample_value(model, attributes->items[i].value, n, arena, depth + 1);
        if (i)
            tu_buf_addc(&text, ',');
        if (value)
            put_element(&text, value);
    }
    tu_buf_addc(&text, ')');
    const char *row = depth < 4 ? tu_buf_dup(&text, arena) : NULL;
    tu_buf_release(&text);
    return row;
}

/* A value for row n, or NULL when we know none. */
static const char *
sample_value(const TuModel *model, const char *type, int n, TuArena *arena, int depth)
{
    if (!type || !*type)
        return fill("%d", n, arena);
    if (is_array(type))
        return sample_array(model, type, n, arena, depth);
    if (strstr(type, "multirange"))
        return "{}";
    if (strncasecmp(type, "bool", 4) == 0)
        return n % 2 ? "1" : "0";
    for (size_t i = 0; i < TU_LEN(samples); i++) {
        if (strncasecmp(type, samples[i].type, strlen(samples[i].type)) == 0)
            return fill(samples[i].format, n, arena);
    }
    if (strncasecmp(type, "bit", 3) == 0)
        return bits(type, n, arena);
    const TuEnum *values = (const TuEnum *)find_type(model, TU_KIND_ENUM, type);
    if (values && values->values.count)
        return values->values.items[(size_t)(n - 1) % values->values.count];
    const TuComposite *row = (const TuComposite *)find_type(model, TU_KIND_COMPOSITE, type);
    if (row)
        return sample_row(model, &row->attributes, n, arena, depth);
    const TuDomain *domain = (const TuDomain *)find_type(model, TU_KIND_DOMAIN, type);
    const char *dot = strrchr(type, '.');
    const char *base = domain ? domain->type : dot ? dot + 1 : NULL; /* of an extension: its name */
    return base && depth < 4 ? sample_value(model, base, n, arena, depth + 1) : NULL;
}

static bool
may_write(const TuColumn *column)
{
    return !column->generated && !(column->identity && strcmp(column->identity, "always") == 0);
}

static bool
is_word_char(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool
names_column(const char *condition, const char *column)
{
    size_t len = strlen(column);
    for (const char *at = strstr(condition, column); at; at = strstr(at + 1, column)) {
        if ((at == condition || !is_word_char(at[-1])) && !is_word_char(at[len]))
            return true;
    }
    return false;
}

/* The n-th string literal of a condition that names the column: what "state in ('new', 'paid')"
 * lets in. NULL when it has none. */
static const char *
literal_of(const char *condition, const char *column, int n, TuArena *arena)
{
    const char *found = NULL;
    if (!names_column(condition, column))
        return NULL;
    for (const char *at = strchr(condition, '\''); at && n > 0; at = strchr(at, '\'')) {
        const char *end = strchr(at + 1, '\'');
        if (!end)
            break;
        found = tu_arena_strndup(arena, at + 1, (size_t)(end - at - 1));
        at = end + 1;
        n--;
    }
    return found;
}

static const char *
allowed_literal(const TuObject *table, const TuColumn *column, int n, TuArena *arena)
{
    const char *found = NULL;
    for (size_t i = 0; i < table->children.count && !found; i++) {
        const TuCheck *check = table->children.items[i];
        if (check->obj.kind == TU_KIND_CHECK && !strpbrk(check->expression, "~%"))
            found = literal_of(check->expression, column->obj.name, n, arena);
    }
    return found;
}

/* Ways to fill a table, tried one after the other until the engine takes the rows. */
typedef enum Style { STYLE_PLAIN, STYLE_LITERAL, STYLE_MAIL, STYLE_NULL, STYLE_COUNT } Style;

static bool
is_text(const char *type)
{
    static const char *const texts[] = {"char", "varchar", "nvarchar", "text", "citext", "clob"};
    const char *dot = type ? strrchr(type, '.') : NULL;
    for (size_t i = 0; type && i < TU_LEN(texts); i++) {
        if (strncasecmp(dot ? dot + 1 : type, texts[i], strlen(texts[i])) == 0)
            return true;
    }
    return !type || !*type;
}

static const char *
value_for(const TuModel *model, const TuObject *table, const TuColumn *column, int n, Style style,
          TuArena *arena)
{
    if (style == STYLE_PLAIN)
        return sample_value(model, column->type, n, arena, 0);
    const TuDomain *domain =
        column->type ? (const TuDomain *)find_type(model, TU_KIND_DOMAIN, column->type) : NULL;
    bool text = is_text(domain ? domain->type : column->type);
    const char *literal = text ? allowed_literal(table, column, n, arena) : NULL;
    if (literal)
        return literal;
    if (style == STYLE_NULL && !column->not_null)
        return NULL;
    if (style == STYLE_MAIL && text)
        return fill("v%d@example.org", n, arena);
    return sample_value(model, column->type, n, arena, 0);
}

static void
add_row(TuBuf *sql, const TuModel *model, const TuDialect *dialect, const TuObject *table, int n,
        Style style, TuArena *arena)
{
    const char *sep = "(";
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        const TuColumn *column = (const TuColumn *)child;
        if (child->kind != TU_KIND_COLUMN || !may_write(column))
            continue;
        tu_buf_add(sql, sep);
        sep = ", ";
        tu_sql_literal(sql, dialect, value_for(model, table, column, n, style, arena));
    }
    tu_buf_addc(sql, ')');
}

/* Is the table, or one that it is a part or heir of, this one? */
static bool
stands_below(const TuObject *table, const TuObject *above)
{
    if (table == above)
        return true;
    for (size_t i = 0; i < table->deps.count; i++) {
        const TuObject *parent = table->deps.items[i];
        if (parent->kind == TU_KIND_TABLE && stands_below(parent, above))
            return true;
    }
    return false;
}

bool
tu_reaches_abroad(const TuModel *model, const TuObject *table)
{
    bool found = ((const TuTable *)table)->server != NULL;
    for (size_t i = 0; !found && i < model->parts.count; i++) {
        const TuTable *part = model->parts.items[i];
        found = part->server && stands_below(&part->obj, table);
    }
    return found;
}

/* NULL when the table cannot take rows of ours: partitions get theirs through the parent. */
static const char *
insert_sql(const TuModel *model, const TuDialect *dialect, const TuObject *table, Style style,
           TuArena *arena)
{
    const TuTable *options = (const TuTable *)table;
    size_t columns = 0;
    if (options->definition || options->partition_of.table || tu_reaches_abroad(model, table))
        return NULL;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "INSERT INTO ");
    tu_sql_name(&sql, dialect, table->schema, table->name);
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind != TU_KIND_COLUMN || !may_write((const TuColumn *)child))
            continue;
        tu_buf_add(&sql, columns++ ? ", " : " (");
        tu_sql_ident(&sql, dialect, child->name);
    }
    tu_buf_add(&sql, columns ? ") VALUES " : " DEFAULT VALUES");
    for (int n = 1; columns && n <= ROWS; n++) {
        tu_buf_add(&sql, n > 1 ? ", " : "");
        add_row(&sql, model, dialect, table, n, style, arena);
    }
    const char *text = tu_buf_dup(&sql, arena);
    tu_buf_release(&sql);
    return text;
}

/* The table, and the tables its foreign keys need, into the list once. */
static void
want(const TuModel *model, const TuObject *table, bool *wanted, TuVec *tables, TuArena *arena)
{
    if (wanted[table->id])
        return;
    wanted[table->id] = true;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuForeignKey *key = table->children.items[i];
        if (key->obj.kind != TU_KIND_FOREIGN_KEY)
            continue;
        const TuObject *parent = tu_model_find(
            model, TU_KIND_TABLE, key->references.schema ? key->references.schema : table->schema,
            NULL, key->references.table, NULL);
        if (parent)
            want(model, parent, wanted, tables, arena);
    }
    tu_vec_add(tables, arena, model->objects.items[table->id]);
}

static TuVec
pick_tables(const TuChanges *changes, const TuDiffOptions *scope, TuArena *arena)
{
    const TuModel *from = changes->from;
    TuVec tables = TU_VEC_INIT;
    size_t count = 0;
    bool *wanted = TU_NEW_N(arena, bool, from->objects.count + 1);
    for (size_t i = 0; i < from->objects.count; i++)
        count += ((const TuObject *)from->objects.items[i])->kind == TU_KIND_TABLE;
    for (size_t i = 0; wanted && count <= SEED_ALL && i < from->objects.count; i++) {
        const TuObject *object = from->objects.items[i];
        bool skip = scope && scope->skip && scope->skip(object, scope->data);
        if (object->kind == TU_KIND_TABLE && !skip)
            want(from, object, wanted, &tables, arena);
    }
    for (size_t i = 0; wanted && count > SEED_ALL && i < changes->items.count; i++) {
        const TuChange *change = changes->items.items[i];
        if (change->from && change->from->kind == TU_KIND_TABLE)
            want(from, change->from, wanted, &tables, arena);
    }
    return tables;
}

/* A trigger may have kept rows out, and defaults alone are one row. */
static size_t
count_rows(TuConn *conn, const TuObject *table, TuArena *arena)
{
    TuBuf sql = TU_BUF_INIT;
    const char *count = NULL;
    tu_buf_add(&sql, "SELECT count(*) FROM ");
    tu_sql_name(&sql, tu_conn_dialect(conn), table->schema, table->name);
    TuStatus status = sql.failed ? TU_ERR_NOMEM : tu_conn_value(conn, sql.s, arena, &count, NULL);
    tu_buf_release(&sql);
    return status == TU_OK && count ? strtoul(count, NULL, 10) : 0;
}

/* TU_ERR_DB: the table takes no rows of ours. */
static TuStatus
seed_table(TuConn *conn, const TuModel *model, const TuObject *table, TuArena *arena, TuError *err)
{
    TuStatus status = TU_ERR_DB;
    for (int style = 0; style < STYLE_COUNT && status == TU_ERR_DB; style++) {
        const char *sql = insert_sql(model, tu_conn_dialect(conn), table, (Style)style, arena);
        status = sql ? tu_conn_exec(conn, sql, err) : TU_ERR_DB;
    }
    return status;
}

TuStatus
tu_seed(TuConn *conn, const TuChanges *changes, const TuDiffOptions *scope, TuArena *arena,
        size_t *rows, TuError *err)
{
    TuVec tables = pick_tables(changes, scope, arena);
    *rows = 0;
    for (size_t i = 0; i < tables.count; i++) {
        TuError ignored = {0};
        tu_conn_fire_triggers(conn, false);
        TuStatus status = seed_table(conn, changes->from, tables.items[i], arena, &ignored);
        tu_conn_fire_triggers(conn, true);
        if (status == TU_OK)
            *rows += count_rows(conn, tables.items[i], arena);
        if (status == TU_ERR_LOST || status == TU_ERR_NOMEM) {
            if (err)
                *err = ignored;
            return status;
        }
    }
    return tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
}
