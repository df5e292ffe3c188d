/* A document in the vocabulary of model files as XML: what is short stands in attributes, SQL is
 * the text of its element. */
#include "config.h"

#include "declare/declare.h"

#include <string.h>

#include "declare/dialect.h"
#include "declare/xml.h"

enum { WIDTH_MAX = 100, ATTRIBUTE_MAX = 72 };

typedef struct Writer {
    TuBuf *out;
    size_t line_start; /* offset in out */
    TuArena *scratch;
    const char *unsayable; /* the first text that XML has no way to write */
} Writer;

static void
new_line(Writer *writer, int indent)
{
    tu_buf_addc(writer->out, '\n');
    writer->line_start = writer->out->len;
    tu_buf_addf(writer->out, "%*s", 2 * indent, "");
}

static const char *
said(Writer *writer, const char *text)
{
    if (!text)
        return "";
    if (!writer->unsayable && !tu_xml_can_say(text))
        writer->unsayable = text;
    return text;
}

/* On a line of its own where this one gets too long. */
static void
write_attribute(Writer *writer, const char *name, const char *value, int indent)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addf(&text, "%s=", name);
    tu_xml_quote(&text, said(writer, value));
    if (writer->out->len - writer->line_start + text.len + 3 > WIDTH_MAX)
        new_line(writer, indent + 2);
    else
        tu_buf_addc(writer->out, ' ');
    tu_buf_addn(writer->out, text.s, text.len);
    writer->out->failed |= text.failed;
    tu_buf_release(&text);
}

/* The items as one text, if it splits into them again; else NULL. */
static const char *
joined(Writer *writer, const TuDoc *list)
{
    TuBuf text = TU_BUF_INIT;
    TuNames parts = {0};
    for (const TuDoc *item = list->first; item; item = item->next) {
        if (item->text)
            tu_buf_addf(&text, "%s%s", item == list->first ? "" : ", ", item->text);
    }
    const char *whole = tu_buf_dup(&text, writer->scratch);
    tu_buf_release(&text);
    if (!whole)
        return NULL;
    tu_xml_split(whole, writer->scratch, &parts);
    bool same = parts.count == list->count;
    size_t i = 0;
    for (const TuDoc *item = list->first; same && item; item = item->next, i++)
        same = parts.items[i] && item->text && strcmp(parts.items[i], item->text) == 0;
    return same ? whole : NULL;
}

/* Of a member of an object; the value of a dialect is that of its field. */
static TuKey
find_key(Writer *writer, TuKind kind, const char *key, bool list)
{
    size_t stem = tu_dialect_stem(key);
    const char *base = stem ? tu_arena_strndup(writer->scratch, key, stem) : key;
    return tu_key_find(kind, base ? base : "", list || stem);
}

static bool
is_short_text(const char *text)
{
    return strlen(text) <= ATTRIBUTE_MAX && !strpbrk(text, "\n\r\t");
}

/* The text of a member that may stand in an attribute; else NULL. */
static const char *
attribute_text(Writer *writer, TuKind kind, const TuDoc *member)
{
    bool list = member->type == TU_DOC_LIST;
    TuKey key = find_key(writer, kind, member->key, list);
    const char *text = list ? joined(writer, member) : member->text;
    if (member->type == TU_DOC_MAP || !text || !is_short_text(text))
        return NULL;
    if (key.what == TU_KEY_SECTION) /* one object, given by its short list */
        return tu_kind_info(key.kind)->single && list ? text : NULL;
    bool sql = key.field && key.field->type == TU_FIELD_EXPR &&
               (key.field->flags & (TU_FIELD_SHORT | TU_FIELD_REQUIRED)) ==
                   (TU_FIELD_SHORT | TU_FIELD_REQUIRED);
    return sql ? NULL : text;
}

static void
write_leaf(Writer *writer, const char *element, const char *name, const char *text, int indent)
{
    new_line(writer, indent);
    tu_buf_addf(writer->out, "<%s", element);
    if (name)
        write_attribute(writer, "name", name, indent);
    if (!text || !*text) {
        tu_buf_add(writer->out, "/>");
        return;
    }
    tu_buf_addc(writer->out, '>');
    tu_xml_text(writer->out, said(writer, text));
    tu_buf_addf(writer->out, "</%s>", element);
}

/* A list or a map of texts. */
static void
write_items(Writer *writer, const char *element, const TuDoc *node, int indent)
{
    new_line(writer, indent);
    tu_buf_addf(writer->out, "<%s>", element);
    for (const TuDoc *item = node->first; item; item = item->next)
        write_leaf(writer, "item", item->key, item->text, indent + 1);
    new_line(writer, indent);
    tu_buf_addf(writer->out, "</%s>", element);
}

