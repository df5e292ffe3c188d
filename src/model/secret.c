/* Sealing is a digest, so that two sealed values, or a sealed and a plain one, can be held against
 * each other. It never leaves memory: whoever writes a sealed value writes three stars. */
#include "config.h"

#include "model/secret.h"

#include <string.h>
#include <strings.h>

#include "base/sha256.h"

#define MARK TU_SECRET_SHOWN " sha256:"

bool
tu_secret_name(const char *option)
{
    static const char *const words[] = {"pass",    "pwd",        "secret",
                                        "token",   "credential", "apikey",
                                        "api_key", "access_key", "private_key"};
    if (strcmp(option, "password_required") == 0) /* of postgres_fdw: yes or no */
        return false;
    for (size_t i = 0; i < TU_LEN(words); i++) {
        size_t len = strlen(words[i]);
        for (const char *at = option; *at; at++)
            if (strncasecmp(at, words[i], len) == 0)
                return true;
    }
    return false;
}

const char *
tu_secret_seal(TuArena *arena, const char *value)
{
    char digest[TU_SHA256_HEX];
    if (tu_secret_sealed(value))
        return tu_arena_strdup(arena, value);
    if (!tu_sha256_hex(value, strlen(value), digest)) {
        tu_arena_fail(arena);
        return NULL;
    }
    return tu_arena_printf(arena, MARK "%s", digest);
}

bool
tu_secret_sealed(const char *value)
{
    return strcmp(value, TU_SECRET_SHOWN) == 0 || strncmp(value, MARK, sizeof MARK - 1) == 0;
}

static bool
is_unknown(const char *value)
{
    return value && strcmp(value, TU_SECRET_SHOWN) == 0;
}

/* Without a digest nothing can be said for equal but the same text. */
static bool
same_digest(const char *sealed, const char *plain)
{
    char digest[TU_SHA256_HEX];
    return tu_sha256_hex(plain, strlen(plain), digest) &&
           strcmp(sealed + sizeof MARK - 1, digest) == 0;
}

bool
tu_secret_same(const char *a, const char *b)
{
    if (is_unknown(a) || is_unknown(b))
        return true;
    if (!a || !b)
        return a == b;
    bool sealed_a = tu_secret_sealed(a), sealed_b = tu_secret_sealed(b);
    if (sealed_a == sealed_b)
        return strcmp(a, b) == 0;
    return sealed_a ? same_digest(a, b) : same_digest(b, a);
}

bool
tu_secret_same_pairs(const TuPairs *a, const TuPairs *b)
{
    if (is_unknown(tu_pairs_find(a, TU_SECRET_HIDDEN_OPTIONS)) ||
        is_unknown(tu_pairs_find(b, TU_SECRET_HIDDEN_OPTIONS)))
        return true;
    for (size_t i = 0; i < a->count; i++)
        if (!tu_secret_same(a->items[i].value, tu_pairs_find(b, a->items[i].name)))
            return false;
    for (size_t i = 0; i < b->count; i++)
        if (!tu_secret_same(b->items[i].value, tu_pairs_find(a, b->items[i].name)))
            return false;
    return true;
}
