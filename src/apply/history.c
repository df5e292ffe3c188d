/* The history tables: names, creation, reading, and the text of every statement that changes them.
 */
#include "config.h"

#include "apply/history.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/sha256.h"
#include "base/utf8.h"

#include "base/compat.h"

#define ERROR_TEXT_MAX 2000 /* bytes of error_message */

/* ---- names ---- */

TuStatus
tu_history_init(TuHistory *history, const TuDialect *dialect, const char *schema, const char *table,
                TuArena *arena, TuError *err)
{
    const char *names[] = {table ? table : "schema_migrations", "schema_metadata",
                           "schema_audit_log"};
    memset(history, 0, sizeof(*history));
    history->engine = tu_apply_engine(dialect);
    if (history->engine == NULL)
        return tu_error_set(err, TU_ERR_UNSUPPORTED, "%s: migrations cannot be applied here",
                            dialect->name);
    history->schema = tu_arena_strdup(arena, schema ? schema : dialect->default_schema);
    history->tool_version = PACKAGE_VERSION;
    for (size_t i = 0; i < TU_LEN(names); i++) {
        TuBuf quoted = TU_BUF_INIT;
        TuStatus st = tu_sql_check_name(dialect, names[i], err);
        if (st != TU_OK)
            return st;
        history->names[i] = tu_arena_strdup(arena, names[i]);
        tu_sql_name(&quoted, dialect, history->schema, names[i]);
        history->quoted[i] = tu_buf_dup(&quoted, arena);
        tu_buf_release(&quoted);
    }
    return tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
}

static void
add_actor(TuBuf *out, const TuHistory *history)
{
    if (history->actor != NULL)
        tu_sql_literal(out, history->engine->dialect, history->actor);
    else
        tu_buf_add(out, history->engine->actor);
}

/* What {word} stands for; false when it is none of ours. */
static bool
add_place(TuBuf *out, const TuHistory *history, const char *word, size_t len)
{
    static const char *const tables[] = {"history", "metadata", "audit"};
    const TuDialect *dialect = history->engine->dialect;
    if (len == 2 && memcmp(word, "is", 2) == 0) {
        tu_buf_add(out, history->engine->is);
        return true;
    }
    if (len == 6 && memcmp(word, "schema", 6) == 0) {
        tu_sql_literal(out, dialect, history->schema);
        return true;
    }
    if (len == 5 && memcmp(word, "actor", 5) == 0) {
        add_actor(out, history);
        return true;
    }
    for (size_t i = 0; i < TU_LEN(tables); i++) {
        size_t own = strlen(tables[i]);
        if (len < own || memcmp(word, tables[i], own) != 0)
            continue;
        if (len == own)
            tu_buf_add(out, history->quoted[i]);
        else if (memcmp(word + own, "_text", len - own) == 0)
            tu_sql_literal(out, dialect, history->quoted[i]);
        else
            tu_sql_literal(out, dialect, history->names[i]);
        return true;
    }
    return false;
}

void
tu_history_expand(TuBuf *out, const TuHistory *history, const char *text)
{
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        tu_buf_addn(out, text, plain);
        text += plain;
        if (*text == '\0')
            return;
        size_t len = strcspn(text + 1, "}");
        if (!add_place(out, history, text + 1, len))
            tu_buf_addn(out, text, len + 2);
        text += len + 2;
    }
}

/* ---- rows ---- */

typedef struct Reading {
    TuArena *arena;
    TuVec *rows;
} Reading;

static const char columns[] = ", position, description, checksum, status, direction, applied_by,"
                              " execution_time_ms, error_message, statements_done,"
                              " from_fingerprint, to_fingerprint, step_fingerprint,"
                              " prefix_checksum, rollback_sql, tool_version, ";

static long long
number(const char *text)
{
    return text != NULL ? strtoll(text, NULL, 10) : 0;
}

static const char *
text_of(const Reading *reading, const char *text)
{
    return text != NULL ? tu_arena_strdup(reading->arena, text) : NULL;
}

