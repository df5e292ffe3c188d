/* Classes of changes. What old applications read and write decides: names that go or change are
 * major, what new applications may use is minor, what nobody can see is patch. Where it cannot be
 * told cheaply, the heavier class is taken. */
#include "config.h"

#include "compat/class.h"

#include <stdlib.h>
#include <string.h>

#include "model/compare.h"
#include "model/rights.h"

/* Objects that refuse what was allowed before. */
#define FENCES                                                                                     \
    (TU_KIND_BIT(TU_KIND_PRIMARY_KEY) | TU_KIND_BIT(TU_KIND_UNIQUE) | TU_KIND_BIT(TU_KIND_CHECK) | \
     TU_KIND_BIT(TU_KIND_EXCLUSION) | TU_KIND_BIT(TU_KIND_FOREIGN_KEY) |                           \
     TU_KIND_BIT(TU_KIND_RULE))

/* What queries and writes cannot notice. */
#define UNSEEN (TU_KIND_BIT(TU_KIND_STATISTICS) | TU_KIND_BIT(TU_KIND_EVENT_TRIGGER))

/* How foreign rows are reached: not what they are. */
#define FAR_ENDS                                                               \
    (TU_KIND_BIT(TU_KIND_FOREIGN_DATA_WRAPPER) | TU_KIND_BIT(TU_KIND_SERVER) | \
     TU_KIND_BIT(TU_KIND_USER_MAPPING))

static bool
only(uint64_t fields, uint64_t mask)
{
    return (fields & ~mask) == 0;
}

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
is_restrictive(const TuObject *policy)
{
    return ((const TuPolicy *)policy)->restrictive;
}

static TuBump
created(const TuObject *to)
{
    const TuColumn *column = (const TuColumn *)to;
    if (to->kind == TU_KIND_INDEX)
        return ((const TuIndex *)to)->unique ? TU_BUMP_MAJOR : TU_BUMP_PATCH;
    if (UNSEEN & TU_KIND_BIT(to->kind))
        return TU_BUMP_PATCH;
    if (to->kind == TU_KIND_POLICY)
        return is_restrictive(to) ? TU_BUMP_MAJOR : TU_BUMP_MINOR;
    if (FENCES & TU_KIND_BIT(to->kind))
        return TU_BUMP_MAJOR;
    /* Old writers do not know the column: it has to fill itself. */
    if (to->kind == TU_KIND_COLUMN && column->not_null && !column->default_expr &&
        !column->identity && !column->generated)
        return TU_BUMP_MAJOR;
    return TU_BUMP_MINOR;
}

/* Old applications may count on rows that follow a delete. */
static bool
acts(const TuForeignKey *key)
{
    return (key->on_delete && strcmp(key->on_delete, "restrict") != 0) ||
           (key->on_update && strcmp(key->on_update, "restrict") != 0);
}

static TuBump
dropped(const TuObject *from)
{
    const uint64_t looser =
        TU_KIND_BIT(TU_KIND_CHECK) | TU_KIND_BIT(TU_KIND_EXCLUSION) | TU_KIND_BIT(TU_KIND_TRIGGER);
    if (from->kind == TU_KIND_INDEX)
        return ((const TuIndex *)from)->unique ? TU_BUMP_MAJOR : TU_BUMP_PATCH;
    if (UNSEEN & TU_KIND_BIT(from->kind))
        return TU_BUMP_PATCH;
    if (from->kind == TU_KIND_FOREIGN_KEY)
        return acts((const TuForeignKey *)from) ? TU_BUMP_MAJOR : TU_BUMP_MINOR;
    if (from->kind == TU_KIND_POLICY)
        return is_restrictive(from) ? TU_BUMP_MINOR : TU_BUMP_MAJOR;
    return looser & TU_KIND_BIT(from->kind) ? TU_BUMP_MINOR : TU_BUMP_MAJOR;
}

