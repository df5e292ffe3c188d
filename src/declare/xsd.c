/* The published XML Schema of model files, from the same field tables. XML Schema 1.0 cannot say
 * that a key is an attribute or an element and not both, nor that it must be one of them: those
 * two are left to us. */
#include "config.h"

#include "declare/declare.h"

#include <stdarg.h>
#include <stdio.h>

#include "declare/dialect.h"
#include "declare/xml.h"

typedef struct Schema {
    TuBuf *out;
    TuArena *scratch;
    int indent;
} Schema;

static void line(Schema *schema, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void
line(Schema *schema, const char *fmt, ...)
{
    char text[512];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    tu_buf_addf(schema->out, "%*s%s\n", 2 * schema->indent, "", text);
}

static void
begin(Schema *schema, const char *what)
{
    line(schema, "<xs:%s>", what);
    schema->indent++;
}

static void
finish(Schema *schema, const char *what)
{
    schema->indent--;
    line(schema, "</xs:%s>", what);
}

static void
document(Schema *schema, const char *text)
{
    TuBuf escaped = TU_BUF_INIT;
    tu_xml_text(&escaped, text);
    line(schema, "<xs:annotation><xs:documentation>%s</xs:documentation></xs:annotation>",
         escaped.s);
    schema->out->failed |= escaped.failed;
    tu_buf_release(&escaped);
}

static bool
is_list(const TuField *field)
{
    return field->type == TU_FIELD_NAMES || field->type == TU_FIELD_EXPRS;
}

static bool
is_map(const TuField *field)
{
    return field->type == TU_FIELD_PAIRS || field->type == TU_FIELD_ATTRS;
}

/* The types that values are of. */
static void
put_types(Schema *schema)
{
    static const char *const lines[] = {
        "<xs:simpleType name=\"text\">",
        "  <xs:restriction base=\"xs:string\"><xs:minLength value=\"1\"/></xs:restriction>",
        "</xs:simpleType>",
        "<xs:simpleType name=\"truth\">",
        "  <xs:restriction base=\"xs:token\">",
        "    <xs:enumeration value=\"true\"/>",
        "    <xs:enumeration value=\"false\"/>",
        "  </xs:restriction>",
        "</xs:simpleType>",
        "<xs:simpleType name=\"whole\">",
        "  <xs:restriction base=\"xs:token\"><xs:pattern value=\"-?[0-9]+\"/></xs:restriction>",
        "</xs:simpleType>",
        "<xs:complexType name=\"item\">",
        "  <xs:simpleContent>",
        "    <xs:extension base=\"xs:string\"><xs:attribute name=\"value\"/></xs:extension>",
        "  </xs:simpleContent>",
        "</xs:complexType>",
        "<xs:complexType name=\"named_item\">",
        "  <xs:simpleContent>",
        "    <xs:extension base=\"item\">",
        "      <xs:attribute name=\"name\" type=\"text\" use=\"required\"/>",
        "    </xs:extension>",
        "  </xs:simpleContent>",
        "</xs:complexType>",
        "<xs:complexType name=\"list\" mixed=\"true\">",
        "  <xs:sequence>",
        "    <xs:element name=\"item\" type=\"item\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>",
        "  </xs:sequence>",
        "</xs:complexType>",
        "<xs:complexType name=\"map\">",
        "  <xs:sequence>",
        "    <xs:element name=\"item\" type=\"named_item\" minOccurs=\"0\" "
        "maxOccurs=\"unbounded\"/>",
        "  </xs:sequence>",
        "</xs:complexType>",
        "<xs:simpleType name=\"dialects\">",
        "  <xs:restriction base=\"xs:string\">",
        "    <xs:pattern value=\"\\s*(postgresql|mysql|mariadb|sqlite)"
        "(\\s*,\\s*(postgresql|mysql|mariadb|sqlite))*\\s*\"/>",
        "  </xs:restriction>",
        "</xs:simpleType>",
        "<xs:complexType name=\"grant\">",
        "  <xs:attribute name=\"name\" type=\"text\" use=\"required\"/>",
        "  <xs:attribute name=\"privileges\"/>",
        "  <xs:attribute name=\"with_grant_option\"/>",
        "</xs:complexType>",
        "<xs:complexType name=\"grants\">",
        "  <xs:sequence>",
        "    <xs:element name=\"grant\" type=\"grant\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>",
        "  </xs:sequence>",
        "</xs:complexType>",
    };
    for (size_t i = 0; i < TU_LEN(lines); i++)
        line(schema, "%s", lines[i]);
}

/* "table.options": a name for the words of a field, or for what is unique in a part. */
static const char *
part_name(Schema *schema, TuKind kind, const char *part)
{
    const char *of = kind == TU_TOP ? "trueup" : tu_xml_kind_name(kind, schema->scratch);
    const char *name = tu_arena_printf(schema->scratch, "%s.%s", of, part);
    return name ? name : "";
}

static void
put_words(Schema *schema, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if (field->type != TU_FIELD_WORD || (field->flags & TU_FIELD_HIDDEN))
            continue;
        line(schema, "<xs:simpleType name=\"%s\">", part_name(schema, kind, field->name));
        schema->indent++;
        begin(schema, "restriction base=\"xs:token\"");
        for (size_t j = 0; field->words[j]; j++)
            line(schema, "<xs:enumeration value=\"%s\"/>", field->words[j]);
        finish(schema, "restriction");
        finish(schema, "simpleType");
    }
}

