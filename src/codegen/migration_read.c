/* Reading migration files: header, sections, directives. What looks like a directive and is not
 * one is an error with its line; section lines inside a statement are too. */
#include "config.h"

#include "codegen/migration_reader.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"

/* ---- comments ---- */

/* The comment "-- Key: value" taken apart; false when it is no such thing. */
static bool
split_directive(const char *text, size_t len, size_t *key, size_t *key_len, size_t *value)
{
    size_t i = 2;
    while (i < len && (text[i] == ' ' || text[i] == '\t'))
        i++;
    *key = i;
    while (i < len && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'))
        i++;
    while (i < len && text[i] == '-' && i > *key)
        for (i++; i < len && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'); i++)
            ;
    *key_len = i - *key;
    if (*key_len == 0 || i >= len || text[i] != ':')
        return false;
    i++;
    if (i < len && text[i] != ' ' && text[i] != '\t')
        return false;
    while (i < len && (text[i] == ' ' || text[i] == '\t'))
        i++;
    *value = i;
    return true;
}

static int
find_key(const char *text, size_t len)
{
    for (size_t i = 0; i < tu_migration_key_count; i++) {
        if (strlen(tu_migration_keys[i].name) == len &&
            strncasecmp(tu_migration_keys[i].name, text, len) == 0)
            return (int)i;
    }
    return -1;
}

static TuStatus
unknown_key(const TuMigrationReader *reader, const char *key, size_t len)
{
    char *name = tu_arena_strndup(reader->arena, key, len);
    TuStatus st =
        tu_migration_fail(reader, reader->line, "unknown directive \"%s\"", name ? name : "");
    tu_error_hint(reader->err,
                  "known: Migration, Created, Requires, Compatibility, Database, "
                  "From, To, Proof, Hazards, Allow, Check; in a section: Transaction, Only, "
                  "Irreversible, Lock. A remark needs no capital: \"-- note: ...\"");
    return st;
}

static TuStatus
misplaced_key(const TuMigrationReader *reader, int key)
{
    const char *name = tu_migration_keys[key].name;
    if (reader->section != NULL && !tu_migration_keys[key].section)
        return tu_migration_fail(reader, reader->line,
                                 "\"%s:\" belongs in the header, before the sections", name);
    return tu_migration_fail(reader, reader->line,
                             "\"%s:\" comes after a statement; it belongs before the first", name);
}

static TuStatus
read_value(TuMigrationReader *reader, int key, const char *text, size_t len)
{
    if (len == 0)
        return tu_migration_fail(reader, reader->line, "\"%s:\" has no value",
                                 tu_migration_keys[key].name);
    size_t most = tu_migration_key_most(&tu_migration_keys[key]);
    if (len > most)
        return tu_migration_fail(reader, reader->line, "\"%s:\" is longer than %zu bytes",
                                 tu_migration_keys[key].name, most);
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)text[i] < 0x20 && text[i] != '\t')
            return tu_migration_fail(reader, reader->line, "\"%s:\" has a control character",
                                     tu_migration_keys[key].name);
    }
    if (!tu_migration_keys[key].many && (reader->seen & (1u << key)) != 0)
        return tu_migration_fail(reader, reader->line, "\"%s:\" is given twice",
                                 tu_migration_keys[key].name);
    reader->seen |= 1u << key;
    TuMigrationValue value = {tu_arena_strndup(reader->arena, text, len), reader->line};
    if (value.text == NULL)
        return tu_error_nomem(reader->err);
    TuStatus st = tu_migration_keys[key].read(reader, &value);
    return st == TU_ERR_NOMEM ? tu_error_nomem(reader->err) : st;
}

static TuStatus
read_directive(TuMigrationReader *reader, const char *text, size_t len)
{
    size_t key_at, key_len, value;
    if (!split_directive(text, len, &key_at, &key_len, &value))
        return TU_OK;
    int key = find_key(text + key_at, key_len);
    if (reader->statements) {
        bool exact = key >= 0 && tu_migration_keys[key].section &&
                     memcmp(tu_migration_keys[key].name, text + key_at, key_len) == 0;
        if (!exact || reader->open || tu_migration_key_remarks(&tu_migration_keys[key]))
            return TU_OK;
        if (!tu_migration_key_begins_part(&tu_migration_keys[key]))
            return misplaced_key(reader, key);
        reader->seen = 0; /* another part begins */
    }
    if (key < 0) {
        bool capital = text[key_at] >= 'A' && text[key_at] <= 'Z';
        return capital ? unknown_key(reader, text + key_at, key_len) : TU_OK;
    }
    if (reader->section != NULL && !tu_migration_keys[key].section)
        return misplaced_key(reader, key);
    return read_value(reader, key, text + value, len - value);
}

/* ---- sections ---- */

