/* Owns the error record. Text is cut at a character and kept on one line, whatever it quotes. */
#include "config.h"

#include "base/error.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#include "base/compat.h"

/* Copy to a fixed buffer; text may be the buffer itself or lie inside it. */
static void
put(char *into, size_t size, const char *text)
{
    size_t len = tu_utf8_prefix(text, size - 1);
    memmove(into, text, len);
    into[len] = '\0';
}

/* A message is one line and cannot steer a terminal. */
static void
put_line(char *into, size_t size, const char *text)
{
    put(into, size, text);
    for (char *at = into; *at != '\0'; at++) {
        if (*at == '\n' || *at == '\r' || *at == '\t')
            *at = ' ';
        else if ((unsigned char)*at < 0x20 || *at == 0x7F)
            *at = '?';
    }
}

/* Arguments may quote the record itself, so text is made beside it first. */
static void
format(char *into, size_t size, const char *fmt, va_list args)
{
    if (vsnprintf(into, size, fmt, args) < 0)
        into[0] = '\0';
    into[tu_utf8_prefix(into, size - 1)] = '\0';
}

TuStatus
tu_error_set(TuError *err, TuStatus status, const char *fmt, ...)
{
    char text[sizeof(err->message)];
    va_list args;
    if (err == NULL)
        return status;
    va_start(args, fmt);
    format(text, sizeof(text), fmt, args);
    va_end(args);
    memset(err, 0, sizeof(*err));
    err->status = status;
    put_line(err->message, sizeof(err->message), text);
    return status;
}

TuStatus
tu_error_nomem(TuError *err)
{
    return tu_error_set(err, TU_ERR_NOMEM, "out of memory");
}

void
tu_error_hint(TuError *err, const char *fmt, ...)
{
    char text[sizeof(err->hint)];
    va_list args;
    if (err == NULL)
        return;
    va_start(args, fmt);
    format(text, sizeof(text), fmt, args);
    va_end(args);
    put_line(err->hint, sizeof(err->hint), text);
}

void
tu_error_context(TuError *err, const char *fmt, ...)
{
    char text[2 * sizeof(err->message) + 2];
    va_list args;
    if (err == NULL)
        return;
    va_start(args, fmt);
    format(text, sizeof(err->message), fmt, args);
    va_end(args);
    size_t len = strlen(text);
    snprintf(text + len, sizeof(text) - len, ": %s", err->message);
    put_line(err->message, sizeof(err->message), text);
}

void
tu_error_at(TuError *err, const char *file, int line, int column)
{
    if (err == NULL)
        return;
    put(err->file, sizeof(err->file), file == NULL ? "" : file);
    err->line = line;
    err->column = column;
}

void
tu_error_statement(TuError *err, const char *sql)
{
    if (err != NULL)
        put(err->statement, sizeof(err->statement), sql == NULL ? "" : sql);
}
