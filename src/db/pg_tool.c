/* pg_dump and pg_restore: the right version, no secret on their command line or in their
 * environment. */
#include "config.h"

#ifdef TU_WITH_LIBPQ

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/pg_tool.h"

extern char **environ;

static void
add_quoted(TuBuf *out, const char *value)
{
    for (const char *at = value; *at; at++) {
        if (*at == '\'' || *at == '\\')
            tu_buf_addc(out, '\\');
        tu_buf_addc(out, *at);
    }
}

/* conninfo of a live connection without its password, and with settings (may be ""). */
static void
add_conninfo(TuBuf *out, PGconn *pg, const char *settings)
{
    PQconninfoOption *options = PQconninfo(pg);
    tu_buf_add(out, "options='");
    for (const PQconninfoOption *o = options; o && o->keyword; o++) {
        if (o->val && strcmp(o->keyword, "options") == 0)
            add_quoted(out, o->val);
    }
    tu_buf_addf(out, "%s' ", settings);
    for (const PQconninfoOption *o = options; o && o->keyword; o++) {
        /* '*': what libpq itself would not show (passwords, keys) */
        if (!o->val || !*o->val || (o->dispchar && *o->dispchar == '*') ||
            strcmp(o->keyword, "passfile") == 0 || strcmp(o->keyword, "options") == 0 ||
            strcmp(o->keyword, "replication") == 0)
            continue;
        tu_buf_addf(out, "%s='", o->keyword);
        add_quoted(out, o->val);
        tu_buf_add(out, "' ");
    }
    PQconninfoFree(options);
}

/* A line in the form of .pgpass. */
static TuStatus
write_passfile(PGconn *pg, TuSecretFile *out, TuError *err)
{
    const char *password = PQpass(pg);
    TuBuf line = TU_BUF_INIT;
    *out = (TuSecretFile){.fd = -1};
    if (!password || !*password)
        return TU_OK;
    tu_buf_add(&line, "*:*:*:*:");
    for (const char *at = password; *at; at++) {
        if (*at == ':' || *at == '\\')
            tu_buf_addc(&line, '\\');
        tu_buf_addc(&line, *at);
    }
    tu_buf_addc(&line, '\n');
    TuStatus status = tu_secret_file_make(&line, out, err);
    if (line.len)
        memset(line.s, 0, line.len);
    tu_buf_release(&line);
    return status;
}

/* The environment, less what would override the conninfo, with the passfile. */
static char **
make_environment(const char *passfile, TuArena *arena)
{
    size_t count = 0, kept = 0;
    while (environ[count])
        count++;
    char **out = TU_NEW_N(arena, char *, count + 4);
    for (size_t i = 0; out && i < count; i++) {
        if (strncmp(environ[i], "PGPASSWORD=", 11) == 0 ||
            (*passfile && strncmp(environ[i], "PGPASSFILE=", 11) == 0) ||
            strncmp(environ[i], "PGOPTIONS=", 10) == 0 || strncmp(environ[i], "PGTZ=", 5) == 0)
            continue;
        out[kept++] = environ[i];
    }
    if (out)
        out[kept++] =
            tu_arena_strdup(arena, "PGTZ=UTC"); /* literals of timestamptz are shown in it */
    if (out && *passfile)
        out[kept++] = tu_arena_printf(arena, "PGPASSFILE=%s", passfile);
    return out;
}

const char *
tu_pg_tool_path(TuConn *conn, const char *program, TuArena *arena)
{
    PGconn *pg = conn->handle;
    const char *named = getenv("TRUEUP_PG_DUMP");
    const char *slash = named ? strrchr(named, '/') : NULL;
    if (named && *named && strcmp(program, "pg_dump") == 0)
        return named;
    if (slash) /* its neighbour */
        return tu_arena_printf(arena, "%.*s/%s", (int)(slash - named), named, program);
    int major = PQserverVersion(pg) / 10000;
    for (int version = major; version < major + 8; version++) {
        char *path = tu_arena_printf(arena, "/usr/lib/postgresql/%d/bin/%s", version, program);
        if (path && access(path, X_OK) == 0)
            return path;
    }
    return program;
}

TuStatus
tu_pg_tool_prepare(TuConn *conn, const char *settings, TuArena *arena, TuPgTool *out, TuError *err)
{
    TuBuf info = TU_BUF_INIT;
    *out = (TuPgTool){.secret = {.fd = -1}};
    TuStatus status = write_passfile(conn->handle, &out->secret, err);
    add_conninfo(&info, conn->handle, settings);
    out->conninfo = tu_buf_dup(&info, arena);
    out->environment = make_environment(out->secret.path, arena);
    tu_buf_release(&info);
    if (status == TU_OK && (!out->conninfo || !out->environment))
        status = tu_error_nomem(err);
    return status;
}

void
tu_pg_tool_release(TuPgTool *tool)
{
    tu_secret_file_release(&tool->secret);
}

TuStatus
tu_pg_tool_explain(const TuConn *conn, const char *program, TuStatus status, TuError *err)
{
    if (status == TU_ERR_DB && err && strstr(err->message, "server version mismatch"))
        err->status = status = TU_ERR_UNSUPPORTED;
    tu_pg_scrub(conn, err);
    if (status == TU_ERR_UNSUPPORTED)
        tu_error_hint(err,
                      "install the client of the server's version (postgresql-client-%d), or "
                      "name %s %s with TRUEUP_PG_DUMP",
                      PQserverVersion(conn->handle) / 10000,
                      strcmp(program, "pg_dump") == 0 ? "a" : "the pg_dump beside", program);
    return status;
}

#endif
