/* Owns the maps: uthash behind two small doors. Out of memory leaves the map as it was and sets
 * its failed flag; uthash would exit by default. */
#include "config.h"

#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define HASH_NONFATAL_OOM 1
#define uthash_malloc(size) tu_malloc(size)
#define uthash_free(memory, size) tu_free(memory)
#define uthash_nonfatal_oom(entry) ((entry)->lost = true)
#include <uthash.h>

#include "base/compat.h"

typedef struct Entry {
    const char *name; /* or NULL in the table by number */
    uint64_t id;
    void *value;
    bool lost; /* uthash could not take it in */
    UT_hash_handle hh;
} Entry;

struct TuMap {
    Entry *by_name;
    Entry *by_id;
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

static void
table_free(Entry *head)
{
    Entry *entry, *next;
    HASH_ITER(hh, head, entry, next)
    {
        HASH_DEL(head, entry);
        tu_free(entry);
    }
}

void
tu_map_free(TuMap *map)
{
    if (map == NULL)
        return;
    table_free(map->by_name);
    table_free(map->by_id);
    tu_free(map);
}

bool
tu_map_failed(const TuMap *map)
{
    return map == NULL || map->failed;
}

static Entry *
entry_new(TuMap *map, const char *name, uint64_t id, void *value)
{
    Entry *entry = tu_malloc(sizeof(*entry));
    if (entry == NULL) {
        map->failed = true;
        return NULL;
    }
    memset(entry, 0, sizeof(*entry));
    entry->name = name;
    entry->id = id;
    entry->value = value;
    return entry;
}

static void
drop_lost(TuMap *map, Entry *entry)
{
    if (!entry->lost)
        return;
    map->failed = true;
    tu_free(entry);
}

void
tu_map_put(TuMap *map, const char *key, void *value)
{
    if (map == NULL || map->failed || key == NULL)
        return;
    size_t len = strlen(key);
    Entry *entry = NULL;
    HASH_FIND(hh, map->by_name, key, len, entry);
    if (entry != NULL) {
        entry->name = key; /* hh.key must not outlive the old key */
        entry->hh.key = key;
        entry->value = value;
        return;
    }
    entry = entry_new(map, key, 0, value);
    if (entry == NULL)
        return;
    HASH_ADD_KEYPTR(hh, map->by_name, entry->name, len, entry);
    drop_lost(map, entry);
}

void *
tu_map_find(const TuMap *map, const char *key)
{
    Entry *entry = NULL;
    if (map == NULL || key == NULL)
        return NULL;
    HASH_FIND(hh, map->by_name, key, strlen(key), entry);
    return entry == NULL ? NULL : entry->value;
}

void
tu_map_put_id(TuMap *map, uint64_t key, void *value)
{
    if (map == NULL || map->failed)
        return;
    Entry *entry = NULL;
    HASH_FIND(hh, map->by_id, &key, sizeof(key), entry);
    if (entry != NULL) {
        entry->value = value;
        return;
    }
    entry = entry_new(map, NULL, key, value);
    if (entry == NULL)
        return;
    HASH_ADD(hh, map->by_id, id, sizeof(entry->id), entry);
    drop_lost(map, entry);
}

void *
tu_map_find_id(const TuMap *map, uint64_t key)
{
    Entry *entry = NULL;
    if (map == NULL)
        return NULL;
    HASH_FIND(hh, map->by_id, &key, sizeof(key), entry);
    return entry == NULL ? NULL : entry->value;
}
