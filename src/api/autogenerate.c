/* autogenerate and new: migration files. */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "api/compare.h"
#include "api/live.h"
#include "api/replay.h"
#include "base/file.h"
#include "codegen/preconditions.h"
#include "compat/class.h"
#include "model/compare.h"
#include "report/changes.h"

/* ---- the class of all changes, and the version that follows ---- */

static TuBump
class_of_list(const TuVec *changes)
{
    TuBump most = TU_BUMP_PATCH;
    for (size_t i = 0; i < changes->count; i++) {
        const TuChange *change = changes->items[i];
        bool whole = change->op == TU_CHANGE_CREATE || change->op == TU_CHANGE_DROP;
        TuBump bump = TU_BUMP_PATCH;
        if (whole || change->fields || change->op == TU_CHANGE_RENAME)
            bump = tu_class_of(change->from, change->to, change->fields);
        if (bump > most)
            most = bump;
        bump = whole ? TU_BUMP_PATCH : tu_class_of_rights(change->from, change->to, change->rights);
        if (bump > most)
            most = bump;
        bump = whole ? TU_BUMP_PATCH : class_of_list(&change->children);
        if (bump > most)
            most = bump;
    }
    return most;
}

static TuStatus
next_version(const TuMigrationSet *set, const char *wanted, TuBump bump, TuArena *arena,
             const char **version, TuError *err)
{
    TuVersion parsed;
    if (wanted) {
        TuStatus status = tu_version_parse(wanted, &parsed, err);
        *version = wanted;
        if (status == TU_OK && tu_migration_set_find(set, wanted))
            status = tu_error_set(err, TU_ERR_USAGE, "version %s is there already", wanted);
        return status;
    }
    const TuMigration *head = tu_migration_set_head(set);
    TuVersion next;
    TuBuf text = TU_BUF_INIT;
    TuStatus status = tu_version_parse(head ? head->version : "0.1.0", &parsed, err);
    if (status != TU_OK)
        return status;
    if (head)
        tu_version_next(&parsed, bump, &next);
    else
        next = parsed;
    tu_version_write(&text, &next);
    *version = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return *version ? TU_OK : tu_error_nomem(err);
}

/* ---- the file ---- */

/* Schemas beyond the default one that the comparison manages, into the header, and the scope of the
 * fingerprints that follows from it. */
static TuStatus
print_scope(TuScope *scope, const TuComparison *cmp, TuMigration *migration, TuArena *arena,
            TuError *err)
{
    const TuModel *to = cmp->to.model;
    TuMap *seen = tu_map_new();
    for (size_t i = 0; i < to->objects.count; i++) {
        const TuObject *object = to->objects.items[i];
        const char *schema = object->kind == TU_KIND_SCHEMA ? object->name : object->schema;
        if (!schema || tu_map_find(seen, schema) || strcmp(schema, to->default_schema) == 0 ||
            tu_scope_skip(object, (void *)(uintptr_t)&cmp->scope))
            continue;
        tu_map_put(seen, schema, (void *)(uintptr_t)schema);
        tu_names_add(&migration->schemas, arena, tu_arena_strdup(arena, schema));
    }
    tu_map_free(seen);
    if (migration->schemas.count && to->default_schema)
        tu_names_add(&migration->schemas, arena, to->default_schema);
    return tu_scope_live(scope, cmp->session, &migration->schemas, to->default_schema, err);
}

static void
stamp(TuMigration *migration, TuArena *arena)
{
    char text[40];
    time_t seconds = time(NULL);
    struct tm utc;
    if (!gmtime_r(&seconds, &utc))
        return;
    if (strftime(text, sizeof text, "%Y%m%d_%H%M%S", &utc))
        migration->stamp = tu_arena_strdup(arena, text);
    if (strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc))
        migration->created = tu_arena_strdup(arena, text);
}

static void
start_migration(TuMigration *migration, const TuMigrationSet *set, const TuDialect *dialect,
                const char *message, const char *version, TuArena *arena)
{
    const TuMigration *head = tu_migration_set_head(set);
    *migration = (TuMigration){
        .version = version,
        .name = tu_migration_name(message, arena),
        .database = dialect->name,
        .requires_given = true,
    };
    stamp(migration, arena);
    if (head)
        tu_names_add(&migration->requires, arena, head->version);
}

