/* Backups of the session's database: make, list, look at, restore, prune. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "api/backup.h"

static const char *
dir_of(const TrueupSession *session)
{
    return session->settings.backups ? session->settings.backups : "backups";
}

/* ---- results ---- */

static void
add_size(TuBuf *out, long long bytes)
{
    static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    double size = (double)bytes;
    size_t unit = 0;
    while (size >= 1024 && unit + 1 < TU_LEN(units)) {
        size /= 1024;
        unit++;
    }
    tu_buf_addf(out, unit ? "%.1f %s" : "%.0f %s", size, units[unit]);
}

static TuDoc *
backup_doc(const TuBackup *backup, TuArena *arena)
{
    TuDoc *doc = tu_backup_manifest(backup, arena);
    tu_doc_put_text(doc, arena, "path", backup->path);
    return doc;
}

static void
add_line(TuBuf *out, const TuBackup *backup)
{
    tu_buf_addf(out, "%-44s  ", backup->name);
    add_size(out, backup->bytes);
    tu_buf_addf(out, "  %s\n", backup->reason ? backup->reason : "");
}

static void
give_text(TrueupResult *result, TuBuf *text)
{
    result->text = tu_buf_dup(text, result->arena);
    tu_buf_release(text);
}

static void
put_list(TrueupResult *result, const char *key, const TuVec *backups)
{
    TuDoc *list = tu_doc_new(result->arena, TU_DOC_LIST);
    for (size_t i = 0; i < backups->count; i++)
        tu_doc_add(list, backup_doc(backups->items[i], result->arena));
    tu_doc_put(result->json, result->arena, key, list);
}

/* ---- making one ---- */

static void
say_pages(void *data, unsigned long long done, unsigned long long total)
{
    char text[80];
    snprintf(text, sizeof text, "%llu of %llu pages", done, total);
    tu_progress(data, text);
}

/* The lock of those who apply: what is copied stands between two migrations. */
static TuStatus
lock(TuLive *live, TuArena *arena, const char **name, TuError *err)
{
    TuHistory history;
    *name = NULL;
    TuStatus status = tu_history_init(&history, tu_conn_dialect(live->conn), NULL,
                                      live->options.history_table, arena, err);
    if (status == TU_OK)
        status = tu_conn_lock(live->conn, history.quoted[0], live->options.lock_wait_ms, err);
    if (status == TU_OK)
        *name = history.quoted[0];
    return status;
}

static void
unlock(TuLive *live, const char *name)
{
    if (name)
        tu_conn_unlock(live->conn, name, NULL);
}

TuStatus
tu_backup_now(TuLive *live, const char *reason, TuArena *arena, TuBackup *out, TuError *err)
{
    TuApplyStatus now;
    const TuBackupWatch watch = {.progress = say_pages, .data = live->session};
    TuStatus status = tu_apply_status(live->conn, live->set, &live->options, arena, &now, err);
    if (status != TU_OK)
        return status;
    tu_progress(live->session, "backing up the database");
    const TuBackupWish wish = {
        .dir = dir_of(live->session),
        .version = now.plan.head ? now.plan.head->version : NULL,
        .fingerprint = tu_arena_strdup(arena, now.fingerprint), /* out may outlive this function */
        .reason = reason,
        .watch = &watch,
    };
    return tu_backup_create(live->conn, &wish, arena, out, err);
}

static TuStatus
open_existing(TrueupSession *session, TuArena *arena, TuLive *live, TuError *err)
{
    TuStatus status = tu_live_open(session, TU_LIVE_CHANGE, arena, live, err);
    if (status == TU_OK && tu_conn_url_missing(session->settings.url))
        status = tu_error_set(err, TU_ERR_CONNECT, "%s is not there", live->display_url);
    return status;
}

