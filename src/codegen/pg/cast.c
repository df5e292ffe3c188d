/* The lattice of type changes: does an assignment cast exist, is the table rewritten, can values
 * change without an error. Measured on PostgreSQL 15; types we do not know are rewritten. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef enum Family {
    F_OTHER,
    F_BOOL,
    F_INT,
    F_NUMERIC,
    F_FLOAT,
    F_MONEY,
    F_TEXT, /* text, varchar, citext */
    F_CHAR, /* blank-padded */
    F_NAME,
    F_DATE,
    F_TIMESTAMP,
    F_TIMESTAMPTZ,
    F_TIME,
    F_TIMETZ,
    F_INTERVAL,
    F_JSON,
    F_JSONB,
    F_BIT,
    F_VARBIT,
    F_INET,
    F_CIDR,
    F_OID,
    F_COUNT
} Family;

typedef struct Type {
    Family family;
    int rank;      /* within the family: smallint 1 ... bigint 3 */
    char base[80]; /* lower case, without length and brackets */
    bool array;
    int count;   /* of args */
    int args[2]; /* numeric(10,2) */
} Type;

static const struct Word {
    const char *name;
    Family family;
    int rank;
} words[] = {
    {"bool", F_BOOL, 0},
    {"boolean", F_BOOL, 0},
    {"smallint", F_INT, 1},
    {"int2", F_INT, 1},
    {"smallserial", F_INT, 1},
    {"integer", F_INT, 2},
    {"int", F_INT, 2},
    {"int4", F_INT, 2},
    {"serial", F_INT, 2},
    {"bigint", F_INT, 3},
    {"int8", F_INT, 3},
    {"bigserial", F_INT, 3},
    {"numeric", F_NUMERIC, 0},
    {"decimal", F_NUMERIC, 0},
    {"real", F_FLOAT, 1},
    {"float4", F_FLOAT, 1},
    {"double precision", F_FLOAT, 2},
    {"float8", F_FLOAT, 2},
    {"float", F_FLOAT, 2},
    {"money", F_MONEY, 0},
    {"text", F_TEXT, 2},
    {"character varying", F_TEXT, 1},
    {"varchar", F_TEXT, 1},
    {"citext", F_TEXT, 3},
    {"character", F_CHAR, 0},
    {"char", F_CHAR, 0},
    {"bpchar", F_CHAR, 0},
    {"name", F_NAME, 0},
    {"date", F_DATE, 0},
    {"timestamp", F_TIMESTAMP, 0},
    {"timestamp without time zone", F_TIMESTAMP, 0},
    {"timestamptz", F_TIMESTAMPTZ, 0},
    {"timestamp with time zone", F_TIMESTAMPTZ, 0},
    {"time", F_TIME, 0},
    {"time without time zone", F_TIME, 0},
    {"timetz", F_TIMETZ, 0},
    {"time with time zone", F_TIMETZ, 0},
    {"interval", F_INTERVAL, 0},
    {"json", F_JSON, 0},
    {"jsonb", F_JSONB, 0},
    {"bit", F_BIT, 0},
    {"bit varying", F_VARBIT, 0},
    {"varbit", F_VARBIT, 0},
    {"inet", F_INET, 0},
    {"cidr", F_CIDR, 0},
    {"oid", F_OID, 0},
};

#define BIT(family) (1u << (family))

/* Assignment casts between built-in types; to text they always exist. */
static const unsigned assignable[F_COUNT] = {
    [F_INT] = BIT(F_NUMERIC) | BIT(F_FLOAT) | BIT(F_MONEY) | BIT(F_OID),
    [F_NUMERIC] = BIT(F_INT) | BIT(F_FLOAT) | BIT(F_MONEY),
    [F_FLOAT] = BIT(F_INT) | BIT(F_NUMERIC),
    [F_MONEY] = BIT(F_NUMERIC),
    [F_DATE] = BIT(F_TIMESTAMP) | BIT(F_TIMESTAMPTZ),
    [F_TIMESTAMP] = BIT(F_DATE) | BIT(F_TIMESTAMPTZ) | BIT(F_TIME),
    [F_TIMESTAMPTZ] = BIT(F_DATE) | BIT(F_TIMESTAMP) | BIT(F_TIME) | BIT(F_TIMETZ),
    [F_TIME] = BIT(F_TIMETZ) | BIT(F_INTERVAL),
    [F_TIMETZ] = BIT(F_TIME),
    [F_INTERVAL] = BIT(F_TIME),
    [F_JSON] = BIT(F_JSONB),
    [F_JSONB] = BIT(F_JSON),
    [F_BIT] = BIT(F_VARBIT),
    [F_VARBIT] = BIT(F_BIT),
    [F_INET] = BIT(F_CIDR),
    [F_CIDR] = BIT(F_INET),
    [F_OID] = BIT(F_INT),
};

