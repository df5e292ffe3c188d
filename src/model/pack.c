/* Packing: a table of distinct texts, then numbers. Texts are read where they lie. */
#include "config.h"

#include "model/pack.h"

#include <string.h>

#include "model/objects.h"

/* ---- writing ---- */

typedef struct Packer {
    TuBuf texts; /* length, text, NUL */
    TuBuf body;
    TuMap *known; /* text → number from 1 */
    uintptr_t count;
} Packer;

static void
put_number(TuBuf *out, uint64_t number)
{
    do {
        unsigned char byte = number & 0x7f;
        number >>= 7;
        tu_buf_addc(out, (char)(byte | (number ? 0x80 : 0)));
    } while (number);
}

/* 0 is NULL. */
static void
put_text(Packer *packer, const char *text)
{
    uintptr_t number = text ? (uintptr_t)tu_map_find(packer->known, text) : 0;
    if (text && !number) {
        size_t len = strlen(text);
        number = ++packer->count;
        tu_map_put(packer->known, text, (void *)number);
        put_number(&packer->texts, len);
        tu_buf_addn(&packer->texts, text, len + 1);
    }
    put_number(&packer->body, number);
}

static void
put_names(Packer *packer, const TuNames *names)
{
    put_number(&packer->body, names->count);
    for (size_t i = 0; i < names->count; i++)
        put_text(packer, names->items[i]);
}

static void
put_field(Packer *packer, const TuObject *object, const TuField *field)
{
    const void *at = (const char *)object + field->offset;
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        put_text(packer, *(const char *const *)at);
        return;
    case TU_FIELD_BOOL:
        put_number(&packer->body, *(const bool *)at);
        return;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        put_names(packer, at);
        return;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS: {
        const TuPairs *pairs = at;
        put_number(&packer->body, pairs->count);
        for (size_t i = 0; i < pairs->count; i++) {
            put_text(packer, pairs->items[i].name);
            put_text(packer, pairs->items[i].value);
        }
        return;
    }
    case TU_FIELD_REF: {
        const TuRef *ref = at;
        put_text(packer, ref->schema);
        put_text(packer, ref->table);
        put_names(packer, &ref->columns);
        return;
    }
    }
}

static void
put_object(Packer *packer, const TuObject *object)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    put_number(&packer->body, object->kind);
    put_number(&packer->body, object->parent ? object->parent->id + 1 : 0);
    put_number(&packer->body, object->implied);
    put_text(packer, object->schema);
    put_text(packer, object->name);
    put_text(packer, object->signature);
    put_text(packer, object->comment);
    for (size_t i = 0; i < info->field_count; i++)
        put_field(packer, object, &info->fields[i]);
    put_number(&packer->body, object->deps.count);
    for (size_t i = 0; i < object->deps.count; i++)
        put_number(&packer->body, ((const TuObject *)object->deps.items[i])->id);
}

void
tu_model_pack(TuBuf *out, const TuModel *model)
{
    Packer packer = {TU_BUF_INIT, TU_BUF_INIT, tu_map_new(), 0};
    for (size_t i = 0; i < model->objects.count; i++)
        put_object(&packer, model->objects.items[i]);
    put_number(out, packer.count);
    put_number(out, packer.texts.len);
    tu_buf_addn(out, packer.texts.s, packer.texts.len);
    put_number(out, model->objects.count);
    tu_buf_addn(out, packer.body.s, packer.body.len);
    out->failed |=
        packer.texts.failed || packer.body.failed || !packer.known || tu_map_failed(packer.known);
    tu_map_free(packer.known);
    tu_buf_release(&packer.texts);
    tu_buf_release(&packer.body);
}

/* ---- reading ---- */

typedef struct Unpacker {
    TuModel *model;
    const char *at, *end;
    const char **texts; /* by number */
    size_t text_count;
    bool bad;
} Unpacker;

static uint64_t
take_number(Unpacker *in)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (in->at >= in->end)
            break;
        unsigned char byte = (unsigned char)*in->at++;
        number |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return number;
    }
    in->bad = true;
    return 0;
}

/* A count of things that take a byte each at least. */
static size_t
take_count(Unpacker *in)
{
    uint64_t count = take_number(in);
    if (count > (uint64_t)(in->end - in->at))
        in->bad = true;
    return in->bad ? 0 : (size_t)count;
}

static const char *
take_text(Unpacker *in)
{
    uint64_t number = take_number(in);
    if (number > in->text_count)
        in->bad = true;
    return in->bad || number == 0 ? NULL : in->texts[number - 1];
}

static void
take_names(Unpacker *in, TuNames *names)
{
    size_t count = take_count(in);
    names->items = count ? TU_NEW_N(in->model->arena, const char *, count) : NULL;
    for (size_t i = 0; names->items && i < count; i++)
        names->items[i] = take_text(in);
    names->count = names->cap = names->items ? count : 0;
}

