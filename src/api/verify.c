/* verify: every migration file on scratch, up, down and up. */
#include "config.h"

#include <string.h>

#include "api/replay.h"
#include "api/side.h"
#include "introspect/introspect.h"
#include "model/compare.h"
#include "scratch/prove.h"

typedef struct Verifier {
    TrueupSession *session;
    TrueupResult *result;
    const char *url;
    TuScratch *now; /* the state before the next file */
    TuModel *model;
    TuScope scope;
    TuBuf text;
    TuDoc *list;
    size_t failed;
} Verifier;

static void
report(Verifier *verifier, const TuMigration *migration, const TuProof *proof, const char *note)
{
    TuArena *arena = verifier->result->arena;
    bool good = proof->proven;
    TuDoc *doc = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(doc, arena, "version", tu_doc_string(arena, migration->version));
    tu_doc_put(doc, arena, "file", tu_doc_string(arena, migration->file));
    tu_doc_put(doc, arena, "proven", tu_doc_bool(arena, good));
    tu_doc_put(doc, arena, "rows", tu_doc_number(arena, (long long)proof->rows));
    if (proof->reason)
        tu_doc_put(doc, arena, "reason", tu_doc_string(arena, proof->reason));
    if (proof->detail)
        tu_doc_put(doc, arena, "detail", tu_doc_string(arena, proof->detail));
    tu_doc_add(verifier->list, doc);
    tu_buf_addf(&verifier->text, "%s  %s  %s", good ? "ok    " : "FAILED", migration->version,
                migration->name);
    if (note)
        tu_buf_addf(&verifier->text, "  (%s)", note);
    else if (good)
        tu_buf_addf(&verifier->text, "  (%zu rows)", proof->rows);
    tu_buf_addc(&verifier->text, '\n');
    if (!good) {
        verifier->failed++;
        tu_buf_addf(&verifier->text, "        %s\n", proof->reason ? proof->reason : "");
        for (const char *at = proof->detail; at && *at;) {
            size_t len = strcspn(at, "\n");
            tu_buf_addf(&verifier->text, "        %.*s\n", (int)len, at);
            at += len + (at[len] == '\n');
        }
    }
}

/* The state after a file: a copy of the state before, with the file's up section run. */
static TuStatus
step_forward(Verifier *verifier, const TuMigration *migration, TuScratch **next, TuModel **model,
             TuProof *proof, TuError *err)
{
    TuError why = {0};
    TuStatus status = tu_scratch_open(verifier->url, next, err);
    if (status == TU_OK && verifier->session->settings.scratch_url)
        tu_scratch_own_server(*next);
    if (status == TU_OK)
        status = tu_scratch_rebuild(tu_scratch_conn(*next), verifier->model,
                                    tu_scratch_conn(verifier->now),
                                    tu_session_manages(verifier->session), err);
    if (status != TU_OK)
        return status;
    status =
        tu_scratch_migrate(tu_scratch_conn(*next), migration->up.text, migration->file, NULL, &why);
    if (status == TU_ERR_DB || status == TU_ERR_PARSE) {
        proof->reason =
            tu_arena_printf(verifier->result->arena, "up fails at %s:%d", migration->file,
                            why.line ? why.line + migration->up.line - 1 : 0);
        proof->detail =
            tu_arena_printf(verifier->result->arena, "%s\n%s", why.message, why.statement);
        return TU_OK;
    }
    if (status != TU_OK) {
        if (err)
            *err = why;
        return status;
    }
    status = tu_introspect(tu_scratch_conn(*next), model, err);
    if (status == TU_OK)
        (*model)->manages = tu_session_manages(verifier->session);
    return status;
}

/* ---- statements that change rows on purpose ---- */

/* The table behind INSERT INTO, UPDATE, DELETE FROM ...; false when the statement is none of these.
 * A name of "" may be any table. */
