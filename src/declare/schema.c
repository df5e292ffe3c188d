/* The published JSON Schema (draft 2020-12) of model files, from the same field tables that read
 * and write them. */
#include "config.h"

#include "declare/declare.h"

#include <string.h>

#include "declare/dialect.h"
#include "declare/key.h"

static TuDoc *
put_list(TuArena *arena, TuDoc *map, const char *key)
{
    TuDoc *inner = tu_doc_new(arena, TU_DOC_LIST);
    tu_doc_put(map, arena, key, inner);
    return inner;
}

static void
put_types(TuArena *arena, TuDoc *map, const char *const *types, size_t count)
{
    TuDoc *list = put_list(arena, map, "type");
    for (size_t i = 0; i < count; i++)
        tu_doc_add(list, tu_doc_string(arena, types[i]));
}

static const char *const scalars[] = {"string", "number", "boolean"};
static const char *const whole[] = {"integer", "string"};

static void
put_text_type(TuArena *arena, TuDoc *map)
{
    tu_doc_put_text(map, arena, "type", "string");
    tu_doc_put(map, arena, "minLength", tu_doc_number(arena, 1));
}

/* What fields accept, as value.c reads it: types of values that are defined once. */
typedef enum Value { TEXT, EXPRESSION, TRUTH, WHOLE, LIST, PAIRS, ATTRIBUTES, VALUES } Value;

static const char *const value_names[VALUES] = {
    "text_value", "expression_value", "truth_value",      "whole_value",
    "list_value", "pairs_value",      "attributes_value",
};

static Value
value_of(const TuField *field)
{
    switch (field->type) {
    case TU_FIELD_EXPR:
        return field->flags & (TU_FIELD_SHORT | TU_FIELD_REQUIRED) ? TEXT : EXPRESSION;
    case TU_FIELD_BOOL:
        return TRUTH;
    case TU_FIELD_INT:
        return WHOLE;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        return LIST;
    case TU_FIELD_PAIRS:
        return PAIRS;
    case TU_FIELD_ATTRS:
        return ATTRIBUTES;
    case TU_FIELD_STR:
    case TU_FIELD_REF:
    case TU_FIELD_WORD: /* has its words instead */
        break;
    }
    return TEXT;
}

static void
put_not_empty(TuArena *arena, TuDoc *map)
{
    tu_doc_put(tu_doc_put_map(map, arena, "propertyNames"), arena, "minLength",
               tu_doc_number(arena, 1));
}

static void
put_value(TuArena *arena, TuDoc *map, Value value)
{
    switch (value) {
    case TEXT:
        put_text_type(arena, map);
        break;
    case EXPRESSION:
        put_types(arena, map, scalars, TU_LEN(scalars));
        tu_doc_put(map, arena, "minLength", tu_doc_number(arena, 1));
        break;
    case TRUTH:
        tu_doc_put_text(map, arena, "type", "boolean");
        break;
    case WHOLE:
        put_types(arena, map, whole, TU_LEN(whole));
        tu_doc_put_text(map, arena, "pattern", "^-?[0-9]+$");
        break;
    case LIST:
        tu_doc_put_text(map, arena, "type", "array");
        tu_doc_put_text(tu_doc_put_map(map, arena, "items"), arena, "type", "string");
        break;
    case PAIRS:
        tu_doc_put_text(map, arena, "type", "object");
        put_not_empty(arena, map);
        put_types(arena, tu_doc_put_map(map, arena, "additionalProperties"), scalars,
                  TU_LEN(scalars));
        break;
    case ATTRIBUTES:
        tu_doc_put_text(map, arena, "type", "object");
        put_not_empty(arena, map);
        tu_doc_put_text(tu_doc_put_map(map, arena, "additionalProperties"), arena, "type",
                        "string");
        break;
    case VALUES:
        break;
    }
}

static void
put_words(TuArena *arena, TuDoc *map, const TuField *field)
{
    TuDoc *words = put_list(arena, map, "enum");
    for (size_t i = 0; field->words[i]; i++)
        tu_doc_add(words, tu_doc_string(arena, field->words[i]));
}

