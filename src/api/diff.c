/* diff: what differs between two states, and the scripts that lead from one to the other. */
#include "config.h"

#include "api/compare.h"
#include "api/coverage.h"
#include "report/changes.h"

static void
write_text(TrueupResult *result, const TuComparison *cmp)
{
    TuBuf text = TU_BUF_INIT;
    if (!tu_comparison_differs(cmp))
        tu_buf_add(&text, "in sync\n");
    tu_report_renames(&text, cmp->renames, cmp->rename_count);
    tu_report_changes(&text, cmp->changes);
    result->text = tu_buf_dup(&text, result->arena);
    tu_buf_release(&text);
}

void
tu_put_proof(TuDoc *json, const TuComparison *cmp, TuArena *arena)
{
    const TuProof *proof = &cmp->proof;
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(doc, arena, "proven", tu_doc_bool(arena, proof->proven));
    tu_doc_put(doc, arena, "rows", tu_doc_number(arena, (long long)proof->rows));
    tu_doc_put(doc, arena, "rendering", tu_doc_bool(arena, proof->rendering));
    if (proof->slice) {
        TuDoc *slice = tu_doc_new(arena, TU_DOC_MAP);
        tu_doc_put(slice, arena, "objects", tu_doc_number(arena, (long long)proof->slice));
        tu_doc_put(slice, arena, "of", tu_doc_number(arena, (long long)proof->slice_of));
        tu_doc_put(doc, arena, "slice", slice);
    }
    if (proof->reason)
        tu_doc_put(doc, arena, "reason", tu_doc_string(arena, proof->reason));
    if (proof->detail)
        tu_doc_put(doc, arena, "detail", tu_doc_string(arena, proof->detail));
    if (proof->with_rows)
        tu_doc_put(doc, arena, "with_rows", tu_doc_string(arena, proof->with_rows));
    tu_doc_put(json, arena, "proof", doc);
}

TuStatus
tu_put_comparison(TrueupResult *result, const TuComparison *cmp, TuError *err)
{
    TuCoverage coverage;
    TuDoc *json = result->json;
    TuArena *arena = result->arena;
    tu_doc_put(json, arena, "in_sync", tu_doc_bool(arena, !tu_comparison_differs(cmp)));
    tu_doc_put(json, arena, "changes",
               tu_report_changes_json(cmp->changes, cmp->renames, cmp->rename_count, arena));
    return tu_put_coverage(result, cmp->from.model, &cmp->scope, &coverage, err);
}

void
tu_warn_comparison(TrueupResult *result, const TuComparison *cmp)
{
    tu_result_warn_server(result, cmp->from.conn ? cmp->from.conn : cmp->to.conn);
    size_t left_out = tu_comparison_left_out(cmp);
    const char *no_cache = cmp->to.no_cache ? cmp->to.no_cache : cmp->from.no_cache;
    if (no_cache)
        tu_result_warn(result, "worked without the cache: %s", no_cache);
    if (cmp->from.missing || cmp->to.missing)
        tu_result_warn(result, "%s is not there yet: taken as empty",
                       cmp->from.missing ? cmp->from.what : cmp->to.what);
    if (left_out)
        tu_result_warn(result, "%zu objects of %s are not managed and were left alone", left_out,
                       cmp->from.what);
    for (size_t i = 0; i < cmp->missing_roles.count; i++)
        tu_result_warn(result,
                       "the scratch server has no role \"%s\": what it gets back is not part of "
                       "the proof",
                       cmp->missing_roles.items[i]);
    if (cmp->not_managed)
        tu_result_warn(result,
                       "%zu objects have privileges that are not managed (--privileges manages "
                       "them)",
                       cmp->not_managed);
    for (size_t i = 0; i < cmp->to.model->not_kept.count; i++)
        tu_result_warn(result, "%s", cmp->to.model->not_kept.items[i]);
    for (size_t i = 0; i < cmp->questions.count; i++) {
        const TuRenameQuestion *question = cmp->questions.items[i];
        TuBuf line = TU_BUF_INIT, answer = TU_BUF_INIT;
        tu_object_describe(&line, question->from);
        tu_rename_question_put(&answer, question);
        tu_result_warn(result,
                       "%s goes while %s comes: if it is a rename, declare it (renamed_from) "
                       "or give --rename %s",
                       line.s, question->to->name, answer.s);
        tu_buf_release(&line);
        tu_buf_release(&answer);
    }
    if (cmp->proof.with_rows)
        tu_result_warn(result, "proven on empty tables only; with rows %s", cmp->proof.with_rows);
    for (size_t i = 0; i < cmp->proof.uncovered.count; i++)
        tu_result_warn(result, "not modelled: %s", cmp->proof.uncovered.items[i]);
}

