/* Values of fields: a node of the document into the member of an object. */
#include "config.h"

#include "declare/reader.h"

#include <string.h>

#include "declare/dialect.h"
#include "declare/name.h"

static const char *
copy(TuReader *reader, const char *text)
{
    return tu_arena_strdup(reader->model->arena, text);
}

static bool
is_scalar(const TuDoc *node)
{
    return node->type == TU_DOC_STRING || node->type == TU_DOC_NUMBER || node->type == TU_DOC_BOOL;
}

static void
read_string(TuReader *reader, const char **out, const TuDoc *node)
{
    if (node->type != TU_DOC_STRING)
        tu_reader_expected(reader, node, "a string");
    else if (!*node->text)
        tu_reader_issue(reader, node, "the text is empty; leave the key out, or write SQL's ''");
    else
        *out = copy(reader, node->text);
}

/* SQL text; a number or a boolean is SQL as it stands where nothing else is likely ("default": 0).
 */
static void
read_expr(TuReader *reader, const char **out, const TuField *field, const TuDoc *node)
{
    bool loose = !(field->flags & (TU_FIELD_SHORT | TU_FIELD_REQUIRED));
    if (loose && is_scalar(node) && node->type != TU_DOC_STRING)
        *out = copy(reader, node->text);
    else
        read_string(reader, out, node);
}

static void
read_word(TuReader *reader, const char **out, const TuField *field, const TuDoc *node)
{
    if (node->type != TU_DOC_STRING) {
        tu_reader_expected(reader, node, "a string");
        return;
    }
    TuBuf known = TU_BUF_INIT;
    for (size_t i = 0; field->words[i]; i++) {
        if (strcmp(field->words[i], node->text) == 0)
            *out = field->words[i];
        tu_buf_addf(&known, "%s%s", i ? ", " : "", field->words[i]);
    }
    if (!*out)
        tu_reader_issue(reader, node, "%s is not one of: %s", tu_reader_quote(reader, node->text),
                        known.s);
    reader->failed |= known.failed;
    tu_buf_release(&known);
}

static void
read_int(TuReader *reader, const char **out, const TuDoc *node)
{
    if (node->type != TU_DOC_NUMBER && node->type != TU_DOC_STRING) {
        tu_reader_expected(reader, node, "a whole number");
        return;
    }
    const char *digits = node->text + (*node->text == '-');
    if (!*digits || digits[strspn(digits, "0123456789")])
        tu_reader_issue(reader, node, "expected a whole number, found %s",
                        tu_reader_quote(reader, node->text));
    else
        *out = copy(reader, node->text);
}

static void
read_names(TuReader *reader, TuNames *out, const TuDoc *node)
{
    if (node->type != TU_DOC_LIST) {
        tu_reader_expected(reader, node, "a list of strings");
        return;
    }
    size_t i = 0;
    for (const TuDoc *item = node->first; item; item = item->next) {
        size_t mark = tu_reader_enter_index(reader, i++);
        if (item->type == TU_DOC_STRING)
            tu_names_add(out, reader->model->arena, copy(reader, item->text));
        else
            tu_reader_expected(reader, item, "a string");
        tu_reader_leave(reader, mark);
    }
}

static void
read_pairs(TuReader *reader, TuPairs *out, const TuField *field, const TuDoc *node)
{
    if (node->type != TU_DOC_MAP) {
        tu_reader_expected(reader, node, "a map");
        return;
    }
    for (const TuDoc *item = node->first; item; item = item->next) {
        size_t mark = tu_reader_enter(reader, item->key);
        if (!*item->key)
            tu_reader_key_issue(reader, item, "a name is empty");
        else if (item->type == TU_DOC_STRING || (field->type == TU_FIELD_PAIRS && is_scalar(item)))
            tu_pairs_add(out, reader->model->arena, copy(reader, item->key),
                         copy(reader, item->text));
        else
            tu_reader_expected(reader, item, "a string");
        tu_reader_leave(reader, mark);
    }
}

static void
read_ref(TuReader *reader, TuRef *out, const TuDoc *node)
{
    if (node->type != TU_DOC_STRING)
        tu_reader_expected(reader, node, "a string");
    else if (!tu_ref_read(node->text, reader->model->arena, out))
        tu_reader_issue(reader, node,
                        "%s is not a reference such as team(id) or app.\"my team\"(a, b)",
                        tu_reader_quote(reader, node->text));
}

static void
read_value(TuReader *reader, TuObject *object, const TuField *field, const TuDoc *node)
{
    void *at = (char *)object + field->offset;
    switch (field->type) {
    case TU_FIELD_STR:
        read_string(reader, at, node);
        break;
    case TU_FIELD_EXPR:
        read_expr(reader, at, field, node);
        break;
    case TU_FIELD_WORD:
        read_word(reader, at, field, node);
        break;
    case TU_FIELD_BOOL:
        if (node->type == TU_DOC_BOOL)
            *(bool *)at = node->truth;
        else
            tu_reader_expected(reader, node, "true or false");
        break;
    case TU_FIELD_INT:
        read_int(reader, at, node);
        break;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        read_names(reader, at, node);
        break;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        read_pairs(reader, at, field, node);
        break;
    case TU_FIELD_REF:
        read_ref(reader, at, node);
        break;
    }
}

const char *
tu_reader_dialect(TuReader *reader)
{
    const TuDeclareTarget *target = reader->target;
    if (!reader->dialect && target && reader->status == TU_OK)
        reader->status = target->dialect(target->data, &reader->dialect, &reader->err);
    return reader->dialect;
}

/* Values of other dialects are looked at, and kept nowhere. */
const TuDoc *
tu_reader_value(TuReader *reader, TuObject *object, const TuField *field, const TuDoc *node)
{
    if (!tu_is_by_dialect(field, node)) {
        read_value(reader, object, field, node);
        return node;
    }
    const TuDoc *ours = tu_for_dialect(node, tu_reader_dialect(reader));
    TuNames known = {0};
    for (size_t i = 0; tu_dialect_words[i]; i++)
        tu_names_add(&known, reader->scratch, tu_dialect_words[i]);
    for (const TuDoc *value = node->first; value; value = value->next) {
        size_t mark = tu_reader_enter(reader, value->key);
        void *nowhere = tu_arena_alloc(reader->scratch, tu_kind_info(object->kind)->size);
        if (!tu_names_have(&known, value->key))
            tu_reader_unknown(reader, value, "dialect", &known);
        else if (nowhere)
            read_value(reader, value == ours ? object : nowhere, field, value);
        tu_reader_leave(reader, mark);
    }
    return ours;
}
