/* As the engine does it: the longer part is cut first, never inside of a character. */
#include "config.h"

#include "sql/pg_name.h"

#include <stdio.h>
#include <string.h>

#include "base/compat.h"

static int
whole_characters(const char *text, size_t len)
{
    while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    return (int)len;
}

void
tu_pg_constraint_name(char *out, const char *table, const char *column, const char *label)
{
    size_t first = strlen(table), second = strlen(column);
    size_t room = TU_PG_NAME_MAX - strlen(label) - 2;

    while (first + second > room) {
        if (first > second)
            first--;
        else
            second--;
    }
    snprintf(out, TU_PG_NAME_MAX + 1, "%.*s_%.*s_%s", whole_characters(table, first), table,
             whole_characters(column, second), column, label);
}
