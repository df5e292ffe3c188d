/* Owns the way to malloc, and the one counter by which tests let an allocation fail. */
#include "config.h"

#include "base/alloc.h"

#include <stdlib.h>

#include "base/compat.h"

/* The allowed exception to "no mutable globals": negative, and so inert, outside of fault tests. */
static _Thread_local long countdown = -1;
static _Thread_local bool did_fail = false;

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
    return must_fail() ? NULL : malloc(size > 0 ? size : 1);
}

void *
tu_realloc(void *old, size_t size)
{
    return must_fail() ? NULL : realloc(old, size > 0 ? size : 1);
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
