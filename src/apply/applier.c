/* Connection, lock, retry, fingerprint and reports of a run. */
#include "config.h"

#include "apply/applier.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#define LOCK_WAIT_MS 30000
#define LOCK_TIMEOUT_MS 5000
#define LOCK_RETRIES 10
#define RETRY_MS 500
#define RETRY_MOST_MS 30000
#define REOPEN_TRIES 5

/* ---- life ---- */

TuStatus
tu_applier_init(TuApplier *applier, TuConn *conn, const TuApplyOptions *options, TuError *err)
{
    memset(applier, 0, sizeof(*applier));
    applier->conn = conn;
    applier->options = options;
    applier->arena = tu_arena_new();
    if (applier->arena == NULL)
        return tu_error_nomem(err);
    TuStatus st = tu_history_init(&applier->history, tu_conn_dialect(conn), options->history_schema,
                                  options->history_table, applier->arena, err);
    applier->history.actor = options->actor;
    applier->lock_name = applier->history.quoted[0];
    applier->result.version = "";
    return st;
}

static void
hold(TuApplier *applier, bool held)
{
    const TuApplyOptions *options = applier->options;
    if (options != NULL && options->holds != NULL)
        options->holds(applier->conn, held, options->stop_data);
}

static bool
is_stopped(const TuApplier *applier)
{
    const TuApplyOptions *options = applier->options;
    return options->stopped != NULL && options->stopped(options->stop_data);
}

TuStatus
tu_applier_check_stop(const TuApplier *applier, TuError *err)
{
    if (!is_stopped(applier))
        return TU_OK;
    tu_error_set(err, TU_ERR_DB, "interrupted");
    tu_error_hint(err, "\"trueup status\" says where it stands");
    return TU_ERR_DB;
}

void
tu_applier_release(TuApplier *applier)
{
    if (applier->locked)
        hold(applier, false);
    if (applier->locked)
        tu_conn_unlock(applier->conn, applier->lock_name, NULL);
    applier->locked = false;
    tu_arena_free(applier->arena);
    applier->arena = NULL;
}

TuStatus
tu_applier_lock(TuApplier *applier, TuError *err)
{
    unsigned wait = applier->options->lock_wait_ms;
    TuStatus st =
        tu_conn_lock(applier->conn, applier->lock_name, wait != 0 ? wait : LOCK_WAIT_MS, err);
    applier->locked = st == TU_OK;
    if (applier->locked)
        hold(applier, true);
    return st;
}

static TuStatus
open_again(TuApplier *applier, TuConn **out, TuError *err)
{
    const TuApplyOptions *options = applier->options;
    if (options->reopen != NULL)
        return options->reopen(applier->conn, out, options->reopen_data, err);
    return tu_conn_open(applier->conn->url, NULL, out, err);
}

TuStatus
tu_applier_reopen(TuApplier *applier, TuError *err)
{
    TuConn *fresh = NULL;
    TuStatus st = TU_ERR_LOST;
    hold(applier, false);
    applier->locked = false;
    for (unsigned i = 0; i < REOPEN_TRIES && fresh == NULL; i++) {
        if (i > 0)
            tu_applier_pause(applier, i - 1);
        st = open_again(applier, &fresh, err);
    }
    if (st != TU_OK)
        return st;
    /* The caller keeps its connection: what is behind it is exchanged. Its own memory and the
     * texts there (URL, names) stay. */
    TuConn *conn = applier->conn;
    const TuConn lost = *conn;
    conn->driver = fresh->driver;
    conn->handle = fresh->handle;
    fresh->driver = lost.driver;
    fresh->handle = lost.handle;
    tu_conn_free(fresh);
    return tu_applier_lock(applier, err);
}

/* ---- time ---- */

