/* Finds the known name that a mistyped one was likely meant to be. */
#include "config.h"

#include "base/suggest.h"

#include <string.h>

#include "base/compat.h"

enum { SUGGEST_MAX = 64 };

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Damerau-Levenshtein distance (neighbours swapped count once), over bytes. */
static size_t
distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][SUGGEST_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_len; j++)
        last[j] = before[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t same = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + same);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last, last = row, row = free_row;
    }
    return last[b_len];
}

const char *
tu_name_suggest(const char *word, const TuNames *names)
{
    size_t len = strlen(word);
    size_t best = (len <= 3 ? 1 : 2) + 1;
    const char *found = NULL;
    for (size_t i = 0; len <= SUGGEST_MAX && i < names->count; i++) {
        const char *name = names->items[i];
        size_t name_len = strlen(name);
        if (name_len > SUGGEST_MAX || name_len > len + 2 || len > name_len + 2)
            continue;
        size_t slips = distance(word, len, name, name_len);
        if (slips < best) {
            best = slips;
            found = name;
        }
    }
    return found;
}
