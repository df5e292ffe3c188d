/* PostgreSQL prints some expressions in a form that it does not keep when it reads it again. */
#ifndef TU_SQL_PG_SETTLE_H
#define TU_SQL_PG_SETTLE_H

#include "base/arena.h"

/* The text with every (ARRAY[a, b])::t[], as "x IN ('a', 'b')" of a varchar is printed, in the form
 * that it has when it was printed and read once more: ARRAY[(a)::t, (b)::t]. The text itself when
 * there is none; in the arena otherwise, NULL when memory is out. Quotes and bodies of functions
 * are left alone. */
const char *tu_pg_settle(const char *text, TuArena *arena);

#endif
