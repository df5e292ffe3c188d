/* Reads the configuration file. Values are expanded when they are asked for, so that a secret of
 * another environment need not be there. No value is repeated in a message. */
#include "config.h"

#include "cli/configuration.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/doc.h"
#include "base/file.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "cli/args.h"

#include "base/compat.h"

struct TuConfig {
    const char *path;   /* from the working directory */
    const char *folder; /* of the file: "" or ends with a slash */
    TuDoc *root;        /* NULL: an empty file */
};

typedef enum KeyType {
    KEY_URL,
    KEY_PATH,
    KEY_PATHS, /* one or several, patterns among them */
    KEY_TEXT,
    KEY_LIST,
    KEY_FLAG, /* true or false */
    KEY_NUMBER,
    KEY_TIME, /* a number with its unit: 500ms, 5s, 2min */
    KEY_ENVIRONMENTS
} KeyType;

static const struct {
    const char *name;
    KeyType type;
    const char *doc; /* for the JSON Schema */
} keys[] = {
    {"url", KEY_URL, "Database: postgresql://, mysql://, mariadb:// or sqlite:path."},
    {"scratch_url", KEY_URL, "Server for scratch databases; that of url by default."},
    {"models", KEY_PATHS,
     "Declared model: a file, a directory, a pattern such as models/*.yaml, or a list of these."},
    {"migrations", KEY_PATH, "Directory of migration files."},
    {"backups", KEY_PATH, "Directory of backups."},
    {"backup", KEY_TEXT, "When up makes a backup first."},
    {"history_table", KEY_TEXT, "Table that keeps what was applied."},
    {"schemas", KEY_LIST, "Schemas that are managed, besides those that the model names."},
    {"include", KEY_LIST, "Objects that are managed; all by default."},
    {"exclude", KEY_LIST, "Objects that are left alone."},
    {"cache", KEY_FLAG, "Keep what models were on the engine."},
    {"privileges", KEY_FLAG, "Manage who may do what."},
    {"owners", KEY_FLAG, "Manage whom objects belong to."},
    {"offline", KEY_FLAG, "Write migrations for a database that is not in use."},
    {"lock_timeout", KEY_TIME, "How long a statement waits for a lock: 500ms, 5s, 2min."},
    {"wait_timeout", KEY_TIME, "How long a run waits for another one."},
    {"statement_timeout", KEY_TIME, "How long a statement of a migration may run."},
    {"retry_delay", KEY_TIME, "Before what lost a lock is tried again; then doubled."},
    {"lock_retries", KEY_NUMBER, "How often what lost a lock is tried again."},
    {"log_file", KEY_PATH, "Gets a JSON line for whatever is applied or rolled back."},
    {"environments", KEY_ENVIRONMENTS, "The same keys, where an environment (--env) differs."},
};

static TuStatus
fail_at(const TuConfig *config, int line, int column, const char *what, TuError *err)
{
    tu_error_set(err, TU_ERR_CONFIG, "%s", what);
    tu_error_at(err, config->path, line, column);
    return TU_ERR_CONFIG;
}

/* ---- checking ---- */

static TuStatus
unknown_key(const TuConfig *config, const TuDoc *node, bool inside, TuArena *arena, TuError *err)
{
    TuNames known = {0};
    for (size_t i = 0; i < TU_LEN(keys); i++)
        if (!inside || keys[i].type != KEY_ENVIRONMENTS)
            tu_names_add(&known, arena, keys[i].name);
    const char *meant = tu_name_suggest(node->key, &known);
    tu_error_set(err, TU_ERR_CONFIG, "unknown key \"%s\"", node->key);
    if (meant)
        tu_error_hint(err, "did you mean \"%s\"?", meant);
    tu_error_at(err, config->path, node->key_line, node->key_column);
    return TU_ERR_CONFIG;
}

static bool
takes_list(KeyType type)
{
    return type == KEY_LIST || type == KEY_PATHS;
}

static bool
is_names(const TuDoc *node)
{
    if (node->type != TU_DOC_LIST)
        return false;
    for (const TuDoc *item = node->first; item; item = item->next)
        if (item->type != TU_DOC_STRING)
            return false;
    return true;
}

static TuStatus check_map(const TuConfig *config, const TuDoc *map, bool inside, TuArena *arena,
                          TuError *err);

static TuStatus
check_environments(const TuConfig *config, const TuDoc *map, TuArena *arena, TuError *err)
{
    TuStatus status = TU_OK;
    if (map->type != TU_DOC_MAP)
        return fail_at(config, map->line, map->column, "environments are a map by name", err);
    for (const TuDoc *env = map->first; status == TU_OK && env; env = env->next)
        if (env->type != TU_DOC_NULL)
            status = check_map(config, env, true, arena, err);
    return status;
}

