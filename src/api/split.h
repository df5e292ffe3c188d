/* A model in several files of a directory: a file for each table, view, routine and event, named
 * for it (SCHEMA.NAME outside of the default schema), with all that belongs to it; the rest in one
 * file for each kind. */
#ifndef TU_API_SPLIT_H
#define TU_API_SPLIT_H

#include "base/doc.h"
#include "base/map.h"
#include "codegen/plan.h"

typedef struct TuSplitFile {
    const char *name;
    TuDoc *doc; /* of a document */
    TuBuf text; /* of SQL; released by tu_split_release() */
} TuSplitFile;

typedef struct TuSplit {
    TuArena *arena;     /* borrowed */
    const char *suffix; /* ".json" */
    TuVec files;        /* TuSplitFile */
    TuMap *by_name;     /* without case: not every file system tells it apart */
} TuSplit;

void tu_split_init(TuSplit *split, const char *suffix, TuArena *arena);
void tu_split_release(TuSplit *split);
/* The nodes of a whole document move into those of the files. */
void tu_split_document(TuSplit *split, TuDoc *doc);
/* Statements that create a model. What only the order of the whole needs is left out: files of SQL
 * are run in the order that the engine accepts. */
void tu_split_plan(TuSplit *split, const TuPlan *plan, const char *default_schema);
/* TU_ERR_IO when the directory has model files already. Its parent must be there. */
TuStatus tu_split_open(const char *directory, TuArena *arena, TuError *err);
/* The file of an object, made when it is not there; NULL when memory is out. */
TuSplitFile *tu_split_file(TuSplit *split, TuKind kind, const char *schema, const char *name);

#endif
