/* Where memory comes from: arenas, buffers and maps allocate here, so that a test can make the
 * n-th allocation fail. Outside of such a test the hook is inert. */
#ifndef TU_BASE_ALLOC_H
#define TU_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>

void *tu_malloc(size_t size);
void *tu_realloc(void *old, size_t size);
void tu_free(void *memory); /* takes NULL */

/* How many allocations of this thread have failed so far. What takes many small decisions on
 * scratch memory compares it before and after: when it grew, none of them can be trusted. */
unsigned long tu_alloc_failures(void);

/* For tests, per thread: the allocation number n from now on (0 is the next one) fails, once.
 * A negative n turns the hook off. */
void tu_alloc_fail_at(long n);
/* True when the armed failure has happened; a loop over n ends with the first false. */
bool tu_alloc_did_fail(void);

#endif
