/* UTF-8 checks for hostile text. */
#ifndef TU_BASE_UTF8_H
#define TU_BASE_UTF8_H

#include <stddef.h>

/* Offset of the first byte that is not valid UTF-8 (or is NUL), or len when all is well. */
size_t tu_utf8_check(const char *text, size_t len);
/* Longest prefix of at most max bytes that does not cut a character. */
size_t tu_utf8_prefix(const char *text, size_t max);
/* Bytes of the character at text when it steers a terminal, breaks a line or turns the reading
 * direction (C1 controls, U+061C, U+200E/F, U+2028..202E, U+2066..2069), else 0. ASCII is not
 * looked at. */
size_t tu_utf8_odd(const char *text);

#endif
