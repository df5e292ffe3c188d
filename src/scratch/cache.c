/* The cache's store, its environment, and its entries. */
#include "config.h"

#include "scratch/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/build.h"
#include "introspect/introspect.h"
#include "model/pack.h"
#include "model/secret.h"
#include "scratch/server.h"

#define FORMAT "trueup cache 2"

TuStore *
tu_cache_open(TuArena *arena, const char **problem)
{
    const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    const char *directory = NULL;
    TuStore *store = NULL;
    TuError err = {0};
    *problem = NULL;
    if (base && *base == '/')
        directory = tu_arena_printf(arena, "%s/trueup", base);
    else if (home && *home == '/')
        directory = tu_arena_printf(arena, "%s/.cache/trueup", home);
    if (!directory)
        *problem = "neither XDG_CACHE_HOME nor HOME names a directory";
    else if (tu_store_open(directory, "models.db", &store, &err) != TU_OK)
        *problem = tu_arena_strdup(arena, err.message);
    return store;
}

typedef struct Answer {
    TuArena *arena;
    TuNames *names;
} Answer;

static TuStatus
take_name(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    const Answer *answer = data;
    (void)query, (void)count, (void)err;
    if (values[0])
        tu_names_add(answer->names, answer->arena, tu_arena_strdup(answer->arena, values[0]));
    return TU_OK;
}

TuStatus
tu_cache_environment(TuConn *conn, bool own_server, TuArena *arena, const char **out,
                     TuNames *outside, TuError *err)
{
    const TuScratchEngine *engine = tu_scratch_engine(tu_conn_dialect(conn));
    const char *value = NULL;
    TuBuf text = TU_BUF_INIT;
    TuStatus status = tu_conn_value(conn, engine->environment, arena, &value, err);
    Answer answer = {arena, outside};
    if (status == TU_OK && engine->outside)
        status = tu_conn_query(conn, engine->outside, NULL, 0, take_name, &answer, err);
    tu_buf_addf(&text, FORMAT "\n%s\n%s\n%d\n%s\n", engine->dialect->name,
                tu_conn_server_version(conn), own_server, value ? value : "");
    tu_build_id(&text);
    tu_pack_layout(&text);
    *out = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return status == TU_OK && tu_arena_failed(arena) ? tu_error_nomem(err) : status;
}

bool
tu_cache_secret(const TuModel *model)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        const TuKindInfo *info = tu_kind_info(object->kind);
        for (size_t j = 0; j < info->field_count; j++) {
            const TuField *field = &info->fields[j];
            if (!(field->flags & TU_FIELD_SEALED) || field->type != TU_FIELD_PAIRS)
                continue;
            const TuPairs *pairs = (const void *)((const char *)object + field->offset);
            for (size_t k = 0; k < pairs->count; k++) {
                if (object->kind == TU_KIND_USER_MAPPING || tu_secret_name(pairs->items[k].name))
                    return true;
            }
        }
    }
    return false;
}

/* ---- entries: keys, makers, model ---- */

void
tu_cache_write(TuBuf *out, const TuKeptModel *kept)
{
    const TuModel *model = kept->model;
    tu_buf_addf(out, FORMAT "\n%zu\n", kept->key_count);
    for (size_t i = 0; i < kept->key_count; i++)
        tu_buf_addf(out, "%s\n", kept->keys[i] ? kept->keys[i] : "-");
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        if (!object->parent)
            tu_buf_addf(out, "%u\n", (unsigned)kept->makers[i]);
    }
    tu_buf_add(out, "\n");
    tu_model_pack(out, model);
}

/* The next line, which becomes a text of its own; NULL at the end. */
static char *
take_line(char **at, const char *end)
{
    char *line = *at;
    char *newline = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
    if (!newline)
        return NULL;
    *newline = '\0';
    *at = newline + 1;
    return line;
}

static bool
take_keys(TuKeptModel *kept, char **at, const char *end, TuArena *arena)
{
    char *format = take_line(at, end), *count = take_line(at, end);
    if (!format || !count || strcmp(format, FORMAT) != 0)
        return false;
    kept->key_count = strtoul(count, NULL, 10);
    if (kept->key_count > (size_t)(end - *at))
        return false;
    kept->keys = TU_NEW_N(arena, const char *, kept->key_count + 1);
    for (size_t i = 0; kept->keys && i < kept->key_count; i++) {
        const char *line = take_line(at, end);
        if (!line)
            return false;
        kept->keys[i] = strcmp(line, "-") == 0 ? NULL : line;
    }
    return kept->keys != NULL;
}

bool
tu_cache_read(TuKeptModel *kept, TuConn *conn, const char *bytes, size_t len, TuArena *arena)
{
    char *at = tu_arena_alloc(arena, len + 1);
    const char *end = at + len;
    TuVec makers = TU_VEC_INIT;
    *kept = (TuKeptModel){0};
    if (!at)
        return false;
    memcpy(at, bytes, len);
    if (!take_keys(kept, &at, end, arena))
        return false;
    for (char *line; (line = take_line(&at, end)) != NULL && *line;)
        tu_vec_add(&makers, arena, line);
    kept->model = tu_introspect_empty(conn);
    bool good = kept->model && tu_model_unpack(kept->model, at, (size_t)(end - at));
    size_t count = good ? kept->model->objects.count : 0, next = 0;
    kept->makers = TU_NEW_N(arena, uint32_t, count + 1);
    for (size_t i = 0; good && kept->makers && i < count; i++) {
        const TuObject *object = kept->model->objects.items[i];
        if (object->parent)
            continue;
        good = next < makers.count;
        kept->makers[i] = good ? (uint32_t)strtoul(makers.items[next++], NULL, 10) : 0;
        good = good && (kept->makers[i] == TU_NO_UNIT || kept->makers[i] < kept->key_count);
    }
    if (good && kept->makers && next == makers.count)
        return true;
    tu_model_free(kept->model);
    kept->model = NULL;
    return false;
}
