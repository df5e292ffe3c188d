/* Which of several values is meant. */
#include "config.h"

#include "declare/dialect.h"

#include <string.h>

static const char other[] = "other";

const char *const tu_dialect_words[] = {"postgresql", "mysql", "mariadb", "sqlite", other, NULL};

bool
tu_is_dialect_word(const char *word)
{
    for (size_t i = 0; tu_dialect_words[i]; i++)
        if (strcmp(tu_dialect_words[i], word) == 0)
            return true;
    return false;
}

static bool
covers(const char *word, const char *dialect)
{
    return strcmp(word, dialect) == 0 ||
           (strcmp(word, "mysql") == 0 && strcmp(dialect, "mariadb") == 0);
}

bool
tu_dialect_among(const char *dialect, const TuNames *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (covers(words->items[i], dialect))
            return true;
    return false;
}

bool
tu_is_by_dialect(const TuField *field, const TuDoc *node)
{
    bool is_map = field->type == TU_FIELD_PAIRS || field->type == TU_FIELD_ATTRS;
    if (node->type != TU_DOC_MAP || !node->first)
        return false;
    return !is_map || node->first->type == TU_DOC_MAP;
}

bool
tu_is_list(const TuDoc *node)
{
    return node->type == TU_DOC_LIST ||
           (node->type == TU_DOC_MAP && node->first && node->first->type == TU_DOC_LIST);
}

const TuDoc *
tu_for_dialect(const TuDoc *by_dialect, const char *dialect)
{
    const TuDoc *wide = NULL, *rest = NULL;
    for (const TuDoc *value = by_dialect->first; value; value = value->next) {
        if (!dialect || strcmp(value->key, dialect) == 0)
            return value;
        if (covers(value->key, dialect))
            wide = value;
        else if (strcmp(value->key, other) == 0)
            rest = value;
    }
    return wide ? wide : rest;
}

size_t
tu_dialect_stem(const char *key)
{
    const char *dot = strchr(key, '.');
    return dot ? (size_t)(dot - key) : 0;
}
