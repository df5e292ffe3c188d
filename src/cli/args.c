/* Reads the command line: --name value, --name=value, -x value, -xvalue, -xy for flags, and "--",
 * after which nothing is an option. Global options may stand before or after the command. What is
 * given twice counts as given last. */
#include "config.h"

#include "cli/args.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Parser {
    int argc;
    char *const *argv;
    int next; /* of argv */
    size_t positions;
    bool only_words; /* after "--" */
    TuArena *arena;
    TuArgs *args;
    TuError *err;
} Parser;

static TuStatus
usage_hint(Parser *parser, const char *word, const TuNames *known, const char *dashes)
{
    const char *meant = tu_name_suggest(word, known);
    const TuCmd *cmd = parser->args->cmd;
    if (meant)
        tu_error_hint(parser->err, "did you mean \"%s%s\"?", dashes, meant);
    else
        tu_error_hint(parser->err, "see trueup help%s%s", cmd ? " " : "", cmd ? cmd->name : "");
    return TU_ERR_USAGE;
}

static TuStatus
unknown_option(Parser *parser, const char *name)
{
    const TuCmd *cmd = parser->args->cmd;
    TuNames known = {0};
    tu_option_names(cmd, &known, parser->arena);
    if (cmd)
        tu_error_set(parser->err, TU_ERR_USAGE, "%s has no option \"--%s\"", cmd->name,
                     tu_cli_shown(parser->arena, name));
    else
        tu_error_set(parser->err, TU_ERR_USAGE, "no option \"--%s\" before a command",
                     tu_cli_shown(parser->arena, name));
    return usage_hint(parser, name, &known, "--");
}

static TuStatus
unknown_command(Parser *parser, const char *name)
{
    TuNames known = {0};
    tu_command_names(&known, parser->arena);
    tu_error_set(parser->err, TU_ERR_USAGE, "no command \"%s\"", tu_cli_shown(parser->arena, name));
    return usage_hint(parser, name, &known, "");
}

static bool
is_option(const TuOption *option, const char *name, size_t len, char letter)
{
    if (!option->name)
        return false;
    if (letter)
        return option->letter == letter;
    return strlen(option->name) == len && memcmp(option->name, name, len) == 0;
}

/* The option by its name or its letter, and the struct that it fills. The command's own options
 * come first, so that it may have one of its own with the name of a global one. */
static const TuOption *
find_option(const Parser *parser, const char *name, size_t len, char letter, char **into)
{
    TuArgs *args = parser->args;
    for (size_t i = 0; args->cmd && i < args->cmd->option_count; i++) {
        if (is_option(&args->cmd->options[i], name, len, letter)) {
            *into = args->values;
            return &args->cmd->options[i];
        }
    }
    for (size_t i = 0; i < tu_global_option_count; i++) {
        const TuOption *option = &tu_global_options[i];
        /* behind a command it would mean something else to many: up --version 2 */
        bool misplaced = args->cmd && option->at == offsetof(TuGlobals, version);
        if (is_option(option, name, len, letter) && !misplaced) {
            *into = (char *)&args->global;
            return option;
        }
    }
    return NULL;
}

static TuStatus
read_number(Parser *parser, const TuOption *option, const char *text, unsigned *into)
{
    char *end = NULL;
    unsigned long value = strtoul(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || value < 1 || value > INT_MAX)
        return tu_error_set(parser->err, TU_ERR_USAGE, "--%s needs a number from 1, not \"%s\"",
                            option->name, tu_cli_shown(parser->arena, text));
    *into = (unsigned)value;
    return TU_OK;
}

bool
tu_cli_duration(const char *text, unsigned *ms)
{
    static const struct {
        const char *name;
        unsigned ms;
    } units[] = {{"ms", 1}, {"s", 1000}, {"min", 60000}};
    char *end = NULL;
    unsigned long value = strtoul(text, &end, 10);
    for (size_t i = 0; *text >= '0' && *text <= '9' && i < TU_LEN(units); i++) {
        if (strcmp(end, units[i].name) == 0 && value >= 1 && value <= INT_MAX / units[i].ms) {
            *ms = (unsigned)value * units[i].ms;
            return true;
        }
    }
    return false;
}

static TuStatus
read_duration(Parser *parser, const TuOption *option, const char *text, unsigned *into)
{
    if (tu_cli_duration(text, into))
        return TU_OK;
    tu_error_set(parser->err, TU_ERR_USAGE, "--%s needs a time with its unit, not \"%s\"",
                 option->name, tu_cli_shown(parser->arena, text));
    tu_error_hint(parser->err, "such as 500ms, 5s or 2min");
    return TU_ERR_USAGE;
}

static TuStatus
wrong_choice(Parser *parser, const TuOption *option, const char *text, const char *choices)
{
    tu_error_set(parser->err, TU_ERR_USAGE, "--%s cannot be \"%s\"", option->name,
                 tu_cli_shown(parser->arena, text));
    tu_error_hint(parser->err, "it can be: %s", choices);
    return TU_ERR_USAGE;
}