static const char *
type_of(Schema *schema, TuKind kind, const TuField *field)
{
    switch (field->type) {
    case TU_FIELD_WORD:
        return part_name(schema, kind, field->name);
    case TU_FIELD_BOOL:
        return "truth";
    case TU_FIELD_INT:
        return "whole";
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        return "list";
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        return "map";
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_REF:
        break;
    }
    return "text";
}

/* No two of that element in the part have one name. */
static void
put_unique(Schema *schema, const char *name, const char *element)
{
    line(schema, "<xs:unique name=\"%s\">", name);
    line(schema, "  <xs:selector xpath=\"%s\"/><xs:field xpath=\"@name\"/>", element);
    line(schema, "</xs:unique>");
}

/* The same field for one dialect, with the dialect behind a dot. */
static void
put_dialect_elements(Schema *schema, TuKind kind, const TuField *field)
{
    for (size_t i = 0; tu_dialect_words[i]; i++) {
        const char *word = tu_dialect_words[i];
        if (!is_map(field)) {
            line(schema, "<xs:element name=\"%s.%s\" type=\"%s\" minOccurs=\"0\"/>", field->name,
                 word, type_of(schema, kind, field));
            continue;
        }
        line(schema, "<xs:element name=\"%s.%s\" type=\"map\" minOccurs=\"0\">", field->name, word);
        schema->indent++;
        put_unique(
            schema,
            part_name(schema, kind, tu_arena_printf(schema->scratch, "%s.%s", field->name, word)),
            "item");
        finish(schema, "element");
    }
}

static void
put_field_element(Schema *schema, TuKind kind, const TuField *field)
{
    line(schema, "<xs:element name=\"%s\" type=\"%s\" minOccurs=\"0\">", field->name,
         type_of(schema, kind, field));
    schema->indent++;
    document(schema, field->doc);
    if (is_map(field))
        put_unique(schema, part_name(schema, kind, field->name), "item");
    finish(schema, "element");
    put_dialect_elements(schema, kind, field);
}

static const TuField *
field_of_name(TuKind kind, const char *name)
{
    return kind == TU_TOP ? NULL : tu_key_find(kind, name, true).field;
}

