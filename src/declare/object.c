/* Objects of model files: which keys an object may have comes from the field tables and the
 * parents of the kinds, nothing is known here by name but what every object has. */
#include "config.h"

#include "declare/reader.h"

#include <string.h>

#include "declare/dialect.h"
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
    if (!info)
        tu_names_add(&known, reader->scratch, "$schema");
    tu_key_words(parent, &known, reader->scratch);
    tu_reader_unknown(reader, node, "key", &known);
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

/* Returns the bit of the field, if it has a value for this dialect. */
static uint64_t
read_field(TuReader *reader, TuObject *object, const TuField *field, const TuDoc *node)
{
    size_t issues = reader->issues->count;
    const TuDoc *value = tu_reader_value(reader, object, field, node);
    bool names = field->type == TU_FIELD_NAMES || field->type == TU_FIELD_REF;
    if (value && names && reader->issues->count == issues && reader->model != reader->apart)
        later(reader, object, field, value);
    return value ? UINT64_C(1) << (field - tu_kind_info(object->kind)->fields) : 0;
}

/* Names of dialects; those of "only" and "except" of one object. */
static bool
read_dialects(TuReader *reader, const TuDoc *node, TuNames *out)
{
    TuNames known = {0};
    size_t issues = reader->issues->count;
    for (size_t i = 0; strcmp(tu_dialect_words[i], "other") != 0; i++)
        tu_names_add(&known, reader->scratch, tu_dialect_words[i]);
    if (node->type != TU_DOC_LIST || !node->first) {
        tu_reader_expected(reader, node, "a list of dialects");
        return false;
    }
    size_t i = 0;
    for (const TuDoc *item = node->first; item; item = item->next) {
        size_t mark = tu_reader_enter_index(reader, i++);
        if (item->type != TU_DOC_STRING)
            tu_reader_expected(reader, item, "a string");
        else if (!tu_names_have(&known, item->text))
            tu_reader_unknown(reader, item, "dialect", &known);
        else
            tu_names_add(out, reader->scratch, item->text);
        tu_reader_leave(reader, mark);
    }
    return reader->issues->count == issues;
}

static void read_section(TuReader *reader, TuKind kind, const char *schema, TuObject *parent,
                         const TuDoc *node);

