/* trueup history: what ran. */
#include "config.h"

#include "cli/cli.h"

#include "base/compat.h"

static int
run(TuCli *cli, const void *values)
{
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    (void)values;
    TrueupStatus status = trueup_history(cli->session, &result, &err);
    int code = tu_cli_finish(cli, status, result, &err);
    trueup_result_free(result);
    return code;
}

const TuCmd tu_cmd_history = {
    .name = "history",
    .summary = "list what ran on the database, newest first",
    .formats = "text json",
    .session = true,
    .run = run,
};
