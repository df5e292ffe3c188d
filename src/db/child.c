/* Owns how children are started, read and waited for. */
#include "config.h"

#include "db/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define SECRET_FD 3                   /* in the child */
#define OUTPUT_MAX ((size_t)64 << 20) /* what a restore may print */

/* ---- secrets ---- */

TuStatus
tu_secret_file_make(const TuBuf *text, TuSecretFile *out, TuError *err)
{
    char open_path[32];
    *out = (TuSecretFile){.fd = -1};
    if (text->failed)
        return tu_error_nomem(err);
    memcpy(out->path, "/tmp/trueup-pass-XXXXXX", 24);
    out->fd = mkostemp(out->path, O_CLOEXEC); /* 0600 */
    if (out->fd < 0) {
        *out = (TuSecretFile){.fd = -1};
        return tu_error_set(err, TU_ERR_IO, "cannot make a private file for the password: %s",
                            strerror(errno));
    }
    out->there = out->named = true;
    snprintf(open_path, sizeof open_path, "/dev/fd/%d", out->fd);
    if (access(open_path, R_OK) == 0 && unlink(out->path) == 0) {
        out->named = false;
        snprintf(out->path, sizeof out->path, "/dev/fd/%d", SECRET_FD);
    }
    return write(out->fd, text->s, text->len) == (ssize_t)text->len
               ? TU_OK
               : tu_error_set(err, TU_ERR_IO, "cannot write the password to a private file");
}

void
tu_secret_file_release(TuSecretFile *file)
{
    if (file->there && file->named)
        unlink(file->path);
    if (file->there)
        close(file->fd);
    *file = (TuSecretFile){.fd = -1};
}

/* ---- arguments ---- */

void
tu_arguments_add(TuArguments *arguments, const char *fmt, ...)
{
    char text[4096];
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (arguments->count + 1 >= arguments->cap) {
        size_t cap = arguments->cap ? arguments->cap * 2 : 16;
        char **items = TU_NEW_N(arguments->arena, char *, cap);
        if (items && arguments->count)
            memcpy(items, arguments->items, arguments->count * sizeof *items);
        arguments->failed |= !items;
        arguments->items = items ? items : arguments->items;
        arguments->cap = items ? cap : arguments->cap;
    }
    char *copy =
        len >= 0 && (size_t)len < sizeof text ? tu_arena_strdup(arguments->arena, text) : NULL;
    arguments->failed |= !copy;
    if (arguments->failed)
        return;
    arguments->items[arguments->count++] = copy;
    arguments->items[arguments->count] = NULL;
}

/* ---- running ---- */

/* Read the pipes to their ends; out_fd may be -1. */
static bool
drain(int out_fd, int err_fd, size_t max, TuBuf *out, TuBuf *errors)
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
            if (out && out->len > max)
                return false;
        }
    }
    return (!out || !out->failed) && !errors->failed;
}

static int
spawn(const TuChild *child, int out_fd, int err_fd, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (child->input > 0)
        posix_spawn_file_actions_adddup2(&actions, child->input, 0);
    else
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out_fd, 1);
    posix_spawn_file_actions_adddup2(&actions, err_fd, 2);
    if (child->secret && child->secret->there)
        posix_spawn_file_actions_adddup2(&actions, child->secret->fd, SECRET_FD);
    int failed = posix_spawnp(pid, child->program, &actions, NULL, child->arguments,
                              child->environment ? child->environment : environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static TuStatus
make_pipe(int fds[2], TuError *err)
{
    fds[0] = fds[1] = -1;
    return pipe2(fds, O_CLOEXEC) == 0
               ? TU_OK
               : tu_error_set(err, TU_ERR_IO, "cannot make a pipe: %s", strerror(errno));
}

static void
close_both(int fds[2])
{
    for (int i = 0; i < 2; i++) {
        if (fds[i] >= 0)
            close(fds[i]);
        fds[i] = -1;
    }
}

TuStatus
tu_child_run(const TuChild *child, TuBuf *output, TuBuf *errors, int *exit_code, TuError *err)
{
    int out_pipe[2] = {-1, -1}, err_pipe[2] = {-1, -1}, state = 0;
    bool own = child->output > 0;
    TuStatus status = own ? TU_OK : make_pipe(out_pipe, err);
    if (status == TU_OK)
        status = make_pipe(err_pipe, err);
    if (status != TU_OK) {
        close_both(out_pipe);
        return status;
    }
    pid_t pid = 0;
    int failed = spawn(child, own ? child->output : out_pipe[1], err_pipe[1], &pid);
    if (!own)
        close(out_pipe[1]);
    close(err_pipe[1]);
    out_pipe[1] = err_pipe[1] = -1;
    bool read_all =
        !failed && drain(out_pipe[0], err_pipe[0], child->output_max, own ? NULL : output, errors);
    close_both(out_pipe);
    close_both(err_pipe);
    while (!failed && waitpid(pid, &state, 0) < 0 && errno == EINTR)
        continue;
    *exit_code = failed ? 127 : WIFEXITED(state) ? WEXITSTATUS(state) : 128;
    if (failed && failed != ENOENT)
        return tu_error_set(err, TU_ERR_IO, "cannot run %s: %s", child->name, strerror(failed));
    if (failed || *exit_code == 127)
        return tu_error_set(err, TU_ERR_UNSUPPORTED, "%s is not installed", child->name);
    return read_all ? TU_OK
                    : tu_error_set(err, TU_ERR_IO, "cannot read what %s prints", child->name);
}

TuStatus
tu_child_run_on_file(const TuChild *child, const char *path, bool writes, TuError *err)
{
    TuChild run = *child;
    TuBuf out = TU_BUF_INIT, errors = TU_BUF_INIT;
    int code = 0, fd = open(path, (writes ? O_WRONLY : O_RDONLY) | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return tu_error_set(err, TU_ERR_IO, "cannot open \"%s\": %s", path, strerror(errno));
    *(writes ? &run.output : &run.input) = fd;
    run.output_max = OUTPUT_MAX;
    TuStatus status = tu_child_run(&run, &out, &errors, &code, err);
    if (status == TU_OK && code != 0)
        status = tu_error_set(err, TU_ERR_DB, "%s: %.1500s", child->name,
                              errors.len ? errors.s : "it failed and says nothing");
    if (status == TU_OK && writes && fsync(fd) != 0)
        status = tu_error_set(err, TU_ERR_IO, "cannot write \"%s\": %s", path, strerror(errno));
    close(fd);
    tu_buf_release(&out);
    tu_buf_release(&errors);
    return status;
}