TrueupStatus
trueup_backup_create(TrueupSession *session, const char *reason, TrueupResult **out,
                     TrueupError *err)
{
    TuError inside = {0};
    TuLive live = {0};
    TuBackup backup = {0};
    const char *name = NULL;
    TrueupResult *result = tu_result_new();
    tu_start(out, err);
    TuStatus status =
        result ? open_existing(session, result->arena, &live, &inside) : tu_error_nomem(&inside);
    if (status == TU_OK)
        status = lock(&live, result->arena, &name, &inside);
    if (status == TU_OK)
        status = tu_backup_now(&live, reason, result->arena, &backup, &inside);
    if (status == TU_OK) {
        TuBuf text = TU_BUF_INIT;
        tu_buf_addf(&text, "backed up to %s (", backup.path);
        add_size(&text, backup.bytes);
        tu_buf_addf(&text, ", %lld ms)\n", backup.milliseconds);
        give_text(result, &text);
        tu_doc_put(result->json, result->arena, "backup", backup_doc(&backup, result->arena));
        tu_result_part(result, "path", backup.path);
    }
    unlock(&live, name);
    tu_live_release(&live);
    return tu_finish(status, result, &inside, out, err);
}

bool
tu_backup_wanted(const char *when, bool destructive)
{
    return when &&
           (strcmp(when, "always") == 0 || (destructive && strcmp(when, "destructive") == 0));
}

TuStatus
tu_backup_bring_back(TuLive *live, const TuBackup *backup, TuArena *arena, TuError *err)
{
    const char *name = NULL;
    const TuBackupWatch watch = {.progress = say_pages, .data = live->session};
    TuStatus status = tu_backup_verify(backup, err);
    if (status == TU_OK)
        status = lock(live, arena, &name, err);
    tu_progress(live->session, "restoring");
    if (status == TU_OK)
        status = tu_conn_clear(live->conn, err);
    if (status == TU_OK)
        status = tu_conn_restore(live->conn, backup->path, &watch, err);
    unlock(live, name);
    return status;
}

/* ---- looking ---- */

TrueupStatus
trueup_backup_list(TrueupSession *session, TrueupResult **out, TrueupError *err)
{
    TuError inside = {0};
    TuVec backups = TU_VEC_INIT;
    TuBuf text = TU_BUF_INIT;
    TrueupResult *result = tu_result_new();
    tu_start(out, err);
    TuStatus status = result ? tu_backup_list(dir_of(session), result->arena, &backups, &inside)
                             : tu_error_nomem(&inside);
    for (size_t i = 0; status == TU_OK && i < backups.count; i++)
        add_line(&text, backups.items[i]);
    if (status == TU_OK && !backups.count)
        tu_buf_addf(&text, "no backups in %s\n", dir_of(session));
    if (status == TU_OK) {
        put_list(result, "backups", &backups);
        result->text = tu_buf_dup(&text, result->arena);
    }
    tu_buf_release(&text);
    return tu_finish(status, result, &inside, out, err);
}

static void
write_show(TrueupResult *result, const TuBackup *backup)
{
    TuBuf out = TU_BUF_INIT;
    const struct {
        const char *name, *value;
    } lines[] = {{"backup", backup->name},        {"file", backup->path},
                 {"created", backup->created_at}, {"reason", backup->reason},
                 {"database", backup->database},  {"identity", backup->identity},
                 {"engine", backup->engine},      {"server", backup->server_version},
                 {"version", backup->version},    {"schema", backup->fingerprint},
                 {"sha256", backup->sha256}};
    for (size_t i = 0; i < TU_LEN(lines); i++)
        if (lines[i].value)
            tu_buf_addf(&out, "%-9s %s\n", lines[i].name, lines[i].value);
    tu_buf_add(&out, "size      ");
    add_size(&out, backup->bytes);
    tu_buf_add(&out, "\nstate     whole: size and sha256 are those of the manifest\n");
    give_text(result, &out);
    tu_doc_put(result->json, result->arena, "backup", backup_doc(backup, result->arena));
}

