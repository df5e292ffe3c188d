/* A growing string. Appending is never checked: a failed buffer stays failed and .s is then "".
 * .s is never NULL and always NUL-terminated. */
#ifndef TU_BASE_BUF_H
#define TU_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct TuBuf {
    char *s;    /* the text; borrowed until the next append */
    size_t len; /* bytes without the NUL */
    size_t cap; /* 0: .s is not ours yet */
    bool failed;
} TuBuf;

extern char tu_buf_empty[1];
#define TU_BUF_INIT               \
    {                             \
        tu_buf_empty, 0, 0, false \
    }

void tu_buf_release(TuBuf *buf);
void tu_buf_clear(TuBuf *buf);
void tu_buf_add(TuBuf *buf, const char *text); /* NULL adds nothing */
void tu_buf_addn(TuBuf *buf, const char *text, size_t len);
void tu_buf_addc(TuBuf *buf, char c);
void tu_buf_addf(TuBuf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Cut back to len bytes (no effect when shorter). */
void tu_buf_truncate(TuBuf *buf, size_t len);
/* Copy of the text in the arena; NULL when the buffer or the arena failed. A failed buffer fails
 * the arena too, so that one check at the end is enough. */
char *tu_buf_dup(const TuBuf *buf, TuArena *arena);

#endif
