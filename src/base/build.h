/* Which build of this code is running. */
#ifndef TU_BASE_BUILD_H
#define TU_BASE_BUILD_H

#include "base/buf.h"

/* Append the version, and what tells two builds of it apart where the linker left that. */
void tu_build_id(TuBuf *out);

#endif
