/* The program: reads the command line, runs one command, says how it ended. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/exit.h"
#include "cli/args.h"
#include "cli/cli.h"
#include "cli/help.h"
#include "cli/interrupt.h"

#include "base/compat.h"

/* A database file must never get the number of a standard stream that somebody has closed. */
static void
open_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", O_RDWR) < 0)
            exit(TU_EXIT_ERROR);
}

/* An error of the command line itself heeds what stands behind it too. */
static bool
has_word(int argc, char *const *argv, const char *word)
{
    for (int i = 0; i < argc; i++)
        if (strcmp(argv[i], word) == 0)
            return true;
    return false;
}

static bool
wants_json(int argc, char *const *argv, const TuGlobals *global)
{
    if (global->format)
        return strcmp(global->format, "json") == 0;
    for (int i = 0; i + 1 < argc; i++)
        if (strcmp(argv[i], "--format") == 0 && strcmp(argv[i + 1], "json") == 0)
            return true;
    return has_word(argc, argv, "--format=json");
}

static bool
is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

static void
set_up(TuCli *cli, int argc, char *const *argv)
{
    const char *term = getenv("TERM");
    bool screen = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
    cli->json = wants_json(argc, argv, &cli->global);
    cli->terminal = isatty(STDIN_FILENO) && isatty(STDERR_FILENO) && !cli->json;
    cli->color = screen && !has_word(argc, argv, "--no-color") && !is_set("NO_COLOR");
    cli->progress.wanted = screen && !cli->global.quiet;
}

static int
print_help(TuCli *cli)
{
    TuBuf text = TU_BUF_INIT;
    if (cli->cmd)
        tu_help_command(&text, cli->cmd);
    else
        tu_help_all(&text);
    tu_cli_print(cli, text.s);
    tu_buf_release(&text);
    return TU_EXIT_OK;
}

static int
run_command(TuCli *cli, const void *values)
{
    TuError err = {0};
    if (cli->cmd->session && tu_cli_open(cli, true, &err) != TU_OK)
        return tu_cli_fail_inside(cli, &err);
    if (!cli->session)
        return cli->cmd->run(cli, values);
    tu_interrupt_watch(cli->session);
    int code = cli->cmd->run(cli, values);
    tu_interrupt_end();
    return tu_interrupt_code(code);
}

static int
no_command(TuCli *cli)
{
    TuError err = {0};
    tu_error_set(&err, TU_ERR_USAGE, "no command is given");
    tu_error_hint(&err, "see trueup help");
    return tu_cli_fail_inside(cli, &err);
}

/* For the audit log. */
static const char *
command_text(TuArena *arena, int argc, char *const *argv)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, "trueup");
    for (int i = 0; i < argc; i++) {
        const char *value = strchr(argv[i], '=');
        bool option = strncmp(argv[i], "--", 2) == 0 && value;
        const char *shown = tu_cli_shown(arena, option ? value + 1 : argv[i]);
        tu_buf_addf(&text, " %.*s%s", option ? (int)(value + 1 - argv[i]) : 0, argv[i], shown);
    }
    const char *command = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return command;
}

static int
run(TuCli *cli, int argc, char *const *argv)
{
    TuArgs args;
    TuError err = {0};
    TuStatus status = tu_args_parse(argc, argv, cli->arena, &args, &err);
    cli->global = args.global;
    cli->cmd = args.cmd;
    set_up(cli, argc, argv);
    cli->command = command_text(cli->arena, argc, argv);
    if (status != TU_OK)
        return tu_cli_fail_inside(cli, &err);
    if (args.global.help)
        return print_help(cli);
    if (args.global.version)
        return tu_cmd_version.run(cli, NULL);
    return args.cmd ? run_command(cli, args.values) : no_command(cli);
}

/* A result that did not arrive is an error. */
static int
flush_output(TuCli *cli, int code)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    TuError err = {0};
    tu_error_set(&err, TU_ERR_IO, "cannot write the output: %s", strerror(errno));
    cli->json = false;
    int failed = tu_cli_fail_inside(cli, &err);
    return code == TU_EXIT_OK ? failed : code;
}

int
main(int argc, char **argv)
{
    TuCli cli = {0};
    open_streams();
    cli.arena = tu_arena_new();
    int code = run(&cli, argc > 0 ? argc - 1 : 0, argv + 1);
    tu_progress_end(&cli.progress);
    code = flush_output(&cli, code);
    trueup_session_free(cli.session);
    tu_arena_free(cli.arena);
    return code;
}
