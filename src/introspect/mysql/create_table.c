/* SHOW CREATE TABLE, for what the information_schema does not say. */
#include "config.h"

#include "introspect/mysql/load.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "sql/lex.h"
#include "sql/mysql_partition.h"

/* One definition: what stands between two commas of the list. */
typedef struct Part {
    TuMysqlLoad *load;
    TuTable *table;
    TuLexer lexer;
    TuToken token; /* the last one read; END behind the definition */
    size_t depth;  /* of parentheses within it */
    TuVec keys;    /* TuObject in their order */
    bool marks;    /* the text has characters of four bytes */
} Part;

static TuToken
next(Part *part)
{
    TuLexer before = part->lexer;
    TuToken token = tu_lex_next_solid(&part->lexer);
    bool ends = !part->depth && (tu_token_is_op(&token, ",") || tu_token_is_op(&token, ")"));
    if (ends) {
        part->lexer = before;
        token.type = TU_TOKEN_END;
    }
    part->depth += tu_token_is_op(&token, "(");
    part->depth -= tu_token_is_op(&token, ")") && part->depth;
    part->token = token;
    return token;
}

/* ---- expressions ---- */

/* The text up to the word that ends it, or the definition. */
static const char *
read_default(Part *part)
{
    static const char *const ends[] = {"comment", "on", "check", "invisible"};
    const char *from = NULL, *to = NULL;
    for (TuToken token = next(part); token.type != TU_TOKEN_END; token = next(part)) {
        for (size_t i = 0; !part->depth && i < TU_LEN(ends); i++)
            if (tu_token_is(&token, ends[i]))
                return from ? tu_arena_strndup(part->load->model->arena, from, (size_t)(to - from))
                            : NULL;
        from = from ? from : token.text;
        to = token.text + token.len;
    }
    return from ? tu_arena_strndup(part->load->model->arena, from, (size_t)(to - from)) : NULL;
}

/* What stands in the parentheses that come next. */
static const char *
read_parentheses(Part *part)
{
    while (next(part).type != TU_TOKEN_END && !part->depth)
        ;
    const char *from = part->lexer.at;
    while (part->depth && next(part).type != TU_TOKEN_END)
        ;
    return part->token.type == TU_TOKEN_END ? NULL
                                            : tu_arena_strndup(part->load->model->arena, from,
                                                               (size_t)(part->token.text - from));
}

static void
mend(const char **text, const char *read)
{
    if (*text && read && strchr(*text, '?'))
        *text = read;
}

/* The bytes of a literal as the server prints it, 0x.. or '..', in hexadecimal; those of a fixed
 * length without the zeros that fill it up. */
static const char *
binary_default(TuArena *arena, const char *literal, bool fixed)
{
    TuBuf out = TU_BUF_INIT;
    if (*literal == '0')
        tu_buf_add(&out, literal);
    else
        tu_buf_add(&out, "0x");
    for (const char *c = literal + 1; *literal == '\'' && *c && c[1]; c++) {
        char byte = *c;
        if (*c == '\\' || *c == '\'') {
            c++;
            byte = *c == '0' ? '\0' : *c == 'n' ? '\n' : *c == 'r' ? '\r' : *c;
        }
        tu_buf_addf(&out, "%02X", (unsigned)(unsigned char)byte);
    }
    while (fixed && out.len > 4 && memcmp(out.s + out.len - 2, "00", 2) == 0)
        out.len -= 2;
    const char *copy = out.len > 2 ? tu_arena_strndup(arena, out.s, out.len) : "''";
    tu_buf_release(&out);
    return copy;
}

const char *
tu_mysql_bytes_default(TuArena *arena, const char *type, const char *literal)
{
    bool fixed = strncasecmp(type, "binary", 6) == 0, odd = false;
    if (*literal != '\'' || (!fixed && strncasecmp(type, "varbinary", 9) != 0))
        return NULL;
    for (const char *c = literal; *c && !odd; c++)
        odd = (unsigned char)*c < 0x20 || (unsigned char)*c >= 0x7f || *c == '\\';
    return odd ? binary_default(arena, literal, fixed) : NULL;
}

static int
digit(char c)
{
    return c >= '0' && c <= '9'                 ? c - '0'
           : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                : -1;
}

