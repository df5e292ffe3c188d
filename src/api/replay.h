/* The migrations directory as a state: its files run on scratch in their order. */
#ifndef TU_API_REPLAY_H
#define TU_API_REPLAY_H

#include "api/session.h"
#include "apply/set.h"

/* The session's migration files; an empty set when the directory is not there yet. */
TuStatus tu_session_migrations(TrueupSession *session, const TuDialect *dialect,
                               TuMigrationSet **out, TuError *err);
/* Does a section run in the session's environment ("-- Only:")? */
bool tu_section_runs(const TrueupSession *session, const TuSection *section);
/* Run all up sections here and read the result; *out may be NULL when only running is wanted. */
TuStatus tu_replay(TrueupSession *session, TuConn *conn, TuModel **out, TuError *err);

#endif
