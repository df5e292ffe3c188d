/* Plans as text: sections of a migration file, and scripts that stand alone. */
#include "config.h"

#include "api/compare.h"

#include <stdio.h>
#include <string.h>

#include "scratch/slice.h"

/* Whatever stands in the way of a change is dropped and made anew. What is left alone has no new
 * form: it would only be dropped. */
static TuStatus
refuse_unmanaged(const TuComparison *cmp, const TuPlan *plan, TuError *err)
{
    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        const TuObject *object = statement->object;
        if (!object || !tu_scope_skip(object, (void *)(uintptr_t)&cmp->scope))
            continue;
        TuBuf what = TU_BUF_INIT;
        tu_object_describe(&what, object);
        tu_error_set(err, TU_ERR_REFUSED,
                     "%s is not managed, but the change cannot be made past it", what.s);
        tu_error_hint(err, "manage it too (schemas, include, exclude), or take it away by hand and "
                           "put it back afterwards");
        snprintf(err->statement, sizeof err->statement, "%s", statement->sql);
        tu_buf_release(&what);
        return TU_ERR_REFUSED;
    }
    return TU_OK;
}

TuStatus
tu_comparison_plan(TuComparison *cmp, TuError *err)
{
    const TuCodegen *codegen = tu_codegen_find(tu_conn_dialect(cmp->to.conn));
    TuStatus status = tu_plan(codegen, cmp->changes, &cmp->up, err);
    if (status == TU_OK)
        status = refuse_unmanaged(cmp, cmp->up, err);
    if (status != TU_OK)
        return status;
    TuError why = {0};
    status = tu_plan(codegen, cmp->back, &cmp->down, &why);
    if (status == TU_OK)
        status = refuse_unmanaged(cmp, cmp->down, &why);
    if (status == TU_ERR_UNSUPPORTED) {
        cmp->irreversible = tu_arena_strdup(cmp->arena, why.message);
        return TU_OK;
    }
    if (status != TU_OK && err)
        *err = why;
    return status;
}

typedef enum Part { HEAD, BODY, TAIL } Part;

/* Settings before the first real statement are the head, those after the last the tail. */
static Part
part_of(const TuPlan *plan, size_t at)
{
    const TuStatement *statement = plan->statements.items[at];
    if (!(statement->flags & TU_STATEMENT_SETTING))
        return BODY;
    for (size_t i = 0; i < at; i++) {
        const TuStatement *before = plan->statements.items[i];
        if (!(before->flags & TU_STATEMENT_SETTING))
            return TAIL;
    }
    return HEAD;
}

static const TuObject *
table_of(const TuStatement *statement)
{
    const TuObject *object = statement->object;
    return object && object->parent ? object->parent : object;
}

static bool
is_for(const TuStatement *statement, const TuNames *roles)
{
    for (size_t i = 0; roles && statement->role && i < roles->count; i++)
        if (strcmp(roles->items[i], statement->role) == 0)
            return true;
    return false;
}

/* Statements of one part; hazards stand as comments above what they are about. without: roles of
 * which nothing is said; may be NULL. */
static void
write_part(TuBuf *out, const TuPlan *plan, Part part, const TuNames *without)
{
    const TuObject *last = NULL;
    size_t written = 0;
    for (size_t i = 0; plan && i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        if (part_of(plan, i) != part || is_for(statement, without))
            continue;
        if (written++ && table_of(statement) != last)
            tu_buf_addc(out, '\n');
        last = table_of(statement);
        if (statement->hazard) {
            tu_buf_addf(out, "-- %s: ", statement->hazard);
            tu_sql_comment_text(out, statement->note);
            tu_buf_addc(out, '\n');
        }
        tu_buf_addf(out, "%s;\n", statement->sql);
    }
}

static void
write_all(TuBuf *out, const TuComparison *cmp, bool down, Part part, const TuNames *without)
{
    const TuPlan *first = down ? cmp->down : cmp->rename_up;
    const TuPlan *second = down ? cmp->rename_down : cmp->up;
    size_t before = out->len;
    write_part(out, first, part, without);
    if (out->len > before && second && second->statements.count && part == BODY)
        tu_buf_addc(out, '\n');
    write_part(out, second, part, without);
}

static void
write_section(TuBuf *out, const TuComparison *cmp, bool down, const TuNames *without)
{
    tu_buf_add(out, tu_comparison_no_transaction(cmp, down) ? "-- Transaction: none\n" : "");
    write_all(out, cmp, down, HEAD, without);
    write_all(out, cmp, down, BODY, without);
    write_all(out, cmp, down, TAIL, without);
}