/* MySQL writes a default with such characters in hexadecimal: put back, where it is UTF-8. */
static void
mend_hex(const Part *part, const char **text, const char *hex)
{
    TuBuf bytes = TU_BUF_INIT, out = TU_BUF_INIT;
    if (!*text || !hex || !strchr(*text, '?') || strncmp(hex, "0x", 2) != 0)
        return;
    for (const char *c = hex + 2; digit(c[0]) >= 0 && digit(c[1]) >= 0; c += 2)
        tu_buf_addc(&bytes, (char)(digit(c[0]) * 16 + digit(c[1])));
    if (tu_utf8_check(bytes.s, bytes.len) == bytes.len && strlen(bytes.s) == bytes.len) {
        tu_sql_literal(&out, &tu_dialect_mysql, bytes.s);
        hex = tu_buf_dup(&out, part->load->model->arena);
    }
    *text = hex;
    tu_buf_release(&bytes);
    tu_buf_release(&out);
}

/* The information_schema of MySQL tells binary defaults as far as their first zero. */
static void
mend_default(const Part *part, TuColumn *column, const char *read)
{
    TuArena *arena = part->load->model->arena;
    bool mariadb = part->load->flavour == TU_MARIADB;
    const char *bytes = NULL;
    if (!column->default_expr || !read)
        return;
    if (!mariadb && strncmp(column->default_expr, "0x", 2) == 0 && strchr("'0", *read))
        bytes = binary_default(arena, read, strncasecmp(column->type, "binary", 6) == 0);
    else if (mariadb && part->marks)
        bytes = tu_mysql_bytes_default(arena, column->type, read);
    if (bytes)
        column->default_expr = bytes;
    else if (!mariadb)
        mend_hex(part, &column->default_expr, read);
    else if (part->marks)
        mend(&column->default_expr, read);
}

/* The information_schema of MariaDB gives question marks for what takes four bytes, and for what is
 * no UTF-8. */
static void
take_column(Part *part)
{
    TuMysqlLoad *load = part->load;
    bool asked = part->marks || load->flavour == TU_MYSQL;
    const char *name = asked ? tu_token_name(&part->token, false, load->scratch) : NULL;
    TuColumn *column =
        name ? (TuColumn *)tu_object_child(&part->table->obj, TU_KIND_COLUMN, name) : NULL;
    if (!column)
        return;
    for (TuToken token = next(part); token.type != TU_TOKEN_END; token = next(part)) {
        if (part->depth)
            continue;
        if (tu_token_is(&token, "default"))
            mend_default(part, column, read_default(part));
        else if (part->marks && tu_token_is(&token, "as"))
            mend(&column->generated, read_parentheses(part));
        token = part->token;
        if (part->marks && tu_token_is(&token, "check"))
            mend(&column->check, read_parentheses(part));
    }
}

static void
take_check(Part *part)
{
    TuToken token = next(part);
    const char *name = part->marks ? tu_token_name(&token, false, part->load->scratch) : NULL;
    TuCheck *check =
        name ? (TuCheck *)tu_object_child(&part->table->obj, TU_KIND_CHECK, name) : NULL;
    token = next(part);
    if (check && tu_token_is(&token, "check"))
        mend(&check->expression, read_parentheses(part));
}

/* ---- keys ---- */

/* (`id`,`p` WITHOUT OVERLAPS): the catalog tells the two columns of the period instead. */
static void
take_overlaps(Part *part, TuObject *key, const TuToken *period)
{
    TuArena *arena = part->load->model->arena;
    const char *name = key ? tu_token_name(period, false, arena) : NULL;
    if (!name)
        return;
    TuPrimaryKey *primary = key->kind == TU_KIND_PRIMARY_KEY ? (TuPrimaryKey *)key : NULL;
    TuNames *names = primary ? &primary->columns : &((TuIndex *)key)->on;
    if (names->count < 2)
        return;
    names->count -= 2;
    if (primary)
        primary->without_overlaps = true;
    else
        name = tu_arena_printf(arena, "%.*s WITHOUT OVERLAPS", (int)period->len, period->text);
    tu_names_add(names, arena, name);
}

/* KEY `name` (...) USING BTREE: it says so only where that was written. */
static void
take_key(Part *part, bool primary)
{
    TuMysqlLoad *load = part->load;
    const TuObject *table = &part->table->obj;
    TuObject *key = NULL;
    if (primary) {
        for (size_t i = 0; i < table->children.count; i++) {
            TuObject *child = table->children.items[i];
            key = child->kind == TU_KIND_PRIMARY_KEY ? child : key;
        }
    } else {
        TuToken token = next(part);
        const char *name = tu_token_name(&token, false, load->scratch);
        key = name ? tu_object_child(table, TU_KIND_INDEX, name) : NULL;
    }
    if (key)
        tu_vec_add(&part->keys, load->scratch, key);
    TuToken before = {0};
    for (TuToken token = next(part); token.type != TU_TOKEN_END; token = next(part)) {
        if (tu_token_is(&token, "without"))
            take_overlaps(part, key, &before);
        before = token;
        if (part->depth)
            continue;
        if (key && !primary && tu_token_is(&token, "parser")) {
            token = next(part);
            tu_pairs_add(&((TuIndex *)key)->options, load->model->arena, "parser",
                         tu_token_name(&token, false, load->model->arena));
            continue;
        }
        if (!tu_token_is(&token, "using"))
            continue;
        token = next(part);
        const char *method = tu_token_is(&token, "hash") ? "hash" : "btree";
        if (key && primary)
            tu_pairs_add(&((TuPrimaryKey *)key)->options, load->model->arena, "using", method);
        else if (key)
            ((TuIndex *)key)->method = method;
    }
}

