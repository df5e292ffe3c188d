/* Inside of the public handles. */
#ifndef TU_API_SESSION_H
#define TU_API_SESSION_H

#include <pthread.h>
#include <stdatomic.h>

#include <trueup/trueup.h>

#include "api/filter.h"
#include "base/arena.h"
#include "base/doc.h"
#include "base/error.h"
#include "base/vec.h"
#include "db/conn.h"
#include "base/map.h"
#include "model/object.h"

struct TrueupSession {
    TuArena *arena;
    pthread_mutex_t guard; /* of running */
    TuConn *running;       /* a run holds its lock on it; NULL: none */
    atomic_bool stopped;
    TrueupSettings settings;
    bool lock_timeout_given;
    /* settings.lock_timeout_ms is not the default */ /* strings in the arena, defaults filled
                                                         in */
};

struct TrueupResult {
    TuArena *arena;
    int exit_code;
    const char *text;
    TuDoc *json; /* written when asked for */
    const char *json_text;
    TuBuf held; /* what text and json_text are, where it is long */
    TuPairs parts;
    TuBuf warnings;
};

/* The start of a verb: nothing of an earlier call is left in the caller's error. A NULL err is
 * fine.
 */
void tu_start(TrueupResult **out, TrueupError *err);
/* Copy an options struct, whose first member is its size: a caller built against an older header
 * hands in a shorter one, and what it lacks is zero; so is everything with NULL. A size of 0 counts
 * as the size now. */
void tu_take(void *copy, size_t size, const void *options);
/* New result, or NULL when memory is out. */
TrueupResult *tu_result_new(void);
void tu_result_part(TrueupResult *result, const char *name, const char *text);
void tu_result_warn(TrueupResult *result, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Warn about what the server is, if there is something; conn may be NULL. */
void tu_result_warn_server(TrueupResult *result, const TuConn *conn);
/* The end of a verb: hands the result out, or frees it and turns the error into the public one. */
TrueupStatus tu_finish(TuStatus status, TrueupResult *result, const TuError *inside,
                       TrueupResult **out, TrueupError *err);
/* False when there is no room for the line. */
bool tu_more(TrueupError *err, const char *line);
/* Errors of a model as JSON; false when they do not fit. */
bool tu_issues(TrueupError *err, const char *json);

/* For TuApplyOptions: stopped and holds; data is the session. */
bool tu_session_stopped(void *session);
void tu_session_holds(TuConn *conn, bool held, void *session);

void tu_progress(const TrueupSession *session, const char *what);
/* What of owners and privileges is managed (TuRight). */
unsigned tu_session_manages(const TrueupSession *session);
/* TU_ERR_CONFIG when the session has none. */
TuStatus tu_session_url(const TrueupSession *session, const char **url, TuError *err);

/* Which objects are none of our business: the session's history tables, other tools' unless the
 * model declares them, schemas that are not managed. */
typedef struct TuScope {
    const TrueupSession *session;
    const TuModel *to; /* NULL: nothing is declared */
    TuMap *schemas;    /* managed ones by name; NULL = all */
    TuFilter include, exclude;
} TuScope;

/* Why an object is none of our business. */
typedef enum TuScopeReason {
    TU_SCOPE_MANAGED, /* it is ours */
    TU_SCOPE_OWN,     /* a history table of ours */
    TU_SCOPE_SCHEMA,  /* its schema is not managed */
    TU_SCOPE_HISTORY, /* another tool's history */
    TU_SCOPE_FILTER   /* include or exclude says so */
} TuScopeReason;
TuScopeReason tu_scope_reason(const TuScope *scope, const TuObject *object);

TuStatus tu_scope_init(TuScope *scope, const TrueupSession *session, const TuModel *to,
                       TuArena *arena, TuError *err);
/* The scope of fingerprints: the session's schemas, or those named, or the default one. */
TuStatus tu_scope_live(TuScope *scope, const TrueupSession *session, const TuNames *schemas,
                       const char *default_schema, TuError *err);
void tu_scope_release(TuScope *scope);
/* The same as a question, for those who take one. */
bool tu_scope_skip(const TuObject *object, void *scope);

#endif
