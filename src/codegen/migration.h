/* Migration files: one file per migration, plain SQL with a header of "-- Key: value" lines and an
 * up and a down section. A section is one transaction, unless "-- Transaction: none" (statement by
 * statement, outside of any) or "-- Transaction: own" (a new transaction) begins another part of
 * it. Where DDL commits by itself (MySQL) the first part is "none" by nature. Text only: no
 * connection, no directory. */
#ifndef TU_CODEGEN_MIGRATION_H
#define TU_CODEGEN_MIGRATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/vec.h"
#include "sql/dialect.h"
#include "sql/lex.h"

#define TU_MIGRATION_LINE_MAX 256   /* bytes of a header value */
#define TU_MIGRATION_CHECK_MAX 4096 /* bytes of a "-- Check:" query */
#define TU_MIGRATION_NAME_MAX 120   /* bytes of a name */
#define TU_MIGRATION_CHECKSUM 72    /* "v1:", 64 digits, the NUL; fits a fingerprint too */

/* "-- Hazards: TU201 index build blocks writes" and "-- Allow: TU201 reason="..."". */
typedef struct TuMigrationRule {
    const char *rule; /* "TU201" */
    const char *text; /* what it does, or the reason for which it is allowed */
    int line;
} TuMigrationRule;

/* Statements of a section that run the same way: in one transaction, or one by one. */
typedef struct TuSectionPart {
    size_t first, count; /* statements */
    size_t offset;       /* where its line stands in the section's text */
    bool no_transaction; /* "-- Transaction: none" */
} TuSectionPart;

typedef struct TuSection {
    const char *text;         /* directives and statements; NULL: the file has no such section */
    int line;                 /* of the first line of text in the file */
    bool no_transaction;      /* not one transaction: a part runs outside, or there are several */
    TuVec parts;              /* TuSectionPart with statements, in order */
    TuNames only;             /* "-- Only: staging, dev": environments; empty = all */
    const char *irreversible; /* "-- Irreversible: reason", or NULL */
    TuVec statements;         /* TuSqlPart; lines count in the file */
} TuSection;

/* Everything lives in the arena it was read into. NULL = not given. */
typedef struct TuMigration {
    const char *file; /* name for messages; the base name decides version and name */
    const char *version, *name;
    const char *stamp;   /* "20250115_103000" of the file name */
    const char *created; /* "2025-01-15T10:30:00Z" */
    TuNames requires;
    bool requires_given; /* the header says so, even when it says "none" */
    TuNames schemas;     /* what the fingerprints cover; empty: the default schema */
    const char *compatibility, *database, *from, *to, *proof;
    TuVec hazards, allow; /* TuMigrationRule */
    TuVec checks;         /* TuMigrationRule, rule NULL: queries that must give no row before up */
    TuSection up, down;
    char checksum[TU_MIGRATION_CHECKSUM];
} TuMigration;

/* ---- names ---- */

/* The parts of "20250115_103000_1.2.0_add_orders.sql" or "001_add_orders.sql" into file, stamp,
 * version and name. TU_ERR_PARSE with the grammar as the hint. */
TuStatus tu_migration_parse_name(const char *file, TuArena *arena, TuMigration *into, TuError *err);
/* A message as the name in a file: "Add Orders!" gives "add_orders"; never empty, at most
 * TU_MIGRATION_NAME_MAX bytes of [a-z0-9_]. */
const char *tu_migration_name(const char *message, TuArena *arena);
/* The file's name: stamp (may be NULL), version, name. */
const char *tu_migration_file_name(const TuMigration *migration, TuArena *arena);

/* ---- reading ---- */

/* The dialect that the header's "Database:" names, or NULL. */
const TuDialect *tu_migration_dialect(const char *text, size_t len);
/* Parse the text of a file. The file's name gives version and name; a header that disagrees is an
 * error. dialect is what the file must be for, and splits the statements; NULL takes the header's.
 * A file without section lines is all up section. Versions are only checked for their characters
 * here. TU_ERR_PARSE with file and line. */
TuStatus tu_migration_read(const char *file, const char *text, size_t len, const TuDialect *dialect,
                           TuArena *arena, TuMigration **out, TuError *err);
/* Parse one section's text as a history row keeps it. */
TuStatus tu_migration_read_section(const char *file, const char *text, const TuDialect *dialect,
                                   TuArena *arena, TuSection *out, TuError *err);
/* The part that a statement belongs to. */
const TuSectionPart *tu_section_part_of(const TuSection *section, size_t statement);
/* "v1:" and the SHA-256 of the normalised text. TU_ERR_PARSE when it is not UTF-8 (with the line),
 * TU_ERR_NOMEM. */
TuStatus tu_migration_checksum(const char *text, size_t len, char out[TU_MIGRATION_CHECKSUM],
                               TuError *err);
/* The text that is hashed and run: without byte order mark, with one LF at the end, and with LF
 * line ends when the first line ends in CR LF. Where it does not, a CR LF is no end of a line but a
 * part of a literal or body, and stays. */
void tu_migration_normalise(TuBuf *out, const char *text, size_t len);
const TuMigrationRule *tu_migration_allows(const TuMigration *migration, const char *rule);

/* ---- writing ---- */

/* The text of a migration file: sections' text is taken as it is, and the directives that the
 * section's fields ask for and the text lacks are put before it; values are made one harmless line.
 * What is written has been read back and says the same; TU_ERR_UNSUPPORTED when it cannot. */
TuStatus tu_migration_write(TuBuf *out, const TuMigration *migration, const TuDialect *dialect,
                            TuError *err);

#endif
