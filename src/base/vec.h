/* A list of pointers in an arena. Adding is never checked: see tu_arena_failed(). */
#ifndef TU_BASE_VEC_H
#define TU_BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

typedef struct TuVec {
    void **items;
    size_t count;
    size_t cap;
} TuVec;

#define TU_VEC_INIT \
    {               \
        NULL, 0, 0  \
    }

void tu_vec_add(TuVec *vec, TuArena *arena, void *item);
/* Sort by a comparison of two items (not of pointers to items). Stable. */
void tu_vec_sort(TuVec *vec, int (*compare)(const void *a, const void *b));

/* A list of strings, in an arena; the order is significant. */
typedef struct TuNames {
    const char **items;
    size_t count;
    size_t cap; /* 0: items is not ours to write behind; the next add copies it */
} TuNames;

void tu_names_add(TuNames *names, TuArena *arena, const char *name);
bool tu_names_have(const TuNames *names, const char *name);

/* An ordered list of name = value, in an arena. */
typedef struct TuPair {
    const char *name;
    const char *value;
} TuPair;
typedef struct TuPairs {
    TuPair *items;
    size_t count;
    size_t cap; /* as in TuNames */
} TuPairs;

void tu_pairs_add(TuPairs *pairs, TuArena *arena, const char *name, const char *value);
/* The value of a name, or NULL. */
const char *tu_pairs_find(const TuPairs *pairs, const char *name);

#endif
