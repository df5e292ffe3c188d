/* What a word in double quotes is to SQLite: a name when there is one, else a string. */
#include "config.h"

#include <string.h>

#include "introspect/introspect_dialects.h"
#include "sql/lex.h"

static char
lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool
same_name(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] && lower(a[i]) == lower(b[i]))
        i++;
    return a[i] == b[i];
}

/* A table or view, or a column of it? */
static bool
is_name_in(const TuObject *object, const char *word)
{
    if (object->kind != TU_KIND_TABLE && object->kind != TU_KIND_VIEW)
        return false;
    if (same_name(object->name, word))
        return true;
    for (size_t i = 0; i < object->children.count; i++) {
        const TuObject *child = object->children.items[i];
        if (child->kind == TU_KIND_COLUMN && same_name(child->name, word))
            return true;
    }
    return false;
}

static bool
is_name(const void *data, const char *word)
{
    static const char *const everywhere[] = {"rowid", "_rowid_", "oid"};
    static const char *const in_triggers[] = {"new", "old", "excluded"};
    const TuObject *of = data;
    for (size_t i = 0; i < TU_LEN(everywhere); i++) {
        if (same_name(everywhere[i], word))
            return true;
    }
    if (!of)
        return false;
    for (size_t i = 0; of->kind == TU_KIND_TRIGGER && i < TU_LEN(in_triggers); i++) {
        if (same_name(in_triggers[i], word))
            return true;
    }
    if (is_name_in(of, word) || (of->parent && is_name_in(of->parent, word)))
        return true;
    for (size_t i = 0; i < of->deps.count; i++) {
        if (is_name_in(of->deps.items[i], word))
            return true;
    }
    return false;
}

void
tu_sqlite_canonical(TuBuf *out, const char *sql, const TuObject *of)
{
    tu_sqlite_form(out, sql, is_name, of);
}