/* Every hazard of the way up, once a rule and note. */
static void
add_hazards(TuMigration *migration, const TuPlan *plan, TuArena *arena)
{
    for (size_t i = 0; plan && i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        for (size_t j = 0; j < statement->hazards.count; j++) {
            const TuHazard *hazard = statement->hazards.items[j];
            TuMigrationRule *rule = TU_NEW(arena, TuMigrationRule);
            if (!rule)
                return;
            rule->rule = tu_arena_strdup(arena, hazard->rule);
            rule->text = tu_arena_strdup(arena, hazard->note);
            tu_vec_add(&migration->hazards, arena, rule);
        }
    }
}

/* What the engine does not understand before the migration ran is no check of it. */
static bool
is_understood(TuConn *conn, const char *query, TuArena *arena)
{
    const char *sql = tu_arena_printf(arena, "%s LIMIT 0", query);
    return sql && tu_conn_query(conn, sql, NULL, 0, NULL, NULL, NULL) == TU_OK;
}

static void
add_checks(TuMigration *migration, const TuComparison *cmp, TuArena *arena)
{
    TuNames queries = {0};
    TuConn *conn = cmp->renamed.model ? NULL : cmp->from.conn;
    if (!conn)
        return;
    tu_preconditions(cmp->changes, tu_conn_dialect(conn), arena, &queries);
    for (size_t i = 0; i < queries.count; i++) {
        TuMigrationRule *check = TU_NEW(arena, TuMigrationRule);
        if (!check || !is_understood(conn, queries.items[i], arena))
            continue;
        check->text = queries.items[i];
        tu_vec_add(&migration->checks, arena, check);
    }
}

static const char *
proof_line(const TuComparison *cmp, TuArena *arena)
{
    const TuProof *proof = &cmp->proof;
    const TuConn *conn = cmp->to.conn;
    if (!proof->proven)
        return "none";
    const char *slice = proof->slice ? tu_arena_printf(arena, ", slice of %zu of %zu objects",
                                                       proof->slice, proof->slice_of)
                                     : "";
    return tu_arena_printf(arena, "%s, %zu rows, %s %s%s%s%s",
                           cmp->irreversible ? "up" : "up-down-up", proof->rows,
                           tu_conn_dialect(conn)->name, tu_conn_server_version(conn),
                           slice ? slice : "", proof->rendering ? "" : ", by introspection alone",
                           proof->with_rows ? ", empty tables only" : "");
}

static TuStatus
fill_migration(TuMigration *migration, const TuComparison *cmp, TuArena *arena, TuError *err)
{
    TuBuf up = TU_BUF_INIT, down = TU_BUF_INIT;
    char print[TU_SHA256_HEX + 7];
    TuStatus status = TU_OK;
    tu_comparison_section(&up, cmp, false);
    tu_comparison_section(&down, cmp, true);
    migration->up.text = tu_buf_dup(&up, arena);
    migration->down.text = cmp->irreversible ? "" : tu_buf_dup(&down, arena);
    migration->down.irreversible = cmp->irreversible;
    migration->compatibility =
        tu_bump_name(cmp->rename_count ? TU_BUMP_MAJOR : class_of_list(&cmp->changes->items));
    migration->proof = proof_line(cmp, arena);
    add_hazards(migration, cmp->up, arena);
    add_checks(migration, cmp, arena);
    TuScope scope;
    status = print_scope(&scope, cmp, migration, arena, err);
    if (status == TU_OK && !tu_model_fingerprint(cmp->from.model, tu_scope_skip, &scope, print))
        status = tu_error_nomem(err);
    migration->from = tu_arena_strdup(arena, print);
    if (status == TU_OK && !tu_model_fingerprint(cmp->to.model, tu_scope_skip, &scope, print))
        status = tu_error_nomem(err);
    tu_scope_release(&scope);
    migration->to = tu_arena_strdup(arena, print);
    if (up.failed || down.failed || tu_arena_failed(arena))
        status = tu_error_nomem(err);
    tu_buf_release(&up);
    tu_buf_release(&down);
    return status;
}

