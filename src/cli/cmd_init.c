/* trueup init: the configuration and the folders of a new project, with the model of an existing
 * database if asked for. Overwrites nothing; all is checked before anything is written. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/doc.h"
#include "base/exit.h"
#include "base/file.h"
#include "cli/cli.h"

#include "base/compat.h"

typedef struct Args {
    bool from_db, no_baseline;
    const char *url;
} Args;

typedef struct Project {
    TuCli *cli;
    const char *models, *migrations;
    const char *schema; /* path of the model's file; NULL: none is written */
    bool baseline;
    TrueupResult *model, *migration, *stamp;
} Project;

static const char config_name[] = "trueup.yml";

/* A secret in a URL stays out of files. */
static bool
may_write_url(const char *url)
{
    const char *authority = strstr(url, "://");
    const char *at = authority ? strrchr(authority, '@') : NULL;
    const char *colon = authority ? strchr(authority + 3, ':') : NULL;
    return !strstr(url, "password") && !strstr(url, "${") && !(at && colon && colon < at);
}

static void
write_config(TuBuf *out, const Project *project)
{
    const char *url = project->cli->global.url;
    tu_buf_add(out, "# Configuration of trueup; paths count from this file. See trueup(1).\n");
    if (url && may_write_url(url)) {
        tu_buf_add(out, "url: ");
        tu_json_quote(out, url);
    } else {
        tu_buf_add(out, "# url: postgresql://user:${DB_PASSWORD}@host/database\n"
                        "# url: sqlite:app.db");
    }
    tu_buf_add(out, "\nmodels: ");
    tu_json_quote(out, project->models);
    tu_buf_add(out, "\nmigrations: ");
    tu_json_quote(out, project->migrations);
    tu_buf_add(out, "\n# environments:\n"
                    "#   production:\n"
                    "#     url: ${PRODUCTION_URL}\n");
}

static TuStatus
refuse_existing(const Project *project, TuError *err)
{
    const char *const paths[] = {config_name, "trueup.yaml", "trueup.json", project->schema};
    const char *const folders[] = {project->models, project->migrations};
    for (size_t i = 0; i < TU_LEN(paths); i++) {
        if (!paths[i] || !tu_file_exists(paths[i]))
            continue;
        tu_error_set(err, TU_ERR_IO, "\"%s\" exists already", paths[i]);
        tu_error_hint(err, "init overwrites nothing");
        return TU_ERR_IO;
    }
    for (size_t i = 0; i < TU_LEN(folders); i++)
        if (tu_file_exists(folders[i]) && !tu_file_is_dir(folders[i]))
            return tu_error_set(err, TU_ERR_IO, "\"%s\" is there and no directory", folders[i]);
    return TU_OK;
}

static TuStatus
write_project(const Project *project, TuError *err)
{
    TuBuf config = TU_BUF_INIT;
    write_config(&config, project);
    TuStatus status = config.failed ? tu_error_nomem(err) : tu_file_make_dir(project->models, err);
    if (status == TU_OK)
        status = tu_file_make_dir(project->migrations, err);
    if (status == TU_OK && project->model) {
        const char *text = trueup_result_text(project->model);
        status = tu_file_write(project->schema, text, strlen(text), 0644, true, err);
    }
    if (status == TU_OK)
        status = tu_file_write(config_name, config.s, config.len, 0644, true, err);
    tu_buf_release(&config);
    return status;
}

/* Nothing but files counts as the state before: all of the model becomes one migration. */
static int
write_baseline(Project *project)
{
    TuCli *cli = project->cli;
    TrueupError err = {.size = sizeof err};
    const TrueupAutogenerateOptions generate = {
        .size = sizeof generate, .message = "baseline", .from = "migrations"};
    const TrueupApplyOptions apply = {.size = sizeof apply};
    if (trueup_autogenerate(cli->session, &generate, &project->migration, &err) != TRUEUP_OK)
        return tu_cli_fail(cli, &err);
    tu_cli_warnings(cli, trueup_result_warnings(project->migration));
    if (!trueup_result_part(project->migration, "path")) /* the database is empty */
        return TU_EXIT_OK;
    if (trueup_stamp(cli->session, &apply, &project->stamp, &err) != TRUEUP_OK)
        return tu_cli_fail(cli, &err);
    return TU_EXIT_OK;
}

