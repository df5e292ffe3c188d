/* The kinds of object and their field tables. kinds.def lists them; a kind without a descriptor
 * does not link. One table per kind drives comparing, fingerprinting, reading and writing model
 * files, and the published JSON Schema. */
#ifndef TU_MODEL_KIND_H
#define TU_MODEL_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum TuKind {
#define TU_KIND(id, descriptor) TU_KIND_##id,
#include "model/kinds.def"
#undef TU_KIND
    TU_KIND_COUNT
} TuKind;

#define TU_KIND_BIT(kind) (UINT64_C(1) << (kind))

typedef enum TuFieldType {
    TU_FIELD_STR,   /* const char *: a name, a word of the engine, plain text */
    TU_FIELD_EXPR,  /* const char *: SQL text; compared through the model's canonical form */
    TU_FIELD_WORD,  /* const char *: one of .words */
    TU_FIELD_BOOL,  /* bool */
    TU_FIELD_INT,   /* const char *: digits as written (64-bit and beyond survive) */
    TU_FIELD_NAMES, /* TuNames: list of plain names, order significant */
    TU_FIELD_EXPRS, /* TuNames: list of SQL texts, order significant */
    TU_FIELD_PAIRS, /* TuPairs: name -> SQL text or value, order not significant */
    TU_FIELD_ATTRS, /* TuPairs: name -> SQL text, order significant */
    TU_FIELD_REF    /* TuRef: table(columns); schema NULL = that of the object */
} TuFieldType;

typedef enum TuFieldFlag {
    TU_FIELD_SHORT = 1,    /* a file may write this value alone instead of the object */
    TU_FIELD_REQUIRED = 2, /* a file must give it */
    TU_FIELD_NOTE = 4      /* carried and reported, but neither compared nor fingerprinted */
    ,
    TU_FIELD_HIDDEN = 8,  /* not in model files (engine's own rendering kept for codegen) */
    TU_FIELD_SEALED = 16, /* STR, PAIRS: may hold what must not be shown, see secret.h */
    TU_FIELD_SAID = 32,   /* STR, a note that is compared where both sides say it */
    TU_FIELD_PLACE = 64   /* not compared alone: a column that comes in moves no other */
} TuFieldFlag;

typedef struct TuField {
    const char *name; /* key in model files */
    size_t offset;    /* in the kind's struct */
    TuFieldType type;
    unsigned flags;
    const char *const *words; /* WORD: NULL-terminated closed vocabulary, lower case */
    const char *doc;          /* one sentence for the JSON Schema and the manual */
} TuField;

/* What an object may have beside its fields, managed only when asked for. */
typedef enum TuRight { TU_RIGHT_OWNER = 1, TU_RIGHT_GRANTS = 2 } TuRight;
#define TU_RIGHTS (TU_RIGHT_OWNER | TU_RIGHT_GRANTS)

typedef struct TuKindInfo {
    const char *name;       /* "foreign key": for people */
    const char *section;    /* key in model files: "foreign_keys" */
    size_t size;            /* of the struct */
    uint64_t parents;       /* kinds (bits) it belongs to; 0 = stands in a schema or alone */
    bool single;            /* at most one per parent, the section holds the object itself */
    bool no_schema;         /* belongs to the database, not to a schema (extension, schema) */
    bool rename_by_content; /* same content under another name in the same parent is a rename */
    bool data;              /* dropping it loses rows or values */
    unsigned rights;        /* TuRight: what of these its objects have */
    const TuField *fields;
    size_t field_count; /* at most 64 */
} TuKindInfo;

const TuKindInfo *tu_kind_info(TuKind kind);

/* In a field table: TU_FIELD(TuColumn, type, STR, TU_FIELD_SHORT, "what it is"). */
#define TU_FIELD_(type_, member, field_type, flags_, doc_)                                 \
    {                                                                                      \
        .name = #member, .offset = offsetof(type_, member), .type = TU_FIELD_##field_type, \
        .flags = (flags_), .doc = (doc_)                                                   \
    }
#define TU_FIELD_AS(name_, type_, member, field_type, flags_, doc_)                        \
    {                                                                                      \
        .name = (name_), .offset = offsetof(type_, member), .type = TU_FIELD_##field_type, \
        .flags = (flags_), .doc = (doc_)                                                   \
    }
#define TU_FIELD_WORDS(type_, member, words_, flags_, doc_)                        \
    {                                                                              \
        .name = #member, .offset = offsetof(type_, member), .type = TU_FIELD_WORD, \
        .flags = (flags_), .words = (words_), .doc = (doc_)                        \
    }

#endif
