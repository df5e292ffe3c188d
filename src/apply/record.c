/* What a run leaves in the audit log, and what it finds there when it begins. */
#include "config.h"

#include <errno.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "apply/applier.h"
#include "base/sha256.h"

/* ---- who and where ---- */

static const char *
user_name(TuArena *arena)
{
    struct passwd entry, *found = NULL;
    char text[1024];
    if (getpwuid_r(geteuid(), &entry, text, sizeof(text), &found) == 0 && found != NULL)
        return tu_arena_strdup(arena, found->pw_name);
    return tu_arena_printf(arena, "%ld", (long)geteuid());
}

static void
fill_like(TuApplier *applier)
{
    TuLogEntry *like = &applier->like;
    char machine[256] = "", digits[TU_SHA256_HEX] = "";
    if (gethostname(machine, sizeof(machine) - 1) != 0)
        memcpy(machine, "unknown", sizeof("unknown"));
    const char *user = user_name(applier->arena);
    like->host = tu_arena_printf(applier->arena, "%s@%s, process %ld", user ? user : "", machine,
                                 (long)getpid());
    like->command = applier->options->command;
    const char *seed = tu_arena_printf(applier->arena, "%s %lld %p", like->host ? like->host : "",
                                       tu_applier_now_ms(), (const void *)applier);
    if (seed != NULL && tu_sha256_hex(seed, strlen(seed), digits))
        like->run = tu_arena_strndup(applier->arena, digits, 16);
}

/* ---- entries ---- */

void
tu_applier_tell(const TuApplier *applier)
{
    if (applier->options->log != NULL && applier->latest.action != NULL)
        applier->options->log(applier->options->log_data, &applier->latest);
}

static TuStatus
take_digest(TuApplier *applier, TuLogEntry *entry, TuError *err)
{
    const TuHistoryRow *row = NULL;
    char digest[TU_HISTORY_DIGEST];
    TuStatus st = tu_history_read_one(&applier->history, applier->conn, entry->version,
                                      applier->arena, &row, err);
    if (st != TU_OK || row == NULL)
        return st;
    if (!tu_history_digest(row, digest))
        return tu_error_nomem(err);
    entry->row_digest = tu_arena_strdup(applier->arena, digest);
    return entry->row_digest ? TU_OK : tu_error_nomem(err);
}

TuStatus
tu_applier_record(TuApplier *applier, const char *action, const char *version, const char *result,
                  const char *detail, TuError *err)
{
    TuStatus st = TU_OK;
    TuLogEntry entry = applier->like;
    entry.action = action;
    entry.version = version;
    entry.result = result;
    entry.detail = detail ? tu_arena_strdup(applier->arena, detail) : NULL;
    if (version != NULL)
        st = take_digest(applier, &entry, err);
    if (st == TU_OK)
        st = tu_log_append(&applier->history, applier->conn, &entry, applier->arena, err);
    applier->latest = entry;
    return st;
}

TuStatus
tu_applier_record_alone(TuApplier *applier, const char *action, const char *version,
                        const char *result, const char *detail, TuError *err)
{
    TuStatus st = tu_applier_begin(applier, err);
    if (st == TU_OK)
        st = tu_applier_record(applier, action, version, result, detail, err);
    if (st == TU_OK)
        st = tu_conn_exec(applier->conn, "COMMIT", err);
    if (st == TU_OK)
        tu_applier_tell(applier);
    else
        tu_applier_rollback(applier);
    return st;
}

TuStatus
tu_applier_close(TuApplier *applier, const TuStep *step, const TuHistoryFinish *finish,
                 TuError *err)
{
    bool undone = finish->error != NULL && finish->state == TU_STATE_APPLIED;
    TuStatus st = tu_step_close(&applier->history, finish, tu_applier_exec_text, applier, err);
    return st != TU_OK ? st
                       : tu_applier_record(applier, step->down ? "down" : "up", step->version,
                                           undone ? "failed" : tu_state_name(finish->state),
                                           finish->error, err);
}

/* ---- the run ---- */

static const char *
result_of(TuStatus st)
{
    static const struct {
        TuStatus status;
        const char *word;
    } words[] = {{TU_OK, "done"},           {TU_ERR_REFUSED, "refused"}, {TU_ERR_DIFFERS, "drift"},
                 {TU_ERR_DECISION, "asks"}, {TU_ERR_PARTIAL, "partial"}, {TU_ERR_LOCKED, "locked"},
                 {TU_ERR_LOST, "lost"}};
    for (size_t i = 0; i < TU_LEN(words); i++)
        if (words[i].status == st)
            return words[i].word;
    return "failed";
}

