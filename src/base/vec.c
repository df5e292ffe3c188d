/* Owns lists in an arena. They grow by doubling; the outgrown space stays with the arena. */
#include "config.h"

#include "base/vec.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"
#include "base/compat.h"

/* Room for one more item of a list, or NULL when the arena failed. */
static void *
grown(TuArena *arena, const void *items, size_t count, size_t *cap, size_t item_size)
{
    size_t more = *cap < 4 ? 4 : *cap * 2;
    if (more < count + 1)
        more = count + 1;
    if (more > SIZE_MAX / 2 / item_size)
        return NULL;
    void *copy = tu_arena_alloc(arena, more * item_size);
    if (copy == NULL)
        return NULL;
    if (count > 0)
        memcpy(copy, items, count * item_size);
    *cap = more;
    return copy;
}

void
tu_vec_add(TuVec *vec, TuArena *arena, void *item)
{
    if (vec->count >= vec->cap) {
        void **items = grown(arena, vec->items, vec->count, &vec->cap, sizeof(*items));
        if (items == NULL)
            return;
        vec->items = items;
    }
    vec->items[vec->count++] = item;
}

static void
insertion_sort(void **items, size_t count, int (*compare)(const void *a, const void *b))
{
    for (size_t i = 1; i < count; i++) {
        void *item = items[i];
        size_t at = i;
        for (; at > 0 && compare(items[at - 1], item) > 0; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

static void
merge_sort(void **items, void **spare, size_t count, int (*compare)(const void *a, const void *b))
{
    if (count <= 8) {
        insertion_sort(items, count, compare);
        return;
    }
    size_t half = count / 2, left = 0, right = half;
    merge_sort(items, spare, half, compare);
    merge_sort(items + half, spare, count - half, compare);
    if (compare(items[half - 1], items[half]) <= 0)
        return; /* in order, as what a catalog query sorted is */
    for (size_t i = 0; i < count; i++) {
        bool take_left = right >= count || (left < half && compare(items[left], items[right]) <= 0);
        spare[i] = take_left ? items[left++] : items[right++];
    }
    memcpy(items, spare, count * sizeof(*items));
}

void
tu_vec_sort(TuVec *vec, int (*compare)(const void *a, const void *b))
{
    if (vec->count < 2)
        return;
    void **spare = tu_malloc(vec->count * sizeof(*spare));
    if (spare == NULL) { /* slower, but sorted */
        insertion_sort(vec->items, vec->count, compare);
        return;
    }
    merge_sort(vec->items, spare, vec->count, compare);
    tu_free(spare);
}

void
tu_names_add(TuNames *names, TuArena *arena, const char *name)
{
    if (names->count >= names->cap) {
        const char **items = grown(arena, names->items, names->count, &names->cap, sizeof(*items));
        if (items == NULL)
            return;
        names->items = items;
    }
    names->items[names->count++] = name;
}

void
tu_pairs_add(TuPairs *pairs, TuArena *arena, const char *name, const char *value)
{
    if (pairs->count >= pairs->cap) {
        TuPair *items = grown(arena, pairs->items, pairs->count, &pairs->cap, sizeof(*items));
        if (items == NULL)
            return;
        pairs->items = items;
    }
    pairs->items[pairs->count++] = (TuPair){name, value};
}

const char *
tu_pairs_find(const TuPairs *pairs, const char *name)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (strcmp(pairs->items[i].name, name) == 0)
            return pairs->items[i].value;
    return NULL;
}

bool
tu_names_have(const TuNames *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0)
            return true;
    }
    return false;
}
