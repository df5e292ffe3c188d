/* Models that are SQL: files of the user's, dumps among them, run as they are and read back. */
#include "config.h"

#include <string.h>

#include "base/file.h"
#include "introspect/introspect.h"
#include "scratch/annotate.h"
#include "scratch/scratch.h"
#include "scratch/server.h"
#include "scratch/versions.h"

typedef struct Files {
    TuScratch *scratch;
    TuConn *conn;
    TuArena *arena;
    TuVec annotations;
    TuNames versions; /* extensions whose version is asked for */
    size_t copies;    /* whose rows were left out */
} Files;

/* What a dump says and an older server, or one that has it already, refuses without harm. */
typedef struct Harmless {
    const char *const words[4];
    const char *sqlstate;
} Harmless;

static const Harmless harmless[] = {
    {{"set", "transaction_timeout"}, "42704"}, /* of PostgreSQL 17 */
    {{"create", "schema", "public"}, "42P06"},
};

static bool
begins(const TuDialect *dialect, const TuSqlPart *part, const char *const *words, size_t count)
{
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    for (size_t i = 0; i < count && words[i]; i++) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (!tu_token_is(&token, words[i]))
            return false;
    }
    return true;
}

static bool
is_harmless(const Files *files, const TuSqlPart *part, const TuError *err)
{
    if (tu_conn_in_transaction(files->conn)) /* which failed with it */
        return false;
    for (size_t i = 0; i < TU_LEN(harmless); i++)
        if (strcmp(err->sqlstate, harmless[i].sqlstate) == 0 &&
            begins(tu_conn_dialect(files->conn), part, harmless[i].words, 4))
            return true;
    return false;
}

/* A model is the inside of one database, even where the server is there for nothing else. */
static TuStatus
check_database(const Files *files, const TuSqlPart *part, const char *path, TuError *err)
{
    static const char *const verbs[] = {"create", "drop"};
    const TuDialect *dialect = tu_conn_dialect(files->conn);
    for (size_t i = 0; dialect->psql_commands && i < TU_LEN(verbs); i++) {
        const char *const words[] = {verbs[i], "database"};
        if (!begins(dialect, part, words, 2))
            continue;
        tu_error_set(err, TU_ERR_REFUSED, "%s DATABASE stands in a model, which is one database",
                     i == 0 ? "CREATE" : "DROP");
        tu_error_hint(err, "take the statement out (pg_dump: without --create)");
        tu_error_at(err, path, part->line, part->column);
        return TU_ERR_REFUSED;
    }
    return TU_OK;
}

static TuStatus
run_statements(Files *files, const char *text, const char *path, TuError *err)
{
    TuVec parts = TU_VEC_INIT;
    TuStatus status = tu_sql_split(tu_conn_dialect(files->conn), text, strlen(text), path,
                                   files->arena, &parts, err);
    for (size_t i = 0; status == TU_OK && i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        TuError error = {0};
        status = check_database(files, part, path, err);
        if (status != TU_OK)
            return status;
        status = tu_scratch_run_part(files->conn, part, path, files->arena, &error);
        if (status == TU_ERR_DB && is_harmless(files, part, &error))
            status = TU_OK;
        if (status == TU_OK)
            tu_versions_note(tu_conn_dialect(files->conn), part, files->arena, &files->versions);
        else if (err)
            *err = error;
    }
    return status;
}

/* The session as a file may expect it. A dump may leave it with settings of its own, or in a
 * transaction. */
static TuStatus
settle(const Files *files, TuError *err)
{
    const char *lenient = tu_scratch_lenient(files->scratch);
    TuStatus status = TU_OK;
    if (tu_conn_in_transaction(files->conn))
        status = tu_conn_exec(files->conn, "COMMIT", err);
    return status == TU_OK && lenient ? tu_conn_exec(files->conn, lenient, err) : status;
}

static TuStatus
run_file(Files *files, const char *path, TuError *err)
{
    const TuDialect *dialect = tu_conn_dialect(files->conn);
    TuSqlLeftOut left_out = {0};
    char *text = NULL;
    size_t len = 0;
    TuStatus status = tu_file_read(path, files->arena, &text, &len, err);
    if (status == TU_OK && strlen(text) != len)
        status = tu_error_set(err, TU_ERR_PARSE, "%s holds a NUL byte", path);
    if (status == TU_OK)
        status = tu_sql_leave_out(dialect, text, len, path, &left_out, err);
    files->copies += left_out.copies;
    if (status == TU_OK)
        status = run_statements(files, text, path, err);
    if (status == TU_OK)
        status = settle(files, err);
    if (status == TU_OK)
        status = tu_annotations_read(dialect, text, path, files->arena, &files->annotations, err);
    return status;
}

static TuStatus
run_directory(Files *files, const char *path, TuError *err)
{
    static const char *const suffixes[] = {".sql", NULL};
    TuNames names = {0};
    TuStatus status = tu_file_list(path, suffixes, files->arena, &names, err);
    for (size_t i = 0; status == TU_OK && i < names.count; i++)
        status = run_file(files, tu_arena_printf(files->arena, "%s/%s", path, names.items[i]), err);
    return status;
}

static void
note_copies(const Files *files, TuModel *model)
{
    if (files->copies)
        tu_names_add(&model->not_kept, model->arena,
                     tu_arena_printf(model->arena, "data of %zu COPY block%s is not loaded",
                                     files->copies, files->copies == 1 ? "" : "s"));
}

TuStatus
tu_realise_sql(TuScratch *scratch, const char *path, TuModel **out, TuError *err)
{
    Files files = {.scratch = scratch,
                   .conn = tu_scratch_conn(scratch),
                   .arena = tu_arena_new(),
                   .annotations = TU_VEC_INIT};
    *out = NULL;
    TuStatus status = settle(&files, err);
    if (status == TU_OK)
        status =
            tu_file_is_dir(path) ? run_directory(&files, path, err) : run_file(&files, path, err);
    if (status == TU_OK)
        status = tu_scratch_read(files.conn, out, err);
    if (status == TU_OK) {
        tu_annotations_apply(&files.annotations, *out);
        tu_versions_apply(&files.versions, *out);
        note_copies(&files, *out);
        status = tu_realised(out, err);
    }
    tu_arena_free(files.arena);
    return status;
}
