/* Elements of XML into the document tree. Only the form is judged here; unknown keys and wrong
 * values go on to the binding, which judges them for every format. */
#include "config.h"

#include "declare/xml.h"

#include <string.h>

#include "base/doc_read.h"
#include "declare/dialect.h"

/* An object or a map that is being made. */
typedef struct Into {
    TuReader *reader;
    TuDoc *map;
    TuDocKeys keys;
} Into;

const char *
tu_xml_kind_name(TuKind kind, TuArena *arena)
{
    const char *name = tu_kind_info(kind)->name;
    const char *end = strstr(name, " constraint");
    char *word = tu_arena_strndup(arena, name, end ? (size_t)(end - name) : strlen(name));
    for (char *s = word; s && *s; s++) {
        if (*s == ' ')
            *s = '_';
    }
    return word ? word : "";
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
add_part(const char *text, size_t len, TuArena *arena, TuNames *out)
{
    while (len && is_space(*text))
        text++, len--;
    while (len && is_space(text[len - 1]))
        len--;
    tu_names_add(out, arena, tu_arena_strndup(arena, text, len));
}

void
tu_xml_split(const char *text, TuArena *arena, TuNames *out)
{
    const char *start = text;
    int depth = 0;
    char quote = '\0';
    if (!text[strspn(text, " \t\r\n")])
        return;
    for (; *text; text++) {
        if (quote)
            quote = *text == quote ? '\0' : quote;
        else if (*text == '"' || *text == '\'')
            quote = *text;
        else if (*text == '(')
            depth++;
        else if (*text == ')')
            depth--;
        else if (*text == ',' && depth <= 0) {
            add_part(start, (size_t)(text - start), arena, out);
            start = text + 1;
        }
    }
    add_part(start, (size_t)(text - start), arena, out);
}

/* ---- nodes ---- */

static TuDoc *
node_at(TuReader *reader, TuDocType type, const TuXml *element)
{
    return tu_doc_new_at(reader->scratch, type, element->line, element->column);
}

static const char *
trimmed(TuReader *reader, const char *text)
{
    TuNames part = {0};
    add_part(text, strlen(text), reader->scratch, &part);
    return part.count && part.items[0] ? part.items[0] : "";
}

static TuDoc *
text_node(TuReader *reader, const char *text, int line, int column)
{
    TuDoc *doc = tu_doc_new_at(reader->scratch, TU_DOC_STRING, line, column);
    if (doc)
        doc->text = text;
    return doc;
}

static TuDoc *
list_node(TuReader *reader, const char *text, int line, int column)
{
    TuDoc *list = tu_doc_new_at(reader->scratch, TU_DOC_LIST, line, column);
    TuNames parts = {0};
    tu_xml_split(text, reader->scratch, &parts);
    for (size_t i = 0; i < parts.count; i++)
        tu_doc_add(list, text_node(reader, parts.items[i], line, column));
    return list;
}

/* A text as what the field wants; what does not fit stays a string, for the binding to judge. */
static TuDoc *
value_node(TuReader *reader, const TuField *field, const char *text, int line, int column)
{
    if (!field)
        return text_node(reader, text, line, column);
    switch (field->type) {
    case TU_FIELD_BOOL: {
        const char *word = trimmed(reader, text);
        TuDoc *doc = text_node(reader, word, line, column);
        bool truth = strcmp(word, "true") == 0;
        if (doc && (truth || strcmp(word, "false") == 0)) {
            doc->type = TU_DOC_BOOL;
            doc->truth = truth;
        }
        return doc;
    }
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        return text_node(reader, trimmed(reader, text), line, column);
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        return list_node(reader, text, line, column);
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
    case TU_FIELD_REF:
        break;
    }
    return text_node(reader, text, line, column);
}

/* ---- members of maps ---- */

/* A key that is there already is an issue, and the node is left out. */
static void
put(Into *into, const char *key, int line, int column, TuDoc *node)
{
    TuReader *reader = into->reader;
    TuError err = {0};
    if (!node || !into->map)
        return;
    node->key = key;
    node->key_line = line;
    node->key_column = column;
    TuStatus st = tu_doc_keys_check(&into->keys, into->map, node, NULL, &err);
    if (st == TU_ERR_PARSE) {
        tu_reader_key_issue(reader, node, "%s; %s", err.message, err.hint);
        return;
    }
    tu_doc_add(into->map, node);
    if (st != TU_OK || tu_doc_keys_added(&into->keys, into->map, &err) != TU_OK)
        reader->failed = true;
}

static Into
open_map(TuReader *reader, const TuXml *element)
{
    return (Into){.reader = reader, .map = node_at(reader, TU_DOC_MAP, element)};
}

static TuDoc *
close_map(Into *into)
{
    tu_doc_keys_release(&into->keys);
    return into->map;
}

static void
element_issue(TuReader *reader, const TuXml *element, const char *before, const char *name,
              const char *after)
{
    const TuDoc node = {.line = element->line, .column = element->column};
    tu_reader_issue(reader, &node, "%s%s%s", before, name, after);
}

static void
refuse_text(TuReader *reader, const TuXml *element)
{
    if (*element->text)
        element_issue(reader, element, "no text is expected in <", element->name, ">");
}

static void
refuse_children(TuReader *reader, const TuXml *element)
{
    if (element->first)
        element_issue(reader, element->first, "no element is expected in <", element->name, ">");
}

static void
refuse_attributes(TuReader *reader, const TuXml *element, const char *but, const char *and)
{
    for (const TuXmlAttribute *a = element->attributes; a; a = a->next) {
        const TuDoc node = {.line = a->line, .column = a->column};
        if ((!but || strcmp(a->name, but) != 0) && (!and || strcmp(a->name, and) != 0))
            tu_reader_issue(reader, &node, "unknown attribute %s of <%s>",
                            tu_reader_quote(reader, a->name), element->name);
    }
}

static const TuXmlAttribute *
attribute_of(const TuXml *element, const char *name)
{
    for (const TuXmlAttribute *a = element->attributes; a; a = a->next)
        if (strcmp(a->name, name) == 0)
            return a;
    return NULL;
}

static bool
is_called(TuReader *reader, const TuXml *element, const char *name)
{
    if (strcmp(element->name, name) == 0)
        return true;
    const TuDoc node = {.line = element->line, .column = element->column};
    tu_reader_issue(reader, &node, "expected <%s>, found <%s>", name, element->name);
    return false;
}

static bool
has_unnamed(const TuXml *section)
{
    for (const TuXml *item = section->first; item; item = item->next)
        if (!attribute_of(item, "name"))
            return true;
    return false;
}

/* The name of an item, which has to be there. */
static const TuXmlAttribute *
name_of(TuReader *reader, const TuXml *element)
{
    const TuXmlAttribute *name = attribute_of(element, "name");
    if (!name)
        element_issue(reader, element, "the attribute \"name\" of <", element->name,
                      "> is missing");
    return name;
}

/* One of ours: a value that is a map has no such keys. */
static bool
is_dialect_map(const TuDoc *node)
{
    return node->type == TU_DOC_MAP && (!node->first || tu_is_dialect_word(node->first->key));
}

/* "default.mysql" goes into the map of dialects of "default". The base is in *stem; false for a key
 * that is no such thing. */
static bool
by_dialect(TuReader *reader, TuKind kind, const char *key, const char **stem)
{
    size_t len = tu_dialect_stem(key);
    *stem = len ? tu_arena_strndup(reader->scratch, key, len) : NULL;
    return *stem && tu_key_find(kind, *stem, true).what == TU_KEY_FIELD;
}

/* A member of an object, under the key that stands in the file. */
static void
put_member(Into *into, TuKind kind, const char *key, int line, int column, TuDoc *node)
{
    TuReader *reader = into->reader;
    const char *stem = NULL;
    if (!by_dialect(reader, kind, key, &stem)) {
        put(into, key, line, column, node);
        return;
    }
    TuDoc *there = into->map ? tu_doc_find(into->map, stem) : NULL;
    if (!there) {
        there = tu_doc_new_at(reader->scratch, TU_DOC_MAP, line, column);
        put(into, stem, line, column, there);
    }
    const char *dialect = key + strlen(stem) + 1;
    const TuDoc at = {.key_line = line, .key_column = column};
    if (!there || !node)
        return;
    if (!is_dialect_map(there) || tu_doc_find(there, dialect)) {
        tu_reader_key_issue(reader, &at, "\"%s\" is given twice; write %s.other for the others",
                            stem, stem);
        return;
    }
    node->key = dialect;
    node->key_line = line;
    node->key_column = column;
    tu_doc_add(there, node);
}

/* ---- fields ---- */

/* <item>text</item> or <item value="text"/>. */
static TuDoc *
item_node(TuReader *reader, const TuXml *item, const char *name)
{
    const TuXmlAttribute *value = attribute_of(item, "value");
    refuse_attributes(reader, item, "value", name);
    refuse_children(reader, item);
    if (!value)
        return text_node(reader, item->text, item->line, item->column);
    refuse_text(reader, item);
    return text_node(reader, value->value, value->value_line, value->value_column);
}

static TuDoc *
list_of(TuReader *reader, const TuXml *element)
{
    if (!element->first)
        return list_node(reader, element->text, element->line, element->column);
    TuDoc *list = node_at(reader, TU_DOC_LIST, element);
    refuse_text(reader, element);
    for (const TuXml *item = element->first; item; item = item->next)
        if (is_called(reader, item, "item"))
            tu_doc_add(list, item_node(reader, item, NULL));
    return list;
}

static TuDoc *
map_of(TuReader *reader, const TuXml *element)
{
    Into into = open_map(reader, element);
    refuse_text(reader, element);
    for (const TuXml *item = element->first; item; item = item->next) {
        const TuXmlAttribute *name = is_called(reader, item, "item") ? name_of(reader, item) : NULL;
        if (name)
            put(&into, name->value, name->value_line, name->value_column,
                item_node(reader, item, "name"));
    }
    return close_map(&into);
}

static TuDoc *
field_of(TuReader *reader, const TuField *field, const TuXml *element)
{
    refuse_attributes(reader, element, NULL, NULL);
    if (field && (field->type == TU_FIELD_NAMES || field->type == TU_FIELD_EXPRS))
        return list_of(reader, element);
    if (field && (field->type == TU_FIELD_PAIRS || field->type == TU_FIELD_ATTRS))
        return map_of(reader, element);
    refuse_children(reader, element);
    return value_node(reader, field, element->text, element->line, element->column);
}

/* <grant name="app" privileges="select, insert" with_grant_option="update"/> */
static TuDoc *
grant_of(TuReader *reader, const TuXml *element)
{
    static const char *const lists[] = {"privileges", "with_grant_option"};
    Into into = open_map(reader, element);
    refuse_text(reader, element);
    refuse_children(reader, element);
    for (const TuXmlAttribute *a = element->attributes; a; a = a->next) {
        TuDoc *list = strcmp(a->name, lists[0]) == 0 || strcmp(a->name, lists[1]) == 0
                          ? list_node(reader, a->value, a->value_line, a->value_column)
                          : text_node(reader, a->value, a->value_line, a->value_column);
        if (strcmp(a->name, "name") != 0)
            put(&into, a->name, a->line, a->column, list);
    }
    return close_map(&into);
}

static TuDoc *
grants_of(TuReader *reader, const TuXml *element)
{
    Into into = open_map(reader, element);
    refuse_attributes(reader, element, NULL, NULL);
    refuse_text(reader, element);
    for (const TuXml *item = element->first; item; item = item->next) {
        const TuXmlAttribute *name =
            is_called(reader, item, "grant") ? name_of(reader, item) : NULL;
        if (name)
            put(&into, name->value, name->value_line, name->value_column, grant_of(reader, item));
    }
    return close_map(&into);
}

/* ---- objects ---- */

static TuDoc *object_of(TuReader *reader, TuKind kind, const TuXml *element);
static TuDoc *members_of(TuReader *reader, TuKind kind, const TuXml *element, const char *but);

/* A list of objects, of which some have no name. */
static TuDoc *
unnamed_of(TuReader *reader, TuKind kind, const TuXml *element)
{
    TuDoc *list = node_at(reader, TU_DOC_LIST, element);
    const char *called = tu_xml_kind_name(kind, reader->scratch);
    size_t i = 0;
    refuse_attributes(reader, element, NULL, NULL);
    refuse_text(reader, element);
    for (const TuXml *item = element->first; item; item = item->next) {
        size_t mark = tu_reader_enter_index(reader, i++);
        TuDoc *node = is_called(reader, item, called) ? object_of(reader, kind, item) : NULL;
        const TuXmlAttribute *name = attribute_of(item, "name");
        TuDoc *said = name && node
                          ? text_node(reader, name->value, name->value_line, name->value_column)
                          : NULL;
        if (said) {
            said->key = "name";
            said->key_line = name->line;
            said->key_column = name->column;
            tu_doc_add(node, said);
        }
        tu_doc_add(list, node);
        tu_reader_leave(reader, mark);
    }
    return list;
}

static TuDoc *
section_of(TuReader *reader, TuKind kind, const TuXml *element)
{
    if (tu_kind_info(kind)->single)
        return object_of(reader, kind, element);
    if (tu_may_be_unnamed(kind) && has_unnamed(element))
        return unnamed_of(reader, kind, element);
    Into into = open_map(reader, element);
    const char *called = tu_xml_kind_name(kind, reader->scratch);
    refuse_attributes(reader, element, NULL, NULL);
    refuse_text(reader, element);
    for (const TuXml *item = element->first; item; item = item->next) {
        const TuXmlAttribute *name = is_called(reader, item, called) ? name_of(reader, item) : NULL;
        if (!name)
            continue;
        size_t mark = tu_reader_enter(reader, name->value);
        put(&into, name->value, name->value_line, name->value_column,
            object_of(reader, kind, item));
        tu_reader_leave(reader, mark);
    }
    return close_map(&into);
}

/* A section may be given as an attribute where it is one object with a short list: the primary
 * key. */
static TuDoc *
attribute_node(TuReader *reader, TuKind kind, const TuXmlAttribute *a)
{
    const char *stem = NULL;
    bool split = by_dialect(reader, kind, a->name, &stem);
    TuKey key = tu_key_find(kind, split ? stem : a->name, true);
    const TuField *field = key.field;
    if (key.what == TU_KEY_ONLY || key.what == TU_KEY_EXCEPT)
        return list_node(reader, a->value, a->value_line, a->value_column);
    if (key.what == TU_KEY_SECTION && tu_kind_info(key.kind)->single)
        field = tu_short_field(key.kind);
    return value_node(reader, field, a->value, a->value_line, a->value_column);
}

static TuDoc *
unknown_of(TuReader *reader, const TuXml *element)
{
    return text_node(reader, element->text, element->line, element->column);
}

/* <columns collation="C"/> */
static TuDoc *
defaults_of(TuReader *reader, const TuXml *element)
{
    Into into = open_map(reader, element);
    refuse_attributes(reader, element, NULL, NULL);
    refuse_text(reader, element);
    for (const TuXml *child = element->first; child; child = child->next) {
        int kind = 0;
        while (kind < TU_KIND_COUNT && (!tu_has_defaults((TuKind)kind) ||
                                        strcmp(tu_kind_info((TuKind)kind)->section, child->name)))
            kind++;
        size_t mark = tu_reader_enter(reader, child->name);
        if (kind < TU_KIND_COUNT)
            refuse_text(reader, child);
        put(&into, child->name, child->line, child->column,
            kind < TU_KIND_COUNT ? members_of(reader, (TuKind)kind, child, NULL)
                                 : unknown_of(reader, child));
        tu_reader_leave(reader, mark);
    }
    return close_map(&into);
}

static TuDoc *
child_node(TuReader *reader, TuKind kind, const TuXml *child)
{
    bool list = child->first ? strcmp(child->first->name, "item") == 0 : *child->text != '\0';
    const char *stem = NULL;
    if (by_dialect(reader, kind, child->name, &stem))
        return field_of(reader, tu_key_find(kind, stem, true).field, child);
    TuKey key = tu_key_find(kind, child->name, list);
    switch (key.what) {
    case TU_KEY_FIELD:
        return field_of(reader, key.field, child);
    case TU_KEY_SECTION:
        return section_of(reader, key.kind, child);
    case TU_KEY_RENAMED_FROM:
    case TU_KEY_NAME:
    case TU_KEY_OWNER:
        return field_of(reader, NULL, child);
    case TU_KEY_GRANTS:
        return grants_of(reader, child);
    case TU_KEY_ONLY:
    case TU_KEY_EXCEPT:
        refuse_attributes(reader, child, NULL, NULL);
        refuse_children(reader, child);
        return list_node(reader, child->text, child->line, child->column);
    case TU_KEY_DEFAULTS:
        return defaults_of(reader, child);
    case TU_KEY_UNKNOWN:
        break;
    }
    return unknown_of(reader, child);
}

/* The text of an object is its short field. */
static void
put_text(Into *into, TuKind kind, const TuXml *element)
{
    const TuField *field = kind == TU_TOP ? NULL : tu_short_field(kind);
    bool map = field && (field->type == TU_FIELD_PAIRS || field->type == TU_FIELD_ATTRS);
    if (map && !tu_doc_find(into->map, field->name))
        /* Without it, the whole map would be taken for it. */
        put(into, field->name, element->line, element->column,
            node_at(into->reader, TU_DOC_MAP, element));
    if (!*element->text)
        return;
    if (!field || map)
        refuse_text(into->reader, element);
    else
        put(into, field->name, element->line, element->column,
            value_node(into->reader, field, element->text, element->line, element->column));
}

/* Attributes, but the one of that name, and elements as members of a map. */
static TuDoc *
members_of(TuReader *reader, TuKind kind, const TuXml *element, const char *but)
{
    Into into = open_map(reader, element);
    for (const TuXmlAttribute *a = element->attributes; a; a = a->next) {
        if (!but || strcmp(a->name, but) != 0)
            put_member(&into, kind, a->name, a->line, a->column, attribute_node(reader, kind, a));
    }
    for (const TuXml *child = element->first; child; child = child->next) {
        size_t mark = tu_reader_enter(reader, child->name);
        TuDoc *node = child_node(reader, kind, child);
        put_member(&into, kind, child->name, child->line, child->column, node);
        tu_reader_leave(reader, mark);
    }
    return close_map(&into);
}

static TuDoc *
object_of(TuReader *reader, TuKind kind, const TuXml *element)
{
    bool named = kind != TU_TOP && !tu_kind_info(kind)->single;
    Into into = {.reader = reader, .map = members_of(reader, kind, element, named ? "name" : NULL)};
    put_text(&into, kind, element);
    return close_map(&into);
}

TuDoc *
tu_reader_xml(TuReader *reader, const TuXml *root)
{
    return is_called(reader, root, "trueup") ? object_of(reader, TU_TOP, root) : NULL;
}
