/* The rendering of MySQL and MariaDB: SHOW CREATE of everything, many in a message. */
#include "config.h"

#include "db/dump.h"

#include <stdlib.h>
#include <string.h>

#include "sql/mysql.h"
#include "sql/mysql_partition.h"

#define AT_ONCE 50

/* In an order in which most of it can be made again. */
static const char *const lists[] = {
    "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
    " AND TABLE_TYPE = 'SEQUENCE' ORDER BY TABLE_NAME",
    "SELECT TABLE_NAME, TABLE_COLLATION FROM information_schema.TABLES"
    " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')"
    " ORDER BY TABLE_NAME",
    "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"
    " AND ROUTINE_TYPE = 'FUNCTION' ORDER BY ROUTINE_NAME",
    "SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"
    " AND ROUTINE_TYPE = 'PROCEDURE' ORDER BY ROUTINE_NAME",
    "SELECT TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()"
    " ORDER BY TABLE_NAME",
    "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"
    " ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER",
    "SELECT EVENT_NAME, " TU_MYSQL_STARTED
    " FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()"
    " ORDER BY EVENT_NAME",
};
static const struct {
    const char *what;
    size_t column; /* of SHOW CREATE that holds the text */
} kinds[] = {{"SEQUENCE", 1}, {"TABLE", 1},   {"FUNCTION", 2}, {"PROCEDURE", 2},
             {"VIEW", 1},     {"TRIGGER", 2}, {"EVENT", 3}};

typedef struct Item {
    size_t kind; /* of kinds */
    const char *name, *text;
    const char *collation; /* of a table, or NULL */
    bool started;          /* an event that starts when it is made */
} Item;

typedef struct Dump {
    const char *database;
    const TuDumpOptions *options;
    TuArena *arena;
    TuVec items; /* Item */
    size_t from; /* of the batch that is answered */
} Dump;

static bool
is_mariadb(TuConn *conn)
{
    return strstr(tu_conn_server_version(conn), "MariaDB") != NULL;
}

static bool
left_out(const TuDumpOptions *options, const char *name)
{
    const TuPairs *relations = options ? options->relations : NULL;
    for (size_t i = 0; relations && i < relations->count; i++)
        if (strcmp(relations->items[i].value, name) == 0)
            return true;
    return false;
}

static TuStatus
take_name(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Dump *dump = data;
    bool started = count > 1 && values[1] && strcmp(values[1], "1") == 0;
    if (query <= 1 && left_out(dump->options, values[0]))
        return TU_OK;
    Item *item = TU_NEW(dump->arena, Item);
    if (!item)
        return tu_error_nomem(err);
    *item = (Item){.kind = query,
                   .name = tu_arena_strdup(dump->arena, values[0]),
                   .collation = query == 1 ? tu_arena_strdup(dump->arena, values[1]) : NULL,
                   .started = started};
    tu_vec_add(&dump->items, dump->arena, item);
    return tu_arena_failed(dump->arena) ? tu_error_nomem(err) : TU_OK;
}

static TuStatus
take_text(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Dump *dump = data;
    Item *item = dump->items.items[dump->from + query];
    size_t column = kinds[item->kind].column;
    if (column >= count || !values[column])
        return tu_error_set(err, TU_ERR_DB, "the text of %s %s may not be seen",
                            kinds[item->kind].what, item->name);
    item->text = item->started ? tu_mysql_without_start(values[column], dump->arena)
                               : tu_arena_strdup(dump->arena, values[column]);
    if (item->text && dump->database && strcmp(kinds[item->kind].what, "TABLE") == 0)
        item->text = tu_mysql_without_database(item->text, dump->database, dump->arena);
    else if (item->text && dump->database && strcmp(kinds[item->kind].what, "VIEW") == 0)
        item->text = tu_mysql_view_here(item->text, dump->database, dump->arena);
    return item->text ? TU_OK : tu_error_nomem(err);
}

