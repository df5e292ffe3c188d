/* Replaying migration files on a scratch database. */
#include "config.h"

#include "api/replay.h"

#include <string.h>

#include "base/file.h"
#include "introspect/introspect.h"
#include "scratch/scratch.h"

TuStatus
tu_session_migrations(TrueupSession *session, const TuDialect *dialect, TuMigrationSet **out,
                      TuError *err)
{
    const char *dir = session->settings.migrations;
    *out = NULL;
    if (!dir) {
        tu_error_set(err, TU_ERR_CONFIG, "no migrations directory is named");
        tu_error_hint(err, "give --migrations or put migrations into trueup.yml");
        return TU_ERR_CONFIG;
    }
    if (!tu_file_is_dir(dir) && !tu_file_exists(dir)) {
        *out = tu_migration_set_new(dialect);
        return *out ? TU_OK : tu_error_nomem(err);
    }
    return tu_migration_set_load(dir, dialect, out, err);
}

bool
tu_section_runs(const TrueupSession *session, const TuSection *section)
{
    const char *environment = session->settings.environment;
    for (size_t i = 0; i < section->only.count; i++) {
        if (environment && strcmp(section->only.items[i], environment) == 0)
            return true;
    }
    return section->text && section->only.count == 0;
}

TuStatus
tu_replay(TrueupSession *session, TuConn *conn, TuModel **out, TuError *err)
{
    TuMigrationSet *set = NULL;
    TuStatus status = tu_session_migrations(session, tu_conn_dialect(conn), &set, err);
    for (size_t i = 0; status == TU_OK && i < set->items.count; i++) {
        const TuMigration *migration = set->items.items[i];
        if (!tu_section_runs(session, &migration->up))
            continue;
        tu_progress(session, migration->file);
        status = tu_scratch_migrate(conn, migration->up.text, migration->file, NULL, err);
        if (status != TU_OK && err && err->line)
            err->line += migration->up.line - 1;
    }
    if (status == TU_OK && out)
        status = tu_introspect(conn, out, err);
    tu_migration_set_free(set);
    return status;
}
