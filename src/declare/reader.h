/* What the files that read model files share: where we are, what is wrong, what to look at again
 * once every object is known. */
#ifndef TU_DECLARE_READER_H
#define TU_DECLARE_READER_H

#include "declare/declare.h"

/* What objects of a kind are where they do not say it themselves. */
typedef struct TuDefault {
    const char *schema; /* NULL: everywhere */
    TuObject *values;   /* holds the value */
    const TuField *field;
    TuPos pos;
} TuDefault;

typedef struct TuReader {
    TuModel *model;   /* being filled */
    TuArena *arena;   /* the caller's: issues */
    TuArena *scratch; /* documents and bookkeeping; gone after reading */
    TuVec *issues;
    const char *file; /* being read; in the model's arena */
    TuBuf path;       /* of the node being read */
    TuMap *seen;      /* key of an object without parent -> TuObject */
    TuVec references; /* TuReference */
    TuVec defaults;   /* TuDefault */
    uint64_t *given;  /* by id: bits of the fields that the file gives an object */
    size_t given_cap;
    const TuDeclareTarget *target; /* NULL: none */
    const char *dialect;           /* after tu_reader_dialect() */
    TuStatus status;               /* of asking for it */
    TuError err;
    TuModel *apart;  /* what other dialects have: looked at, and thrown away; NULL: nothing yet */
    bool incomplete; /* a file did not parse: what it declares is not known */
    bool failed;     /* a buffer ran out of memory */
} TuReader;

/* A field that names columns or tables: checked when all files are read. */
typedef struct TuReference {
    TuObject *object;
    const TuField *field;
    const TuDoc *node;
    const char *path;
} TuReference;

/* Report what is wrong with a node. The message may be cut short by nothing but memory. */
void tu_reader_issue(TuReader *reader, const TuDoc *node, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The same about the key of a node. */
void tu_reader_key_issue(TuReader *reader, const TuDoc *node, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void tu_reader_issue_at(TuReader *reader, const char *file, int line, int column, const char *path,
                        const char *message);
/* "expected a string, found a list". */
void tu_reader_expected(TuReader *reader, const TuDoc *node, const char *what);
/* Step into a key or a list element; returns what to hand to tu_reader_leave(). */
size_t tu_reader_enter(TuReader *reader, const char *key);
size_t tu_reader_enter_index(TuReader *reader, size_t index);
void tu_reader_leave(TuReader *reader, size_t mark);
/* A name as a JSON string, quotes included, for messages. */
const char *tu_reader_quote(TuReader *reader, const char *name);

/* Objects of a whole document into the model. */
void tu_reader_document(TuReader *reader, const TuDoc *root);
/* The object without parent of that key that was read first, or NULL. */
TuObject *tu_reader_find(const TuReader *reader, TuKind kind, const char *schema, const char *name,
                         const char *signature);
/* The dialect that is read for; NULL: none. */
const char *tu_reader_dialect(TuReader *reader);
/* The value of one field into the object; what does not fit is an issue. Gives the node that holds
 * the value, which is another one where the value is given by dialect; NULL: this dialect has
 * none. */
const TuDoc *tu_reader_value(TuReader *reader, TuObject *object, const TuField *field,
                             const TuDoc *node);
void tu_reader_given(TuReader *reader, const TuObject *object, uint64_t fields);
/* Defaults of the whole model (schema NULL) or of a schema; and into the objects, when every file
 * is read. */
void tu_reader_defaults(TuReader *reader, const char *schema, const TuDoc *node);
void tu_reader_fill(TuReader *reader);
/* "unknown key ...; did you mean ...?" about the key of a node. */
void tu_reader_unknown(TuReader *reader, const TuDoc *node, const char *what, const TuNames *known);
/* Who may do what with the object. */
void tu_reader_grants(TuReader *reader, TuObject *object, const TuDoc *node);
/* Dangling references, when every file is read. */
void tu_reader_check(TuReader *reader);

#endif
