/* Comparing, printing and fingerprinting over the field tables. */
#include "config.h"

#include "model/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/objects.h"
#include "model/rights.h"
#include "model/secret.h"

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static const void *
at(const TuObject *object, const TuField *field)
{
    return (const char *)object + field->offset;
}

static const char *
text_of(const TuObject *object, const TuField *field)
{
    return *(const char *const *)at(object, field);
}

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

typedef struct Texts {
    TuCanonical *canonical; /* NULL: texts are compared as they are */
    const TuObject *of_a, *of_b;
    bool failed; /* out of memory: a difference may be none */
} Texts;

/* Equal text is by far the usual case; the canonical form is only made when it differs. */
static bool
same_expr(const char *a, const char *b, Texts *texts)
{
    if (same_text(a, b))
        return true;
    if (!a || !b || !texts->canonical)
        return false;
    TuBuf ca = TU_BUF_INIT, cb = TU_BUF_INIT;
    texts->canonical(&ca, a, texts->of_a);
    texts->canonical(&cb, b, texts->of_b);
    bool same = !ca.failed && !cb.failed && strcmp(ca.s, cb.s) == 0;
    texts->failed |= ca.failed || cb.failed;
    tu_buf_release(&ca);
    tu_buf_release(&cb);
    return same;
}

static bool
same_names(const TuNames *a, const TuNames *b, Texts *texts)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!same_expr(a->items[i], b->items[i], texts))
            return false;
    }
    return true;
}

/* An engine whose texts have a canonical form (SQLite) takes names whatever their case. */
static bool
same_name(const char *a, const char *b, bool fold)
{
    size_t i = 0;
    if (!fold)
        return strcmp(a, b) == 0;
    while (a[i] && lower(a[i]) == lower(b[i]))
        i++;
    return a[i] == b[i];
}

static bool
same_plain_names(const TuNames *a, const TuNames *b, bool fold)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!same_name(a->items[i], b->items[i], fold))
            return false;
    }
    return true;
}

static bool
same_pairs(const TuPairs *a, const TuPairs *b, bool ordered, Texts *texts)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const TuPair *pair = &a->items[i];
        if (ordered && strcmp(pair->name, b->items[i].name) != 0)
            return false;
        const char *other = ordered ? b->items[i].value : tu_pairs_find(b, pair->name);
        if (!other || !same_expr(pair->value, other, texts))
            return false;
    }
    return true;
}

/* A reference without a schema means the referring object's own. */
static const char *
ref_schema(const TuObject *object, const TuRef *ref)
{
    return ref->schema ? ref->schema : object->parent ? object->parent->schema : object->schema;
}

static bool
same_ref(const TuObject *a, const TuRef *ra, const TuObject *b, const TuRef *rb, bool fold)
{
    if (!ra->table || !rb->table)
        return !ra->table && !rb->table;
    return same_text(ref_schema(a, ra), ref_schema(b, rb)) &&
           same_name(ra->table, rb->table, fold) &&
           same_plain_names(&ra->columns, &rb->columns, fold);
}

static bool
same_field(const TuObject *a, const TuObject *b, const TuField *field, Texts *texts)
{
    if (field->flags & TU_FIELD_SEALED)
        return field->type == TU_FIELD_PAIRS ? tu_secret_same_pairs(at(a, field), at(b, field))
                                             : tu_secret_same(text_of(a, field), text_of(b, field));
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        return same_text(text_of(a, field), text_of(b, field));
    case TU_FIELD_EXPR:
        return same_expr(text_of(a, field), text_of(b, field), texts);
    case TU_FIELD_BOOL:
        return *(const bool *)at(a, field) == *(const bool *)at(b, field);
    case TU_FIELD_NAMES:
        return same_plain_names(at(a, field), at(b, field), texts->canonical != NULL);
    case TU_FIELD_EXPRS:
        return same_names(at(a, field), at(b, field), texts);
    case TU_FIELD_PAIRS:
        return same_pairs(at(a, field), at(b, field), false, texts);
    case TU_FIELD_ATTRS:
        return same_pairs(at(a, field), at(b, field), true, texts);
    case TU_FIELD_REF:
        return same_ref(a, at(a, field), b, at(b, field), texts->canonical != NULL);
    }
    return false;
}