/* Its section in a parent; a list of the same name may stand there instead. */
static void
put_section(Schema *schema, TuKind parent, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    const char *called = tu_xml_kind_name(kind, schema->scratch);
    const TuField *list = field_of_name(parent, info->section);
    if (info->single) {
        line(schema, "<xs:element name=\"%s\" type=\"%s\" minOccurs=\"0\"/>", info->section,
             called);
        return;
    }
    line(schema, "<xs:element name=\"%s\" minOccurs=\"0\">", info->section);
    schema->indent++;
    if (list)
        document(schema, list->doc);
    begin(schema, list ? "complexType mixed=\"true\"" : "complexType");
    begin(schema, list ? "choice" : "sequence");
    line(schema, "<xs:element name=\"%s\" type=\"%s\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>",
         called, called);
    if (list)
        line(schema, "<xs:element name=\"item\" type=\"item\" minOccurs=\"0\" "
                     "maxOccurs=\"unbounded\"/>");
    finish(schema, list ? "choice" : "sequence");
    finish(schema, "complexType");
    put_unique(schema, part_name(schema, parent, info->section), called);
    finish(schema, "element");
}

static void
put_sections(Schema *schema, TuKind parent)
{
    for (int kind = 0; kind < TU_KIND_COUNT; kind++)
        if (tu_is_section_of((TuKind)kind, parent))
            put_section(schema, parent, (TuKind)kind);
}

static bool
has_section(TuKind parent, const char *name)
{
    return tu_key_find(parent, name, false).what == TU_KEY_SECTION;
}

static void
put_elements(Schema *schema, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    begin(schema, "all");
    line(schema, "<xs:element name=\"renamed_from\" type=\"text\" minOccurs=\"0\"/>");
    line(schema, "<xs:element name=\"only\" type=\"dialects\" minOccurs=\"0\"/>");
    line(schema, "<xs:element name=\"except\" type=\"dialects\" minOccurs=\"0\"/>");
    if (info->single)
        line(schema, "<xs:element name=\"name\" type=\"text\" minOccurs=\"0\"/>");
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if (field->flags & TU_FIELD_HIDDEN)
            continue;
        if (!has_section(kind, field->name))
            put_field_element(schema, kind, field);
        else
            put_dialect_elements(schema, kind, field);
    }
    if (info->rights & TU_RIGHT_OWNER)
        line(schema, "<xs:element name=\"owner\" type=\"text\" minOccurs=\"0\"/>");
    if (info->rights & TU_RIGHT_GRANTS) {
        line(schema, "<xs:element name=\"grants\" type=\"grants\" minOccurs=\"0\">");
        schema->indent++;
        put_unique(schema, part_name(schema, kind, "grants"), "grant");
        finish(schema, "element");
    }
    put_sections(schema, kind);
    if (kind == TU_KIND_SCHEMA)
        line(schema, "<xs:element name=\"defaults\" type=\"defaults\" minOccurs=\"0\"/>");
    finish(schema, "all");
}

static void
put_attribute(Schema *schema, const char *name, const char *type, const char *use, const char *doc)
{
    TuBuf text = TU_BUF_INIT;
    tu_buf_addf(&text, "<xs:attribute name=\"%s\"", name);
    if (type)
        tu_buf_addf(&text, " type=\"%s\"", type);
    tu_buf_addf(&text, "%s%s>", use, doc ? "" : "/");
    line(schema, "%s", text.s);
    if (doc) {
        schema->indent++;
        document(schema, doc);
        finish(schema, "attribute");
    }
    schema->out->failed |= text.failed;
    tu_buf_release(&text);
}

static void
put_field_attribute(Schema *schema, TuKind kind, const TuField *field, const char *doc)
{
    const char *type = is_list(field) ? NULL : type_of(schema, kind, field);
    put_attribute(schema, field->name, type, "", doc);
    for (size_t i = 0; tu_dialect_words[i]; i++) {
        if (type)
            line(schema, "<xs:attribute name=\"%s.%s\" type=\"%s\"/>", field->name,
                 tu_dialect_words[i], type);
        else
            line(schema, "<xs:attribute name=\"%s.%s\"/>", field->name, tu_dialect_words[i]);
    }
}

