/* Programs of the engines (pg_dump, mariadb-dump ...) as children: no shell, no secret on their
 * command line or in their environment. */
#ifndef TU_DB_CHILD_H
#define TU_DB_CHILD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

/* A private file for a child (a password), which has no name any more where the system can open it
 * by its descriptor, so that a kill leaves nothing behind. All zero: none. */
typedef struct TuSecretFile {
    char path[64]; /* what the child opens; "" when there is none */
    int fd;
    bool there, named;
} TuSecretFile;

/* Write the text to one; TU_ERR_IO. Release in any case. */
TuStatus tu_secret_file_make(const TuBuf *text, TuSecretFile *out, TuError *err);
void tu_secret_file_release(TuSecretFile *file);

typedef struct TuChild {
    const char *name;           /* for errors: "pg_dump" */
    const char *program;        /* a path, or a name that is looked for in PATH */
    char *const *arguments;     /* NULL-terminated, the name first */
    char *const *environment;   /* NULL-terminated; NULL: ours */
    const TuSecretFile *secret; /* may be NULL */
    int input;                  /* its stdin; 0: nothing to read */
    int output;                 /* its stdout; 0: goes to the buffer */
    size_t output_max;          /* bytes into the buffer; more is an error */
} TuChild;

/* Run it to its end. TU_ERR_UNSUPPORTED when it is not installed, TU_ERR_IO; what it ends with goes
 * to *exit_code (128: a signal), what it says to errors. output may be NULL when it has a
 * descriptor. */
TuStatus tu_child_run(const TuChild *child, TuBuf *output, TuBuf *errors, int *exit_code,
                      TuError *err);

/* The same with a file of ours as its stdout (writes), which is on disk afterwards, or as its
 * stdin. TU_ERR_DB with what it says when it ends badly. */
TuStatus tu_child_run_on_file(const TuChild *child, const char *path, bool writes, TuError *err);

/* A list of arguments in an arena: add texts, then a NULL is behind the last one. */
typedef struct TuArguments {
    TuArena *arena;
    char **items;
    size_t count, cap;
    bool failed;
} TuArguments;
void tu_arguments_add(TuArguments *arguments, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
