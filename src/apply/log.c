/* The audit log: reading, sealing, verifying. */
#include "config.h"

#include "apply/log.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/sha256.h"

#define HEAD_KEY "history_head"
#define FORMAT_KEY "history_format"

/* In the order of the engine's log_all, behind clock and actor; all but the first and the last one
 * are sealed. */
#define COLUMN(name)                      \
    {                                     \
#name, offsetof(TuLogEntry, name) \
    }
static const struct {
    const char *name;
    size_t at;
} columns[] = {
    COLUMN(id),     COLUMN(at),      COLUMN(actor),      COLUMN(action),  COLUMN(version),
    COLUMN(result), COLUMN(detail),  COLUMN(host),       COLUMN(command), COLUMN(plan_hash),
    COLUMN(run),    COLUMN(history), COLUMN(row_digest), COLUMN(chain),
};
#define COLUMN_COUNT TU_LEN(columns)

static const char **
member(TuLogEntry *entry, size_t column)
{
    return (const char **)((char *)entry + columns[column].at);
}

static const char *
value_of(const TuLogEntry *entry, size_t column)
{
    return *(const char *const *)((const char *)entry + columns[column].at);
}

/* ---- seals ---- */

static bool
seal(const char *before, const TuLogEntry *entry, char out[TU_HISTORY_DIGEST])
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addf(&text, "%s\n", before);
    for (size_t i = 1; i + 1 < COLUMN_COUNT; i++) {
        const char *value = value_of(entry, i);
        if (value != NULL)
            tu_buf_addf(&text, "%s %zu:%s\n", columns[i].name, strlen(value), value);
    }
    memcpy(out, "v1:", 3);
    bool fine = !text.failed && tu_sha256_hex(text.s, text.len, out + 3);
    tu_buf_release(&text);
    return fine;
}

/* ---- reading ---- */

typedef struct Reading {
    TuArena *arena;
    TuVec *entries;
    const char *clock, *actor;
} Reading;

static TuStatus
read_entry(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Reading *reading = data;
    (void)query;
    if (count < COLUMN_COUNT + 2)
        return tu_error_set(err, TU_ERR_INTERNAL, "the audit log has %zu columns", count);
    if (reading->clock == NULL) {
        reading->clock = tu_arena_strdup(reading->arena, values[0]);
        reading->actor = tu_arena_strdup(reading->arena, values[1]);
    }
    if (values[2] == NULL) /* no log, only clock and actor */
        return TU_OK;
    TuLogEntry *entry = TU_NEW(reading->arena, TuLogEntry);
    if (entry == NULL)
        return tu_error_nomem(err);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        *member(entry, i) = values[i + 2] ? tu_arena_strdup(reading->arena, values[i + 2]) : NULL;
    tu_vec_add(reading->entries, reading->arena, entry);
    return tu_arena_failed(reading->arena) ? tu_error_nomem(err) : TU_OK;
}

static TuStatus
read_entries(const TuHistory *history, TuConn *conn, const char *template, Reading *reading,
             TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    tu_history_expand(&sql, history, template);
    TuStatus st = sql.failed ? tu_error_nomem(err)
                             : tu_conn_query(conn, sql.s, NULL, 0, read_entry, reading, err);
    tu_buf_release(&sql);
    return st;
}

typedef struct Keys {
    TuArena *arena;
    const char *head_key;
    TuLog *log;
} Keys;

static const char *
head_key(const TuHistory *history, TuArena *arena)
{
    return tu_arena_printf(arena, HEAD_KEY " %s", history->names[0]);
}

static TuStatus
read_key(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Keys *keys = data;
    (void)query;
    if (count < 2 || values[0] == NULL || values[1] == NULL)
        return TU_OK;
    if (strcmp(values[0], keys->head_key) == 0)
        keys->log->head = tu_arena_strdup(keys->arena, values[1]);
    else if (strcmp(values[0], FORMAT_KEY) == 0)
        keys->log->format = strtol(values[1], NULL, 10);
    else if (strcmp(values[0], "fingerprint_format") == 0)
        keys->log->fingerprints = tu_arena_strdup(keys->arena, values[1]);
    return tu_arena_failed(keys->arena) ? tu_error_nomem(err) : TU_OK;
}

