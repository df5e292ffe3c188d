/* Owns the files of the user: whole reads with a cap, writes that are there completely or not at
 * all. Devices, pipes and directories are refused. */
#include "config.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/compat.h"

static TuStatus
fail_errno(TuError *err, const char *what, const char *path)
{
    return tu_error_set(err, TU_ERR_IO, "%s \"%s\": %s", what, path, strerror(errno));
}

/* Bytes read, at most len; -1 with errno. */
static ssize_t
read_all(int fd, char *into, size_t len)
{
    size_t done = 0;
    while (done < len) {
        ssize_t got = read(fd, into + done, len - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

static TuStatus
read_fd(int fd, const char *path, TuArena *arena, char **text, size_t *len, TuError *err)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return fail_errno(err, "cannot read", path);
    if (!S_ISREG(info.st_mode))
        return tu_error_set(err, TU_ERR_IO, "\"%s\" is not a regular file", path);
    if (info.st_size < 0 || (unsigned long long)info.st_size > TU_FILE_MAX) {
        tu_error_set(err, TU_ERR_IO, "\"%s\" is too large", path);
        tu_error_hint(err, "at most %zu bytes are read", TU_FILE_MAX);
        return TU_ERR_IO;
    }
    size_t size = (size_t)info.st_size;
    char *content = tu_arena_alloc(arena, size + 1);
    if (content == NULL)
        return tu_error_nomem(err);
    ssize_t got = read_all(fd, content, size + 1);
    if (got < 0)
        return fail_errno(err, "cannot read", path);
    if ((size_t)got > size)
        return tu_error_set(err, TU_ERR_IO, "\"%s\" grew while it was read", path);
    *text = content;
    if (len != NULL)
        *len = (size_t)got;
    return TU_OK;
}

TuStatus
tu_file_read(const char *path, TuArena *arena, char **text, size_t *len, TuError *err)
{
    *text = NULL;
    if (len != NULL)
        *len = 0;
    /* not blocking, so that a pipe is refused and not waited for */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return fail_errno(err, "cannot read", path);
    TuStatus st = read_fd(fd, path, arena, text, len, err);
    close(fd);
    return st;
}

static bool
write_all(int fd, const char *text, size_t len)
{
    while (len > 0) {
        ssize_t put = write(fd, text, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        text += put;
        len -= (size_t)put;
    }
    return true;
}

/* A new file beside path; its name goes to temp. The kernel applies the umask to the mode. */
static int
open_temp(const char *path, unsigned mode, char *temp, size_t size)
{
    for (int i = 0; i < 100; i++) {
        int len = snprintf(temp, size, "%s.%ld-%d.tmp", path, (long)getpid(), i);
        if (len < 0 || (size_t)len >= size) {
            errno = ENAMETOOLONG;
            return -1;
        }
        int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* Give temp its name unless a file has it already. */
static bool
publish_new(const char *temp, const char *path)
{
    if (link(temp, path) == 0) {
        unlink(temp);
        return true;
    }
    if (errno == EEXIST)
        return false;
    /* no hard links here: claim the name, then replace the claim */
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    close(fd);
    if (rename(temp, path) == 0)
        return true;
    int saved = errno;
    unlink(path);
    errno = saved;
    return false;
}

/* The rename survives a crash once its directory is on disk. Not every file system can do that,
 * and the file itself is whole already, so an error here is none. */
static void
sync_dir_of(const char *path)
{
    char dir[4096];
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        snprintf(dir, sizeof(dir), ".");
    else if ((size_t)(slash - path) < sizeof(dir) - 1)
        snprintf(dir, sizeof(dir), "%.*s", (int)(slash - path) + 1, path);
    else
        return;
    int fd = open(dir, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

static TuStatus
refuse_target(const char *path, bool exclusive, TuError *err)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return TU_OK;
    if (exclusive)
        return tu_error_set(err, TU_ERR_IO, "\"%s\" exists already", path);
    if (!S_ISREG(info.st_mode))
        return tu_error_set(err, TU_ERR_IO, "\"%s\" is not a regular file", path);
    return TU_OK;
}

TuStatus
tu_file_write(const char *path, const char *text, size_t len, unsigned mode, bool exclusive,
              TuError *err)
{
    char temp[4096];
    TuStatus st = refuse_target(path, exclusive, err);
    if (st != TU_OK)
        return st;
    int fd = open_temp(path, mode, temp, sizeof(temp));
    if (fd < 0)
        return fail_errno(err, "cannot write", path);
    bool written = write_all(fd, text, len) && fsync(fd) == 0;
    int saved = errno;
    bool closed = close(fd) == 0;
    if (!written)
        errno = saved;
    bool done = written && closed;
    if (done)
        done = exclusive ? publish_new(temp, path) : rename(temp, path) == 0;
    if (!done) {
        saved = errno;
        unlink(temp);
        errno = saved;
        return fail_errno(err, "cannot write", path);
    }
    sync_dir_of(path);
    return TU_OK;
}

static bool
has_suffix(const char *name, const char *const *suffixes)
{
    size_t len = strlen(name);
    if (suffixes == NULL)
        return true;
    for (; *suffixes != NULL; suffixes++) {
        size_t tail = strlen(*suffixes);
        if (len >= tail && strcmp(name + len - tail, *suffixes) == 0)
            return true;
    }
    return false;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

TuStatus
tu_file_list(const char *dir, const char *const *suffixes, TuArena *arena, TuNames *names,
             TuError *err)
{
    size_t before = names->count;
    DIR *stream = opendir(dir);
    if (stream == NULL)
        return fail_errno(err, "cannot list", dir);
    const struct dirent *entry;
    for (errno = 0; (entry = readdir(stream)) != NULL; errno = 0) {
        struct stat info;
        if (!has_suffix(entry->d_name, suffixes))
            continue;
        if (fstatat(dirfd(stream), entry->d_name, &info, 0) != 0) {
            /* A link that leads nowhere would be a file that is left out; hidden ones are locks of
             * editors. */
            if (entry->d_name[0] == '.')
                continue;
            TuStatus failed = fail_errno(err, "cannot read", entry->d_name);
            closedir(stream);
            tu_error_context(err, "in \"%s\"", dir);
            return failed;
        }
        if (!S_ISREG(info.st_mode))
            continue;
        const char *name = tu_arena_strdup(arena, entry->d_name);
        if (name != NULL)
            tu_names_add(names, arena, name);
    }
    TuStatus st = errno == 0 ? TU_OK : fail_errno(err, "cannot list", dir);
    closedir(stream);
    if (st == TU_OK && tu_arena_failed(arena))
        st = tu_error_nomem(err);
    if (st == TU_OK && names->count > before)
        qsort(names->items + before, names->count - before, sizeof(*names->items), compare_names);
    return st;
}

TuStatus
tu_file_make_dir(const char *path, TuError *err)
{
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && tu_file_is_dir(path)))
        return TU_OK;
    return fail_errno(err, "cannot make the directory", path);
}

bool
tu_file_is_dir(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool
tu_file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

const char *
tu_file_real_path(const char *path, TuArena *arena)
{
    char *real = realpath(path, NULL);
    const char *copy = tu_arena_strdup(arena, real ? real : path);
    free(real);
    return copy;
}
