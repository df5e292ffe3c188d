/* The exit codes of the command line, and which error leads to which. */
#ifndef TU_BASE_EXIT_H
#define TU_BASE_EXIT_H

#include "base/error.h"

typedef enum TuExit {
    TU_EXIT_OK = 0,       /* done, in sync, ready */
    TU_EXIT_ERROR = 1,    /* anything without a code of its own */
    TU_EXIT_DIFFERS = 2,  /* differences, drift, pending, not ready */
    TU_EXIT_REFUSED = 3,  /* refused by policy */
    TU_EXIT_DECISION = 4, /* a person has to decide */
    TU_EXIT_PARTIAL = 5,  /* partly applied */
    TU_EXIT_VERSION = 6,  /* versions do not fit */
    TU_EXIT_LOCKED = 7,   /* lock or timeout, try again */
    TU_EXIT_USAGE = 64,   /* of the command line */
    TU_EXIT_CONFIG = 78   /* configuration */
} TuExit;

TuExit tu_exit_code(TuStatus status);

#endif
