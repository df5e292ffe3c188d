/* The document tree that JSON, YAML and XML are read into: every node knows its line and column.
 * Numbers keep their text (64-bit and decimal values survive). Lives in an arena. */
#ifndef TU_BASE_DOC_H
#define TU_BASE_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

typedef enum TuDocType {
    TU_DOC_NULL,
    TU_DOC_BOOL,
    TU_DOC_NUMBER, /* text holds the digits as written */
    TU_DOC_STRING,
    TU_DOC_LIST,
    TU_DOC_MAP /* keeps the order of its keys; no key twice */
} TuDocType;

typedef struct TuDoc TuDoc;
struct TuDoc { /* there are very many: 64 bytes */
    TuDocType type : 8;
    bool truth : 1;           /* BOOL */
    unsigned count;           /* of children */
    int line, column;         /* 1-based; column counts bytes */
    int key_line, key_column; /* of the key, inside a map */
    const char *key;          /* inside a map, else NULL */
    const char *text;         /* STRING, NUMBER; "true"/"false" for BOOL */
    TuDoc *first;             /* children of LIST and MAP, in order */
    TuDoc *last;
    TuDoc *next; /* sibling */
};

/* Read JSON text (RFC 8259; UTF-8; depth at most 64; a duplicate key, a NUL, a lone surrogate are
 * errors). file is only for the error. Result lives in the arena. TU_ERR_PARSE with file, line,
 * column; TU_ERR_NOMEM. */
TuStatus tu_json_read(const char *text, size_t len, const char *file, TuArena *arena, TuDoc **out,
                      TuError *err);
/* Read YAML 1.1 core text by libyaml: one document, no anchors, aliases, tags or merge keys;
 * plain scalars true/false/null/~ (also True, TRUE) and numbers as JSON writes them are typed, the
 * rest ("yes", 007) are strings; nothing but comments is a NULL node. As tu_json_read(). */
TuStatus tu_yaml_read(const char *text, size_t len, const char *file, TuArena *arena, TuDoc **out,
                      TuError *err);

TuDoc *tu_doc_find(const TuDoc *map, const char *key); /* NULL when absent or not a map */

/* Building, for writers: all in the arena; a NULL from a failed arena is accepted everywhere. */
TuDoc *tu_doc_new(TuArena *arena, TuDocType type);
TuDoc *tu_doc_string(TuArena *arena, const char *text); /* NULL text gives a NULL node */
/* As tu_doc_string(), but the text is borrowed. */
TuDoc *tu_doc_text(TuArena *arena, const char *text);
TuDoc *tu_doc_bool(TuArena *arena, bool truth);
TuDoc *tu_doc_number(TuArena *arena, long long value);
void tu_doc_add(TuDoc *list, TuDoc *item);
/* Copies the key, which the map must not have yet. */
void tu_doc_put(TuDoc *map, TuArena *arena, const char *key, TuDoc *value);
/* A string, or an empty map, under a key. */
void tu_doc_put_text(TuDoc *map, TuArena *arena, const char *key, const char *text);
TuDoc *tu_doc_put_map(TuDoc *map, TuArena *arena, const char *key);
/* Likewise, with a key that is borrowed. */
void tu_doc_set(TuDoc *map, const char *key, TuDoc *value);

/* JSON text, two-space indent, short lists and maps of scalars on one line up to 100 columns;
 * ends without a newline. */
void tu_json_write(TuBuf *out, const TuDoc *doc);
/* YAML that tu_yaml_read() reads back to the same tree: block style, short lists and maps of
 * scalars on one line up to 100 columns, texts of several lines as literal blocks, quotes where
 * another reader of YAML might take a text for something else. Ends with a newline. */
void tu_yaml_write(TuBuf *out, const TuDoc *doc);
/* One JSON string literal with its quotes; a byte that is not UTF-8 becomes U+FFFD. */
void tu_json_quote(TuBuf *out, const char *text);

#endif
