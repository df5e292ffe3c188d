/* A tree or an error with its place, never both; and a tree survives writing and reading again. */
#include "config.h"

#include "fuzz_doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
check_round_trip(const TuDoc *doc, TuArena *arena)
{
    TuBuf first = TU_BUF_INIT, second = TU_BUF_INIT;
    TuDoc *again = NULL;
    tu_json_write(&first, doc);
    FUZZ_CHECK(tu_json_read(first.s, first.len, "written", arena, &again, NULL) == TU_OK);
    tu_json_write(&second, again);
    FUZZ_CHECK(strcmp(first.s, second.s) == 0);
    tu_buf_clear(&second);
    tu_yaml_write(&second, doc);
    FUZZ_CHECK(tu_yaml_read(second.s, second.len, "written", arena, &again, NULL) == TU_OK);
    tu_buf_clear(&second);
    tu_json_write(&second, again);
    FUZZ_CHECK(strcmp(first.s, second.s) == 0);
    tu_buf_release(&first);
    tu_buf_release(&second);
}

void
fuzz_doc(FuzzReader *read, const uint8_t *data, size_t size)
{
    TuArena *arena = tu_arena_new();
    TuError err = {0};
    TuDoc *doc = NULL;
    TuStatus st = read((const char *)data, size, "input", arena, &doc, &err);
    FUZZ_CHECK((st == TU_OK) == (doc != NULL));
    if (st == TU_OK)
        check_round_trip(doc, arena);
    else
        FUZZ_CHECK(err.status == st && err.line > 0 && err.column > 0 && err.message[0] != '\0');
    tu_arena_free(arena);
}
