/* Any model, through JSON, YAML and XML, is the same model: objects of every kind whose fields hold
 * what is hard to write, made by chance from a fixed seed. */
#include "config.h"

#include "support.h"

#include <stdint.h>
#include <string.h>

#include "declare/dialect.h"
#include "declare/key.h"
#include "model/rights.h"

/* Names and texts that some format has to quote. All of them are columns of the tables here, so
 * that nothing dangles. */
static const char *const texts[] = {"plain",
                                    "two words",
                                    "a, b",
                                    "yes",
                                    "null",
                                    "007",
                                    "1.5",
                                    "it's",
                                    "say \"x\"",
                                    "a: b",
                                    "a #b",
                                    "- a",
                                    "<b>&amp;</b>",
                                    "]]>",
                                    "a\nb",
                                    " lead",
                                    "trail ",
                                    "a\r\nb",
                                    "\ttab",
                                    "f(x, 'y,')",
                                    "(open",
                                    "\xC3\xA9t\xC3\xA9",
                                    "a.b",
                                    "back\\slash",
                                    "{brace}",
                                    "[list]",
                                    "x\n\n",
                                    "  \n ",
                                    "%",
                                    "\xE2\x80\xA8",
                                    "\xF0\x9F\x98\x80",
                                    "name",
                                    "item",
                                    "true",
                                    "~",
                                    "select 1 < 2"};

typedef struct Random {
    uint64_t state;
} Random;

static unsigned
pick(Random *random, unsigned count)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(random->state >> 33) % count;
}

static const char *
pick_text(Random *random)
{
    return texts[pick(random, TU_LEN(texts))];
}

static TuObject *
add(TuModel *model, TuKind kind, const char *schema, const char *name, TuObject *parent)
{
    TuObject *object = tu_model_add(model, kind, schema, name, parent);
    ck_assert_ptr_nonnull(object);
    return object;
}

static TuObject *
add_table(TuModel *model, const char *schema, const char *name)
{
    TuObject *table = add(model, TU_KIND_TABLE, schema, name, NULL);
    for (size_t i = 0; i < TU_LEN(texts); i++)
        ((TuColumn *)add(model, TU_KIND_COLUMN, schema, texts[i], table))->type = "int";
    return table;
}

static void
fill_names(Random *random, TuNames *names, TuModel *model)
{
    for (unsigned i = pick(random, 4); i > 0; i--)
        tu_names_add(names, model->arena, pick_text(random));
}

static void
fill_pairs(Random *random, TuPairs *pairs, TuModel *model)
{
    size_t first = pick(random, TU_LEN(texts) - 4);
    for (unsigned i = pick(random, 4); i > 0; i--)
        tu_pairs_add(pairs, model->arena, texts[first + i], pick_text(random));
}

static void
fill(Random *random, TuObject *object, const TuField *field, TuModel *model)
{
    static const char *const numbers[] = {"0", "-1", "70", "99999999999999999999", "007"};
    void *at = (char *)object + field->offset;
    unsigned count = 0;
    switch (field->type) {
    case TU_FIELD_STR:
    case TU_FIELD_EXPR:
        *(const char **)at = pick_text(random);
        break;
    case TU_FIELD_INT:
        *(const char **)at = numbers[pick(random, TU_LEN(numbers))];
        break;
    case TU_FIELD_WORD:
        while (field->words[count])
            count++;
        *(const char **)at = field->words[pick(random, count)];
        break;
    case TU_FIELD_BOOL:
        *(bool *)at = pick(random, 2);
        break;
    case TU_FIELD_NAMES:
    case TU_FIELD_EXPRS:
        fill_names(random, at, model);
        break;
    case TU_FIELD_PAIRS:
    case TU_FIELD_ATTRS:
        fill_pairs(random, at, model);
        break;
    case TU_FIELD_REF:
        ((TuRef *)at)->schema = pick(random, 2) ? "other" : NULL;
        ((TuRef *)at)->table = "the target";
        fill_names(random, &((TuRef *)at)->columns, model);
        break;
    }
}

/* Of the kind that a test is about: the fields that some object had. */
static uint64_t covered;
static TuKind about = TU_TOP;

/* Is it one that files can give, and does its value count? */
static bool
is_field(const TuField *field)
{
    return !(field->flags & TU_FIELD_HIDDEN);
}

static void
assert_all_covered(TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    for (size_t i = 0; i < info->field_count; i++)
        ck_assert_msg(!is_field(&info->fields[i]) || (covered >> i & 1), "no %s had a %s",
                      info->name, info->fields[i].name);
}

