/* status and history, and the JSON Schema of model files. */
#include "config.h"

#include <string.h>

#include "api/live.h"
#include "declare/declare.h"

static TuDoc *
row_doc(const TuHistoryRow *row, TuArena *arena)
{
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(doc, arena, "version", tu_doc_string(arena, row->version));
    tu_doc_put(doc, arena, "description", tu_doc_string(arena, row->description));
    tu_doc_put(doc, arena, "status", tu_doc_string(arena, tu_state_name(row->state)));
    tu_doc_put(doc, arena, "applied_at", tu_doc_string(arena, row->applied_at));
    tu_doc_put(doc, arena, "applied_by", tu_doc_string(arena, row->applied_by));
    tu_doc_put(doc, arena, "execution_time_ms", tu_doc_number(arena, row->execution_time_ms));
    tu_doc_put(doc, arena, "statements_done",
               tu_doc_number(arena, (long long)row->statements_done));
    if (row->error_message)
        tu_doc_put(doc, arena, "error", tu_doc_string(arena, row->error_message));
    return doc;
}

static const char *
state_line(const TuApplyStatus *now)
{
    if (now->tampered)
        return "the history was changed by hand";
    if (now->plan.unfinished)
        return "NOT FINISHED: see below";
    if (now->drift)
        return "DRIFT: changed outside of the migrations";
    return now->expected ? "as the last migration left it" : "no migration recorded a fingerprint";
}

/* Where it stands, in one sentence, and the next command. */
static const char *
next_line(const TuApplyStatus *now, TuArena *arena)
{
    const TuApplyPlan *plan = &now->plan;
    const TuHistoryRow *row = plan->unfinished;
    if (now->tampered)
        return "the history is not what was written; look at it, then: trueup repair --reseal "
               "--reason TEXT";
    if (row)
        return tu_arena_printf(
            arena,
            "%s of version %s %s behind %zu statements%s%s; it goes on from there with: "
            "trueup %s",
            row->down ? "the rollback" : "the run", row->version,
            row->state == TU_STATE_RUNNING ? "was cut off, or still runs," : "stopped",
            row->statements_done, row->error_message ? ": " : "",
            row->error_message ? row->error_message : "", row->down ? "down" : "up");
    if (plan->problems.count)
        return "see the problem";
    if (now->drift)
        return "the schema is not the recorded one: trueup diff --from migrations --to database";
    if (plan->todo.count)
        return tu_arena_printf(arena, "%zu to apply: trueup up", plan->todo.count);
    return "nothing to do";
}

static void
write_status(TrueupResult *result, const TuLive *live, const TuApplyStatus *now)
{
    TuBuf out = TU_BUF_INIT;
    const TuApplyPlan *plan = &now->plan;
    tu_buf_addf(&out, "database  %s (%s %s)\n", live->display_url,
                tu_conn_dialect(live->conn)->name, tu_conn_server_version(live->conn));
    tu_buf_addf(&out, "version   %s\n", plan->head ? plan->head->version : "none");
    tu_buf_addf(&out, "applied   %zu\npending   %zu\n", plan->applied, plan->todo.count);
    for (size_t i = 0; i < plan->todo.count; i++) {
        const TuApplyItem *item = plan->todo.items[i];
        tu_buf_addf(&out, "          %s %s%s%s\n", item->migration->version, item->migration->name,
                    item->state == TU_STATE_PENDING ? "" : ", was ",
                    item->state == TU_STATE_PENDING ? "" : tu_state_name(item->state));
    }
    tu_buf_addf(&out, "schema    %s\n", state_line(now));
    tu_buf_addf(&out, "next      %s\n", next_line(now, result->arena));
    for (size_t i = 0; i < plan->problems.count; i++) {
        const TuError *problem = plan->problems.items[i];
        tu_buf_addf(&out, "problem   %s\n", problem->message);
        if (*problem->hint)
            tu_buf_addf(&out, "          %s\n", problem->hint);
    }
    result->text = tu_buf_dup(&out, result->arena);
    tu_buf_release(&out);
}

static void
put_status(TrueupResult *result, const TuLive *live, const TuApplyStatus *now)
{
    TuArena *arena = result->arena;
    TuDoc *doc = result->json, *pending = tu_doc_new(arena, TU_DOC_LIST);
    TuDoc *problems = tu_doc_new(arena, TU_DOC_LIST);
    const TuApplyPlan *plan = &now->plan;
    tu_doc_put(doc, arena, "database", tu_doc_string(arena, live->display_url));
    tu_doc_put(doc, arena, "engine", tu_doc_string(arena, tu_conn_dialect(live->conn)->name));
    tu_doc_put(doc, arena, "server_version",
               tu_doc_string(arena, tu_conn_server_version(live->conn)));
    tu_doc_put(doc, arena, "version",
               plan->head ? tu_doc_string(arena, plan->head->version)
                          : tu_doc_new(arena, TU_DOC_NULL));
    tu_doc_put(doc, arena, "applied", tu_doc_number(arena, (long long)plan->applied));
    for (size_t i = 0; i < plan->todo.count; i++) {
        const TuApplyItem *item = plan->todo.items[i];
        TuDoc *entry = tu_doc_new(arena, TU_DOC_MAP);
        tu_doc_put(entry, arena, "version", tu_doc_string(arena, item->migration->version));
        tu_doc_put(entry, arena, "name", tu_doc_string(arena, item->migration->name));
        tu_doc_put(entry, arena, "status", tu_doc_string(arena, tu_state_name(item->state)));
        tu_doc_add(pending, entry);
    }
    for (size_t i = 0; i < plan->problems.count; i++)
        tu_doc_add(problems,
                   tu_doc_string(arena, ((const TuError *)plan->problems.items[i])->message));
    tu_doc_put(doc, arena, "pending", pending);
    tu_doc_put(doc, arena, "drift", tu_doc_bool(arena, now->drift));
    tu_doc_put(doc, arena, "fingerprint", tu_doc_string(arena, now->fingerprint));
    if (now->expected)
        tu_doc_put(doc, arena, "expected", tu_doc_string(arena, now->expected));
    if (plan->unfinished)
        tu_doc_put(doc, arena, "unfinished", row_doc(plan->unfinished, arena));
    tu_doc_put(doc, arena, "tampered", tu_doc_bool(arena, now->tampered));
    tu_doc_put(doc, arena, "next", tu_doc_string(arena, next_line(now, arena)));
    tu_doc_put(doc, arena, "problems", problems);
}