void
tu_comparison_section(TuBuf *out, const TuComparison *cmp, bool down)
{
    write_section(out, cmp, down, NULL);
}

bool
tu_comparison_no_transaction(const TuComparison *cmp, bool down)
{
    const TuPlan *plan = down ? cmp->down : cmp->up;
    for (size_t i = 0; plan && i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        if (statement->flags & TU_STATEMENT_NO_TRANSACTION)
            return true;
    }
    return false;
}

void
tu_comparison_script(TuBuf *out, const TuComparison *cmp, bool down)
{
    TuBuf body = TU_BUF_INIT;
    write_all(&body, cmp, down, BODY, NULL);
    bool wrap = body.len && !tu_comparison_no_transaction(cmp, down);
    write_all(out, cmp, down, HEAD, NULL);
    tu_buf_add(out, wrap ? "BEGIN;\n" : "");
    tu_buf_addn(out, body.s, body.len);
    tu_buf_add(out, wrap ? "COMMIT;\n" : "");
    write_all(out, cmp, down, TAIL, NULL);
    out->failed |= body.failed;
    tu_buf_release(&body);
}

static void
forward(const char *what, void *session)
{
    tu_progress(session, what);
}

/* The part of a large database that the migration has to do with, where that can stand for all of
 * it. A disposable one costs less, but is of use for one attempt alone. */
static TuStatus
prove_slice(TuComparison *cmp, const char *up, const char *down, const TuProveOptions *options,
            bool disposable, bool *made, TuError *err)
{
    TuSlice slice;
    tu_progress(cmp->session, "cutting out what the migration touches");
    TuStatus status = tu_slice_make(cmp->from.model, cmp->to.model, cmp->changes, cmp->renames,
                                    cmp->rename_count, options, &slice, made, err);
    if (status != TU_OK || !*made)
        return status;
    const TuState from = {slice.from, tu_scratch_conn(slice.from_scratch), disposable};
    const TuState to = {slice.to, tu_scratch_conn(slice.to_scratch), false};
    status = tu_prove(&from, &to, up, down, options, cmp->arena, &cmp->proof, err);
    cmp->proof.slice = slice.objects;
    cmp->proof.slice_of = slice.of;
    tu_slice_release(&slice);
    return status;
}

/* What is not proven on a slice is tried on the whole. */
static TuStatus
prove_on_slices(TuComparison *cmp, const char *up, const char *down, const TuProveOptions *options,
                TuError *err)
{
    if (options->rights || options->all_rights || !tu_slice_pays(cmp->from.model, cmp->to.model))
        return TU_OK;
    bool made = false;
    TuStatus status = prove_slice(cmp, up, down, options, true, &made, err);
    if (status == TU_OK && made && !cmp->proof.proven)
        status = prove_slice(cmp, up, down, options, false, &made, err);
    return status;
}

static TuStatus
prove_whole(TuComparison *cmp, const char *up, const char *down, const TuProveOptions *options,
            TuError *err)
{
    TuStatus status = tu_side_hold(cmp->session, &cmp->from, cmp->scratch_url, err);
    if (status == TU_OK)
        status = tu_side_hold(cmp->session, &cmp->to, cmp->scratch_url, err);
    if (status != TU_OK)
        return status;
    const TuState from = {cmp->from.model, cmp->from.conn, false};
    const TuState to = {cmp->to.model, cmp->to.conn, false};
    return tu_prove(&from, &to, up, down, options, cmp->arena, &cmp->proof, err);
}

TuStatus
tu_comparison_prove(TuComparison *cmp, TuError *err)
{
    TuBuf up = TU_BUF_INIT, down = TU_BUF_INIT;
    TuStatus status = tu_comparison_roles(cmp, err);
    if (status != TU_OK)
        return status;
    write_section(&up, cmp, false, &cmp->missing_roles);
    write_section(&down, cmp, true, &cmp->missing_roles);
    const TuProveOptions options = {
        .skip = tu_scope_skip,
        .data = &cmp->scope,
        .scratch_url = cmp->scratch_url,
        .own_server = cmp->session->settings.scratch_url != NULL,
        .rights = tu_session_manages(cmp->session),
        .all_rights = cmp->session->settings.strict_coverage,
        .up_only = cmp->irreversible != NULL,
        .progress = forward,
        .progress_data = cmp->session,
    };
    status = up.failed || down.failed ? tu_error_nomem(err) : TU_OK;
    if (status == TU_OK)
        status = prove_on_slices(cmp, up.s, down.s, &options, err);
    if (status == TU_OK && !cmp->proof.proven)
        status = prove_whole(cmp, up.s, down.s, &options, err);
    tu_buf_release(&up);
    tu_buf_release(&down);
    return status;
}
