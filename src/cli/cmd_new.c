/* trueup new: an empty migration to be filled by hand. */
#include "config.h"

#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    const char *message, *version;
} Args;

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    const TrueupNewOptions options = {sizeof options, args->message, args->version};
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = trueup_new(cli->session, &options, &result, &err);
    int code = tu_cli_finish(cli, status, result, &err);
    trueup_result_free(result);
    return code;
}

static const TuOption options_of_new[] = {
    {"message", 'm', "MESSAGE", "what the migration does; part of the file's name", TU_OPTION_TEXT,
     offsetof(Args, message), NULL},
    {"version", 0, "VERSION", "its version; the next patch version by default", TU_OPTION_TEXT,
     offsetof(Args, version), NULL},
};

const TuCmd tu_cmd_new = {
    .name = "new",
    .summary = "write an empty migration to be filled by hand",
    .formats = "text json",
    .required = "message",
    .session = true,
    .options = options_of_new,
    .option_count = TU_LEN(options_of_new),
    .args_size = sizeof(Args),
    .run = run,
};
