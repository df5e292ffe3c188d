/* trueup repair: clear an unfinished state after looking at the schema. */
#include "config.h"

#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    bool dry_run, reseal;
    const char *reason;
} Args;

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    const TrueupRepairOptions options = {.size = sizeof options,
                                         .dry_run = args->dry_run,
                                         .reseal = args->reseal,
                                         .reason = args->reason};
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = trueup_repair(cli->session, &options, &result, &err);
    int code = tu_cli_finish(cli, status, result, &err);
    trueup_result_free(result);
    return code;
}

static const TuOption options[] = {
    {"dry-run", 0, NULL, "look, and change nothing", TU_OPTION_FLAG, offsetof(Args, dry_run), NULL},
    {"reseal", 0, NULL, "the history was changed by hand, and is right as it is now",
     TU_OPTION_FLAG, offsetof(Args, reseal), NULL},
    {"reason", 0, "TEXT", "why, for --reseal; kept in the audit log", TU_OPTION_TEXT,
     offsetof(Args, reason), NULL},
};

const TuCmd tu_cmd_repair = {
    .name = "repair",
    .summary = "clear an unfinished migration after looking at the schema",
    .details = "When the schema is the one before the migration it counts as rolled back, when it "
               "is the one\nbehind it as applied; otherwise nothing changes. A state is never "
               "forced: up goes on from any.",
    .formats = "text json",
    .session = true,
    .options = options,
    .option_count = TU_LEN(options),
    .args_size = sizeof(Args),
    .run = run,
};
