/* What the files that read migrations share: the state of reading, and the keys of directives. */
#ifndef TU_CODEGEN_MIGRATION_READER_H
#define TU_CODEGEN_MIGRATION_READER_H

#include "codegen/migration.h"

typedef struct TuMigrationReader {
    const char *file;
    const char *text, *end; /* normalised, in the arena */
    const TuDialect *dialect;
    TuArena *arena;
    TuMigration *migration;
    TuError *err;
    TuSection *section;  /* NULL in the header */
    TuSection in_header; /* directives of a section met there: for a file without section lines */
    unsigned seen;       /* keys of this header or section, a bit for each */
    bool statements;     /* the header or section has had a statement's first token */
    bool open;           /* a statement has begun and no semicolon has come */
    const char *at;      /* the comment that is read */
    int line;
} TuMigrationReader;

typedef struct TuMigrationValue {
    const char *text; /* NUL-terminated, trimmed */
    int line;
} TuMigrationValue;

/* TU_ERR_PARSE at a line of the file. */
TuStatus tu_migration_fail(const TuMigrationReader *reader, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

typedef struct TuMigrationKey {
    const char *name;
    TuStatus (*read)(TuMigrationReader *reader, const TuMigrationValue *value);
    bool many;
    bool section; /* belongs in a section, not in the header */
} TuMigrationKey;

extern const TuMigrationKey tu_migration_keys[];
extern const size_t tu_migration_key_count;
/* The key of remarks for people ("Lock"), and the one that begins a part of a section. */
bool tu_migration_key_remarks(const TuMigrationKey *key);
bool tu_migration_key_begins_part(const TuMigrationKey *key);
/* Longest value in bytes. */
size_t tu_migration_key_most(const TuMigrationKey *key);

#endif
