/* Versions of extensions that declared SQL asks for: the catalog does not tell them from those that
 * the server chose. */
#ifndef TU_SCRATCH_VERSIONS_H
#define TU_SCRATCH_VERSIONS_H

#include "model/objects.h"
#include "sql/lex.h"

/* The extension for which a statement says CREATE EXTENSION ... VERSION or ALTER EXTENSION ...
 * UPDATE TO, added to out; other statements are passed over. */
void tu_versions_note(const TuDialect *dialect, const TuSqlPart *part, TuArena *arena,
                      TuNames *out);
/* Their installed versions are asked for. */
void tu_versions_apply(const TuNames *names, TuModel *model);

#endif
