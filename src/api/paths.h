/* The files that a model is made of. */
#ifndef TU_API_PATHS_H
#define TU_API_PATHS_H

#include "base/error.h"
#include "base/vec.h"

/* Paths out of a text with one path or pattern (* ? [...]) a line; what is there is no pattern.
 * Each file once. TU_ERR_IO for a path that is not there, and for a pattern that nothing fits. */
TuStatus tu_model_paths(const char *text, TuArena *arena, TuNames *out, TuError *err);

#endif