static void
write_grants(Writer *writer, const TuDoc *grants, int indent)
{
    new_line(writer, indent);
    tu_buf_add(writer->out, "<grants>");
    for (const TuDoc *grant = grants->first; grant; grant = grant->next) {
        new_line(writer, indent + 1);
        tu_buf_add(writer->out, "<grant");
        write_attribute(writer, "name", grant->key, indent + 1);
        if (grant->type == TU_DOC_LIST)
            write_attribute(writer, "privileges", joined(writer, grant), indent + 1);
        for (const TuDoc *list = grant->type == TU_DOC_MAP ? grant->first : NULL; list;
             list = list->next)
            write_attribute(writer, list->key, joined(writer, list), indent + 1);
        tu_buf_add(writer->out, "/>");
    }
    new_line(writer, indent);
    tu_buf_add(writer->out, "</grants>");
}

static void write_object(Writer *writer, TuKind kind, const char *element, const char *name,
                         const TuDoc *node, int indent);
static void write_members(Writer *writer, TuKind kind, const TuDoc *object, int indent,
                          const char *element, const char *name, bool has_text);

/* A key and a dialect to the key of a member of its own: "default.mysql". */
static void
add_by_dialect(Writer *writer, TuDoc *into, const TuDoc *member)
{
    for (const TuDoc *value = member->first; value; value = value->next) {
        TuDoc *copy = tu_doc_new(writer->scratch, value->type);
        const char *key = tu_arena_printf(writer->scratch, "%s.%s", member->key, value->key);
        if (!copy || !key)
            return;
        *copy = *value;
        copy->next = NULL;
        tu_doc_set(into, key, copy);
    }
}

static bool
is_member_by_dialect(TuKind kind, const TuDoc *member)
{
    TuKey key = tu_key_find(kind, member->key, tu_is_list(member));
    return key.what == TU_KEY_FIELD && tu_is_by_dialect(key.field, member) &&
           tu_is_dialect_word(member->first->key);
}

/* Values by dialect become members of their own. */
static const TuDoc *
flat(Writer *writer, TuKind kind, const TuDoc *object)
{
    bool any = false;
    for (const TuDoc *member = object->first; member && kind != TU_TOP; member = member->next)
        any |= is_member_by_dialect(kind, member);
    TuDoc *map = any ? tu_doc_new(writer->scratch, TU_DOC_MAP) : NULL;
    for (const TuDoc *member = map ? object->first : NULL; member; member = member->next) {
        TuDoc *copy = tu_doc_new(writer->scratch, member->type);
        if (is_member_by_dialect(kind, member)) {
            add_by_dialect(writer, map, member);
        } else if (copy) {
            *copy = *member;
            copy->next = NULL;
            tu_doc_set(map, member->key, copy);
        }
    }
    return map ? map : object;
}

/* <defaults><columns collation="C"/></defaults> */
static void
write_defaults(Writer *writer, const TuDoc *defaults, int indent)
{
    new_line(writer, indent);
    tu_buf_add(writer->out, "<defaults>");
    for (const TuDoc *fields = defaults->first; fields; fields = fields->next) {
        int kind = 0;
        while (kind < TU_KIND_COUNT && (!tu_has_defaults((TuKind)kind) ||
                                        strcmp(tu_kind_info((TuKind)kind)->section, fields->key)))
            kind++;
        if (kind < TU_KIND_COUNT)
            write_members(writer, (TuKind)kind, flat(writer, (TuKind)kind, fields), indent + 1,
                          fields->key, NULL, false);
    }
    new_line(writer, indent);
    tu_buf_add(writer->out, "</defaults>");
}

/* Dialects are short words; longer than an attribute they are a text. */
static bool
is_dialects(TuKey key)
{
    return key.what == TU_KEY_ONLY || key.what == TU_KEY_EXCEPT;
}

static void
write_member(Writer *writer, TuKind kind, const TuDoc *member, int indent)
{
    bool list = member->type == TU_DOC_LIST;
    TuKey key = find_key(writer, kind, member->key, list);
    if (key.what == TU_KEY_GRANTS) {
        write_grants(writer, member, indent);
    } else if (key.what == TU_KEY_DEFAULTS) {
        write_defaults(writer, member, indent);
    } else if (key.what == TU_KEY_SECTION && tu_kind_info(key.kind)->single) {
        write_object(writer, key.kind, member->key, NULL, member, indent);
    } else if (key.what == TU_KEY_SECTION) {
        const char *called = tu_xml_kind_name(key.kind, writer->scratch);
        new_line(writer, indent);
        tu_buf_addf(writer->out, "<%s>", member->key);
        for (const TuDoc *item = member->first; item; item = item->next)
            write_object(writer, key.kind, called, item->key, item, indent + 1);
        new_line(writer, indent);
        tu_buf_addf(writer->out, "</%s>", member->key);
    } else if (is_dialects(key)) {
        write_leaf(writer, member->key, NULL, joined(writer, member), indent);
    } else if (member->type == TU_DOC_LIST || member->type == TU_DOC_MAP) {
        write_items(writer, member->key, member, indent);
    } else {
        write_leaf(writer, member->key, NULL, member->text, indent);
    }
}

