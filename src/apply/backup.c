/* Owns the directory of backups and their manifests. */
#include "config.h"

#include "apply/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/doc.h"
#include "base/file.h"
#include "base/sha256.h"
#include "db/wait.h"

#include "base/compat.h"

#define PARTIAL ".partial"
#define MANIFEST ".json"

static const struct {
    const char *key;
    size_t at; /* const char *, or long long where number is set */
    bool number;
} fields[] = {
    {"name", offsetof(TuBackup, name), false},
    {"file", offsetof(TuBackup, file), false},
    {"created_at", offsetof(TuBackup, created_at), false},
    {"reason", offsetof(TuBackup, reason), false},
    {"database", offsetof(TuBackup, database), false},
    {"identity", offsetof(TuBackup, identity), false},
    {"engine", offsetof(TuBackup, engine), false},
    {"server_version", offsetof(TuBackup, server_version), false},
    {"version", offsetof(TuBackup, version), false},
    {"fingerprint", offsetof(TuBackup, fingerprint), false},
    {"bytes", offsetof(TuBackup, bytes), true},
    {"sha256", offsetof(TuBackup, sha256), false},
    {"milliseconds", offsetof(TuBackup, milliseconds), true},
    {"tool", offsetof(TuBackup, tool), false},
};

static TuStatus
fail(TuError *err, const char *what, const char *path)
{
    return tu_error_set(err, TU_ERR_IO, "%s \"%s\": %s", what, path, strerror(errno));
}

/* ---- the directory ---- */

static TuStatus
check_dir(const char *dir, TuError *err)
{
    struct stat info;
    if (lstat(dir, &info) != 0)
        return fail(err, "cannot open", dir);
    if (!S_ISDIR(info.st_mode))
        return tu_error_set(err, TU_ERR_REFUSED, "\"%s\" is not a directory", dir);
    if (info.st_uid == geteuid() && !(info.st_mode & 022))
        return TU_OK;
    tu_error_set(err, TU_ERR_REFUSED, "others may write to \"%s\", so it is no place for backups",
                 dir);
    tu_error_hint(err, "chmod 700 it, as its owner");
    return TU_ERR_REFUSED;
}

static TuStatus
make_dir(const char *dir, TuError *err)
{
    if (mkdir(dir, 0700) != 0 && errno != EEXIST)
        return fail(err, "cannot make", dir);
    return check_dir(dir, err);
}

/* ---- manifests ---- */

TuDoc *
tu_backup_manifest(const TuBackup *backup, TuArena *arena)
{
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP);
    for (size_t i = 0; i < TU_LEN(fields); i++) {
        const void *at = (const char *)backup + fields[i].at;
        if (fields[i].number)
            tu_doc_put(doc, arena, fields[i].key, tu_doc_number(arena, *(const long long *)at));
        else if (*(const char *const *)at)
            tu_doc_put_text(doc, arena, fields[i].key, *(const char *const *)at);
    }
    return doc;
}

static TuStatus
write_manifest(const TuBackup *backup, const char *path, TuArena *arena, TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    tu_json_write(&text, tu_backup_manifest(backup, arena));
    tu_buf_addc(&text, '\n');
    TuStatus status = text.failed || tu_arena_failed(arena)
                          ? tu_error_nomem(err)
                          : tu_file_write(path, text.s, text.len, 0600, true, err);
    tu_buf_release(&text);
    return status;
}

static TuStatus
read_manifest(const char *dir, const char *file, TuArena *arena, TuBackup *out, TuError *err)
{
    char *text = NULL;
    size_t len = 0;
    TuDoc *doc = NULL;
    const char *path = tu_arena_printf(arena, "%s/%s", dir, file);
    *out = (TuBackup){0};
    TuStatus status = path ? tu_file_read(path, arena, &text, &len, err) : tu_error_nomem(err);
    if (status == TU_OK)
        status = tu_json_read(text, len, path, arena, &doc, err);
    if (status != TU_OK)
        return status;
    for (size_t i = 0; i < TU_LEN(fields); i++) {
        const TuDoc *value = tu_doc_find(doc, fields[i].key);
        void *at = (char *)out + fields[i].at;
        if (value && fields[i].number && value->type == TU_DOC_NUMBER)
            *(long long *)at = strtoll(value->text, NULL, 10);
        else if (value && !fields[i].number && value->type == TU_DOC_STRING)
            *(const char **)at = value->text;
    }
    /* The file's name counts, whatever a copied manifest says. */
    out->name = tu_arena_strndup(arena, file, strlen(file) - strlen(MANIFEST));
    if (!out->engine || !out->sha256 || !out->file || strchr(out->file, '/'))
        return tu_error_set(err, TU_ERR_PARSE, "%s: not the manifest of a backup", path);
    out->path = tu_arena_printf(arena, "%s/%s", dir, out->file);
    return out->path ? TU_OK : tu_error_nomem(err);
}