static TuStatus
check_value(const TuConfig *config, const TuDoc *node, KeyType type, TuArena *arena, TuError *err)
{
    char what[200];
    if (node->type == TU_DOC_NULL)
        return TU_OK;
    if (type == KEY_ENVIRONMENTS)
        return check_environments(config, node, arena, err);
    if (type == KEY_FLAG && node->type != TU_DOC_BOOL) {
        snprintf(what, sizeof what, "%.100s is true or false", node->key);
        return fail_at(config, node->line, node->column, what, err);
    }
    if (type == KEY_TIME &&
        (node->type != TU_DOC_STRING || !tu_cli_duration(node->text, &(unsigned){0}))) {
        snprintf(what, sizeof what, "%.100s is a time with its unit, such as 500ms, 5s or 2min",
                 node->key);
        return fail_at(config, node->line, node->column, what, err);
    }
    if (type == KEY_NUMBER && node->type == TU_DOC_NUMBER)
        return TU_OK;
    if (type == KEY_FLAG || node->type == TU_DOC_STRING || (takes_list(type) && is_names(node)))
        return TU_OK;
    snprintf(what, sizeof what, "%.100s is a text%s", node->key,
             takes_list(type) ? " or a list of texts" : "");
    return fail_at(config, node->line, node->column, what, err);
}

static TuStatus
check_map(const TuConfig *config, const TuDoc *map, bool inside, TuArena *arena, TuError *err)
{
    TuStatus status = TU_OK;
    if (map->type != TU_DOC_MAP)
        return fail_at(
            config, map->line, map->column,
            inside ? "an environment is a map of keys" : "the configuration is a map of keys", err);
    for (const TuDoc *node = map->first; status == TU_OK && node; node = node->next) {
        size_t i = 0;
        while (i < TU_LEN(keys) && strcmp(keys[i].name, node->key) != 0)
            i++;
        if (i == TU_LEN(keys) || (inside && keys[i].type == KEY_ENVIRONMENTS))
            status = unknown_key(config, node, inside, arena, err);
        else
            status = check_value(config, node, keys[i].type, arena, err);
    }
    return status;
}

/* ---- finding and reading ---- */

static bool
is_json(const char *path)
{
    size_t len = strlen(path);
    return len > 5 && strcmp(path + len - 5, ".json") == 0;
}

static TuStatus
read_config(const char *path, TuArena *arena, TuConfig **out, TuError *err)
{
    const char *slash = strrchr(path, '/');
    TuConfig *config = TU_NEW(arena, TuConfig);
    char *text = NULL;
    size_t len = 0;
    if (!config)
        return tu_error_nomem(err);
    config->path = tu_arena_strdup(arena, path);
    config->folder = slash ? tu_arena_strndup(arena, path, (size_t)(slash - path) + 1) : "";
    TuStatus status = tu_file_read(path, arena, &text, &len, err);
    if (status == TU_OK && is_json(path))
        status = tu_json_read(text, len, path, arena, &config->root, err);
    else if (status == TU_OK)
        status = tu_yaml_read(text, len, path, arena, &config->root, err);
    if (status != TU_OK && status != TU_ERR_NOMEM)
        status = err->status = TU_ERR_CONFIG;
    if (status == TU_OK && config->root && config->root->type == TU_DOC_NULL)
        config->root = NULL;
    if (status == TU_OK && config->root)
        status = check_map(config, config->root, false, arena, err);
    *out = config;
    return status;
}

/* The one file of a folder that is there; two are one too many. */
static TuStatus
look_in(const char *folder, TuArena *arena, const char **found, TuError *err)
{
    static const char *const names[] = {"trueup.yml", "trueup.yaml", "trueup.json"};
    *found = NULL;
    for (size_t i = 0; i < TU_LEN(names); i++) {
        const char *path = tu_arena_printf(arena, "%s%s", folder, names[i]);
        if (!path)
            return tu_error_nomem(err);
        if (!tu_file_exists(path))
            continue;
        if (*found) {
            tu_error_set(err, TU_ERR_CONFIG, "both \"%s\" and \"%s\" are there", *found, path);
            tu_error_hint(err, "keep one, or name it with --config");
            return TU_ERR_CONFIG;
        }
        *found = path;
    }
    return TU_OK;
}

TuStatus
tu_config_find(const char *path, TuArena *arena, TuConfig **out, TuError *err)
{
    char here[4096];
    TuBuf folder = TU_BUF_INIT;
    TuStatus status = TU_OK;
    size_t above = 0; /* folders between here and the root */
    *out = NULL;
    if (!path && getcwd(here, sizeof here) && here[1])
        for (const char *c = here; *c; c++)
            above += *c == '/';
    for (size_t i = 0; status == TU_OK && !path && i <= above; i++) {
        status = look_in(folder.s, arena, &path, err);
        tu_buf_add(&folder, "../");
    }
    tu_buf_release(&folder);
    if (status == TU_OK && path)
        status = read_config(path, arena, out, err);
    return status;
}