static TuStatus
read_row(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Reading *reading = data;
    TuHistoryRow *row = TU_NEW(reading->arena, TuHistoryRow);
    (void)query;
    (void)count;
    if (row == NULL)
        return tu_error_nomem(err);
    row->version = text_of(reading, values[0] ? values[0] : "");
    row->position = number(values[1]);
    row->description = text_of(reading, values[2] ? values[2] : "");
    row->checksum = text_of(reading, values[3] ? values[3] : "");
    if (values[4] == NULL || !tu_state_find(values[4], &row->state))
        return tu_error_set(err, TU_ERR_DB, "history row of version %s has status \"%s\"",
                            row->version, values[4] ? values[4] : "");
    row->down = values[5] != NULL && strcmp(values[5], "down") == 0;
    row->applied_by = text_of(reading, values[6]);
    row->execution_time_ms = number(values[7]);
    row->error_message = text_of(reading, values[8]);
    row->statements_done = (size_t)number(values[9]);
    row->from_fingerprint = text_of(reading, values[10]);
    row->to_fingerprint = text_of(reading, values[11]);
    row->step_fingerprint = text_of(reading, values[12]);
    row->prefix_checksum = text_of(reading, values[13]);
    row->rollback_sql = text_of(reading, values[14]);
    row->tool_version = text_of(reading, values[15]);
    row->applied_at = text_of(reading, values[16]);
    tu_vec_add(reading->rows, reading->arena, row);
    return tu_arena_failed(reading->arena) ? tu_error_nomem(err) : TU_OK;
}

/* All rows, or those of one version. */
static TuStatus
read_rows(const TuHistory *history, TuConn *conn, const char *version, TuArena *arena, TuVec *rows,
          TuError *err)
{
    Reading reading = {arena, rows};
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addf(&sql, "SELECT version%s%s FROM ", columns, history->engine->now_text);
    tu_history_expand(&sql, history, "{history}");
    if (version != NULL) {
        tu_buf_addf(&sql, " WHERE version %s ", history->engine->is);
        tu_sql_literal(&sql, history->engine->dialect, version);
    }
    tu_buf_add(&sql, " ORDER BY position");
    TuStatus st = sql.failed ? tu_error_nomem(err)
                             : tu_conn_query(conn, sql.s, NULL, 0, read_row, &reading, err);
    tu_buf_release(&sql);
    return st;
}

TuStatus
tu_history_read(const TuHistory *history, TuConn *conn, TuArena *arena, TuVec *rows, TuError *err)
{
    return read_rows(history, conn, NULL, arena, rows, err);
}

TuStatus
tu_history_read_one(const TuHistory *history, TuConn *conn, const char *version, TuArena *arena,
                    const TuHistoryRow **row, TuError *err)
{
    TuVec rows = TU_VEC_INIT;
    TuStatus st = read_rows(history, conn, version, arena, &rows, err);
    *row = st == TU_OK && rows.count > 0 ? rows.items[0] : NULL;
    return st;
}

/* ---- statements ---- */

static void
add_timeout(TuBuf *out, const char *text, unsigned ms)
{
    for (; text != NULL && *text != '\0'; text++) {
        if (strncmp(text, "{ms}", 4) == 0)
            tu_buf_addf(out, "%u", ms);
        else if (strncmp(text, "{s}", 3) == 0)
            tu_buf_addf(out, "%u", ms / 1000 + (ms % 1000 != 0));
        else
            tu_buf_addc(out, *text);
        text += *text == '{' ? strcspn(text, "}") : 0;
    }
}

void
tu_history_lock_timeout(TuBuf *out, const TuHistory *history, unsigned ms)
{
    add_timeout(out, history->engine->lock_timeout, ms);
}

void
tu_history_statement_timeout(TuBuf *out, const TuHistory *history, unsigned ms)
{
    add_timeout(out, history->engine->statement_timeout, ms);
}

static void
literal(TuBuf *out, const TuHistory *history, const char *before, const char *text)
{
    tu_buf_add(out, before);
    tu_sql_literal(out, history->engine->dialect, text);
}

