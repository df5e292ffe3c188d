/* trueup inspect: a state as a model. */
#include "config.h"

#include <string.h>

#include "base/exit.h"
#include "base/file.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    const char *state, *output;
    bool portable;
} Args;

/* It is there, or its name ends so. */
static bool
is_directory(const char *path)
{
    size_t len = strlen(path);
    return (len > 0 && path[len - 1] == '/') || tu_file_is_dir(path);
}

static int
write_output(TuCli *cli, const Args *args, const TrueupResult *result)
{
    TuError err = {0};
    const char *text = trueup_result_text(result);
    tu_progress_end(&cli->progress);
    tu_cli_asides(cli, result);
    if (!args->output || is_directory(args->output))
        tu_cli_print(cli, text);
    else if (tu_file_write(args->output, text, strlen(text), 0644, false, &err) != TU_OK)
        return tu_cli_fail_inside(cli, &err);
    return trueup_result_exit_code(result);
}

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    const char *format = cli->global.format ? cli->global.format : "json";
    const TrueupInspectOptions options = {
        .size = sizeof options,
        .state = args->state,
        .format = format,
        .portable = args->portable,
        .directory = args->output && is_directory(args->output) ? args->output : NULL,
    };
    TrueupResult *result = NULL;
    TrueupError err = {.size = sizeof err};
    TrueupStatus status = trueup_inspect(cli->session, &options, &result, &err);
    int code = status == TRUEUP_OK ? write_output(cli, args, result) : tu_cli_fail(cli, &err);
    trueup_result_free(result);
    return code;
}

static const TuOption options_of_inspect[] = {
    {NULL, 0, "STATE", NULL, TU_OPTION_TEXT, offsetof(Args, state), NULL},
    {"output", 'o', "PATH", "write to this file, or into this directory (DIR/), not to stdout",
     TU_OPTION_TEXT, offsetof(Args, output), NULL},
    {"portable", 0, NULL, "write types by the names that every engine knows", TU_OPTION_FLAG,
     offsetof(Args, portable), NULL},
};

const TuCmd tu_cmd_inspect = {
    .name = "inspect",
    .summary = "write a database, or another state, as a model",
    .details =
        "STATE is a URL, a model file or directory (.json .yaml .yml .xml .sql), or one of the\n"
        "words database (default), model, migrations and empty.",
    .formats = "json yaml xml sql text",
    .session = true,
    .options = options_of_inspect,
    .option_count = TU_LEN(options_of_inspect),
    .args_size = sizeof(Args),
    .run = run,
};
