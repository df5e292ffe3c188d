/* The session's live database: opened for applying, fingerprinted, checked. */
#ifndef TU_API_LIVE_H
#define TU_API_LIVE_H

#include "api/session.h"
#include "api/side.h"
#include "apply/apply.h"

typedef struct TuLive {
    TrueupSession *session;
    TuConn *conn;
    const char *display_url;
    TuMigrationSet *set;
    TuScope scope; /* of fingerprints */
    TuNames schemas;
    TuApplyOptions options; /* filled from the session; fingerprint and history included */
    bool keep;              /* hold on to the model that a fingerprint was made of */
    TuModel *model;         /* owned; that model, or NULL */
} TuLive;

typedef enum TuLiveUse {
    TU_LIVE_READ,   /* nothing is written; a SQLite file that is not there yet counts as empty */
    TU_LIVE_CHANGE, /* the same, but what is there may be changed */
    TU_LIVE_CREATE  /* a SQLite file that is not there yet is made */
} TuLiveUse;

/* Open the database and load the migrations. */
TuStatus tu_live_open(TrueupSession *session, TuLiveUse use, TuArena *arena, TuLive *out,
                      TuError *err);
void tu_live_release(TuLive *live);

/* autogenerate's condition: the live database stands at the head of the migrations, without
 * drift. from: the state that is compared; anything but the live database is fine. What was read to
 * find it out goes to side, which is empty when nothing was. */
TuStatus tu_live_at_head(TrueupSession *session, const char *from, TuArena *arena, TuSide *side,
                         TuError *err);

#endif