static uint64_t
diff_fields(const TuObject *a, const TuObject *b, Texts *texts, unsigned leave_out)
{
    const TuKindInfo *info = tu_kind_info(a->kind);
    uint64_t bits = 0;
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        bool asked = !(field->flags & leave_out) ||
                     ((field->flags & TU_FIELD_SAID) && text_of(a, field) && text_of(b, field));
        if (asked && !same_field(a, b, field, texts))
            bits |= TU_FIELD_BIT(i);
    }
    return bits;
}

uint64_t
tu_object_diff(const TuObject *a, const TuObject *b, TuCanonical *canonical)
{
    Texts texts = {canonical, a, b, false};
    return diff_fields(a, b, &texts, TU_FIELD_NOTE | TU_FIELD_PLACE);
}

uint64_t
tu_object_diff_for(const TuObject *a, const TuObject *b, TuCanonical *canonical, TuArena *arena)
{
    Texts texts = {canonical, a, b, false};
    uint64_t bits = diff_fields(a, b, &texts, TU_FIELD_NOTE | TU_FIELD_PLACE);
    if (texts.failed)
        tu_arena_fail(arena);
    return bits;
}

uint64_t
tu_object_diff_all(const TuObject *a, const TuObject *b, TuCanonical *canonical)
{
    Texts texts = {canonical, a, b, false};
    return diff_fields(a, b, &texts, 0);
}

int
tu_field_index(TuKind kind, const char *name)
{
    const TuKindInfo *info = tu_kind_info(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        if (strcmp(info->fields[i].name, name) == 0)
            return (int)i;
    }
    return -1;
}

/* ---- printing ---- */

static void
print_ref(TuBuf *out, const TuObject *object, const TuRef *ref)
{
    if (!ref->table)
        return;
    const char *schema = ref_schema(object, ref);
    if (schema)
        tu_buf_addf(out, "%s.", schema);
    tu_buf_add(out, ref->table);
    for (size_t i = 0; i < ref->columns.count; i++)
        tu_buf_addf(out, "%s%s", i ? ", " : "(", ref->columns.items[i]);
    if (ref->columns.count)
        tu_buf_addc(out, ')');
}

static void
print_names(TuBuf *out, const TuNames *names)
{
    for (size_t i = 0; i < names->count; i++)
        tu_buf_addf(out, "%s%s", i ? ", " : "", names->items[i]);
}

static void
print_pairs(TuBuf *out, const TuPairs *pairs, bool sealed)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const TuPair *pair = &pairs->items[i];
        bool secret = sealed && (tu_secret_name(pair->name) || tu_secret_sealed(pair->value));
        tu_buf_addf(out, "%s%s %s", i ? ", " : "", pair->name,
                    secret ? TU_SECRET_SHOWN : pair->value);
    }
}

void
tu_field_print(TuBuf *out, const TuObject *object, const TuField *field)
{
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
    case TU_FIELD_EXPR:
        tu_buf_add(out, text_of(object, field));
        break;
    case TU_FIELD_BOOL:
        tu_buf_add(out, *(const bool *)at(object, field) ? "true" : NULL);
        break;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        print_names(out, at(object, field));
        break;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        print_pairs(out, at(object, field), (field->flags & TU_FIELD_SEALED) != 0);
        break;
    case TU_FIELD_REF:
        print_ref(out, object, at(object, field));
        break;
    }
}

/* ---- canonical serialisation ---- */