TuStatus
tu_backup_list(const char *dir, TuArena *arena, TuVec *out, TuError *err)
{
    static const char *const suffixes[] = {MANIFEST, NULL};
    TuNames files = {0};
    if (!tu_file_exists(dir))
        return TU_OK;
    TuStatus status = check_dir(dir, err);
    if (status == TU_OK)
        status = tu_file_list(dir, suffixes, arena, &files, err);
    for (size_t i = files.count; status == TU_OK && i-- > 0;) { /* names begin with the time */
        TuBackup *backup = TU_NEW(arena, TuBackup);
        status =
            backup ? read_manifest(dir, files.items[i], arena, backup, err) : tu_error_nomem(err);
        if (status == TU_OK)
            tu_vec_add(out, arena, backup);
    }
    return status;
}

static TuStatus
not_found(const char *dir, const char *name, size_t found, TuError *err)
{
    if (found)
        tu_error_set(err, TU_ERR_USAGE, "\"%s\" could be %zu backups", name, found);
    else if (strcmp(name, "latest") == 0)
        tu_error_set(err, TU_ERR_USAGE, "there is no backup in \"%s\"", dir);
    else
        tu_error_set(err, TU_ERR_USAGE, "there is no backup \"%s\" in \"%s\"", name, dir);
    tu_error_hint(err, "trueup backup list names them");
    return TU_ERR_USAGE;
}

TuStatus
tu_backup_find(const char *dir, const char *name, TuArena *arena, TuBackup *out, TuError *err)
{
    TuVec all = TU_VEC_INIT;
    size_t found = 0;
    TuStatus status = tu_backup_list(dir, arena, &all, err);
    for (size_t i = 0; status == TU_OK && i < all.count; i++) {
        const TuBackup *backup = all.items[i];
        bool whole = strcmp(backup->name, name) == 0;
        bool matches =
            whole || strcmp(name, "latest") == 0 || strncmp(backup->name, name, strlen(name)) == 0;
        if (!matches)
            continue;
        if (found == 0 || whole)
            *out = *backup;
        found++;
        if (whole || strcmp(name, "latest") == 0)
            return TU_OK;
    }
    return status != TU_OK || found == 1 ? status : not_found(dir, name, found, err);
}

/* ---- one backup ---- */

static TuStatus
digest(const char *path, char sha256[TU_SHA256_HEX], long long *bytes, TuError *err)
{
    unsigned long long size = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return fail(err, "cannot read", path);
    bool done = tu_sha256_fd(fd, sha256, &size);
    TuStatus status = done ? TU_OK : fail(err, "cannot read", path);
    close(fd);
    *bytes = (long long)size;
    return status;
}

TuStatus
tu_backup_verify(const TuBackup *backup, TuError *err)
{
    char sha256[TU_SHA256_HEX];
    long long bytes = 0;
    TuStatus status = digest(backup->path, sha256, &bytes, err);
    if (status == TU_OK && (bytes != backup->bytes || strcmp(sha256, backup->sha256) != 0)) {
        tu_error_set(err, TU_ERR_REFUSED,
                     "backup %s is not what its manifest says: %lld bytes of %lld, "
                     "sha256 %.12s of %.12s",
                     backup->name, bytes, backup->bytes, sha256, backup->sha256);
        tu_error_hint(err, "it was changed or cut off; use another one (trueup backup list)");
        status = TU_ERR_REFUSED;
    }
    return status;
}

/* Database and version as they may stand in a file's name. */
static void
add_plain(TuBuf *out, const char *text)
{
    size_t len = 0;
    for (; *text && len < 60; text++, len++) {
        bool plain = (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z') ||
                     (*text >= '0' && *text <= '9') || (len && strchr("._-+", *text));
        tu_buf_addc(out, plain ? *text : '-');
    }
}

static const char *
make_name(TuConn *conn, const TuBackupWish *wish, TuArena *arena, TuBackup *out)
{
    TuBuf name = TU_BUF_INIT;
    char stamp[32] = "", created[32] = "";
    time_t seconds = time(NULL);
    struct tm utc;
    if (gmtime_r(&seconds, &utc)) {
        strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &utc);
        strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", &utc);
    }
    const char *database = tu_conn_database(conn);
    const char *slash = database ? strrchr(database, '/') : NULL;
    tu_buf_addf(&name, "%s_", stamp);
    add_plain(&name, slash ? slash + 1 : database ? database : "");
    tu_buf_addc(&name, '_');
    add_plain(&name, wish->version ? wish->version : "none");
    out->created_at = tu_arena_strdup(arena, created);
    const char *copy = tu_buf_dup(&name, arena);
    tu_buf_release(&name);
    return copy;
}

/* A new file of ours, with a number behind the name where it is taken. */
static TuStatus
claim(const TuBackupWish *wish, const char *base, const char *suffix, TuArena *arena, TuBackup *out,
      const char **partial, TuError *err)
{
    for (int i = 1; i < 100; i++) {
        out->name = i == 1 ? base : tu_arena_printf(arena, "%s_%d", base, i);
        out->file = tu_arena_printf(arena, "%s.%s", out->name ? out->name : "", suffix);
        out->path = tu_arena_printf(arena, "%s/%s", wish->dir, out->file ? out->file : "");
        *partial = tu_arena_printf(arena, "%s" PARTIAL, out->path ? out->path : "");
        if (!out->name || !out->file || !out->path || !*partial)
            return tu_error_nomem(err);
        if (tu_file_exists(out->path))
            continue;
        int fd = open(*partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0 && errno == EEXIST)
            continue;
        if (fd < 0)
            break;
        (void)fchmod(fd, 0600);
        close(fd);
        return TU_OK;
    }
    return fail(err, "cannot make", *partial);
}

