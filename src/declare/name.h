/* Names inside the texts of model files: references such as app.team(id), and the keys of
 * functions, f(integer, text). Names are taken as they are written, no case is folded. */
#ifndef TU_DECLARE_NAME_H
#define TU_DECLARE_NAME_H

#include "base/buf.h"
#include "base/suggest.h"
#include "model/objects.h"

/* Read "team(id)", "app.team(a, b)", "\"we ird\".\"t\"(\"a b\")", "team" (no columns). False when
 * the text has another form. Names are copied into the arena. */
bool tu_ref_read(const char *text, TuArena *arena, TuRef *out);
/* schema NULL is left out. */
void tu_ref_write(TuBuf *out, const char *schema, const TuRef *ref);

/* "f(integer, text)" into name and signature (NULL without parentheses); a name that has a
 * parenthesis or begins with a quote is written in double quotes. */
bool tu_routine_key_read(const char *key, TuArena *arena, const char **name,
                         const char **signature);
void tu_routine_key_write(TuBuf *out, const char *name, const char *signature);

#endif
