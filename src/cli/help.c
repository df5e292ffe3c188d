/* Writes the texts of --help. */
#include "config.h"

#include "cli/help.h"

#include <string.h>

#include "base/compat.h"

enum { HELP_COLUMN = 28 };

static void
pad_to(TuBuf *out, size_t start, size_t column)
{
    if (out->len - start >= column)
        tu_buf_add(out, "\n"), start = out->len;
    while (!out->failed && out->len - start < column)
        tu_buf_addc(out, ' ');
}

static void
add_option(TuBuf *out, const TuOption *option)
{
    size_t start = out->len;
    if (option->letter)
        tu_buf_addf(out, "  -%c, --%s", option->letter, option->name);
    else
        tu_buf_addf(out, "  --%s", option->name);
    if (option->argument)
        tu_buf_addf(out, " %s", option->argument);
    pad_to(out, start, HELP_COLUMN);
    tu_buf_add(out, option->help);
    if (option->type == TU_OPTION_LIST)
        tu_buf_add(out, "; may be given again");
    tu_buf_addc(out, '\n');
}

/* "text (default), json, sql" */
static void
add_formats(TuBuf *out, const char *formats)
{
    for (bool first = true; *formats; first = false) {
        size_t len = strcspn(formats, " ");
        tu_buf_add(out, first ? "" : ", ");
        tu_buf_addn(out, formats, len);
        tu_buf_add(out, first && formats[len] ? " (default)" : "");
        formats += len + strspn(formats + len, " ");
    }
}

void
tu_help_command(TuBuf *out, const TuCmd *cmd)
{
    tu_buf_addf(out, "usage: trueup %s", cmd->name);
    for (size_t i = 0; i < cmd->option_count; i++)
        if (!cmd->options[i].name)
            tu_buf_addf(out, " [%s]", cmd->options[i].argument);
    tu_buf_addf(out, " [OPTION...]\n\n%s\n", cmd->summary);
    if (cmd->aliases)
        tu_buf_addf(out, "Also known as: %s\n", cmd->aliases);
    if (cmd->details)
        tu_buf_addf(out, "\n%s\n", cmd->details);
    tu_buf_add(out, "\nOptions:\n");
    for (size_t i = 0; i < cmd->option_count; i++)
        if (cmd->options[i].name)
            add_option(out, &cmd->options[i]);
    size_t start = out->len;
    tu_buf_add(out, "  --format FORMAT");
    pad_to(out, start, HELP_COLUMN);
    add_formats(out, cmd->formats);
    tu_buf_add(out, "\n\nOptions of every command: trueup help\n");
}

void
tu_help_all(TuBuf *out)
{
    tu_buf_add(out, "usage: trueup COMMAND [OPTION...]\n\n"
                    "Brings a database true to its declared model.\n\nCommands:\n");
    for (const TuCmd *const *cmd = tu_commands; *cmd; cmd++) {
        size_t start = out->len;
        tu_buf_addf(out, "  %s", (*cmd)->name);
        pad_to(out, start, 16);
        tu_buf_addf(out, "%s\n", (*cmd)->summary);
    }
    tu_buf_add(out, "\nOptions of every command:\n");
    for (size_t i = 0; i < tu_global_option_count; i++)
        add_option(out, &tu_global_options[i]);
    tu_buf_add(
        out, "\nThe database is that of --url, TRUEUP_URL, the configuration, DATABASE_URL, or\n"
             "PGHOST and the like, in this order.\n"
             "\nExit codes: 0 done, 1 error, 2 differences or pending, 3 refused, 4 a decision is\n"
             "needed, 5 partly applied, 6 versions do not fit, 7 locked: try again, 64 usage,\n"
             "78 configuration.\n"
             "\nMore about a command: trueup help COMMAND\n");
}
