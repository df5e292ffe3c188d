/* Owns the way to malloc, and the one counter by which tests let an allocation fail. */
#include "config.h"

#include "base/alloc.h"

#include <stdlib.h>

#include "base/compat.h"

/* The allowed exception to "no mutable globals": negative, and so inert, outside of fault tests. */
static _Thread_local long countdown = -1;
static _Thread_local bool did_fail = false;
/* Only ever compared with what it was. */
static _Thread_local unsigned long failures = 0;

static bool
must_fail(void)
{
    if (countdown < 0)
        return false;
    if (countdown-- > 0)
        return false;
    did_fail = true;
    return true;
}

void *
tu_malloc(size_t size)
{
    void *memory = must_fail() ? NULL : malloc(size > 0 ? size : 1);
    failures += memory == NULL;
    return memory;
}

void *
tu_realloc(void *old, size_t size)
{
    void *memory = must_fail() ? NULL : realloc(old, size > 0 ? size : 1);
    failures += memory == NULL;
    return memory;
}

void
tu_free(void *memory)
{
    free(memory);
}

void
tu_alloc_fail_at(long n)
{
    countdown = n;
    did_fail = false;
}

bool
tu_alloc_did_fail(void)
{
    return did_fail;
}

unsigned long
tu_alloc_failures(void)
{
    return failures;
}