static TuBump
column_changed(const TuColumn *from, const TuColumn *to, uint64_t fields)
{
    const uint64_t quiet =
        TU_FIELD_BIT(TU_COLUMN_COMMENT) | TU_FIELD_BIT(TU_COLUMN_STORAGE) |
        TU_FIELD_BIT(TU_COLUMN_AFTER) | TU_FIELD_BIT(TU_COLUMN_COMPRESSION) |
        TU_FIELD_BIT(TU_COLUMN_STATISTICS) | TU_FIELD_BIT(TU_COLUMN_NOT_NULL_NAME) |
        TU_FIELD_BIT(TU_COLUMN_NOT_NULL_NOT_VALID) | TU_FIELD_BIT(TU_COLUMN_NOT_NULL_NO_INHERIT) |
        TU_FIELD_BIT(TU_COLUMN_OPTIONS) | TU_FIELD_BIT(TU_COLUMN_FOREIGN_OPTIONS);
    if (only(fields, quiet))
        return TU_BUMP_PATCH;
    const uint64_t looser =
        quiet | TU_FIELD_BIT(TU_COLUMN_DEFAULT) | TU_FIELD_BIT(TU_COLUMN_NOT_NULL);
    bool tightened = to->not_null && !from->not_null;
    bool default_lost = from->default_expr && !to->default_expr && to->not_null;
    return only(fields, looser) && !tightened && !default_lost ? TU_BUMP_MINOR : TU_BUMP_MAJOR;
}

/* Values that come between or behind the old ones are no harm; a lost or moved one is. */
static TuBump
enum_changed(const TuEnum *from, const TuEnum *to)
{
    size_t found = 0;
    for (size_t i = 0; i < to->values.count && found < from->values.count; i++)
        found += strcmp(from->values.items[found], to->values.items[i]) == 0;
    return found == from->values.count ? TU_BUMP_MINOR : TU_BUMP_MAJOR;
}

static bool
tightened(bool from, bool to)
{
    return to && !from;
}

static TuBump
table_changed(const TuTable *from, const TuTable *to, uint64_t fields)
{
    const uint64_t quiet = TU_FIELD_BIT(TU_TABLE_OPTIONS) | TU_FIELD_BIT(TU_TABLE_TABLESPACE) |
                           TU_FIELD_BIT(TU_TABLE_ACCESS_METHOD) | TU_FIELD_BIT(TU_TABLE_COMMENT) |
                           TU_FIELD_BIT(TU_TABLE_PARTITION_BOUND) |
                           TU_FIELD_BIT(TU_TABLE_CLUSTER_ON) | TU_FIELD_BIT(TU_TABLE_OF_TYPE) |
                           TU_FIELD_BIT(TU_TABLE_FOREIGN_OPTIONS);
    if (only(fields, quiet))
        return TU_BUMP_PATCH;
    bool less = tightened(from->unlogged, to->unlogged) ||
                tightened(from->row_security, to->row_security) ||
                tightened(from->force_row_security, to->force_row_security) ||
                tightened(from->strict, to->strict) ||
                tightened(from->without_rowid, to->without_rowid) ||
                (fields & (TU_FIELD_BIT(TU_TABLE_DEFINITION) | TU_FIELD_BIT(TU_TABLE_SERVER)));
    return less ? TU_BUMP_MAJOR : TU_BUMP_MINOR;
}

/* Does a bound leave room that was there? An unset one counts as the type's own. */
static bool
closer(const char *from, const char *to, bool upper)
{
    if (same_text(from, to) || !to)
        return false;
    if (!from)
        return true;
    long long a = strtoll(from, NULL, 10), b = strtoll(to, NULL, 10);
    return upper ? b < a : b > a;
}

