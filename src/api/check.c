/* Is the database ready for who wants to use it: now, or within some time. */
#include "config.h"

#include "api/live.h"
#include "compat/version.h"
#include "db/wait.h"

typedef struct Check {
    TrueupSession *session;
    const TrueupCheckOptions *options;
    TrueupResult *result;
    TuVersion least;     /* options->at_least */
    TuArena *arena;      /* of one look */
    const char *version; /* where the database stands; in the result's arena */
    const char *reason;  /* why it is not ready, or NULL; the same */
} Check;

/* What is pending does not count: only whether the history is far enough. */
static void
look_at_version(Check *check, const TuApplyPlan *plan)
{
    TuVersion there;
    if (!plan->head || tu_version_parse(plan->head->version, &there, NULL) != TU_OK ||
        tu_version_compare(&there, &check->least) < 0)
        check->reason = tu_arena_printf(
            check->result->arena,
            plan->head ? "%s is older than %s" : "nothing is applied, %s%s is wanted",
            plan->head ? plan->head->version : "", check->options->at_least);
}

static void
look_at_plan(Check *check, const TuApplyStatus *now)
{
    const TuApplyPlan *plan = &now->plan;
    check->version = plan->head ? tu_arena_strdup(check->result->arena, plan->head->version) : NULL;
    check->reason = NULL;
    if (plan->unfinished)
        check->reason = tu_arena_printf(check->result->arena,
                                        "migration %s is not finished: trueup status says more",
                                        plan->unfinished->version);
    else if (check->options->at_least)
        look_at_version(check, plan);
    else if (plan->problems.count)
        check->reason = tu_arena_printf(check->result->arena, "%s",
                                        ((const TuError *)plan->problems.items[0])->message);
    else if (plan->todo.count)
        check->reason =
            tu_arena_printf(check->result->arena, "%zu pending, the first is %s", plan->todo.count,
                            ((const TuApplyItem *)plan->todo.items[0])->migration->version);
    if (!check->reason && now->drift)
        check->reason =
            tu_arena_printf(check->result->arena, "the schema is not what migration %s left",
                            check->version ? check->version : "(none)");
}

static TuStatus
look(Check *check, TuError *err)
{
    TuLive live = {0};
    TuApplyStatus now;
    TuStatus status = tu_live_open(check->session, TU_LIVE_READ, check->arena, &live, err);
    if (!check->options->schema)
        live.options.fingerprint = NULL;
    if (status == TU_OK)
        status = tu_apply_status(live.conn, live.set, &live.options, check->arena, &now, err);
    if (status == TU_OK)
        look_at_plan(check, &now);
    tu_live_release(&live);
    return status;
}

/* A server that is starting, or somebody's lock: worth another look. */
static bool
may_pass(TuStatus status)
{
    return status == TU_ERR_CONNECT || status == TU_ERR_LOST || status == TU_ERR_LOCKED;
}

/* Look until it is ready or the time is over. The last look is what counts. */
static TuStatus
look_and_wait(Check *check, TuError *err)
{
    const uint64_t end = tu_wait_now_ms() + check->options->wait_ms;
    for (unsigned delay = 100;; delay = delay < 2000 ? delay * 2 : 2000) {
        check->arena = tu_arena_new();
        if (err)
            *err = (TuError){0};
        TuStatus status = check->arena ? look(check, err) : tu_error_nomem(err);
        tu_arena_free(check->arena);
        uint64_t now = tu_wait_now_ms();
        if ((status == TU_OK && !check->reason) || (status != TU_OK && !may_pass(status)) ||
            now >= end)
            return status;
        tu_progress(check->session,
                    status == TU_OK ? check->reason : "the database does not answer");
        tu_wait_pause(delay, end - now);
    }
}

static void
write_check(Check *check)
{
    TrueupResult *result = check->result;
    TuArena *arena = result->arena;
    TuBuf out = TU_BUF_INIT;
    if (check->reason)
        tu_buf_addf(&out, "not ready: %s\n", check->reason);
    else
        tu_buf_addf(&out, "ready: %s\n", check->version ? check->version : "no migrations");
    tu_doc_put(result->json, arena, "ready", tu_doc_bool(arena, !check->reason));
    tu_doc_put(result->json, arena, "version",
               check->version ? tu_doc_string(arena, check->version)
                              : tu_doc_new(arena, TU_DOC_NULL));
    if (check->reason)
        tu_doc_put(result->json, arena, "reason", tu_doc_string(arena, check->reason));
    result->text = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    result->exit_code = !check->reason ? 0 : check->options->wait_ms ? 7 : 2;
}

TrueupStatus
trueup_check(TrueupSession *session, const TrueupCheckOptions *given, TrueupResult **out,
             TrueupError *err)
{
    TuError inside = {0};
    TrueupCheckOptions options;
    TrueupResult *result = tu_result_new();
    tu_start(out, err);
    tu_take(&options, sizeof options, given);
    Check check = {.session = session, .options = &options, .result = result};
    TuStatus status = result ? TU_OK : tu_error_nomem(&inside);
    if (status == TU_OK && options.at_least &&
        tu_version_parse(options.at_least, &check.least, &inside) != TU_OK)
        inside.status = status = TU_ERR_USAGE;
    if (status == TU_OK)
        status = look_and_wait(&check, &inside);
    if (status == TU_OK)
        write_check(&check);
    return tu_finish(status, result, &inside, out, err);
}