static TuStatus
read_keys(const TuHistory *history, TuConn *conn, TuArena *arena, TuLog *log, TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    Keys keys = {arena, head_key(history, arena), log};
    tu_buf_addf(&sql, "SELECT %s, value FROM %s", history->engine->key, history->quoted[1]);
    TuStatus st = sql.failed || keys.head_key == NULL
                      ? tu_error_nomem(err)
                      : tu_conn_query(conn, sql.s, NULL, 0, read_key, &keys, err);
    tu_buf_release(&sql);
    return st;
}

static TuStatus
check_format(const TuLog *log, TuError *err)
{
    if (log->format <= TU_HISTORY_FORMAT)
        return TU_OK;
    tu_error_set(err, TU_ERR_VERSION,
                 "the history tables have format %ld, written by a newer trueup; this one knows %d",
                 log->format, TU_HISTORY_FORMAT);
    tu_error_hint(err, "use the newer trueup");
    return TU_ERR_VERSION;
}

TuStatus
tu_log_read(const TuHistory *history, TuConn *conn, unsigned found, TuArena *arena, TuVec *rows,
            TuLog *out, TuError *err)
{
    Reading reading = {.arena = arena, .entries = &out->entries};
    memset(out, 0, sizeof(*out));
    TuStatus st = found == 0 ? tu_history_look(history, conn, &found, err) : TU_OK;
    if (st == TU_OK && found & TU_LOOK_HISTORY)
        st = tu_history_read(history, conn, arena, rows, err);
    if (st == TU_OK && found & TU_LOOK_METADATA && found & TU_LOOK_HISTORY)
        st = read_keys(history, conn, arena, out, err);
    if (st == TU_OK && found & TU_LOOK_AUDIT && !(found & TU_LOOK_OLD))
        st = read_entries(history, conn, history->engine->log_all, &reading, err);
    return st == TU_OK ? check_format(out, err) : st;
}

/* ---- writing ---- */

static void
insert(TuBuf *out, const TuHistory *history, const TuLogEntry *entry)
{
    tu_history_expand(out, history, "INSERT INTO {audit} (");
    for (size_t i = 1; i < COLUMN_COUNT; i++)
        tu_buf_addf(out, "%s%s", i > 1 ? ", " : "", columns[i].name);
    tu_buf_add(out, ") VALUES (");
    for (size_t i = 1; i < COLUMN_COUNT; i++) {
        const char *value = value_of(entry, i);
        tu_buf_add(out, i > 1 ? ", " : "");
        if (columns[i].at == offsetof(TuLogEntry, at) && value == NULL)
            tu_buf_add(out, history->engine->now);
        else if (columns[i].at == offsetof(TuLogEntry, actor) && value == NULL)
            tu_history_expand(out, history, "{actor}");
        else
            tu_sql_literal(out, history->engine->dialect, value);
    }
    tu_buf_add(out, ")");
}

void
tu_log_print(TuBuf *out, const TuHistory *history, const TuLogEntry *entry)
{
    TuLogEntry own = *entry;
    own.at = own.actor = own.chain = own.row_digest = NULL;
    own.history = history->names[0];
    insert(out, history, &own);
}

static TuStatus
run(TuConn *conn, TuBuf *sql, TuError *err)
{
    TuStatus st = sql->failed ? tu_error_nomem(err) : tu_conn_exec(conn, sql->s, err);
    tu_buf_clear(sql);
    return st;
}

/* The seal that the next entry stands on. With all, the seals that are there do not count. */
static TuStatus
last_seal(const TuVec *tail, bool all, char out[TU_HISTORY_DIGEST], TuError *err)
{
    out[0] = '\0';
    for (size_t i = 0; i < tail->count; i++) {
        const TuLogEntry *entry = tail->items[i];
        if (!all && entry->chain != NULL && strlen(entry->chain) < TU_HISTORY_DIGEST)
            memcpy(out, entry->chain, strlen(entry->chain) + 1);
        else if (!seal(out, entry, out))
            return tu_error_nomem(err);
    }
    return TU_OK;
}

static TuStatus
write_head(const TuHistory *history, TuConn *conn, const char *chain, bool first, TuArena *arena,
           TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    const char *key = head_key(history, arena);
    TuStatus st = key == NULL ? tu_error_nomem(err) : TU_OK;
    if (st == TU_OK && first) {
        char format[16];
        snprintf(format, sizeof(format), "%d", TU_HISTORY_FORMAT);
        tu_history_set(&sql, history, FORMAT_KEY, format);
        st = run(conn, &sql, err);
    }
    if (st == TU_OK) {
        tu_history_set(&sql, history, key, chain);
        st = run(conn, &sql, err);
    }
    tu_buf_release(&sql);
    return st;
}

