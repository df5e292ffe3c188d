/* Classes of changes. What old applications read and write decides: names that go or change are
 * major, what new applications may use is minor, what nobody can see is patch. */
#include "config.h"

#include "compat/class.h"

#include <string.h>

#include "model/compare.h"

/* Objects that no application names. */
#define INVISIBLE \
    (TU_KIND_BIT(TU_KIND_INDEX) | TU_KIND_BIT(TU_KIND_STATISTICS) | TU_KIND_BIT(TU_KIND_EXTENSION))
/* Objects that refuse what was allowed before. */
#define FENCES                                                                                     \
    (TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK) | \
     TU_KIND_BIT(TU_KIND_EXCLUSION) | TU_KIND_BIT(TU_KIND_FOREIGN_KEY) |                           \
     TU_KIND_BIT(TU_KIND_POLICY) | TU_KIND_BIT(TU_KIND_RULE) | TU_KIND_BIT(TU_KIND_TRIGGER))

static TuBump
created(const TuObject *to)
{
    uint64_t bit = TU_KIND_BIT(to->kind);
    const TuColumn *column = (const TuColumn *)to;
    if (INVISIBLE & bit)
        return to->kind == TU_KIND_INDEX && ((const TuIndex *)to)->unique ? TU_BUMP_MAJOR
                                                                          : TU_BUMP_PATCH;
    if (FENCES & bit)
        return TU_BUMP_MAJOR;
    /* Old writers do not know the column: it has to fill itself. */
    if (to->kind == TU_KIND_COLUMN && column->not_null && !column->default_expr &&
        !column->identity && !column->generated)
        return TU_BUMP_MAJOR;
    return TU_BUMP_MINOR;
}

static TuBump
dropped(const TuObject *from)
{
    uint64_t bit = TU_KIND_BIT(from->kind);
    if (from->kind == TU_KIND_INDEX)
        return ((const TuIndex *)from)->unique ? TU_BUMP_MAJOR : TU_BUMP_PATCH;
    if (INVISIBLE & bit)
        return TU_BUMP_PATCH;
    if (from->kind == TU_KIND_CHECK || from->kind == TU_KIND_EXCLUSION)
        return TU_BUMP_MINOR;
    return TU_BUMP_MAJOR;
}

static bool
only(uint64_t fields, uint64_t mask)
{
    return (fields & ~mask) == 0;
}

static TuBump
column_changed(const TuColumn *from, const TuColumn *to, uint64_t fields)
{
    const uint64_t quiet = TU_FIELD_BIT(TU_COLUMN_COMMENT) | TU_FIELD_BIT(TU_COLUMN_STORAGE) |
                           TU_FIELD_BIT(TU_COLUMN_COMPRESSION) | TU_FIELD_BIT(TU_COLUMN_STATISTICS);
    if (only(fields, quiet))
        return TU_BUMP_PATCH;
    const uint64_t looser =
        quiet | TU_FIELD_BIT(TU_COLUMN_DEFAULT) | TU_FIELD_BIT(TU_COLUMN_NOT_NULL);
    bool tightened = to->not_null && !from->not_null;
    bool default_lost = from->default_expr && !to->default_expr && to->not_null;
    /* A reader that never met NULL meets it now. */
    bool loosened = from->not_null && !to->not_null;
    return only(fields, looser) && !tightened && !default_lost && !loosened ? TU_BUMP_MINOR
                                                                            : TU_BUMP_MAJOR;
}

static TuBump
enum_changed(const TuEnum *from, const TuEnum *to)
{
    for (size_t i = 0; i < from->values.count; i++) {
        bool kept = false;
        for (size_t j = 0; j < to->values.count && !kept; j++)
            kept = strcmp(from->values.items[i], to->values.items[j]) == 0;
        if (!kept)
            return TU_BUMP_MAJOR;
    }
    return TU_BUMP_MINOR;
}

static TuBump
changed(const TuObject *from, const TuObject *to, uint64_t fields)
{
    int comment = tu_field_index(from->kind, "comment");
    if (comment >= 0 && only(fields, TU_FIELD_BIT(comment)))
        return TU_BUMP_PATCH;
    if (from->kind == TU_KIND_COLUMN)
        return column_changed((const TuColumn *)from, (const TuColumn *)to, fields);
    if (from->kind == TU_KIND_ENUM)
        return enum_changed((const TuEnum *)from, (const TuEnum *)to);
    if (INVISIBLE & TU_KIND_BIT(from->kind))
        return TU_BUMP_PATCH;
    if (from->kind == TU_KIND_SEQUENCE || from->kind == TU_KIND_TABLE)
        return TU_BUMP_PATCH;
    if (from->kind == TU_KIND_FUNCTION && only(fields, TU_FIELD_BIT(TU_FUNCTION_DEFINITION)))
        return TU_BUMP_MINOR;
    return TU_BUMP_MAJOR;
}

TuBump
tu_class_of(const TuObject *from, const TuObject *to, uint64_t fields)
{
    if (!from)
        return created(to);
    if (!to)
        return dropped(from);
    if (strcmp(from->name, to->name) != 0)
        return tu_kind_info(from->kind)->rename_by_content ? TU_BUMP_PATCH : TU_BUMP_MAJOR;
    return changed(from, to, fields);
}