static bool
changed_table(const TuDialect *dialect, const TuSqlPart *part, TuArena *arena, const char **name)
{
    static const char *const opaque[] = {"with", "call", "do", "copy"};
    static const char *const verbs[] = {"insert", "replace",  "update",
                                        "delete", "truncate", "merge"};
    static const char *const passed[] = {"or",     "replace", "ignore", "abort", "fail", "rollback",
                                         "insert", "into",    "from",   "only",  "table"};
    TuLexer lexer;
    bool writes = false;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    TuToken token = tu_lex_next_solid(&lexer);
    for (size_t i = 0; i < TU_LEN(opaque); i++) {
        *name = "";
        if (tu_token_is(&token, opaque[i]))
            return true;
    }
    for (size_t i = 0; i < TU_LEN(verbs); i++)
        writes = writes || tu_token_is(&token, verbs[i]);
    for (bool pass = true; writes && pass;) {
        token = tu_lex_next_solid(&lexer);
        pass = false;
        for (size_t i = 0; i < TU_LEN(passed); i++)
            pass = pass || tu_token_is(&token, passed[i]);
    }
    TuLexer ahead = lexer;
    TuToken dot = tu_lex_next_solid(&ahead);
    if (tu_token_is_op(&dot, "."))
        token = tu_lex_next_solid(&ahead);
    *name = writes ? tu_token_name(&token, dialect->folds_case, arena) : NULL;
    return writes;
}

static bool
has_table(const TuModel *model, const char *name)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if ((object->kind == TU_KIND_TABLE || object->kind == TU_KIND_VIEW) &&
            tu_model_same_name(model, object->name, name))
            return true;
    }
    return false;
}

/* Does a section change rows of the user's tables? A rebuild writes to tables of its own. */
static bool
changes_rows(const Verifier *verifier, const TuSection *section, const TuModel *to)
{
    const TuDialect *dialect = tu_conn_dialect(tu_scratch_conn(verifier->now));
    TuArena *arena = tu_arena_new();
    bool changes = false;
    for (size_t i = 0; arena && !changes && i < section->statements.count; i++) {
        const char *name = NULL;
        changes = changed_table(dialect, section->statements.items[i], arena, &name) && name &&
                  (!*name || has_table(verifier->model, name) || has_table(to, name));
    }
    tu_arena_free(arena);
    return changes;
}

/* The header's promise against what came out. */
static void
check_promise(Verifier *verifier, const TuMigration *migration, const TuModel *model,
              TuProof *proof)
{
    char print[TU_SHA256_HEX + 7];
    TuScope scope;
    TuError ignored = {0};
    if (!migration->to || verifier->session->settings.no_scratch ||
        tu_scope_live(&scope, verifier->session, &migration->schemas, model->default_schema,
                      &ignored) != TU_OK)
        return;
    if (tu_model_fingerprint(model, tu_scope_skip, &scope, print) &&
        strcmp(print, migration->to) != 0) {
        proof->proven = false;
        proof->reason = "the schema it leads to is not the one that its To: line promises";
        proof->detail = tu_arena_printf(verifier->result->arena, "promised %s\nreached  %s",
                                        migration->to, print);
    }
    tu_scope_release(&scope);
}

