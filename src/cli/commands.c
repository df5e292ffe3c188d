/* The list of commands and the options that all of them take. */
#include "config.h"

#include "cli/command.h"

#include <string.h>

#include "base/compat.h"

#define GLOBAL(member) offsetof(TuGlobals, member)

const TuOption tu_global_options[] = {
    {"url", 0, "URL", "database: postgresql://..., sqlite:path", TU_OPTION_TEXT, GLOBAL(url), NULL},
    {"scratch-url", 0, "URL", "server for scratch databases; the database's own by default",
     TU_OPTION_TEXT, GLOBAL(scratch_url), NULL},
    {"scratch", 0, "none", "use no scratch database: nothing is proven", TU_OPTION_CHOICE,
     GLOBAL(scratch), "none"},
    {"no-cache", 0, NULL, "realise the model in full, and keep nothing of it", TU_OPTION_FLAG,
     GLOBAL(no_cache), NULL},
    {"models", 0, "PATH", "declared model: file, directory or pattern (models)", TU_OPTION_TEXT,
     GLOBAL(models), NULL},
    {"migrations", 0, "DIR", "directory of migration files (migrations)", TU_OPTION_TEXT,
     GLOBAL(migrations), NULL},
    {"history-table", 0, "NAME", "history table (schema_migrations)", TU_OPTION_TEXT,
     GLOBAL(history), NULL},
    {"backups", 0, "DIR", "directory of backups (backups)", TU_OPTION_TEXT, GLOBAL(backups), NULL},
    {"schemas", 0, "LIST", "managed schemas, comma separated; * for all", TU_OPTION_TEXT,
     GLOBAL(schemas), NULL},
    {"include", 0, "PATTERN", "manage only what patterns name: app_*, audit.*, trigger:public.t.*",
     TU_OPTION_LIST, GLOBAL(include), NULL},
    {"exclude", 0, "PATTERN", "leave what patterns name alone", TU_OPTION_LIST, GLOBAL(exclude),
     NULL},
    {"env", 0, "NAME", "environment of the configuration", TU_OPTION_TEXT, GLOBAL(env), NULL},
    {"config", 0, "FILE", "configuration (trueup.yml, looked for upwards)", TU_OPTION_TEXT,
     GLOBAL(config), NULL},
    {"format", 0, "FORMAT", "output: text or json, for some commands others", TU_OPTION_CHOICE,
     GLOBAL(format), NULL},
    {"lock-timeout", 0, "TIME", "longest wait of a statement for a lock: 500ms, 5s, 2min (5s)",
     TU_OPTION_DURATION, GLOBAL(lock_timeout_ms), NULL},
    {"wait-timeout", 0, "TIME", "longest wait for another run that holds the lock (10s)",
     TU_OPTION_DURATION, GLOBAL(wait_timeout_ms), NULL},
    {"statement-timeout", 0, "TIME", "longest run of a statement, where the engine can stop it",
     TU_OPTION_DURATION, GLOBAL(statement_timeout_ms), NULL},
    {"log-file", 0, "FILE", "add what was applied or rolled back to this file, as JSON lines",
     TU_OPTION_TEXT, GLOBAL(log_file), NULL},
    {"coverage", 0, NULL, "say per kind how much is managed", TU_OPTION_FLAG, GLOBAL(coverage),
     NULL},
    {"privileges", 0, NULL, "manage privileges and default privileges, too", TU_OPTION_FLAG,
     GLOBAL(privileges), NULL},
    {"owners", 0, NULL, "manage owners, too", TU_OPTION_FLAG, GLOBAL(owners), NULL},
    {"strict-coverage", 0, NULL, "refuse when what is not modelled differs", TU_OPTION_FLAG,
     GLOBAL(strict_coverage), NULL},
    {"yes", 'y', NULL, "run without asking", TU_OPTION_FLAG, GLOBAL(yes), NULL},
    {"quiet", 'q', NULL, "no progress and no warnings", TU_OPTION_FLAG, GLOBAL(quiet), NULL},
    {"no-color", 0, NULL, "no colours; so does the variable NO_COLOR", TU_OPTION_FLAG,
     GLOBAL(no_color), NULL},
    {"help", 'h', NULL, "what a command does and takes", TU_OPTION_FLAG, GLOBAL(help), NULL},
    {"version", 0, NULL, "the version of trueup; stands before a command", TU_OPTION_FLAG,
     GLOBAL(version), NULL},
};
const size_t tu_global_option_count = TU_LEN(tu_global_options);

/* In the order of --help: the way through the main job. */
const TuCmd *const tu_commands[] = {
    &tu_cmd_init,  &tu_cmd_inspect, &tu_cmd_diff,   &tu_cmd_autogenerate,
    &tu_cmd_new,   &tu_cmd_verify,  &tu_cmd_up,     &tu_cmd_down,
    &tu_cmd_stamp, &tu_cmd_repair,  &tu_cmd_status, &tu_cmd_history,
    &tu_cmd_check, &tu_cmd_wait,    &tu_cmd_backup, &tu_cmd_schema,
    &tu_cmd_help,  &tu_cmd_version, NULL,
};

bool
tu_word_in(const char *word, const char *list)
{
    size_t len = strlen(word);
    while (list && *list) {
        size_t step = strcspn(list, " ");
        if (len > 0 && step == len && memcmp(list, word, len) == 0)
            return true;
        list += step + strspn(list + step, " ");
    }
    return false;
}

const TuCmd *
tu_command_find(const char *name)
{
    for (const TuCmd *const *cmd = tu_commands; *cmd; cmd++)
        if (strcmp((*cmd)->name, name) == 0 || tu_word_in(name, (*cmd)->aliases))
            return *cmd;
    return NULL;
}

void
tu_command_names(TuNames *names, TuArena *arena)
{
    for (const TuCmd *const *cmd = tu_commands; *cmd; cmd++) {
        tu_names_add(names, arena, (*cmd)->name);
        const char *at = (*cmd)->aliases;
        while (at && *at) {
            size_t len = strcspn(at, " ");
            const char *alias = tu_arena_strndup(arena, at, len);
            if (alias)
                tu_names_add(names, arena, alias);
            at += len + strspn(at + len, " ");
        }
    }
}

static void
add_names(const TuOption *options, size_t count, TuNames *names, TuArena *arena)
{
    for (size_t i = 0; i < count; i++)
        if (options[i].name)
            tu_names_add(names, arena, options[i].name);
}

void
tu_option_names(const TuCmd *cmd, TuNames *names, TuArena *arena)
{
    if (cmd)
        add_names(cmd->options, cmd->option_count, names, arena);
    /* --version is the last one, and stands before a command only */
    add_names(tu_global_options, tu_global_option_count - (cmd != NULL), names, arena);
}
