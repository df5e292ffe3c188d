/* Which file of a directory an object of a model stands in. */
#include "config.h"

#include "api/split.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "declare/key.h"
#include "declare/name.h"
#include "sql/lex.h"

#define NAME_MOST 120 /* bytes: with schema and suffix still a name to every file system */

void
tu_split_init(TuSplit *split, const char *suffix, TuArena *arena)
{
    *split = (TuSplit){.arena = arena, .suffix = suffix, .by_name = tu_map_new()};
}

void
tu_split_release(TuSplit *split)
{
    for (size_t i = 0; i < split->files.count; i++)
        tu_buf_release(&((TuSplitFile *)split->files.items[i])->text);
    tu_map_free(split->by_name);
}

/* ---- names ---- */

/* What means something to a shell or a file system becomes a low line. */
static void
add_safe(TuBuf *out, const char *name)
{
    size_t len = tu_utf8_prefix(name, NAME_MOST);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)name[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '_' || c >= 0x80 || (i > 0 && (c == '-' || c == '.'));
        tu_buf_addc(out, plain ? (char)c : '_');
    }
}

static bool
has_own_file(TuKind kind)
{
    const uint64_t own = TU_KIND_BIT(TU_KIND_TABLE) | TU_KIND_BIT(TU_KIND_VIEW) |
                         TU_KIND_BIT(TU_KIND_MATERIALIZED_VIEW) | TU_KIND_BIT(TU_KIND_FUNCTION) |
                         TU_KIND_BIT(TU_KIND_AGGREGATE) | TU_KIND_BIT(TU_KIND_EVENT);
    return (own & TU_KIND_BIT(kind)) != 0;
}

static bool
ends_with(const TuBuf *text, const char *end)
{
    size_t len = strlen(end);
    return text->len >= len && strcmp(text->s + text->len - len, end) == 0;
}

TuSplitFile *
tu_split_file(TuSplit *split, TuKind kind, const char *schema, const char *name)
{
    TuBuf text = TU_BUF_INIT;
    if (schema) {
        add_safe(&text, schema);
        tu_buf_addc(&text, '.');
    }
    add_safe(&text, has_own_file(kind) ? name : tu_kind_info(kind)->section);
    if (ends_with(&text, ".schema")) /* x.schema.json is no model file */
        tu_buf_addc(&text, '_');
    tu_buf_add(&text, split->suffix);
    char *file_name = tu_buf_dup(&text, split->arena);
    for (size_t i = 0; i < text.len; i++)
        if (text.s[i] >= 'A' && text.s[i] <= 'Z')
            text.s[i] = (char)(text.s[i] + ('a' - 'A'));
    TuSplitFile *file = tu_map_find(split->by_name, text.s);
    if (!file) {
        file = TU_NEW(split->arena, TuSplitFile);
        if (file) {
            *file = (TuSplitFile){file_name, tu_doc_new(split->arena, TU_DOC_MAP), TU_BUF_INIT};
            tu_map_put(split->by_name, tu_buf_dup(&text, split->arena), file);
            tu_vec_add(&split->files, split->arena, file);
        }
    }
    if (text.failed || tu_map_failed(split->by_name))
        tu_arena_fail(split->arena);
    tu_buf_release(&text);
    return file;
}

/* ---- documents ---- */

/* The map below a key, made when it is not there. */
static TuDoc *
map_in(TuSplit *split, TuDoc *map, const char *key)
{
    TuDoc *found = tu_doc_find(map, key);
    if (found || !map)
        return found;
    found = tu_doc_new(split->arena, TU_DOC_MAP);
    tu_doc_set(map, key, found);
    return found;
}

/* Where sections of a schema stand in a file. */
static TuDoc *
top_of(TuSplit *split, TuDoc *doc, const char *schema)
{
    const char *schemas = tu_kind_info(TU_KIND_SCHEMA)->section;
    return schema ? map_in(split, map_in(split, doc, schemas), schema) : doc;
}

static const char *
name_of(TuSplit *split, TuKind kind, const char *key)
{
    const char *name = NULL, *signature = NULL;
    bool routine = kind == TU_KIND_FUNCTION || kind == TU_KIND_AGGREGATE;
    return routine && tu_routine_key_read(key, split->arena, &name, &signature) ? name : key;
}

static void
split_section(TuSplit *split, TuKind kind, const char *schema, TuDoc *section)
{
    for (TuDoc *node = section->first, *next; node; node = next) {
        next = node->next;
        TuSplitFile *file = tu_split_file(split, kind, schema, name_of(split, kind, node->key));
        if (file)
            tu_doc_set(map_in(split, top_of(split, file->doc, schema), section->key), node->key,
                       node);
    }
}

static void
split_schema(TuSplit *split, TuDoc *schema)
{
    const char *name = schema->key;
    TuSplitFile *file = tu_split_file(split, TU_KIND_SCHEMA, NULL, name);
    TuDoc *own = file ? top_of(split, file->doc, name) : NULL;
    for (TuDoc *node = schema->first, *next; node; node = next) {
        next = node->next;
        TuKey key = tu_key_find(TU_KIND_SCHEMA, node->key, node->type == TU_DOC_LIST);
        if (key.what == TU_KEY_SECTION)
            split_section(split, key.kind, name, node);
        else
            tu_doc_set(own, node->key, node);
    }
}

void
tu_split_document(TuSplit *split, TuDoc *doc)
{
    for (TuDoc *node = doc->first, *next; node; node = next) {
        next = node->next;
        TuKey key = tu_key_find(TU_TOP, node->key, node->type == TU_DOC_LIST);
        if (key.kind == TU_KIND_SCHEMA)
            for (TuDoc *schema = node->first, *after; schema; schema = after) {
                after = schema->next;
                split_schema(split, schema);
            }
        else if (key.what == TU_KEY_SECTION)
            split_section(split, key.kind, NULL, node);
    }
}

/* ---- SQL ---- */

void
tu_split_plan(TuSplit *split, const TuPlan *plan, const char *default_schema)
{
    for (size_t i = 0; i < plan->statements.count; i++) {
        const TuStatement *statement = plan->statements.items[i];
        const TuObject *object = statement->object;
        while (object && object->parent)
            object = object->parent;
        if (!object)
            continue;
        const char *schema = tu_kind_info(object->kind)->no_schema ? NULL : object->schema;
        if (schema && default_schema && strcmp(schema, default_schema) == 0)
            schema = NULL;
        TuSplitFile *file = tu_split_file(split, object->kind, schema, object->name);
        if (!file)
            return;
        if (file->text.len)
            tu_buf_addc(&file->text, '\n');
        tu_sql_write(&file->text, plan->dialect, statement->sql, strlen(statement->sql));
    }
}

/* ---- the directory ---- */

TuStatus
tu_split_open(const char *directory, TuArena *arena, TuError *err)
{
    static const char *const suffixes[] = {".json", ".yaml", ".yml", ".xml", ".sql", NULL};
    TuNames names = {0};
    if (!tu_file_is_dir(directory))
        return tu_file_make_dir(directory, err);
    TuStatus status = tu_file_list(directory, suffixes, arena, &names, err);
    if (status != TU_OK || names.count == 0)
        return status;
    tu_error_set(err, TU_ERR_IO, "\"%s\" holds model files already", directory);
    tu_error_hint(err, "name a directory without any: a file that is left there would still count");
    return TU_ERR_IO;
}
