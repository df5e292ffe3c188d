/* Any bytes into the reader of model files: a model or issues with their places, never both; and a
 * model survives writing and reading again. */
#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "declare/declare.h"
#include "model/compare.h"

static void
check_round_trip(const TuModel *model, TuArena *arena)
{
    char before[TU_SHA256_HEX + 7], after[TU_SHA256_HEX + 7];
    TuBuf text = TU_BUF_INIT;
    TuModel *again = NULL;
    tu_json_write(&text, tu_declare_write(model, arena, NULL, NULL));
    TuStatus st = tu_declare_read_text(text.s, text.len, "written.json", arena, &again, NULL, NULL);
    FUZZ_CHECK(st == TU_OK);
    FUZZ_CHECK(tu_model_fingerprint(model, NULL, NULL, before));
    FUZZ_CHECK(tu_model_fingerprint(again, NULL, NULL, after));
    FUZZ_CHECK(strcmp(before, after) == 0);
    tu_model_free(again);
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
    return 0;
}
