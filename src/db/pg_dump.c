/* Running pg_dump: the right version, no secret on its command line or in its environment. */
#include "config.h"

#ifdef TU_WITH_LIBPQ

#include <errno.h>
#include <fcntl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/dump.h"

extern char **environ;

#define DUMP_MAX ((size_t)512 << 20) /* bytes of a rendering; more is refused */

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

/* The password for the child: a private file in the form of .pgpass, which has no name any more
 * where the system can open it by its descriptor, so that a kill leaves nothing behind. */
typedef struct Passfile {
    char path[64]; /* what the child opens; "" when the connection needs no password */
    int fd;        /* passed to the child as PASS_FD, or -1 */
    bool named;    /* path is to be removed */
} Passfile;

#define PASS_FD 3

static bool
write_line(int fd, const char *password)
{
    TuBuf line = TU_BUF_INIT;
    tu_buf_add(&line, "*:*:*:*:");
    for (const char *at = password; *at; at++) {
        if (*at == ':' || *at == '\\')
            tu_buf_addc(&line, '\\');
        tu_buf_addc(&line, *at);
    }
    tu_buf_addc(&line, '\n');
    bool ok = !line.failed && write(fd, line.s, line.len) == (ssize_t)line.len;
    if (line.len)
        memset(line.s, 0, line.len);
    tu_buf_release(&line);
    return ok;
}

static TuStatus
write_passfile(PGconn *pg, Passfile *out, TuError *err)
{
    const char *password = PQpass(pg);
    char open_path[32];
    *out = (Passfile){.fd = -1};
    if (!password || !*password)
        return TU_OK;
    memcpy(out->path, "/tmp/trueup-pass-XXXXXX", 24);
    out->fd = mkostemp(out->path, O_CLOEXEC); /* 0600 */
    if (out->fd < 0) {
        out->path[0] = '\0';
        return tu_error_set(err, TU_ERR_IO, "cannot make a private file for the password: %s",
                            strerror(errno));
    }
    out->named = true;
    snprintf(open_path, sizeof open_path, "/dev/fd/%d", out->fd);
    if (access(open_path, R_OK) == 0 && unlink(out->path) == 0) {
        out->named = false;
        snprintf(out->path, sizeof out->path, "/dev/fd/%d", PASS_FD);
    }
    return write_line(out->fd, password)
               ? TU_OK
               : tu_error_set(err, TU_ERR_IO, "cannot write the password to a private file");
}

static void
remove_passfile(Passfile *passfile)
{
    if (passfile->named)
        unlink(passfile->path);
    if (passfile->fd >= 0)
        close(passfile->fd);
    *passfile = (Passfile){.fd = -1};
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

static const char *
find_program(PGconn *pg, TuArena *arena)
{
    const char *named = getenv("TRUEUP_PG_DUMP");
    if (named && *named)
        return named;
    int major = PQserverVersion(pg) / 10000;
    for (int version = major; version < major + 8; version++) {
        char *path = tu_arena_printf(arena, "/usr/lib/postgresql/%d/bin/pg_dump", version);
        if (path && access(path, X_OK) == 0)
            return path;
    }
    return "pg_dump";
}

/* Read both pipes to their ends. */
static bool
drain(int out_fd, int err_fd, TuBuf *out, TuBuf *errors)
{
    struct pollfd fds[2] = {{out_fd, POLLIN, 0}, {err_fd, POLLIN, 0}};
    TuBuf *bufs[2] = {out, errors};
    char chunk[65536];
    while (fds[0].fd >= 0 || fds[1].fd >= 0) {
        if (poll(fds, 2, -1) < 0 && errno != EINTR)
            return false;
        for (int i = 0; i < 2; i++) {
            if (fds[i].fd < 0 || !fds[i].revents)
                continue;
            ssize_t got = read(fds[i].fd, chunk, sizeof chunk);
            if (got > 0)
                tu_buf_addn(bufs[i], chunk, (size_t)got);
            else if (got == 0 || errno != EINTR)
                fds[i].fd = -1;
            if (out->len > DUMP_MAX)
                return false;
        }
    }
    return !out->failed && !errors->failed;
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

static TuStatus
run(const char *program, char **argv, char **environment, int pass_fd, TuBuf *out, TuBuf *errors,
    int *exit_code, TuError *err)
{
    int out_pipe[2], err_pipe[2];
    if (pipe2(out_pipe, O_CLOEXEC) != 0)
        return tu_error_set(err, TU_ERR_IO, "cannot make a pipe: %s", strerror(errno));
    if (pipe2(err_pipe, O_CLOEXEC) != 0) {
        close(out_pipe[0]), close(out_pipe[1]);
        return tu_error_set(err, TU_ERR_IO, "cannot make a pipe: %s", strerror(errno));
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out_pipe[1], 1);
    posix_spawn_file_actions_adddup2(&actions, err_pipe[1], 2);
    if (pass_fd >= 0)
        posix_spawn_file_actions_adddup2(&actions, pass_fd, PASS_FD);
    pid_t pid = 0;
    int failed = posix_spawnp(&pid, program, &actions, NULL, argv, environment);
    posix_spawn_file_actions_destroy(&actions);
    close(out_pipe[1]), close(err_pipe[1]);
    bool read_all = !failed && drain(out_pipe[0], err_pipe[0], out, errors);
    close(out_pipe[0]), close(err_pipe[0]);
    int state = 0;
    while (!failed && waitpid(pid, &state, 0) < 0 && errno == EINTR)
        continue;
    *exit_code = failed ? 127 : WIFEXITED(state) ? WEXITSTATUS(state) : 128;
    if (failed && failed != ENOENT)
        return tu_error_set(err, TU_ERR_IO, "cannot run pg_dump: %s", strerror(failed));
    if (failed || *exit_code == 127)
        return tu_error_set(err, TU_ERR_UNSUPPORTED, "pg_dump is not installed");
    return read_all ? TU_OK : tu_error_set(err, TU_ERR_IO, "cannot read what pg_dump prints");
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
    PGconn *pg = conn->handle;
    Passfile passfile;
    TuBuf info = TU_BUF_INIT, out = TU_BUF_INIT, errors = TU_BUF_INIT;
    int code = 0;
    TuStatus status = write_passfile(pg, &passfile, err);
    add_conninfo(&info, pg, find_settings(conn, arena));
    char **environment = make_environment(passfile.path, arena);
    char **argv = make_arguments(info.s, options, arena);
    if (status == TU_OK && (!environment || !argv))
        status = tu_error_nomem(err);
    if (status == TU_OK)
        status =
            run(find_program(pg, arena), argv, environment, passfile.fd, &out, &errors, &code, err);
    remove_passfile(&passfile);
    if (status == TU_OK && code != 0) {
        bool version = strstr(errors.s, "server version mismatch") != NULL;
        status = tu_error_set(err, version ? TU_ERR_UNSUPPORTED : TU_ERR_DB, "%.1500s", errors.s);
    }
    if (status == TU_ERR_UNSUPPORTED)
        tu_error_hint(err,
                      "install the client of the server's version (postgresql-client-%d), or "
                      "name a pg_dump with TRUEUP_PG_DUMP",
                      PQserverVersion(pg) / 10000);
    fit_session(&out, PQserverVersion(pg) / 10000);
    if (status == TU_OK && !(*script = tu_buf_dup(&out, arena)))
        status = tu_error_nomem(err);
    tu_buf_release(&info);
    tu_buf_release(&out);
    tu_buf_release(&errors);
    return status;
}

#endif
