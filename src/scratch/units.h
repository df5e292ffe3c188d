/* A declared model cut into units, each of which the engine gives the same form as long as its key
 * is the same: a table, a view, a function ... with all that belongs to it.
 *
 * What a text may refer to is found by words: every object whose name occurs in it, whatever the
 * schema, the quotes or the overload. That is more than the engine would find, never less. A key
 * holds the unit's own content and, of everything that it may refer to, what can be seen from
 * outside (columns and their types, heads of functions, whole views ...), so nothing has to be
 * followed any further. */
#ifndef TU_SCRATCH_UNITS_H
#define TU_SCRATCH_UNITS_H

#include "base/sha256.h"
#include "model/objects.h"

#define TU_NO_UNIT UINT32_MAX

typedef struct TuUnits {
    TuArena *arena;            /* borrowed */
    const TuModel *model;      /* declared, indexed; borrowed */
    uint32_t count;            /* of units */
    uint32_t *of;              /* by id of an object that stands alone: its unit; TU_NO_UNIT: it is
                                  made for everybody (extensions, schemas ...) */
    const char **keys;         /* by unit */
    char whole[TU_SHA256_HEX]; /* all of it */
    bool doubtful;             /* a text hides what it names: keys say nothing */
    const char *environment;   /* digest: with what is made for everybody */
    TuVec *members;            /* by unit: TuObject */
    TuMap *words;              /* word → TuVec of objects; owned */
    TuMap *outside;            /* words of what stands outside; owned */
    TuMap *by_key;             /* key → unit + 1; owned */
} TuUnits;

/* environment: everything outside of the model that the engine's answer depends on; outside: names
 * of what stands there (roles ...), which matters to units that speak of them. */
bool tu_units_init(TuUnits *units, const TuModel *declared, const char *environment,
                   const TuNames *outside, TuArena *arena);
void tu_units_release(TuUnits *units);

/* The unit of a key, or TU_NO_UNIT. */
uint32_t tu_units_find(const TuUnits *units, const char *key);
/* The unit that made an object of the realised model which stands alone, or TU_NO_UNIT. */
uint32_t tu_units_maker(const TuUnits *units, const TuModel *realised, const TuObject *object);
/* What has to be created for the engine to see some units (wanted[unit]) as it would among all
 * others: keep[id]. Tables that are only referred to come without what hangs on them. Gives the
 * number of objects. */
size_t tu_units_close(const TuUnits *units, const bool *wanted, bool *keep);

#endif
