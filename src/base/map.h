/* Maps to pointers, by string or by number. Keys are borrowed; values are the caller's.
 * Adding to a map that is out of memory is sticky: tu_map_failed(). */
#ifndef TU_BASE_MAP_H
#define TU_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct TuMap TuMap;

TuMap *tu_map_new(void);
void tu_map_free(TuMap *map); /* takes NULL */
bool tu_map_failed(const TuMap *map);

/* Put replaces; find gives NULL when the key is not there. A NULL map finds nothing. */
void tu_map_put(TuMap *map, const char *key, void *value);
void *tu_map_find(const TuMap *map, const char *key);
void tu_map_put_id(TuMap *map, uint64_t key, void *value);
void *tu_map_find_id(const TuMap *map, uint64_t key);

#endif
