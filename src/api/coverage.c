/* Counting what is managed, and what is not. */
#include "config.h"

#include "api/coverage.h"

#include <string.h>

#include "model/rights.h"
#include "sql/dialect.h"

/* The schema at the start of a name as the engine prints it, "a.b" or "\"A\".b"; NULL when the name
 * has none: it belongs to the whole database. */
static const char *
schema_of(const char *name, TuArena *arena)
{
    TuBuf schema = TU_BUF_INIT;
    const char *found = NULL;
    bool quoted = *name == '"';
    for (name += quoted; *name; name++) {
        if (quoted ? *name == '"' && name[1] != '"' : strchr(".( ", *name) != NULL)
            break;
        name += *name == '"' && quoted;
        tu_buf_addc(&schema, *name);
    }
    if (schema.len && name[quoted && *name] == '.')
        found = tu_buf_dup(&schema, arena);
    tu_buf_release(&schema);
    return found;
}

/* Who asks for all wants to hear of privileges by name, unless they are managed. */
static void
add_not_managed(TuCoverage *out, const TuModel *model, const TuScope *scope, const TuObject *object,
                TuArena *arena)
{
    TuBuf name = TU_BUF_INIT;
    if ((model->manages & TU_RIGHT_GRANTS) || !scope->session->settings.strict_coverage)
        return;
    TuUnmodelled *entry = TU_NEW(arena, TuUnmodelled);
    tu_object_describe(&name, object);
    if (entry) {
        entry->what = "privileges";
        entry->name = tu_buf_dup(&name, arena);
        tu_vec_add(&out->unmodelled, arena, entry);
    }
    tu_buf_release(&name);
}

TuStatus
tu_coverage_count(const TuModel *model, const TuScope *scope, TuArena *arena, TuCoverage *out,
                  TuError *err)
{
    *out = (TuCoverage){.other_of_extensions = model->others_of_extensions};
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        TuScopeReason reason = tu_scope_reason(scope, object);
        if (object->grants.count && reason == TU_SCOPE_MANAGED)
            add_not_managed(out, model, scope, object, arena);
        if (object->implied || reason == TU_SCOPE_OWN || !tu_model_manages(model, object))
            continue;
        out->rows[object->kind].managed += reason == TU_SCOPE_MANAGED;
        out->rows[object->kind].filtered += reason != TU_SCOPE_MANAGED;
    }
    for (int kind = 0; kind < TU_KIND_COUNT; kind++)
        out->rows[kind].of_extensions = model->of_extensions[kind];
    for (size_t i = 0; i < model->unmodelled.count; i++) {
        TuUnmodelled *entry = model->unmodelled.items[i];
        const char *schema = schema_of(entry->name, arena);
        bool rights = strcmp(entry->what, "privileges") == 0;
        if (rights && !scope->session->settings.strict_coverage)
            continue;
        if (!schema || !scope->schemas || tu_map_find(scope->schemas, schema))
            tu_vec_add(&out->unmodelled, arena, entry);
    }
    return tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
}

TuStatus
tu_put_coverage(TrueupResult *result, const TuModel *model, const TuScope *scope, TuCoverage *out,
                TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    TuStatus status = tu_coverage_count(model, scope, result->arena, out, err);
    if (status != TU_OK)
        return status;
    tu_doc_put(result->json, result->arena, "coverage",
               tu_report_coverage_json(out, result->arena));
    if (scope->session->settings.coverage) {
        tu_report_coverage(&text, out);
        tu_result_part(result, "coverage", text.s);
    }
    if (text.failed)
        status = tu_error_nomem(err);
    tu_buf_release(&text);
    return status;
}
