/* Puts the session's settings together. What stands nearer to the command wins: its options, then
 * the variables of trueup, the configuration file, and last what other programs use too. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "cli/args.h"
#include "cli/cli.h"
#include "cli/configuration.h"

#include "base/compat.h"

static const char *
variable(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* libpq finds the rest itself. */
static const char *
driver_url(void)
{
    static const char *const names[] = {"PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE"};
    for (size_t i = 0; i < TU_LEN(names); i++)
        if (variable(names[i]))
            return "postgresql://";
    return NULL;
}

typedef struct Source {
    const TuConfig *config; /* NULL: none */
    const char *env;
    TuArena *arena;
} Source;

/* The option, else the configuration's key. */
static TuStatus
choose(const Source *source, const char *option, const char *key, const char **out, TuError *err)
{
    *out = option;
    if (option || !source->config)
        return TU_OK;
    return tu_config_get(source->config, source->env, key, source->arena, out, err);
}

static TuStatus
choose_url(const TuCli *cli, const Source *source, const char **out, TuError *err)
{
    const char *given = cli->global.url ? cli->global.url : variable("TRUEUP_URL");
    TuStatus status = choose(source, given, "url", out, err);
    if (!*out)
        *out = variable("DATABASE_URL");
    if (!*out)
        *out = driver_url();
    return status;
}

/* Patterns with commas between, or NULL. */
static const char *
joined(const TuNames *patterns, TuArena *arena)
{
    TuBuf text = TU_BUF_INIT;
    for (size_t i = 0; i < patterns->count; i++)
        tu_buf_addf(&text, "%s%s", i ? "," : "", patterns->items[i]);
    const char *list = text.len ? tu_buf_dup(&text, arena) : NULL;
    tu_buf_release(&text);
    return list;
}

static TuStatus
choose_all(const TuCli *cli, const Source *source, TrueupSettings *into, TuError *err)
{
    const TuGlobals *g = &cli->global;
    const struct {
        const char *option, *key;
        const char **into;
    } texts[] = {{g->scratch_url, "scratch_url", &into->scratch_url},
                 {g->models, "models", &into->models},
                 {g->migrations, "migrations", &into->migrations},
                 {g->history, "history_table", &into->history},
                 {g->backups, "backups", &into->backups},
                 {NULL, "backup", &into->backup},
                 {g->schemas, "schemas", &into->schemas},
                 {joined(&g->include, cli->arena), "include", &into->include},
                 {joined(&g->exclude, cli->arena), "exclude", &into->exclude}};
    TuStatus status = choose_url(cli, source, &into->url, err);
    for (size_t i = 0; status == TU_OK && i < TU_LEN(texts); i++)
        status = choose(source, texts[i].option, texts[i].key, texts[i].into, err);
    const struct {
        bool option;
        const char *key;
        bool *into;
    } flags[] = {{g->privileges, "privileges", &into->privileges},
                 {g->owners, "owners", &into->owners}};
    for (size_t i = 0; status == TU_OK && i < TU_LEN(flags); i++) {
        const char *value = NULL;
        status = choose(source, flags[i].option ? "true" : NULL, flags[i].key, &value, err);
        *flags[i].into = value && strcmp(value, "true") == 0;
    }
    if (status == TU_OK && into->backup && !tu_word_in(into->backup, "never destructive always"))
        status = tu_error_set(err, TU_ERR_CONFIG, "backup is never, destructive or always");
    if (!into->models)
        into->models = "models";
    if (!into->migrations)
        into->migrations = "migrations";
    return status;
}

/* Somebody who names an environment must not land on another database unnoticed. */
static void
warn_url(TuCli *cli, const Source *source)
{
    const char *url = NULL;
    TuError ignored;
    if (cli->global.url || !variable("TRUEUP_URL") || !source->env || !source->config ||
        tu_config_get(source->config, source->env, "url", source->arena, &url, &ignored) != TU_OK ||
        !url)
        return;
    tu_cli_warnings(cli, "the database is that of TRUEUP_URL, not the one of the environment");
}

