/* Grants as a part of a document. */
#ifndef TU_DECLARE_GRANTS_H
#define TU_DECLARE_GRANTS_H

#include "base/doc.h"
#include "base/vec.h"

TuDoc *tu_grants_write(const TuVec *grants, TuArena *arena);

#endif
