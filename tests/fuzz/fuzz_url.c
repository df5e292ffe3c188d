/* Any text as a database URL: what stands where a password can stand is not shown. */
#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/url.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    TuArena *arena = tu_arena_new();
    char *text = tu_arena_strndup(arena, (const char *)data, size);
    TuUrl url;
    FUZZ_CHECK(text != NULL);
    if (tu_url_parse(&url, text, false)) {
        char *shown = tu_url_display(&url, arena);
        TuUrl again;
        FUZZ_CHECK(shown && tu_url_parse(&again, shown, false));
        FUZZ_CHECK(!again.password.text || memcmp(again.password.text, "***", 3) == 0);
        if (url.authority)
            FUZZ_CHECK(tu_url_sibling(&url, "x", arena) != NULL);
        FUZZ_CHECK(tu_url_parse(&url, text, true) && tu_url_display(&url, arena) != NULL);
    }
    tu_arena_free(arena);
    return 0;
}
