/* Any model, through JSON, YAML and XML, is the same model: objects of every kind whose fields hold
 * what is hard to write, made by chance from a fixed seed. */
#include "config.h"

#include "support.h"

#include <stdint.h>
#include <string.h>

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

static void
fill_object(Random *random, TuObject *object, TuModel *model)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        bool wanted = (field->flags & TU_FIELD_REQUIRED) || pick(random, 2);
        if (wanted && !(field->flags & TU_FIELD_HIDDEN))
            fill(random, object, field, model);
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
    for (int round = 0; round < 40; round++) {
        TuModel *model = random_model(&random, (TuKind)_i);
        assert_formats_agree(model, tu_kind_info((TuKind)_i)->name);
        tu_model_free(model);
    }
}
END_TEST

START_TEST(test_worked_examples)
{
    static const char *const paths[] = {"models/shop", "models/blog", "models/library",
                                        "models/cinema"};
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
    tcase_add_test(tc, test_worked_examples);
    tcase_add_test(tc, test_xml_says_what_it_cannot);
    suite_add_tcase(suite, tc);
    return run(suite);
}
