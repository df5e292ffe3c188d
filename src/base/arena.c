/* Owns the arena: a chain of blocks, bump allocation, one sticky failure flag. */
#include "config.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/compat.h"

typedef struct Block Block;
struct Block {
    Block *next;
    size_t used, size; /* of data */
    _Alignas(max_align_t) unsigned char data[];
};

struct TuArena {
    Block *head; /* the block that is filled; full ones hang behind it */
    size_t used;
    bool failed;
};

enum { BLOCK_FIRST = 4096, BLOCK_MAX = 1 << 18 };

TuArena *
tu_arena_new(void)
{
    TuArena *arena = tu_malloc(sizeof(*arena));
    if (arena != NULL)
        memset(arena, 0, sizeof(*arena));
    return arena;
}

void
tu_arena_free(TuArena *arena)
{
    if (arena == NULL)
        return;
    for (Block *block = arena->head; block != NULL;) {
        Block *next = block->next;
        tu_free(block);
        block = next;
    }
    tu_free(arena);
}

static Block *
block_new(size_t size)
{
    if (size > SIZE_MAX / 2)
        return NULL;
    Block *block = tu_malloc(sizeof(*block) + size);
    if (block == NULL)
        return NULL;
    block->next = NULL;
    block->used = 0;
    block->size = size;
    return block;
}

/* A block with room for size bytes. A large piece gets its own block behind the current one, so
 * that the rest of the current one stays in use. */
static Block *
block_for(TuArena *arena, size_t size)
{
    Block *head = arena->head;
    if (head != NULL && head->size - head->used >= size)
        return head;
    size_t next_size = head == NULL ? BLOCK_FIRST : head->size * 2;
    if (next_size > BLOCK_MAX)
        next_size = BLOCK_MAX;
    bool large = size > next_size / 4;
    Block *block = block_new(large ? size : next_size);
    if (block == NULL)
        return NULL;
    if (large && head != NULL) {
        block->next = head->next;
        head->next = block;
    } else {
        block->next = head;
        arena->head = block;
    }
    return block;
}

void *
tu_arena_alloc(TuArena *arena, size_t size)
{
    if (arena == NULL || arena->failed)
        return NULL;
    const size_t align = _Alignof(max_align_t);
    Block *block = NULL;
    size_t rounded = size > 0 ? (size + align - 1) / align * align : align;
    if (rounded >= size)
        block = block_for(arena, rounded);
    if (block == NULL) {
        arena->failed = true;
        return NULL;
    }
    void *memory = block->data + block->used;
    block->used += rounded;
    arena->used += rounded;
    return memset(memory, 0, rounded);
}

char *
tu_arena_strdup(TuArena *arena, const char *text)
{
    return text == NULL ? NULL : tu_arena_strndup(arena, text, strlen(text));
}

char *
tu_arena_strndup(TuArena *arena, const char *text, size_t len)
{
    if (text == NULL)
        return NULL;
    size_t copied = strnlen(text, len);
    char *copy = tu_arena_alloc(arena, copied + 1);
    if (copy != NULL)
        memcpy(copy, text, copied);
    return copy;
}

char *
tu_arena_printf(TuArena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len < 0) {
        if (arena != NULL)
            arena->failed = true;
        return NULL;
    }
    char *text = tu_arena_alloc(arena, (size_t)len + 1);
    if (text == NULL)
        return NULL;
    va_start(args, fmt);
    vsnprintf(text, (size_t)len + 1, fmt, args);
    va_end(args);
    return text;
}

bool
tu_arena_failed(const TuArena *arena)
{
    return arena == NULL || arena->failed;
}

void
tu_arena_fail(TuArena *arena)
{
    if (arena != NULL)
        arena->failed = true;
}

size_t
tu_arena_used(const TuArena *arena)
{
    return arena == NULL ? 0 : arena->used;
}
