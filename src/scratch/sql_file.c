/* Models that are SQL: files of the user's, dumps among them, run as they are and read back. */
#include "config.h"

#include <string.h>

#include "base/file.h"
#include "scratch/annotate.h"
#include "scratch/server.h"
#include "scratch/sql_model.h"
#include "scratch/versions.h"

static TuStatus
read_file(TuSqlModel *model, const char *path, TuError *err)
{
    TuSqlLeftOut left_out = {0};
    TuSqlFile *file = TU_NEW(model->arena, TuSqlFile);
    char *text = NULL;
    if (!file || !path)
        return tu_error_nomem(err);
    file->path = path;
    TuStatus status = tu_file_read(path, model->arena, &text, &file->len, err);
    if (status == TU_OK && strlen(text) != file->len)
        status = tu_error_set(err, TU_ERR_PARSE, "%s holds a NUL byte", path);
    if (status == TU_OK)
        status = tu_sql_leave_out(model->dialect, text, file->len, path, &left_out, err);
    if (status == TU_OK)
        status =
            tu_sql_split(model->dialect, text, file->len, path, model->arena, &file->parts, err);
    file->text = text;
    model->copies += left_out.copies;
    tu_vec_add(&model->files, model->arena, file);
    return status;
}

static TuStatus
read_path(TuSqlModel *model, const char *path, TuError *err)
{
    static const char *const suffixes[] = {".sql", NULL};
    TuNames names = {0};
    if (!tu_file_is_dir(path))
        return read_file(model, tu_arena_strdup(model->arena, path), err);
    size_t len = strlen(path);
    const char *slash = len && path[len - 1] == '/' ? "" : "/";
    TuStatus status = tu_file_list(path, suffixes, model->arena, &names, err);
    for (size_t i = 0; status == TU_OK && i < names.count; i++)
        status = read_file(
            model, tu_arena_printf(model->arena, "%s%s%s", path, slash, names.items[i]), err);
    return status;
}

TuStatus
tu_sql_model_read(TuSqlModel *model, const TuNames *paths, TuError *err)
{
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < paths->count; i++)
        status = read_path(model, paths->items[i], err);
    return status;
}

bool
tu_sql_model_digest(const TuSqlModel *model, const char *environment, char hex[TU_SHA256_HEX])
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addf(&text, "SQL model\n%zu:%s\n%u\n", strlen(environment), environment, model->manages);
    for (size_t i = 0; i < model->files.count; i++) {
        const TuSqlFile *file = model->files.items[i];
        tu_buf_addf(&text, "%zu:", file->len);
        tu_buf_addn(&text, file->text, file->len);
    }
    bool good = !text.failed && tu_sha256_hex(text.s, text.len, hex);
    tu_buf_release(&text);
    return good;
}

/* Where foreign keys are not checked while the files run, one may lead nowhere. */
static void
note_dangling(TuModel *realised)
{
    const TuVec *keys = &realised->kinds[TU_KIND_FOREIGN_KEY];
    for (size_t i = 0; i < keys->count; i++) {
        const TuForeignKey *key = keys->items[i];
        const TuRef *ref = &key->references;
        const char *schema = ref->schema ? ref->schema : key->obj.schema;
        if ((ref->schema && key->obj.schema && strcmp(ref->schema, key->obj.schema) != 0) ||
            tu_model_find(realised, TU_KIND_TABLE, schema, NULL, ref->table, NULL))
            continue;
        TuBuf line = TU_BUF_INIT;
        tu_object_describe(&line, &key->obj);
        tu_buf_addf(&line, " refers to table %s, which is not in the model", ref->table);
        tu_names_add(&realised->not_kept, realised->arena, tu_buf_dup(&line, realised->arena));
        tu_buf_release(&line);
    }
}

static void
add_notes(const TuSqlModel *model, TuModel *realised)
{
    for (size_t i = 0; i < model->notes.count; i++)
        tu_names_add(&realised->not_kept, realised->arena,
                     tu_arena_strdup(realised->arena, model->notes.items[i]));
    if (model->copies)
        tu_names_add(&realised->not_kept, realised->arena,
                     tu_arena_printf(realised->arena, "data of %zu COPY block%s is not loaded",
                                     model->copies, model->copies == 1 ? "" : "s"));
}

TuStatus
tu_sql_model_carry(TuSqlModel *model, TuModel **realised, TuError *err)
{
    TuVec annotations = TU_VEC_INIT;
    TuNames versions = {0};
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < model->files.count; i++) {
        const TuSqlFile *file = model->files.items[i];
        status = tu_annotations_read(model->dialect, file->text, file->path, model->arena,
                                     &annotations, err);
        for (size_t j = 0; model->dialect->psql_commands && j < file->parts.count; j++)
            tu_versions_note(model->dialect, file->parts.items[j], model->arena, &versions);
    }
    if (status == TU_OK && tu_arena_failed(model->arena))
        status = tu_error_nomem(err);
    if (status != TU_OK) {
        tu_model_free(*realised);
        *realised = NULL;
        return status;
    }
    tu_annotations_apply(&annotations, *realised);
    tu_versions_apply(&versions, *realised);
    add_notes(model, *realised);
    if (!model->dialect->transactional_ddl)
        note_dangling(*realised);
    return tu_realised(realised, err);
}

TuStatus
tu_realise_sql(TuScratch *scratch, const TuNames *paths, TuModel **out, TuError *err)
{
    TuSqlModel model = {.arena = tu_arena_new(),
                        .dialect = tu_conn_dialect(tu_scratch_conn(scratch))};
    *out = NULL;
    TuStatus status = tu_sql_model_read(&model, paths, err);
    if (status == TU_OK)
        status = tu_sql_model_run(&model, scratch, err);
    if (status == TU_OK)
        status = tu_scratch_read(tu_scratch_conn(scratch), out, err);
    if (status == TU_OK)
        status = tu_sql_model_carry(&model, out, err);
    tu_arena_free(model.arena);
    return status;
}
