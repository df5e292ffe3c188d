/* The states of a migration in a database and what moves it between them, as data. */
#ifndef TU_APPLY_STATE_H
#define TU_APPLY_STATE_H

#include <stdbool.h>

typedef enum TuApplyState {
    TU_STATE_PENDING, /* no row in the history */
    TU_STATE_RUNNING,
    TU_STATE_APPLIED,
    TU_STATE_FAILED, /* nothing of it took effect */
    TU_STATE_PARTIAL,
    TU_STATE_ROLLED_BACK
} TuApplyState;
#define TU_STATE_COUNT 6

typedef enum TuApplyEvent {
    TU_EVENT_UP,             /* the up section starts, or goes on */
    TU_EVENT_DOWN,           /* the down section starts, or goes on */
    TU_EVENT_UP_DONE,        /* all statements ran and the schema is the expected one */
    TU_EVENT_DOWN_DONE,      /* the same for the down section */
    TU_EVENT_UP_UNCHANGED,   /* it failed and nothing changed */
    TU_EVENT_DOWN_UNCHANGED, /* the same for the down section */
    TU_EVENT_HALTED,         /* it failed and some statements took effect */
    TU_EVENT_STAMP,          /* counts as applied without having run */
    TU_EVENT_FOUND_DONE,     /* repair looked: the schema is the one behind it */
    TU_EVENT_FOUND_UNDONE    /* repair looked: the schema is the one before it */
} TuApplyEvent;
#define TU_EVENT_COUNT 10

/* The state that an event leads to; false when it cannot happen there. */
bool tu_state_next(TuApplyState from, TuApplyEvent event, TuApplyState *to);
/* "applied" ...; and back, false for a word that is none. */
const char *tu_state_name(TuApplyState state);
bool tu_state_find(const char *name, TuApplyState *out);

#endif