/* Times: the option, else the configuration. */
static TuStatus
choose_times(const TuCli *cli, const Source *source, TrueupSettings *into, TuError *err)
{
    const struct {
        unsigned option;
        const char *key;
        unsigned *into;
    } times[] = {
        {cli->global.lock_timeout_ms, "lock_timeout", &into->lock_timeout_ms},
        {cli->global.wait_timeout_ms, "wait_timeout", &into->applier_wait_ms},
        {cli->global.statement_timeout_ms, "statement_timeout", &into->statement_timeout_ms},
        {0, "retry_delay", &into->retry_delay_ms},
    };
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < TU_LEN(times); i++) {
        const char *text = NULL;
        *times[i].into = times[i].option;
        if (!times[i].option)
            status = choose(source, NULL, times[i].key, &text, err);
        if (text && !tu_cli_duration(text, times[i].into))
            status = tu_error_set(err, TU_ERR_CONFIG, "%s \"%s\" is no time", times[i].key, text);
    }
    return status;
}

/* What the configuration says where no option does. */
static TuStatus
choose_rest(const TuCli *cli, const Source *source, TrueupSettings *into, TuError *err)
{
    const char *offline = NULL, *retries = NULL;
    TuStatus status = choose(source, NULL, "offline", &offline, err);
    into->offline = offline && strcmp(offline, "true") == 0;
    if (status == TU_OK)
        status = choose_times(cli, source, into, err);
    if (status == TU_OK)
        status = choose(source, cli->global.log_file, "log_file", &into->log_file, err);
    if (status == TU_OK)
        status = choose(source, NULL, "lock_retries", &retries, err);
    if (status != TU_OK || !retries)
        return status;
    char *end = NULL;
    unsigned long number = strtoul(retries, &end, 10);
    if (*end || end == retries || number == 0 || number > 1000)
        return tu_error_set(err, TU_ERR_CONFIG, "lock_retries \"%s\" is no number from 1 to 1000",
                            retries);
    into->lock_retries = (unsigned)number;
    return TU_OK;
}

static void
fill_rest(TuCli *cli, const Source *source, TrueupSettings *into)
{
    into->size = sizeof *into;
    into->environment = source->env;
    into->command = cli->command;
    into->coverage = cli->global.coverage;
    into->strict_coverage = cli->global.strict_coverage;
    into->no_scratch = cli->global.scratch != NULL;
    into->progress = tu_progress_say;
    into->data = &cli->progress;
}

TuStatus
tu_cli_open(TuCli *cli, bool use_file, TuError *err)
{
    TrueupSettings settings = {0};
    TuConfig *config = NULL;
    TuStatus status = TU_OK;
    if (use_file)
        status = tu_config_find(cli->global.config, cli->arena, &config, err);
    const char *env = cli->global.env ? cli->global.env : variable("TRUEUP_ENV");
    const Source source = {config, env, cli->arena};
    if (status == TU_OK && config)
        status = tu_config_check_env(config, env, err);
    if (status == TU_OK)
        status = choose_all(cli, &source, &settings, err);
    if (status == TU_OK)
        status = choose_rest(cli, &source, &settings, err);
    const char *cache = NULL;
    if (status == TU_OK)
        status = choose(&source, cli->global.no_cache ? "false" : NULL, "cache", &cache, err);
    if (status != TU_OK)
        return status;
    warn_url(cli, &source);
    fill_rest(cli, &source, &settings);
    settings.no_cache = cache && strcmp(cache, "false") == 0;
    if (trueup_session_new(&settings, &cli->session, NULL) != TRUEUP_OK)
        return tu_error_nomem(err);
    return tu_arena_failed(cli->arena) ? tu_error_nomem(err) : TU_OK;
}

const char *const *
tu_cli_list(const TuNames *names, TuArena *arena)
{
    const char **list = TU_NEW_N(arena, const char *, names->count + 1);
    for (size_t i = 0; list && i < names->count; i++)
        list[i] = names->items[i];
    return list;
}
