/* Names and checksums of migration files. */
#include "config.h"

#include "codegen/migration.h"

#include <string.h>

#include "base/buf.h"
#include "base/sha256.h"
#include "base/utf8.h"

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

static bool
has_stamp(const char *name)
{
    return strspn(name, DIGITS) == 8 && name[8] == '_' && strspn(name + 9, DIGITS) == 6 &&
           name[15] == '_';
}

static TuStatus
bad_name(const char *file, const char *what, TuError *err)
{
    tu_error_set(err, TU_ERR_PARSE, "migration file name \"%s\": %s", file, what);
    tu_error_hint(err, "a name is like 20250115_103000_1.2.0_add_orders.sql or 001_add_orders.sql");
    tu_error_at(err, file, 0, 0);
    return TU_ERR_PARSE;
}

TuStatus
tu_migration_parse_name(const char *file, TuArena *arena, TuMigration *into, TuError *err)
{
    const char *slash = strrchr(file, '/');
    const char *base = slash ? slash + 1 : file, *p = base;
    size_t len = strlen(base);
    if (len < 4 || strcmp(base + len - 4, ".sql") != 0)
        return bad_name(file, "does not end in .sql", err);
    const char *end = base + len - 4;
    if (has_stamp(p))
        p += 16;
    size_t version = strspn(p, DIGITS LETTERS ".+-");
    if (version == 0 || version > 63 || strspn(p, DIGITS) == 0)
        return bad_name(file, "no version", err);
    if (p[version] != '_' || p + version >= end)
        return bad_name(file, "no name after the version", err);
    const char *name = p + version + 1;
    size_t name_len = (size_t)(end - name);
    if (name_len == 0 || name_len > TU_MIGRATION_NAME_MAX)
        return bad_name(file, "the name is empty or too long", err);
    if (strspn(name, DIGITS LETTERS "._-") < name_len)
        return bad_name(file, "only letters, digits, dot, dash and underscore", err);
    into->file = tu_arena_strdup(arena, file);
    into->stamp = p == base ? NULL : tu_arena_strndup(arena, base, 15);
    into->version = tu_arena_strndup(arena, p, version);
    into->name = tu_arena_strndup(arena, name, name_len);
    return tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
}

const char *
tu_migration_name(const char *message, TuArena *arena)
{
    char name[TU_MIGRATION_NAME_MAX + 1];
    size_t len = 0;
    for (const char *p = message; *p != '\0' && len < TU_MIGRATION_NAME_MAX; p++) {
        if (*p >= 'A' && *p <= 'Z')
            name[len++] = (char)(*p - 'A' + 'a');
        else if ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9'))
            name[len++] = *p;
        else if (len > 0 && name[len - 1] != '_')
            name[len++] = '_';
    }
    while (len > 0 && name[len - 1] == '_')
        len--;
    return len == 0 ? tu_arena_strdup(arena, "migration") : tu_arena_strndup(arena, name, len);
}

const char *
tu_migration_file_name(const TuMigration *migration, TuArena *arena)
{
    if (migration->stamp == NULL)
        return tu_arena_printf(arena, "%s_%s.sql", migration->version, migration->name);
    return tu_arena_printf(arena, "%s_%s_%s.sql", migration->stamp, migration->version,
                           migration->name);
}

/* Does the first line that ends end in CR LF? */
static bool
has_crlf_lines(const char *text, size_t len)
{
    const char *end = memchr(text, '\n', len);
    return end != NULL && end > text && end[-1] == '\r';
}

void
tu_migration_normalise(TuBuf *out, const char *text, size_t len)
{
    size_t i = len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t start = i;
    bool crlf = has_crlf_lines(text, len);
    while (len > start && (text[len - 1] == '\n' || text[len - 1] == '\r'))
        len--;
    for (start = i; crlf && i < len; i++) {
        if (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n') {
            tu_buf_addn(out, text + start, i - start);
            start = i + 1;
        }
    }
    tu_buf_addn(out, text + start, len - start);
    tu_buf_addc(out, '\n');
}

TuStatus
tu_migration_checksum(const char *text, size_t len, char out[TU_MIGRATION_CHECKSUM], TuError *err)
{
    size_t bad = tu_utf8_check(text, len);
    if (bad < len) {
        int line = 1;
        for (size_t i = 0; i < bad; i++)
            line += text[i] == '\n';
        tu_error_set(err, TU_ERR_PARSE, "byte %zu is not UTF-8 text", bad);
        tu_error_at(err, NULL, line, 0);
        return TU_ERR_PARSE;
    }
    TuBuf normal = TU_BUF_INIT;
    tu_migration_normalise(&normal, text, len);
    memcpy(out, "v1:", 3);
    bool ok = !normal.failed && tu_sha256_hex(normal.s, normal.len, out + 3);
    tu_buf_release(&normal);
    return ok ? TU_OK : tu_error_nomem(err);
}

const TuMigrationRule *
tu_migration_allows(const TuMigration *migration, const char *rule)
{
    for (size_t i = 0; i < migration->allow.count; i++) {
        const TuMigrationRule *allow = migration->allow.items[i];
        if (strcmp(allow->rule, rule) == 0)
            return allow;
    }
    return NULL;
}

const TuSectionPart *
tu_section_part_of(const TuSection *section, size_t statement)
{
    for (size_t i = 0; i < section->parts.count; i++) {
        const TuSectionPart *part = section->parts.items[i];
        if (statement >= part->first && statement - part->first < part->count)
            return part;
    }
    return NULL;
}
