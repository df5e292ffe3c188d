/* A directory of backups: one file of the engine each, with a manifest beside it. A backup is there
 * when its manifest is; that is written last. The directory is the user's alone (0700), the files
 * are 0600, and no link is followed. */
#ifndef TU_APPLY_BACKUP_H
#define TU_APPLY_BACKUP_H

#include "base/doc.h"
#include "base/vec.h"
#include "db/backup.h"

/* What a manifest says. Texts live in an arena; what is not known is NULL. */
typedef struct TuBackup {
    const char *name; /* 20260131T101500Z_shop_1.2.0 */
    const char *path; /* of the data, which the manifest knows by its file's name */
    const char *file;
    const char *engine, *server_version;
    const char *database; /* URL without secrets */
    const char *identity; /* of server and database, as the engine says it */
    const char *version;  /* that the schema stood at */
    const char *fingerprint;
    const char *reason; /* why it was made */
    const char *created_at;
    const char *tool;
    const char *sha256;
    long long bytes, milliseconds;
} TuBackup;

typedef struct TuBackupWish {
    const char *dir;
    const char *version, *fingerprint, *reason; /* for the manifest; may be NULL */
    const TuBackupWatch *watch;                 /* may be NULL */
} TuBackupWish;

/* Make the directory where it is not there, write a backup, look at it, write its manifest. Nothing
 * is left behind on failure. TU_ERR_REFUSED when the directory is open to others. */
TuStatus tu_backup_create(TuConn *conn, const TuBackupWish *wish, TuArena *arena, TuBackup *out,
                          TuError *err);
/* What the manifest says, as a document. */
TuDoc *tu_backup_manifest(const TuBackup *backup, TuArena *arena);
/* Every backup (TuBackup), the newest first; an empty list when the directory is not there. */
TuStatus tu_backup_list(const char *dir, TuArena *arena, TuVec *out, TuError *err);
/* By its name, by an unambiguous beginning of it, or "latest". TU_ERR_USAGE when there is none. */
TuStatus tu_backup_find(const char *dir, const char *name, TuArena *arena, TuBackup *out,
                        TuError *err);
/* Do size and digest of the data agree with the manifest? TU_ERR_REFUSED when not. */
TuStatus tu_backup_verify(const TuBackup *backup, TuError *err);
/* Delete all but the newest `keep`, and of these nothing, and of the rest those that are older than
 * `days` (0: whatever their age). The newest one that verifies always stays. What went (or, dry,
 * would) is put into gone. Half-written files older than a day go, too. */
typedef struct TuBackupPrune {
    const char *dir;
    size_t keep;
    unsigned days;
    bool dry_run;
} TuBackupPrune;
TuStatus tu_backup_prune(const TuBackupPrune *prune, TuArena *arena, TuVec *gone, TuError *err);

#endif