long long
tu_applier_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
tu_applier_pause(const TuApplier *applier, unsigned n)
{
    struct timespec now;
    unsigned long long delay = applier->options->retry_ms;
    delay = delay != 0 ? delay : RETRY_MS;
    for (; n > 0 && delay < RETRY_MOST_MS; n--)
        delay *= 2;
    delay = delay < RETRY_MOST_MS ? delay : RETRY_MOST_MS;
    clock_gettime(CLOCK_MONOTONIC, &now);
    unsigned long long noise =
        (unsigned long long)now.tv_nsec / 1000 + (unsigned long long)getpid() * 7919;
    delay = delay / 2 + noise % (delay + 1);
    struct timespec time = {.tv_sec = (time_t)(delay / 1000),
                            .tv_nsec = (long)(delay % 1000) * 1000000};
    nanosleep(&time, NULL);
}

unsigned
tu_applier_retries(const TuApplier *applier)
{
    unsigned retries = applier->options->lock_retries;
    if (is_stopped(applier))
        return 0;
    return retries != 0 ? retries : LOCK_RETRIES;
}

/* ---- settings ---- */

static TuStatus
read_setting(TuApplier *applier, const TuSessionSetting *setting, const char **out, TuError *err)
{
    TuBuf sql = TU_BUF_INIT;
    if (setting->read)
        tu_buf_add(&sql, setting->read);
    else
        tu_buf_addf(&sql, "PRAGMA %s", setting->name);
    TuStatus st = sql.failed ? tu_error_nomem(err)
                             : tu_conn_value(applier->conn, sql.s, applier->arena, out, err);
    tu_buf_release(&sql);
    return st;
}

TuStatus
tu_applier_save_settings(TuApplier *applier, TuSettings *out, TuError *err)
{
    const TuApplyEngine *engine = applier->history.engine;
    const TuSessionSetting *settings = engine->saved_settings;
    const char *enforced = NULL;
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && settings && settings[i].name; i++)
        st = read_setting(applier, &settings[i], &out->values[i], err);
    if (st == TU_OK && engine->foreign_keys != NULL)
        st = tu_conn_value(applier->conn, engine->foreign_keys, applier->arena, &enforced, err);
    out->keys_enforced = enforced != NULL && strcmp(enforced, "1") == 0;
    return st;
}

static void
restore_setting(TuApplier *applier, const TuSessionSetting *setting, const char *value)
{
    const char *is = NULL;
    if (value == NULL || read_setting(applier, setting, &is, NULL) != TU_OK || is == NULL ||
        strcmp(is, value) == 0)
        return;
    if (setting->of_file &&
        (strcmp(is, setting->of_file) == 0 || strcmp(value, setting->of_file) == 0))
        return;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addf(&sql, "PRAGMA %s = %s", setting->name, value);
    tu_applier_exec(applier, &sql, NULL);
    tu_buf_release(&sql);
}

void
tu_applier_restore_settings(TuApplier *applier, const TuSettings *saved)
{
    const TuApplyEngine *engine = applier->history.engine;
    const TuSessionSetting *settings = engine->saved_settings;
    const char *sql = NULL;
    for (size_t i = 0; settings && settings[i].name; i++)
        restore_setting(applier, &settings[i], saved->values[i]);
    if (engine->leftovers &&
        tu_conn_value(applier->conn, engine->leftovers, applier->arena, &sql, NULL) == TU_OK && sql)
        tu_conn_exec(applier->conn, sql, NULL);
}

/* ---- statements ---- */

TuStatus
tu_applier_exec(TuApplier *applier, TuBuf *sql, TuError *err)
{
    TuStatus st = sql->failed ? tu_error_nomem(err) : tu_conn_exec(applier->conn, sql->s, err);
    tu_buf_clear(sql);
    return st;
}

TuStatus
tu_applier_exec_text(void *applier, TuBuf *sql, TuError *err)
{
    return tu_applier_exec(applier, sql, err);
}

static TuStatus
set_timeout(TuApplier *applier, TuError *err)
{
    unsigned ms = applier->options->lock_timeout_ms;
    TuBuf sql = TU_BUF_INIT;
    tu_history_lock_timeout(&sql, &applier->history, ms != 0 ? ms : LOCK_TIMEOUT_MS);
    TuStatus st = sql.len > 0 || sql.failed ? tu_applier_exec(applier, &sql, err) : TU_OK;
    if (applier->options->statement_timeout_ms != 0)
        tu_history_statement_timeout(&sql, &applier->history,
                                     applier->options->statement_timeout_ms);
    if (st == TU_OK && (sql.len > 0 || sql.failed))
        st = tu_applier_exec(applier, &sql, err);
    tu_buf_release(&sql);
    return st;
}

