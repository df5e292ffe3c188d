/* Loading a directory of migrations and putting it in order. */
#include "config.h"

#include "apply/set.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "compat/version.h"

#include "base/compat.h"

/* ---- the set ---- */

TuMigrationSet *
tu_migration_set_new(const TuDialect *dialect)
{
    TuArena *arena = tu_arena_new();
    TuMigrationSet *set = TU_NEW(arena, TuMigrationSet);
    if (set == NULL) {
        tu_arena_free(arena);
        return NULL;
    }
    set->arena = arena;
    set->dialect = dialect;
    return set;
}

void
tu_migration_set_free(TuMigrationSet *set)
{
    if (set != NULL)
        tu_arena_free(set->arena);
}

TuStatus
tu_migration_set_add(TuMigrationSet *set, const char *file, const char *text, size_t len,
                     TuError *err)
{
    TuMigration *migration;
    TuStatus st = tu_migration_read(file, text, len, set->dialect, set->arena, &migration, err);
    if (st == TU_OK)
        tu_vec_add(&set->items, set->arena, migration);
    return st;
}

bool
tu_same_version(const char *a, const char *b)
{
    TuVersion left, right;
    if (strcmp(a, b) == 0)
        return true;
    return tu_version_parse(a, &left, NULL) == TU_OK &&
           tu_version_parse(b, &right, NULL) == TU_OK && tu_version_compare(&left, &right) == 0;
}

const TuMigration *
tu_migration_set_find(const TuMigrationSet *set, const char *version)
{
    for (size_t i = 0; i < set->items.count; i++) {
        const TuMigration *migration = set->items.items[i];
        if (tu_same_version(migration->version, version))
            return migration;
    }
    return NULL;
}

const TuMigration *
tu_migration_set_head(const TuMigrationSet *set)
{
    return set->items.count > 0 ? set->items.items[set->items.count - 1] : NULL;
}

/* ---- order ---- */

typedef struct Node {
    TuMigration *migration;
    TuVersion version;
    TuVec dependants; /* Node */
    size_t index;     /* by version */
    size_t waits_for; /* required nodes that are not placed yet */
    bool required, placed;
} Node;

static int
compare_nodes(const void *a, const void *b)
{
    const Node *left = a, *right = b;
    return tu_version_compare(&left->version, &right->version);
}

static TuStatus
make_nodes(TuMigrationSet *set, TuArena *arena, TuVec *nodes, TuError *err)
{
    for (size_t i = 0; i < set->items.count; i++) {
        Node *node = TU_NEW(arena, Node);
        if (node == NULL)
            return tu_error_nomem(err);
        node->migration = set->items.items[i];
        TuStatus st = tu_version_parse(node->migration->version, &node->version, err);
        if (st != TU_OK) {
            tu_error_at(err, node->migration->file, 0, 0);
            return st;
        }
        tu_vec_add(nodes, arena, node);
    }
    tu_vec_sort(nodes, compare_nodes);
    for (size_t i = 0; i < nodes->count; i++) {
        Node *node = nodes->items[i], *before = i > 0 ? nodes->items[i - 1] : NULL;
        node->index = i;
        if (before != NULL && compare_nodes(before, node) == 0) {
            tu_error_set(err, TU_ERR_PARSE, "version %s is there twice: \"%s\" and \"%s\"",
                         node->migration->version, before->migration->file, node->migration->file);
            tu_error_hint(err, "give one of them the next version");
            return TU_ERR_PARSE;
        }
    }
    return TU_OK;
}