TrueupStatus
trueup_backup_show(TrueupSession *session, const char *name, TrueupResult **out, TrueupError *err)
{
    TuError inside = {0};
    TuBackup backup = {0};
    TrueupResult *result = tu_result_new();
    tu_start(out, err);
    TuStatus status = result ? tu_backup_find(dir_of(session), name ? name : "latest",
                                              result->arena, &backup, &inside)
                             : tu_error_nomem(&inside);
    if (status == TU_OK)
        status = tu_backup_verify(&backup, &inside);
    if (status == TU_OK)
        write_show(result, &backup);
    return tu_finish(status, result, &inside, out, err);
}

/* ---- restoring ---- */

typedef struct Restore {
    TuLive live;
    TuBackup backup, safety; /* safety.name NULL: there was nothing to save */
    const TrueupRestoreOptions *options;
    TrueupResult *result;
} Restore;

/* Another engine's backup, or a database that holds something and was not named. */
static TuStatus
refuse_target(Restore *restore, const char *occupied, TuError *err)
{
    TuConn *conn = restore->live.conn;
    const char *database = tu_conn_database(conn), *confirm = restore->options->confirm;
    if (strcmp(restore->backup.engine, tu_conn_dialect(conn)->name) != 0)
        return tu_error_set(err, TU_ERR_REFUSED, "backup %s is of %s, the database is %s",
                            restore->backup.name, restore->backup.engine,
                            tu_conn_dialect(conn)->name);
    if (!occupied || (confirm && database && strcmp(confirm, database) == 0))
        return TU_OK;
    if (confirm)
        tu_error_set(err, TU_ERR_REFUSED, "the database is named \"%s\", not \"%s\"",
                     database ? database : "", confirm);
    else
        tu_error_set(err, TU_ERR_REFUSED, "%s is not empty: it has %s", restore->live.display_url,
                     occupied);
    tu_error_hint(err,
                  "restore into an empty database by --url, or replace all that is in this "
                  "one: --confirm \"%s\"",
                  database ? database : "");
    return TU_ERR_REFUSED;
}

static void
warn_identity(Restore *restore, TuArena *arena)
{
    const char *here = NULL;
    if (tu_conn_backup_identity(restore->live.conn, arena, &here, NULL) == TU_OK && here &&
        restore->backup.identity && strcmp(here, restore->backup.identity) != 0)
        tu_result_warn(restore->result, "the backup is of another database: %s",
                       restore->backup.database ? restore->backup.database : "unknown");
}

/* What was there is saved first, unless that is not wanted. */
static TuStatus
make_room(Restore *restore, const char *occupied, TuError *err)
{
    TuStatus status = TU_OK;
    if (!occupied)
        return TU_OK;
    if (!restore->options->no_safety)
        status = tu_backup_now(&restore->live, "before a restore", restore->result->arena,
                               &restore->safety, err);
    if (status == TU_OK)
        status = tu_conn_clear(restore->live.conn, err);
    return status;
}

/* The schema must be the one that was backed up. */
static TuStatus
look_at_schema(Restore *restore, TuError *err)
{
    char print[TU_FINGERPRINT_SIZE];
    if (!restore->backup.fingerprint || !*restore->backup.fingerprint)
        return TU_OK;
    TuStatus status =
        restore->live.options.fingerprint(restore->live.conn, print, &restore->live, err);
    if (status == TU_OK && strcmp(print, restore->backup.fingerprint) != 0)
        tu_result_warn(restore->result,
                       "the schema is not quite the one of the backup: another server version, "
                       "other roles, or other settings of what is managed (trueup diff shows it)");
    return status;
}

