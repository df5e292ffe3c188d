/* Declared → the engine's own form: created in a scratch database and read back. */
#include "config.h"

#include <string.h>

#include "introspect/introspect.h"
#include "model/rights.h"
#include "scratch/adapt.h"
#include "scratch/reach.h"
#include "scratch/realise.h"
#include "scratch/scratch.h"
#include "scratch/server.h"

static bool
has_long_characters(const char *text)
{
    for (const char *c = text; c && *c; c++)
        if ((unsigned char)*c >= 0xf0)
            return true;
    return false;
}

static TuStatus
check_names(const TuModel *declared, const TuDialect *dialect, TuError *err)
{
    for (size_t i = 0; dialect->short_characters && i < declared->objects.count; i++) {
        const TuObject *object = declared->objects.items[i];
        if (!has_long_characters(object->name))
            continue;
        TuBuf what = TU_BUF_INIT;
        tu_object_describe(&what, object);
        tu_error_set(err, TU_ERR_UNSUPPORTED, "%s: names of %s hold no characters of four bytes",
                     what.s, dialect->name);
        tu_error_at(err, object->pos.file, object->pos.line, object->pos.column);
        tu_buf_release(&what);
        return TU_ERR_UNSUPPORTED;
    }
    return TU_OK;
}

static void
note_comment(TuModel *realised, const TuObject *object, const char *what)
{
    TuBuf line = TU_BUF_INIT;
    tu_object_describe(&line, object);
    tu_buf_addf(&line, ": %s keeps no %s", realised->dialect ? realised->dialect : "the engine",
                what);
    tu_names_add(&realised->not_kept, realised->arena, tu_buf_dup(&line, realised->arena));
    tu_buf_release(&line);
}

/* MySQL and MariaDB say question marks for characters of four bytes in much of their catalogs. */
static bool
loses_characters(const char *declared, const char *real)
{
    return real && has_long_characters(declared) && !has_long_characters(real);
}

/* A default or a list of values that is told otherwise than it was said would be written so. */
static TuStatus
check_characters(const TuModel *declared, const TuModel *realised, TuError *err)
{
    const TuVec *columns = &declared->kinds[TU_KIND_COLUMN];
    for (size_t i = 0; i < columns->count; i++) {
        const TuColumn *said = columns->items[i];
        const TuColumn *real = (const TuColumn *)tu_model_find_same(realised, &said->obj);
        bool type = real && loses_characters(said->type, real->type);
        if (!real || (!type && !loses_characters(said->default_expr, real->default_expr)))
            continue;
        TuBuf what = TU_BUF_INIT;
        tu_object_describe(&what, &said->obj);
        tu_error_set(err, TU_ERR_UNSUPPORTED,
                     "%s: %s does not tell characters of four bytes in its %s", what.s,
                     realised->dialect ? realised->dialect : "the engine",
                     type ? "values" : "default");
        if (!type)
            tu_error_hint(err, "say it as an expression: (concat('...'))");
        tu_error_at(err, said->obj.pos.file, said->obj.pos.line, said->obj.pos.column);
        tu_buf_release(&what);
        return TU_ERR_UNSUPPORTED;
    }
    return TU_OK;
}

/* What the file said about an object that the engine cannot keep. */
static void
carry_over(TuModel *declared, TuModel *realised)
{
    for (size_t i = 0; i < declared->objects.count; i++) {
        const TuObject *object = declared->objects.items[i];
        TuObject *real = tu_model_find_same(realised, object);
        if (!real)
            continue;
        real->pos = object->pos;
        real->pos.file = tu_arena_strdup(realised->arena, object->pos.file);
        if (object->comment && !real->comment)
            note_comment(realised, object, "comments");
        else if (loses_characters(object->comment, real->comment))
            note_comment(realised, object, "characters of four bytes in comments");
        real->renamed_from = tu_arena_strdup(realised->arena, object->renamed_from);
        if (object->kind == TU_KIND_EXTENSION)
            ((TuExtension *)real)->version =
                tu_arena_strdup(realised->arena, ((const TuExtension *)object)->version);
        if (object->kind != TU_KIND_ENUM)
            continue;
        const TuPairs *values = &((const TuEnum *)object)->renamed_values;
        for (size_t j = 0; j < values->count; j++)
            tu_pairs_add(&((TuEnum *)real)->renamed_values, realised->arena,
                         tu_arena_strdup(realised->arena, values->items[j].name),
                         tu_arena_strdup(realised->arena, values->items[j].value));
    }
}

/* Which declared object the error is about. */
static void
add_place(const TuDialect *dialect, const TuStatement *statement, TuError *err)
{
    if (!statement->object)
        return;
    const TuObject *object = tu_realise_culprit(dialect, statement, err);
    const TuPos *pos = &object->pos;
    TuBuf what = TU_BUF_INIT;
    tu_object_describe(&what, object);
    tu_error_context(err, "%s", what.s);
    tu_error_at(err, pos->file, pos->line, pos->column);
    tu_buf_release(&what);
}

static TuStatus
run_statement(TuConn *conn, const TuStatement *statement, TuError *err)
{
    bool one = tu_conn_dialect(conn)->mysql_commands; /* whatever the definition holds */
    TuStatus status = one ? tu_conn_query(conn, statement->sql, NULL, 0, NULL, NULL, err)
                          : tu_conn_exec(conn, statement->sql, err);
    if (status != TU_OK)
        add_place(tu_conn_dialect(conn), statement, err);
    return status;
}

/* A declared model does not say what needs what: statements that fail are tried again after the
 * others, until a round brings nothing. */
