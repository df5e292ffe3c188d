/* The texts of --help, made from the tables of commands and options. */
#ifndef TU_CLI_HELP_H
#define TU_CLI_HELP_H

#include "base/buf.h"
#include "cli/command.h"

void tu_help_all(TuBuf *out);
void tu_help_command(TuBuf *out, const TuCmd *cmd);

#endif
