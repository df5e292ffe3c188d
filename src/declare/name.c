/* References and keys of functions. */
#include "config.h"

#include "declare/name.h"

#include <string.h>

static bool
is_name_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || c >= 0x80;
}

static void
skip_space(const char **at)
{
    while (**at == ' ' || **at == '\t' || **at == '\n' || **at == '\r')
        (*at)++;
}

/* The name that starts at *at, quoted or not; NULL when there is none. */
static const char *
read_name(const char **at, TuArena *arena)
{
    const char *s = *at;
    if (*s != '"') {
        while (is_name_byte((unsigned char)*s))
            s++;
        const char *plain = s == *at ? NULL : tu_arena_strndup(arena, *at, (size_t)(s - *at));
        *at = s;
        return plain;
    }
    char *name = tu_arena_alloc(arena, strlen(s));
    size_t len = 0;
    for (s++; name && *s && (*s != '"' || s[1] == '"'); s++) {
        if (*s == '"')
            s++;
        name[len++] = *s;
    }
    bool closed = *s == '"' && len > 0;
    *at = closed ? s + 1 : s;
    return closed ? name : NULL;
}

static bool
read_columns(const char **at, TuArena *arena, TuNames *columns)
{
    do {
        (*at)++; /* "(" or "," */
        skip_space(at);
        const char *column = read_name(at, arena);
        if (!column)
            return false;
        tu_names_add(columns, arena, column);
        skip_space(at);
    } while (**at == ',');
    if (**at != ')')
        return false;
    (*at)++;
    skip_space(at);
    return true;
}

bool
tu_ref_read(const char *text, TuArena *arena, TuRef *out)
{
    const char *at = text;
    TuRef ref = {0};
    skip_space(&at);
    ref.table = read_name(&at, arena);
    if (ref.table && *at == '.') {
        at++;
        ref.schema = ref.table;
        ref.table = read_name(&at, arena);
    }
    if (!ref.table)
        return false;
    skip_space(&at);
    if (*at == '(' && !read_columns(&at, arena, &ref.columns))
        return false;
    if (*at)
        return false;
    *out = ref;
    return true;
}

static void
write_quoted(TuBuf *out, const char *name)
{
    tu_buf_addc(out, '"');
    for (const char *s = name; *s; s++) {
        if (*s == '"')
            tu_buf_addc(out, '"');
        tu_buf_addc(out, *s);
    }
    tu_buf_addc(out, '"');
}

static void
write_name(TuBuf *out, const char *name)
{
    const char *s = name;
    while (is_name_byte((unsigned char)*s))
        s++;
    if (!*name || *s || (*name >= '0' && *name <= '9') || *name == '$')
        write_quoted(out, name);
    else
        tu_buf_add(out, name);
}

void
tu_ref_write(TuBuf *out, const char *schema, const TuRef *ref)
{
    if (schema) {
        write_name(out, schema);
        tu_buf_addc(out, '.');
    }
    write_name(out, ref->table);
    for (size_t i = 0; i < ref->columns.count; i++) {
        tu_buf_add(out, i ? ", " : "(");
        write_name(out, ref->columns.items[i]);
    }
    if (ref->columns.count)
        tu_buf_addc(out, ')');
}

bool
tu_routine_key_read(const char *key, TuArena *arena, const char **name, const char **signature)
{
    const char *at = key;
    *signature = NULL;
    if (*at == '"') {
        *name = read_name(&at, arena);
    } else {
        at += strcspn(at, "(");
        const char *end = at;
        while (end > key && end[-1] == ' ')
            end--;
        *name = end == key ? NULL : tu_arena_strndup(arena, key, (size_t)(end - key));
    }
    if (!*name)
        return false;
    if (!*at)
        return true;
    size_t len = strlen(at);
    if (*at != '(' || at[len - 1] != ')')
        return false;
    *signature = tu_arena_strndup(arena, at + 1, len - 2);
    return true;
}

void
tu_routine_key_write(TuBuf *out, const char *name, const char *signature)
{
    size_t len = strlen(name);
    if (*name == '"' || strchr(name, '(') || (len > 0 && name[len - 1] == ' '))
        write_quoted(out, name);
    else
        tu_buf_add(out, name);
    if (signature)
        tu_buf_addf(out, "(%s)", signature);
}