/* Lengths stand before texts, so that no content can look like another structure. */
static void
put_text(TuBuf *out, const char *text)
{
    if (!text) {
        tu_buf_addc(out, '-');
    } else {
        size_t len = strlen(text), rest = len;
        char digits[24], *first = digits + sizeof digits;
        *--first = ':';
        do
            *--first = (char)('0' + rest % 10);
        while ((rest /= 10) > 0);
        tu_buf_addn(out, first, (size_t)(digits + sizeof digits - first));
        tu_buf_addn(out, text, len);
    }
    tu_buf_addc(out, ';');
}

static void
put_expr(TuBuf *out, const char *text, TuCanonical *canonical, const TuObject *of)
{
    if (!text || !canonical) {
        put_text(out, text);
        return;
    }
    TuBuf form = TU_BUF_INIT;
    canonical(&form, text, of);
    put_text(out, form.s);
    out->failed |= form.failed;
    tu_buf_release(&form);
}

static void
fold_from(TuBuf *out, size_t start)
{
    for (size_t i = start; i < out->len; i++)
        out->s[i] = lower(out->s[i]);
}

static void
put_names(TuBuf *out, const TuNames *names, TuCanonical *canonical, const TuObject *of)
{
    tu_buf_addf(out, "%zu[", names->count);
    for (size_t i = 0; i < names->count; i++)
        put_expr(out, names->items[i], canonical, of);
    tu_buf_addc(out, ']');
}

static void
put_ref(TuBuf *out, const TuObject *object, const TuRef *ref)
{
    put_text(out, ref_schema(object, ref));
    put_text(out, ref->table);
    put_names(out, &ref->columns, NULL, object);
}

static int
compare_pairs(const void *a, const void *b)
{
    return strcmp(((const TuPair *)a)->name, ((const TuPair *)b)->name);
}

static void
put_pairs(TuBuf *out, const TuPairs *pairs, bool ordered, bool sealed, TuCanonical *canonical,
          const TuObject *of)
{
    TuPair *sorted = NULL;
    const TuPair *items = pairs->items;
    if (!ordered && pairs->count > 1) {
        sorted = tu_malloc(pairs->count * sizeof *sorted);
        if (!sorted) {
            out->failed = true;
            return;
        }
        memcpy(sorted, items, pairs->count * sizeof *sorted);
        qsort(sorted, pairs->count, sizeof *sorted, compare_pairs);
        items = sorted;
    }
    tu_buf_addf(out, "%zu{", pairs->count);
    for (size_t i = 0; i < pairs->count; i++) {
        put_text(out, items[i].name);
        if (sealed && (tu_secret_name(items[i].name) || tu_secret_sealed(items[i].value)))
            put_text(out, TU_SECRET_SHOWN); /* who may not read it gets the same fingerprint */
        else
            put_expr(out, items[i].value, canonical, of);
    }
    tu_buf_addc(out, '}');
    tu_free(sorted);
}

static void
put_field(TuBuf *out, const TuObject *object, const TuField *field, TuCanonical *canonical)
{
    size_t start = out->len;
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
        put_text(out, text_of(object, field));
        break;
    case TU_FIELD_EXPR:
        put_expr(out, text_of(object, field), canonical, object);
        break;
    case TU_FIELD_BOOL:
        tu_buf_addc(out, *(const bool *)at(object, field) ? '1' : '0');
        break;
    case TU_FIELD_NAMES:
        put_names(out, at(object, field), NULL, object);
        fold_from(out, canonical ? start : out->len);
        break;
    case TU_FIELD_EXPRS:
        put_names(out, at(object, field), canonical, object);
        break;
    case TU_FIELD_PAIRS:
        put_pairs(out, at(object, field), false, (field->flags & TU_FIELD_SEALED) != 0, canonical,
                  object);
        break;
    case TU_FIELD_ATTRS:
        put_pairs(out, at(object, field), true, false, canonical, object);
        break;
    case TU_FIELD_REF:
        put_ref(out, object, at(object, field));
        fold_from(out, canonical ? start : out->len);
        break;
    }
}

