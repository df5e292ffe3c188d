/* The one table of portable types. A name that an engine has itself means that engine's own type.
 */
#include "config.h"

#include "sql/types.h"

#include <string.h>
#include <strings.h>

#define ALSO(...)         \
    (const char *const[]) \
    {                     \
        __VA_ARGS__, NULL \
    }
#define NONE ALSO(NULL)

#define PG [TU_ENGINE_POSTGRESQL]
#define MYSQL [TU_ENGINE_MYSQL]
#define MARIADB [TU_ENGINE_MARIADB]
#define SQLITE [TU_ENGINE_SQLITE]

/* SQLite keeps whatever name stands in the model, and so each comes back there. */
const TuPortableType tu_portable_types[] = {
    {"boolean",
     ALSO("bool"),
     false,
     {MYSQL = {.shown = "tinyint(1)"}, MARIADB = {.shown = "tinyint(1)"}}},
    {"smallint", ALSO("int2"), false, {MARIADB = {.shown = "smallint(6)"}}},
    {"integer", ALSO("int", "int4"), false, {MYSQL = {"int"}, MARIADB = {"int", "int(11)"}}},
    {"bigint", ALSO("int8"), false, {MARIADB = {.shown = "bigint(20)"}}},
    {"numeric", ALSO("decimal", "dec"), true, {MYSQL = {"decimal"}, MARIADB = {"decimal"}}},
    {"real", ALSO("float4"), false, {MYSQL = {"float"}, MARIADB = {"float"}}},
    {"double precision",
     ALSO("double", "float8"),
     false,
     {PG = {"double precision"}, MYSQL = {"double"}, MARIADB = {"double"}}},
    {"char", ALSO("character"), true, {PG = {"character"}, MYSQL = {"char"}, MARIADB = {"char"}}},
    {"varchar",
     ALSO("character varying", "char varying"),
     true,
     {PG = {"character varying"}, MYSQL = {"varchar"}, MARIADB = {"varchar"}}},
    {"text", NONE, false, {{0}}},
    {"clob",
     ALSO("character large object"),
     false,
     {PG = {"text", .other = true}, MYSQL = {"longtext"}, MARIADB = {"longtext"}}},
    {"bytea", NONE, false, {MYSQL = {"longblob"}, MARIADB = {"longblob"}}},
    {"blob",
     ALSO("binary large object"),
     false,
     {PG = {"bytea", .other = true}, MYSQL = {"blob"}, MARIADB = {"blob"}}},
    {"varbinary",
     ALSO("binary varying"),
     true,
     {PG = {.why = "bytea has no length: write bytea, and a check of its length"},
      MYSQL = {"varbinary"}, MARIADB = {"varbinary"}}},
    {"date", NONE, false, {{0}}},
    {"time",
     ALSO("time without time zone"),
     true,
     {PG = {"time without time zone"}, MYSQL = {"time"}, MARIADB = {"time"}}},
    {"timetz",
     ALSO("time with time zone"),
     true,
     {PG = {"time with time zone"},
      MYSQL = {.why = "no time of day keeps its zone: write time, and keep the zone beside it"},
      MARIADB = {.why = "no time of day keeps its zone: write time, and keep the zone beside it"}}},
    {"timestamp without time zone",
     ALSO("datetime"),
     true,
     {PG = {"timestamp without time zone"}, MYSQL = {"datetime"}, MARIADB = {"datetime"}}},
    {"timestamptz",
     ALSO("timestamp with time zone"),
     true,
     {PG = {"timestamp with time zone"}, MYSQL = {"timestamp"}, MARIADB = {"timestamp"}}},
    {"interval",
     NONE,
     false,
     {MYSQL = {.why = "no type holds a span of time: write bigint, and count seconds"},
      MARIADB = {.why = "no type holds a span of time: write bigint, and count seconds"}}},
    {"uuid", NONE, false, {MYSQL = {"char(36)", .other = true}}},
    {"json", NONE, false, {MARIADB = {.shown = "longtext", .other = true}}},
    {"jsonb",
     NONE,
     false,
     {MYSQL = {"json", .other = true}, MARIADB = {"json", "longtext", .other = true}}},
    {NULL, NULL, false, {{0}}},
};

TuEngine
tu_engine_of(const TuDialect *dialect, const char *server_version)
{
    if (dialect == &tu_dialect_sqlite)
        return TU_ENGINE_SQLITE;
    if (dialect != &tu_dialect_mysql)
        return TU_ENGINE_POSTGRESQL;
    return server_version && strstr(server_version, "MariaDB") ? TU_ENGINE_MARIADB
                                                               : TU_ENGINE_MYSQL;
}

/* Where the first parentheses are: "numeric(10,2)", "timestamp(3) with time zone". */
typedef struct Length {
    const char *at; /* NULL: there are none */
    size_t len;
} Length;

/* Is it this type, with or without a length in or behind its name? */
static bool
is_type(const char *type, const char *word, Length *length)
{
    length->at = strchr(type, '(');
    length->len = length->at ? strcspn(length->at, ")") + 1 : 0;
    size_t before = length->at ? (size_t)(length->at - type) : strlen(type);
    const char *after = length->at && length->at[length->len - 1] ? length->at + length->len : "";
    while (length->at && before && type[before - 1] == ' ')
        before--;
    size_t rest = strlen(after);
    return strlen(word) == before + rest && strncasecmp(type, word, before) == 0 &&
           strncasecmp(after, word + before, rest) == 0;
}

/* The name with the length where SQL wants it: behind the first word of those with a time zone. */
static const char *
with_length(const char *name, const Length *length, TuArena *arena)
{
    const char *zone = strstr(name, " with");
    size_t before = zone ? (size_t)(zone - name) : strlen(name);
    if (!length->at)
        return name;
    return tu_arena_printf(arena, "%.*s%.*s%s", (int)before, name, (int)length->len, length->at,
                           name + before);
}

static const TuPortableType *
find(const char *type, Length *length, bool *own_name)
{
    for (const TuPortableType *row = tu_portable_types; row->name; row++) {
        *own_name = is_type(type, row->name, length);
        if (*own_name)
            return row;
        for (size_t i = 0; row->also[i]; i++)
            if (is_type(type, row->also[i], length))
                return row;
    }
    return NULL;
}

const char *
tu_type_here(TuEngine engine, const char *type, TuArena *arena, const char **why)
{
    Length length;
    bool own_name = false;
    const TuPortableType *row = find(type, &length, &own_name);
    *why = NULL;
    if (!row)
        return type;
    const TuTypeHere *here = &row->on[engine];
    *why = here->why;
    if (here->why)
        return NULL;
    return here->own ? with_length(here->own, &length, arena) : type;
}

/* A catalog shows "int(11)" for what is written int: then the length belongs to the name. */
static bool
is_shown(const char *type, const char *shown, Length *length)
{
    *length = (Length){0};
    return strchr(shown, '(') ? strcasecmp(type, shown) == 0 : is_type(type, shown, length);
}

const char *
tu_type_portable(TuEngine engine, const char *type, TuArena *arena)
{
    for (const TuPortableType *row = tu_portable_types; row->name && engine != TU_ENGINE_SQLITE;
         row++) {
        const TuTypeHere *here = &row->on[engine];
        const char *shown = here->shown ? here->shown : here->own ? here->own : row->name;
        Length length;
        if (!here->other && !here->why && is_shown(type, shown, &length) &&
            (row->length || !length.at))
            return with_length(row->name, &length, arena);
    }
    return type;
}