static TuStatus
write_migration(TrueupSession *session, TrueupResult *result, const TuMigration *migration,
                const TuDialect *dialect, bool dry_run, TuError *err)
{
    TuBuf text = TU_BUF_INIT;
    const char *dir = session->settings.migrations;
    TuStatus status = tu_migration_write(&text, migration, dialect, err);
    const char *name = tu_migration_file_name(migration, result->arena);
    const char *path = tu_arena_printf(result->arena, "%s/%s", dir, name ? name : "");
    if (status == TU_OK && (!path || text.failed))
        status = tu_error_nomem(err);
    if (status == TU_OK && !dry_run && mkdir(dir, 0755) != 0 && errno != EEXIST)
        status = tu_error_set(err, TU_ERR_IO, "cannot make %s: %s", dir, strerror(errno));
    if (status == TU_OK && !dry_run)
        status = tu_file_write(path, text.s, text.len, 0644, true, err);
    if (status == TU_OK) {
        TuDoc *json = result->json;
        tu_result_part(result, "path", path);
        tu_result_part(result, "file", text.s);
        tu_doc_put(json, result->arena, "path", tu_doc_string(result->arena, path));
        tu_doc_put(json, result->arena, "version",
                   tu_doc_string(result->arena, migration->version));
        tu_doc_put(json, result->arena, "compatibility",
                   tu_doc_string(result->arena, migration->compatibility));
        tu_doc_put(json, result->arena, "written", tu_doc_bool(result->arena, !dry_run));
    }
    tu_buf_release(&text);
    return status;
}

/* ---- autogenerate ---- */

static TuStatus
ask(const TuComparison *cmp, TrueupError *err, TuError *inside)
{
    for (size_t i = 0; i < cmp->questions.count; i++) {
        const TuRenameQuestion *question = cmp->questions.items[i];
        TuBuf line = TU_BUF_INIT;
        tu_rename_question_put(&line, question);
        tu_more(err, line.s);
        tu_buf_release(&line);
    }
    tu_error_set(inside, TU_ERR_DECISION, "%zu likely renames are not declared",
                 cmp->questions.count);
    tu_error_hint(inside, "answer each with --rename old=new or --no-rename old, or write "
                          "renamed_from into the model");
    return TU_ERR_DECISION;
}

static TuStatus
refuse_unproven(const TuComparison *cmp, TuError *err)
{
    tu_error_set(err, TU_ERR_REFUSED, "the migration could not be proven: %s%s%s",
                 cmp->proof.reason, cmp->proof.detail ? "\n" : "",
                 cmp->proof.detail ? cmp->proof.detail : "");
    tu_error_hint(err, "nothing was written; --no-proof writes it all the same");
    return TU_ERR_REFUSED;
}

static void
report_written(TrueupResult *result, const TuComparison *cmp, bool dry_run)
{
    TuBuf text = TU_BUF_INIT;
    tu_report_renames(&text, cmp->renames, cmp->rename_count);
    tu_report_changes(&text, cmp->changes);
    tu_buf_addf(&text, "%s %s\n", dry_run ? "would write" : "wrote",
                trueup_result_part(result, "path"));
    result->text = tu_buf_dup(&text, result->arena);
    tu_buf_release(&text);
}

static TuStatus
generate(TrueupSession *session, const TrueupAutogenerateOptions *o, TuComparison *cmp,
         TuMigrationSet *set, TrueupResult *result, TrueupError *err, TuError *inside)
{
    TuArena *arena = result->arena;
    TuMigration migration;
    const char *version = NULL;
    const TuDialect *dialect = tu_conn_dialect(cmp->to.conn);
    if (cmp->questions.count)
        return ask(cmp, err, inside);
    TuStatus status = tu_comparison_plan(cmp, inside);
    bool prove = !o->no_proof && !session->settings.no_scratch;
    if (status == TU_OK && prove)
        status = tu_comparison_prove(cmp, inside);
    if (status == TU_OK && prove && !cmp->proof.proven)
        status = refuse_unproven(cmp, inside);
    if (status == TU_OK && prove && session->settings.strict_coverage && cmp->proof.uncovered.count)
        status =
            tu_error_set(inside, TU_ERR_REFUSED, "differences that are not modelled remain: %s",
                         cmp->proof.uncovered.items[0]);
    TuBump bump = cmp->rename_count ? TU_BUMP_MAJOR : class_of_list(&cmp->changes->items);
    if (status == TU_OK)
        status = next_version(set, o->version, bump, arena, &version, inside);
    if (status != TU_OK)
        return status;
    start_migration(&migration, set, dialect, o->message, version, arena);
    status = fill_migration(&migration, cmp, arena, inside);
    if (status == TU_OK)
        status = write_migration(session, result, &migration, dialect, o->dry_run, inside);
    if (status == TU_OK) {
        report_written(result, cmp, o->dry_run);
        tu_put_proof(result->json, cmp, arena);
        tu_doc_put(result->json, arena, "hazards", tu_report_hazards_json(cmp->up, arena));
        tu_doc_put(result->json, arena, "statements", tu_report_statements_json(cmp->up, arena));
        tu_warn_comparison(result, cmp);
    }
    return status;
}