TuStatus
tu_applier_set_timeout(TuApplier *applier, TuError *err)
{
    return applier->history.engine->timeout_lasts ? set_timeout(applier, err) : TU_OK;
}

TuStatus
tu_applier_begin(TuApplier *applier, TuError *err)
{
    const TuApplyEngine *engine = applier->history.engine;
    TuStatus st = tu_conn_exec(applier->conn, engine->begin, err);
    return st == TU_OK && !engine->timeout_lasts ? set_timeout(applier, err) : st;
}

void
tu_applier_rollback(TuApplier *applier)
{
    if (tu_conn_in_transaction(applier->conn))
        tu_conn_exec(applier->conn, "ROLLBACK", NULL);
}

static void
add_place(const TuStep *step, const TuSqlPart *part, size_t index, TuError *err)
{
    if (err == NULL)
        return;
    if (err->statement[0] == '\0') {
        TuBuf text = TU_BUF_INIT;
        tu_buf_addn(&text, part->text, part->len);
        tu_error_statement(err, text.s);
        tu_buf_release(&text);
    }
    tu_error_at(err, step->file, part->line, part->column);
    tu_error_context(err, "version %s, statement %zu of %zu%s", step->version, index + 1,
                     step->section->statements.count, step->down ? " of the rollback" : "");
}

/* A file says how long its statements wait for locks; who runs it may know better. */
static bool
is_lock_timeout(const TuApplier *applier, const TuSqlPart *part)
{
    static const char *const words[] = {"set", "local", "lock_timeout"};
    TuLexer lexer;
    if (!applier->history.engine->lock_timeout || applier->options->lock_timeout_ms == 0)
        return false;
    tu_lex_init(&lexer, applier->history.engine->dialect, part->text, part->len);
    for (size_t i = 0; i < TU_LEN(words); i++) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (!tu_token_is(&token, words[i]))
            return false;
    }
    return true;
}

TuStatus
tu_applier_statement(TuApplier *applier, const TuStep *step, size_t index, TuError *err)
{
    const TuSqlPart *part = step->section->statements.items[index];
    const TuApplyOptions *options = applier->options;
    TuStatus stop = tu_applier_check_stop(applier, err);
    if (stop != TU_OK)
        return stop;
    if (options->report != NULL) {
        TuApplyNews news = {.report = TU_REPORT_STATEMENT,
                            .version = step->version,
                            .description = step->description,
                            .file = step->file,
                            .index = index + 1,
                            .count = step->section->statements.count,
                            .sql = part->text,
                            .sql_len = part->len};
        options->report(options->report_data, &news);
    }
    if (is_lock_timeout(applier, part)) { /* said when the transaction began */
        applier->result.statements++;
        return TU_OK;
    }
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addn(&sql, part->text, part->len);
    TuStatus st = sql.failed ? tu_error_nomem(err)
                             : tu_conn_query(applier->conn, sql.s, NULL, 0, NULL, NULL, err);
    tu_buf_release(&sql);
    if (st == TU_OK)
        applier->result.statements++;
    else if (st != TU_ERR_NOMEM)
        add_place(step, part, index, err);
    return st;
}

void
tu_applier_describe(TuBuf *out, const TuError *err)
{
    if (err->file[0] != '\0')
        tu_buf_addf(out, "%s:%d: ", err->file, err->line);
    if (err->sqlstate[0] != '\0')
        tu_buf_addf(out, "SQLSTATE %s: ", err->sqlstate);
    tu_buf_add(out, err->message);
    if (err->statement[0] != '\0')
        tu_buf_addf(out, " in: %.400s", err->statement);
}

/* ---- fingerprints ---- */

TuStatus
tu_applier_fingerprint(TuApplier *applier, char out[TU_FINGERPRINT_SIZE], TuError *err)
{
    const TuApplyOptions *options = applier->options;
    out[0] = '\0';
    if (options->fingerprint == NULL)
        return TU_OK;
    bool inside = tu_conn_in_transaction(applier->conn);
    TuStatus st = options->fingerprint(applier->conn, out, options->fingerprint_data, err);
    if (st == TU_OK && inside != tu_conn_in_transaction(applier->conn))
        return tu_error_set(err, TU_ERR_INTERNAL, "the fingerprint ended the transaction");
    return st;
}