/* One key of an object; returns the bit of the field that it gives. */
static uint64_t
read_key(TuReader *reader, TuObject *object, const TuDoc *node)
{
    uint64_t given = 0;
    size_t mark = tu_reader_enter(reader, node->key);
    TuKey key = tu_key_find(object->kind, node->key, tu_is_list(node));
    const char *name = NULL;
    switch (key.what) {
    case TU_KEY_FIELD:
        given = read_field(reader, object, key.field, node);
        break;
    case TU_KEY_SECTION:
        if (object->kind == TU_KIND_SCHEMA)
            read_section(reader, key.kind, object->name, NULL, node);
        else
            read_section(reader, key.kind, object->schema, object, node);
        break;
    case TU_KEY_RENAMED_FROM:
        object->renamed_from = read_name(reader, node);
        break;
    case TU_KEY_NAME:
        name = read_name(reader, node);
        if (*object->name)
            tu_reader_key_issue(reader, node, "the object has the name %s already",
                                tu_reader_quote(reader, object->name));
        else
            object->name = name ? name : "";
        break;
    case TU_KEY_OWNER:
        object->owner = read_name(reader, node);
        break;
    case TU_KEY_GRANTS:
        tu_reader_grants(reader, object, node);
        break;
    case TU_KEY_ONLY:
    case TU_KEY_EXCEPT:
        read_dialects(reader, node, &(TuNames){0});
        break;
    case TU_KEY_DEFAULTS:
        tu_reader_defaults(reader, object->name, node);
        break;
    case TU_KEY_UNKNOWN:
        tu_reader_leave(reader, mark);
        unknown_key(reader, object->kind, node);
        break;
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
    if (node->first && tu_is_dialect_word(node->first->key) && tu_is_by_dialect(field, node))
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
    for (size_t i = 0; i < info->field_count && reader->model != reader->apart; i++) {
        const char *name = info->fields[i].name;
        if (!(info->fields[i].flags & TU_FIELD_REQUIRED) || given >> i & 1)
            continue;
        const TuDoc *there = tu_doc_find(node, name);
        if (there || (node->first && tu_is_dialect_word(node->first->key)))
            tu_reader_issue(reader, there ? there : node, "\"%s\" has no value for %s", name,
                            reader->dialect ? reader->dialect : "any dialect");
        else
            tu_reader_issue(reader, node, "the key \"%s\" is missing", name);
    }
}

static void
read_body(TuReader *reader, TuObject *object, const TuDoc *node)
{
    const TuField *alone = short_form(object->kind, node);
    if (alone) {
        uint64_t given = read_field(reader, object, alone, node);
        tu_reader_given(reader, object, given);
        if (tu_is_by_dialect(alone, node))
            check_required(reader, object, given, node);
        return;
    }
    if (node->type != TU_DOC_MAP) {
        tu_reader_expected(reader, node, "a map");
        return;
    }
    uint64_t given = 0;
    for (const TuDoc *item = node->first; item; item = item->next)
        given |= read_key(reader, object, item);
    tu_reader_given(reader, object, given);
    check_required(reader, object, given, node);
}

/* Name and signature from the key; a single object has none there. */
static bool
split_key(TuReader *reader, TuKind kind, const TuDoc *node, const char **name,
          const char **signature)
{
    TuArena *arena = reader->model->arena;
    *signature = NULL;
    if (tu_kind_info(kind)->single || !node->key) {
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

/* Does the dialect that is read for have this object? What is wrong with the lists is said when the
 * object is read. */
static bool
is_wanted(TuReader *reader, const TuDoc *node)
{
    bool wanted = true;
    for (const TuDoc *item = node->type == TU_DOC_MAP ? node->first : NULL; item;
         item = item->next) {
        bool only = strcmp(item->key, "only") == 0, except = strcmp(item->key, "except") == 0;
        TuNames words = {0};
        if ((!only && !except) || item->type != TU_DOC_LIST)
            continue;
        for (const TuDoc *word = item->first; word; word = word->next)
            if (word->type == TU_DOC_STRING)
                tu_names_add(&words, reader->scratch, word->text);
        const char *dialect = tu_reader_dialect(reader);
        if (dialect && tu_dialect_among(dialect, &words) != only)
            wanted = false;
    }
    return wanted;
}

/* An object of other dialects has to be right, too. */
static void
read_apart(TuReader *reader, TuKind kind, const char *schema, const TuDoc *node)
{
    TuModel *model = reader->model;
    const char *name, *signature;
    if (!reader->apart)
        reader->apart = tu_model_new();
    if (!reader->apart) {
        reader->failed = true;
        return;
    }
    reader->model = reader->apart;
    TuObject *object = split_key(reader, kind, node, &name, &signature) && name
                           ? tu_model_add(reader->model, kind, schema, name, NULL)
                           : NULL;
    if (object) {
        object->pos = (TuPos){reader->file, node->key_line, node->key_column};
        read_body(reader, object, node);
    }
    reader->model = model;
}

static void
read_object(TuReader *reader, TuKind kind, const char *schema, TuObject *parent, const TuDoc *node)
{
    const char *name, *signature;
    bool apart = reader->model == reader->apart;
    if (!apart && !is_wanted(reader, node)) {
        read_apart(reader, kind, schema, node);
        return;
    }
    if (!split_key(reader, kind, node, &name, &signature) || !name)
        return;
    const char *key = parent || apart ? NULL : seen_key(reader, kind, schema, name, signature);
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
    object->pos = node->key ? (TuPos){reader->file, node->key_line, node->key_column}
                            : (TuPos){reader->file, node->line, node->column};
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
    bool unnamed = node->type == TU_DOC_LIST && tu_may_be_unnamed(kind);
    if (node->type != TU_DOC_MAP && !unnamed) {
        tu_reader_expected(reader, node, "a map of names");
        return;
    }
    size_t i = 0;
    for (const TuDoc *item = node->first; item; item = item->next) {
        size_t mark =
            unnamed ? tu_reader_enter_index(reader, i++) : tu_reader_enter(reader, item->key);
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
        else if (key.what == TU_KEY_DEFAULTS)
            tu_reader_defaults(reader, NULL, node);
        else if (strcmp(node->key, "$schema") != 0) {
            tu_reader_leave(reader, mark);
            unknown_key(reader, TU_TOP, node);
        } else if (node->type != TU_DOC_STRING)
            tu_reader_expected(reader, node, "a string");
        tu_reader_leave(reader, mark);
    }
}