/* Give the data its name, which nobody else may have meanwhile; then the manifest. */
static TuStatus
publish(const TuBackupWish *wish, const TuBackup *backup, const char *partial, TuArena *arena,
        TuError *err)
{
    const char *manifest = tu_arena_printf(arena, "%s/%s" MANIFEST, wish->dir, backup->name);
    if (!manifest)
        return tu_error_nomem(err);
    if (link(partial, backup->path) != 0 && rename(partial, backup->path) != 0)
        return fail(err, "cannot name", backup->path);
    TuStatus status = write_manifest(backup, manifest, arena, err);
    if (status != TU_OK)
        unlink(backup->path);
    return status;
}

TuStatus
tu_backup_create(TuConn *conn, const TuBackupWish *wish, TuArena *arena, TuBackup *out,
                 TuError *err)
{
    char sha256[TU_SHA256_HEX] = "";
    const char *partial = NULL, *suffix = tu_conn_backup_suffix(conn);
    const uint64_t start = tu_wait_now_ms();
    *out = (TuBackup){.engine = tu_conn_dialect(conn)->name,
                      .server_version = tu_conn_server_version(conn),
                      .database = tu_conn_display_url(conn),
                      .version = wish->version,
                      .fingerprint = wish->fingerprint,
                      .reason = wish->reason,
                      .tool = PACKAGE_VERSION};
    const char *base = make_name(conn, wish, arena, out);
    TuStatus status = base ? make_dir(wish->dir, err) : tu_error_nomem(err);
    if (status == TU_OK)
        status = claim(wish, base, suffix ? suffix : "none", arena, out, &partial, err);
    if (status != TU_OK)
        return status;
    status = tu_conn_backup_identity(conn, arena, &out->identity, err);
    if (status == TU_OK)
        status = tu_conn_backup(conn, partial, wish->watch, err);
    if (status == TU_OK)
        status = digest(partial, sha256, &out->bytes, err);
    out->sha256 = tu_arena_strdup(arena, sha256);
    out->milliseconds = (long long)(tu_wait_now_ms() - start);
    if (status == TU_OK)
        status = publish(wish, out, partial, arena, err);
    unlink(partial);
    if (status != TU_OK)
        tu_error_context(err, "no backup was made");
    return status;
}

/* ---- retention ---- */

static time_t
age_of(const char *path, time_t now)
{
    struct stat info;
    return lstat(path, &info) == 0 ? now - info.st_mtime : 0;
}

static TuStatus
remove_backup(const TuBackup *backup, const char *dir, TuArena *arena, TuError *err)
{
    const char *manifest = tu_arena_printf(arena, "%s/%s" MANIFEST, dir, backup->name);
    if (!manifest)
        return tu_error_nomem(err);
    if (unlink(manifest) != 0 && errno != ENOENT) /* from here on it is none */
        return fail(err, "cannot delete", manifest);
    if (unlink(backup->path) != 0 && errno != ENOENT)
        return fail(err, "cannot delete", backup->path);
    return TU_OK;
}

static void
remove_strays(const TuBackupPrune *prune, TuArena *arena, time_t now)
{
    static const char *const suffixes[] = {PARTIAL, NULL};
    TuNames files = {0};
    if (prune->dry_run || tu_file_list(prune->dir, suffixes, arena, &files, NULL) != TU_OK)
        return;
    for (size_t i = 0; i < files.count; i++) {
        const char *path = tu_arena_printf(arena, "%s/%s", prune->dir, files.items[i]);
        if (path && age_of(path, now) > 24 * 3600)
            unlink(path);
    }
}

TuStatus
tu_backup_prune(const TuBackupPrune *prune, TuArena *arena, TuVec *gone, TuError *err)
{
    TuVec all = TU_VEC_INIT;
    const time_t now = time(NULL);
    bool kept = false; /* one that verifies */
    TuStatus status = tu_backup_list(prune->dir, arena, &all, err);
    for (size_t i = 0; status == TU_OK && i < all.count; i++) {
        TuBackup *backup = all.items[i];
        bool old = i >= prune->keep &&
                   (!prune->days || age_of(backup->path, now) > (time_t)prune->days * 24 * 3600);
        if (!kept && tu_backup_verify(backup, NULL) == TU_OK) {
            kept = true;
            continue;
        }
        if (!old)
            continue;
        tu_vec_add(gone, arena, backup);
        if (!prune->dry_run)
            status = remove_backup(backup, prune->dir, arena, err);
    }
    if (status == TU_OK && all.count)
        remove_strays(prune, arena, now);
    return status;
}