static TuStatus
restore_now(Restore *restore, TuError *err)
{
    TuArena *arena = restore->result->arena;
    const char *occupied = NULL;
    const TuBackupWatch watch = {.progress = say_pages, .data = restore->live.session};
    TuStatus status = tu_backup_verify(&restore->backup, err);
    if (status == TU_OK)
        status = tu_conn_backup_check(restore->live.conn, restore->backup.path, err);
    if (status == TU_OK)
        status = tu_conn_occupied(restore->live.conn, arena, &occupied, err);
    if (status == TU_OK)
        status = refuse_target(restore, occupied, err);
    if (status != TU_OK)
        return status;
    warn_identity(restore, arena);
    status = make_room(restore, occupied, err);
    tu_progress(restore->live.session, "restoring");
    if (status == TU_OK) {
        status = tu_conn_restore(restore->live.conn, restore->backup.path, &watch, err);
        if (status != TU_OK && restore->safety.name)
            tu_error_hint(err, "what was there is in backup %s", restore->safety.name);
    }
    return status == TU_OK ? look_at_schema(restore, err) : status;
}

static void
write_restore(Restore *restore)
{
    TuBuf text = TU_BUF_INIT;
    TuArena *arena = restore->result->arena;
    tu_buf_addf(&text, "restored %s into %s\n", restore->backup.name, restore->live.display_url);
    if (restore->safety.name)
        tu_buf_addf(&text, "what was there is in backup %s\n", restore->safety.name);
    give_text(restore->result, &text);
    tu_doc_put(restore->result->json, arena, "restored", backup_doc(&restore->backup, arena));
    if (restore->safety.name)
        tu_doc_put(restore->result->json, arena, "saved", backup_doc(&restore->safety, arena));
}

TrueupStatus
trueup_backup_restore(TrueupSession *session, const TrueupRestoreOptions *given, TrueupResult **out,
                      TrueupError *err)
{
    TuError inside = {0};
    TrueupRestoreOptions options;
    const char *name = NULL;
    tu_start(out, err);
    tu_take(&options, sizeof options, given);
    Restore restore = {.options = &options, .result = tu_result_new()};
    TuArena *arena = restore.result ? restore.result->arena : NULL;
    TuStatus status = arena
                          ? tu_backup_find(dir_of(session), options.name ? options.name : "latest",
                                           arena, &restore.backup, &inside)
                          : tu_error_nomem(&inside);
    if (status == TU_OK)
        status = tu_live_open(session, TU_LIVE_CREATE, arena, &restore.live, &inside);
    if (status == TU_OK)
        status = lock(&restore.live, arena, &name, &inside);
    if (status == TU_OK)
        status = restore_now(&restore, &inside);
    if (status == TU_OK)
        write_restore(&restore);
    unlock(&restore.live, name);
    tu_live_release(&restore.live);
    return tu_finish(status, restore.result, &inside, out, err);
}

/* ---- pruning ---- */

TrueupStatus
trueup_backup_prune(TrueupSession *session, const TrueupPruneOptions *given, TrueupResult **out,
                    TrueupError *err)
{
    TuError inside = {0};
    TuVec gone = TU_VEC_INIT;
    TuBuf text = TU_BUF_INIT;
    TrueupPruneOptions options;
    TrueupResult *result = tu_result_new();
    tu_start(out, err);
    tu_take(&options, sizeof options, given);
    const TuBackupPrune prune = {.dir = dir_of(session),
                                 .keep = options.keep ? options.keep : 7,
                                 .days = options.days,
                                 .dry_run = options.dry_run};
    TuStatus status =
        result ? tu_backup_prune(&prune, result->arena, &gone, &inside) : tu_error_nomem(&inside);
    for (size_t i = 0; status == TU_OK && i < gone.count; i++) {
        tu_buf_add(&text, options.dry_run ? "would delete " : "deleted ");
        add_line(&text, gone.items[i]);
    }
    if (status == TU_OK) {
        if (!gone.count)
            tu_buf_add(&text, "nothing to delete\n");
        put_list(result, "deleted", &gone);
        result->text = tu_buf_dup(&text, result->arena);
    }
    tu_buf_release(&text);
    return tu_finish(status, result, &inside, out, err);
}