TuStatus
tu_config_check_env(const TuConfig *config, const char *env, TuError *err)
{
    const TuDoc *all = config->root ? tu_doc_find(config->root, "environments") : NULL;
    char known[512] = "";
    if (!env || !all || all->type != TU_DOC_MAP || tu_doc_find(all, env))
        return TU_OK;
    for (const TuDoc *one = all->first; one; one = one->next) {
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, "%s%s", used ? ", " : "", one->key);
    }
    tu_error_set(err, TU_ERR_CONFIG, "no environment \"%s\" in the configuration", env);
    tu_error_hint(err, "it has: %s", known);
    tu_error_at(err, config->path, all->key_line, all->key_column);
    return TU_ERR_CONFIG;
}

/* ---- values ---- */

static TuStatus
add_file(const TuConfig *config, const TuDoc *node, const char *name, TuArena *arena, TuBuf *out,
         TuError *err)
{
    char *text = NULL;
    size_t len = 0;
    const char *path = name[0] == '/' ? name : tu_arena_printf(arena, "%s%s", config->folder, name);
    if (!path)
        return tu_error_nomem(err);
    TuStatus status = tu_file_read(path, arena, &text, &len, err);
    if (status == TU_ERR_NOMEM)
        return status;
    if (status != TU_OK || strlen(text) != len) {
        tu_error_set(err, TU_ERR_CONFIG, "the file \"%s\" cannot be read as text", path);
        tu_error_at(err, config->path, node->line, node->column);
        return TU_ERR_CONFIG;
    }
    while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == '\r'))
        len--;
    tu_buf_addn(out, text, len);
    return TU_OK;
}

/* What stands between ${ and }. */
static TuStatus
add_reference(const TuConfig *config, const TuDoc *node, const char *name, TuArena *arena,
              TuBuf *out, TuError *err)
{
    if (strncmp(name, "file:", 5) == 0)
        return add_file(config, node, name + 5, arena, out, err);
    const char *value = getenv(name);
    if (!value) {
        tu_error_set(err, TU_ERR_CONFIG, "the variable \"%s\" is not set", name);
        tu_error_at(err, config->path, node->line, node->column);
        return TU_ERR_CONFIG;
    }
    tu_buf_add(out, value);
    return TU_OK;
}

/* ${VAR} and ${file:path}; $${ is a plain ${. */
static TuStatus
expand(const TuConfig *config, const TuDoc *node, TuArena *arena, TuBuf *out, TuError *err)
{
    const char *at = node->text;
    TuStatus status = TU_OK;
    while (status == TU_OK && *at) {
        if (strncmp(at, "$${", 3) == 0) {
            tu_buf_add(out, "${");
            at += 3;
        } else if (strncmp(at, "${", 2) == 0) {
            const char *end = strchr(at, '}');
            if (!end)
                return fail_at(config, node->line, node->column, "a ${ has no }", err);
            const char *name = tu_arena_strndup(arena, at + 2, (size_t)(end - at) - 2);
            status =
                name ? add_reference(config, node, name, arena, out, err) : tu_error_nomem(err);
            at = end + 1;
        } else {
            tu_buf_addc(out, *at++);
        }
    }
    return status;
}

/* A relative path counts from the file's folder. */
static const char *
place(const TuConfig *config, const char *value, KeyType type, TuArena *arena)
{
    const char *path = value;
    if (type == KEY_URL && strncmp(value, "sqlite:", 7) == 0)
        path += strncmp(value + 7, "//", 2) == 0 ? 9 : 7;
    else if (type == KEY_URL || strstr(value, "://"))
        return value;
    if (!*config->folder || !*path || *path == '/' || strncmp(path, ":memory:", 8) == 0)
        return value;
    return tu_arena_printf(arena, "%.*s%s%s", (int)(path - value), value, config->folder, path);
}

static TuStatus
add_value(const TuConfig *config, const TuDoc *node, KeyType type, TuArena *arena, TuBuf *out,
          TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    TuStatus status = expand(config, node, arena, &text, err);
    const char *value = status == TU_OK ? tu_buf_dup(&text, arena) : NULL;
    if (value && (type == KEY_URL || type == KEY_PATH || type == KEY_PATHS))
        value = place(config, value, type, arena);
    if (status == TU_OK && !value)
        status = tu_error_nomem(err);
    if (status == TU_OK && out->len && *value)
        tu_buf_addc(out, type == KEY_PATHS ? '\n' : ',');
    if (status == TU_OK)
        tu_buf_add(out, value);
    tu_buf_release(&text);
    return status;
}

