/* inspect: a state as a model file, as SQL, or in figures. */
#include "config.h"

#include <string.h>

#include "api/compare.h"
#include "api/coverage.h"
#include "api/portable.h"
#include "api/split.h"
#include "base/file.h"
#include "declare/declare.h"
#include "model/rights.h"

static void
warn_not_managed(TrueupResult *result, const TuModel *model, TuScope *scope)
{
    size_t count = 0;
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        count += object->grants.count && !tu_scope_skip(object, scope);
    }
    if (count && !(model->manages & TU_RIGHT_GRANTS))
        tu_result_warn(result,
                       "%zu objects have privileges that are not managed (--privileges manages "
                       "them)",
                       count);
}

/* Counts what is managed, and says what is not modelled. 3 when that must not be. */
static TuStatus
write_coverage(TrueupResult *result, const TuSide *side, const TuScope *scope, const char *format,
               TuError *err)
{
    TuCoverage coverage;
    TuBuf text = TU_BUF_INIT;
    bool summary = strcmp(format, "text") == 0;
    TuStatus status = tu_put_coverage(result, side->model, scope, &coverage, err);
    if (status != TU_OK)
        return status;
    if (summary) {
        tu_report_coverage(&text, &coverage);
        result->text = tu_buf_dup(&text, result->arena);
    }
    for (size_t i = 0; !summary && i < coverage.unmodelled.count; i++) {
        const TuUnmodelled *entry = coverage.unmodelled.items[i];
        tu_result_warn(result, "not modelled, left out: %s %s", entry->what, entry->name);
    }
    if (scope->session->settings.strict_coverage && coverage.unmodelled.count)
        result->exit_code = 3;
    if (text.failed)
        status = tu_error_nomem(err);
    tu_buf_release(&text);
    return status;
}

static TuStatus
plan_sql(const TuSide *side, TuScope *scope, TuPlan **plan, TuError *err)
{
    TuModel *nothing = tu_plan_nothing(side->model);
    TuChanges *changes = NULL;
    TuDiffOptions options = {tu_scope_skip, scope};
    if (nothing) {
        tu_rights_open(side->model);
        changes = tu_diff(nothing, side->model, &options);
    }
    TuStatus status =
        changes ? tu_plan(tu_codegen_find(tu_conn_dialect(side->conn)), changes, plan, err)
                : tu_error_nomem(err);
    tu_changes_free(changes);
    tu_model_free(nothing);
    return status;
}

static TuStatus
put_document(TuBuf *out, const TuDoc *doc, const char *format, TuError *err)
{
    if (strcmp(format, "xml") == 0)
        return tu_declare_write_xml(out, doc, err);
    if (strcmp(format, "yaml") == 0) {
        tu_yaml_write(out, doc);
    } else {
        tu_json_write(out, doc);
        tu_buf_addc(out, '\n');
    }
    return out->failed ? tu_error_nomem(err) : TU_OK;
}

static TuStatus
write_sql(TrueupResult *result, const TuSide *side, TuScope *scope, TuError *err)
{
    TuPlan *plan = NULL;
    TuStatus status = plan_sql(side, scope, &plan, err);
    if (status == TU_OK) {
        tu_plan_write(&result->held, plan);
        result->text = result->held.s;
    }
    tu_plan_free(plan);
    return status;
}

/* The text may be large: there is one of it, and the document goes at once. */
static TuStatus
write_document(TrueupResult *result, const TuModel *model, TuScope *scope, const char *format,
               TuError *err)
{
    TuArena *arena = tu_arena_new();
    const TuDoc *doc = tu_declare_write(model, arena, tu_scope_skip, scope);
    TuStatus status = doc ? put_document(&result->held, doc, format, err) : tu_error_nomem(err);
    tu_arena_free(arena);
    if (status == TU_OK && result->held.failed)
        status = tu_error_nomem(err);
    if (status == TU_OK)
        result->text = result->held.s;
    if (status == TU_OK && strcmp(format, "json") == 0)
        result->json_text = result->held.s;
    return status;
}

