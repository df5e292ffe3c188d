/* A fuzz target is one function; libFuzzer brings its own main, replay.c is the plain one. */
#ifndef TU_TESTS_FUZZ_FUZZ_H
#define TU_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the run, in every build. */
#define FUZZ_CHECK(holds)                                                               \
    do {                                                                                \
        if (!(holds)) {                                                                 \
            fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #holds); \
            abort();                                                                    \
        }                                                                               \
    } while (0)

#endif
