/* Running scripts statement by statement, with the place of what fails. */
#include "config.h"

#include <string.h>

#include "codegen/migration.h"
#include "db/dump.h"
#include "model/objects.h"
#include "scratch/reach.h"
#include "scratch/scratch.h"
#include "scratch/server.h"
#include "sql/lex.h"

TuStatus
tu_scratch_run_part(TuConn *conn, const TuSqlPart *part, const char *file, TuArena *arena,
                    TuError *err)
{
    const char *sql = tu_arena_strndup(arena, part->text, part->len);
    if (!sql)
        return tu_error_nomem(err);
    TuStatus status = tu_scratch_guard(conn, part->text, part->len, err);
    /* A query is one statement to a server, whatever our splitter took it for. */
    const TuDialect *dialect = tu_conn_dialect(conn);
    bool query = dialect->psql_commands || dialect->mysql_commands;
    if (status == TU_OK)
        status = query ? tu_conn_query(conn, sql, NULL, 0, NULL, NULL, err)
                       : tu_conn_exec(conn, sql, err);
    if (status != TU_OK && file)
        tu_error_at(err, file, part->line, part->column);
    return status;
}

/* One round over the parts that are left; those that fail stay. The first error is kept, or the one
 * that ends it all. */
static TuStatus
run_round(TuConn *conn, TuVec *parts, const char *file, TuArena *arena, TuError *first)
{
    size_t left = 0;
    TuStatus status = TU_OK;
    for (size_t i = 0; i < parts->count; i++) {
        TuError error = {0};
        TuStatus st = tu_scratch_run_part(conn, parts->items[i], file, arena, &error);
        if (st == TU_OK)
            continue;
        bool last = st == TU_ERR_LOST || st == TU_ERR_NOMEM;
        if (left++ == 0 || last) {
            status = st;
            *first = error;
        }
        parts->items[left - 1] = parts->items[i];
        if (last)
            return st;
    }
    parts->count = left;
    return status;
}

/* Take out what a copy must not get. */
static void
drop_secrets(const TuDialect *dialect, TuVec *parts)
{
    size_t kept = 0;
    for (size_t i = 0; i < parts->count; i++) {
        const TuSqlPart *part = parts->items[i];
        if (!tu_statement_is_secret(dialect, part->text, part->len))
            parts->items[kept++] = parts->items[i];
    }
    parts->count = kept;
}

static TuStatus
run_script(TuConn *conn, const char *script, const char *file, bool patience, bool secrets,
           TuError *err)
{
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    TuStatus status =
        tu_sql_split(tu_conn_dialect(conn), script, strlen(script), file, arena, &parts, err);
    if (status == TU_OK && !secrets)
        drop_secrets(tu_conn_dialect(conn), &parts);
    for (size_t i = 0; status == TU_OK && !patience && i < parts.count; i++)
        status = tu_scratch_run_part(conn, parts.items[i], file, arena, err);
    while (status == TU_OK && patience && parts.count) {
        TuError first = {0};
        size_t before = parts.count;
        TuStatus st = run_round(conn, &parts, file, arena, &first);
        bool stuck = st != TU_OK && (parts.count == before || st == TU_ERR_LOST);
        if (stuck || st == TU_ERR_NOMEM) {
            if (err)
                *err = first;
            status = st;
        }
    }
    if (status == TU_OK && tu_arena_failed(arena))
        status = tu_error_nomem(err);
    tu_arena_free(arena);
    return status;
}

TuStatus
tu_scratch_run(TuConn *conn, const char *script, const char *file, bool patience, TuError *err)
{
    return run_script(conn, script, file, patience, true, err);
}

static bool
is_setting(const TuDialect *dialect, const TuSqlPart *part)
{
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    TuToken token = tu_lex_next_solid(&lexer);
    return tu_token_is(&token, "pragma");
}

typedef struct Migrate {
    TuConn *conn;
    const char *name;
    const TuWatch *watch;
    TuSection section;
    TuArena *arena;
} Migrate;

/* Statements from first up to end, in a transaction of their own unless outside. */
static TuStatus
run_range(const Migrate *migrate, size_t first, size_t end, bool outside, TuError *err)
{
    TuConn *conn = migrate->conn;
    const TuVec *statements = &migrate->section.statements;
    bool wrap = !outside && first < end;
    TuStatus status = wrap ? tu_conn_exec(conn, "BEGIN", err) : TU_OK;
    for (size_t i = first; status == TU_OK && i < end; i++) {
        const TuSqlPart *part = statements->items[i];
        const TuWatch *watch = migrate->watch;
        status = watch && watch->run
                     ? watch->run(watch->data, i, part, err)
                     : tu_scratch_run_part(conn, part, migrate->name, migrate->arena, err);
        if (status != TU_OK && migrate->name)
            tu_error_at(err, migrate->name, part->line, part->column);
        if (status == TU_OK && watch)
            status = watch->after(watch->data, i, err);
    }
    return status == TU_OK && wrap ? tu_conn_exec(conn, "COMMIT", err) : status;
}

static TuStatus
run_parts(const Migrate *migrate, TuError *err)
{
    const TuVec *parts = &migrate->section.parts;
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < parts->count; i++) {
        const TuSectionPart *part = parts->items[i];
        status =
            run_range(migrate, part->first, part->first + part->count, part->no_transaction, err);
    }
    return status;
}