/* The name, or it with a number where the user took it for a check of his own: "p_1". */
static bool
is_named_for(const char *check, const char *name)
{
    size_t len = strlen(name);
    const char *rest = check + len;
    return strncmp(check, name, len) == 0 &&
           (!*rest || (*rest == '_' && rest[1 + strspn(rest + 1, "0123456789")] == '\0'));
}

/* PERIOD FOR `p` (`s`, `e`): the server keeps it by a check of that name. That of SYSTEM_TIME is
 * told by its columns. */
static void
take_period(Part *part)
{
    TuArena *arena = part->load->model->arena;
    TuVec *children = &part->table->obj.children;
    next(part); /* FOR */
    TuToken token = next(part);
    const char *from = token.text;
    if (token.type != TU_TOKEN_QUOTED)
        return;
    const char *name = tu_token_name(&token, false, arena);
    const char *columns = read_parentheses(part);
    if (!name || !columns)
        return;
    tu_pairs_add(&part->table->options, arena, "period",
                 tu_arena_strndup(arena, from, (size_t)(part->lexer.at - from)));
    const char *comma = strstr(columns, ", ");
    const char *kept_by = comma ? tu_arena_printf(part->load->scratch, "%.*s < %s",
                                                  (int)(comma - columns), columns, comma + 2)
                                : NULL;
    for (size_t i = 0; kept_by && i < children->count; i++) {
        TuCheck *check = children->items[i];
        if (check->obj.kind != TU_KIND_CHECK || !is_named_for(check->obj.name, name) ||
            strcmp(check->expression, kept_by) != 0)
            continue;
        check->obj.implied = true;
        return;
    }
}

static void
take_part(Part *part)
{
    TuToken token = next(part);
    bool primary = false;
    if (token.type == TU_TOKEN_QUOTED) {
        take_column(part);
        return;
    }
    if (tu_token_is(&token, "constraint")) {
        take_check(part);
        return;
    }
    if (tu_token_is(&token, "period")) {
        take_period(part);
        return;
    }
    for (; token.type == TU_TOKEN_WORD; token = next(part)) {
        primary = primary || tu_token_is(&token, "primary");
        if (tu_token_is(&token, "key")) {
            take_key(part, primary);
            return;
        }
    }
}

/* The catalog does not know the order of keys, which the optimiser goes by when all else is equal.
 */
static void
sort_keys(Part *part)
{
    TuVec *children = &part->table->obj.children;
    size_t count = 0, at = 0;
    for (size_t i = 0; i < children->count; i++) {
        TuKind kind = ((TuObject *)children->items[i])->kind;
        count += kind == TU_KIND_INDEX || kind == TU_KIND_PRIMARY_KEY;
    }
    if (count != part->keys.count)
        return;
    for (size_t i = 0; i < children->count; i++) {
        TuKind kind = ((TuObject *)children->items[i])->kind;
        if (kind == TU_KIND_INDEX || kind == TU_KIND_PRIMARY_KEY)
            children->items[i] = part->keys.items[at++];
    }
}

/* ---- behind the list ---- */

static bool
has_long_characters(const char *text)
{
    size_t len = strlen(text);
    if (tu_utf8_check(text, len) != len)
        return true;
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c >= 0xf0)
            return true;
    return false;
}

void
tu_mysql_take_create_table(TuMysqlLoad *load, TuTable *table, const char *text)
{
    Part part = {.load = load,
                 .table = table,
                 .marks = load->flavour == TU_MARIADB && has_long_characters(text)};
    tu_lex_init(&part.lexer, &tu_dialect_mysql, text, strlen(text));
    TuToken token;
    while ((token = tu_lex_next_solid(&part.lexer)).type != TU_TOKEN_END)
        if (tu_token_is_op(&token, "("))
            break;
    do {
        part.depth = 0;
        take_part(&part);
        while (part.token.type != TU_TOKEN_END)
            next(&part);
        token = tu_lex_next_solid(&part.lexer); /* the comma or the end */
    } while (tu_token_is_op(&token, ","));
    sort_keys(&part);
    table->partition_by = tu_mysql_partition_clause(part.lexer.at, load->model->arena);
}
