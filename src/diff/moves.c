/* Columns that stand elsewhere than before. */
#include "config.h"

#include "diff/moves.h"

#include <string.h>

#include "model/compare.h"
#include "model/objects.h"

/* A column in the new order. */
typedef struct Place {
    const TuObject *from, *to;
    size_t old;      /* where it stood */
    size_t length;   /* of the longest run that ends with it and has not moved */
    size_t previous; /* in that run; its own index: none */
    bool stays;
} Place;

static size_t
find_old(const TuVec *from, const TuObject *column, size_t guess)
{
    for (size_t i = 0; i < from->count; i++) {
        size_t at = (guess + i) % from->count;
        const TuObject *object = from->items[at];
        if (object->kind == TU_KIND_COLUMN && strcmp(object->name, column->name) == 0)
            return at;
    }
    return from->count;
}

static size_t
list_places(Place *places, const TuVec *from, const TuVec *to)
{
    size_t count = 0;
    for (size_t i = 0; i < to->count; i++) {
        const TuObject *column = to->items[i];
        size_t old = column->kind == TU_KIND_COLUMN ? find_old(from, column, i) : from->count;
        if (old < from->count)
            places[count++] = (Place){.from = from->items[old], .to = column, .old = old};
    }
    return count;
}

/* What stays is the longest run that is in the same order in both. */
static void
find_run(Place *places, size_t count)
{
    size_t best = 0;
    for (size_t i = 0; i < count; i++) {
        places[i].length = 1;
        places[i].previous = i;
        for (size_t j = 0; j < i; j++) {
            if (places[j].old < places[i].old && places[j].length >= places[i].length) {
                places[i].length = places[j].length + 1;
                places[i].previous = j;
            }
        }
        if (places[i].length > places[best].length)
            best = i;
    }
    for (size_t i = best; count; i = places[i].previous) {
        places[i].stays = true;
        if (places[i].previous == i)
            break;
    }
}

static TuChange *
change_of(TuArena *arena, TuVec *list, const Place *place)
{
    for (size_t i = 0; i < list->count; i++) {
        TuChange *change = list->items[i];
        if (change->to == place->to)
            return change;
    }
    TuChange *change = TU_NEW(arena, TuChange);
    if (change) {
        change->op = TU_CHANGE_ALTER;
        change->from = place->from;
        change->to = place->to;
        tu_vec_add(list, arena, change);
    }
    return change;
}

void
tu_diff_moves(TuArena *arena, TuVec *list, const TuVec *from, const TuVec *to)
{
    Place *places = to->count ? TU_NEW_N(arena, Place, to->count) : NULL;
    size_t count = places ? list_places(places, from, to) : 0;
    bool moved = false;
    for (size_t i = 1; i < count; i++)
        moved = moved || places[i].old < places[i - 1].old;
    if (!moved)
        return;
    find_run(places, count);
    for (size_t i = 0; i < count; i++) {
        TuChange *change = places[i].stays ? NULL : change_of(arena, list, &places[i]);
        if (change)
            change->fields |= TU_FIELD_BIT(TU_COLUMN_AFTER);
    }
}