TrueupStatus
trueup_status(TrueupSession *session, TrueupResult **out, TrueupError *err)
{
    TuError inside = {0};
    TuLive live = {0};
    TuApplyStatus now;
    TrueupResult *result = tu_result_new();
    tu_start(out, err);
    TuStatus status = result ? tu_live_open(session, TU_LIVE_READ, result->arena, &live, &inside)
                             : tu_error_nomem(&inside);
    if (status == TU_OK)
        status = tu_apply_status(live.conn, live.set, &live.options, result->arena, &now, &inside);
    if (status == TU_OK) {
        const TuApplyPlan *plan = &now.plan;
        tu_result_warn_server(result, live.conn);
        write_status(result, &live, &now);
        put_status(result, &live, &now);
        result->exit_code =
            plan->todo.count || plan->problems.count || plan->unfinished || now.drift ? 2 : 0;
    }
    tu_live_release(&live);
    return tu_finish(status, result, &inside, out, err);
}

static void
write_history(TrueupResult *result, const TuVec *rows)
{
    TuBuf out = TU_BUF_INIT;
    TuDoc *list = tu_doc_new(result->arena, TU_DOC_LIST);
    for (size_t i = rows->count; i-- > 0;) {
        const TuHistoryRow *row = rows->items[i];
        tu_buf_addf(&out, "%-12s  %-11s  %s  %s  %lld ms  %s\n", row->version,
                    tu_state_name(row->state), row->applied_at ? row->applied_at : "-",
                    row->applied_by ? row->applied_by : "-", row->execution_time_ms,
                    row->description ? row->description : "");
        if (row->error_message)
            tu_buf_addf(&out, "%12s  %s\n", "", row->error_message);
        tu_doc_add(list, row_doc(row, result->arena));
    }
    if (!rows->count)
        tu_buf_add(&out, "nothing was applied yet\n");
    tu_doc_put(result->json, result->arena, "history", list);
    result->text = tu_buf_dup(&out, result->arena);
    tu_buf_release(&out);
}

TrueupStatus
trueup_history(TrueupSession *session, TrueupResult **out, TrueupError *err)
{
    TuError inside = {0};
    const char *url = NULL;
    TuConn *conn = NULL;
    TuVec rows = TU_VEC_INIT;
    TrueupResult *result = tu_result_new();
    const TuConnOptions conn_options = {.must_exist = true, .read_only = true, .in_database = true};
    const TuApplyOptions options = {.history_table = session->settings.history};
    tu_start(out, err);
    TuStatus status = result ? tu_session_url(session, &url, &inside) : tu_error_nomem(&inside);
    if (status == TU_OK)
        status = tu_conn_open(url, &conn_options, &conn, &inside);
    if (status == TU_OK)
        status = tu_apply_history(conn, &options, result->arena, &rows, NULL, &inside);
    if (status == TU_OK)
        write_history(result, &rows);
    tu_conn_free(conn);
    return tu_finish(status, result, &inside, out, err);
}

static TuStatus
write_schema(TrueupResult *result, const char *format, TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    TuStatus status = TU_OK;
    if (!format || strcmp(format, "json") == 0) {
        result->json = tu_declare_json_schema(result->arena);
        tu_json_write(&text, result->json);
        tu_buf_addc(&text, '\n');
    } else if (strcmp(format, "xsd") == 0) {
        tu_declare_xml_schema(&text);
    } else {
        status = tu_error_set(err, TU_ERR_USAGE, "unknown format \"%s\"", format);
        tu_error_hint(err, "json or xsd");
    }
    if (status == TU_OK)
        result->text = tu_buf_dup(&text, result->arena);
    if (text.failed || tu_arena_failed(result->arena))
        status = tu_error_nomem(err);
    tu_buf_release(&text);
    return status;
}

TrueupStatus
trueup_model_schema(const char *format, TrueupResult **out, TrueupError *err)
{
    TuError inside = {0};
    TrueupResult *result = tu_result_new();
    tu_start(out, err);
    TuStatus status = result ? write_schema(result, format, &inside) : tu_error_nomem(&inside);
    return tu_finish(status, result, &inside, out, err);
}
