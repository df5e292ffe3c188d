/* Owns the mapping of a status to the exit code that scripts and CI rely on. */
#include "config.h"

#include "base/exit.h"

#include "base/compat.h"

TuExit
tu_exit_code(TuStatus status)
{
    switch (status) {
    case TU_OK:
        return TU_EXIT_OK;
    case TU_ERR_DIFFERS:
        return TU_EXIT_DIFFERS;
    case TU_ERR_REFUSED:
        return TU_EXIT_REFUSED;
    case TU_ERR_DECISION:
        return TU_EXIT_DECISION;
    case TU_ERR_PARTIAL:
        return TU_EXIT_PARTIAL;
    case TU_ERR_VERSION:
        return TU_EXIT_VERSION;
    case TU_ERR_LOCKED:
        return TU_EXIT_LOCKED;
    case TU_ERR_USAGE:
        return TU_EXIT_USAGE;
    case TU_ERR_CONFIG:
        return TU_EXIT_CONFIG;
    case TU_ERR_NOMEM:
    case TU_ERR_IO:
    case TU_ERR_PARSE:
    case TU_ERR_CONNECT:
    case TU_ERR_DB:
    case TU_ERR_LOST:
    case TU_ERR_UNSUPPORTED:
    case TU_ERR_INTERNAL:
        break;
    }
    return TU_EXIT_ERROR;
}