TrueupStatus
trueup_autogenerate(TrueupSession *session, const TrueupAutogenerateOptions *given,
                    TrueupResult **out, TrueupError *err)
{
    TrueupAutogenerateOptions taken, *options = &taken;
    tu_take(&taken, sizeof taken, given);
    tu_start(out, err);
    TuError inside = {0};
    TuComparison cmp = {0};
    TuMigrationSet *set = NULL;
    TrueupResult *result = tu_result_new();
    TuSide opened = {0};
    const TuCompareOptions compare = {options->from,       "model", options->renames,
                                      options->no_renames, &opened, options->offline};
    TuStatus status = result ? TU_OK : tu_error_nomem(&inside);
    if (status == TU_OK && !(options->message && *options->message))
        status = tu_error_set(&inside, TU_ERR_USAGE, "a migration needs a message");
    if (status == TU_OK)
        status = tu_live_at_head(session, options->from, result->arena, &opened, &inside);
    if (status == TU_OK && (status = tu_compare(session, &compare, &cmp, &inside)) != TU_OK) {
        tu_side_issues(&cmp.from, err);
        tu_side_issues(&cmp.to, err);
    }
    if (status == TU_OK)
        status = tu_session_migrations(session, tu_conn_dialect(cmp.to.conn), &set, &inside);
    if (status == TU_OK)
        status = tu_put_comparison(result, &cmp, &inside);
    if (status == TU_OK) {
        if (tu_comparison_differs(&cmp))
            status = generate(session, options, &cmp, set, result, err, &inside);
        else
            result->text = "in sync: nothing to write\n";
    }
    tu_migration_set_free(set);
    tu_side_release(&opened);
    tu_comparison_release(&cmp);
    return tu_finish(status, result, &inside, out, err);
}

/* ---- new ---- */

static TuStatus
session_dialect(const TrueupSession *session, const TuDialect **dialect, TuError *err)
{
    const char *url = session->settings.url;
    TuStatus status =
        url || session->settings.scratch_url ? TU_OK : tu_session_url(session, &url, err);
    return status == TU_OK
               ? tu_conn_url_dialect(url ? url : session->settings.scratch_url, dialect, err)
               : status;
}

TrueupStatus
trueup_new(TrueupSession *session, const TrueupNewOptions *given, TrueupResult **out,
           TrueupError *err)
{
    TrueupNewOptions taken, *options = &taken;
    tu_take(&taken, sizeof taken, given);
    tu_start(out, err);
    TuError inside = {0};
    TuMigrationSet *set = NULL;
    TuMigration migration;
    const char *version = NULL;
    TrueupResult *result = tu_result_new();
    const TuDialect *dialect = NULL;
    TuStatus status =
        result ? session_dialect(session, &dialect, &inside) : tu_error_nomem(&inside);
    if (status == TU_OK && !(options->message && *options->message))
        status = tu_error_set(&inside, TU_ERR_USAGE, "a migration needs a message");
    if (status == TU_OK)
        status = tu_session_migrations(session, dialect, &set, &inside);
    if (status == TU_OK)
        status =
            next_version(set, options->version, TU_BUMP_PATCH, result->arena, &version, &inside);
    if (status == TU_OK) {
        start_migration(&migration, set, dialect, options->message, version, result->arena);
        migration.up.text = "-- statements that bring the schema or the data forward\n";
        migration.down.text = "-- statements that take them back\n";
        status = write_migration(session, result, &migration, dialect, false, &inside);
    }
    if (status == TU_OK)
        result->text =
            tu_arena_printf(result->arena, "wrote %s\n", trueup_result_part(result, "path"));
    tu_migration_set_free(set);
    return tu_finish(status, result, &inside, out, err);
}
