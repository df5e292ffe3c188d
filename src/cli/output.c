/* How the command line speaks: results on stdout, errors, warnings and progress on stderr. With
 * --format json an error is also an object on stdout, so that a program finds JSON there whatever
 * happens. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/doc.h"
#include "base/exit.h"
#include "base/utf8.h"
#include "cli/cli.h"

#include "base/compat.h"

/* What servers and files say cannot steer the terminal. */
static void
add_plain(TuBuf *out, const char *text)
{
    while (*text) {
        unsigned char c = (unsigned char)*text;
        size_t odd = tu_utf8_odd(text);
        bool control = (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
        tu_buf_addc(out, control || odd ? '?' : *text);
        text += odd ? odd : 1;
    }
}

void
tu_cli_tell(TuCli *cli, const char *text)
{
    TuBuf plain = TU_BUF_INIT;
    tu_progress_end(&cli->progress);
    add_plain(&plain, text);
    fputs(plain.s, stderr);
    tu_buf_release(&plain);
}

/* A file or a program gets every byte; a terminal what cannot steer it. */
void
tu_cli_print(TuCli *cli, const char *text)
{
    TuBuf plain = TU_BUF_INIT;
    tu_progress_end(&cli->progress);
    if (isatty(STDOUT_FILENO)) {
        add_plain(&plain, text);
        text = plain.s;
    }
    size_t len = strlen(text);
    fwrite(text, 1, len, stdout);
    if (len > 0 && text[len - 1] != '\n')
        fputc('\n', stdout);
    tu_buf_release(&plain);
}

static void
tell_prefix(TuCli *cli, const char *prefix, const char *color)
{
    tu_progress_end(&cli->progress);
    fprintf(stderr, "%s%s%s", cli->color ? "\033[" : "", cli->color ? color : "",
            cli->color ? "m" : "");
    tu_cli_tell(cli, prefix);
    fputs(cli->color ? "\033[0m" : "", stderr);
}

void
tu_cli_warnings(TuCli *cli, const char *lines)
{
    while (!cli->global.quiet && *lines) {
        size_t len = strcspn(lines, "\n");
        const char *line = tu_arena_strndup(cli->arena, lines, len);
        if (len > 0 && line) {
            tell_prefix(cli, "trueup: warning: ", "33");
            tu_cli_tell(cli, line);
            fputc('\n', stderr);
        }
        lines += len + (lines[len] == '\n');
    }
}

void
tu_cli_asides(TuCli *cli, const TrueupResult *result)
{
    const char *coverage = trueup_result_part(result, "coverage");
    tu_cli_warnings(cli, trueup_result_warnings(result));
    if (coverage)
        tu_cli_tell(cli, coverage);
}

/* "file:12:3: " or "trueup: ", as compilers and editors know it. */
static void
add_place(TuBuf *line, const TrueupError *err)
{
    tu_buf_add(line, err->file[0] ? err->file : "trueup");
    if (err->file[0] && err->line > 0)
        tu_buf_addf(line, ":%d", err->line);
    if (err->file[0] && err->line > 0 && err->column > 0)
        tu_buf_addf(line, ":%d", err->column);
    tu_buf_add(line, ": ");
}

/* Questions are indented below the error; places of a model stand at the start of their line. The
 * first place may be that of the error itself. */
static void
tell_more(TuCli *cli, const TrueupError *err, const char *said)
{
    const char *lines = err->more;
    while (*lines) {
        size_t len = strcspn(lines, "\n");
        const char *line = tu_arena_strndup(cli->arena, lines, len);
        if (line && len > 0 && strcmp(line, said) != 0) {
            tu_cli_tell(cli, err->status == TRUEUP_ERR_DECISION ? "  " : "");
            tu_cli_tell(cli, line);
            fputc('\n', stderr);
        }
        lines += len + (lines[len] == '\n');
    }
}

/* The failing statement on one line. */
static void
tell_statement(TuCli *cli, const char *statement)
{
    TuBuf line = TU_BUF_INIT;
    tu_buf_add(&line, "  in: ");
    for (bool space = false; *statement; statement++) {
        bool is_space = strchr(" \t\r\n", *statement) != NULL;
        if (!is_space && space)
            tu_buf_addc(&line, ' ');
        if (!is_space)
            tu_buf_addc(&line, *statement);
        space = is_space;
    }
    tu_buf_addc(&line, '\n');
    tu_cli_tell(cli, line.s);
    tu_buf_release(&line);
}

static const char *
status_name(TrueupStatus status)
{
    switch (status) {
    case TRUEUP_OK:
        return "ok";
    case TRUEUP_ERR_NOMEM:
        return "out_of_memory";
    case TRUEUP_ERR_IO:
        return "io";
    case TRUEUP_ERR_USAGE:
        return "usage";
    case TRUEUP_ERR_CONFIG:
        return "configuration";
    case TRUEUP_ERR_PARSE:
        return "parse";
    case TRUEUP_ERR_CONNECT:
        return "connect";
    case TRUEUP_ERR_DB:
        return "database";
    case TRUEUP_ERR_LOST:
        return "connection_lost";
    case TRUEUP_ERR_UNSUPPORTED:
        return "unsupported";
    case TRUEUP_ERR_REFUSED:
        return "refused";
    case TRUEUP_ERR_DECISION:
        return "decision";
    case TRUEUP_ERR_PARTIAL:
        return "partly_applied";
    case TRUEUP_ERR_VERSION:
        return "version";
    case TRUEUP_ERR_LOCKED:
        return "locked";
    case TRUEUP_ERR_DIFFERS:
        return "differs";
    case TRUEUP_ERR_INTERNAL:
        break;
    }
    return "internal";
}

static void
put_text(TuDoc *map, TuArena *arena, const char *key, const char *text)
{
    if (*text)
        tu_doc_put(map, arena, key, tu_doc_string(arena, text));
}

static TuDoc *
lines_doc(TuArena *arena, const char *lines)
{
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    while (*lines) {
        size_t len = strcspn(lines, "\n");
        if (len > 0)
            tu_doc_add(list, tu_doc_string(arena, tu_arena_strndup(arena, lines, len)));
        lines += len + (lines[len] == '\n');
    }
    return list;
}

static void
print_error_json(TuCli *cli, const TrueupError *err)
{
    TuArena *arena = cli->arena;
    TuDoc *root = tu_doc_new(arena, TU_DOC_MAP), *doc = tu_doc_new(arena, TU_DOC_MAP);
    TuDoc *issues = NULL;
    TuBuf json = TU_BUF_INIT;
    tu_doc_put(root, arena, "error", doc);
    tu_doc_put(doc, arena, "status", tu_doc_string(arena, status_name(err->status)));
    tu_doc_put(doc, arena, "exit_code", tu_doc_number(arena, err->exit_code));
    tu_doc_put(doc, arena, "message", tu_doc_string(arena, err->message));
    put_text(doc, arena, "hint", err->hint);
    put_text(doc, arena, "file", err->file);
    if (err->line > 0)
        tu_doc_put(doc, arena, "line", tu_doc_number(arena, err->line));
    if (err->column > 0)
        tu_doc_put(doc, arena, "column", tu_doc_number(arena, err->column));
    put_text(doc, arena, "sqlstate", err->sqlstate);
    put_text(doc, arena, "statement", err->statement);
    if (err->issues[0] &&
        tu_json_read(err->issues, strlen(err->issues), "issues", arena, &issues, NULL) == TU_OK)
        tu_doc_put(doc, arena, "issues", issues);
    else if (err->more[0])
        tu_doc_put(doc, arena, err->status == TRUEUP_ERR_DECISION ? "questions" : "details",
                   lines_doc(arena, err->more));
    tu_json_write(&json, root);
    tu_cli_print(cli, json.s);
    tu_buf_release(&json);
}

int
tu_cli_fail(TuCli *cli, const TrueupError *err)
{
    TuBuf said = TU_BUF_INIT;
    const char *message = err->message[0] ? err->message : status_name(err->status);
    TuBuf place = TU_BUF_INIT;
    add_place(&place, err);
    tu_buf_addf(&said, "%s%s", place.s, message);
    tell_prefix(cli, place.s, "1;31");
    tu_cli_tell(cli, message);
    if (err->hint[0]) {
        tu_cli_tell(cli, " (");
        tu_cli_tell(cli, err->hint);
        tu_cli_tell(cli, ")");
    }
    fputc('\n', stderr);
    if (err->statement[0])
        tell_statement(cli, err->statement);
    tell_more(cli, err, said.s);
    if (cli->json)
        print_error_json(cli, err);
    tu_buf_release(&said);
    tu_buf_release(&place);
    return err->exit_code ? err->exit_code : TU_EXIT_ERROR;
}

int
tu_cli_fail_inside(TuCli *cli, const TuError *err)
{
    TrueupError out = {.size = sizeof out,
                       .status = (TrueupStatus)err->status,
                       .exit_code = (int)tu_exit_code(err->status),
                       .line = err->line,
                       .column = err->column};
    snprintf(out.message, sizeof out.message, "%s", err->message);
    snprintf(out.hint, sizeof out.hint, "%s", err->hint);
    snprintf(out.file, sizeof out.file, "%s", err->file);
    return tu_cli_fail(cli, &out);
}

int
tu_cli_finish(TuCli *cli, TrueupStatus status, const TrueupResult *result, const TrueupError *err)
{
    tu_progress_end(&cli->progress);
    if (status != TRUEUP_OK)
        return tu_cli_fail(cli, err);
    tu_cli_asides(cli, result);
    tu_cli_print(cli, cli->json ? trueup_result_json(result) : trueup_result_text(result));
    return trueup_result_exit_code(result);
}

const char *
tu_cli_shown(TuArena *arena, const char *text)
{
    const char *colon = strstr(text, "://");
    const char *shown = text;
    if (colon)
        shown = tu_arena_printf(arena, "%.*s://...", (int)(colon - text), text);
    else if (strchr(text, '@') || strstr(text, "password"))
        shown = "...";
    return shown ? shown : "...";
}
