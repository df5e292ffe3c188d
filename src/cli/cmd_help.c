/* trueup help: all commands, or one. */
#include "config.h"

#include "base/exit.h"
#include "base/suggest.h"
#include "cli/cli.h"
#include "cli/help.h"

#include "base/compat.h"

typedef struct Args {
    const char *command;
} Args;

static int
no_command(TuCli *cli, const char *name)
{
    TuError err = {0};
    TuNames known = {0};
    tu_command_names(&known, cli->arena);
    const char *meant = tu_name_suggest(name, &known);
    tu_error_set(&err, TU_ERR_USAGE, "no command \"%s\"", tu_cli_shown(cli->arena, name));
    if (meant)
        tu_error_hint(&err, "did you mean \"%s\"?", meant);
    return tu_cli_fail_inside(cli, &err);
}

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    const TuCmd *cmd = args->command ? tu_command_find(args->command) : NULL;
    TuBuf text = TU_BUF_INIT;
    if (args->command && !cmd)
        return no_command(cli, args->command);
    if (cmd)
        tu_help_command(&text, cmd);
    else
        tu_help_all(&text);
    tu_cli_print(cli, text.s);
    tu_buf_release(&text);
    return TU_EXIT_OK;
}

static const TuOption options[] = {
    {NULL, 0, "COMMAND", NULL, TU_OPTION_TEXT, offsetof(Args, command), NULL},
};

const TuCmd tu_cmd_help = {
    .name = "help",
    .summary = "say what trueup or one command does and takes",
    .formats = "text",
    .options = options,
    .option_count = TU_LEN(options),
    .args_size = sizeof(Args),
    .run = run,
};
