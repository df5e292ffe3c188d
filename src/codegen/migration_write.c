/* Writing migration files. Values cannot leave their line, and what is written has been read back:
 * a section line hidden in a statement's own comments cannot move a statement. */
#include "config.h"

#include "codegen/migration.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

static void
add_value(TuBuf *out, const char *value)
{
    TuBuf line = TU_BUF_INIT;
    tu_sql_comment_text(&line, value);
    tu_buf_truncate(&line, tu_utf8_prefix(line.s, TU_MIGRATION_LINE_MAX));
    tu_buf_add(out, line.s);
    out->failed = out->failed || line.failed;
    tu_buf_release(&line);
}

static void
add_line(TuBuf *out, const char *key, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    tu_buf_addf(out, "-- %s: ", key);
    add_value(out, value);
    tu_buf_addc(out, '\n');
}

static void
add_list(TuBuf *out, const char *key, const TuNames *names)
{
    TuBuf list = TU_BUF_INIT;
    for (size_t i = 0; i < names->count; i++)
        tu_buf_addf(&list, "%s%s", i > 0 ? ", " : "", names->items[i]);
    add_line(out, key, list.s);
    out->failed = out->failed || list.failed;
    tu_buf_release(&list);
}

/* Does a comment show the name with something else in its place? */
static bool
is_changed_in_comment(const char *name)
{
    TuBuf shown = TU_BUF_INIT;
    tu_sql_comment_text(&shown, name);
    bool changed = shown.failed || strcmp(shown.s, name) != 0;
    tu_buf_release(&shown);
    return changed;
}

/* E"new\x0aline". */
static void
add_escaped_name(TuBuf *out, const char *name)
{
    tu_buf_add(out, "E\"");
    for (; *name != '\0'; name++) {
        unsigned char c = (unsigned char)*name;
        if (c < 0x20 || c >= 0x7f || strchr("\"\\/", c) != NULL)
            tu_buf_addf(out, "\\x%02x", c);
        else
            tu_buf_addc(out, *name);
    }
    tu_buf_addc(out, '"');
}

static void
add_name(TuBuf *out, const char *name)
{
    if (is_changed_in_comment(name)) {
        add_escaped_name(out, name);
        return;
    }
    if (*name != '\0' && strpbrk(name, " \t,\"") == NULL) {
        tu_buf_add(out, name);
        return;
    }
    tu_buf_addc(out, '"');
    for (; *name != '\0'; name++) {
        if (*name == '"')
            tu_buf_addc(out, '"');
        tu_buf_addc(out, *name);
    }
    tu_buf_addc(out, '"');
}

/* As many lines as it takes. */
static void
add_schemas(TuBuf *out, const TuNames *names)
{
    TuBuf line = TU_BUF_INIT, name = TU_BUF_INIT;
    for (size_t i = 0; i < names->count; i++) {
        tu_buf_clear(&name);
        add_name(&name, names->items[i]);
        if (line.len > 0 && line.len + name.len + 2 > TU_MIGRATION_LINE_MAX) {
            add_line(out, "Schemas", line.s);
            tu_buf_clear(&line);
        }
        tu_buf_addf(&line, "%s%s", line.len > 0 ? ", " : "", name.s);
    }
    add_line(out, "Schemas", line.s);
    out->failed = out->failed || line.failed || name.failed;
    tu_buf_release(&line);
    tu_buf_release(&name);
}

static void
add_rules(TuBuf *out, const TuMigration *migration)
{
    TuBuf line = TU_BUF_INIT;
    for (size_t i = 0; i < migration->hazards.count; i++) {
        const TuMigrationRule *hazard = migration->hazards.items[i];
        tu_buf_clear(&line);
        tu_buf_addf(&line, "%s %s", hazard->rule, hazard->text ? hazard->text : "");
        add_line(out, "Hazards", line.s);
    }
    for (size_t i = 0; i < migration->allow.count; i++) {
        const TuMigrationRule *allow = migration->allow.items[i];
        size_t room = TU_MIGRATION_LINE_MAX - strlen(" reason=\"\"") - strlen(allow->rule);
        tu_buf_clear(&line);
        tu_sql_comment_text(&line, allow->text);
        tu_buf_truncate(&line, tu_utf8_prefix(line.s, room));
        for (char *p = line.s; *p != '\0'; p++)
            *p = *p == '"' ? '\'' : *p;
        tu_buf_addf(out, "-- Allow: %s reason=\"%s\"\n", allow->rule, line.s);
    }
    out->failed = out->failed || line.failed;
    tu_buf_release(&line);
}

/* A query that a comment cannot hold as it is, is left out. */
static void
add_checks(TuBuf *out, const TuMigration *migration)
{
    for (size_t i = 0; i < migration->checks.count; i++) {
        const TuMigrationRule *check = migration->checks.items[i];
        if (!is_changed_in_comment(check->text) && strlen(check->text) <= TU_MIGRATION_CHECK_MAX)
            tu_buf_addf(out, "-- Check: %s\n", check->text);
    }
}

