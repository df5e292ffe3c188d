/* What the files of the command line share: the run of one command, and how it speaks. Results go
 * to stdout, everything else to stderr. */
#ifndef TU_CLI_CLI_H
#define TU_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include <trueup/trueup.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"
#include "cli/command.h"
#include "cli/progress.h"

struct TuCli {
    TuArena *arena;
    const TuCmd *cmd; /* NULL while there is none */
    TuGlobals global;
    const char *command;    /* as typed, without secrets */
    TrueupSession *session; /* for a command that asks for one */
    bool json;              /* errors and results as JSON */
    bool terminal;          /* a person is there to answer */
    bool color;             /* of stderr */
    TuProgress progress;
};

/* ---- output.c ---- */

/* Say the error, once; returns the exit code. */
int tu_cli_fail(TuCli *cli, const TrueupError *err);
int tu_cli_fail_inside(TuCli *cli, const TuError *err);
/* The end of a library call: says the result or the error; returns the exit code. */
int tu_cli_finish(TuCli *cli, TrueupStatus status, const TrueupResult *result,
                  const TrueupError *err);
void tu_cli_warnings(TuCli *cli, const char *lines);
/* What a result has to say besides its text: warnings, and the coverage where it was asked for. */
void tu_cli_asides(TuCli *cli, const TrueupResult *result);
/* Result text on stdout, with a newline at its end. */
void tu_cli_print(TuCli *cli, const char *text);
/* For people, on stderr, over the progress line. */
void tu_cli_tell(TuCli *cli, const char *text);
/* A word of the command line that a message may quote: no secrets of a URL. */
const char *tu_cli_shown(TuArena *arena, const char *text);

/* ---- ask.c ---- */

typedef enum TuAnswer { TU_ANSWER_NO, TU_ANSWER_YES, TU_ANSWER_NONE } TuAnswer;
/* A question on the terminal; NONE when the input ends. */
TuAnswer tu_cli_ask(TuCli *cli, const char *question);

/* ---- settings.c ---- */

/* The session of the options, the environment and the configuration file; in cli->session.
 * use_file false: no configuration file is read. */
TuStatus tu_cli_open(TuCli *cli, bool use_file, TuError *err);

/* The list with a NULL at its end, in the arena. */
const char *const *tu_cli_list(const TuNames *names, TuArena *arena);

#endif
