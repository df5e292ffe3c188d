/* States by name, URL or path. */
#include "config.h"

#include "api/side.h"

#include <stdio.h>
#include <string.h>

#include "api/paths.h"
#include "api/replay.h"
#include "base/file.h"
#include "declare/declare.h"
#include "introspect/introspect.h"
#include "scratch/cache.h"

/* Errors of a model that are said. */
#define ISSUES_MOST 100

static bool
ends_with(const char *text, const char *suffix)
{
    size_t len = strlen(text), tail = strlen(suffix);
    return len >= tail && strcmp(text + len - tail, suffix) == 0;
}

static bool
is_url(const char *state)
{
    return strstr(state, "://") || strncmp(state, "sqlite:", 7) == 0;
}

static bool
is_sqlite_file(const char *path)
{
    char magic[16] = {0};
    FILE *file = fopen(path, "rb");
    bool yes = file && fread(magic, 1, sizeof magic, file) == sizeof magic &&
               memcmp(magic, "SQLite format 3", 16) == 0;
    if (file)
        fclose(file);
    return yes;
}

const char *
tu_side_url(const TrueupSession *session, const char *state, TuArena *arena)
{
    if (!state || strcmp(state, "database") == 0)
        return session->settings.url;
    if (is_url(state))
        return state;
    bool model = ends_with(state, ".json") || ends_with(state, ".sql") ||
                 ends_with(state, ".yaml") || ends_with(state, ".yml") || ends_with(state, ".xml");
    if (!model && !tu_file_is_dir(state) && is_sqlite_file(state))
        return tu_arena_printf(arena, "sqlite:%s", state);
    return NULL;
}

/* A directory holds either model files or SQL. */
static TuStatus
is_sql(const char *path, TuArena *arena, bool *sql, TuError *err)
{
    static const char *const models[] = {".json", ".yaml", ".yml", ".xml", NULL};
    static const char *const scripts[] = {".sql", NULL};
    *sql = ends_with(path, ".sql");
    if (*sql || !tu_file_is_dir(path))
        return TU_OK;
    TuNames found = {0}, found_sql = {0};
    TuStatus status = tu_file_list(path, models, arena, &found, err);
    if (status == TU_OK)
        status = tu_file_list(path, scripts, arena, &found_sql, err);
    if (status != TU_OK)
        return status;
    if (found.count && found_sql.count)
        return tu_error_set(err, TU_ERR_CONFIG, "%s holds model files and SQL files; keep one kind",
                            path);
    *sql = found_sql.count != 0;
    if (found.count || found_sql.count)
        return TU_OK;
    tu_error_set(err, TU_ERR_IO, "%s holds no model file", path);
    tu_error_hint(err, "put .json, .yaml, .xml or .sql files there");
    return TU_ERR_IO;
}

/* All of it is SQL, or nothing. */
static TuStatus
is_sql_model(const TuNames *paths, TuArena *arena, bool *sql, TuError *err)
{
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < paths->count; i++) {
        bool before = *sql;
        status = is_sql(paths->items[i], arena, sql, err);
        if (status != TU_OK || i == 0 || *sql == before)
            continue;
        status = tu_error_set(err, TU_ERR_CONFIG, "%s is SQL, and other paths of the model are not",
                              paths->items[*sql ? i : 0]);
        tu_error_hint(err, "keep one kind");
    }
    return status;
}

static TuStatus
open_on_scratch(TrueupSession *session, const char *engine_url, TuSide *side, TuError *err)
{
    TuStatus status = tu_scratch_open(engine_url, &side->scratch, err);
    if (status != TU_OK)
        return status;
    if (session->settings.scratch_url)
        tu_scratch_own_server(side->scratch);
    side->conn = tu_scratch_conn(side->scratch);
    return TU_OK;
}

static void
forward(const char *what, void *session)
{
    tu_progress(session, what);
}

/* A declared model, created only as far as the cache does not know it; declared is NULL for one
 * that is SQL. */
static TuStatus
realise(TrueupSession *session, const TuNames *paths, TuModel *declared, const char *engine_url,
        TuArena *arena, TuSide *side, TuError *err)
{
    const unsigned manages = tu_session_manages(session);
    const TuRealiseOptions options = {
        .url = engine_url,
        .own_server = session->settings.scratch_url != NULL,
        /* What is kept says nothing of owners and privileges. */
        .no_cache = session->settings.no_cache || manages,
        .source = tu_file_real_path(paths->items[0], arena),
        .progress = forward,
        .data = session,
    };
    TuRealised realised;
    if (declared)
        declared->manages = manages;
    TuStatus status = declared
                          ? tu_realise_cached(declared, &options, arena, &realised, err)
                          : tu_realise_sql_cached(paths, manages, &options, arena, &realised, err);
    side->model = realised.model;
    side->conn = realised.conn;
    side->scratch = realised.scratch;
    side->no_cache = realised.problem;
    return status;
}