static void
print_project(TuCli *cli, const Project *project)
{
    const char *baseline =
        project->migration ? trueup_result_part(project->migration, "path") : NULL;
    const char *const paths[] = {config_name, project->models, project->migrations, project->schema,
                                 baseline};
    TuBuf text = TU_BUF_INIT;
    TuDoc *doc = tu_doc_new(cli->arena, TU_DOC_MAP), *list = tu_doc_new(cli->arena, TU_DOC_LIST);
    tu_doc_put(doc, cli->arena, "wrote", list);
    for (size_t i = 0; i < TU_LEN(paths); i++)
        if (paths[i])
            tu_doc_add(list, tu_doc_string(cli->arena, paths[i]));
    if (cli->json)
        tu_json_write(&text, doc);
    else
        for (size_t i = 0; i < TU_LEN(paths); i++)
            if (paths[i])
                tu_buf_addf(&text, "wrote %s%s\n", paths[i], tu_file_is_dir(paths[i]) ? "/" : "");
    if (!cli->json && baseline)
        tu_buf_add(&text, "the database counts the baseline as applied\n");
    tu_cli_print(cli, text.s);
    tu_buf_release(&text);
}

static int
init(TuCli *cli, Project *project)
{
    TuError err = {0};
    TrueupError outside = {.size = sizeof outside};
    const TrueupInspectOptions options = {.size = sizeof options, .format = "json"};
    if (refuse_existing(project, &err) != TU_OK)
        return tu_cli_fail_inside(cli, &err);
    if (project->schema) {
        if (tu_cli_open(cli, false, &err) != TU_OK)
            return tu_cli_fail_inside(cli, &err);
        if (trueup_inspect(cli->session, &options, &project->model, &outside) != TRUEUP_OK)
            return tu_cli_fail(cli, &outside);
        tu_cli_warnings(cli, trueup_result_warnings(project->model));
    }
    if (write_project(project, &err) != TU_OK)
        return tu_cli_fail_inside(cli, &err);
    int code = project->baseline ? write_baseline(project) : TU_EXIT_OK;
    tu_progress_end(&cli->progress);
    if (code == TU_EXIT_OK)
        print_project(cli, project);
    return code;
}

static int
run(TuCli *cli, const void *values)
{
    const Args *args = values;
    TuGlobals *global = &cli->global;
    TuError err = {0};
    if (args->url && (!args->from_db || global->url)) {
        tu_error_set(&err, TU_ERR_USAGE,
                     args->from_db ? "the database is given twice" : "a URL goes with --from-db");
        return tu_cli_fail_inside(cli, &err);
    }
    if (args->url)
        global->url = args->url;
    Project project = {.cli = cli,
                       .models = global->models ? global->models : "models",
                       .migrations = global->migrations ? global->migrations : "migrations"};
    if (args->from_db)
        project.schema = tu_arena_printf(cli->arena, "%s/schema.json", project.models);
    project.baseline = args->from_db && !args->no_baseline;
    int code = init(cli, &project);
    trueup_result_free(project.model);
    trueup_result_free(project.migration);
    trueup_result_free(project.stamp);
    return code;
}

static const TuOption options_of_init[] = {
    {NULL, 0, "URL", NULL, TU_OPTION_TEXT, offsetof(Args, url), NULL},
    {"from-db", 0, NULL, "write the model of the database, and a baseline that counts as applied",
     TU_OPTION_FLAG, offsetof(Args, from_db), NULL},
    {"no-baseline", 0, NULL, "with --from-db: the model alone", TU_OPTION_FLAG,
     offsetof(Args, no_baseline), NULL},
};

const TuCmd tu_cmd_init = {
    .name = "init",
    .summary = "start a project: trueup.yml, models/ and migrations/",
    .details = "Overwrites nothing. A --url without a password is written to trueup.yml.",
    .formats = "text json",
    .options = options_of_init,
    .option_count = TU_LEN(options_of_init),
    .args_size = sizeof(Args),
    .run = run,
};
