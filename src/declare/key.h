/* What the keys of model files mean, from the field tables alone: for reading, writing and the
 * published schemas. */
#ifndef TU_DECLARE_KEY_H
#define TU_DECLARE_KEY_H

#include "model/kind.h"

/* The top of a file stands in for a parent. */
#define TU_TOP TU_KIND_COUNT

typedef enum TuKeyWhat {
    TU_KEY_UNKNOWN,
    TU_KEY_FIELD,
    TU_KEY_SECTION,
    TU_KEY_RENAMED_FROM,
    TU_KEY_NAME, /* of an object that is the only one of its parent */
    TU_KEY_OWNER,
    TU_KEY_GRANTS
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
/* The field whose value may stand for the whole object, or NULL. */
const TuField *tu_short_field(TuKind kind);

#endif