static TuStatus
run_whole(const Migrate *migrate, TuError *err)
{
    const TuDialect *dialect = tu_conn_dialect(migrate->conn);
    const TuVec *statements = &migrate->section.statements;
    size_t first = 0, end = statements->count;
    while (first < end && is_setting(dialect, statements->items[first]))
        first++;
    while (end > first && is_setting(dialect, statements->items[end - 1]))
        end--;
    TuStatus status = run_range(migrate, 0, first, true, err);
    if (status == TU_OK)
        status = run_range(migrate, first, end, false, err);
    if (status == TU_OK)
        status = run_range(migrate, end, statements->count, true, err);
    return status;
}

TuStatus
tu_scratch_migrate(TuConn *conn, const char *script, const char *name, const TuWatch *watch,
                   TuError *err)
{
    Migrate migrate = {.conn = conn, .name = name, .watch = watch, .arena = tu_arena_new()};
    TuStatus status = tu_migration_read_section(name, script, tu_conn_dialect(conn), migrate.arena,
                                                &migrate.section, err);
    if (status == TU_OK)
        status =
            migrate.section.no_transaction ? run_parts(&migrate, err) : run_whole(&migrate, err);
    if (status != TU_OK && tu_conn_in_transaction(conn))
        tu_conn_exec(conn, "ROLLBACK", NULL);
    tu_arena_free(migrate.arena);
    return status;
}

/* The engine's script creates extensions in their newest version: those in the default schema are
 * made beforehand, in theirs. What cannot be made here is left to the script. */
static void
keep_versions(TuConn *conn, const TuModel *model)
{
    const TuDialect *dialect = tu_conn_dialect(conn);
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuExtension *extension = model->objects.items[i];
        if (extension->obj.kind != TU_KIND_EXTENSION || extension->obj.implied ||
            !extension->installed || !extension->in_schema || !model->default_schema ||
            strcmp(extension->in_schema, model->default_schema) != 0)
            continue;
        TuBuf sql = TU_BUF_INIT;
        tu_buf_add(&sql, "CREATE EXTENSION IF NOT EXISTS ");
        tu_sql_ident(&sql, dialect, extension->obj.name);
        tu_buf_add(&sql, " SCHEMA ");
        tu_sql_ident(&sql, dialect, extension->in_schema);
        tu_buf_add(&sql, " VERSION ");
        tu_sql_literal(&sql, dialect, extension->installed);
        tu_conn_exec(conn, sql.s, NULL);
        tu_buf_release(&sql);
    }
}

/* A database begins with a comment on its default schema, and pg_dump tells only from version 15 on
 * that one was taken away. */
static TuStatus
keep_silence(TuConn *conn, const TuModel *model, TuError *err)
{
    const char *name = model->default_schema;
    const TuObject *schema =
        name ? tu_model_find(model, TU_KIND_SCHEMA, NULL, NULL, name, NULL) : NULL;
    if (!schema || !schema->comment || *schema->comment)
        return TU_OK;
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "COMMENT ON SCHEMA ");
    tu_sql_ident(&sql, tu_conn_dialect(conn), name);
    tu_buf_add(&sql, " IS NULL");
    TuStatus status = sql.failed ? tu_error_nomem(err) : tu_conn_exec(conn, sql.s, err);
    tu_buf_release(&sql);
    return status;
}

/* The engine's script loses its user mappings with their passwords: they are made from the model,
 * which does not have any that were not declared. */
static TuStatus
map_users(TuConn *conn, const TuModel *model, TuError *err)
{
    TuPlan *plan = NULL;
    if (!model->kinds[TU_KIND_USER_MAPPING].count)
        return TU_OK;
    TuStatus status = tu_plan_create(tu_codegen_find(tu_conn_dialect(conn)), model, &plan, err);
    for (size_t i = 0; status == TU_OK && i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        if (statement->object && statement->object->kind == TU_KIND_USER_MAPPING)
            status = tu_conn_exec(conn, statement->sql, err);
    }
    tu_plan_free(plan);
    return status;
}

TuStatus
tu_scratch_rebuild(TuConn *conn, const TuModel *model, TuConn *from, unsigned rights, TuError *err)
{
    TuArena *arena = tu_arena_new();
    const TuDumpOptions options = {.owners = rights != 0, .privileges = rights != 0};
    TuPlan *plan = NULL;
    TuBuf ours = TU_BUF_INIT;
    const char *script = NULL;
    TuStatus status = tu_conn_dump(from, &options, arena, &script, err);
    if (status == TU_ERR_UNSUPPORTED) {
        status = tu_plan_create(tu_codegen_find(tu_conn_dialect(conn)), model, &plan, err);
        if (status == TU_OK)
            tu_plan_write(&ours, plan);
        script = ours.s;
    }
    if (status == TU_OK && !ours.len)
        keep_versions(conn, model);
    if (status == TU_OK)
        status = run_script(conn, script, NULL, true, false, err);
    if (status == TU_OK)
        status = keep_silence(conn, model, err);
    const TuScratchEngine *engine = tu_scratch_engine(tu_conn_dialect(conn));
    if (status == TU_OK && engine && engine->cut_off)
        status = engine->cut_off(conn, err);
    if (status == TU_OK && !ours.len)
        status = map_users(conn, model, err);
    tu_buf_release(&ours);
    tu_plan_free(plan);
    tu_arena_free(arena);
    return status;
}