static TuStatus
store(Parser *parser, const TuOption *option, char *into, const char *value)
{
    void *at = into + option->at;
    switch (option->type) {
    case TU_OPTION_FLAG:
        *(bool *)at = true;
        break;
    case TU_OPTION_CHOICE:
        /* without choices it is checked when the command is known */
        if (option->choices && !tu_word_in(value, option->choices))
            return wrong_choice(parser, option, value, option->choices);
        *(const char **)at = value;
        break;
    case TU_OPTION_TEXT:
        *(const char **)at = value;
        break;
    case TU_OPTION_LIST:
        tu_names_add(at, parser->arena, value);
        break;
    case TU_OPTION_NUMBER:
        return read_number(parser, option, value, at);
    case TU_OPTION_DURATION:
        return read_duration(parser, option, value, at);
    }
    return TU_OK;
}

/* The value may be the rest of the word, or the next word. */
static TuStatus
take_value(Parser *parser, const TuOption *option, char *into, const char *rest)
{
    const char *value = rest;
    if (!value && parser->next < parser->argc && strncmp(parser->argv[parser->next], "--", 2) != 0)
        value = parser->argv[parser->next++];
    if (!value)
        return tu_error_set(parser->err, TU_ERR_USAGE, "--%s needs a value: --%s %s", option->name,
                            option->name, option->argument);
    return store(parser, option, into, value);
}

static TuStatus
long_option(Parser *parser, const char *word)
{
    const char *equals = strchr(word, '=');
    size_t len = equals ? (size_t)(equals - word) : strlen(word);
    char *into = NULL;
    const TuOption *option = find_option(parser, word, len, 0, &into);
    if (!option) {
        const char *name = tu_arena_strndup(parser->arena, word, len);
        return name ? unknown_option(parser, name) : tu_error_nomem(parser->err);
    }
    if (option->type == TU_OPTION_FLAG && equals)
        return tu_error_set(parser->err, TU_ERR_USAGE, "--%s takes no value", option->name);
    if (option->type == TU_OPTION_FLAG)
        return store(parser, option, into, NULL);
    return take_value(parser, option, into, equals ? equals + 1 : NULL);
}

static TuStatus
short_options(Parser *parser, const char *letters)
{
    for (; *letters; letters++) {
        char *into = NULL;
        const TuOption *option = find_option(parser, NULL, 0, *letters, &into);
        if (!option) {
            const TuNames none = {0};
            tu_error_set(parser->err, TU_ERR_USAGE, "no option \"-%c\"", *letters);
            return usage_hint(parser, "", &none, "-");
        }
        if (option->type != TU_OPTION_FLAG)
            return take_value(parser, option, into, letters[1] ? letters + 1 : NULL);
        TuStatus status = store(parser, option, into, NULL);
        if (status != TU_OK)
            return status;
    }
    return TU_OK;
}

static TuStatus
take_command(Parser *parser, const char *word)
{
    TuArgs *args = parser->args;
    const TuCmd *cmd = tu_command_find(word);
    if (!cmd)
        return unknown_command(parser, word);
    args->values = tu_arena_alloc(parser->arena, cmd->args_size + 1);
    if (!args->values)
        return tu_error_nomem(parser->err);
    args->cmd = cmd;
    return TU_OK;
}

static TuStatus
take_word(Parser *parser, const char *word)
{
    const TuCmd *cmd = parser->args->cmd;
    if (!cmd)
        return take_command(parser, word);
    size_t position = 0;
    for (size_t i = 0; i < cmd->option_count; i++) {
        if (cmd->options[i].name || position++ < parser->positions)
            continue;
        parser->positions++;
        return store(parser, &cmd->options[i], parser->args->values, word);
    }
    tu_error_set(parser->err, TU_ERR_USAGE, "%s does not take the argument \"%s\"", cmd->name,
                 tu_cli_shown(parser->arena, word));
    tu_error_hint(parser->err, "see trueup help %s", cmd->name);
    return TU_ERR_USAGE;
}

static TuStatus
check_format(Parser *parser)
{
    const TuArgs *args = parser->args;
    if (!args->cmd || !args->global.format || args->global.help ||
        tu_word_in(args->global.format, args->cmd->formats))
        return TU_OK;
    const TuOption option = {.name = "format"};
    return wrong_choice(parser, &option, args->global.format, args->cmd->formats);
}

static TuStatus
check_required(Parser *parser)
{
    const TuArgs *args = parser->args;
    const char *name = args->cmd ? args->cmd->required : NULL;
    char *into = NULL;
    if (!name || args->global.help)
        return TU_OK;
    const TuOption *option = find_option(parser, name, strlen(name), 0, &into);
    if (!option || *(const char **)(void *)(into + option->at))
        return TU_OK;
    return tu_error_set(parser->err, TU_ERR_USAGE, "%s needs --%s %s", args->cmd->name, name,
                        option->argument);
}

TuStatus
tu_args_parse(int argc, char *const *argv, TuArena *arena, TuArgs *out, TuError *err)
{
    Parser parser = {argc, argv, 0, 0, false, arena, out, err};
    TuStatus status = TU_OK;
    *out = (TuArgs){.cmd = NULL};
    while (status == TU_OK && parser.next < argc) {
        const char *word = argv[parser.next++];
        if (parser.only_words || word[0] != '-' || !word[1])
            status = take_word(&parser, word);
        else if (word[1] != '-')
            status = short_options(&parser, word + 1);
        else if (word[2])
            status = long_option(&parser, word + 2);
        else
            parser.only_words = true;
    }
    if (status == TU_OK)
        status = check_format(&parser);
    if (status == TU_OK)
        status = check_required(&parser);
    if (status == TU_OK && tu_arena_failed(arena))
        status = tu_error_nomem(err);
    return status;
}