/* A value, or a map of dialects to such values. Both are returned to be filled in. */
static TuDoc *
put_either(TuArena *arena, TuDoc *map, TuDoc **each)
{
    TuDoc *either = put_list(arena, map, "anyOf");
    TuDoc *one = tu_doc_new(arena, TU_DOC_MAP), *by_dialect = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put_text(by_dialect, arena, "type", "object");
    tu_doc_put(by_dialect, arena, "minProperties", tu_doc_number(arena, 1));
    tu_doc_put_text(tu_doc_put_map(by_dialect, arena, "propertyNames"), arena, "$ref",
                    "#/$defs/dialect");
    *each = tu_doc_put_map(by_dialect, arena, "additionalProperties");
    tu_doc_add(either, one);
    tu_doc_add(either, by_dialect);
    return one;
}

static void
put_field_type(TuArena *arena, TuDoc *map, const TuField *field)
{
    TuDoc *each = NULL;
    if (field->type != TU_FIELD_WORD) {
        tu_doc_put_text(map, arena, "$ref",
                        tu_arena_printf(arena, "#/$defs/%s", value_names[value_of(field)]));
        return;
    }
    put_words(arena, put_either(arena, map, &each), field);
    put_words(arena, each, field);
}

static void
put_values(TuArena *arena, TuDoc *defs)
{
    TuDoc *dialects = put_list(arena, tu_doc_put_map(defs, arena, "dialect"), "enum");
    for (size_t i = 0; tu_dialect_words[i]; i++)
        tu_doc_add(dialects, tu_doc_string(arena, tu_dialect_words[i]));
    for (int value = 0; value < VALUES; value++) {
        TuDoc *each = NULL;
        TuDoc *one = put_either(arena, tu_doc_put_map(defs, arena, value_names[value]), &each);
        put_value(arena, one, (Value)value);
        put_value(arena, each, (Value)value);
    }
}

/* "#/$defs/foreign_key" and its last part. */
static const char *
kind_path(TuArena *arena, TuKind kind, const char *before)
{
    char *path = tu_arena_printf(arena, "%s%s", before, tu_kind_info(kind)->name);
    for (char *s = path; s && *s; s++) {
        if (*s == ' ')
            *s = '_';
    }
    return path ? path : "";
}

/* The section of a kind: a map of named objects, or the single object itself. */
static void
put_section(TuArena *arena, TuDoc *properties, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    const char *path = kind_path(arena, kind, "#/$defs/");
    TuDoc *field = tu_doc_find(properties, info->section);
    TuDoc *section = tu_doc_new(arena, TU_DOC_MAP);
    if (field) { /* a field of the same name: its list, or the section's map */
        TuDoc *value = tu_doc_new(arena, TU_DOC_MAP);
        if (value)
            *value = *field, value->key = NULL, value->next = NULL;
        TuDoc *either = tu_doc_new(arena, TU_DOC_LIST);
        tu_doc_add(either, value);
        tu_doc_add(either, section);
        if (field)
            field->first = field->last = NULL, field->count = 0;
        tu_doc_put(field, arena, "anyOf", either);
    } else {
        tu_doc_put(properties, arena, info->section, section);
    }
    if (info->single) {
        tu_doc_put_text(section, arena, "$ref", path);
        return;
    }
    if (tu_may_be_unnamed(kind)) {
        TuDoc *either = put_list(arena, section, "anyOf");
        TuDoc *list = tu_doc_new(arena, TU_DOC_MAP);
        section = tu_doc_new(arena, TU_DOC_MAP);
        tu_doc_put_text(list, arena, "type", "array");
        tu_doc_put_text(tu_doc_put_map(list, arena, "items"), arena, "$ref", path);
        tu_doc_add(either, section);
        tu_doc_add(either, list);
    }
    tu_doc_put_text(section, arena, "type", "object");
    put_not_empty(arena, section);
    tu_doc_put_text(tu_doc_put_map(section, arena, "additionalProperties"), arena, "$ref", path);
}

