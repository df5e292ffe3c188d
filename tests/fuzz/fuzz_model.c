/* Any bytes into the reader of model files: a model or issues with their places, never both; and a
 * model survives writing and reading again. */
#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "declare/declare.h"
#include "model/compare.h"

/* The same model from the text of another file. */
static void
check_again(const TuModel *model, const char *file, const TuBuf *text, TuArena *arena)
{
    char before[TU_SHA256_HEX + 7], after[TU_SHA256_HEX + 7];
    TuModel *again = NULL;
    TuStatus st = tu_declare_read_text(text->s, text->len, file, arena, &again, NULL, NULL);
    FUZZ_CHECK(st == TU_OK);
    FUZZ_CHECK(tu_model_fingerprint(model, NULL, NULL, before));
    FUZZ_CHECK(tu_model_fingerprint(again, NULL, NULL, after));
    FUZZ_CHECK(strcmp(before, after) == 0);
    tu_model_free(again);
}

static void
check_round_trip(const TuModel *model, TuArena *arena)
{
    TuBuf text = TU_BUF_INIT;
    TuDoc *doc = tu_declare_write(model, arena, NULL, NULL);
    tu_json_write(&text, doc);
    check_again(model, "written.json", &text, arena);
    tu_buf_clear(&text);
    tu_yaml_write(&text, doc);
    check_again(model, "written.yaml", &text, arena);
    tu_buf_clear(&text);
    /* A control character is what XML cannot hold. */
    if (tu_declare_write_xml(&text, doc, NULL) == TU_OK)
        check_again(model, "written.xml", &text, arena);
    tu_buf_release(&text);
}

static void
read_as(const char *file, const uint8_t *data, size_t size)
{
    TuArena *arena = tu_arena_new();
    TuModel *model = NULL;
    TuVec issues = TU_VEC_INIT;
    TuError err = {0};
    TuStatus st =
        tu_declare_read_text((const char *)data, size, file, arena, &model, &issues, &err);
    FUZZ_CHECK((st == TU_OK) == (model != NULL));
    FUZZ_CHECK((st == TU_ERR_PARSE) == (issues.count > 0));
    for (size_t i = 0; i < issues.count; i++) {
        const TuIssue *issue = issues.items[i];
        FUZZ_CHECK(issue->line > 0 && issue->column > 0 && issue->message[0] != '\0');
    }
    if (model)
        check_round_trip(model, arena);
    tu_model_free(model);
    tu_arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_as("input.json", data, size);
    read_as("input.yaml", data, size);
    read_as("input.xml", data, size);
    return 0;
}