static TuStatus
write_files(TrueupResult *result, const TuSplit *split, const char *directory, const char *format,
            TuError *err)
{
    size_t len = strlen(directory);
    const char *slash = len && directory[len - 1] == '/' ? "" : "/";
    TuStatus status = tu_split_open(directory, split->arena, err);
    TuDoc *list = tu_doc_new(result->arena, TU_DOC_LIST);
    tu_doc_put(result->json, result->arena, "wrote", list);
    for (size_t i = 0; status == TU_OK && i < split->files.count; i++) {
        TuSplitFile *file = split->files.items[i];
        const char *path = tu_arena_printf(result->arena, "%s%s%s", directory, slash, file->name);
        if (!file->text.len)
            status = put_document(&file->text, file->doc, format, err);
        if (status == TU_OK && (file->text.failed || !path))
            status = tu_error_nomem(err);
        if (status == TU_OK)
            status = tu_file_write(path, file->text.s, file->text.len, 0644, true, err);
        tu_buf_release(&file->text);
        file->text = (TuBuf)TU_BUF_INIT;
        tu_buf_addf(&result->held, "wrote %s\n", path ? path : "");
        tu_doc_add(list, tu_doc_string(result->arena, path));
    }
    result->text = result->held.s;
    return status;
}

static TuStatus
write_directory(TrueupResult *result, const TuSide *side, TuScope *scope, const char *directory,
                const char *format, TuError *err)
{
    TuArena *arena = tu_arena_new();
    TuPlan *plan = NULL;
    TuSplit split;
    TuStatus status = TU_OK;
    tu_split_init(&split, tu_arena_printf(arena, ".%s", format), arena);
    if (strcmp(format, "sql") == 0) {
        status = plan_sql(side, scope, &plan, err);
        if (status == TU_OK)
            tu_split_plan(&split, plan, side->model->default_schema);
    } else {
        TuDoc *doc = tu_declare_write(side->model, arena, tu_scope_skip, scope);
        if (doc)
            tu_split_document(&split, doc);
    }
    if (status == TU_OK && tu_arena_failed(arena))
        status = tu_error_nomem(err);
    if (status == TU_OK)
        status = write_files(result, &split, directory, format, err);
    tu_split_release(&split);
    tu_plan_free(plan);
    tu_arena_free(arena);
    return status;
}

static TuStatus
write_model(TrueupResult *result, const TuSide *side, TuScope *scope, const char *directory,
            const char *format, TuError *err)
{
    static const char *const formats[] = {"json", "yaml", "xml", "sql"};
    for (size_t i = 0; i < TU_LEN(formats); i++) {
        if (strcmp(format, formats[i]) != 0)
            continue;
        return directory ? write_directory(result, side, scope, directory, format, err)
               : i < 3   ? write_document(result, side->model, scope, format, err)
                         : write_sql(result, side, scope, err);
    }
    if (strcmp(format, "text") == 0 && !directory)
        return TU_OK;
    tu_error_set(err, TU_ERR_USAGE,
                 directory ? "format \"%s\" has no files" : "unknown format \"%s\"", format);
    tu_error_hint(err, directory ? "json, yaml, xml or sql" : "json, yaml, xml, sql or text");
    return TU_ERR_USAGE;
}

TrueupStatus
trueup_inspect(TrueupSession *session, const TrueupInspectOptions *options, TrueupResult **out,
               TrueupError *err)
{
    TuError inside = {0};
    TuSide side = {0};
    TuScope scope = {0};
    TrueupResult *result = tu_result_new();
    TrueupInspectOptions taken;
    tu_take(&taken, sizeof taken, options);
    tu_start(out, err);
    const char *state = taken.state;
    const char *format = taken.format ? taken.format : "json";
    TuStatus status =
        result ? tu_side_open(session, state,
                              session->settings.scratch_url ? session->settings.scratch_url
                                                            : session->settings.url,
                              result->arena, &side, &inside)
               : tu_error_nomem(&inside);
    /* elsewhere a database to come counts as empty; nobody wants to look at it */
    if (status == TU_OK && side.missing) {
        status = tu_error_set(&inside, TU_ERR_CONNECT, "there is no database at %s", side.what);
        tu_error_hint(&inside, "check the path; it counts from the working directory");
    }
    if (status == TU_OK)
        status = tu_scope_init(&scope, session, side.model, result->arena, &inside);
    if (status == TU_OK && taken.portable)
        tu_model_port(side.model, side.conn);
    if (status == TU_OK) {
        tu_result_warn_server(result, side.conn);
        status = write_coverage(result, &side, &scope, format, &inside);
        if (status == TU_OK)
            status = write_model(result, &side, &scope, taken.directory, format, &inside);
        warn_not_managed(result, side.model, &scope);
        for (size_t i = 0; i < side.model->not_kept.count; i++)
            tu_result_warn(result, "%s", side.model->not_kept.items[i]);
    } else {
        tu_side_issues(&side, err);
    }
    tu_scope_release(&scope);
    tu_side_release(&side);
    return tu_finish(status, result, &inside, out, err);
}
