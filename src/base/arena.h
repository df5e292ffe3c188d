/* Arena: the owner of everything a model or a plan is made of. Nothing inside is freed alone.
 * Out of memory is sticky: a failed arena stays failed, later calls return NULL; check
 * tu_arena_failed() once at the end. Not thread-safe; one arena per owner. */
#ifndef TU_BASE_ARENA_H
#define TU_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct TuArena TuArena;

/* New empty arena, or NULL when memory is out. Every function below takes a NULL arena as a
 * failed one. */
TuArena *tu_arena_new(void);
void tu_arena_free(TuArena *arena);

/* Zeroed, aligned memory that lives as long as the arena; NULL when memory is out. */
void *tu_arena_alloc(TuArena *arena, size_t size);
char *tu_arena_strdup(TuArena *arena, const char *text); /* NULL gives NULL */
char *tu_arena_strndup(TuArena *arena, const char *text, size_t len);
char *tu_arena_printf(TuArena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

bool tu_arena_failed(const TuArena *arena);
/* Something that belongs into it was lost elsewhere for want of memory: it counts as failed. */
void tu_arena_fail(TuArena *arena);
/* Bytes handed out so far, for reports and tests. */
size_t tu_arena_used(const TuArena *arena);

#define TU_NEW(arena, type) ((type *)tu_arena_alloc((arena), sizeof(type)))
#define TU_NEW_N(arena, type, n) ((type *)tu_arena_alloc((arena), sizeof(type) * (n)))
#define TU_LEN(array) (sizeof(array) / sizeof((array)[0]))

#endif
