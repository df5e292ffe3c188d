/* trueup status: where the database stands. */
#include "config.h"

#include "base/exit.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    bool exit_code;
} Args;

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = trueup_status(cli->session, &result, &err);
    int code = tu_cli_finish(cli, status, result, &err);
    trueup_result_free(result);
    if (status == TRUEUP_OK && code == TU_EXIT_DIFFERS && !args->exit_code)
        code = TU_EXIT_OK;
    return code;
}

static const TuOption options[] = {
    {"exit-code", 0, NULL, "end with 2 when something is pending or wrong", TU_OPTION_FLAG,
     offsetof(Args, exit_code), NULL},
};

const TuCmd tu_cmd_status = {
    .name = "status",
    .summary = "say where the database stands: applied, pending, drift, what to do next",
    .formats = "text json",
    .session = true,
    .options = options,
    .option_count = TU_LEN(options),
    .args_size = sizeof(Args),
    .run = run,
};