TuStatus
tu_log_append(const TuHistory *history, TuConn *conn, TuLogEntry *entry, TuArena *arena,
              TuError *err)
{
    TuVec tail = TU_VEC_INIT;
    TuBuf sql = TU_BUF_INIT;
    Reading reading = {.arena = arena, .entries = &tail};
    char chain[TU_HISTORY_DIGEST];
    bool all = strcmp(entry->action, TU_LOG_RESEAL) == 0;
    const TuApplyEngine *engine = history->engine;
    TuStatus st =
        read_entries(history, conn, all ? engine->log_all : engine->log_tail, &reading, err);
    entry->at = reading.clock;
    entry->actor = reading.actor;
    entry->history = history->names[0];
    entry->chain = NULL;
    if (st == TU_OK)
        st = last_seal(&tail, all, chain, err);
    if (st != TU_OK)
        return st;
    const TuLogEntry *last = tail.count > 0 ? tail.items[0] : NULL;
    if (!seal(chain, entry, chain))
        return tu_error_nomem(err);
    entry->chain = tu_arena_strdup(arena, chain);
    insert(&sql, history, entry);
    st = run(conn, &sql, err);
    tu_buf_release(&sql);
    return st == TU_OK
               ? write_head(history, conn, chain, last == NULL || last->chain == NULL, arena, err)
               : st;
}

/* ---- verifying ---- */

static void
add_problem(TuVec *problems, TuArena *arena, const char *what)
{
    TuError *problem = TU_NEW(arena, TuError);
    if (problem == NULL)
        return;
    tu_error_set(problem, TU_ERR_REFUSED, "the history was changed by hand: %s", what);
    tu_error_hint(problem, "compare it with a backup; when the database is right as it is, "
                           "\"trueup repair --reseal\" takes the history as it is now");
    tu_vec_add(problems, arena, problem);
}

/* Does each seal fit? What is wrong behind the first fault says nothing more, up to where all was
 * sealed again. */
static void
verify_chain(const TuHistory *history, const TuLog *log, TuArena *arena, TuVec *problems)
{
    char chain[TU_HISTORY_DIGEST] = "";
    const char *last = "";
    const TuLogEntry *fault = NULL;
    for (size_t i = 0; i < log->entries.count; i++) {
        const TuLogEntry *entry = log->entries.items[i];
        if (!seal(chain, entry, chain))
            return;
        if (entry->chain == NULL)
            continue;
        bool fits = strcmp(chain, entry->chain) == 0;
        if (fits && strcmp(entry->action, TU_LOG_RESEAL) == 0)
            fault = NULL;
        else if (!fits && fault == NULL)
            fault = entry;
        last = entry->chain;
    }
    if (fault != NULL)
        add_problem(problems, arena,
                    tu_arena_printf(arena,
                                    "row %s of %s (%s%s%s, %s) or one before it is not what was "
                                    "written",
                                    fault->id, history->quoted[2], fault->action,
                                    fault->version ? " " : "", fault->version ? fault->version : "",
                                    fault->at));
    else if (strcmp(last, log->head != NULL ? log->head : "") != 0)
        add_problem(problems, arena,
                    tu_arena_printf(arena,
                                    "rows at the end of %s are missing, or the last seal in %s "
                                    "was changed",
                                    history->quoted[2], history->quoted[1]));
}

/* The last entry of each version, by version. */
static TuMap *
last_entries(const TuLog *log)
{
    TuMap *map = tu_map_new();
    for (size_t i = 0; i < log->entries.count; i++) {
        TuLogEntry *entry = log->entries.items[i];
        if (entry->version != NULL)
            tu_map_put(map, entry->version, entry);
    }
    return map;
}

static bool
is_changed(const TuHistoryRow *row, const TuLogEntry *entry)
{
    char digest[TU_HISTORY_DIGEST];
    return entry != NULL && entry->row_digest != NULL && tu_history_digest(row, digest) &&
           strcmp(digest, entry->row_digest) != 0;
}

