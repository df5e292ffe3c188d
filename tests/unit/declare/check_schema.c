/* The published JSON Schema and XML Schema agree with the field tables. With --write FILE FILE the
 * program writes them (make model-schema). */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

static const char published[] = "models/trueup-model.schema.json";
static const char published_xsd[] = "models/trueup-model.xsd";

static const char *
generated(TuArena *arena)
{
    TuBuf text = TU_BUF_INIT;
    TuDoc *schema = tu_declare_json_schema(arena);
    if (schema)
        tu_json_write(&text, schema);
    tu_buf_addc(&text, '\n');
    const char *copy = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return copy;
}

static const char *
generated_xsd(TuArena *arena)
{
    TuBuf text = TU_BUF_INIT;
    tu_declare_xml_schema(&text);
    const char *copy = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return copy;
}

static void
assert_published(const char *path, const char *(*generate)(TuArena *))
{
    TuArena *arena = tu_arena_new();
    TuError err = {0};
    char *text = NULL;
    TuStatus st = tu_file_read(source_path(path, arena), arena, &text, NULL, &err);
    ck_assert_msg(st == TU_OK, "%s", err.message);
    ck_assert_msg(strcmp(text, generate(arena)) == 0, "%s is stale: run make model-schema", path);
    tu_arena_free(arena);
}

START_TEST(test_published_files_are_what_the_tables_give)
{
    assert_published(published, generated);
    assert_published(published_xsd, generated_xsd);
}
END_TEST

START_TEST(test_every_kind_is_defined_and_reachable)
{
    TuArena *arena = tu_arena_new();
    TuDoc *schema = tu_declare_json_schema(arena);
    const char *text = generated(arena);
    TuDoc *defs = tu_doc_find(schema, "$defs");
    ck_assert_uint_ge(defs->count, TU_KIND_COUNT);
    for (TuDoc *def = defs->first; def; def = def->next) {
        const char *use = tu_arena_printf(arena, "\"$ref\": \"#/$defs/%s\"", def->key);
        ck_assert_msg(strstr(text, use) != NULL, "%s", use);
    }
    ck_assert_ptr_nonnull(tu_doc_find(tu_doc_find(schema, "properties"), "schemas"));
    tu_arena_free(arena);
}
END_TEST

START_TEST(test_hidden_fields_are_not_published)
{
    TuArena *arena = tu_arena_new();
    TuDoc *defs = tu_doc_find(tu_declare_json_schema(arena), "$defs");
    TuDoc *properties = tu_doc_find(tu_doc_find(defs, "table"), "properties");
    ck_assert_ptr_nonnull(tu_doc_find(properties, "strict"));
    ck_assert_ptr_nonnull(tu_doc_find(properties, "renamed_from"));
    ck_assert_ptr_null(tu_doc_find(properties, "sql"));
    tu_arena_free(arena);
}
END_TEST

/* The part of the manual that speaks of a kind. */
static const char *
part_of(const char *manual, const char *kind, TuArena *arena)
{
    const char *start = strstr(manual, tu_arena_printf(arena, "\n### %s\n", kind));
    ck_assert_msg(start != NULL, "README.md says nothing of %s", kind);
    const char *end = strstr(start + 1, "\n### ");
    return tu_arena_strndup(arena, start, end ? (size_t)(end - start) : strlen(start));
}

START_TEST(test_manual_names_every_field)
{
    TuArena *arena = tu_arena_new();
    TuError err = {0};
    char *manual = NULL;
    ck_assert_int_eq(
        tu_file_read(source_path("models/README.md", arena), arena, &manual, NULL, &err), TU_OK);
    for (int kind = TU_KIND_SCHEMA + 1; kind < TU_KIND_COUNT; kind++) {
        const TuKindInfo *info = tu_kind_info((TuKind)kind);
        const char *part = part_of(manual, info->name, arena);
        for (size_t i = 0; i < info->field_count; i++) {
            const TuField *field = &info->fields[i];
            const char *row = tu_arena_printf(arena, "\n| `%s`", field->name);
            if (!(field->flags & TU_FIELD_HIDDEN) && strcmp(field->name, "comment") != 0)
                ck_assert_msg(strstr(part, row) != NULL, "%s: %s", info->name, field->name);
        }
    }
    tu_arena_free(arena);
}
END_TEST

static bool
write_schema(const char *path, const char *(*generate)(TuArena *))
{
    TuArena *arena = tu_arena_new();
    TuError err = {0};
    const char *text = generate(arena);
    TuStatus st =
        text ? tu_file_write(path, text, strlen(text), 0644, false, &err) : tu_error_nomem(&err);
    if (st != TU_OK)
        fprintf(stderr, "%s\n", err.message);
    tu_arena_free(arena);
    return st == TU_OK;
}

int
main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--write") == 0)
        return write_schema(argv[2], generated) && write_schema(argv[3], generated_xsd)
                   ? EXIT_SUCCESS
                   : EXIT_FAILURE;
    Suite *suite = suite_create("declare/schema");
    TCase *tc = tcase_create("schemas");
    tcase_add_test(tc, test_published_files_are_what_the_tables_give);
    tcase_add_test(tc, test_every_kind_is_defined_and_reachable);
    tcase_add_test(tc, test_hidden_fields_are_not_published);
    tcase_add_test(tc, test_manual_names_every_field);
    suite_add_tcase(suite, tc);
    return run(suite);
}