/* A value that stands for the whole object becomes the object with that one key. */
static const TuDoc *
in_full(Writer *writer, TuKind kind, const TuDoc *node)
{
    const TuField *field = kind == TU_TOP ? NULL : tu_short_field(kind);
    bool map = field && (field->type == TU_FIELD_PAIRS || field->type == TU_FIELD_ATTRS);
    bool by_dialect = node->type == TU_DOC_MAP && node->first &&
                      tu_is_dialect_word(node->first->key) && field &&
                      tu_is_by_dialect(field, node);
    if (!field || (node->type == TU_DOC_MAP && !map && !by_dialect))
        return node;
    const TuDoc *given = tu_doc_find(node, field->name);
    if (node->type == TU_DOC_MAP && !by_dialect && given && given->type == TU_DOC_MAP)
        return node;
    TuDoc *object = tu_doc_new(writer->scratch, TU_DOC_MAP);
    TuDoc *value = tu_doc_new(writer->scratch, node->type);
    if (value)
        *value = *node;
    tu_doc_put(object, writer->scratch, field->name, value);
    return object ? object : node;
}

/* The only member that needs more than an attribute, if it is the short text of the object. */
static const TuDoc *
only_text(TuKind kind, const TuDoc *const *members, size_t count)
{
    const TuField *field = count == 1 && kind != TU_TOP ? tu_short_field(kind) : NULL;
    const TuDoc *member = field ? members[0] : NULL;
    bool same = member && strcmp(member->key, field->name) == 0 && member->text && *member->text;
    return same && member->type != TU_DOC_LIST && member->type != TU_DOC_MAP ? member : NULL;
}

static void
write_members(Writer *writer, TuKind kind, const TuDoc *object, int indent, const char *element,
              const char *name, bool has_text)
{
    const TuDoc **members = TU_NEW_N(writer->scratch, const TuDoc *, object->count + 1);
    size_t count = 0;
    if (!members)
        return;
    new_line(writer, indent);
    tu_buf_addf(writer->out, "<%s", element);
    if (name)
        write_attribute(writer, "name", name, indent);
    for (const TuDoc *member = object->first; member; member = member->next) {
        const char *text = kind == TU_TOP ? NULL : attribute_text(writer, kind, member);
        if (text)
            write_attribute(writer, member->key, text, indent);
        else
            members[count++] = member;
    }
    if (count == 0) {
        tu_buf_add(writer->out, "/>");
        return;
    }
    tu_buf_addc(writer->out, '>');
    const TuDoc *text = has_text ? only_text(kind, members, count) : NULL;
    if (text)
        tu_xml_text(writer->out, said(writer, text->text));
    for (size_t i = 0; !text && i < count; i++)
        write_member(writer, kind, members[i], indent + 1);
    if (!text)
        new_line(writer, indent);
    tu_buf_addf(writer->out, "</%s>", element);
}

static void
write_object(Writer *writer, TuKind kind, const char *element, const char *name, const TuDoc *node,
             int indent)
{
    write_members(writer, kind, flat(writer, kind, in_full(writer, kind, node)), indent, element,
                  name, true);
}

TuStatus
tu_declare_write_xml(TuBuf *out, const TuDoc *doc, TuError *err)
{
    TuArena *scratch = tu_arena_new();
    Writer writer = {.out = out, .scratch = scratch};
    TuStatus st = TU_OK;
    tu_buf_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    write_object(&writer, TU_TOP, "trueup", NULL, doc, 0);
    tu_buf_addc(out, '\n');
    if (out->failed || tu_arena_failed(scratch)) {
        st = tu_error_nomem(err);
    } else if (writer.unsayable) {
        TuBuf text = TU_BUF_INIT;
        tu_json_quote(&text, writer.unsayable);
        st = tu_error_set(err, TU_ERR_UNSUPPORTED, "XML has no way to write the text %.200s",
                          text.s);
        tu_error_hint(err, "it holds a control character; write JSON or YAML");
        tu_buf_release(&text);
    }
    tu_arena_free(scratch);
    return st;
}
