/* What a mistyped name was likely meant to be. */
#ifndef TU_BASE_SUGGEST_H
#define TU_BASE_SUGGEST_H

#include "base/vec.h"

/* The one of the names that was likely meant (at most two slips of the pen), or NULL. */
const char *tu_name_suggest(const char *word, const TuNames *names);

#endif
