/* Paths and patterns of a model. */
#include "config.h"

#include "api/paths.h"

#include <glob.h>
#include <string.h>

#include "base/file.h"

static bool
is_model(const char *path)
{
    static const char *const suffixes[] = {".json", ".yaml", ".yml", ".xml", ".sql"};
    static const char schema[] = ".schema.json";
    size_t len = strlen(path);
    if (len > strlen(schema) && strcmp(path + len - strlen(schema), schema) == 0)
        return false;
    for (size_t i = 0; i < TU_LEN(suffixes); i++) {
        size_t tail = strlen(suffixes[i]);
        if (len > tail && strcmp(path + len - tail, suffixes[i]) == 0)
            return true;
    }
    return false;
}

static void
add(TuNames *out, TuArena *arena, const char *path)
{
    if (!tu_names_have(out, path))
        tu_names_add(out, arena, tu_arena_strdup(arena, path));
}

static TuStatus
add_matches(const char *pattern, TuArena *arena, TuNames *out, TuError *err)
{
    glob_t found = {0};
    size_t before = out->count;
    int code = glob(pattern, GLOB_ERR, NULL, &found);
    for (size_t i = 0; code == 0 && i < found.gl_pathc; i++) {
        const char *path = found.gl_pathv[i];
        if (tu_file_is_dir(path) || is_model(path))
            add(out, arena, path);
    }
    globfree(&found);
    if (code == GLOB_NOSPACE)
        return tu_error_nomem(err);
    if (code != 0 && code != GLOB_NOMATCH)
        return tu_error_set(err, TU_ERR_IO, "%s: a directory cannot be read", pattern);
    if (out->count > before)
        return TU_OK;
    tu_error_set(err, TU_ERR_IO, "%s: no model file fits the pattern", pattern);
    tu_error_hint(err, "a model file ends in .json, .yaml, .yml, .xml or .sql");
    return TU_ERR_IO;
}

TuStatus
tu_model_paths(const char *text, TuArena *arena, TuNames *out, TuError *err)
{
    TuStatus status = TU_OK;
    while (status == TU_OK && *text) {
        size_t len = strcspn(text, "\n");
        const char *path = tu_arena_strndup(arena, text, len);
        text += len + (text[len] == '\n');
        if (!path)
            return tu_error_nomem(err);
        if (tu_file_exists(path) || tu_file_is_dir(path)) {
            add(out, arena, path);
        } else if (strpbrk(path, "*?[")) {
            status = add_matches(path, arena, out, err);
        } else {
            status = tu_error_set(err, TU_ERR_IO, "%s: no such file or directory", path);
            tu_error_hint(err, "a state is a URL, a model file or directory, or one of database, "
                               "model, migrations, empty");
        }
    }
    return status == TU_OK && tu_arena_failed(arena) ? tu_error_nomem(err) : status;
}