static void
put_scripts(TrueupResult *result, const TuComparison *cmp)
{
    TuBuf up = TU_BUF_INIT, down = TU_BUF_INIT;
    tu_comparison_script(&up, cmp, false);
    tu_comparison_script(&down, cmp, true);
    tu_result_part(result, "up", up.s);
    if (cmp->irreversible)
        tu_result_warn(result, "no way down: %s", cmp->irreversible);
    else
        tu_result_part(result, "down", down.s);
    tu_buf_release(&up);
    tu_buf_release(&down);
}

/* 3 when something stands against the scripts. */
static int
judge(TrueupResult *result, const TuComparison *cmp)
{
    const TuProof *proof = &cmp->proof;
    if (!proof->proven) {
        tu_result_warn(result, "not proven: %s", proof->reason);
        if (proof->detail)
            tu_result_warn(result, "%s", proof->detail);
        return 3;
    }
    if (cmp->session->settings.strict_coverage && proof->uncovered.count) {
        tu_result_warn(result, "differences remain in objects that are not modelled");
        return 3;
    }
    return tu_comparison_differs(cmp) ? 2 : 0;
}

static TuStatus
compare_scripts(TrueupResult *result, TuComparison *cmp, bool prove, TuError *err)
{
    TuStatus status = tu_comparison_plan(cmp, err);
    if (status == TU_OK && prove)
        status = tu_comparison_prove(cmp, err);
    if (status != TU_OK)
        return status;
    put_scripts(result, cmp);
    tu_doc_put(result->json, result->arena, "hazards",
               tu_report_hazards_json(cmp->up, result->arena));
    tu_doc_put(result->json, result->arena, "statements",
               tu_report_statements_json(cmp->up, result->arena));
    if (prove) {
        tu_put_proof(result->json, cmp, result->arena);
        result->exit_code = judge(result, cmp);
    }
    return TU_OK;
}

TrueupStatus
trueup_diff(TrueupSession *session, const TrueupDiffOptions *options, TrueupResult **out,
            TrueupError *err)
{
    TuError inside = {0};
    TuComparison cmp = {0};
    TrueupResult *result = tu_result_new();
    TrueupDiffOptions taken, *o = &taken;
    tu_take(&taken, sizeof taken, options);
    tu_start(out, err);
    const TuCompareOptions compare = {o->from,   o->to ? o->to : "model", o->renames, NULL, NULL,
                                      o->offline};
    TuStatus status =
        result ? tu_compare(session, &compare, &cmp, &inside) : tu_error_nomem(&inside);
    if (status == TU_OK) {
        result->exit_code = tu_comparison_differs(&cmp) ? 2 : 0;
        write_text(result, &cmp);
        status = tu_put_comparison(result, &cmp, &inside);
        if (status == TU_OK && o->sql)
            status = compare_scripts(result, &cmp, !o->no_proof && !session->settings.no_scratch,
                                     &inside);
        tu_warn_comparison(result, &cmp);
    } else {
        tu_side_issues(&cmp.from, err);
        tu_side_issues(&cmp.to, err);
    }
    tu_comparison_release(&cmp);
    return tu_finish(status, result, &inside, out, err);
}
