/* Files of the user: read whole with a cap, written atomically. Regular files only. */
#ifndef TU_BASE_FILE_H
#define TU_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"

#define TU_FILE_MAX ((size_t)64 << 20) /* bytes; larger files are refused */

/* Whole file, NUL-terminated, in the arena; len may be NULL. TU_ERR_IO, TU_ERR_NOMEM. */
TuStatus tu_file_read(const char *path, TuArena *arena, char **text, size_t *len, TuError *err);
/* Write to a temporary name beside it, fsync, rename. mode like 0644. With exclusive, an
 * existing file is refused. */
TuStatus tu_file_write(const char *path, const char *text, size_t len, unsigned mode,
                       bool exclusive, TuError *err);
/* Names (not paths) of the regular files in a directory that end in one of the suffixes
 * (NULL-terminated list), sorted by byte value. A link that leads nowhere, or in a ring, is
 * TU_ERR_IO, unless its name begins with a dot. */
TuStatus tu_file_list(const char *dir, const char *const *suffixes, TuArena *arena, TuNames *names,
                      TuError *err);
/* Fine when it is there. */
TuStatus tu_file_make_dir(const char *path, TuError *err);
bool tu_file_is_dir(const char *path);
bool tu_file_exists(const char *path);
/* The path from the root, links followed, in the arena; as it is where that is not known. */
const char *tu_file_real_path(const char *path, TuArena *arena);

#endif
