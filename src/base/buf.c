/* Owns the growing string. A failed buffer drops its text and ignores what is appended. */
#include "config.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/compat.h"

/* Shared by all empty buffers; never written, because a cap of 0 means "not ours". */
char tu_buf_empty[1];

void
tu_buf_release(TuBuf *buf)
{
    if (buf->cap > 0)
        tu_free(buf->s);
    *buf = (TuBuf)TU_BUF_INIT;
}

void
tu_buf_clear(TuBuf *buf)
{
    buf->len = 0;
    buf->failed = false;
    if (buf->cap > 0)
        buf->s[0] = '\0';
}

static void
fail(TuBuf *buf)
{
    tu_buf_release(buf);
    buf->failed = true;
}

/* Room for extra bytes and the NUL. */
static bool
reserve(TuBuf *buf, size_t extra)
{
    if (buf->failed)
        return false;
    if (buf->cap > 0 && buf->cap - buf->len > extra)
        return true;
    size_t cap = buf->cap > 0 ? buf->cap : 64;
    while (cap - buf->len <= extra) {
        if (cap > SIZE_MAX / 4) {
            fail(buf);
            return false;
        }
        cap *= 2;
    }
    char *grown = tu_realloc(buf->cap > 0 ? buf->s : NULL, cap);
    if (grown == NULL) {
        fail(buf);
        return false;
    }
    buf->s = grown;
    buf->cap = cap;
    return true;
}

void
tu_buf_add(TuBuf *buf, const char *text)
{
    if (text != NULL)
        tu_buf_addn(buf, text, strlen(text));
}

void
tu_buf_addn(TuBuf *buf, const char *text, size_t len)
{
    if (len == 0 || !reserve(buf, len))
        return;
    memcpy(buf->s + buf->len, text, len);
    buf->len += len;
    buf->s[buf->len] = '\0';
}

void
tu_buf_addc(TuBuf *buf, char c)
{
    if (!reserve(buf, 1))
        return;
    buf->s[buf->len++] = c;
    buf->s[buf->len] = '\0';
}

void
tu_buf_addf(TuBuf *buf, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len < 0) {
        fail(buf);
        return;
    }
    if (!reserve(buf, (size_t)len))
        return;
    va_start(args, fmt);
    vsnprintf(buf->s + buf->len, (size_t)len + 1, fmt, args);
    va_end(args);
    buf->len += (size_t)len;
}

void
tu_buf_truncate(TuBuf *buf, size_t len)
{
    if (len >= buf->len)
        return;
    buf->len = len;
    buf->s[len] = '\0';
}

char *
tu_buf_dup(const TuBuf *buf, TuArena *arena)
{
    if (buf->failed) {
        tu_arena_fail(arena);
        return NULL;
    }
    char *copy = tu_arena_alloc(arena, buf->len + 1);
    if (copy != NULL)
        memcpy(copy, buf->s, buf->len + 1);
    return copy;
}