static void
put_attributes(Schema *schema, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    bool unnamed = info->single || tu_may_be_unnamed(kind);
    put_attribute(schema, "name", "text", unnamed ? "" : " use=\"required\"",
                  unnamed ? "Name; the database gives one when not given." : "Name.");
    put_attribute(schema, "renamed_from", "text", "",
                  "Old name; the object is renamed, not made anew.");
    put_attribute(schema, "only", "dialects", "", "Dialects that have it, with commas between.");
    put_attribute(schema, "except", "dialects", "", "Dialects that do not have it.");
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if (!(field->flags & TU_FIELD_HIDDEN) && !is_map(field))
            put_field_attribute(schema, kind, field, field->doc);
    }
    if (info->rights & TU_RIGHT_OWNER)
        put_attribute(schema, "owner", "text", "",
                      "Role it belongs to; the one that runs by default. Managed with --owners.");
    for (int child = 0; child < TU_KIND_COUNT; child++) {
        const TuKindInfo *of = tu_kind_info((TuKind)child);
        const TuField *field = tu_short_field((TuKind)child);
        if (tu_is_section_of((TuKind)child, kind) && of->single && field && is_list(field))
            put_attribute(schema, of->section, NULL, "", field->doc);
    }
}

static void
put_kind(Schema *schema, TuKind kind)
{
    const TuField *field = tu_short_field(kind);
    put_words(schema, kind);
    line(schema, "<xs:complexType name=\"%s\"%s>", tu_xml_kind_name(kind, schema->scratch),
         field && !is_map(field) ? " mixed=\"true\"" : "");
    schema->indent++;
    put_elements(schema, kind);
    put_attributes(schema, kind);
    finish(schema, "complexType");
}

/* Fields of a kind that "defaults" may give. */
static void
put_kind_defaults(Schema *schema, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    line(schema, "<xs:complexType name=\"%s.defaults\">", tu_xml_kind_name(kind, schema->scratch));
    schema->indent++;
    begin(schema, "all");
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if (!tu_may_be_default(field))
            continue;
        line(schema, "<xs:element name=\"%s\" type=\"%s\" minOccurs=\"0\"/>", field->name,
             type_of(schema, kind, field));
        for (size_t j = 0; tu_dialect_words[j]; j++)
            line(schema, "<xs:element name=\"%s.%s\" type=\"%s\" minOccurs=\"0\"/>", field->name,
                 tu_dialect_words[j], type_of(schema, kind, field));
    }
    finish(schema, "all");
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if (tu_may_be_default(field) && !is_map(field))
            put_field_attribute(schema, kind, field, NULL);
    }
    finish(schema, "complexType");
}

static void
put_defaults(Schema *schema)
{
    begin(schema, "complexType name=\"defaults\"");
    document(schema, "Fields of all objects of a kind that do not give them themselves.");
    begin(schema, "all");
    for (int kind = 0; kind < TU_KIND_COUNT; kind++)
        if (tu_has_defaults((TuKind)kind))
            line(schema, "<xs:element name=\"%s\" type=\"%s.defaults\" minOccurs=\"0\"/>",
                 tu_kind_info((TuKind)kind)->section,
                 tu_xml_kind_name((TuKind)kind, schema->scratch));
    finish(schema, "all");
    finish(schema, "complexType");
    for (int kind = 0; kind < TU_KIND_COUNT; kind++)
        if (tu_has_defaults((TuKind)kind))
            put_kind_defaults(schema, (TuKind)kind);
}

void
tu_declare_xml_schema(TuBuf *out)
{
    Schema schema = {.out = out, .scratch = tu_arena_new()};
    line(&schema, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    begin(&schema, "schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"");
    document(&schema, "Declared model of a database, as trueup reads it.");
    begin(&schema, "element name=\"trueup\"");
    begin(&schema, "complexType");
    begin(&schema, "all");
    put_sections(&schema, TU_TOP);
    line(&schema, "<xs:element name=\"defaults\" type=\"defaults\" minOccurs=\"0\"/>");
    finish(&schema, "all");
    finish(&schema, "complexType");
    finish(&schema, "element");
    put_types(&schema);
    for (int kind = 0; kind < TU_KIND_COUNT; kind++)
        put_kind(&schema, (TuKind)kind);
    put_defaults(&schema);
    finish(&schema, "schema");
    out->failed |= tu_arena_failed(schema.scratch);
    tu_arena_free(schema.scratch);
}