static TuStatus
verify_one(Verifier *verifier, const TuMigration *migration, bool report_it, TuError *err)
{
    TuScratch *next = NULL;
    TuModel *model = NULL;
    TuProof proof = {0};
    const TuSection *down = &migration->down;
    bool no_way_down = down->irreversible || !down->text || !down->statements.count;
    TuStatus status = step_forward(verifier, migration, &next, &model, &proof, err);
    if (status == TU_OK && !proof.reason && report_it) {
        const TuState from = {verifier->model, tu_scratch_conn(verifier->now), false};
        const TuState to = {model, tu_scratch_conn(next), false};
        const TuProveOptions options = {
            .skip = tu_scope_skip,
            .data = &verifier->scope,
            .scratch_url = verifier->url,
            .own_server = verifier->session->settings.scratch_url != NULL,
            .rights = tu_session_manages(verifier->session),
            .rows_change = changes_rows(verifier, &migration->up, model) ||
                           changes_rows(verifier, down, model),
            .up_only = no_way_down,
        };
        status = tu_prove(&from, &to, migration->up.text, down->text, &options,
                          verifier->result->arena, &proof, err);
        if (status == TU_OK && proof.proven)
            check_promise(verifier, migration, model, &proof);
    }
    if (status == TU_OK && (report_it || proof.reason))
        report(verifier, migration, &proof,
               proof.reason || !no_way_down ? NULL
               : down->irreversible         ? "irreversible: up only"
                                            : "no way down: up only");
    if (status == TU_OK && model) {
        tu_model_free(verifier->model);
        tu_scratch_free(verifier->now);
        verifier->model = model;
        verifier->now = next;
    } else {
        tu_model_free(model);
        tu_scratch_free(next);
    }
    return status;
}

static TuStatus
verify_all(Verifier *verifier, const TuMigrationSet *set, const char *version, TuError *err)
{
    bool found = version == NULL;
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && !verifier->failed && i < set->items.count; i++) {
        const TuMigration *migration = set->items.items[i];
        bool this_one = !version || tu_same_version(version, migration->version);
        if (!tu_section_runs(verifier->session, &migration->up))
            continue;
        found = found || this_one;
        tu_progress(verifier->session, migration->file);
        status = verify_one(verifier, migration, this_one, err);
    }
    if (status == TU_OK && !found && !verifier->failed)
        status = tu_error_set(err, TU_ERR_USAGE, "there is no migration %s", version);
    return status;
}

TrueupStatus
trueup_verify(TrueupSession *session, const TrueupVerifyOptions *options, TrueupResult **out,
              TrueupError *err)
{
    TuError inside = {0};
    TuMigrationSet *set = NULL;
    TrueupResult *result = tu_result_new();
    Verifier verifier = {.session = session, .result = result, .text = TU_BUF_INIT};
    TrueupVerifyOptions taken;
    tu_take(&taken, sizeof taken, options);
    tu_start(out, err);
    verifier.url =
        session->settings.scratch_url ? session->settings.scratch_url : session->settings.url;
    TuStatus status = result ? TU_OK : tu_error_nomem(&inside);
    if (status == TU_OK && !verifier.url)
        status = tu_session_url(session, &verifier.url, &inside);
    if (status == TU_OK)
        status = tu_scratch_open(verifier.url, &verifier.now, &inside);
    if (status == TU_OK)
        status = tu_introspect(tu_scratch_conn(verifier.now), &verifier.model, &inside);
    if (status == TU_OK)
        verifier.model->manages = tu_session_manages(session);
    if (status == TU_OK)
        status = tu_session_migrations(session, tu_conn_dialect(tu_scratch_conn(verifier.now)),
                                       &set, &inside);
    if (status == TU_OK) {
        verifier.list = tu_doc_new(result->arena, TU_DOC_LIST);
        verifier.scope = (TuScope){.session = session};
        status = verify_all(&verifier, set, taken.version, &inside);
    }
    if (status == TU_OK) {
        tu_doc_put(result->json, result->arena, "migrations", verifier.list);
        tu_doc_put(result->json, result->arena, "proven",
                   tu_doc_bool(result->arena, verifier.failed == 0));
        if (!set->items.count)
            tu_buf_add(&verifier.text, "no migrations\n");
        result->text = tu_buf_dup(&verifier.text, result->arena);
        result->exit_code = verifier.failed ? 3 : 0;
    }
    tu_buf_release(&verifier.text);
    tu_model_free(verifier.model);
    tu_scratch_free(verifier.now);
    tu_migration_set_free(set);
    return tu_finish(status, result, &inside, out, err);
}
