/* Owns UTF-8 validity: no overlong forms, no surrogates, nothing above U+10FFFF, no NUL. */
#include "config.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#include "base/compat.h"

/* Bytes a character takes by its first byte; 0 when no character starts so. */
static size_t
lead_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

static bool
second_fits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return second >= 0x80 && second <= 0xBF;
    }
}

size_t
tu_utf8_check(const char *text, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < len) {
        size_t need = lead_length(bytes[at]);
        if (need == 0 || bytes[at] == '\0' || need > len - at)
            return at;
        if (need > 1 && !second_fits(bytes[at], bytes[at + 1]))
            return at;
        for (size_t i = 2; i < need; i++)
            if ((bytes[at + i] & 0xC0) != 0x80)
                return at;
        at += need;
    }
    return len;
}

size_t
tu_utf8_prefix(const char *text, size_t max)
{
    size_t len = strnlen(text, max);
    size_t start = len;
    if (len < max)
        return len;
    /* the lead byte of the last character is at most four bytes back */
    while (start > 0 && len - start < 4) {
        unsigned char byte = (unsigned char)text[--start];
        if ((byte & 0xC0) == 0x80)
            continue;
        return lead_length(byte) > len - start ? start : len;
    }
    return len;
}

size_t
tu_utf8_odd(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;
    if (c[0] == 0xC2 && c[1] >= 0x80 && c[1] <= 0x9F)
        return 2;
    if (c[0] == 0xD8 && c[1] == 0x9C)
        return 2;
    if (c[0] != 0xE2 || c[1] == '\0')
        return 0;
    if (c[1] == 0x80 && (c[2] == 0x8E || c[2] == 0x8F || (c[2] >= 0xA8 && c[2] <= 0xAE)))
        return 3;
    return c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xA9 ? 3 : 0;
}
