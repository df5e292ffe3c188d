/* trueup up: apply pending migrations. */
#include "config.h"

#include "cli/apply.h"

#include "base/compat.h"

static int
run(TuCli *cli, const void *values)
{
    return tu_cli_apply(cli, values, trueup_up);
}

static const TuOption options[] = {
    {"to", 0, "VERSION", "the last version to apply; all by default", TU_OPTION_TEXT,
     offsetof(TuApplyArgs, to), NULL},
    TU_APPLY_DRY_RUN,
    TU_APPLY_SQL,
    TU_APPLY_ALLOW,
    TU_APPLY_ACCEPT_DRIFT,
    TU_APPLY_BACKUP,
    TU_APPLY_AUTO_RESTORE,
    TU_APPLY_INTERRUPTED,
};

const TuCmd tu_cmd_up = {
    .name = "up",
    .aliases = "upgrade migrate",
    .summary = "apply pending migrations",
    .details = "On a terminal the plan is shown and a question asked; elsewhere a hazardous plan "
               "needs\n--yes. A statement with a hazard runs only when its file has an Allow line, "
               "or --allow\nnames the rule.",
    .formats = "text json",
    .session = true,
    .options = options,
    .option_count = TU_LEN(options),
    .args_size = sizeof(TuApplyArgs),
    .run = run,
};
