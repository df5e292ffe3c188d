/* A directory of migrations in the order in which they are applied: that of "Requires:", and of the
 * versions where a file does not say. */
#ifndef TU_APPLY_SET_H
#define TU_APPLY_SET_H

#include "codegen/migration.h"

typedef struct TuMigrationSet {
    TuArena *arena; /* owned */
    const TuDialect *dialect;
    TuVec items; /* TuMigration in order */
} TuMigrationSet;

/* Read all .sql files of a directory: regular files, no links, at most TU_FILE_MAX bytes each.
 * Names that begin with a dot are left out; a .sql name that is no migration's is an error. A
 * missing directory is TU_ERR_IO. TU_ERR_PARSE with file and line; for the order as
 * tu_migration_set_order(). */
TuStatus tu_migration_set_load(const char *dir, const TuDialect *dialect, TuMigrationSet **out,
                               TuError *err);
void tu_migration_set_free(TuMigrationSet *set); /* takes NULL */

/* An empty set, or NULL when memory is out; and one more file for it. */
TuMigrationSet *tu_migration_set_new(const TuDialect *dialect);
TuStatus tu_migration_set_add(TuMigrationSet *set, const char *file, const char *text, size_t len,
                              TuError *err);
/* Put the files in order. A version that is none or is there twice, a required version that no
 * file has, a cycle, two heads: TU_ERR_PARSE naming the files. */
TuStatus tu_migration_set_order(TuMigrationSet *set, TuError *err);

/* By version (1 and 001 are the same); NULL when there is none. */
const TuMigration *tu_migration_set_find(const TuMigrationSet *set, const char *version);
/* The last one; NULL when the set is empty. */
const TuMigration *tu_migration_set_head(const TuMigrationSet *set);
/* Do two texts name the same version? Text that is no version equals only itself. */
bool tu_same_version(const char *a, const char *b);

#endif
