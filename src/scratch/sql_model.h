/* A model that is SQL: its files as they were read, and the steps from there to the engine's form.
 */
#ifndef TU_SCRATCH_SQL_MODEL_H
#define TU_SCRATCH_SQL_MODEL_H

#include "base/sha256.h"
#include "scratch/scratch.h"
#include "sql/lex.h"

typedef struct TuSqlFile {
    const char *path;
    const char *text; /* what psql and dumps write beside SQL is blanked out */
    size_t len;
    TuVec parts; /* TuSqlPart */
} TuSqlFile;

typedef struct TuSqlModel {
    TuArena *arena; /* borrowed */
    const TuDialect *dialect;
    TuVec files;      /* TuSqlFile, of a directory in name order */
    size_t copies;    /* COPY blocks whose rows are not loaded */
    unsigned manages; /* TuRight: what of owners and privileges must not be passed over */
    TuNames notes;    /* what was left out and matters, when it was run */
} TuSqlModel;

/* Read and split files, and the .sql files of directories. */
TuStatus tu_sql_model_read(TuSqlModel *model, const TuNames *paths, TuError *err);
/* A digest of all that the engine will see. */
bool tu_sql_model_digest(const TuSqlModel *model, const char *environment, char hex[TU_SHA256_HEX]);
/* Run the statements as they are written, file by file; those that the engine refuses wait for the
 * others and are tried again, each behind those that create what it speaks of, until a round brings
 * nothing. The error is then that of a statement that waits for no other one. */
TuStatus tu_sql_model_run(TuSqlModel *model, TuScratch *scratch, TuError *err);
/* What the files say and the engine cannot keep, into its model. Frees that on an error. */
TuStatus tu_sql_model_carry(TuSqlModel *model, TuModel **realised, TuError *err);

#endif