static TuStatus
value_of(const TuConfig *config, const TuDoc *node, KeyType type, TuArena *arena, const char **out,
         TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    TuStatus status = TU_OK;
    bool list = node->type == TU_DOC_LIST;
    for (const TuDoc *item = list ? node->first : node; status == TU_OK && item;
         item = list ? item->next : NULL)
        status = add_value(config, item, type, arena, &text, err);
    const char *value = status == TU_OK ? tu_buf_dup(&text, arena) : NULL;
    if (status == TU_OK && !value)
        status = tu_error_nomem(err);
    tu_buf_release(&text);
    *out = value && *value ? value : NULL;
    return status;
}

TuStatus
tu_config_get(const TuConfig *config, const char *env, const char *key, TuArena *arena,
              const char **out, TuError *err)
{
    const TuDoc *all = config->root ? tu_doc_find(config->root, "environments") : NULL;
    const TuDoc *one = all && env ? tu_doc_find(all, env) : NULL;
    const TuDoc *node = one ? tu_doc_find(one, key) : NULL;
    size_t i = 0;
    *out = NULL;
    if (!node || node->type == TU_DOC_NULL)
        node = config->root ? tu_doc_find(config->root, key) : NULL;
    while (i < TU_LEN(keys) && strcmp(keys[i].name, key) != 0)
        i++;
    if (i == TU_LEN(keys) || !node || node->type == TU_DOC_NULL)
        return TU_OK;
    if (node->type == TU_DOC_BOOL) {
        *out = node->truth ? "true" : "false";
        return TU_OK;
    }
    return value_of(config, node, keys[i].type, arena, out, err);
}

/* ---- the JSON Schema ---- */

/* A key without a value (null) is as good as none. */
static void
put_types(TuArena *arena, TuDoc *map, const char *type, const char *other)
{
    TuDoc *types = tu_doc_new(arena, TU_DOC_LIST);
    tu_doc_add(types, tu_doc_string(arena, type));
    if (other)
        tu_doc_add(types, tu_doc_string(arena, other));
    tu_doc_add(types, tu_doc_string(arena, "null"));
    tu_doc_put(map, arena, "type", types);
}

static void
put_key_type(TuArena *arena, TuDoc *map, KeyType type)
{
    switch (type) {
    case KEY_URL:
    case KEY_PATH:
    case KEY_TEXT:
        put_types(arena, map, "string", NULL);
        break;
    case KEY_LIST:
    case KEY_PATHS:
        put_types(arena, map, "string", "array");
        tu_doc_put_text(tu_doc_put_map(map, arena, "items"), arena, "type", "string");
        break;
    case KEY_FLAG:
        put_types(arena, map, "boolean", NULL);
        break;
    case KEY_NUMBER:
        put_types(arena, map, "integer", "string");
        break;
    case KEY_TIME:
        put_types(arena, map, "string", NULL);
        tu_doc_put_text(map, arena, "pattern", "^0*[1-9][0-9]*(ms|s|min)$");
        break;
    case KEY_ENVIRONMENTS:
        put_types(arena, map, "object", NULL);
        tu_doc_put_text(tu_doc_put_map(map, arena, "additionalProperties"), arena, "$ref",
                        "#/$defs/environment");
        break;
    }
}

static void
put_keys(TuArena *arena, TuDoc *map, bool inside)
{
    TuDoc *properties = tu_doc_put_map(map, arena, "properties");
    for (size_t i = 0; i < TU_LEN(keys); i++) {
        if (inside && keys[i].type == KEY_ENVIRONMENTS)
            continue;
        TuDoc *property = tu_doc_put_map(properties, arena, keys[i].name);
        put_key_type(arena, property, keys[i].type);
        tu_doc_put_text(property, arena, "description", keys[i].doc);
    }
    tu_doc_put(map, arena, "additionalProperties", tu_doc_bool(arena, false));
}

TuDoc *
tu_config_schema(TuArena *arena)
{
    TuDoc *root = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put_text(root, arena, "$schema", "https://json-schema.org/draft/2020-12/schema");
    tu_doc_put_text(root, arena, "title", "trueup configuration");
    tu_doc_put_text(root, arena, "description", "trueup.yml, trueup.yaml or trueup.json.");
    put_types(arena, root, "object", NULL);
    put_keys(arena, root, false);
    TuDoc *environment = tu_doc_put_map(tu_doc_put_map(root, arena, "$defs"), arena, "environment");
    put_types(arena, environment, "object", NULL);
    put_keys(arena, environment, true);
    return tu_arena_failed(arena) ? NULL : root;
}