static void
put_dialects(TuArena *arena, TuDoc *properties, const char *key, const char *doc)
{
    TuDoc *list = tu_doc_put_map(properties, arena, key);
    tu_doc_put_text(list, arena, "type", "array");
    tu_doc_put(list, arena, "minItems", tu_doc_number(arena, 1));
    TuDoc *words = put_list(arena, tu_doc_put_map(list, arena, "items"), "enum");
    for (size_t i = 0; strcmp(tu_dialect_words[i], "other") != 0; i++)
        tu_doc_add(words, tu_doc_string(arena, tu_dialect_words[i]));
    tu_doc_put_text(list, arena, "description", doc);
}

static void
put_fields(TuArena *arena, TuDoc *properties, TuDoc *required, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    if (info->single || tu_may_be_unnamed(kind)) {
        TuDoc *name = tu_doc_put_map(properties, arena, "name");
        put_text_type(arena, name);
        tu_doc_put_text(name, arena, "description", "Name; the database gives one when not given.");
    }
    TuDoc *renamed = tu_doc_put_map(properties, arena, "renamed_from");
    put_text_type(arena, renamed);
    tu_doc_put_text(
        renamed, arena, "description",
        "Old name, or old_schema.name where it stood in another schema; the object is renamed "
        "and moved, not made anew.");
    put_dialects(arena, properties, "only", "Dialects that have the object; all by default.");
    put_dialects(arena, properties, "except", "Dialects that do not have the object.");
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if (field->flags & TU_FIELD_HIDDEN)
            continue;
        TuDoc *property = tu_doc_put_map(properties, arena, field->name);
        put_field_type(arena, property, field);
        tu_doc_put_text(property, arena, "description", field->doc);
        if (field->flags & TU_FIELD_REQUIRED)
            tu_doc_add(required, tu_doc_string(arena, field->name));
    }
}

/* Owner and privileges, as grants.c reads them. */
static void
put_rights(TuArena *arena, TuDoc *properties, unsigned rights)
{
    if (rights & TU_RIGHT_OWNER) {
        TuDoc *owner = tu_doc_put_map(properties, arena, "owner");
        put_text_type(arena, owner);
        tu_doc_put_text(owner, arena, "description",
                        "Role it belongs to; the one that runs by default. Managed with --owners.");
    }
    if (!(rights & TU_RIGHT_GRANTS))
        return;
    TuDoc *grants = tu_doc_put_map(properties, arena, "grants");
    tu_doc_put_text(grants, arena, "type", "object");
    tu_doc_put_text(
        grants, arena, "description",
        "Role, or public, and its privileges, where they are not what the engine gives by "
        "itself; an empty list takes that away. Managed with --privileges.");
    TuDoc *either = put_list(arena, tu_doc_put_map(grants, arena, "additionalProperties"), "anyOf");
    TuDoc *list = tu_doc_new(arena, TU_DOC_MAP), *both = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put_text(list, arena, "type", "array");
    tu_doc_put_text(tu_doc_put_map(list, arena, "items"), arena, "type", "string");
    tu_doc_put_text(both, arena, "type", "object");
    TuDoc *lists = tu_doc_put_map(both, arena, "properties");
    static const char *const names[] = {"privileges", "with_grant_option"};
    for (size_t i = 0; i < TU_LEN(names); i++) {
        TuDoc *one = tu_doc_put_map(lists, arena, names[i]);
        tu_doc_put_text(one, arena, "type", "array");
        tu_doc_put_text(tu_doc_put_map(one, arena, "items"), arena, "type", "string");
    }
    tu_doc_put(both, arena, "additionalProperties", tu_doc_bool(arena, false));
    tu_doc_add(either, list);
    tu_doc_add(either, both);
}