static TuBump
sequence_changed(const TuSequence *from, const TuSequence *to, uint64_t fields)
{
    bool smaller_type = (fields & TU_FIELD_BIT(TU_SEQUENCE_TYPE)) && to->type &&
                        strcmp(to->type, "bigint") != 0 &&
                        !(from->type && strcmp(from->type, "smallint") == 0);
    bool less = (fields & TU_FIELD_BIT(TU_SEQUENCE_INCREMENT)) || smaller_type ||
                closer(from->max, to->max, true) || closer(from->min, to->min, false) ||
                tightened(from->cycle, to->cycle) || tightened(from->unlogged, to->unlogged);
    return less ? TU_BUMP_MAJOR : TU_BUMP_PATCH;
}

/* What a unique index refuses, and what statements may name as arbiter, is part of it. */
static TuBump
index_changed(const TuIndex *from, const TuIndex *to, uint64_t fields)
{
    const uint64_t quiet = TU_FIELD_BIT(TU_INDEX_OPTIONS) | TU_FIELD_BIT(TU_INDEX_TABLESPACE) |
                           TU_FIELD_BIT(TU_INDEX_INCLUDE) | TU_FIELD_BIT(TU_INDEX_COMMENT) |
                           TU_FIELD_BIT(TU_INDEX_PARTITION_OF);
    return (from->unique || to->unique) && !only(fields, quiet) ? TU_BUMP_MAJOR : TU_BUMP_PATCH;
}

/* The same call gives the same kind of answer. */
static TuBump
function_changed(const TuFunction *from, const TuFunction *to, uint64_t fields)
{
    bool body =
        only(fields, TU_FIELD_BIT(TU_FUNCTION_DEFINITION) | TU_FIELD_BIT(TU_FUNCTION_COMMENT)) &&
        same_text(from->returns, to->returns) && same_text(from->arguments, to->arguments);
    return body ? TU_BUMP_MINOR : TU_BUMP_MAJOR;
}

/* Looking at old rows at last refuses nothing new. */
static bool
validated(const TuObject *from, const TuObject *to, uint64_t fields)
{
    if (from->kind == TU_KIND_CHECK)
        return only(fields, TU_FIELD_BIT(TU_CHECK_NOT_VALID) | TU_FIELD_BIT(TU_CHECK_COMMENT)) &&
               ((const TuCheck *)from)->not_valid && !((const TuCheck *)to)->not_valid;
    return from->kind == TU_KIND_FOREIGN_KEY &&
           only(fields,
                TU_FIELD_BIT(TU_FOREIGN_KEY_NOT_VALID) | TU_FIELD_BIT(TU_FOREIGN_KEY_COMMENT)) &&
           ((const TuForeignKey *)from)->not_valid && !((const TuForeignKey *)to)->not_valid;
}

/* Fields that no application sees, besides the comment. */
static const uint64_t unseen[TU_KIND_COUNT] = {
    [TU_KIND_DOMAIN] = TU_FIELD_BIT(TU_DOMAIN_CHECK_COMMENTS),
    [TU_KIND_COMPOSITE] = TU_FIELD_BIT(TU_COMPOSITE_ATTRIBUTE_COMMENTS),
    [TU_KIND_PRIMARY_KEY] = TU_FIELD_BIT(TU_PRIMARY_KEY_OPTIONS) |
                            TU_FIELD_BIT(TU_PRIMARY_KEY_TABLESPACE) |
                            TU_FIELD_BIT(TU_PRIMARY_KEY_INDEX_COMMENT),
    [TU_KIND_UNIQUE] = TU_FIELD_BIT(TU_UNIQUE_OPTIONS) | TU_FIELD_BIT(TU_UNIQUE_TABLESPACE) |
                       TU_FIELD_BIT(TU_UNIQUE_INDEX_COMMENT),
    [TU_KIND_EXCLUSION] = TU_FIELD_BIT(TU_EXCLUSION_INDEX_COMMENT),
    [TU_KIND_INDEX] = TU_FIELD_BIT(TU_INDEX_STATISTICS),
    [TU_KIND_VIEW] = TU_FIELD_BIT(TU_VIEW_COLUMN_COMMENTS),
    [TU_KIND_MATERIALIZED_VIEW] = TU_FIELD_BIT(TU_MATERIALIZED_VIEW_OPTIONS) |
                                  TU_FIELD_BIT(TU_MATERIALIZED_VIEW_TABLESPACE) |
                                  TU_FIELD_BIT(TU_MATERIALIZED_VIEW_ACCESS_METHOD) |
                                  TU_FIELD_BIT(TU_MATERIALIZED_VIEW_CLUSTER_ON) |
                                  TU_FIELD_BIT(TU_MATERIALIZED_VIEW_COLUMN_COMMENTS) |
                                  TU_FIELD_BIT(TU_MATERIALIZED_VIEW_COLUMN_SETTINGS),
};