static TuSection *
section_of(TuMigrationReader *reader, const char *text, size_t len)
{
    static const struct {
        const char *title;
        bool up;
    } titles[] = {
        {"Up Migration", true}, {"Down Migration (Rollback)", false}, {"Down Migration", false}};
    size_t i = 2;
    while (i < len && (text[i] == ' ' || text[i] == '\t'))
        i++;
    for (size_t t = 0; t < TU_LEN(titles); t++) {
        if (strlen(titles[t].title) == len - i &&
            strncasecmp(titles[t].title, text + i, len - i) == 0)
            return titles[t].up ? &reader->migration->up : &reader->migration->down;
    }
    return NULL;
}

static void
close_section(TuMigrationReader *reader, const char *end)
{
    TuSection *section = reader->section;
    if (section == NULL)
        return;
    const char *start = section->text;
    while (end > start && (end[-1] == '\n' || end[-1] == ' ' || end[-1] == '\t'))
        end--;
    section->text = tu_arena_strndup(reader->arena, start, (size_t)(end - start));
}

static TuStatus
open_section(TuMigrationReader *reader, TuSection *section, const char *at, const char *after)
{
    if (reader->open)
        return tu_migration_fail(reader, reader->line,
                                 "section line inside a statement: end it with a semicolon");
    if (section->text != NULL)
        return tu_migration_fail(reader, reader->line, "this section is there twice");
    if (reader->section == NULL && reader->statements)
        return tu_migration_fail(reader, reader->line,
                                 "a statement stands before the first section line");
    if (reader->section == NULL &&
        (reader->in_header.no_transaction || reader->in_header.only.count > 0 ||
         reader->in_header.irreversible != NULL))
        return tu_migration_fail(
            reader, reader->line,
            "the header above has a directive that belongs below a section line");
    close_section(reader, at);
    reader->section = section;
    reader->statements = false;
    reader->seen = 0;
    section->text = after;
    section->line = reader->line + 1;
    return TU_OK;
}

static bool
starts_line(const TuMigrationReader *reader, const char *at)
{
    while (at > reader->text && (at[-1] == ' ' || at[-1] == '\t'))
        at--;
    return at == reader->text || at[-1] == '\n';
}

static TuStatus
read_comment(TuMigrationReader *reader, const TuToken *token)
{
    size_t len = token->len;
    reader->at = token->text;
    if (len < 2 || memcmp(token->text, "--", 2) != 0 || !starts_line(reader, token->text))
        return TU_OK;
    while (len > 0 && (unsigned char)token->text[len - 1] <= ' ')
        len--;
    TuSection *section = section_of(reader, token->text, len);
    if (section == NULL)
        return read_directive(reader, token->text, len);
    const char *after = token->text + len;
    while (after < reader->end && *after != '\n')
        after++;
    return open_section(reader, section, token->text, after < reader->end ? after + 1 : after);
}

/* A file without section lines: all of it is the up section. */
static void
whole_file_is_up(TuMigrationReader *reader)
{
    TuSection *up = &reader->migration->up;
    *up = reader->in_header;
    up->text = reader->text;
    up->line = 1;
    reader->section = up;
}

static TuStatus
scan(TuMigrationReader *reader)
{
    TuLexer lexer;
    TuStatus st = TU_OK;
    tu_lex_init(&lexer, reader->dialect, reader->text, (size_t)(reader->end - reader->text));
    while (st == TU_OK) {
        TuToken token = tu_lex_next(&lexer);
        if (token.type == TU_TOKEN_END)
            break;
        if (token.type == TU_TOKEN_UNTERMINATED)
            return tu_migration_fail(reader, reader->line,
                                     "a quote or comment that begins here never ends");
        if (token.type == TU_TOKEN_COMMENT) {
            st = read_comment(reader, &token);
        } else if (token.type != TU_TOKEN_SPACE) {
            reader->open = !tu_token_is_op(&token, ";");
            reader->statements = true;
        }
        for (size_t i = 0; i < token.len; i++)
            reader->line += token.text[i] == '\n';
    }
    if (st == TU_OK && reader->section == NULL)
        whole_file_is_up(reader);
    if (st == TU_OK)
        close_section(reader, reader->end);
    return st;
}

/* Which statements belong to which part. Lines that no statement follows make none, and without a
 * line the section begins in a transaction, where the engine has any for what a migration does. */
