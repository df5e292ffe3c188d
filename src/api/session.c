/* Sessions: copied settings. */
#include "config.h"

#include "api/session.h"

#include <string.h>

const char *
trueup_version(void)
{
    return PACKAGE_VERSION;
}

static void
copy_settings(TrueupSettings *into, const TrueupSettings *from, TuArena *arena)
{
    tu_take(into, sizeof *into, from);
    const char **texts[] = {
        &into->url,     &into->scratch_url, &into->models,  &into->migrations, &into->history,
        &into->schemas, &into->environment, &into->include, &into->exclude,    &into->backups,
        &into->backup,  &into->log_file,    &into->command};
    for (size_t i = 0; i < TU_LEN(texts); i++)
        *texts[i] = *texts[i] && **texts[i] ? tu_arena_strdup(arena, *texts[i]) : NULL;
    into->size = sizeof *into;
    if (!into->history)
        into->history = "schema_migrations";
    if (!into->lock_timeout_ms)
        into->lock_timeout_ms = 5000;
    if (!into->applier_wait_ms)
        into->applier_wait_ms = 10000;
}

TrueupStatus
trueup_session_new(const TrueupSettings *settings, TrueupSession **out, TrueupError *err)
{
    TuArena *arena = tu_arena_new();
    TrueupSession *session = TU_NEW(arena, TrueupSession);
    *out = NULL;
    if (session) {
        session->arena = arena;
        atomic_init(&session->stopped, false);
        copy_settings(&session->settings, settings, arena);
        session->lock_timeout_given = settings && settings->lock_timeout_ms;
    }
    if (!session || tu_arena_failed(arena)) {
        TuError inside = {0};
        tu_arena_free(arena);
        return tu_finish(tu_error_nomem(&inside), NULL, &inside, NULL, err);
    }
    pthread_mutex_init(&session->guard, NULL);
    *out = session;
    return TRUEUP_OK;
}

void
trueup_session_free(TrueupSession *session)
{
    if (!session)
        return;
    pthread_mutex_destroy(&session->guard);
    tu_arena_free(session->arena);
}

bool
tu_session_stopped(void *data)
{
    TrueupSession *session = data;
    return atomic_load(&session->stopped);
}

void
tu_session_holds(TuConn *conn, bool held, void *data)
{
    TrueupSession *session = data;
    pthread_mutex_lock(&session->guard);
    session->running = held ? conn : NULL;
    pthread_mutex_unlock(&session->guard);
}

bool
trueup_session_interrupt(TrueupSession *session)
{
    pthread_mutex_lock(&session->guard);
    bool running = session->running != NULL;
    if (running) {
        atomic_store(&session->stopped, true);
        tu_conn_cancel(session->running);
    }
    pthread_mutex_unlock(&session->guard);
    return running;
}

void
tu_progress(const TrueupSession *session, const char *what)
{
    if (session->settings.progress)
        session->settings.progress(what, session->settings.data);
}

unsigned
tu_session_manages(const TrueupSession *session)
{
    return (session->settings.owners ? TU_RIGHT_OWNER : 0u) |
           (session->settings.privileges ? TU_RIGHT_GRANTS : 0u);
}

TuStatus
tu_session_url(const TrueupSession *session, const char **url, TuError *err)
{
    *url = session->settings.url;
    if (*url)
        return TU_OK;
    tu_error_set(err, TU_ERR_CONFIG, "no database is named");
    tu_error_hint(err, "give --url, set TRUEUP_URL, or put url into trueup.yml");
    return TU_ERR_CONFIG;
}