static void
where_version(TuBuf *out, const TuHistory *history, const char *version)
{
    tu_history_expand(out, history, " WHERE version {is} ");
    literal(out, history, "", version);
}

/* text with what stands in braces replaced. */
static void
fill(TuBuf *out, const char *text, const char *place, const char *with)
{
    const char *at = strstr(text, place);
    tu_buf_addn(out, text, at != NULL ? (size_t)(at - text) : strlen(text));
    if (at == NULL)
        return;
    tu_buf_add(out, with);
    tu_buf_add(out, at + strlen(place));
}

/* The end of an INSERT: a row with this key is there already and takes the new values. */
static void
upsert(TuBuf *out, const TuHistory *history, const char *key, const char *const *names,
       size_t count)
{
    fill(out, history->engine->upsert, "{key}", key);
    for (size_t i = 0; i < count; i++) {
        tu_buf_addf(out, "%s%s = ", i > 0 ? ", " : "", names[i]);
        fill(out, history->engine->upserted, "{column}", names[i]);
    }
}

static void
start_up(TuBuf *out, const TuHistory *history, const TuHistoryStart *start)
{
    static const char *const changed[] = {
        "position",   "description", "checksum",         "status",       "direction",
        "applied_at", "applied_by",  "from_fingerprint", "rollback_sql", "tool_version"};
    tu_history_expand(out, history,
                      "INSERT INTO {history} (version, position, description, checksum, status,"
                      " direction, applied_at, applied_by, execution_time_ms, error_message,"
                      " statements_done, from_fingerprint, to_fingerprint, step_fingerprint,"
                      " prefix_checksum, rollback_sql, tool_version) VALUES (");
    literal(out, history, "", start->version);
    tu_buf_add(out, ", ");
    tu_history_expand(out, history, history->engine->next_position);
    literal(out, history, ", ", start->description);
    literal(out, history, ", ", start->checksum);
    tu_buf_addf(out, ", 'running', 'up', %s, ", history->engine->now);
    add_actor(out, history);
    tu_buf_add(out, ", 0, NULL, 0, ");
    literal(out, history, "", start->from_fingerprint);
    tu_buf_add(out, ", NULL, NULL, NULL, ");
    literal(out, history, "", start->rollback_sql);
    literal(out, history, ", ", history->tool_version);
    tu_buf_add(out, ")");
    upsert(out, history, "version", changed, TU_LEN(changed));
    tu_buf_add(out, ", execution_time_ms = 0, error_message = NULL, statements_done = 0,"
                    " to_fingerprint = NULL, step_fingerprint = NULL, prefix_checksum = NULL");
}

void
tu_history_start(TuBuf *out, const TuHistory *history, const TuHistoryStart *start)
{
    if (!start->down) {
        start_up(out, history, start);
        return;
    }
    tu_history_expand(out, history,
                      "UPDATE {history} SET status = 'running', direction = 'down',"
                      " error_message = NULL, statements_done = 0, step_fingerprint = NULL,"
                      " prefix_checksum = NULL WHERE version {is} ");
    literal(out, history, "", start->version);
}

void
tu_history_resume(TuBuf *out, const TuHistory *history, const TuHistoryStart *start)
{
    tu_history_expand(out, history, "UPDATE {history} SET status = 'running', checksum = ");
    literal(out, history, "", start->checksum);
    literal(out, history, ", description = ", start->description);
    literal(out, history, ", rollback_sql = ", start->rollback_sql);
    literal(out, history, ", tool_version = ", history->tool_version);
    where_version(out, history, start->version);
}

void
tu_history_progress(TuBuf *out, const TuHistory *history, const char *version, size_t done,
                    const char *prefix_checksum, const char *step_fingerprint)
{
    tu_history_expand(out, history, "UPDATE {history} SET ");
    tu_buf_addf(out, "status = 'running', statements_done = %zu", done);
    literal(out, history, ", prefix_checksum = ", prefix_checksum);
    literal(out, history, ", step_fingerprint = ", step_fingerprint);
    where_version(out, history, version);
}