/* May a foreign key refer to a table that is not there? */
static bool
is_loose(const char *engine_url)
{
    const TuDialect *dialect = NULL;
    return tu_conn_url_dialect(engine_url, &dialect, NULL) == TU_OK && dialect->loose_keys;
}

/* Which dialect a model is read for. MySQL and MariaDB have one form of URL: the server says which
 * of them it is. */
static TuStatus
find_dialect(void *data, const char **out, TuError *err)
{
    const TuDialect *dialect = NULL;
    TuConn *conn = NULL;
    TuStatus status = tu_conn_url_dialect(data, &dialect, err);
    *out = status == TU_OK ? dialect->name : NULL;
    if (status != TU_OK || dialect != &tu_dialect_mysql)
        return status;
    status = tu_conn_open(data, NULL, &conn, err);
    if (status == TU_OK && strstr(tu_conn_server_version(conn), "MariaDB"))
        *out = "mariadb";
    tu_conn_free(conn);
    return status;
}

static TuStatus
open_declared(TrueupSession *session, const char *path, const char *engine_url, TuArena *arena,
              TuSide *side, TuError *err)
{
    bool sql = false;
    TuNames paths = {0};
    TuStatus status = tu_model_paths(path, arena, &paths, err);
    if (status == TU_OK)
        status = is_sql_model(&paths, arena, &sql, err);
    if (status != TU_OK)
        return status;
    if (sql) {
        status = realise(session, &paths, NULL, engine_url, arena, side, err);
        if (status == TU_OK && !side->scratch)
            side->sql = paths;
        return status;
    }
    TuModel *declared = NULL;
    const TuDeclareTarget target = {find_dialect, tu_arena_strdup(arena, engine_url),
                                    is_loose(engine_url)};
    status = tu_declare_read_for(&paths, &target, arena, &declared, &side->issues, err);
    if (status == TU_OK)
        status = realise(session, &paths, declared, engine_url, arena, side, err);
    if (status == TU_OK && !side->scratch)
        side->declared = declared;
    else
        tu_model_free(declared);
    return status;
}

TuStatus
tu_side_hold(TrueupSession *session, TuSide *side, const char *engine_url, TuError *err)
{
    TuModel *realised = NULL;
    if (!side->declared && !side->sql.count)
        return TU_OK;
    tu_progress(session, "realising the whole model on scratch");
    tu_conn_free(side->conn);
    side->conn = NULL;
    TuStatus status = open_on_scratch(session, engine_url, side, err);
    if (status == TU_OK)
        status = side->sql.count ? tu_realise_sql(side->scratch, &side->sql, &realised, err)
                                 : tu_realise_model(side->scratch, side->declared, &realised, err);
    tu_model_free(realised);
    tu_model_free(side->declared);
    side->declared = NULL;
    side->sql = (TuNames){0};
    return status;
}

static TuStatus
open_live(TrueupSession *session, const char *url, TuArena *arena, TuSide *side, TuError *err)
{
    const TuConnOptions options = {.must_exist = true, .read_only = true, .in_database = true};
    tu_progress(session, "reading the database");
    TuStatus status = tu_conn_open(url, &options, &side->conn, err);
    if (status != TU_OK)
        return status;
    side->live = true;
    side->what = tu_arena_strdup(arena, tu_conn_display_url(side->conn));
    return tu_introspect(side->conn, &side->model, err);
}

