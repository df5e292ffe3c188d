/* trueup down: roll back applied migrations. */
#include "config.h"

#include "base/exit.h"
#include "cli/apply.h"
#include "cli/cli.h"

#include "base/compat.h"

static int
run(TuCli *cli, const void *values)
{
    const TuApplyArgs *args = values;
    TuError err = {0};
    if ((args->to != NULL) + (args->version != NULL) + (args->steps > 0) <= 1)
        return tu_cli_apply(cli, args, trueup_down);
    tu_error_set(&err, TU_ERR_USAGE, "down takes one of VERSION, --to and --steps");
    return tu_cli_fail_inside(cli, &err);
}

static const TuOption options[] = {
    {NULL, 0, "VERSION", NULL, TU_OPTION_TEXT, offsetof(TuApplyArgs, version), NULL},
    {"to", 0, "VERSION", "the version to go back to, which stays applied", TU_OPTION_TEXT,
     offsetof(TuApplyArgs, to), NULL},
    {"steps", 0, "NUMBER", "how many migrations; 1 by default", TU_OPTION_NUMBER,
     offsetof(TuApplyArgs, steps), NULL},
    TU_APPLY_DRY_RUN,
    TU_APPLY_SQL,
    TU_APPLY_ALLOW,
    TU_APPLY_ACCEPT_DRIFT,
    TU_APPLY_BACKUP,
    TU_APPLY_AUTO_RESTORE,
    TU_APPLY_INTERRUPTED,
};

const TuCmd tu_cmd_down = {
    .name = "down",
    .aliases = "downgrade rollback",
    .summary = "roll back applied migrations: the last one, or back to a version",
    .details = "VERSION is the same as --to. The scripts are those that the history keeps, so the "
               "files\nneed not be there. Asks as up does.",
    .formats = "text json",
    .session = true,
    .options = options,
    .option_count = TU_LEN(options),
    .args_size = sizeof(TuApplyArgs),
    .run = run,
};
