/* Questions to the person at the terminal. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

#include "base/compat.h"

/* The first word of a line of input; false at its end. */
static bool
read_word(char *into, size_t size)
{
    size_t len = 0;
    bool ended = false;
    int c = getchar();
    while (c == ' ' || c == '\t')
        c = getchar();
    for (; c != EOF && c != '\n'; c = getchar()) {
        ended = ended || strchr(" \t\r", c);
        if (!ended && len + 1 < size)
            into[len++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    into[len] = '\0';
    return c != EOF;
}

TuAnswer
tu_cli_ask(TuCli *cli, const char *question)
{
    char word[8];
    for (;;) {
        tu_cli_tell(cli, question);
        tu_cli_tell(cli, " [y/n] ");
        fflush(stderr);
        if (!read_word(word, sizeof word)) {
            tu_cli_tell(cli, "\n");
            return TU_ANSWER_NONE;
        }
        if (strcmp(word, "y") == 0 || strcmp(word, "yes") == 0)
            return TU_ANSWER_YES;
        if (strcmp(word, "n") == 0 || strcmp(word, "no") == 0)
            return TU_ANSWER_NO;
    }
}
