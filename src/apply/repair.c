/* What clears a state after looking: sealing a history anew. */
#include "config.h"

#include <string.h>

#include "apply/applier.h"

static const TuApplyOptions defaults = {.dry_run = false};

static TuStatus
reseal(TuApplier *applier, const char *reason, TuError *err)
{
    TuVec rows = TU_VEC_INIT, problems = TU_VEC_INIT;
    TuStatus st = tu_applier_prepare(applier, &rows, &problems, err);
    return st == TU_OK && problems.count > 0 ? tu_applier_seal(applier, reason, err) : st;
}

TuStatus
tu_apply_reseal(TuConn *conn, const TuApplyOptions *options, const char *reason, TuError *err)
{
    TuApplier applier;
    if (reason == NULL || *reason == '\0') {
        tu_error_set(err, TU_ERR_USAGE, "the history is sealed again for a reason only");
        tu_error_hint(err, "give --reason; it is kept in the audit log");
        return TU_ERR_USAGE;
    }
    TuStatus st = tu_applier_init(&applier, conn, options ? options : &defaults, err);
    if (st == TU_OK)
        st = reseal(&applier, reason, err);
    tu_applier_finish(&applier, "repair", st, err);
    tu_applier_release(&applier);
    return st;
}