static void
fill_rights(Random *random, TuObject *object, TuModel *model)
{
    unsigned rights = tu_kind_info(object->kind)->rights;
    if ((rights & TU_RIGHT_OWNER) && pick(random, 2))
        object->owner = pick_text(random);
    if (!(rights & TU_RIGHT_GRANTS) || pick(random, 2))
        return;
    TuGrant *grant = tu_grant_get(&object->grants, model->arena, pick_text(random));
    ck_assert_ptr_nonnull(grant);
    tu_names_add(&grant->privileges, model->arena, "select");
    if (pick(random, 2))
        tu_names_add(&grant->with_grant_option, model->arena, "insert");
}

static void
fill_object(Random *random, TuObject *object, TuModel *model)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    fill_rights(random, object, model);
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        bool wanted = (field->flags & TU_FIELD_REQUIRED) || pick(random, 2);
        if (!wanted || !is_field(field))
            continue;
        fill(random, object, field, model);
        if (object->kind == about)
            covered |= UINT64_C(1) << i;
    }
    if (object->kind == TU_KIND_FUNCTION || object->kind == TU_KIND_AGGREGATE ||
        object->kind == TU_KIND_OPERATOR)
        object->signature = pick(random, 2) ? "integer, text" : "";
}

/* Objects of a kind, in a parent where they need one; in the default schema and another one. */
static TuModel *
random_model(Random *random, TuKind kind)
{
    TuModel *model = tu_model_new();
    ck_assert_ptr_nonnull(model);
    model->manages = TU_RIGHTS;
    const TuKindInfo *info = tu_kind_info(kind);
    add_table(model, NULL, "the target");
    add(model, TU_KIND_SCHEMA, NULL, "other", NULL);
    add_table(model, "other", "the target");
    for (int i = 0; i < (info->no_schema ? 1 : 2); i++) {
        const char *schema = i ? "other" : NULL;
        TuObject *parent = NULL;
        for (int of = 0; of < TU_KIND_COUNT && info->parents && !parent; of++) {
            if (!(info->parents & TU_KIND_BIT(of)))
                continue;
            parent = of == TU_KIND_TABLE ? add_table(model, schema, "parent")
                                         : add(model, (TuKind)of, schema, "parent", NULL);
            if (of != TU_KIND_TABLE)
                fill_object(random, parent, model);
        }
        size_t first = pick(random, TU_LEN(texts) - 3);
        for (size_t j = 0; j < (info->single ? 1 : 3); j++) {
            const char *name = kind == TU_KIND_COLUMN
                                   ? tu_arena_printf(model->arena, "%s+", texts[first + j])
                                   : texts[first + j];
            fill_object(random, add(model, kind, schema, name, parent), model);
        }
    }
    return model;
}

static void
assert_same(const TuModel *model, const char *file, const TuBuf *text, const char *what)
{
    TuModel *again = NULL;
    TuError err = {0};
    TuStatus st = tu_declare_read_text(text->s, text->len, file, model->arena, &again, NULL, &err);
    ck_assert_msg(st == TU_OK, "%s: %s:%d:%d: %s\n%s", what, file, err.line, err.column,
                  err.message, text->s);
    again->manages = model->manages;
    ck_assert_msg(strcmp(fingerprint(model, model->arena), fingerprint(again, model->arena)) == 0,
                  "%s: another model from %s\n%s", what, file, text->s);
    tu_model_free(again);
}

static void
assert_formats_agree(const TuModel *model, const char *what)
{
    TuBuf text = TU_BUF_INIT;
    TuError err = {0};
    TuDoc *doc = tu_declare_write(model, model->arena, NULL, NULL);
    ck_assert_ptr_nonnull(doc);
    tu_json_write(&text, doc);
    assert_same(model, "m.json", &text, what);
    tu_buf_clear(&text);
    tu_yaml_write(&text, doc);
    assert_same(model, "m.yaml", &text, what);
    tu_buf_clear(&text);
    ck_assert_msg(tu_declare_write_xml(&text, doc, &err) == TU_OK, "%s", err.message);
    assert_same(model, "m.xml", &text, what);
    tu_buf_release(&text);
}

START_TEST(test_any_object_of_any_kind)
{
    Random random = {(uint64_t)_i + 1};
    about = (TuKind)_i;
    for (int round = 0; round < 40; round++) {
        TuModel *model = random_model(&random, (TuKind)_i);
        assert_formats_agree(model, tu_kind_info((TuKind)_i)->name);
        tu_model_free(model);
    }
    assert_all_covered((TuKind)_i);
}
END_TEST

/* ---- the same, with values by dialect, objects of some dialects, defaults and no names ---- */

static TuDoc *
text_of(const char *text, TuArena *arena)
{
    return tu_doc_string(arena, text);
}

