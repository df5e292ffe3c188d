/* Values as the catalogs print them: numbers, arrays, options, expressions. */
#include "config.h"

#include "introspect/pg/pg.h"

#include <stdlib.h>
#include <string.h>

#include "base/compat.h"
#include "sql/lex.h"
#include "sql/pg_settle.h"

uint32_t
tu_pgcat_oid(const char *value)
{
    return value ? (uint32_t)strtoul(value, NULL, 10) : 0;
}

int
tu_pgcat_int(const char *value)
{
    return value ? (int)strtol(value, NULL, 10) : 0;
}

bool
tu_pgcat_bool(const char *value)
{
    return value && *value == 't';
}

const char *
tu_pgcat_intern(TuPgcatReader *reader, const char *text)
{
    if (!text || !*text)
        return NULL;
    const char *known = tu_map_find(reader->interned, text);
    if (known)
        return known;
    char *copy = tu_arena_strdup(reader->arena, text);
    tu_map_put(reader->interned, copy, copy);
    return copy;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

const char *
tu_pgcat_trim(TuPgcatReader *reader, const char *text)
{
    text = tu_pg_settle(text, reader->arena);
    if (!text)
        return NULL;
    while (is_space(*text))
        text++;
    size_t len = strlen(text);
    while (len > 0 && is_space(text[len - 1]))
        len--;
    if (len > 0 && text[len - 1] == ';')
        len--;
    return len ? tu_arena_strndup(reader->arena, text, len) : NULL;
}

/* Is the parenthesis that opens the text closed by the one that ends it? */
static bool
is_wrapped(const char *text, size_t len)
{
    if (len < 2 || text[0] != '(' || text[len - 1] != ')')
        return false;
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_pg, text, len);
    int depth = 0;
    for (TuToken token = tu_lex_next(&lexer); token.type != TU_TOKEN_END;
         token = tu_lex_next(&lexer)) {
        if (tu_token_is_op(&token, "("))
            depth++;
        else if (tu_token_is_op(&token, ")") && --depth == 0)
            return token.text + token.len == text + len;
    }
    return false;
}

const char *
tu_pgcat_unwrap(TuPgcatReader *reader, const char *text)
{
    text = tu_pg_settle(text, reader->arena);
    if (!text)
        return NULL;
    size_t len = strlen(text);
    if (is_wrapped(text, len))
        return tu_arena_strndup(reader->arena, text + 1, len - 2);
    return tu_arena_strdup(reader->arena, text);
}

/* One element of an array literal into the buffer; returns where it ends. */
static const char *
read_element(const char *at, TuBuf *into, bool *quoted)
{
    *quoted = *at == '"';
    if (*quoted) {
        for (at++; *at && *at != '"'; at++) {
            if (*at == '\\' && at[1])
                at++;
            tu_buf_addc(into, *at);
        }
        return *at ? at + 1 : at;
    }
    for (; *at && *at != ',' && *at != '}'; at++) {
        if (*at == '\\' && at[1])
            at++;
        tu_buf_addc(into, *at);
    }
    return at;
}

TuNames
tu_pgcat_array(TuPgcatReader *reader, TuArena *arena, const char *literal)
{
    TuNames names = {0};
    TuBuf *element = &reader->buf;
    const char *at = literal && *literal == '{' ? literal + 1 : "";
    while (*at && *at != '}') {
        bool quoted = false;
        tu_pgcat_text(reader);
        at = read_element(at, element, &quoted);
        if (quoted || strcmp(element->s, "NULL") != 0)
            tu_names_add(&names, arena, tu_buf_dup(element, arena));
        if (*at == ',')
            at++;
        else if (*at != '}')
            break;
    }
    tu_pgcat_text(reader);
    return names;
}

void
tu_pgcat_options(TuPgcatReader *reader, TuPairs *into, const char *literal, const char *prefix)
{
    TuNames options = tu_pgcat_array(reader, reader->scratch, literal);
    for (size_t i = 0; i < options.count; i++) {
        const char *option = options.items[i];
        const char *equals = option ? strchr(option, '=') : NULL;
        if (!equals)
            continue;
        char *name =
            tu_arena_printf(reader->scratch, "%s%.*s", prefix, (int)(equals - option), option);
        tu_pairs_add(into, reader->arena, tu_pgcat_intern(reader, name),
                     tu_arena_strdup(reader->arena, equals + 1));
    }
}

void
tu_pgcat_add_pair(TuPgcatReader *reader, TuPairs *into, const char *name, const char *value)
{
    size_t before = into->count;
    tu_pairs_add(into, reader->arena, name, value);
    if (into->count == before)
        return;
    for (size_t i = before; i > 0 && strcmp(into->items[i - 1].name, name) > 0; i--) {
        TuPair last = into->items[i];
        into->items[i] = into->items[i - 1];
        into->items[i - 1] = last;
    }
}

size_t
tu_pgcat_numbers(const char *text, uint32_t *out, size_t max)
{
    size_t count = 0;
    for (const char *at = text ? text : ""; *at;) {
        if (*at != '-' && (*at < '0' || *at > '9')) {
            at++;
            continue;
        }
        char *end = NULL;
        long value = strtol(at, &end, 10);
        if (end == at)
            break;
        if (count < max)
            out[count] = (uint32_t)value;
        count++;
        at = end;
    }
    return count;
}

const char *
tu_pgcat_enabled(const char *letter)
{
    switch (letter ? *letter : 'O') {
    case 'D':
        return "disabled";
    case 'R':
        return "replica";
    case 'A':
        return "always";
    default:
        return NULL;
    }
}
