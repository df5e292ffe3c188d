/* Runs a fuzz target over files and folders of files given as arguments, without libFuzzer. Each
 * file is also cut at every length up to a limit, which finds most readers' steps too far. */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

#include "fuzz.h"

enum { CUT_MAX = 4096 };

/* In a block of exactly its size, so that the sanitizer sees a byte too far. */
static bool
run(const char *text, size_t len)
{
    uint8_t *exact = malloc(len > 0 ? len : 1);
    if (exact == NULL)
        return false;
    memcpy(exact, text, len);
    (void)LLVMFuzzerTestOneInput(exact, len);
    free(exact);
    return true;
}

static bool
replay_file(const char *path)
{
    TuArena *arena = tu_arena_new();
    TuError err = {0};
    char *text = NULL;
    size_t len = 0;
    bool done = tu_file_read(path, arena, &text, &len, &err) == TU_OK;
    for (size_t cut = 0; done && cut < len && cut < CUT_MAX; cut++)
        done = run(text, cut);
    if (done)
        done = run(text, len);
    if (!done)
        fprintf(stderr, "%s: %s\n", path, err.message);
    tu_arena_free(arena);
    return done;
}

/* Number of files replayed; -1 on an error. */
static int
replay(const char *path)
{
    if (!tu_file_is_dir(path))
        return replay_file(path) ? 1 : -1;
    TuArena *arena = tu_arena_new();
    TuError err = {0};
    TuNames names = {0};
    int count = 0;
    if (tu_file_list(path, NULL, arena, &names, &err) != TU_OK) {
        fprintf(stderr, "%s\n", err.message);
        count = -1;
    }
    for (size_t i = 0; count >= 0 && i < names.count; i++) {
        const char *file = tu_arena_printf(arena, "%s/%s", path, names.items[i]);
        count = file != NULL && replay_file(file) ? count + 1 : -1;
    }
    tu_arena_free(arena);
    return count;
}

int
main(int argc, char **argv)
{
    int total = 0;
    for (int i = 1; i < argc; i++) {
        int count = replay(argv[i]);
        if (count < 0)
            return EXIT_FAILURE;
        total += count;
    }
    printf("%d files\n", total);
    return EXIT_SUCCESS;
}