/* The value becomes that of some dialects; where it has to be there, the others have it, too. */
static void
split_value(Random *random, TuDoc *node, bool required, TuArena *arena)
{
    static const char *const words[] = {"postgresql", "mysql", "mariadb", "sqlite"};
    TuDoc value = *node;
    value.key = NULL;
    value.next = NULL;
    *node = (TuDoc){.type = TU_DOC_MAP, .key = node->key, .next = node->next};
    for (size_t i = 0; i <= TU_LEN(words); i++) {
        bool last = i == TU_LEN(words);
        if (last ? !required && node->count && pick(random, 2) : pick(random, 2))
            continue;
        TuDoc *copy = tu_doc_new(arena, value.type);
        ck_assert_ptr_nonnull(copy);
        *copy = value;
        tu_doc_put(node, arena, last ? "other" : words[i], copy);
    }
}

static void decorate(Random *random, TuKind kind, TuDoc *map, TuKind tested, TuArena *arena);

static void
decorate_object(Random *random, TuKind kind, TuDoc *node, TuKind tested, TuArena *arena)
{
    const TuField *alone = tu_short_field(kind);
    bool map = alone && (alone->type == TU_FIELD_PAIRS || alone->type == TU_FIELD_ATTRS);
    if (node->type != TU_DOC_MAP || map) {
        if (alone && !map && pick(random, 2))
            split_value(random, node, (alone->flags & TU_FIELD_REQUIRED) != 0, arena);
        return;
    }
    decorate(random, kind, node, tested, arena);
    bool target = strcmp(node->key ? node->key : "", "the target") == 0 ||
                  strcmp(node->key ? node->key : "", "parent") == 0;
    if (kind != tested || kind == TU_KIND_COLUMN || kind == TU_KIND_SCHEMA || target ||
        pick(random, 3))
        return;
    TuDoc *list = tu_doc_new(arena, TU_DOC_LIST);
    tu_doc_add(list, text_of("mysql", arena));
    if (pick(random, 2))
        tu_doc_add(list, text_of("sqlite", arena));
    tu_doc_put(node, arena, pick(random, 2) ? "only" : "except", list);
}

/* A map of names to a list of objects, of which one has no name. */
static void
take_names_away(TuKind kind, TuDoc *section, TuArena *arena)
{
    const TuField *alone = tu_short_field(kind);
    bool first = true;
    for (TuDoc *item = section->first; item; item = item->next, first = false) {
        const char *name = item->key;
        item->key = NULL;
        bool short_form = item->type != TU_DOC_MAP ||
                          (alone && item->first && tu_is_dialect_word(item->first->key));
        if (!first && short_form) {
            TuDoc *value = tu_doc_new(arena, item->type);
            TuDoc *next = item->next;
            *value = *item;
            value->next = NULL;
            *item = (TuDoc){.type = TU_DOC_MAP, .next = next};
            tu_doc_put(item, arena, alone->name, value);
        }
        if (!first)
            tu_doc_put(item, arena, "name", text_of(name, arena));
    }
    section->type = TU_DOC_LIST;
}

static void
decorate(Random *random, TuKind kind, TuDoc *map, TuKind tested, TuArena *arena)
{
    for (TuDoc *node = map->first; node; node = node->next) {
        TuKey key = tu_key_find(kind, node->key, node->type == TU_DOC_LIST);
        if (key.what == TU_KEY_FIELD && pick(random, 2)) {
            split_value(random, node, (key.field->flags & TU_FIELD_REQUIRED) != 0, arena);
        } else if (key.what == TU_KEY_SECTION && tu_kind_info(key.kind)->single) {
            decorate_object(random, key.kind, node, tested, arena);
        } else if (key.what == TU_KEY_SECTION && node->type == TU_DOC_MAP) {
            for (TuDoc *item = node->first; item; item = item->next)
                decorate_object(random, key.kind, item, tested, arena);
            if (tu_may_be_unnamed(key.kind) && pick(random, 2))
                take_names_away(key.kind, node, arena);
        }
    }
}

/* Every field of the kind that may be one. */
static TuDoc *
defaults_of(Random *random, TuModel *model, TuKind kind)
{
    const TuKindInfo *info = tu_kind_info(kind);
    TuArena *arena = model->arena;
    TuModel *scratch = tu_model_new();
    TuObject *object = tu_model_add(scratch, kind, NULL, "x", NULL);
    for (size_t i = 0; i < info->field_count; i++)
        if (!(info->fields[i].flags & TU_FIELD_HIDDEN))
            fill(random, object, &info->fields[i], model);
    TuDoc *root = tu_declare_write(scratch, arena, NULL, NULL);
    TuDoc *section = tu_doc_find(root, info->section);
    TuDoc *node = info->single || !section ? section : tu_doc_find(section, "x");
    TuDoc *map = tu_doc_new(arena, TU_DOC_MAP);
    for (TuDoc *one = node && node->type == TU_DOC_MAP ? node->first : NULL; one; one = one->next) {
        int index = tu_field_index(kind, one->key);
        if (index < 0 || !tu_may_be_default(&info->fields[index]))
            continue;
        TuDoc *copy = tu_doc_new(arena, one->type);
        *copy = *one;
        copy->next = NULL;
        tu_doc_put(map, arena, one->key, copy);
    }
    decorate(random, kind, map, TU_TOP, arena);
    TuDoc *defaults = tu_doc_new(arena, TU_DOC_MAP);
    tu_doc_put(defaults, arena, info->section, map);
    tu_model_free(scratch);
    return defaults;
}

