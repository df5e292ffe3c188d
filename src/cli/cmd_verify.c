/* trueup verify: run migration files up, down and up again on scratch. */
#include "config.h"

#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    const char *version;
} Args;

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    const TrueupVerifyOptions options = {sizeof options, args->version};
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = trueup_verify(cli->session, &options, &result, &err);
    int code = tu_cli_finish(cli, status, result, &err);
    trueup_result_free(result);
    return code;
}

static const TuOption options_of_verify[] = {
    {NULL, 0, "VERSION", NULL, TU_OPTION_TEXT, offsetof(Args, version), NULL},
};

const TuCmd tu_cmd_verify = {
    .name = "verify",
    .aliases = "test",
    .summary = "run the migration files up, down and up again on a scratch database",
    .details = "With VERSION, only that one is judged; those before it are replayed. Ends with 3 "
               "when\na file does not hold.",
    .formats = "text json",
    .session = true,
    .options = options_of_verify,
    .option_count = TU_LEN(options_of_verify),
    .args_size = sizeof(Args),
    .run = run,
};
