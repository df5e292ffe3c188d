/* Commands and options as tables: they feed the parser, --help and the tests. */
#ifndef TU_CLI_COMMAND_H
#define TU_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/vec.h"

typedef struct TuCli TuCli;

typedef enum TuOptionType {
    TU_OPTION_FLAG,     /* bool */
    TU_OPTION_TEXT,     /* const char * */
    TU_OPTION_CHOICE,   /* const char *, one of the choices */
    TU_OPTION_LIST,     /* TuNames; may be given again */
    TU_OPTION_NUMBER,   /* unsigned, from 1 */
    TU_OPTION_DURATION, /* unsigned, milliseconds, from 1 */
} TuOptionType;

typedef struct TuOption {
    const char *name;     /* without dashes; NULL: an argument without a name */
    char letter;          /* 0: none */
    const char *argument; /* what its value is called; NULL for a flag */
    const char *help;
    TuOptionType type;
    size_t at;           /* offset in the command's struct, or in TuGlobals */
    const char *choices; /* for CHOICE, with spaces between; NULL: the formats of the command */
} TuOption;

struct TuCmd {
    const char *name;
    const char *aliases;  /* with spaces between, or NULL */
    const char *summary;  /* one line */
    const char *details;  /* further lines of --help, or NULL */
    const char *formats;  /* of --format, the default one first */
    const char *required; /* name of the TEXT option that must be given, or NULL */
    bool session;         /* wants cli->session */
    const TuOption *options;
    size_t option_count;
    size_t args_size;                         /* of the struct that the options fill */
    int (*run)(TuCli *cli, const void *args); /* gives the exit code */
};
typedef struct TuCmd TuCmd;

typedef struct TuGlobals {
    const char *url, *scratch_url, *scratch, *models, *migrations, *history, *schemas, *backups;
    const char *env, *config, *format;
    TuNames include, exclude;
    const char *log_file;
    unsigned lock_timeout_ms, wait_timeout_ms, statement_timeout_ms;
    bool coverage, privileges, owners, strict_coverage, no_cache, yes, quiet, no_color;
    bool help, version;
} TuGlobals;

extern const TuOption tu_global_options[];
extern const size_t tu_global_option_count;
extern const TuCmd *const tu_commands[]; /* NULL at the end */

/* By name or alias; NULL when there is none. */
const TuCmd *tu_command_find(const char *name);
/* Names and aliases, for suggestions. */
void tu_command_names(TuNames *names, TuArena *arena);
/* Names of options that one may write after the command (NULL: before it). */
void tu_option_names(const TuCmd *cmd, TuNames *names, TuArena *arena);
/* True when word is one of the words of a list with spaces between. */
bool tu_word_in(const char *word, const char *list);

extern const TuCmd tu_cmd_autogenerate, tu_cmd_backup, tu_cmd_check, tu_cmd_diff, tu_cmd_down,
    tu_cmd_help, tu_cmd_history, tu_cmd_init, tu_cmd_inspect, tu_cmd_new, tu_cmd_repair,
    tu_cmd_schema, tu_cmd_stamp, tu_cmd_status, tu_cmd_up, tu_cmd_verify, tu_cmd_version,
    tu_cmd_wait;

#endif