static const unsigned textual = BIT(F_TEXT) | BIT(F_CHAR) | BIT(F_NAME);

/* ---- reading a type's name ---- */

static void
read_args(Type *type, const char *text)
{
    char *end;

    while (type->count < 2) {
        long value = strtol(text, &end, 10);

        if (end == text)
            return;
        type->args[type->count++] = (int)value;
        text = end;
        while (*text == ',' || *text == ' ')
            text++;
    }
}

static Type
read_type(const char *text)
{
    Type type = {.family = F_OTHER};
    size_t len = 0;
    bool quoted = false;

    for (; text != NULL && *text != '\0'; text++) {
        const char *close = *text == '(' && !quoted ? strchr(text, ')') : NULL;

        if (close != NULL) {
            read_args(&type, text + 1);
            text = close;
        } else if (!quoted && *text == '[') {
            type.array = true;
            break;
        } else if (len + 1 < sizeof type.base) {
            quoted = *text == '"' ? !quoted : quoted;
            type.base[len++] = quoted ? *text : (char)tolower((unsigned char)*text);
        }
    }
    while (len > 0 && type.base[len - 1] == ' ')
        len--;
    type.base[len] = '\0';
    for (size_t i = 0; i < TU_LEN(words); i++) {
        if (strcmp(words[i].name, type.base) == 0) {
            type.family = words[i].family;
            type.rank = words[i].rank;
        }
    }
    return type;
}

/* ---- domains ---- */

static const TuDomain *
find_domain(const TuModel *model, const char *type)
{
    TuBuf name = TU_BUF_INIT;
    const TuDomain *found = NULL;

    for (size_t i = 0; model != NULL && i < model->kinds[TU_KIND_DOMAIN].count && found == NULL;
         i++) {
        const TuObject *object = model->kinds[TU_KIND_DOMAIN].items[i];

        if (object->kind != TU_KIND_DOMAIN)
            continue;
        tu_buf_clear(&name);
        tu_pg_put(&name, "%N", object);
        if (strcmp(name.s, type) == 0 ||
            (object->schema == NULL && strcmp(object->name, type) == 0))
            found = (const TuDomain *)object;
    }
    tu_buf_release(&name);
    return found;
}

const char *
tu_pg_base_type(const TuModel *model, const char *type)
{
    const TuDomain *domain;

    for (int depth = 0; depth < 32 && (domain = find_domain(model, type)) != NULL; depth++)
        type = domain->type;
    return type;
}

static bool
is_constrained(const TuModel *model, const char *type)
{
    const TuDomain *domain;

    for (int depth = 0; depth < 32 && (domain = find_domain(model, type)) != NULL; depth++) {
        if (domain->not_null || domain->checks.count > 0)
            return true;
        type = domain->type;
    }
    return false;
}

/* ---- casts ---- */

static bool
same_base(const Type *a, const Type *b)
{
    if (a->family == F_OTHER || b->family == F_OTHER)
        return a->family == b->family && strcmp(a->base, b->base) == 0;
    return a->family == b->family && a->rank == b->rank;
}

static bool
element_assigns(const Type *from, const Type *to)
{
    if (BIT(to->family) & textual)
        return true;
    if (from->family == to->family)
        return from->family != F_OTHER || strcmp(from->base, to->base) == 0;
    return (assignable[from->family] & BIT(to->family)) != 0;
}