static TuStatus
run_patiently(TuConn *conn, TuVec *statements, TuError *err)
{
    while (statements->count) {
        size_t left = 0;
        TuError first = {0};
        TuStatus status = TU_OK;
        for (size_t i = 0; i < statements->count; i++) {
            TuError error = {0};
            TuStatus st = run_statement(conn, statements->items[i], &error);
            if (st == TU_OK)
                continue;
            if (left == 0) {
                first = error;
                status = st;
            }
            statements->items[left++] = statements->items[i];
            if (st == TU_ERR_LOST)
                break;
        }
        if (status != TU_OK && (left == statements->count || status == TU_ERR_LOST)) {
            if (err)
                *err = first;
            return status;
        }
        statements->count = left;
    }
    return TU_OK;
}

/* A batch is one round trip and one transaction; only what the engine refuses is run one by one,
 * and what still fails waits for the rest. Small enough not to run the server out of locks. */
#define BATCH 256

static TuStatus
run_batch(TuConn *conn, const TuPlan *plan, size_t first, size_t end, TuError *err)
{
    TuBuf script = TU_BUF_INIT;
    tu_buf_add(&script, "BEGIN;\n");
    for (size_t i = first; i < end; i++)
        tu_buf_addf(&script, "%s;\n", ((const TuStatement *)plan->statements.items[i])->sql);
    tu_buf_add(&script, "COMMIT;\n");
    TuStatus status = script.failed ? tu_error_nomem(err) : tu_conn_exec(conn, script.s, err);
    tu_buf_release(&script);
    return status;
}

/* Definitions are text of the user's: see reach.h. */
static TuStatus
guard_plan(const TuConn *conn, const TuPlan *plan, TuError *err)
{
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        status = tu_scratch_guard(conn, statement->sql, strlen(statement->sql), err);
        if (status != TU_OK)
            add_place(tu_conn_dialect(conn), statement, err);
    }
    return status;
}

static TuStatus
run_plan(TuConn *conn, TuPlan *plan, TuError *err)
{
    TuVec refused = TU_VEC_INIT;
    TuStatus guarded = guard_plan(conn, plan, err);
    if (guarded != TU_OK)
        return guarded;
    for (size_t first = 0; first < plan->statements.count; first += BATCH) {
        size_t end =
            first + BATCH < plan->statements.count ? first + BATCH : plan->statements.count;
        /* Half a batch that stays cannot be run again. */
        bool all = tu_conn_dialect(conn)->transactional_ddl;
        TuStatus status = all ? run_batch(conn, plan, first, end, err) : TU_ERR_UNSUPPORTED;
        if (status == TU_ERR_LOST || status == TU_ERR_NOMEM)
            return status;
        if (status == TU_OK)
            continue;
        if (all)
            tu_conn_exec(conn, "ROLLBACK", NULL);
        for (size_t i = first; i < end; i++) {
            TuStatement *statement = plan->statements.items[i];
            if (run_statement(conn, statement, err) != TU_OK)
                tu_vec_add(&refused, plan->arena, statement);
        }
    }
    return tu_arena_failed(plan->arena) ? tu_error_nomem(err) : run_patiently(conn, &refused, err);
}

TuStatus
tu_realised(TuModel **model, TuError *err)
{
    if (!tu_model_failed(*model))
        return TU_OK;
    tu_model_free(*model);
    *model = NULL;
    return tu_error_nomem(err);
}

TuStatus
tu_scratch_read(TuConn *conn, TuModel **out, TuError *err)
{
    const TuScratchEngine *engine = tu_scratch_engine(tu_conn_dialect(conn));
    TuStatus status = tu_introspect(conn, out, err);
    if (status != TU_OK || !engine || !engine->forget)
        return status;
    status = engine->forget(conn, *out, err);
    if (status == TU_OK)
        return TU_OK;
    tu_model_free(*out);
    *out = NULL;
    return status;
}

TuStatus
tu_realise_create(TuConn *conn, TuModel *declared, TuModel **out, TuError *err)
{
    const TuCodegen *codegen = tu_codegen_find(tu_conn_dialect(conn));
    TuPlan *plan = NULL;
    *out = NULL;
    declared->default_schema = tu_conn_dialect(conn)->default_schema;
    declared->server_version = tu_conn_server_version(conn);
    TuStatus adapted = check_names(declared, tu_conn_dialect(conn), err);
    if (adapted == TU_OK)
        adapted = tu_adapt(declared, conn, err);
    if (adapted != TU_OK)
        return adapted;
    tu_rights_open(declared);
    tu_model_index(declared);
    TuStatus status = tu_model_failed(declared) ? tu_error_nomem(err)
                                                : tu_plan_create(codegen, declared, &plan, err);
    if (status == TU_OK)
        status = run_plan(conn, plan, err);
    tu_plan_free(plan);
    return status == TU_OK ? tu_scratch_read(conn, out, err) : status;
}

TuStatus
tu_realise_carry(TuModel *declared, TuModel **realised, TuError *err)
{
    TuStatus status = check_characters(declared, *realised, err);
    if (status != TU_OK) {
        tu_model_free(*realised);
        *realised = NULL;
        return status;
    }
    carry_over(declared, *realised);
    return tu_realised(realised, err);
}

TuStatus
tu_realise_model(TuScratch *scratch, TuModel *declared, TuModel **out, TuError *err)
{
    TuStatus status = tu_realise_create(tu_scratch_conn(scratch), declared, out, err);
    return status == TU_OK ? tu_realise_carry(declared, out, err) : status;
}
