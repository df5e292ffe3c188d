/* What the tests of model files share. */
#ifndef TU_TESTS_DECLARE_SUPPORT_H
#define TU_TESTS_DECLARE_SUPPORT_H

#include <check.h>

#include "declare/declare.h"
#include "model/compare.h"

/* The example of the design. */
extern const char *const example;

/* Read text as the file name says; NULL when something is wrong, and then the issues, one
 * "file:line:column: path: message" a line, in *issues (may be NULL). */
TuModel *read_as(const char *file, const char *text, TuArena *arena, const char **issues);
/* JSON that must be right. */
TuModel *read_json(const char *text, TuArena *arena);
/* JSON that must be wrong in exactly this way; the file is "m.json". */
void assert_wrong(const char *text, const char *issues);
const char *fingerprint(const TuModel *model, TuArena *arena);
/* The object, which must be there; parent NULL for none. */
TuObject *get(TuModel *model, TuKind kind, const char *schema, const char *parent,
              const char *name);
/* Path of a file of the source tree. */
const char *source_path(const char *path, TuArena *arena);
/* Run one suite; the exit code. */
int run(Suite *suite);

#endif
