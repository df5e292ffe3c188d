/* Owns what keys mean: the field tables and the parents of the kinds say it, nothing is known here
 * by name but what every object has. */
#include "config.h"

#include "declare/key.h"

#include <string.h>

#include "model/compare.h"

bool
tu_is_section_of(TuKind kind, TuKind parent)
{
    const TuKindInfo *info = tu_kind_info(kind);
    if (parent == TU_TOP)
        return info->parents == 0;
    if (parent == TU_KIND_SCHEMA)
        return info->parents == 0 && !info->no_schema;
    return (info->parents & TU_KIND_BIT(parent)) != 0;
}

static const TuField *
find_field(TuKind kind, const char *name)
{
    int index = kind == TU_TOP ? -1 : tu_field_index(kind, name);
    const TuField *field = index < 0 ? NULL : &tu_kind_info(kind)->fields[index];
    return field && !(field->flags & TU_FIELD_HIDDEN) ? field : NULL;
}

/* What an object may have beside its fields and sections. */
static const struct {
    const char *key;
    TuKeyWhat what;
} words[] = {
    {"renamed_from", TU_KEY_RENAMED_FROM},
    {"name", TU_KEY_NAME},
    {"owner", TU_KEY_OWNER},
    {"grants", TU_KEY_GRANTS},
    {"only", TU_KEY_ONLY},
    {"except", TU_KEY_EXCEPT},
    {"defaults", TU_KEY_DEFAULTS},
};

bool
tu_may_be_unnamed(TuKind kind)
{
    return kind == TU_KIND_UNIQUE || kind == TU_KIND_CHECK || kind == TU_KIND_FOREIGN_KEY ||
           kind == TU_KIND_INDEX;
}

static bool
has_word(TuKind parent, TuKeyWhat what)
{
    const TuKindInfo *info = parent == TU_TOP ? NULL : tu_kind_info(parent);
    switch (what) {
    case TU_KEY_DEFAULTS:
        return !info || parent == TU_KIND_SCHEMA;
    case TU_KEY_NAME:
        return info && (info->single || tu_may_be_unnamed(parent));
    case TU_KEY_OWNER:
        return info && (info->rights & TU_RIGHT_OWNER);
    case TU_KEY_GRANTS:
        return info && (info->rights & TU_RIGHT_GRANTS);
    case TU_KEY_RENAMED_FROM:
    case TU_KEY_ONLY:
    case TU_KEY_EXCEPT:
        return info != NULL;
    case TU_KEY_UNKNOWN:
    case TU_KEY_FIELD:
    case TU_KEY_SECTION:
        break;
    }
    return false;
}

void
tu_key_words(TuKind parent, TuNames *out, TuArena *arena)
{
    for (size_t i = 0; i < TU_LEN(words); i++) {
        if (has_word(parent, words[i].what))
            tu_names_add(out, arena, words[i].key);
    }
}

TuKey
tu_key_find(TuKind parent, const char *key, bool list)
{
    const TuField *field = find_field(parent, key);
    if (field && list)
        return (TuKey){TU_KEY_FIELD, field, TU_TOP};
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        if (tu_is_section_of((TuKind)kind, parent) &&
            strcmp(tu_kind_info((TuKind)kind)->section, key) == 0)
            return (TuKey){TU_KEY_SECTION, NULL, (TuKind)kind};
    }
    if (field)
        return (TuKey){TU_KEY_FIELD, field, TU_TOP};
    for (size_t i = 0; i < TU_LEN(words); i++) {
        if (strcmp(words[i].key, key) == 0 && has_word(parent, words[i].what))
            return (TuKey){words[i].what, NULL, TU_TOP};
    }
    return (TuKey){TU_KEY_UNKNOWN, NULL, TU_TOP};
}

const TuField *
tu_short_field(TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    const TuField *field = NULL;
    for (size_t i = 0; i < info->field_count; i++) {
        if (info->fields[i].flags & TU_FIELD_SHORT)
            field = &info->fields[i];
    }
    return field;
}
