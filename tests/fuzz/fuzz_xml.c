/* Any bytes into the XML reader: elements or an error with its place, never both. */
#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/xml.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TuArena *arena = tu_arena_new();
    TuError err = {0};
    TuXml *root = NULL;
    TuStatus st = tu_xml_read((const char *)data, size, "input", arena, &root, &err);
    FUZZ_CHECK((st == TU_OK) == (root != NULL));
    if (st == TU_OK)
        FUZZ_CHECK(root->line > 0 && root->column > 0 && root->name && root->text);
    else
        FUZZ_CHECK(err.status == st && err.line > 0 && err.column > 0 && err.message[0] != '\0');
    tu_arena_free(arena);
    return 0;
}
