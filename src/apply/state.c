/* The state machine of a migration, as a table. */
#include "config.h"

#include "apply/state.h"

#include <string.h>

#include "base/arena.h"

static const struct {
    TuApplyState from;
    TuApplyEvent event;
    TuApplyState to;
} transitions[] = {
    {TU_STATE_PENDING, TU_EVENT_UP, TU_STATE_RUNNING},
    {TU_STATE_FAILED, TU_EVENT_UP, TU_STATE_RUNNING},
    {TU_STATE_ROLLED_BACK, TU_EVENT_UP, TU_STATE_RUNNING},
    {TU_STATE_PARTIAL, TU_EVENT_UP, TU_STATE_RUNNING},
    {TU_STATE_RUNNING, TU_EVENT_UP, TU_STATE_RUNNING}, /* its owner died */
    {TU_STATE_APPLIED, TU_EVENT_DOWN, TU_STATE_RUNNING},
    {TU_STATE_PARTIAL, TU_EVENT_DOWN, TU_STATE_RUNNING},
    {TU_STATE_RUNNING, TU_EVENT_DOWN, TU_STATE_RUNNING},
    {TU_STATE_RUNNING, TU_EVENT_UP_DONE, TU_STATE_APPLIED},
    {TU_STATE_RUNNING, TU_EVENT_DOWN_DONE, TU_STATE_ROLLED_BACK},
    {TU_STATE_RUNNING, TU_EVENT_UP_UNCHANGED, TU_STATE_FAILED},
    {TU_STATE_RUNNING, TU_EVENT_DOWN_UNCHANGED, TU_STATE_APPLIED},
    {TU_STATE_RUNNING, TU_EVENT_HALTED, TU_STATE_PARTIAL},
    {TU_STATE_PENDING, TU_EVENT_STAMP, TU_STATE_APPLIED},
    {TU_STATE_FAILED, TU_EVENT_STAMP, TU_STATE_APPLIED},
    {TU_STATE_ROLLED_BACK, TU_EVENT_STAMP, TU_STATE_APPLIED},
    {TU_STATE_RUNNING, TU_EVENT_FOUND_DONE, TU_STATE_APPLIED},
    {TU_STATE_PARTIAL, TU_EVENT_FOUND_DONE, TU_STATE_APPLIED},
    {TU_STATE_RUNNING, TU_EVENT_FOUND_UNDONE, TU_STATE_ROLLED_BACK},
    {TU_STATE_PARTIAL, TU_EVENT_FOUND_UNDONE, TU_STATE_ROLLED_BACK},
};

bool
tu_state_next(TuApplyState from, TuApplyEvent event, TuApplyState *to)
{
    for (size_t i = 0; i < TU_LEN(transitions); i++) {
        if (transitions[i].from == from && transitions[i].event == event) {
            *to = transitions[i].to;
            return true;
        }
    }
    return false;
}

static const char *const names[TU_STATE_COUNT] = {
    [TU_STATE_PENDING] = "pending", [TU_STATE_RUNNING] = "running",
    [TU_STATE_APPLIED] = "applied", [TU_STATE_FAILED] = "failed",
    [TU_STATE_PARTIAL] = "partial", [TU_STATE_ROLLED_BACK] = "rolled_back",
};

const char *
tu_state_name(TuApplyState state)
{
    return names[state];
}

bool
tu_state_find(const char *name, TuApplyState *out)
{
    for (size_t i = 0; i < TU_STATE_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            *out = (TuApplyState)i;
            return true;
        }
    }
    return false;
}
