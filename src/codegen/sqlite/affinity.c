/* What a declared type does to values that are put into it: SQLite's rules of column affinity. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"

typedef enum Affinity { INTEGER, TEXT, BLOB, REAL, NUMERIC } Affinity;

static bool
holds(const char *type, const char *word)
{
    size_t len = strlen(word);
    for (; *type; type++) {
        size_t i = 0;
        while (i < len && type[i] && (type[i] | 0x20) == word[i])
            i++;
        if (i == len)
            return true;
    }
    return false;
}

static Affinity
affinity(const char *type)
{
    static const struct {
        const char *word;
        Affinity affinity;
    } rules[] = {
        {"int", INTEGER}, {"char", TEXT}, {"clob", TEXT}, {"text", TEXT},
        {"blob", BLOB},   {"real", REAL}, {"floa", REAL}, {"doub", REAL},
    };
    for (size_t i = 0; type && i < TU_LEN(rules); i++) {
        if (holds(type, rules[i].word))
            return rules[i].affinity;
    }
    return type && *type && !tu_sqlite_same_name(type, "any") ? NUMERIC : BLOB;
}

const char *
tu_sqlite_conversion(const char *from_type, const char *to_type, const char **note)
{
    Affinity from = affinity(from_type), to = affinity(to_type);
    *note = NULL;
    if (from == to || to == BLOB)
        return NULL;
    if ((from == TEXT || from == BLOB) && to != TEXT) {
        *note = "text that looks like a number becomes one: '0012' is 12, '1e3' is 1000";
        return "TU126";
    }
    if (to == TEXT && from != INTEGER) {
        *note = "fractions keep 15 digits as text: 0.30000000000000004 is '0.3'";
        return "TU127";
    }
    if (to == REAL && from != TEXT) {
        *note = "integers beyond 2^53 are rounded";
        return "TU109";
    }
    return NULL;
}