static void
add_header(TuBuf *out, const TuMigration *migration, const TuDialect *dialect)
{
    tu_buf_addf(out, "-- Migration: %s - %s\n", migration->version, migration->name);
    add_line(out, "Created", migration->created);
    if (migration->requires.count == 0 && migration->requires_given)
        add_line(out, "Requires", "none");
    else
        add_list(out, "Requires", &migration->requires);
    add_line(out, "Compatibility", migration->compatibility);
    add_line(out, "Database", dialect->name);
    if (migration->schemas.count)
        add_schemas(out, &migration->schemas);
    if (migration->from != NULL && migration->to != NULL) {
        tu_buf_addf(out, "-- From: %s   To: %s\n", migration->from, migration->to);
    } else {
        add_line(out, "From", migration->from);
        add_line(out, "To", migration->to);
    }
    add_line(out, "Proof", migration->proof);
    add_rules(out, migration);
    add_checks(out, migration);
}

static TuStatus
add_section(TuBuf *out, const char *title, const TuSection *section, const TuDialect *dialect,
            TuArena *arena, TuError *err)
{
    TuSection has;
    if (section->text == NULL && section->irreversible == NULL)
        return TU_OK;
    const char *text = section->text != NULL ? section->text : "";
    TuStatus st = tu_migration_read_section(title, text, dialect, arena, &has, err);
    if (st != TU_OK)
        return st;
    tu_buf_addf(out, "-- %s\n", title);
    if (section->no_transaction && !has.no_transaction)
        add_line(out, "Transaction", "none");
    if (has.only.count == 0)
        add_list(out, "Only", &section->only);
    if (has.irreversible == NULL)
        add_line(out, "Irreversible", section->irreversible);
    tu_buf_add(out, text);
    if (*text != '\0' && out->s[out->len - 1] != '\n')
        tu_buf_addc(out, '\n');
    return TU_OK;
}

static bool
same_parts(const TuSection *wanted, const TuSection *read)
{
    if (wanted->parts.count != read->parts.count)
        return wanted->parts.count == 0;
    for (size_t i = 0; i < read->parts.count; i++) {
        const TuSectionPart *a = wanted->parts.items[i], *b = read->parts.items[i];
        if (a->first != b->first || a->count != b->count)
            return false;
    }
    return true;
}

static bool
same_statements(const TuSection *wanted, const TuSection *read, const TuDialect *dialect,
                TuArena *arena)
{
    TuSection want = {0};
    const char *text = wanted->text != NULL ? wanted->text : "";
    if (tu_migration_read_section(NULL, text, dialect, arena, &want, NULL) != TU_OK ||
        want.statements.count != read->statements.count || !same_parts(&want, read) ||
        wanted->no_transaction > read->no_transaction)
        return false;
    for (size_t i = 0; i < want.statements.count; i++) {
        const TuSqlPart *a = want.statements.items[i], *b = read->statements.items[i];
        if (a->len != b->len || memcmp(a->text, b->text, a->len) != 0)
            return false;
    }
    return true;
}

static bool
same_schemas(const TuNames *a, const TuNames *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    }
    return a->count == b->count;
}

/* Read back what was written. */
static TuStatus
check(const TuBuf *text, const TuMigration *migration, const TuDialect *dialect, TuArena *arena,
      TuError *err)
{
    const char *file = tu_migration_file_name(migration, arena);
    TuMigration *read = NULL;
    if (file == NULL || text->failed)
        return tu_error_nomem(err);
    TuStatus st = tu_migration_read(file, text->s, text->len, dialect, arena, &read, err);
    if (st == TU_ERR_PARSE)
        tu_error_context(err, "the migration cannot be written as a file");
    if (st != TU_OK)
        return st;
    if (!same_schemas(&migration->schemas, &read->schemas))
        return tu_error_set(err, TU_ERR_UNSUPPORTED,
                            "the name of a schema cannot stand in a migration's header");
    if (same_statements(&migration->up, &read->up, dialect, arena) &&
        same_statements(&migration->down, &read->down, dialect, arena))
        return TU_OK;
    tu_error_set(err, TU_ERR_UNSUPPORTED,
                 "a statement of migration \"%s\" holds a comment that reads as a section line",
                 migration->name);
    tu_error_hint(err, "take the line \"-- Up Migration\" or \"-- Down Migration\" out of the "
                       "object's own text");
    return TU_ERR_UNSUPPORTED;
}

TuStatus
tu_migration_write(TuBuf *out, const TuMigration *migration, const TuDialect *dialect, TuError *err)
{
    TuArena *arena = tu_arena_new();
    TuBuf text = TU_BUF_INIT;
    if (arena == NULL)
        return tu_error_nomem(err);
    add_header(&text, migration, dialect);
    TuStatus st = add_section(&text, "Up Migration", &migration->up, dialect, arena, err);
    if (st == TU_OK)
        st = add_section(&text, "Down Migration (Rollback)", &migration->down, dialect, arena, err);
    if (st == TU_OK)
        st = check(&text, migration, dialect, arena, err);
    if (st == TU_OK)
        tu_buf_addn(out, text.s, text.len);
    if (st == TU_OK && out->failed)
        st = tu_error_nomem(err);
    tu_buf_release(&text);
    tu_arena_free(arena);
    return st;
}