static TuStatus
read_all(TuConn *conn, Dump *dump, TuError *err)
{
    const TuMysqlPin *pin = tu_mysql_pin(tu_conn_server_version(conn));
    TuStatus st = tu_conn_value(conn, "SELECT DATABASE()", dump->arena, &dump->database, err);
    if (st == TU_OK)
        st = tu_conn_batch(conn, pin->set, lists, TU_LEN(lists), pin->back, take_name, dump, err);
    for (size_t from = 0; st == TU_OK && from < dump->items.count; from += AT_ONCE) {
        const char *queries[AT_ONCE];
        size_t count = 0;
        while (count < AT_ONCE && from + count < dump->items.count) {
            const Item *item = dump->items.items[from + count];
            TuBuf sql = TU_BUF_INIT;
            tu_buf_addf(&sql, "SHOW CREATE %s ", kinds[item->kind].what);
            tu_sql_ident(&sql, &tu_dialect_mysql, item->name);
            queries[count++] = tu_buf_dup(&sql, dump->arena);
            tu_buf_release(&sql);
        }
        dump->from = from;
        st = tu_arena_failed(dump->arena)
                 ? tu_error_nomem(err)
                 : tu_conn_batch(conn, pin->set, queries, count, pin->back, take_text, dump, err);
    }
    return st;
}

/* ---- as entries that compare ---- */

static int
compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A column of MySQL shows its character set, or its collation, depending on how they were said: not
 * where a collation says it all, and not where that is the table's. */
static void
drop_collation(char *line, const char *table)
{
    static const char set[] = " CHARACTER SET ", collate[] = " COLLATE ";
    char *at = strstr(line, set);
    char *behind = at ? at + sizeof set - 1 + strcspn(at + sizeof set - 1, " ") : NULL;
    if (behind && strncmp(behind, collate, sizeof collate - 1) == 0)
        memmove(at, behind, strlen(behind) + 1);
    at = strstr(line, collate);
    size_t len = at ? strcspn(at + sizeof collate - 1, " ") : 0, own = strlen(table);
    if (at && len == own && strncmp(at + sizeof collate - 1, table, len) == 0)
        memmove(at, at + sizeof collate - 1 + len, strlen(at + sizeof collate - 1 + len) + 1);
}

/* The lines between the first and the one with the closing parenthesis in an order of their own:
 * that of columns and keys is no difference here. Nor is whether partitions with the server's own
 * names are counted or listed. */
static const char *
sorted_table(const char *text, const char *collation, TuArena *arena)
{
    char *copy = tu_arena_strdup(arena, text);
    size_t count = 1, end = 0;
    for (const char *c = text; *c; c++)
        count += *c == '\n';
    char **lines = TU_NEW_N(arena, char *, count);
    if (!copy || !lines)
        return NULL;
    size_t n = 0;
    for (char *line = copy; line; n++) {
        char *next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        lines[n] = line;
        if (!end && n && *line == ')')
            end = n;
        line = next;
    }
    for (size_t i = 1; i < end; i++) {
        size_t len = strlen(lines[i]);
        if (len && lines[i][len - 1] == ',')
            lines[i][len - 1] = '\0';
        if (lines[i][2] == '`')
            drop_collation(lines[i], collation ? collation : "");
    }
    if (end > 2)
        qsort(lines + 1, end - 1, sizeof *lines, compare_lines);
    const char *partitions = end && end + 1 < n
                                 ? tu_mysql_partition_clause(text + (lines[end + 1] - copy), arena)
                                 : NULL;
    TuBuf out = TU_BUF_INIT;
    for (size_t i = 0; i < (partitions ? end + 1 : n); i++) {
        tu_mysql_drop_counter(lines[i]);
        tu_buf_addf(&out, "%s\n", lines[i]);
    }
    if (partitions)
        tu_buf_addf(&out, "PARTITION BY %s\n", partitions);
    const char *sorted = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    return sorted;
}

/* Who made something is no difference of schemas: the model tells of definers. */
static const char *
rendering_of(const Item *item, bool mariadb, TuArena *arena)
{
    const char *what = kinds[item->kind].what;
    if (strcmp(what, "TABLE") == 0) {
        const char *table = mariadb ? item->text : tu_mysql_without_introducers(item->text, arena);
        return table ? sorted_table(table, item->collation, arena) : NULL;
    }
    const char *text =
        strcmp(what, "SEQUENCE") == 0 ? item->text : tu_mysql_without_definer(item->text, arena);
    return tu_arena_printf(arena, "%s\n", text ? text : "");
}