static TuBump
changed(const TuObject *from, const TuObject *to, uint64_t fields)
{
    int comment = tu_field_index(from->kind, "comment");
    uint64_t quiet = unseen[from->kind] | (comment >= 0 ? TU_FIELD_BIT(comment) : 0);
    if (only(fields, quiet) || validated(from, to, fields))
        return TU_BUMP_PATCH;
    if (from->kind == TU_KIND_COLUMN)
        return column_changed((const TuColumn *)from, (const TuColumn *)to, fields);
    if (from->kind == TU_KIND_ENUM)
        return enum_changed((const TuEnum *)from, (const TuEnum *)to);
    if (from->kind == TU_KIND_TABLE)
        return table_changed((const TuTable *)from, (const TuTable *)to, fields);
    if (from->kind == TU_KIND_SEQUENCE)
        return sequence_changed((const TuSequence *)from, (const TuSequence *)to, fields);
    if (from->kind == TU_KIND_INDEX)
        return index_changed((const TuIndex *)from, (const TuIndex *)to, fields);
    if (from->kind == TU_KIND_FUNCTION)
        return function_changed((const TuFunction *)from, (const TuFunction *)to, fields);
    if ((UNSEEN | FAR_ENDS) & TU_KIND_BIT(from->kind))
        return TU_BUMP_PATCH;
    bool wide = from->kind == TU_KIND_EXTENSION || from->kind == TU_KIND_TRIGGER;
    return wide ? TU_BUMP_MINOR : TU_BUMP_MAJOR;
}

/* Is something that one had not in the other? A list that is not there is what the engine gives,
 * which is most to everybody. */
static bool
takes_away(const TuVec *from, const TuVec *to)
{
    for (size_t i = 0; i < from->count; i++) {
        const TuGrant *had = from->items[i], *has = tu_grant_find(to, had->grantee);
        for (size_t j = 0; j < had->privileges.count; j++) {
            bool kept = !has && strcmp(had->grantee, TU_PUBLIC) == 0;
            for (size_t k = 0; has && k < has->privileges.count; k++)
                kept |= strcmp(has->privileges.items[k], had->privileges.items[j]) == 0;
            if (!kept)
                return true;
        }
    }
    for (size_t i = 0; i < to->count; i++) {
        const TuGrant *has = to->items[i];
        if (!has->privileges.count && !tu_grant_find(from, has->grantee))
            return true;
    }
    return false;
}

TuBump
tu_class_of_rights(const TuObject *from, const TuObject *to, unsigned rights)
{
    if (!rights || from->kind == TU_KIND_DEFAULT_PRIVILEGE)
        return TU_BUMP_PATCH;
    if ((rights & TU_RIGHT_OWNER) || takes_away(&from->grants, &to->grants))
        return TU_BUMP_MAJOR;
    return TU_BUMP_MINOR;
}

TuBump
tu_class_of(const TuObject *from, const TuObject *to, uint64_t fields)
{
    /* It is about objects that are not there yet. */
    if ((from ? from : to)->kind == TU_KIND_DEFAULT_PRIVILEGE)
        return TU_BUMP_PATCH;
    if (!from)
        return created(to);
    if (!to)
        return dropped(from);
    if (strcmp(from->name, to->name) != 0 && !tu_kind_info(from->kind)->rename_by_content)
        return TU_BUMP_MAJOR;
    return changed(from, to, fields);
}