TuStatus
tu_applier_check_before(TuApplier *applier, const TuStep *step, char live[TU_FINGERPRINT_SIZE],
                        TuError *err)
{
    TuStatus st = tu_applier_fingerprint(applier, live, err);
    if (st != TU_OK || live[0] == '\0' || step->before == NULL || applier->options->expect_drift ||
        strcmp(live, step->before) == 0)
        return st;
    tu_error_set(err, TU_ERR_DIFFERS,
                 "drift: version %s%s expects the schema %s, the database has %s", step->version,
                 step->down ? "'s rollback" : "", step->before, live);
    tu_error_hint(err, "somebody changed the schema outside of migrations; see \"trueup diff\"");
    tu_error_at(err, step->file, 0, 0);
    return TU_ERR_DIFFERS;
}

/* ---- small questions ---- */

bool
tu_section_wanted(const TuSection *section, const char *environment)
{
    if (section->only.count == 0)
        return true;
    for (size_t i = 0; environment != NULL && i < section->only.count; i++) {
        if (strcmp(section->only.items[i], environment) == 0)
            return true;
    }
    return false;
}

void
tu_applier_report(const TuApplier *applier, TuApplyReport report, const TuStep *step,
                  const char *text, long long ms)
{
    const TuApplyOptions *options = applier->options;
    if (options->report == NULL)
        return;
    TuApplyNews news = {.report = report,
                        .version = step->version,
                        .description = step->description,
                        .file = step->file,
                        .count = step->section->statements.count,
                        .text = text,
                        .ms = ms};
    options->report(options->report_data, &news);
}

static TuStatus
add_blocker(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuBuf *out = data;
    (void)query;
    (void)err;
    if (count > 0 && values[0] != NULL)
        tu_buf_addf(out, "%s%s", out->len > 0 ? "; " : "", values[0]);
    return TU_OK;
}

void
tu_applier_blame(TuApplier *applier, TuError *err)
{
    const char *sql = applier->history.engine->blockers;
    TuBuf who = TU_BUF_INIT;
    if (err == NULL || sql == NULL || tu_conn_in_transaction(applier->conn))
        return;
    if (tu_conn_query(applier->conn, sql, NULL, 0, add_blocker, &who, NULL) == TU_OK && who.len > 0)
        tu_error_hint(err, "oldest open transactions: %s", who.s);
    tu_buf_release(&who);
}

/* ---- other runs ---- */

TuStatus
tu_applier_look_again(TuApplier *applier, const TuStep *step, bool *already, bool *stale,
                      TuError *err)
{
    const TuHistoryRow *row = NULL;
    TuStatus st = tu_history_read_one(&applier->history, applier->conn, step->version,
                                      applier->arena, &row, err);
    if (st != TU_OK)
        return st;
    TuApplyState was = step->row != NULL ? step->row->state : TU_STATE_PENDING;
    TuApplyState is = row != NULL ? row->state : TU_STATE_PENDING;
    bool interrupted = is == TU_STATE_RUNNING || is == TU_STATE_PARTIAL;
    if (is == was && (!interrupted || row->statements_done == step->row->statements_done))
        return TU_OK;
    TuApplyState done = step->down ? TU_STATE_ROLLED_BACK : TU_STATE_APPLIED;
    if (is == done && (step->down || strcmp(row->checksum, step->checksum) == 0)) {
        *already = true;
        return TU_OK;
    }
    bool again = is == TU_STATE_FAILED || is == TU_STATE_PENDING || is == TU_STATE_ROLLED_BACK;
    if (again && !step->down)
        return TU_OK;
    *stale = true;
    tu_error_set(err, TU_ERR_LOCKED, "version %s became \"%s\" while this run waited",
                 step->version, tu_state_name(is));
    tu_error_hint(err, "another run is or was at work; look at \"trueup status\"");
    return TU_ERR_LOCKED;
}