void
tu_history_finish(TuBuf *out, const TuHistory *history, const TuHistoryFinish *finish)
{
    TuBuf error = TU_BUF_INIT;
    tu_buf_add(&error, finish->error);
    tu_buf_truncate(&error, tu_utf8_prefix(error.s, ERROR_TEXT_MAX));
    tu_history_expand(out, history, "UPDATE {history} SET ");
    tu_buf_addf(out,
                "status = '%s', direction = '%s', statements_done = %zu, execution_time_ms = %lld,"
                " applied_at = %s, applied_by = ",
                tu_state_name(finish->state), finish->down ? "down" : "up", finish->done,
                finish->ms, history->engine->now);
    add_actor(out, history);
    literal(out, history, ", error_message = ", finish->error != NULL ? error.s : NULL);
    if (finish->to_fingerprint != NULL)
        literal(out, history, ", to_fingerprint = ", finish->to_fingerprint);
    if (!finish->keep_step)
        tu_buf_add(out, ", step_fingerprint = NULL");
    where_version(out, history, finish->version);
    out->failed = out->failed || error.failed;
    tu_buf_release(&error);
}

/* A row of the metadata, its value as SQL. */
static void
metadata_row(TuBuf *out, const TuHistory *history, const char *key, const char *value)
{
    static const char *const changed[] = {"value", "updated_at"};
    tu_history_expand(out, history, "INSERT INTO {metadata} (");
    tu_buf_add(out, history->engine->key);
    tu_buf_add(out, ", value, updated_at) VALUES (");
    tu_sql_literal(out, history->engine->dialect, key);
    tu_buf_addf(out, ", %s, %s)", value, history->engine->now);
    upsert(out, history, history->engine->key, changed, TU_LEN(changed));
}

void
tu_history_metadata(TuBuf *out, const TuHistory *history)
{
    TuBuf value = TU_BUF_INIT;
    tu_history_expand(&value, history,
                      "coalesce((SELECT version FROM {history} WHERE status {is} 'applied'"
                      " ORDER BY position DESC LIMIT 1), '')");
    metadata_row(out, history, "schema_version", value.s);
    out->failed = out->failed || value.failed;
    tu_buf_release(&value);
}

void
tu_history_set(TuBuf *out, const TuHistory *history, const char *key, const char *value)
{
    TuBuf text = TU_BUF_INIT;
    tu_sql_literal(&text, history->engine->dialect, value);
    metadata_row(out, history, key, text.s);
    out->failed = out->failed || text.failed;
    tu_buf_release(&text);
}

/* ---- digest ---- */

static void
digest_text(TuBuf *out, const char *text)
{
    if (text != NULL)
        tu_buf_addf(out, "%zu:%s\n", strlen(text), text);
    else
        tu_buf_add(out, "-\n");
}

bool
tu_history_digest(const TuHistoryRow *row, char out[TU_HISTORY_DIGEST])
{
    bool runs = row->state == TU_STATE_RUNNING; /* then the journal writes to it */
    const char *const texts[] = {row->version,
                                 row->description,
                                 row->checksum,
                                 tu_state_name(row->state),
                                 row->down ? "down" : "up",
                                 row->applied_at,
                                 row->applied_by,
                                 row->error_message,
                                 row->from_fingerprint,
                                 row->to_fingerprint,
                                 row->rollback_sql,
                                 row->tool_version,
                                 runs ? NULL : row->step_fingerprint,
                                 runs ? NULL : row->prefix_checksum};
    TuBuf text = TU_BUF_INIT;
    for (size_t i = 0; i < TU_LEN(texts); i++)
        digest_text(&text, texts[i]);
    tu_buf_addf(&text, "%lld %lld %zu", row->position, row->execution_time_ms,
                runs ? 0 : row->statements_done);
    memcpy(out, "v1:", 3);
    bool fine = !text.failed && tu_sha256_hex(text.s, text.len, out + 3);
    tu_buf_release(&text);
    return fine;
}
