/* Load a declared model (read, bind, check) and say how large it is: load FILE. For its time. */
#include "config.h"

#include <stdio.h>

#include "declare/declare.h"

int
main(int argc, char **argv)
{
    TuError err = {0};
    TuModel *model = NULL;
    TuArena *arena = tu_arena_new();
    TuStatus status = argc == 2 ? tu_declare_read(argv[1], arena, &model, NULL, &err)
                                : tu_error_set(&err, TU_ERR_USAGE, "FILE expected");
    if (status != TU_OK) {
        fprintf(stderr, "load: %s:%d:%d: %s\n", err.file, err.line, err.column, err.message);
    } else {
        size_t tables = 0, columns = 0;
        for (size_t i = 0; i < model->objects.count; i++) {
            const TuObject *object = model->objects.items[i];
            tables += object->kind == TU_KIND_TABLE;
            columns += object->kind == TU_KIND_COLUMN;
        }
        printf("%zu %zu\n", tables, columns);
    }
    tu_model_free(model);
    tu_arena_free(arena);
    return status == TU_OK ? 0 : 1;
}