/* What a new table has that says nothing: no part of a model, so a difference is only told of. */
static TuStatus
add_defaults(TuConn *conn, TuArena *arena, TuPairs *entries, TuError *err)
{
    const char *title = NULL;
    TuStatus st = tu_conn_value(
        conn,
        "SELECT CONCAT('DATABASE CHARACTER SET ', DEFAULT_CHARACTER_SET_NAME, ' COLLATE ',"
        " DEFAULT_COLLATION_NAME) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()",
        arena, &title, err);
    if (title)
        tu_pairs_add(entries, arena, title, "");
    return st;
}

TuStatus
tu_mysql_entries(TuConn *conn, const TuDumpOptions *options, TuArena *arena, TuPairs *entries,
                 TuError *err)
{
    Dump dump = {.options = options, .arena = arena};
    bool mariadb = is_mariadb(conn);
    TuStatus st = read_all(conn, &dump, err);
    for (size_t i = 0; st == TU_OK && i < dump.items.count; i++) {
        const Item *item = dump.items.items[i];
        tu_pairs_add(entries, arena,
                     tu_arena_printf(arena, "%s %s", kinds[item->kind].what, item->name),
                     rendering_of(item, mariadb, arena));
    }
    if (st == TU_OK && (!options || !options->no_database))
        st = add_defaults(conn, arena, entries, err);
    return st == TU_OK && tu_arena_failed(arena) ? tu_error_nomem(err) : st;
}

/* ---- as a script ---- */

/* Does a literal of another character set than UTF-8 hold a question mark? */
static bool
has_lost_character(const char *table)
{
    static const char *const whole[] = {"_utf8mb4", "_utf8mb3", "_utf8", NULL};
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, table, strlen(table));
    for (TuToken token; (token = tu_lex_next(&lexer)).type != TU_TOKEN_END;) {
        TuToken literal;
        if (tu_mysql_introduces(&token, &lexer, &literal) && !tu_token_is_any(&token, whole) &&
            memchr(literal.text, '?', literal.len))
            return true;
    }
    return false;
}

/* SHOW CREATE of MySQL tells question marks for a character of four bytes in an expression, and for
 * one of another character set: information_schema knows better, so the schema can only be made
 * from a model. */
static TuStatus
check_characters(TuConn *conn, const Dump *dump, TuError *err)
{
    for (size_t i = 0; i < dump->items.count && !is_mariadb(conn); i++) {
        const Item *item = dump->items.items[i];
        if (strcmp(kinds[item->kind].what, "TABLE") == 0 &&
            (strstr(item->text, "????") || has_lost_character(item->text)))
            return tu_error_set(err, TU_ERR_UNSUPPORTED,
                                "SHOW CREATE TABLE does not tell all characters of %s", item->name);
    }
    return TU_OK;
}

TuStatus
tu_mysql_dump(TuConn *conn, const TuDumpOptions *options, TuArena *arena, const char **script,
              TuError *err)
{
    Dump dump = {.options = options, .arena = arena};
    TuBuf out = TU_BUF_INIT;
    TuStatus st = read_all(conn, &dump, err);
    if (st == TU_OK)
        st = check_characters(conn, &dump, err);
    tu_buf_add(&out, "SET foreign_key_checks = 0;\nDELIMITER ;;\n");
    for (size_t i = 0; st == TU_OK && i < dump.items.count; i++) {
        const Item *item = dump.items.items[i];
        tu_buf_addf(&out, "%s\n;;\n", item->text);
    }
    tu_buf_add(&out, "DELIMITER ;\nSET foreign_key_checks = 1;\n");
    if (st == TU_OK && !(*script = tu_buf_dup(&out, arena)))
        st = tu_error_nomem(err);
    tu_buf_release(&out);
    return st;
}