static TuStatus
open_scratch(TrueupSession *session, const char *state, const char *engine_url, TuArena *arena,
             TuSide *side, TuError *err)
{
    if (!engine_url) {
        tu_error_set(err, TU_ERR_CONFIG, "no database says for which engine %s is meant", state);
        tu_error_hint(err, "give --url or --scratch-url, e.g. --scratch-url sqlite::memory:");
        return TU_ERR_CONFIG;
    }
    if (session->settings.no_scratch && !tu_scratch_is_free(engine_url)) {
        tu_error_set(err, TU_ERR_UNSUPPORTED, "%s can only be read through a scratch database",
                     state);
        tu_error_hint(err,
                      "the engine itself says what a declared model means: name a server for it "
                      "with --scratch-url");
        return TU_ERR_UNSUPPORTED;
    }
    const char *path = strcmp(state, "model") == 0 ? session->settings.models : state;
    side->what = tu_arena_strdup(arena, side->missing ? engine_url : state);
    if (!path) {
        tu_error_set(err, TU_ERR_CONFIG, "no model is named");
        tu_error_hint(err, "give --models or put models into trueup.yml");
        return TU_ERR_CONFIG;
    }
    bool empty = strcmp(state, "empty") == 0, replay = strcmp(state, "migrations") == 0;
    if (!empty && !replay)
        return open_declared(session, path, engine_url, arena, side, err);
    tu_progress(session, "making a scratch database");
    TuStatus status = open_on_scratch(session, engine_url, side, err);
    if (status != TU_OK)
        return status;
    return empty ? tu_introspect(side->conn, &side->model, err)
                 : tu_replay(session, side->conn, &side->model, err);
}

TuStatus
tu_side_open(TrueupSession *session, const char *state, const char *engine_url, TuArena *arena,
             TuSide *out, TuError *err)
{
    *out = (TuSide){0};
    const char *url = tu_side_url(session, state, arena);
    TuStatus status;
    out->missing = url && url == session->settings.url && tu_conn_url_missing(url);
    if (out->missing)
        status = open_scratch(session, "empty", url, arena, out, err);
    else if (url)
        status = open_live(session, url, arena, out, err);
    else if (!state || strcmp(state, "database") == 0)
        status = tu_session_url(session, &url, err);
    else
        status = open_scratch(session, state, engine_url, arena, out, err);
    if (out->model)
        out->model->manages = tu_session_manages(session);
    if (status == TU_OK && tu_arena_failed(arena))
        status = tu_error_nomem(err);
    return status;
}

void
tu_side_release(TuSide *side)
{
    tu_model_free(side->model);
    tu_model_free(side->declared);
    if (side->live || !side->scratch)
        tu_conn_free(side->conn);
    tu_scratch_free(side->scratch);
    *side = (TuSide){0};
}

static TuDoc *
issue_doc(const TuIssue *issue, TuArena *arena)
{
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(doc, arena, "file", tu_doc_text(arena, issue->file));
    tu_doc_put(doc, arena, "line", tu_doc_number(arena, issue->line));
    tu_doc_put(doc, arena, "column", tu_doc_number(arena, issue->column));
    if (issue->path && *issue->path)
        tu_doc_put(doc, arena, "path", tu_doc_text(arena, issue->path));
    tu_doc_put(doc, arena, "message", tu_doc_text(arena, issue->message));
    return doc;
}

/* As many of the first as fit. */
static void
put_issues(const TuVec *issues, TrueupError *err)
{
    for (size_t count = issues->count < ISSUES_MOST ? issues->count : ISSUES_MOST; count;
         count /= 2) {
        TuArena *arena = tu_arena_new();
        TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
        TuBuf json = TU_BUF_INIT;
        for (size_t i = 0; i < count; i++)
            tu_doc_add(list, issue_doc(issues->items[i], arena));
        if (list && !tu_arena_failed(arena))
            tu_json_write(&json, list);
        bool done = json.failed || tu_arena_failed(arena) || tu_issues(err, json.s);
        tu_buf_release(&json);
        tu_arena_free(arena);
        if (done)
            return;
    }
}

void
tu_side_issues(const TuSide *side, TrueupError *err)
{
    const TuVec *issues = &side->issues;
    put_issues(issues, err);
    for (size_t i = 0; i < issues->count; i++) {
        const TuIssue *issue = issues->items[i];
        TuBuf line = TU_BUF_INIT, rest = TU_BUF_INIT;
        tu_buf_addf(&line, "%s:%d:%d: %s%s%s", issue->file, issue->line, issue->column,
                    issue->path ? issue->path : "", issue->path && *issue->path ? ": " : "",
                    issue->message);
        tu_buf_addf(&rest, "and %zu more", issues->count - i);
        /* There is always room for the last line. */
        bool full =
            i >= ISSUES_MOST || (err && strlen(err->more) + line.len + 64 > sizeof err->more);
        tu_more(err, full ? rest.s : line.s);
        tu_buf_release(&line);
        tu_buf_release(&rest);
        if (full)
            return;
    }
}
