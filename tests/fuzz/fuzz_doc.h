/* The promises of every reader of document trees, checked on any bytes. */
#ifndef TU_TESTS_FUZZ_FUZZ_DOC_H
#define TU_TESTS_FUZZ_FUZZ_DOC_H

#include "base/doc.h"

#include "fuzz.h"

typedef TuStatus FuzzReader(const char *text, size_t len, const char *file, TuArena *arena,
                            TuDoc **out, TuError *err);

void fuzz_doc(FuzzReader *read, const uint8_t *data, size_t size);

#endif