static TuPgCast
find_cast(const Type *from, const Type *to)
{
    if (from->array && to->array)
        return element_assigns(from, to) ? TU_PG_CAST_ASSIGNMENT : TU_PG_CAST_TEXT;
    if (!to->array && (BIT(to->family) & textual))
        return TU_PG_CAST_ASSIGNMENT;
    if (!from->array && (BIT(from->family) & textual))
        return TU_PG_CAST_EXPLICIT;
    if (to->array)
        return element_assigns(from, to) ? TU_PG_CAST_ARRAY : TU_PG_CAST_TEXT;
    if (from->array)
        return element_assigns(from, to) || (BIT(from->family) & textual) ? TU_PG_CAST_ELEMENT
                                                                          : TU_PG_CAST_TEXT;
    if (element_assigns(from, to))
        return TU_PG_CAST_ASSIGNMENT;
    if (from->family == F_INT && to->family == F_BOOL)
        return TU_PG_CAST_INT_BOOL;
    if (from->family == F_BOOL && to->family == F_INT)
        return TU_PG_CAST_BOOL_INT;
    if (from->family == F_JSONB &&
        (BIT(to->family) & (BIT(F_BOOL) | BIT(F_INT) | BIT(F_NUMERIC) | BIT(F_FLOAT))))
        return TU_PG_CAST_EXPLICIT;
    return TU_PG_CAST_TEXT;
}

/* ---- what it does to the rows ---- */

/* Is length or precision at least that of before? No argument is the widest. */
static bool
not_narrower(const Type *from, const Type *to, int which)
{
    if (to->count <= which)
        return true;
    return from->count > which && from->args[which] <= to->args[which];
}

static bool
is_instant(const Type *from, const Type *to)
{
    if (from->array || to->array)
        return from->array && to->array && same_base(from, to) && from->count == to->count &&
               memcmp(from->args, to->args, sizeof from->args) == 0;
    if (from->family == F_TEXT && to->family == F_TEXT)
        return not_narrower(from, to, 0);
    if (from->family == F_BIT && to->family == F_VARBIT)
        return to->count == 0;
    if (from->family == F_CIDR && to->family == F_INET)
        return true;
    if (!same_base(from, to))
        return false;
    switch (from->family) {
    case F_NUMERIC:
        if (to->count == 0)
            return true;
        return from->count > 0 && from->args[0] <= to->args[0] && from->args[1] == to->args[1];
    case F_VARBIT:
    case F_TIMESTAMP:
    case F_TIMESTAMPTZ:
    case F_TIME:
    case F_TIMETZ:
    case F_INTERVAL:
        return not_narrower(from, to, 0);
    default: /* no length, or a fixed one */
        return from->count == to->count && memcmp(from->args, to->args, sizeof from->args) == 0;
    }
}

static int
precision(const Type *type)
{
    return type->count > 0 ? type->args[0] : 6;
}

static bool
rounds(const Type *from, const Type *to)
{
    unsigned times =
        BIT(F_TIMESTAMP) | BIT(F_TIMESTAMPTZ) | BIT(F_TIME) | BIT(F_TIMETZ) | BIT(F_INTERVAL);

    if ((BIT(from->family) & times) && (BIT(to->family) & times) && precision(to) < precision(from))
        return true;
    if (from->family == F_NUMERIC && to->family == F_NUMERIC)
        return to->count > 0 && (from->count == 0 || to->args[1] < from->args[1]);
    if (from->family == F_FLOAT && to->family == F_FLOAT)
        return to->rank < from->rank;
    if (to->family == F_INT)
        return from->family == F_NUMERIC || from->family == F_FLOAT;
    if (from->family == F_FLOAT)
        return to->family == F_NUMERIC;
    if (to->family == F_FLOAT)
        return from->family == F_NUMERIC || (from->family == F_INT && from->rank > to->rank);
    return false;
}

static bool
cuts(const Type *from, const Type *to)
{
    unsigned stamps = BIT(F_TIMESTAMP) | BIT(F_TIMESTAMPTZ);

    if (BIT(from->family) & stamps)
        return to->family == F_DATE || to->family == F_TIME || to->family == F_TIMETZ;
    if (to->family == F_TIME)
        return from->family == F_INTERVAL || from->family == F_TIMETZ;
    if (to->family == F_NAME)
        return from->family != F_NAME;
    return from->family == F_INET && to->family == F_CIDR;
}

static bool
follows_time_zone(const Type *from, const Type *to)
{
    if (to->family == F_TIMESTAMPTZ)
        return from->family == F_TIMESTAMP || from->family == F_DATE;
    return from->family == F_TIMESTAMPTZ && to->family == F_TIMESTAMP;
}

static bool
may_fail(const Type *from, const Type *to, TuPgCast cast)
{
    if (cast == TU_PG_CAST_EXPLICIT || cast == TU_PG_CAST_TEXT)
        return true;
    if (from->family == F_INT && to->family == F_INT)
        return to->rank < from->rank;
    if (from->family == F_NUMERIC && to->family == F_NUMERIC)
        return to->count > 0 &&
               (from->count == 0 || to->args[0] - to->args[1] < from->args[0] - from->args[1]);
    return (BIT(to->family) & textual) && to->count > 0 && !(BIT(from->family) & textual);
}