static void
verify_rows(const TuHistory *history, const TuVec *rows, TuMap *entries, TuArena *arena,
            TuVec *problems)
{
    for (size_t i = 0; i < rows->count; i++) {
        const TuHistoryRow *row = rows->items[i];
        const TuLogEntry *entry = tu_map_find(entries, row->version);
        if (entry == NULL)
            add_problem(problems, arena,
                        tu_arena_printf(arena, "version %s stands in %s, and no run wrote it",
                                        row->version, history->quoted[0]));
        else if (is_changed(row, entry))
            add_problem(problems, arena,
                        tu_arena_printf(arena,
                                        "the row of version %s in %s is not what was "
                                        "written at %s (%s)",
                                        row->version, history->quoted[0], entry->at,
                                        entry->result));
        tu_map_put(entries, row->version, NULL);
    }
}

static void
verify_missing(const TuHistory *history, const TuLog *log, const TuMap *entries, TuArena *arena,
               TuVec *problems)
{
    for (size_t i = 0; i < log->entries.count; i++) {
        const TuLogEntry *entry = log->entries.items[i];
        if (entry->version == NULL || entry->row_digest == NULL ||
            tu_map_find(entries, entry->version) != entry)
            continue;
        add_problem(problems, arena,
                    tu_arena_printf(arena, "the row of version %s is missing from %s",
                                    entry->version, history->quoted[0]));
    }
}

void
tu_log_verify(const TuHistory *history, const TuLog *log, const TuVec *rows, TuArena *arena,
              TuVec *problems)
{
    verify_chain(history, log, arena, problems);
    TuMap *entries = last_entries(log);
    if (entries != NULL && !tu_map_failed(entries) && log->head != NULL) {
        verify_rows(history, rows, entries, arena, problems);
        verify_missing(history, log, entries, arena, problems);
    }
    tu_map_free(entries);
}

static bool
is_unsealed(const TuLogEntry *entry)
{
    return entry == NULL || entry->row_digest == NULL;
}

bool
tu_log_unsealed(const TuLog *log, const TuVec *rows)
{
    bool unsealed = false;
    TuMap *entries = last_entries(log);
    for (size_t i = 0; entries != NULL && !unsealed && i < rows->count; i++) {
        const TuHistoryRow *row = rows->items[i];
        unsealed = is_unsealed(tu_map_find(entries, row->version));
    }
    tu_map_free(entries);
    return unsealed;
}

static TuStatus
seal_row(const TuHistory *history, TuConn *conn, const TuHistoryRow *row, const TuLogEntry *like,
         TuArena *arena, TuError *err)
{
    char digest[TU_HISTORY_DIGEST];
    TuLogEntry own = *like;
    if (!tu_history_digest(row, digest))
        return tu_error_nomem(err);
    own.action = "seal";
    own.version = row->version;
    own.result = tu_state_name(row->state);
    own.row_digest = tu_arena_strdup(arena, digest);
    return tu_log_append(history, conn, &own, arena, err);
}

/* Versions that the log knows and the history does not any more. */
static TuStatus
seal_missing(const TuHistory *history, TuConn *conn, const TuLog *log, const TuMap *entries,
             const TuLogEntry *like, TuArena *arena, TuError *err)
{
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && i < log->entries.count; i++) {
        const TuLogEntry *entry = log->entries.items[i];
        if (entry->version == NULL || tu_map_find(entries, entry->version) != entry)
            continue;
        TuLogEntry own = *like;
        own.action = "seal";
        own.version = entry->version;
        own.result = "missing";
        st = tu_log_append(history, conn, &own, arena, err);
    }
    return st;
}

TuStatus
tu_log_seal(const TuHistory *history, TuConn *conn, const TuLog *log, const TuVec *rows,
            const TuLogEntry *like, bool all, TuArena *arena, TuError *err)
{
    TuMap *entries = last_entries(log);
    TuStatus st = entries == NULL || tu_map_failed(entries) ? tu_error_nomem(err) : TU_OK;
    for (size_t i = 0; st == TU_OK && i < rows->count; i++) {
        const TuHistoryRow *row = rows->items[i];
        const TuLogEntry *entry = tu_map_find(entries, row->version);
        if (is_unsealed(entry) || (all && is_changed(row, entry)))
            st = seal_row(history, conn, row, like, arena, err);
        tu_map_put(entries, row->version, NULL);
    }
    if (st == TU_OK && all)
        st = seal_missing(history, conn, log, entries, like, arena, err);
    tu_map_free(entries);
    return st;
}
