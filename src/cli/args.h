/* The command line, read by the option tables. */
#ifndef TU_CLI_ARGS_H
#define TU_CLI_ARGS_H

#include "base/error.h"
#include "cli/command.h"

typedef struct TuArgs {
    TuGlobals global;
    const TuCmd *cmd; /* NULL: no command was named */
    void *values;     /* the command's struct */
} TuArgs;

/* argv without the program's name. Texts are borrowed from argv. TU_ERR_USAGE, TU_ERR_NOMEM; out
 * then has what was read so far. */
TuStatus tu_args_parse(int argc, char *const *argv, TuArena *arena, TuArgs *out, TuError *err);

/* "500ms", "5s", "2min" as milliseconds; false for anything else. */
bool tu_cli_duration(const char *text, unsigned *ms);

#endif