static void
set_hazard(TuPgRetype *out, bool loses, const char *hazard, const char *why)
{
    out->loses = loses;
    out->hazard = hazard;
    out->why = why;
}

static void
judge(TuPgRetype *out, const Type *from, const Type *to)
{
    bool text = (BIT(from->family) & textual) != 0;
    unsigned numbers = BIT(F_INT) | BIT(F_NUMERIC) | BIT(F_FLOAT);

    if (out->cast == TU_PG_CAST_ELEMENT)
        set_hazard(out, true, "TU109", "only the first element of each array is kept");
    else if (rounds(from, to))
        set_hazard(out, true, "TU109", "values are rounded without an error");
    else if (cuts(from, to))
        set_hazard(out, true, "TU109", "values are cut without an error");
    else if (text && (to->family == F_CHAR || (to->family == F_TEXT && to->count > 0)))
        set_hazard(out, true, "TU110",
                   "longer values fail, trailing spaces are trimmed without an error");
    else if (follows_time_zone(from, to))
        set_hazard(out, false, "TU111", "values are converted by the session's time zone");
    else if (from->family == F_JSON && to->family == F_JSONB)
        set_hazard(out, true, "TU126", "key order, white space and duplicate keys are lost");
    else if (text && (BIT(to->family) & numbers))
        set_hazard(out, true, "TU126", "values that are no numbers fail, leading zeros are lost");
    else if (may_fail(from, to, out->cast))
        set_hazard(out, false, "TU505", "values that do not fit the new type make it fail");
    else
        set_hazard(out, false, "TU301", "the table is written anew under an exclusive lock");
}

TuPgRetype
tu_pg_retype(const TuModel *model, const char *from, const char *to)
{
    const char *old = tu_pg_base_type(model, from), *new = tu_pg_base_type(model, to);
    Type a = read_type(old), b = read_type(new);
    TuPgRetype out = {.cast = find_cast(&a, &b)};

    if (out.cast == TU_PG_CAST_ASSIGNMENT && is_instant(&a, &b)) {
        out.rewrites = strcmp(from, to) != 0 && is_constrained(model, to);
        if (out.rewrites)
            set_hazard(&out, false, "TU505", "values that break the domain's rules make it fail");
        return out;
    }
    out.rewrites = true;
    judge(&out, &a, &b);
    return out;
}

bool
tu_pg_same_base(const char *from, const char *to)
{
    Type a = read_type(from), b = read_type(to);

    return a.array == b.array && same_base(&a, &b);
}

bool
tu_pg_comparable(const char *from, const char *to)
{
    Type a = read_type(from), b = read_type(to);

    if (a.array != b.array)
        return false;
    return a.family == F_OTHER ? strcmp(a.base, b.base) == 0 : a.family == b.family;
}

static bool
is_enum(const TuModel *model, const char *type)
{
    TuBuf name = TU_BUF_INIT;
    bool found = false;

    for (size_t i = 0; i < model->kinds[TU_KIND_ENUM].count && !found; i++) {
        const TuObject *object = model->kinds[TU_KIND_ENUM].items[i];

        if (object->kind != TU_KIND_ENUM)
            continue;
        tu_buf_clear(&name);
        tu_pg_put(&name, "%N", object);
        found = strcmp(name.s, type) == 0;
    }
    tu_buf_release(&name);
    return found;
}

const char *
tu_pg_default_storage(const TuModel *model, const char *type)
{
    const char *base = tu_pg_base_type(model, type);
    Type parsed = read_type(base);
    unsigned main_first = BIT(F_NUMERIC) | BIT(F_INET) | BIT(F_CIDR);
    unsigned extended =
        BIT(F_TEXT) | BIT(F_CHAR) | BIT(F_JSON) | BIT(F_JSONB) | BIT(F_BIT) | BIT(F_VARBIT);

    if (parsed.array || (BIT(parsed.family) & extended))
        return "EXTENDED";
    if (BIT(parsed.family) & main_first)
        return "MAIN";
    if (parsed.family != F_OTHER || strcmp(parsed.base, "uuid") == 0 || is_enum(model, base))
        return "PLAIN";
    return "EXTENDED";
}
