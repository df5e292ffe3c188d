/* Backups that a run makes by itself. */
#ifndef TU_API_BACKUP_H
#define TU_API_BACKUP_H

#include "api/live.h"
#include "apply/backup.h"

/* Does the setting ask for one: "never" (NULL), "destructive", "always"? */
bool tu_backup_wanted(const char *when, bool destructive);
/* Back the live database up; whoever calls holds the lock. */
TuStatus tu_backup_now(TuLive *live, const char *reason, TuArena *arena, TuBackup *out,
                       TuError *err);
/* Replace all that is in the live database by a backup of it, under the lock. */
TuStatus tu_backup_bring_back(TuLive *live, const TuBackup *backup, TuArena *arena, TuError *err);

#endif
