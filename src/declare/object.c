/* Objects of model files: which keys an object may have comes from the field tables and the
 * parents of the kinds, nothing is known here by name but what every object has. */
#include "config.h"

#include "declare/reader.h"

#include <string.h>

#include "declare/key.h"
#include "declare/name.h"
#include "model/compare.h"

static void
unknown_key(TuReader *reader, TuKind parent, const TuDoc *node)
{
    TuNames known = {0};
    const TuKindInfo *info = parent == TU_TOP ? NULL : tu_kind_info(parent);
    for (size_t i = 0; info && i < info->field_count; i++) {
        if (!(info->fields[i].flags & TU_FIELD_HIDDEN))
            tu_names_add(&known, reader->scratch, info->fields[i].name);
    }
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        if (tu_is_section_of((TuKind)kind, parent))
            tu_names_add(&known, reader->scratch, tu_kind_info((TuKind)kind)->section);
    }
    tu_names_add(&known, reader->scratch, info ? "renamed_from" : "$schema");
    if (info && info->single)
        tu_names_add(&known, reader->scratch, "name");
    if (info && (info->rights & TU_RIGHT_OWNER))
        tu_names_add(&known, reader->scratch, "owner");
    if (info && (info->rights & TU_RIGHT_GRANTS))
        tu_names_add(&known, reader->scratch, "grants");
    const char *meant = tu_name_suggest(node->key, &known);
    const char *quoted = tu_reader_quote(reader, node->key);
    if (meant)
        tu_reader_key_issue(reader, node, "unknown key %s; did you mean \"%s\"?", quoted, meant);
    else
        tu_reader_key_issue(reader, node, "unknown key %s", quoted);
}

static const char *
read_name(TuReader *reader, const TuDoc *node)
{
    if (node->type != TU_DOC_STRING)
        tu_reader_expected(reader, node, "a string");
    else if (!*node->text)
        tu_reader_issue(reader, node, "the name is empty");
    else
        return tu_arena_strdup(reader->model->arena, node->text);
    return NULL;
}

static void
later(TuReader *reader, TuObject *object, const TuField *field, const TuDoc *node)
{
    TuReference *reference = TU_NEW(reader->scratch, TuReference);
    if (!reference)
        return;
    *reference =
        (TuReference){object, field, node, tu_arena_strdup(reader->scratch, reader->path.s)};
    tu_vec_add(&reader->references, reader->scratch, reference);
}

static void
read_field(TuReader *reader, TuObject *object, const TuField *field, const TuDoc *node)
{
    size_t issues = reader->issues->count;
    tu_reader_value(reader, object, field, node);
    bool names = field->type == TU_FIELD_NAMES || field->type == TU_FIELD_REF;
    if (names && reader->issues->count == issues)
        later(reader, object, field, node);
}

static void read_section(TuReader *reader, TuKind kind, const char *schema, TuObject *parent,
                         const TuDoc *node);

/* One key of an object; returns the bit of the field that it gives. */
static uint64_t
read_key(TuReader *reader, TuObject *object, const TuDoc *node)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    uint64_t given = 0;
    size_t mark = tu_reader_enter(reader, node->key);
    TuKey key = tu_key_find(object->kind, node->key, node->type == TU_DOC_LIST);
    if (key.what == TU_KEY_FIELD) {
        read_field(reader, object, key.field, node);
        given = UINT64_C(1) << (key.field - info->fields);
    } else if (key.what == TU_KEY_SECTION && object->kind == TU_KIND_SCHEMA) {
        read_section(reader, key.kind, object->name, NULL, node);
    } else if (key.what == TU_KEY_SECTION) {
        read_section(reader, key.kind, object->schema, object, node);
    } else if (key.what == TU_KEY_RENAMED_FROM) {
        object->renamed_from = read_name(reader, node);
    } else if (key.what == TU_KEY_NAME) {
        const char *name = read_name(reader, node);
        object->name = name ? name : "";
    } else if (key.what == TU_KEY_OWNER) {
        object->owner = read_name(reader, node);
    } else if (key.what == TU_KEY_GRANTS) {
        tu_reader_grants(reader, object, node);
    } else {
        tu_reader_leave(reader, mark);
        unknown_key(reader, object->kind, node);
    }
    tu_reader_leave(reader, mark);
    return given;
}

/* The field whose value may stand for the whole object, if this node is such a value. */
static const TuField *
short_form(TuKind kind, const TuDoc *node)
{
    const TuField *field = tu_short_field(kind);
    if (!field || node->type != TU_DOC_MAP)
        return field;
    if (field->type != TU_FIELD_PAIRS && field->type != TU_FIELD_ATTRS)
        return NULL;
    /* A map stands for a map, unless it gives that map under its name. */
    const TuDoc *given = tu_doc_find(node, field->name);
    return given && given->type == TU_DOC_MAP ? NULL : field;
}

static void
check_required(TuReader *reader, const TuObject *object, uint64_t given, const TuDoc *node)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    for (size_t i = 0; i < info->field_count; i++) {
        if ((info->fields[i].flags & TU_FIELD_REQUIRED) && !(given >> i & 1))
            tu_reader_issue(reader, node, "the key \"%s\" is missing", info->fields[i].name);
    }
}

