/* What the keys of model files mean, from the field tables alone: for reading, writing and the
 * published schemas. */
#ifndef TU_DECLARE_KEY_H
#define TU_DECLARE_KEY_H

#include "base/vec.h"
#include "model/kind.h"

/* The top of a file stands in for a parent. */
#define TU_TOP TU_KIND_COUNT

typedef enum TuKeyWhat {
    TU_KEY_UNKNOWN,
    TU_KEY_FIELD,
    TU_KEY_SECTION,
    TU_KEY_RENAMED_FROM,
    TU_KEY_NAME, /* of an object that need not have one, or is the only one of its parent */
    TU_KEY_OWNER,
    TU_KEY_GRANTS,
    TU_KEY_ONLY, /* dialects that have the object */
    TU_KEY_EXCEPT,
    TU_KEY_DEFAULTS
} TuKeyWhat;

/* What a key means inside an object of a kind. */
typedef struct TuKey {
    TuKeyWhat what;
    const TuField *field; /* of TU_KEY_FIELD */
    TuKind kind;          /* of TU_KEY_SECTION */
} TuKey;

/* Where a field and a section have the same name (columns of a view), a list is the field. */
TuKey tu_key_find(TuKind parent, const char *key, bool list);
/* Whether a parent (or the top) has a section of that kind. */
bool tu_is_section_of(TuKind kind, TuKind parent);
/* Keys of an object that are neither fields nor sections. */
void tu_key_words(TuKind parent, TuNames *out, TuArena *arena);
/* May the file leave its name out, so that the naming of the engine gives it one? */
bool tu_may_be_unnamed(TuKind kind);
/* Are there fields of the kind that "defaults" may give? */
bool tu_has_defaults(TuKind kind);
bool tu_may_be_default(const TuField *field);
/* The field whose value may stand for the whole object, or NULL. */
const TuField *tu_short_field(TuKind kind);

#endif
