/* What a change of a column's type does to its values under a strict sql_mode: which ones it cannot
 * refuse, which ones it changes without an error. Measured on MariaDB 10.11 and MySQL 9.7. */
#include "config.h"

#include "codegen/mysql/mysql.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sql/lex.h"

typedef enum Family {
    F_OTHER,
    F_INT,
    F_DECIMAL,
    F_FLOAT,
    F_BIT,
    F_TEXT, /* varchar and the texts */
    F_CHAR, /* trailing spaces go */
    F_BYTES,
    F_ENUM,
    F_SET,
    F_DATE,
    F_DATETIME,
    F_TIMESTAMP,
    F_TIME,
    F_YEAR,
    F_JSON
} Family;

#define BIT(family) (1u << (family))
#define STAMPS (BIT(F_DATETIME) | BIT(F_TIMESTAMP))
#define NUMBERS (BIT(F_INT) | BIT(F_DECIMAL) | BIT(F_FLOAT))
#define TIMES (STAMPS | BIT(F_DATE) | BIT(F_TIME) | BIT(F_YEAR))

typedef struct Type {
    Family family;
    long size;    /* digits of an integer, characters that a text can hold; else a rank */
    int count;    /* of args */
    long args[2]; /* decimal(10,2) */
    bool is_unsigned;
    const char *list; /* behind the name */
} Type;

static const struct {
    const char *name;
    Family family;
    long size;
} words[] = {
    {"tinyint", F_INT, 3},
    {"smallint", F_INT, 5},
    {"mediumint", F_INT, 8},
    {"int", F_INT, 10},
    {"bigint", F_INT, 20},
    {"decimal", F_DECIMAL, 0},
    {"float", F_FLOAT, 1},
    {"double", F_FLOAT, 2},
    {"bit", F_BIT, 0},
    {"varchar", F_TEXT, 0},
    {"tinytext", F_TEXT, 255},
    {"text", F_TEXT, 65535},
    {"mediumtext", F_TEXT, 16777215},
    {"longtext", F_TEXT, 4294967295},
    {"char", F_CHAR, 1},
    {"binary", F_BYTES, 1},
    {"varbinary", F_BYTES, 0},
    {"tinyblob", F_BYTES, 255},
    {"blob", F_BYTES, 65535},
    {"mediumblob", F_BYTES, 16777215},
    {"longblob", F_BYTES, 4294967295},
    {"enum", F_ENUM, 0},
    {"set", F_SET, 0},
    {"date", F_DATE, 0},
    {"datetime", F_DATETIME, 0},
    {"timestamp", F_TIMESTAMP, 0},
    {"time", F_TIME, 0},
    {"year", F_YEAR, 4},
    {"json", F_JSON, 0},
};

static void
read_args(Type *type, const char *text)
{
    char *end = NULL;
    if (*text != '(')
        return;
    type->args[0] = strtol(text + 1, &end, 10);
    type->count = end > text + 1;
    if (type->count && *end == ',') {
        type->args[1] = strtol(end + 1, NULL, 10);
        type->count = 2;
    }
}

static Type
read_type(const char *text)
{
    Type type = {.family = F_OTHER};
    size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    type.list = text + len;
    read_args(&type, type.list);
    for (size_t i = 0; i < TU_LEN(words); i++) {
        if (strlen(words[i].name) != len || strncasecmp(text, words[i].name, len) != 0)
            continue;
        type.family = words[i].family;
        type.size = words[i].size;
    }
    bool sized = (BIT(type.family) & (BIT(F_TEXT) | BIT(F_CHAR) | BIT(F_BYTES) | BIT(F_BIT))) != 0;
    if (sized && type.count)
        type.size = type.args[0];
    if (type.family == F_DECIMAL && !type.count)
        type.args[0] = 10;
    type.is_unsigned =
        type.family != F_ENUM && type.family != F_SET && strstr(type.list, "unsigned") != NULL;
    return type;
}

/* ---- does each value have its place? ---- */

static bool
has_member(const char *list, const TuToken *member)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, list, strlen(list));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END || token.type == TU_TOKEN_UNTERMINATED)
            return false;
        if (token.len == member->len && memcmp(token.text, member->text, token.len) == 0)
            return true;
    }
}

static bool
keeps_members(const Type *from, const Type *to)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, from->list, strlen(from->list));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END || token.type == TU_TOKEN_UNTERMINATED)
            return true;
        if (!has_member(to->list, &token))
            return false;
    }
}

static bool
keeps_sign(const Type *from, const Type *to)
{
    return from->is_unsigned || !to->is_unsigned;
}

static bool
fits_number(const Type *from, const Type *to)
{
    long digits = from->family == F_INT ? from->size : from->args[0] - from->args[1];
    long scale = from->family == F_INT ? 0 : from->args[1];
    if (!keeps_sign(from, to) || from->family == F_FLOAT)
        return from->family == to->family && keeps_sign(from, to) && to->size >= from->size &&
               !to->count;
    if (to->family == F_INT)
        return scale == 0 && (from->family == F_INT && from->is_unsigned == to->is_unsigned
                                  ? to->size >= from->size
                                  : to->size > digits);
    if (to->family == F_DECIMAL)
        return to->args[0] - to->args[1] >= digits && to->args[1] >= scale;
    return from->family == F_INT && digits <= (to->size == 2 ? 10 : 5);
}