TuStatus
tu_applier_start(TuApplier *applier, const char *action, const TuVec *todo, TuError *err)
{
    char hash[TU_HISTORY_DIGEST] = "v1:";
    TuBuf text = TU_BUF_INIT, versions = TU_BUF_INIT;
    if (applier->options->dry_run || todo->count == 0)
        return TU_OK;
    for (size_t i = 0; i < todo->count; i++) {
        const TuStep *step = todo->items[i];
        tu_buf_addf(&text, "%s %s %s\n", action, step->version, step->checksum);
        tu_buf_addf(&versions, "%s%s", i > 0 ? ", " : "", step->version);
    }
    bool fine = !text.failed && !versions.failed && tu_sha256_hex(text.s, text.len, hash + 3);
    applier->like.plan_hash = fine ? tu_arena_strdup(applier->arena, hash) : NULL;
    TuStatus st = !fine
                      ? tu_error_nomem(err)
                      : tu_applier_record_alone(applier, action, NULL, "started", versions.s, err);
    applier->started = st == TU_OK;
    tu_buf_release(&text);
    tu_buf_release(&versions);
    return st;
}

void
tu_applier_finish(TuApplier *applier, const char *action, TuStatus st, const TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    if (applier->arena == NULL || applier->options->dry_run || (st == TU_OK && !applier->started))
        return;
    if (st != TU_OK && err != NULL)
        tu_applier_describe(&text, err);
    const char *detail = text.len > 0 ? text.s : NULL;
    tu_applier_rollback(applier);
    bool written =
        applier->started && st != TU_ERR_LOST && st != TU_ERR_NOMEM &&
        tu_applier_record_alone(applier, action, NULL, result_of(st), detail, NULL) == TU_OK;
    if (!written) { /* the caller's log gets it all the same */
        TuLogEntry entry = applier->like;
        entry.action = action;
        entry.result = result_of(st);
        entry.detail = detail;
        applier->latest = entry;
        tu_applier_tell(applier);
    }
    tu_buf_release(&text);
}

static TuStatus
read_state(TuApplier *applier, TuVec *rows, TuVec *problems, TuError *err)
{
    TuStatus st = tu_log_read(&applier->history, applier->conn, applier->found, applier->arena,
                              rows, &applier->log, err);
    if (st == TU_OK)
        tu_log_verify(&applier->history, &applier->log, rows, applier->arena, problems);
    return st == TU_OK && tu_arena_failed(applier->arena) ? tu_error_nomem(err) : st;
}

TuStatus
tu_applier_read(TuApplier *applier, TuVec *rows, TuVec *problems, TuError *err)
{
    bool inside = tu_conn_in_transaction(applier->conn);
    TuStatus st =
        inside ? TU_OK : tu_conn_exec(applier->conn, applier->history.engine->begin_read, err);
    if (st == TU_OK)
        st = read_state(applier, rows, problems, err);
    if (!inside && st == TU_OK)
        st = tu_conn_exec(applier->conn, "COMMIT", err);
    else if (!inside)
        tu_applier_rollback(applier);
    return st;
}

TuStatus
tu_applier_seal(TuApplier *applier, const char *reason, TuError *err)
{
    TuVec rows = TU_VEC_INIT, problems = TU_VEC_INIT;
    TuStatus st = tu_applier_begin(applier, err);
    if (st == TU_OK)
        st = read_state(applier, &rows, &problems, err);
    if (st == TU_OK && reason != NULL)
        st = tu_applier_record(applier, TU_LOG_RESEAL, NULL, "done", reason, err);
    if (st == TU_OK && (reason != NULL || problems.count == 0))
        st = tu_log_seal(&applier->history, applier->conn, &applier->log, &rows, &applier->like,
                         reason != NULL, applier->arena, err);
    if (st == TU_OK)
        st = tu_conn_exec(applier->conn, "COMMIT", err);
    else
        tu_applier_rollback(applier);
    return st;
}

TuStatus
tu_applier_prepare(TuApplier *applier, TuVec *rows, TuVec *problems, TuError *err)
{
    TuStatus st = TU_OK;
    fill_like(applier);
    if (!applier->options->dry_run) {
        st = tu_applier_lock(applier, err);
        if (st == TU_OK)
            st = tu_history_ensure(&applier->history, applier->conn, err);
        applier->found = TU_LOOK_HISTORY | TU_LOOK_METADATA | TU_LOOK_AUDIT; /* or st is not OK */
    }
    if (st == TU_OK)
        st = tu_applier_read(applier, rows, problems, err);
    if (st == TU_OK && !applier->options->dry_run && problems->count == 0 &&
        tu_log_unsealed(&applier->log, rows))
        st = tu_applier_seal(applier, NULL, err);
    return st;
}
