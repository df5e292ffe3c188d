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
    if (parent != TU_TOP && strcmp(key, "renamed_from") == 0)
        return (TuKey){TU_KEY_RENAMED_FROM, NULL, TU_TOP};
    if (parent != TU_TOP && tu_kind_info(parent)->single && strcmp(key, "name") == 0)
        return (TuKey){TU_KEY_NAME, NULL, TU_TOP};
    unsigned rights = parent == TU_TOP ? 0 : tu_kind_info(parent)->rights;
    if ((rights & TU_RIGHT_OWNER) && strcmp(key, "owner") == 0)
        return (TuKey){TU_KEY_OWNER, NULL, TU_TOP};
    if ((rights & TU_RIGHT_GRANTS) && strcmp(key, "grants") == 0)
        return (TuKey){TU_KEY_GRANTS, NULL, TU_TOP};
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
