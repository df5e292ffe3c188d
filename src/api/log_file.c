/* JSON lines of what runs do. */
#include "config.h"

#include "api/log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int
open_file(const char *path)
{
    struct stat info;
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (fd >= 0 && (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))) {
        close(fd);
        errno = EINVAL;
        return -1;
    }
    return fd;
}

TuStatus
tu_log_file_check(const TrueupSession *session, TuError *err)
{
    const char *path = session->settings.log_file;
    int fd = path ? open_file(path) : -1;
    if (!path || fd >= 0) {
        if (fd >= 0)
            close(fd);
        return TU_OK;
    }
    int code = errno;
    tu_error_set(err, TU_ERR_IO, "cannot write the log file \"%s\": %s", path,
                 code == ELOOP    ? "it is a symbolic link"
                 : code == EINVAL ? "it is no regular file"
                                  : strerror(code));
    tu_error_hint(err, "nothing was run; name another with --log-file");
    return TU_ERR_IO;
}

static void
add_member(TuBuf *line, const char *name, const char *value)
{
    if (!value)
        return;
    tu_buf_addf(line, "%s\"%s\":", line->len > 1 ? "," : "", name);
    tu_json_quote(line, value);
}

void
tu_log_file_add(void *data, const TuLogEntry *entry)
{
    const TrueupSession *session = data;
    char now[32] = "";
    time_t seconds = time(NULL);
    struct tm utc;
    if (gmtime_r(&seconds, &utc))
        strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", &utc);
    TuBuf line = TU_BUF_INIT;
    tu_buf_add(&line, "{");
    const struct {
        const char *name, *value;
    } members[] = {{"time", now},
                   {"run", entry->run},
                   {"action", entry->action},
                   {"version", entry->version},
                   {"result", entry->result},
                   {"detail", entry->detail},
                   {"actor", entry->actor},
                   {"host", entry->host},
                   {"command", entry->command},
                   {"plan_hash", entry->plan_hash},
                   {"chain", entry->chain}};
    for (size_t i = 0; i < TU_LEN(members); i++)
        add_member(&line, members[i].name, members[i].value);
    tu_buf_add(&line, "}\n");
    int fd = line.failed ? -1 : open_file(session->settings.log_file);
    if (fd >= 0) {
        ssize_t written = write(fd, line.s, line.len);
        if (written == (ssize_t)line.len)
            fsync(fd);
        close(fd);
    }
    tu_buf_release(&line);
}