static void
put_object(TuArena *arena, TuDoc *map, TuKind kind)
{
    TuDoc *required = tu_doc_new(arena, TU_DOC_LIST);
    tu_doc_put_text(map, arena, "type", "object");
    TuDoc *properties = tu_doc_put_map(map, arena, "properties");
    put_fields(arena, properties, required, kind);
    put_rights(arena, properties, tu_kind_info(kind)->rights);
    for (int child = 0; child < TU_KIND_COUNT; child++) {
        if (tu_is_section_of((TuKind)child, kind))
            put_section(arena, properties, (TuKind)child);
    }
    if (kind == TU_KIND_SCHEMA)
        tu_doc_put_text(tu_doc_put_map(properties, arena, "defaults"), arena, "$ref",
                        "#/$defs/defaults");
    if (required && required->count)
        tu_doc_put(map, arena, "required", required);
    tu_doc_put(map, arena, "additionalProperties", tu_doc_bool(arena, false));
}

/* A kind with a short field is that field's value or the whole object. */
static void
put_kind(TuArena *arena, TuDoc *defs, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    const TuField *alone = tu_short_field(kind);
    TuDoc *def = tu_doc_put_map(defs, arena, kind_path(arena, kind, ""));
    tu_doc_put_text(def, arena, "title", info->name);
    if (!alone) {
        put_object(arena, def, kind);
        return;
    }
    TuDoc *either = put_list(arena, def, "anyOf");
    TuDoc *value = tu_doc_new(arena, TU_DOC_MAP);
    put_field_type(arena, value, alone);
    tu_doc_put_text(value, arena, "description", alone->doc);
    TuDoc *object = tu_doc_new(arena, TU_DOC_MAP);
    put_object(arena, object, kind);
    tu_doc_add(either, value);
    tu_doc_add(either, object);
}

/* What objects of a kind are where they do not say it. */
static void
put_defaults(TuArena *arena, TuDoc *defs)
{
    TuDoc *defaults = tu_doc_put_map(defs, arena, "defaults");
    tu_doc_put_text(defaults, arena, "type", "object");
    tu_doc_put_text(defaults, arena, "description",
                    "Fields of all objects of a kind that do not give them themselves.");
    TuDoc *sections = tu_doc_put_map(defaults, arena, "properties");
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        const TuKindInfo *info = tu_kind_info((TuKind)kind);
        if (!tu_has_defaults((TuKind)kind))
            continue;
        TuDoc *map = tu_doc_put_map(sections, arena, info->section);
        tu_doc_put_text(map, arena, "type", "object");
        TuDoc *properties = tu_doc_put_map(map, arena, "properties");
        for (size_t i = 0; i < info->field_count; i++) {
            if (tu_may_be_default(&info->fields[i]))
                put_field_type(arena, tu_doc_put_map(properties, arena, info->fields[i].name),
                               &info->fields[i]);
        }
        tu_doc_put(map, arena, "additionalProperties", tu_doc_bool(arena, false));
    }
    tu_doc_put(defaults, arena, "additionalProperties", tu_doc_bool(arena, false));
}

TuDoc *
tu_declare_json_schema(TuArena *arena)
{
    TuDoc *root = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put_text(root, arena, "$schema", "https://json-schema.org/draft/2020-12/schema");
    tu_doc_put_text(root, arena, "title", "trueup model");
    tu_doc_put_text(root, arena, "description",
                    "Declared model of a database, as trueup reads it.");
    tu_doc_put_text(root, arena, "type", "object");
    TuDoc *properties = tu_doc_put_map(root, arena, "properties");
    TuDoc *self = tu_doc_put_map(properties, arena, "$schema");
    tu_doc_put_text(self, arena, "type", "string");
    tu_doc_put_text(self, arena, "description", "Where this JSON Schema lies, for editors.");
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        if (tu_is_section_of((TuKind)kind, TU_TOP))
            put_section(arena, properties, (TuKind)kind);
    }
    tu_doc_put_text(tu_doc_put_map(properties, arena, "defaults"), arena, "$ref",
                    "#/$defs/defaults");
    tu_doc_put(root, arena, "additionalProperties", tu_doc_bool(arena, false));
    TuDoc *defs = tu_doc_put_map(root, arena, "$defs");
    put_values(arena, defs);
    put_defaults(arena, defs);
    for (int kind = 0; kind < TU_KIND_COUNT; kind++)
        put_kind(arena, defs, (TuKind)kind);
    return tu_arena_failed(arena) ? NULL : root;
}