static Node *
find_node(const TuVec *nodes, const char *text)
{
    Node key;
    if (tu_version_parse(text, &key.version, NULL) != TU_OK)
        return NULL;
    size_t low = 0, high = nodes->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_nodes(nodes->items[middle], &key);
        if (order == 0)
            return nodes->items[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void
link_nodes(Node *required, Node *node, TuArena *arena)
{
    required->required = true;
    node->waits_for++;
    tu_vec_add(&required->dependants, arena, node);
}

static TuStatus
link_all(const TuVec *nodes, TuArena *arena, TuError *err)
{
    for (size_t i = 0; i < nodes->count; i++) {
        Node *node = nodes->items[i];
        const TuMigration *migration = node->migration;
        if (!migration->requires_given && i > 0)
            link_nodes(nodes->items[i - 1], node, arena);
        for (size_t j = 0; j < migration->requires.count; j++) {
            Node *required = find_node(nodes, migration->requires.items[j]);
            if (required == NULL) {
                tu_error_set(err, TU_ERR_PARSE, "\"%s\" requires version %s, which no file has",
                             migration->file, migration->requires.items[j]);
                tu_error_at(err, migration->file, 0, 0);
                return TU_ERR_PARSE;
            }
            link_nodes(required, node, arena);
        }
    }
    return TU_OK;
}

/* Lowest version first among those whose requirements are placed. */
static void
place_nodes(const TuVec *nodes, TuMigrationSet *set)
{
    size_t placed = 0;
    for (size_t i = 0; i < nodes->count;) {
        Node *node = nodes->items[i++];
        if (node->placed || node->waits_for > 0)
            continue;
        node->placed = true;
        set->items.items[placed++] = node->migration;
        for (size_t j = 0; j < node->dependants.count; j++) {
            Node *dependant = node->dependants.items[j];
            if (--dependant->waits_for == 0 && dependant->index < i)
                i = dependant->index;
        }
    }
}

/* Names of the nodes for which pick() is true. */
static size_t
name_files(const TuVec *nodes, bool (*pick)(const Node *), TuBuf *out)
{
    size_t count = 0;
    for (size_t i = 0; i < nodes->count; i++) {
        const Node *node = nodes->items[i];
        if (!pick(node))
            continue;
        if (count++ < 8)
            tu_buf_addf(out, "%s\"%s\"", count > 1 ? ", " : "", node->migration->file);
    }
    return count;
}

static bool
is_left(const Node *node)
{
    return !node->placed;
}

static bool
is_head(const Node *node)
{
    return !node->required;
}

static TuStatus
check_order(const TuVec *nodes, TuError *err)
{
    TuStatus st = TU_OK;
    TuBuf files = TU_BUF_INIT;
    if (name_files(nodes, is_left, &files) > 0) {
        st = tu_error_set(err, TU_ERR_PARSE, "migrations require each other in a circle: %s",
                          files.s);
    } else {
        tu_buf_clear(&files);
        if (name_files(nodes, is_head, &files) > 1) {
            st = tu_error_set(err, TU_ERR_PARSE, "two heads: no migration requires %s", files.s);
            tu_error_hint(err, "let one of them require the other's version, after looking at what "
                               "both change");
        }
    }
    tu_buf_release(&files);
    return st;
}

TuStatus
tu_migration_set_order(TuMigrationSet *set, TuError *err)
{
    TuArena *arena = tu_arena_new();
    TuVec nodes = TU_VEC_INIT;
    if (arena == NULL)
        return tu_error_nomem(err);
    TuStatus st = make_nodes(set, arena, &nodes, err);
    if (st == TU_OK)
        st = link_all(&nodes, arena, err);
    if (st == TU_OK && tu_arena_failed(arena))
        st = tu_error_nomem(err);
    if (st == TU_OK) {
        place_nodes(&nodes, set);
        st = check_order(&nodes, err);
    }
    tu_arena_free(arena);
    return st;
}

/* ---- the directory ---- */

static TuStatus
io_error(const char *dir, const char *name, TuError *err)
{
    int code = errno;
    if (name == NULL)
        tu_error_set(err, TU_ERR_IO, "migrations directory \"%s\": %s", dir, strerror(code));
    else
        tu_error_set(err, TU_ERR_IO, "migration \"%s\": %s", name,
                     code == ELOOP ? "is a symbolic link" : strerror(code));
    return TU_ERR_IO;
}

static bool
is_candidate(const char *name)
{
    size_t len = strlen(name);
    return name[0] != '.' && len > 4 && strcmp(name + len - 4, ".sql") == 0;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static TuStatus
list_names(const char *dir, int fd, TuArena *arena, TuNames *names, TuError *err)
{
    int copy = dup(fd);
    DIR *stream = copy < 0 ? NULL : fdopendir(copy);
    const struct dirent *entry;
    if (stream == NULL) {
        TuStatus st = io_error(dir, NULL, err);
        if (copy >= 0)
            close(copy);
        return st;
    }
    while ((entry = readdir(stream)) != NULL) {
        if (is_candidate(entry->d_name))
            tu_names_add(names, arena, tu_arena_strdup(arena, entry->d_name));
    }
    closedir(stream);
    if (tu_arena_failed(arena))
        return tu_error_nomem(err);
    if (names->count > 0)
        qsort(names->items, names->count, sizeof(*names->items), compare_names);
    return TU_OK;
}

/* All bytes of an open file, counted as they come: st_size is not to be trusted. */
static TuStatus
read_all(const char *name, int fd, TuBuf *out, TuError *err)
{
    char chunk[16384];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof(chunk));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return io_error(NULL, name, err);
        if (got == 0)
            return out->failed ? tu_error_nomem(err) : TU_OK;
        if (out->len + (size_t)got > TU_FILE_MAX)
            return tu_error_set(err, TU_ERR_IO, "migration \"%s\" is larger than %zu MiB", name,
                                TU_FILE_MAX >> 20);
        tu_buf_addn(out, chunk, (size_t)got);
    }
}

static TuStatus
read_at(int dir, const char *name, TuBuf *out, TuError *err)
{
    struct stat info;
    int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return io_error(NULL, name, err);
    TuStatus st = TU_OK;
    if (fstat(fd, &info) != 0)
        st = io_error(NULL, name, err);
    else if (!S_ISREG(info.st_mode))
        st = tu_error_set(err, TU_ERR_IO, "migration \"%s\" is not a regular file", name);
    else
        st = read_all(name, fd, out, err);
    close(fd);
    return st;
}

static TuStatus
load_into(TuMigrationSet *set, const char *dir, TuError *err)
{
    TuNames names = {0};
    TuBuf text = TU_BUF_INIT;
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return io_error(dir, NULL, err);
    TuStatus st = list_names(dir, fd, set->arena, &names, err);
    for (size_t i = 0; st == TU_OK && i < names.count; i++) {
        const char *path = tu_arena_printf(set->arena, "%s/%s", dir, names.items[i]);
        tu_buf_clear(&text);
        st = path == NULL ? tu_error_nomem(err) : read_at(fd, names.items[i], &text, err);
        if (st == TU_OK)
            st = tu_migration_set_add(set, path, text.s, text.len, err);
    }
    tu_buf_release(&text);
    close(fd);
    return st;
}

TuStatus
tu_migration_set_load(const char *dir, const TuDialect *dialect, TuMigrationSet **out, TuError *err)
{
    TuMigrationSet *set = tu_migration_set_new(dialect);
    *out = NULL;
    if (set == NULL)
        return tu_error_nomem(err);
    TuStatus st = load_into(set, dir, err);
    if (st == TU_OK)
        st = tu_migration_set_order(set, err);
    if (st == TU_OK)
        *out = set;
    else
        tu_migration_set_free(set);
    return st;
}