/* A character takes up to four bytes of what is not counted in characters. */
static long
room(const Type *type)
{
    return type->count ? type->size : type->size / 4;
}

static long
longest(const Type *type)
{
    switch (type->family) {
    case F_TEXT:
    case F_CHAR:
        return type->size;
    case F_INT:
        return type->size + 1;
    case F_DECIMAL:
        return type->args[0] + 3;
    case F_FLOAT:
        return 30;
    case F_ENUM:
    case F_SET:
        return (long)strlen(type->list);
    case F_JSON:
        return 1073741823;
    default:
        return BIT(type->family) & TIMES ? 26 : 4294967295;
    }
}

static bool
fits(const Type *from, const Type *to)
{
    unsigned both = BIT(from->family) | BIT(to->family);
    if ((both & ~NUMBERS) == 0)
        return fits_number(from, to);
    if (to->family == F_TEXT && from->family != F_OTHER && from->family != F_BYTES)
        return room(to) >= longest(from) ||
               (from->family == F_TEXT && !from->count && to->size >= from->size);
    if (from->family == F_DATE)
        return both == BIT(F_DATE) || (both & STAMPS) != 0;
    if (from->family != to->family)
        return from->family == F_YEAR && to->family == F_INT && to->size > 4;
    if (from->family == F_ENUM || from->family == F_SET)
        return keeps_members(from, to);
    if (BIT(from->family) & TIMES)
        return to->args[0] >= from->args[0];
    return from->family != F_OTHER && to->size >= from->size;
}

/* ---- what becomes of the others? ---- */

static bool
rounds(const Type *from, const Type *to)
{
    unsigned both = BIT(from->family) | BIT(to->family);
    if (from->family == to->family && (BIT(from->family) & (STAMPS | BIT(F_TIME))))
        return true;
    if (both & ~NUMBERS)
        return false;
    if (from->family == F_FLOAT || (to->family == F_FLOAT && keeps_sign(from, to)))
        return true;
    return from->family == F_DECIMAL && (to->family == F_INT ? 0 : to->args[1]) < from->args[1];
}

static bool
cuts(const Type *from, const Type *to)
{
    return (BIT(from->family) & STAMPS) && (to->family == F_DATE || to->family == F_TIME);
}

/* Values are put at the end of a list, or a varchar grows. */
static bool
is_longer(const Type *from, const Type *to)
{
    if (from->family != to->family)
        return false;
    if (from->family == F_ENUM || from->family == F_SET)
        return strncmp(from->list, to->list, strcspn(from->list, ")")) == 0;
    return from->family == F_TEXT && from->count && to->count;
}

TuMysqlRetype
tu_mysql_retype(const char *from_type, const char *to_type)
{
    Type from = read_type(from_type), to = read_type(to_type);
    bool text = from.family == F_TEXT || from.family == F_CHAR;
    if (strcasecmp(from_type, to_type) == 0 || fits(&from, &to))
        return (TuMysqlRetype){.copies =
                                   strcasecmp(from_type, to_type) != 0 && !is_longer(&from, &to)};
    if (rounds(&from, &to))
        return (TuMysqlRetype){true, "TU109", "values are rounded without an error", true};
    if (cuts(&from, &to))
        return (TuMysqlRetype){true, "TU109", "values are cut without an error", true};
    if ((BIT(from.family) & STAMPS) && (BIT(to.family) & STAMPS))
        return (TuMysqlRetype){true, "TU111", "values are converted by the session's time zone",
                               false};
    if (from.family == F_TEXT && to.family == F_CHAR)
        return (TuMysqlRetype){true, "TU110",
                               "longer values fail, trailing spaces are trimmed without an error",
                               true};
    if (text && (BIT(to.family) & NUMBERS))
        return (TuMysqlRetype){true, "TU126",
                               "values that are no numbers fail, leading zeros and digits are lost",
                               true};
    if (text && to.family == F_JSON)
        return (TuMysqlRetype){
            true, "TU126",
            "values that are no JSON fail, white space and the order of keys are lost", true};
    if (from.family == to.family && (from.family == F_ENUM || from.family == F_SET))
        return (TuMysqlRetype){true, "TU505", "a row that has a value that goes makes it fail",
                               false};
    return (TuMysqlRetype){true, "TU505", "values that do not fit the new type make it fail",
                           false};
}

/* ---- character sets ---- */

/* Has the second one all characters of the first? */
bool
tu_mysql_charset_holds(const char *from, const char *to)
{
    static const char *const all[] = {"utf8mb4", "utf16", "utf16le", "utf32", "gb18030", NULL};
    static const char *const plane[] = {"utf8mb3", "utf8", "ucs2", NULL};
    bool wide = false, to_all = false, to_plane = false;
    if (!from || !to)
        return from == to || (to && strcasecmp(to, "utf8mb4") == 0);
    for (size_t i = 0; all[i]; i++) {
        wide = wide || strcasecmp(from, all[i]) == 0;
        to_all = to_all || strcasecmp(to, all[i]) == 0;
    }
    for (size_t i = 0; plane[i]; i++)
        to_plane = to_plane || strcasecmp(to, plane[i]) == 0;
    return strcasecmp(from, to) == 0 || to_all || (to_plane && !wide) ||
           strcasecmp(from, "ascii") == 0 || strcasecmp(to, "binary") == 0;
}
