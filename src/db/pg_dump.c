/* The schema as pg_dump renders it. */
#include "config.h"

#ifdef TU_WITH_LIBPQ

#include <string.h>

#include "db/dump.h"
#include "db/pg_tool.h"

#define DUMP_MAX ((size_t)512 << 20) /* bytes of a rendering; more is refused */

/* What the database sets, and pg_dump would write by. Not said where it is as usual: a pooler may
 * not take settings. */
static const char *
find_settings(TuConn *conn, TuArena *arena)
{
    static const char sql[] =
        "SELECT pg_catalog.string_agg(pg_catalog.format(' -c %s=%s', s.name, v.wanted), '')"
        " FROM (VALUES ('quote_all_identifiers', 'off'), ('standard_conforming_strings', 'on'),"
        " ('bytea_output', 'hex')) v (name, wanted) JOIN pg_catalog.pg_settings s"
        " ON s.name OPERATOR(pg_catalog.=) v.name"
        " AND s.reset_val OPERATOR(pg_catalog.<>) v.wanted";
    const char *settings = NULL;
    tu_conn_value(conn, sql, arena, &settings, NULL);
    return settings ? settings : "";
}

/* "schema"."name" as a pattern that means itself. */
static char *
pattern(const char *flag, const char *schema, const char *name, TuArena *arena)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, flag);
    for (int i = 0; i < 2; i++) {
        const char *part = i ? name : schema;
        if (!part)
            continue;
        tu_buf_add(&text, i ? ".\"" : "\"");
        for (const char *at = part; *at; at++) {
            if (*at == '"')
                tu_buf_addc(&text, '"');
            tu_buf_addc(&text, *at);
        }
        tu_buf_addc(&text, '"');
    }
    char *copy = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return copy;
}

static char **
make_arguments(const char *conninfo, const TuDumpOptions *options, TuArena *arena)
{
    size_t relations = options && options->relations ? options->relations->count : 0;
    size_t schemas = options && options->schemas ? options->schemas->count : 0, count = 0;
    char **argv = TU_NEW_N(arena, char *, relations + schemas + 9);
    if (!argv)
        return NULL;
    argv[count++] = tu_arena_strdup(arena, "pg_dump");
    argv[count++] = tu_arena_strdup(arena, "--schema-only");
    argv[count++] = tu_arena_strdup(arena, "--no-password");
    /* They hold secrets, and a database that has one cannot be dropped. */
    argv[count++] = tu_arena_strdup(arena, "--no-subscriptions");
    if (!options || !options->owners)
        argv[count++] = tu_arena_strdup(arena, "--no-owner");
    if (!options || !options->privileges)
        argv[count++] = tu_arena_strdup(arena, "--no-privileges");
    for (size_t i = 0; i < relations; i++)
        argv[count++] = pattern("--exclude-table=", options->relations->items[i].name,
                                options->relations->items[i].value, arena);
    for (size_t i = 0; i < schemas; i++)
        argv[count++] = pattern("--exclude-schema=", options->schemas->items[i], NULL, arena);
    argv[count++] = tu_arena_printf(arena, "--dbname=%s", conninfo);
    for (size_t i = 0; i < count; i++) {
        if (!argv[i])
            return NULL;
    }
    return argv;
}

/* A line of the script's head; the same text further down is the user's. */
static void
blank(TuBuf *script, const char *line)
{
    const char *first = strstr(script->s, "\n-- Name: ");
    char *at = strstr(script->s, line);
    if (at && (!first || at < first))
        memset(at, ' ', strlen(line));
}

/* The script's names are all qualified. Bodies of functions are the user's, though, and may count
 * on the path that a session has. A pg_dump newer than the server sets what that does not know. */
static void
fit_session(TuBuf *script, int major)
{
    blank(script, "SELECT pg_catalog.set_config('search_path', '', false);");
    if (major < 17)
        blank(script, "SET transaction_timeout = 0;");
}

TuStatus
tu_pg_dump(TuConn *conn, const TuDumpOptions *options, TuArena *arena, const char **script,
           TuError *err)
{
    TuPgTool tool;
    TuBuf out = TU_BUF_INIT, errors = TU_BUF_INIT;
    int code = 0, major = PQserverVersion(conn->handle) / 10000;
    TuStatus status = tu_pg_tool_prepare(conn, find_settings(conn, arena), arena, &tool, err);
    const TuChild child = {.name = "pg_dump",
                           .program = tu_pg_tool_path(conn, "pg_dump", arena),
                           .arguments = make_arguments(tool.conninfo, options, arena),
                           .environment = tool.environment,
                           .secret = &tool.secret,
                           .output_max = DUMP_MAX};
    if (status == TU_OK && !child.arguments)
        status = tu_error_nomem(err);
    if (status == TU_OK)
        status = tu_child_run(&child, &out, &errors, &code, err);
    tu_pg_tool_release(&tool);
    if (status == TU_OK && code != 0)
        status = tu_error_set(err, TU_ERR_DB, "%.1500s", errors.s);
    if (status != TU_OK)
        status = tu_pg_tool_explain(conn, "pg_dump", status, err);
    fit_session(&out, major);
    if (status == TU_OK && !(*script = tu_buf_dup(&out, arena)))
        status = tu_error_nomem(err);
    tu_buf_release(&out);
    tu_buf_release(&errors);
    return status;
}

#endif
