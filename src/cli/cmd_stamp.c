/* trueup stamp: count migrations as applied without running them. */
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
    if (args->to == NULL || args->version == NULL)
        return tu_cli_apply(cli, args, trueup_stamp);
    tu_error_set(&err, TU_ERR_USAGE, "stamp takes one of VERSION and --to");
    return tu_cli_fail_inside(cli, &err);
}

static const TuOption options[] = {
    {NULL, 0, "VERSION", NULL, TU_OPTION_TEXT, offsetof(TuApplyArgs, version), NULL},
    {"to", 0, "VERSION", "the last version to count as applied; all by default", TU_OPTION_TEXT,
     offsetof(TuApplyArgs, to), NULL},
    TU_APPLY_DRY_RUN,
    TU_APPLY_FLAG("accept-drift", accept_drift, "although the schema is not the promised one"),
};

const TuCmd tu_cmd_stamp = {
    .name = "stamp",
    .aliases = "baseline",
    .summary = "count migrations as applied, on a database that has their schema already",
    .details = "VERSION is the same as --to. The live schema must be the one that the last of them "
               "promises.\nOn a terminal a question is asked; elsewhere it needs --yes.",
    .formats = "text json",
    .session = true,
    .options = options,
    .option_count = TU_LEN(options),
    .args_size = sizeof(TuApplyArgs),
    .run = run,
};
