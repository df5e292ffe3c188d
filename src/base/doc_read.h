/* What the readers of document trees share, those of src/base and that of XML in src/declare; not
 * for anyone else. */
#ifndef TU_BASE_DOC_READ_H
#define TU_BASE_DOC_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/doc.h"
#include "base/map.h"

enum {
    TU_DOC_DEPTH_MAX = 64, /* lists and maps inside each other */
    TU_DOC_QUOTE_MAX = 80  /* bytes of the user's text that a message repeats */
};

/* TU_ERR_PARSE for text that is too long, starts with a byte order mark, has a NUL or is not
 * UTF-8. */
TuStatus tu_doc_check_text(const char *text, size_t len, const char *file, TuError *err);

/* Line and column of a byte, both 1-based. */
void tu_doc_position(const char *text, size_t at, int *line, int *column);

/* Length of the JSON number at the start of text; 0 when there is none. */
size_t tu_doc_number_prefix(const char *text, size_t len);

TuDoc *tu_doc_new_at(TuArena *arena, TuDocType type, int line, int column);

/* Sees a key that comes twice: a look along short maps, an index for long ones. */
typedef struct TuDocKeys {
    TuMap *index; /* NULL while the map is short */
} TuDocKeys;

void tu_doc_keys_release(TuDocKeys *keys);
/* TU_ERR_PARSE when the map has the key, at the place of the new one; TU_ERR_NOMEM. */
TuStatus tu_doc_keys_check(TuDocKeys *keys, const TuDoc *map, const TuDoc *member, const char *file,
                           TuError *err);
/* After the member was added to the map. TU_ERR_NOMEM. */
TuStatus tu_doc_keys_added(TuDocKeys *keys, const TuDoc *map, TuError *err);

#endif