static void
fill_parts(const TuMigrationReader *reader, TuSection *section)
{
    const TuVec lines = section->parts;
    TuSectionPart *part = NULL;
    size_t line = 0, used = 0;
    section->parts = (TuVec)TU_VEC_INIT;
    for (size_t i = 0; i < section->statements.count; i++) {
        const TuSqlPart *statement = section->statements.items[i];
        size_t offset = (size_t)(statement->text - section->text);
        while (line < lines.count && ((TuSectionPart *)lines.items[line])->offset < offset)
            line++;
        if (part == NULL || line != used) {
            part = TU_NEW(reader->arena, TuSectionPart);
            if (part == NULL)
                return;
            part->no_transaction = !reader->dialect->transactional_ddl;
            if (line > 0)
                *part = *(TuSectionPart *)lines.items[line - 1];
            section->no_transaction = section->no_transaction || part->no_transaction;
            part->first = i;
            tu_vec_add(&section->parts, reader->arena, part);
        }
        used = line;
        part->count++;
    }
    section->no_transaction = section->no_transaction || section->parts.count > 1;
}

static TuStatus
split_section(const TuMigrationReader *reader, TuSection *section)
{
    if (section->text == NULL)
        return TU_OK;
    TuStatus st = tu_sql_split(reader->dialect, section->text, strlen(section->text), reader->file,
                               reader->arena, &section->statements, reader->err);
    if (st != TU_OK) {
        if (st == TU_ERR_PARSE && reader->err != NULL && reader->err->line > 0)
            reader->err->line += section->line - 1;
        return st;
    }
    for (size_t i = 0; i < section->statements.count; i++) {
        TuSqlPart *part = section->statements.items[i];
        part->line += section->line - 1;
    }
    fill_parts(reader, section);
    return TU_OK;
}

/* ---- entry points ---- */

const TuDialect *
tu_migration_dialect(const char *text, size_t len)
{
    static const char key[] = "-- Database:";
    const char *end = text + len;
    for (const char *line = text; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop != NULL ? stop : end;
        if ((size_t)(stop - line) > sizeof(key) && memcmp(line, key, sizeof(key) - 1) == 0) {
            char name[32];
            const char *at = line + sizeof(key) - 1;
            size_t count = 0;
            for (; at < stop && count + 1 < sizeof(name); at++) {
                if ((unsigned char)*at > ' ')
                    name[count++] = *at;
            }
            name[count] = '\0';
            return tu_dialect_find(name);
        }
        line = stop + 1;
    }
    return NULL;
}

static TuStatus
prepare(TuMigrationReader *reader, const char *text, size_t len, const TuDialect *dialect)
{
    TuBuf normal = TU_BUF_INIT;
    tu_migration_normalise(&normal, text, len);
    reader->text = tu_buf_dup(&normal, reader->arena);
    reader->end = reader->text != NULL ? reader->text + normal.len : NULL;
    tu_buf_release(&normal);
    if (reader->text == NULL)
        return tu_error_nomem(reader->err);
    reader->dialect = dialect != NULL ? dialect : tu_migration_dialect(text, len);
    if (reader->dialect != NULL)
        return TU_OK;
    tu_migration_fail(reader, 0, "the header does not say for which database this is");
    tu_error_hint(reader->err, "add a line like \"-- Database: postgresql\"");
    return TU_ERR_PARSE;
}

TuStatus
tu_migration_read(const char *file, const char *text, size_t len, const TuDialect *dialect,
                  TuArena *arena, TuMigration **out, TuError *err)
{
    TuMigration *migration = TU_NEW(arena, TuMigration);
    TuMigrationReader reader = {
        .file = file, .arena = arena, .migration = migration, .err = err, .line = 1};
    if (migration == NULL)
        return tu_error_nomem(err);
    TuStatus st = tu_migration_parse_name(file, arena, migration, err);
    if (st == TU_OK)
        st = tu_migration_checksum(text, len, migration->checksum, err);
    if (st == TU_ERR_PARSE && err != NULL)
        tu_error_at(err, file, err->line, 0);
    if (st == TU_OK)
        st = prepare(&reader, text, len, dialect);
    if (st == TU_OK)
        st = scan(&reader);
    if (st == TU_OK)
        st = split_section(&reader, &migration->up);
    if (st == TU_OK)
        st = split_section(&reader, &migration->down);
    if (st == TU_OK && tu_arena_failed(arena))
        st = tu_error_nomem(err);
    *out = st == TU_OK ? migration : NULL;
    return st;
}

TuStatus
tu_migration_read_section(const char *file, const char *text, const TuDialect *dialect,
                          TuArena *arena, TuSection *out, TuError *err)
{
    TuMigration migration = {.file = file};
    TuMigrationReader reader = {
        .file = file, .arena = arena, .migration = &migration, .err = err, .line = 1};
    memset(out, 0, sizeof(*out));
    TuStatus st = prepare(&reader, text, strlen(text), dialect);
    if (st != TU_OK)
        return st;
    open_section(&reader, &migration.up, reader.text, reader.text);
    migration.up.line = 1;
    st = scan(&reader);
    if (st == TU_OK)
        st = split_section(&reader, &migration.up);
    if (st == TU_OK && tu_arena_failed(arena))
        st = tu_error_nomem(err);
    *out = migration.up;
    return st;
}
