/* Options that may hold passwords (of user mappings, servers). What is read from a database of the
 * user's is sealed: it can be compared, but not read, and is shown as three stars. What a model
 * declares is as it was written. */
#ifndef TU_MODEL_SECRET_H
#define TU_MODEL_SECRET_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/vec.h"

#define TU_SECRET_SHOWN "***"
/* An option of this name, with TU_SECRET_SHOWN, stands for options that we may not read. */
#define TU_SECRET_HIDDEN_OPTIONS "*"

/* Is an option of this name one that holds a password or the like? */
bool tu_secret_name(const char *option);
/* The sealed form of a value; NULL when memory is out. */
const char *tu_secret_seal(TuArena *arena, const char *value);
/* Sealed, or known to be there only? */
bool tu_secret_sealed(const char *value);
/* Equal as far as can be told: what is only known to be there equals everything; either may be
 * NULL, for none. */
bool tu_secret_same(const char *a, const char *b);
bool tu_secret_same_pairs(const TuPairs *a, const TuPairs *b);

#endif
