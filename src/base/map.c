/* Owns the maps: open addressing, one table by name and one by number. Nothing is ever taken out.
 * Out of memory leaves the map as it was and sets its failed flag. */
#include "config.h"

#include "base/map.h"

#include <string.h>

#include "base/alloc.h"
#include "base/compat.h"

typedef struct Slot {
    uint64_t hash;   /* of the name; or the number */
    const char *key; /* NULL: free; a number's is "" */
    void *value;
} Slot;

typedef struct Table {
    Slot *slots;
    size_t size; /* a power of two, or 0 */
    size_t used;
} Table;

struct TuMap {
    Table by_name, by_id;
    bool failed;
};

TuMap *
tu_map_new(void)
{
    TuMap *map = tu_malloc(sizeof(*map));
    if (map != NULL)
        memset(map, 0, sizeof(*map));
    return map;
}

void
tu_map_free(TuMap *map)
{
    if (map == NULL)
        return;
    tu_free(map->by_name.slots);
    tu_free(map->by_id.slots);
    tu_free(map);
}

bool
tu_map_failed(const TuMap *map)
{
    return map == NULL || map->failed;
}

/* All bits count in all bits. */
static uint64_t
mix(uint64_t hash)
{
    hash ^= hash >> 32;
    hash *= UINT64_C(0xd6e8feb86659fd93);
    hash ^= hash >> 32;
    hash *= UINT64_C(0xd6e8feb86659fd93);
    return hash ^ hash >> 32;
}

static uint64_t
hash_name(const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325), word;
    size_t len = strlen(name);
    for (; len >= sizeof(word); name += sizeof(word), len -= sizeof(word)) {
        memcpy(&word, name, sizeof(word));
        hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 29;
    }
    word = len;
    for (size_t i = 0; i < len; i++)
        word = word << 8 | (unsigned char)name[i];
    return mix(hash ^ word);
}

/* The slot of a key, or the free one where it would stand. The table has a free slot. */
static Slot *
find_slot(const Table *table, uint64_t hash, uint64_t place, const char *key)
{
    for (size_t at = (size_t)place & (table->size - 1);; at = (at + 1) & (table->size - 1)) {
        Slot *slot = &table->slots[at];
        if (slot->key == NULL)
            return slot;
        if (slot->hash == hash && (slot->key == key || strcmp(slot->key, key) == 0))
            return slot;
    }
}

/* Numbers are often neighbours; names are mixed already. */
static uint64_t
place_of(const Table *table, const TuMap *map, uint64_t hash)
{
    return table == &map->by_id ? mix(hash) : hash;
}

static bool
grow(TuMap *map, Table *table)
{
    if (table->used + 1 <= table->size / 4 * 3)
        return true;
    Table larger = {.size = table->size != 0 ? 2 * table->size : 16, .used = table->used};
    if (larger.size > SIZE_MAX / sizeof(Slot))
        return false;
    larger.slots = tu_malloc(larger.size * sizeof(Slot));
    if (larger.slots == NULL)
        return false;
    memset(larger.slots, 0, larger.size * sizeof(Slot));
    for (size_t i = 0; i < table->size; i++) {
        const Slot *slot = &table->slots[i];
        size_t at = (size_t)place_of(table, map, slot->hash) & (larger.size - 1);
        while (slot->key != NULL && larger.slots[at].key != NULL)
            at = (at + 1) & (larger.size - 1);
        if (slot->key != NULL)
            larger.slots[at] = *slot;
    }
    tu_free(table->slots);
    *table = larger;
    return true;
}

static void
put(TuMap *map, Table *table, uint64_t hash, const char *key, void *value)
{
    if (!grow(map, table)) {
        map->failed = true;
        return;
    }
    Slot *slot = find_slot(table, hash, place_of(table, map, hash), key);
    table->used += slot->key == NULL;
    *slot = (Slot){hash, key, value}; /* the old key may go */
}

static void *
find(const TuMap *map, const Table *table, uint64_t hash, const char *key)
{
    if (table->size == 0)
        return NULL;
    return find_slot(table, hash, place_of(table, map, hash), key)->value;
}

void
tu_map_put(TuMap *map, const char *key, void *value)
{
    if (map != NULL && !map->failed && key != NULL)
        put(map, &map->by_name, hash_name(key), key, value);
}

void *
tu_map_find(const TuMap *map, const char *key)
{
    return map == NULL || key == NULL ? NULL : find(map, &map->by_name, hash_name(key), key);
}

void
tu_map_put_id(TuMap *map, uint64_t key, void *value)
{
    if (map != NULL && !map->failed)
        put(map, &map->by_id, key, "", value);
}

void *
tu_map_find_id(const TuMap *map, uint64_t key)
{
    return map == NULL ? NULL : find(map, &map->by_id, key, "");
}
