/* Values and objects that are for some dialects only. */
#ifndef TU_DECLARE_DIALECT_H
#define TU_DECLARE_DIALECT_H

#include "base/doc.h"
#include "base/vec.h"
#include "model/kind.h"

/* "mysql" is MariaDB, too, where nothing is said for "mariadb". */
extern const char *const tu_dialect_words[]; /* and "other" for the rest; NULL at the end */

bool tu_is_dialect_word(const char *word);
/* Is a dialect (as TuDeclareTarget names it) among the words? */
bool tu_dialect_among(const char *dialect, const TuNames *words);

/* A map of dialects to values of a field. A map is a value itself for a field that is one: then it
 * is a map of maps. */
bool tu_is_by_dialect(const TuField *field, const TuDoc *node);
/* A list, or lists by dialect: not a map of names. */
bool tu_is_list(const TuDoc *node);
/* The value for a dialect, or NULL; without a dialect the first one. */
const TuDoc *tu_for_dialect(const TuDoc *by_dialect, const char *dialect);

/* In XML "default.mysql" is the value of "default" for one dialect: the length of what stands
 * before the dot, or 0 when there is none. */
size_t tu_dialect_stem(const char *key);

#endif