/* Unset is not written: a new field in a later version leaves old fingerprints as they are. Nor is
 * a sealed text, which some readings know and others do not. */
static bool
is_set(const TuObject *object, const TuField *field)
{
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_WORD:
    case TU_FIELD_INT:
    case TU_FIELD_EXPR:
        return text_of(object, field) != NULL && !(field->flags & TU_FIELD_SEALED);
    case TU_FIELD_BOOL:
        return *(const bool *)at(object, field);
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        return ((const TuNames *)at(object, field))->count != 0;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        return ((const TuPairs *)at(object, field))->count != 0;
    case TU_FIELD_REF:
        return ((const TuRef *)at(object, field))->table != NULL;
    }
    return false;
}

/* The owner that stands for the role that runs is not written: a model is the same for all. */
static bool
put_rights(TuBuf *out, const TuModel *model, const TuObject *object)
{
    unsigned which = model->manages & tu_kind_info(object->kind)->rights;
    const char *owner = which & TU_RIGHT_OWNER ? tu_owner_named(model, object) : NULL;
    size_t count = which & TU_RIGHT_GRANTS ? object->grants.count : 0;
    if (!out)
        return owner || count;
    if (owner) {
        tu_buf_add(out, " owner=");
        put_text(out, owner);
    }
    for (size_t i = 0; i < count; i++) {
        const TuGrant *grant = object->grants.items[i];
        tu_buf_add(out, i ? "" : " grants=");
        put_text(out, grant->grantee);
        put_names(out, &grant->privileges, NULL, NULL);
        put_names(out, &grant->with_grant_option, NULL, NULL);
    }
    return owner || count;
}

static void
put_object(TuBuf *out, const TuModel *model, const TuObject *object)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    const TuObject *parent = object->parent;
    tu_buf_addf(out, "%s ", info->section);
    size_t key = out->len;
    put_text(out, parent ? parent->schema : object->schema);
    put_text(out, parent ? parent->name : NULL);
    put_text(out, object->name);
    put_text(out, object->signature);
    fold_from(out, model->fold_names ? key : out->len);
    for (size_t i = 0; i < info->field_count && !object->implied; i++) {
        const TuField *field = &info->fields[i];
        if ((field->flags & TU_FIELD_NOTE) || !is_set(object, field))
            continue;
        tu_buf_addf(out, " %s=", field->name);
        put_field(out, object, field, model->canonical);
    }
    put_rights(out, model, object);
    tu_buf_addc(out, '\n');
}

static int
compare_objects(const void *a, const void *b)
{
    return tu_object_compare_key(a, b);
}

void
tu_model_serialise(TuBuf *out, const TuModel *model, bool (*skip)(const TuObject *, void *),
                   void *data)
{
    TuArena *scratch = tu_arena_new();
    TuVec sorted = TU_VEC_INIT;
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        bool counts = object->implied
                          ? put_rights(NULL, model, object)
                          : tu_model_manages(model, object) && !tu_object_is_leftover(object);
        if (counts && !(skip && skip(object, data)))
            tu_vec_add(&sorted, scratch, object);
    }
    tu_vec_sort(&sorted, compare_objects);
    if (tu_arena_failed(scratch))
        out->failed = true;
    for (size_t i = 0; i < sorted.count && !out->failed; i++)
        put_object(out, model, sorted.items[i]);
    tu_arena_free(scratch);
}

bool
tu_model_fingerprint(const TuModel *model, bool (*skip)(const TuObject *, void *), void *data,
                     char out[TU_SHA256_HEX + 7])
{
    TuBuf text = TU_BUF_INIT;
    tu_model_serialise(&text, model, skip, data);
    memcpy(out, "sha256:", 8);
    bool ok = !text.failed && tu_sha256_hex(text.s, text.len, out + 7);
    tu_buf_release(&text);
    return ok;
}
