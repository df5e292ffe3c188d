/* Opening the live database with what applying needs. */
#include "config.h"

#include "api/live.h"

#include <string.h>

#include "api/log_file.h"
#include "api/replay.h"
#include "introspect/introspect.h"
#include "model/compare.h"

static TuStatus
fingerprint(TuConn *conn, char out[TU_FINGERPRINT_SIZE], void *data, TuError *err)
{
    TuLive *live = data;
    TuModel *model = NULL;
    char print[TU_SHA256_HEX + 7];
    TuStatus status = tu_introspect(conn, &model, err);
    if (status == TU_OK)
        model->manages = tu_session_manages(live->session);
    if (status == TU_OK && !tu_model_fingerprint(model, tu_scope_skip, &live->scope, print))
        status = tu_error_nomem(err);
    if (status == TU_OK)
        memcpy(out, print, sizeof print);
    if (status == TU_OK && live->keep) {
        tu_model_free(live->model);
        live->model = model;
    } else {
        tu_model_free(model);
    }
    return status;
}

static void
collect_schemas(TuLive *live, TuArena *arena)
{
    for (size_t i = 0; i < live->set->items.count; i++) {
        const TuMigration *migration = live->set->items.items[i];
        for (size_t j = 0; j < migration->schemas.count; j++)
            tu_names_add(&live->schemas, arena, migration->schemas.items[j]);
    }
}

TuStatus
tu_live_open(TrueupSession *session, TuLiveUse use, TuArena *arena, TuLive *out, TuError *err)
{
    const TuConnOptions options = {
        .read_only = use == TU_LIVE_READ, .must_exist = use != TU_LIVE_CREATE, .in_database = true};
    const char *url = NULL;
    *out = (TuLive){.session = session};
    TuStatus status = use == TU_LIVE_READ ? TU_OK : tu_log_file_check(session, err);
    if (status == TU_OK)
        status = tu_session_url(session, &url, err);
    bool missing = status == TU_OK && use != TU_LIVE_CREATE && tu_conn_url_missing(url);
    if (status == TU_OK)
        status = missing ? tu_conn_open("sqlite::memory:", NULL, &out->conn, err)
                         : tu_conn_open(url, &options, &out->conn, err);
    if (status == TU_OK) {
        out->display_url = missing ? url : tu_conn_display_url(out->conn);
        status = tu_session_migrations(session, tu_conn_dialect(out->conn), &out->set, err);
    }
    if (status != TU_OK)
        return status;
    collect_schemas(out, arena);
    out->options = (TuApplyOptions){
        .history_table = session->settings.history,
        .environment = session->settings.environment,
        .lock_wait_ms = session->settings.applier_wait_ms,
        .lock_timeout_ms = session->lock_timeout_given ? session->settings.lock_timeout_ms : 0,
        .statement_timeout_ms = session->settings.statement_timeout_ms,
        .lock_retries = session->settings.lock_retries,
        .retry_ms = session->settings.retry_delay_ms,
        .command = session->settings.command,
        .fingerprint = fingerprint,
        .fingerprint_data = out,
        .log = session->settings.log_file ? tu_log_file_add : NULL,
        .log_data = session,
        .stopped = tu_session_stopped,
        .holds = tu_session_holds,
        .stop_data = session,
    };
    return tu_scope_live(&out->scope, session, &out->schemas,
                         tu_conn_dialect(out->conn)->default_schema, err);
}

void
tu_live_release(TuLive *live)
{
    tu_scope_release(&live->scope);
    tu_migration_set_free(live->set);
    tu_conn_free(live->conn);
    tu_model_free(live->model);
    *live = (TuLive){0};
}

static TuStatus
at_head(const TuApplyStatus *now, TuError *err)
{
    if (now->plan.unfinished) {
        tu_error_set(err, TU_ERR_PARTIAL, "migration %s is not finished",
                     now->plan.unfinished->version);
        tu_error_hint(err, "trueup status says where it stands, trueup up goes on");
        return TU_ERR_PARTIAL;
    }
    if (now->plan.problems.count) {
        if (err)
            *err = *(const TuError *)now->plan.problems.items[0];
        return ((const TuError *)now->plan.problems.items[0])->status;
    }
    if (now->plan.todo.count) {
        tu_error_set(err, TU_ERR_DIFFERS, "%zu migrations are not applied to this database yet",
                     now->plan.todo.count);
        tu_error_hint(err, "run trueup up first, or compare with the files: --from migrations");
        return TU_ERR_DIFFERS;
    }
    if (now->drift) {
        tu_error_set(err, TU_ERR_DIFFERS,
                     "the database was changed outside of the migrations since %s",
                     now->plan.head ? now->plan.head->version : "the start");
        tu_error_hint(err, "trueup diff --from migrations --to database shows what moved; compare "
                           "with the files by --from migrations");
        return TU_ERR_DIFFERS;
    }
    return TU_OK;
}

/* The connection and what was read through it, for the comparison. */
static void
hand_over(TuLive *live, TuArena *arena, TuSide *side)
{
    *side = (TuSide){.what = tu_arena_strdup(arena, tu_conn_display_url(live->conn)),
                     .model = live->model,
                     .conn = live->conn,
                     .live = true};
    live->model = NULL;
    live->conn = NULL;
}

TuStatus
tu_live_at_head(TrueupSession *session, const char *from, TuArena *arena, TuSide *side,
                TuError *err)
{
    TuLive live;
    TuApplyStatus now;
    *side = (TuSide){0};
    if (!session->settings.url || (from && strcmp(from, "database") != 0))
        return TU_OK;
    tu_progress(session, "reading the database");
    TuStatus status = tu_live_open(session, TU_LIVE_READ, arena, &live, err);
    live.keep = !tu_conn_url_missing(session->settings.url);
    if (status == TU_OK)
        status = tu_apply_status(live.conn, live.set, &live.options, arena, &now, err);
    if (status == TU_OK)
        status = at_head(&now, err);
    if (status == TU_OK && live.model)
        hand_over(&live, arena, side);
    tu_live_release(&live);
    return status;
}