static void
take_pairs(Unpacker *in, TuPairs *pairs)
{
    size_t count = take_count(in);
    pairs->items = count ? TU_NEW_N(in->model->arena, TuPair, count) : NULL;
    for (size_t i = 0; pairs->items && i < count; i++) {
        pairs->items[i].name = take_text(in);
        pairs->items[i].value = take_text(in);
    }
    pairs->count = pairs->cap = pairs->items ? count : 0;
}

static void
take_field(Unpacker *in, TuObject *object, const TuField *field)
{
    void *at = (char *)object + field->offset;
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        *(const char **)at = take_text(in);
        return;
    case TU_FIELD_BOOL:
        *(bool *)at = take_number(in) != 0;
        return;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        take_names(in, at);
        return;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        take_pairs(in, at);
        return;
    case TU_FIELD_REF:
        ((TuRef *)at)->schema = take_text(in);
        ((TuRef *)at)->table = take_text(in);
        take_names(in, &((TuRef *)at)->columns);
        return;
    }
}

/* Dependencies are numbers until all objects are there. */
static void
take_object(Unpacker *in, uint32_t **numbers)
{
    TuModel *model = in->model;
    uint64_t kind = take_number(in), parent = take_number(in), flags = take_number(in);
    const char *schema = take_text(in), *name = take_text(in);
    if (in->bad || kind >= TU_KIND_COUNT || parent > model->objects.count || !name) {
        in->bad = true;
        return;
    }
    TuObject *above = parent ? model->objects.items[parent - 1] : NULL;
    TuObject *object = tu_model_add(model, (TuKind)kind, schema, name, above);
    if (!object)
        return;
    const TuKindInfo *info = tu_kind_info(object->kind);
    object->implied = flags & 1;
    object->signature = take_text(in);
    object->comment = take_text(in);
    for (size_t i = 0; i < info->field_count; i++)
        take_field(in, object, &info->fields[i]);
    size_t count = take_count(in);
    *numbers = count ? TU_NEW_N(model->arena, uint32_t, count + 1) : NULL;
    for (size_t i = 0; *numbers && i < count; i++)
        (*numbers)[i + 1] = (uint32_t)take_number(in);
    if (*numbers)
        (*numbers)[0] = (uint32_t)count;
}

static void
connect(Unpacker *in, uint32_t *const *numbers)
{
    TuVec *objects = &in->model->objects;
    for (size_t i = 0; i < objects->count; i++) {
        TuObject *object = objects->items[i];
        for (size_t j = 1; numbers[i] && j <= numbers[i][0]; j++) {
            if (numbers[i][j] < objects->count)
                tu_vec_add(&object->deps, in->model->arena, objects->items[numbers[i][j]]);
            else
                in->bad = true;
        }
    }
}

static void
take_texts(Unpacker *in)
{
    TuArena *arena = in->model->arena;
    in->text_count = take_count(in);
    size_t size = take_count(in);
    const char *end = in->at + size, *whole = in->end;
    in->texts = TU_NEW_N(arena, const char *, in->text_count + 1);
    in->end = end;
    for (size_t i = 0; in->texts && !in->bad && i < in->text_count; i++) {
        size_t len = take_count(in);
        if (in->bad || len >= (size_t)(end - in->at) || in->at[len] != '\0') {
            in->bad = true;
            return;
        }
        in->texts[i] = in->at;
        in->at += len + 1;
    }
    in->bad |= in->at != end || !in->texts;
    in->end = whole;
}

bool
tu_model_unpack(TuModel *into, const char *bytes, size_t len)
{
    char *copy = tu_arena_alloc(into->arena, len + 1);
    if (!copy)
        return false;
    memcpy(copy, bytes, len);
    Unpacker in = {.model = into, .at = copy, .end = copy + len};
    take_texts(&in);
    size_t count = in.bad ? 0 : take_count(&in);
    uint32_t **numbers = TU_NEW_N(into->arena, uint32_t *, count + 1);
    for (size_t i = 0; numbers && !in.bad && i < count; i++)
        take_object(&in, &numbers[i]);
    if (in.bad || !numbers || into->objects.count != count || in.at != in.end)
        return false;
    connect(&in, numbers);
    return !in.bad && !tu_model_index(into) && !tu_model_failed(into);
}

void
tu_pack_layout(TuBuf *out)
{
    const uint16_t probe = 1;
    tu_buf_addf(out, "%d %zu", *(const unsigned char *)&probe, sizeof(void *));
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        const TuKindInfo *info = tu_kind_info((TuKind)kind);
        tu_buf_addf(out, "\n%s %zu", info->section, info->size);
        for (size_t i = 0; i < info->field_count; i++)
            tu_buf_addf(out, " %s %d %zu", info->fields[i].name, (int)info->fields[i].type,
                        info->fields[i].offset);
    }
}
