/* Results and errors, as they leave the library. */
#include "config.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "api/session.h"
#include "base/exit.h"
#include "base/utf8.h"

/* What the struct was when it came to be: it may only grow behind this. */
#define ERROR_SIZE (offsetof(TrueupError, more) + sizeof(((TrueupError *)0)->more))

static bool
is_usable(const TrueupError *err)
{
    return err && err->size >= ERROR_SIZE;
}

static bool
has_issues(const TrueupError *err)
{
    return err && err->size >= offsetof(TrueupError, issues) + sizeof err->issues;
}

void
tu_start(TrueupResult **out, TrueupError *err)
{
    *out = NULL;
    if (is_usable(err))
        memset((char *)err + sizeof err->size, 0, ERROR_SIZE - sizeof err->size);
    if (has_issues(err))
        err->issues[0] = '\0';
}

void
tu_take(void *copy, size_t size, const void *options)
{
    memset(copy, 0, size);
    if (!options)
        return;
    size_t given = *(const size_t *)options;
    memcpy(copy, options, given && given < size ? given : size);
}

TrueupResult *
tu_result_new(void)
{
    TuArena *arena = tu_arena_new();
    TrueupResult *result = TU_NEW(arena, TrueupResult);
    if (!result) {
        tu_arena_free(arena);
        return NULL;
    }
    result->arena = arena;
    result->text = "";
    result->warnings = (TuBuf)TU_BUF_INIT;
    result->held = (TuBuf)TU_BUF_INIT;
    result->json = tu_doc_new(arena, TU_DOC_MAP);
    return result;
}

void
trueup_result_free(TrueupResult *result)
{
    if (!result)
        return;
    tu_buf_release(&result->warnings);
    tu_buf_release(&result->held);
    tu_arena_free(result->arena);
}

int
trueup_result_exit_code(const TrueupResult *result)
{
    return result->exit_code;
}

const char *
trueup_result_text(const TrueupResult *result)
{
    return result->text ? result->text : "";
}

const char *
trueup_result_json(const TrueupResult *result)
{
    return result->json_text;
}

const char *
trueup_result_part(const TrueupResult *result, const char *name)
{
    return tu_pairs_find(&result->parts, name);
}

const char *
trueup_result_warnings(const TrueupResult *result)
{
    return result->warnings.s;
}

void
tu_result_part(TrueupResult *result, const char *name, const char *text)
{
    tu_pairs_add(&result->parts, result->arena, name, tu_arena_strdup(result->arena, text));
}

void
tu_result_warn(TrueupResult *result, const char *fmt, ...)
{
    char line[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(line, sizeof line, fmt, args);
    va_end(args);
    line[tu_utf8_prefix(line, sizeof line - 1)] = '\0';
    tu_buf_addf(&result->warnings, "%s\n", line);
}

void
tu_result_warn_server(TrueupResult *result, const TuConn *conn)
{
    if (conn && tu_conn_notice(conn))
        tu_result_warn(result, "%s", tu_conn_notice(conn));
}

static void
copy_text(char *into, size_t size, const char *from)
{
    size_t len = strlen(from);
    len = len < size ? len : size - 1;
    memcpy(into, from, len);
    into[len] = '\0';
}

static void
publish_error(TrueupError *err, const TuError *inside)
{
    if (!is_usable(err))
        return;
    err->status = (TrueupStatus)inside->status;
    err->exit_code = tu_exit_code(inside->status);
    copy_text(err->message, sizeof err->message, inside->message);
    copy_text(err->hint, sizeof err->hint, inside->hint);
    copy_text(err->sqlstate, sizeof err->sqlstate, inside->sqlstate);
    copy_text(err->statement, sizeof err->statement, inside->statement);
    copy_text(err->file, sizeof err->file, inside->file);
    err->line = inside->line;
    err->column = inside->column;
}

bool
tu_more(TrueupError *err, const char *line)
{
    if (!is_usable(err))
        return false;
    size_t used = strlen(err->more), len = strlen(line);
    if (used + len + 2 > sizeof err->more)
        return false;
    memcpy(err->more + used, line, len);
    memcpy(err->more + used + len, "\n", 2);
    return true;
}

bool
tu_issues(TrueupError *err, const char *json)
{
    size_t len = strlen(json);
    if (!has_issues(err) || len >= sizeof err->issues)
        return false;
    memcpy(err->issues, json, len + 1);
    return true;
}

TrueupStatus
tu_finish(TuStatus status, TrueupResult *result, const TuError *inside, TrueupResult **out,
          TrueupError *err)
{
    TuError nomem = {0};
    if (status == TU_OK && result) {
        TuBuf json = TU_BUF_INIT;
        if (!result->json_text) { /* a verb whose text is JSON has written it already */
            tu_json_write(&json, result->json);
            result->json_text = tu_buf_dup(&json, result->arena);
        }
        if (json.failed || result->warnings.failed || result->held.failed ||
            tu_arena_failed(result->arena)) {
            status = tu_error_nomem(&nomem);
            inside = &nomem;
        }
        tu_buf_release(&json);
    }
    if (status == TU_OK) {
        *out = result;
        return TRUEUP_OK;
    }
    publish_error(err, inside);
    trueup_result_free(result);
    return (TrueupStatus)status;
}