static void
read_body(TuReader *reader, TuObject *object, const TuDoc *node)
{
    const TuField *alone = short_form(object->kind, node);
    if (alone) {
        read_field(reader, object, alone, node);
        return;
    }
    if (node->type != TU_DOC_MAP) {
        tu_reader_expected(reader, node, "a map");
        return;
    }
    uint64_t given = 0;
    for (const TuDoc *item = node->first; item; item = item->next)
        given |= read_key(reader, object, item);
    check_required(reader, object, given, node);
}

/* Name and signature from the key; a single object has none there. */
static bool
split_key(TuReader *reader, TuKind kind, const TuDoc *node, const char **name,
          const char **signature)
{
    TuArena *arena = reader->model->arena;
    *signature = NULL;
    if (tu_kind_info(kind)->single) {
        *name = "";
        return true;
    }
    if (!*node->key) {
        tu_reader_key_issue(reader, node, "the name is empty");
        return false;
    }
    if (kind != TU_KIND_FUNCTION && kind != TU_KIND_AGGREGATE && kind != TU_KIND_OPERATOR) {
        *name = tu_arena_strdup(arena, node->key);
        return true;
    }
    if (tu_routine_key_read(node->key, arena, name, signature))
        return true;
    tu_reader_key_issue(reader, node, "%s is not a name with its arguments, such as f(integer)",
                        tu_reader_quote(reader, node->key));
    return false;
}

/* Only objects without parent can meet one of the same key, in another file: the others would be
 * one key twice in one map. */
static const char *
seen_key(const TuReader *reader, TuKind kind, const char *schema, const char *name,
         const char *signature)
{
    return tu_arena_printf(reader->scratch, "%d:%zu:%s:%zu:%s:%s%s", (int)kind,
                           schema ? strlen(schema) : 0, schema ? schema : "", strlen(name), name,
                           signature ? "(" : "", signature ? signature : "");
}

TuObject *
tu_reader_find(const TuReader *reader, TuKind kind, const char *schema, const char *name,
               const char *signature)
{
    const char *key = seen_key(reader, kind, schema, name, signature);
    return key ? tu_map_find(reader->seen, key) : NULL;
}

/* A schema may be spread over files; what it says of itself may be said once. */
static bool
continues_schema(TuReader *reader, const TuObject *before, const TuDoc *node)
{
    static const char *const once[] = {"comment", "renamed_from"};
    const char *set[] = {before->comment, before->renamed_from};
    if (before->kind != TU_KIND_SCHEMA)
        return false;
    for (size_t i = 0; i < TU_LEN(once); i++) {
        const TuDoc *again = set[i] ? tu_doc_find(node, once[i]) : NULL;
        if (again)
            tu_reader_key_issue(reader, again, "the schema's %s is given twice: also for %s:%d:%d",
                                once[i], before->pos.file, before->pos.line, before->pos.column);
    }
    return true;
}

static void
read_object(TuReader *reader, TuKind kind, const char *schema, TuObject *parent, const TuDoc *node)
{
    const char *name, *signature;
    if (!split_key(reader, kind, node, &name, &signature) || !name)
        return;
    const char *key = parent ? NULL : seen_key(reader, kind, schema, name, signature);
    TuObject *before = key ? tu_map_find(reader->seen, key) : NULL;
    if (before && continues_schema(reader, before, node)) {
        read_body(reader, before, node);
        return;
    }
    if (before)
        tu_reader_key_issue(reader, node, "defined twice: also at %s:%d:%d", before->pos.file,
                            before->pos.line, before->pos.column);
    TuObject *object = tu_model_add(reader->model, kind, schema, name, parent);
    if (!object)
        return;
    object->signature = signature;
    object->pos = (TuPos){reader->file, node->key_line, node->key_column};
    if (key && !before)
        tu_map_put(reader->seen, key, object);
    read_body(reader, object, node);
}

static void
read_section(TuReader *reader, TuKind kind, const char *schema, TuObject *parent, const TuDoc *node)
{
    if (tu_kind_info(kind)->single) {
        read_object(reader, kind, schema, parent, node);
        return;
    }
    if (node->type != TU_DOC_MAP) {
        tu_reader_expected(reader, node, "a map of names");
        return;
    }
    for (const TuDoc *item = node->first; item; item = item->next) {
        size_t mark = tu_reader_enter(reader, item->key);
        read_object(reader, kind, schema, parent, item);
        tu_reader_leave(reader, mark);
    }
}

void
tu_reader_document(TuReader *reader, const TuDoc *root)
{
    if (root->type != TU_DOC_MAP) {
        tu_reader_expected(reader, root, "a map of sections");
        return;
    }
    for (const TuDoc *node = root->first; node; node = node->next) {
        TuKey key = tu_key_find(TU_TOP, node->key, node->type == TU_DOC_LIST);
        size_t mark = tu_reader_enter(reader, node->key);
        if (key.what == TU_KEY_SECTION)
            read_section(reader, key.kind, NULL, NULL, node);
        else if (strcmp(node->key, "$schema") != 0) {
            tu_reader_leave(reader, mark);
            unknown_key(reader, TU_TOP, node);
        } else if (node->type != TU_DOC_STRING)
            tu_reader_expected(reader, node, "a string");
        tu_reader_leave(reader, mark);
    }
}