static TuStatus
say(void *dialect, const char **out, TuError *err)
{
    (void)err;
    *out = dialect;
    return TU_OK;
}

static const char *
print_for(const char *file, const TuBuf *text, const char *dialect, TuArena *arena)
{
    const TuDeclareTarget target = {say, (void *)(uintptr_t)dialect, false};
    TuModel *model = NULL;
    TuError err = {0};
    TuStatus st =
        tu_declare_read_text_for(text->s, text->len, file, &target, arena, &model, NULL, &err);
    ck_assert_msg(st == TU_OK, "%s:%d:%d: %s\n%.2000s", file, err.line, err.column, err.message,
                  text->s);
    model->manages = TU_RIGHTS;
    const char *print = fingerprint(model, arena);
    tu_model_free(model);
    return print;
}

static void
assert_formats_agree_for(const TuDoc *doc, TuArena *arena)
{
    static const char *const dialects[] = {"postgresql", "mysql", "mariadb", "sqlite"};
    TuBuf json = TU_BUF_INIT, yaml = TU_BUF_INIT, xml = TU_BUF_INIT;
    TuError err = {0};
    tu_json_write(&json, doc);
    tu_yaml_write(&yaml, doc);
    ck_assert_msg(tu_declare_write_xml(&xml, doc, &err) == TU_OK, "%s", err.message);
    for (size_t i = 0; i < TU_LEN(dialects); i++) {
        const char *one = print_for("m.json", &json, dialects[i], arena);
        ck_assert_str_eq(one, print_for("m.yaml", &yaml, dialects[i], arena));
        ck_assert_msg(strcmp(one, print_for("m.xml", &xml, dialects[i], arena)) == 0,
                      "%s: another model\n%.1500s\n%.1500s", dialects[i], json.s, xml.s);
    }
    tu_buf_release(&json);
    tu_buf_release(&yaml);
    tu_buf_release(&xml);
}

START_TEST(test_any_object_for_every_dialect)
{
    TuKind kind = (TuKind)_i;
    Random random = {(uint64_t)_i + 1000};
    for (int round = 0; round < 12; round++) {
        TuModel *model = random_model(&random, kind);
        TuDoc *doc = tu_declare_write(model, model->arena, NULL, NULL);
        ck_assert_ptr_nonnull(doc);
        decorate(&random, TU_TOP, doc, kind, model->arena);
        if (tu_has_defaults(kind) && kind != TU_KIND_COLUMN)
            tu_doc_put(doc, model->arena, "defaults", defaults_of(&random, model, kind));
        assert_formats_agree_for(doc, model->arena);
        tu_model_free(model);
    }
}
END_TEST

START_TEST(test_worked_examples)
{
    static const char *const paths[] = {"models/shop", "models/blog", "models/library",
                                        "models/cinema", "models/harbour"};
    for (size_t i = 0; i < TU_LEN(paths); i++) {
        TuArena *arena = tu_arena_new();
        TuModel *model = NULL;
        TuError err = {0};
        TuStatus st = tu_declare_read(source_path(paths[i], arena), arena, &model, NULL, &err);
        ck_assert_msg(st == TU_OK, "%s", err.message);
        assert_formats_agree(model, paths[i]);
        tu_model_free(model);
        tu_arena_free(arena);
    }
}
END_TEST

START_TEST(test_xml_says_what_it_cannot)
{
    TuArena *arena = tu_arena_new();
    TuModel *model = read_json("{\"enums\": {\"e\": [\"a\\u0001\"]}}", arena);
    TuBuf text = TU_BUF_INIT;
    TuError err = {0};
    TuDoc *doc = tu_declare_write(model, arena, NULL, NULL);
    ck_assert_int_eq(tu_declare_write_xml(&text, doc, &err), TU_ERR_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "\"a\\u0001\""));
    tu_buf_release(&text);
    tu_model_free(model);
    tu_arena_free(arena);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("declare/formats");
    TCase *tc = tcase_create("formats");
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, test_any_object_of_any_kind, 0, TU_KIND_COUNT);
    tcase_add_loop_test(tc, test_any_object_for_every_dialect, 0, TU_KIND_COUNT);
    tcase_add_test(tc, test_worked_examples);
    tcase_add_test(tc, test_xml_says_what_it_cannot);
    suite_add_tcase(suite, tc);
    return run(suite);
}
