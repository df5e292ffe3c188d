/* Reading migration files: header, sections, directives. What looks like a directive and is not
 * one is an error with its line; section lines inside a statement are too. */
#include "config.h"

#include "codegen/migration.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"

typedef struct Reader {
    const char *file;
    const char *text, *end; /* normalised, in the arena */
    const TuDialect *dialect;
    TuArena *arena;
    TuMigration *migration;
    TuError *err;
    TuSection *section;  /* NULL in the header */
    TuSection in_header; /* directives of a section met there: for a file without section lines */
    unsigned seen;       /* keys of this header or section, a bit for each */
    bool statements;     /* the header or section has had a statement's first token */
    bool open;           /* a statement has begun and no semicolon has come */
    const char *at;      /* the comment that is read */
    int line;
} Reader;

typedef struct Value {
    const char *text; /* NUL-terminated, trimmed */
    int line;
} Value;

static TuStatus fail(const Reader *reader, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static TuStatus
fail(const Reader *reader, int line, const char *fmt, ...)
{
    char message[512];
    va_list args;
    va_start(args, fmt);
    if (vsnprintf(message, sizeof(message), fmt, args) < 0)
        message[0] = '\0';
    va_end(args);
    tu_error_set(reader->err, TU_ERR_PARSE, "%s", message);
    tu_error_at(reader->err, reader->file, line, 0);
    return TU_ERR_PARSE;
}

/* ---- one handler per key ---- */

static bool
is_fingerprint(const char *text)
{
    return strncmp(text, "sha256:", 7) == 0 && strspn(text + 7, "0123456789abcdef") == 64 &&
           text[71] == '\0';
}

static TuStatus
read_migration(Reader *reader, const Value *value)
{
    size_t len = strcspn(value->text, " \t");
    const char *version = reader->migration->version;
    if (version == NULL) {
        reader->migration->version = tu_arena_strndup(reader->arena, value->text, len);
        return TU_OK;
    }
    if (strlen(version) != len || memcmp(version, value->text, len) != 0)
        return fail(reader, value->line, "the file's name says version %s, this line does not",
                    version);
    return TU_OK;
}

static TuStatus
read_created(Reader *reader, const Value *value)
{
    reader->migration->created = value->text;
    return TU_OK;
}

/* "a, b" as names; "none" alone gives none. */
static TuNames
read_list(Reader *reader, const char *text)
{
    TuNames names = {0};
    while (*text != '\0') {
        text += strspn(text, " \t,");
        size_t len = strcspn(text, " \t,");
        if (len > 0)
            tu_names_add(&names, reader->arena, tu_arena_strndup(reader->arena, text, len));
        text += len;
    }
    return names;
}

static TuStatus
read_requires(Reader *reader, const Value *value)
{
    reader->migration->requires_given = true;
    if (strcmp(value->text, "none") != 0)
    reader->migration->requires = read_list(reader, value->text);
    return TU_OK;
}

static TuStatus
read_compatibility(Reader *reader, const Value *value)
{
    static const char *const classes[] = {"patch", "minor", "major"};
    size_t len = strcspn(value->text, " \t");
    for (size_t i = 0; i < TU_LEN(classes); i++) {
        if (strlen(classes[i]) == len && memcmp(classes[i], value->text, len) == 0) {
            reader->migration->compatibility = value->text;
            return TU_OK;
        }
    }
    return fail(reader, value->line, "compatibility \"%s\" is not patch, minor or major",
                value->text);
}

static TuStatus
read_database(Reader *reader, const Value *value)
{
    if (tu_dialect_find(value->text) != reader->dialect)
        return fail(reader, value->line, "this migration is for %s, the database is another",
                    value->text);
    reader->migration->database = reader->dialect->name;
    return TU_OK;
}

static TuStatus
read_to(Reader *reader, const Value *value)
{
    if (!is_fingerprint(value->text))
        return fail(reader, value->line, "\"%s\" is not a fingerprint (sha256: and 64 digits)",
                    value->text);
    reader->migration->to = value->text;
    return TU_OK;
}

/* "-- From: sha256:...   To: sha256:..." is one line. */
static TuStatus
read_from(Reader *reader, const Value *value)
{
    size_t len = strcspn(value->text, " \t");
    const char *rest = value->text + len + strspn(value->text + len, " \t");
    const char *from = tu_arena_strndup(reader->arena, value->text, len);
    if (from == NULL)
        return TU_ERR_NOMEM;
    if (!is_fingerprint(from))
        return fail(reader, value->line, "\"%s\" is not a fingerprint (sha256: and 64 digits)",
                    from);
    reader->migration->from = from;
    if (*rest == '\0')
        return TU_OK;
    if (strncmp(rest, "To:", 3) != 0)
        return fail(reader, value->line, "\"%s\" after the fingerprint", rest);
    Value to = {rest + 3 + strspn(rest + 3, " \t"), value->line};
    if (reader->migration->to != NULL)
        return fail(reader, value->line, "\"To:\" is given twice");
    return read_to(reader, &to);
}

/* The byte of "x0a", or -1. */
static int
hex_byte(const char *text)
{
    static const char digits[] = "0123456789abcdef";
    const char *high = text[0] == 'x' && text[1] != '\0' ? strchr(digits, text[1]) : NULL;
    const char *low = high != NULL && text[2] != '\0' ? strchr(digits, text[2]) : NULL;
    int byte = low != NULL ? (int)((high - digits) * 16 + (low - digits)) : 0;
    return byte > 0 ? byte : -1;
}

/* What stands behind E" up to the quote that ends it; NULL when it does not end or make a name. */
static const char *
read_escaped_name(Reader *reader, const char *text, const char **name)
{
    char *out = tu_arena_strdup(reader->arena, text);
    size_t len = 0;
    for (; *text != '\0' && *text != '"'; text++) {
        int byte = *text == '\\' ? hex_byte(text + 1) : (unsigned char)*text;
        if (byte < 0)
            return NULL;
        text += *text == '\\' ? 3 : 0;
        if (out != NULL)
            out[len++] = (char)byte;
    }
    if (out != NULL)
        out[len] = '\0';
    *name = out;
    bool fine = *text == '"' && (out == NULL || tu_utf8_check(out, len) == len);
    return fine ? text + 1 : NULL;
}

/* One name of a list, "quoted ""so""" where it holds a space, comma or quote, E"so\x0a" where a
 * comment cannot show it. Returns where it ends; NULL when the quote does not. */
static const char *
read_name(Reader *reader, const char *text, const char **name)
{
    if (text[0] == 'E' && text[1] == '"')
        return read_escaped_name(reader, text + 2, name);
    if (*text != '"') {
        size_t len = strcspn(text, " \t,");
        *name = tu_arena_strndup(reader->arena, text, len);
        return text + len;
    }
    char *out = tu_arena_strdup(reader->arena, text);
    size_t len = 0;
    for (text++; *text != '\0'; text++) {
        if (*text == '"' && *++text != '"') {
            if (out != NULL)
                out[len] = '\0';
            *name = out;
            return text;
        }
        if (out != NULL)
            out[len++] = *text;
    }
    return NULL;
}

/* May be given more than once: a line holds only so much. */
static TuStatus
read_schemas(Reader *reader, const Value *value)
{
    const char *text = value->text + strspn(value->text, " \t,");
    while (*text != '\0') {
        const char *name = NULL;
        text = read_name(reader, text, &name);
        if (text == NULL)
            return fail(reader, value->line, "a quote in \"%s\" does not end well", value->text);
        if (name != NULL)
            tu_names_add(&reader->migration->schemas, reader->arena, name);
        text += strspn(text, " \t,");
    }
    return TU_OK;
}

static TuStatus
read_proof(Reader *reader, const Value *value)
{
    reader->migration->proof = value->text;
    return TU_OK;
}

/* "TU201" at the start of a value; the rest after it. NULL when there is none. */
static const char *
read_rule(Reader *reader, const Value *value, TuMigrationRule *out)
{
    size_t letters = strspn(value->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t digits = strspn(value->text + letters, "0123456789");
    const char *rest = value->text + letters + digits;
    if (letters == 0 || digits == 0 || (*rest != '\0' && *rest != ' ' && *rest != '\t'))
        return NULL;
    out->rule = tu_arena_strndup(reader->arena, value->text, letters + digits);
    out->line = value->line;
    return rest + strspn(rest, " \t");
}

static TuStatus
read_hazard(Reader *reader, const Value *value)
{
    TuMigrationRule *hazard = TU_NEW(reader->arena, TuMigrationRule);
    if (hazard == NULL)
        return TU_ERR_NOMEM;
    hazard->text = read_rule(reader, value, hazard);
    if (hazard->text == NULL)
        return fail(reader, value->line, "\"%s\" does not begin with a rule like TU201",
                    value->text);
    tu_vec_add(&reader->migration->hazards, reader->arena, hazard);
    return TU_OK;
}

static TuStatus
read_allow(Reader *reader, const Value *value)
{
    TuMigrationRule *allow = TU_NEW(reader->arena, TuMigrationRule);
    if (allow == NULL)
        return TU_ERR_NOMEM;
    const char *reason = read_rule(reader, value, allow);
    size_t len = reason ? strlen(reason) : 0;
    if (len <= strlen("reason=\"\"") || strncmp(reason, "reason=\"", 8) != 0 ||
        strchr(reason + 8, '"') != reason + len - 1)
        return fail(reader, value->line, "\"%s\" is not like TU201 reason=\"why\"", value->text);
    allow->text = tu_arena_strndup(reader->arena, reason + 8, len - 9);
    tu_vec_add(&reader->migration->allow, reader->arena, allow);
    return TU_OK;
}

/* "-- Check: SELECT ...": one query, asked before the migration begins. */
static TuStatus
read_check(Reader *reader, const Value *value)
{
    static const char *const verbs[] = {"select", "with", "values", "table", NULL};
    TuMigrationRule *check = TU_NEW(reader->arena, TuMigrationRule);
    TuVec parts = TU_VEC_INIT;
    if (check == NULL)
        return TU_ERR_NOMEM;
    TuStatus st = tu_sql_split(reader->dialect, value->text, strlen(value->text), reader->file,
                               reader->arena, &parts, NULL);
    if (st == TU_ERR_NOMEM)
        return st;
    TuLexer lexer;
    tu_lex_init(&lexer, reader->dialect, value->text, strlen(value->text));
    TuToken first = tu_lex_next_solid(&lexer);
    if (st != TU_OK || parts.count != 1 || !tu_token_is_any(&first, verbs))
        return fail(reader, value->line,
                    "\"Check:\" takes one query, like SELECT 1 FROM t WHERE x IS NULL");
    check->text = value->text;
    check->line = value->line;
    tu_vec_add(&reader->migration->checks, reader->arena, check);
    return TU_OK;
}

/* The section that a directive is about. */
static TuSection *
target(Reader *reader)
{
    return reader->section != NULL ? reader->section : &reader->in_header;
}

static TuStatus
read_transaction(Reader *reader, const Value *value)
{
    TuSection *section = target(reader);
    bool none = strcmp(value->text, "none") == 0;
    if (!none && strcmp(value->text, "own") != 0)
        return fail(reader, value->line, "transaction \"%s\" is neither \"none\" nor \"own\"",
                    value->text);
    TuSectionPart *part = TU_NEW(reader->arena, TuSectionPart);
    if (part == NULL)
        return TU_ERR_NOMEM;
    part->no_transaction = none;
    part->offset = (size_t)(reader->at - (section->text != NULL ? section->text : reader->text));
    tu_vec_add(&section->parts, reader->arena, part);
    section->no_transaction = section->no_transaction || none;
    return TU_OK;
}

/* What a statement locks: for people. */
static TuStatus
read_remark(Reader *reader, const Value *value)
{
    (void)reader;
    (void)value;
    return TU_OK;
}

static TuStatus
read_only(Reader *reader, const Value *value)
{
    target(reader)->only = read_list(reader, value->text);
    return TU_OK;
}

static TuStatus
read_irreversible(Reader *reader, const Value *value)
{
    target(reader)->irreversible = value->text;
    return TU_OK;
}

typedef struct Key {
    const char *name;
    TuStatus (*read)(Reader *reader, const Value *value);
    bool many;
    bool section; /* belongs in a section, not in the header */
} Key;

static const Key keys[] = {
    {"Migration", read_migration, false, false},
    {"Created", read_created, false, false},
    {"Requires", read_requires, false, false},
    {"Compatibility", read_compatibility, false, false},
    {"Database", read_database, false, false},
    {"From", read_from, false, false},
    {"To", read_to, false, false},
    {"Schemas", read_schemas, true, false},
    {"Proof", read_proof, false, false},
    {"Hazards", read_hazard, true, false},
    {"Allow", read_allow, true, false},
    {"Check", read_check, true, false},
    {"Transaction", read_transaction, false, true},
    {"Only", read_only, false, true},
    {"Irreversible", read_irreversible, false, true},
    {"Lock", read_remark, true, true},
};

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
    for (size_t i = 0; i < TU_LEN(keys); i++) {
        if (strlen(keys[i].name) == len && strncasecmp(keys[i].name, text, len) == 0)
            return (int)i;
    }
    return -1;
}

static TuStatus
unknown_key(const Reader *reader, const char *key, size_t len)
{
    char *name = tu_arena_strndup(reader->arena, key, len);
    TuStatus st = fail(reader, reader->line, "unknown directive \"%s\"", name ? name : "");
    tu_error_hint(reader->err,
                  "known: Migration, Created, Requires, Compatibility, Database, "
                  "From, To, Proof, Hazards, Allow, Check; in a section: Transaction, Only, "
                  "Irreversible, Lock. A remark needs no capital: \"-- note: ...\"");
    return st;
}

static TuStatus
misplaced_key(const Reader *reader, int key)
{
    const char *name = keys[key].name;
    if (reader->section != NULL && !keys[key].section)
        return fail(reader, reader->line, "\"%s:\" belongs in the header, before the sections",
                    name);
    return fail(reader, reader->line,
                "\"%s:\" comes after a statement; it belongs before the first", name);
}

static TuStatus
read_value(Reader *reader, int key, const char *text, size_t len)
{
    if (len == 0)
        return fail(reader, reader->line, "\"%s:\" has no value", keys[key].name);
    size_t most = keys[key].read == read_check ? TU_MIGRATION_CHECK_MAX : TU_MIGRATION_LINE_MAX;
    if (len > most)
        return fail(reader, reader->line, "\"%s:\" is longer than %zu bytes", keys[key].name, most);
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)text[i] < 0x20 && text[i] != '\t')
            return fail(reader, reader->line, "\"%s:\" has a control character", keys[key].name);
    }
    if (!keys[key].many && (reader->seen & (1u << key)) != 0)
        return fail(reader, reader->line, "\"%s:\" is given twice", keys[key].name);
    reader->seen |= 1u << key;
    Value value = {tu_arena_strndup(reader->arena, text, len), reader->line};
    if (value.text == NULL)
        return tu_error_nomem(reader->err);
    TuStatus st = keys[key].read(reader, &value);
    return st == TU_ERR_NOMEM ? tu_error_nomem(reader->err) : st;
}

static TuStatus
read_directive(Reader *reader, const char *text, size_t len)
{
    size_t key_at, key_len, value;
    if (!split_directive(text, len, &key_at, &key_len, &value))
        return TU_OK;
    int key = find_key(text + key_at, key_len);
    if (reader->statements) {
        bool exact =
            key >= 0 && keys[key].section && memcmp(keys[key].name, text + key_at, key_len) == 0;
        if (!exact || reader->open || keys[key].read == read_remark)
            return TU_OK;
        if (keys[key].read != read_transaction)
            return misplaced_key(reader, key);
        reader->seen = 0; /* another part begins */
    }
    if (key < 0) {
        bool capital = text[key_at] >= 'A' && text[key_at] <= 'Z';
        return capital ? unknown_key(reader, text + key_at, key_len) : TU_OK;
    }
    if (reader->section != NULL && !keys[key].section)
        return misplaced_key(reader, key);
    return read_value(reader, key, text + value, len - value);
}

/* ---- sections ---- */

static TuSection *
section_of(Reader *reader, const char *text, size_t len)
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
close_section(Reader *reader, const char *end)
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
open_section(Reader *reader, TuSection *section, const char *at, const char *after)
{
    if (reader->open)
        return fail(reader, reader->line,
                    "section line inside a statement: end it with a semicolon");
    if (section->text != NULL)
        return fail(reader, reader->line, "this section is there twice");
    if (reader->section == NULL && reader->statements)
        return fail(reader, reader->line, "a statement stands before the first section line");
    if (reader->section == NULL &&
        (reader->in_header.no_transaction || reader->in_header.only.count > 0 ||
         reader->in_header.irreversible != NULL))
        return fail(reader, reader->line,
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
starts_line(const Reader *reader, const char *at)
{
    while (at > reader->text && (at[-1] == ' ' || at[-1] == '\t'))
        at--;
    return at == reader->text || at[-1] == '\n';
}

static TuStatus
read_comment(Reader *reader, const TuToken *token)
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
whole_file_is_up(Reader *reader)
{
    TuSection *up = &reader->migration->up;
    *up = reader->in_header;
    up->text = reader->text;
    up->line = 1;
    reader->section = up;
}

static TuStatus
scan(Reader *reader)
{
    TuLexer lexer;
    TuStatus st = TU_OK;
    tu_lex_init(&lexer, reader->dialect, reader->text, (size_t)(reader->end - reader->text));
    while (st == TU_OK) {
        TuToken token = tu_lex_next(&lexer);
        if (token.type == TU_TOKEN_END)
            break;
        if (token.type == TU_TOKEN_UNTERMINATED)
            return fail(reader, reader->line, "a quote or comment that begins here never ends");
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
fill_parts(const Reader *reader, TuSection *section)
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
split_section(const Reader *reader, TuSection *section)
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
prepare(Reader *reader, const char *text, size_t len, const TuDialect *dialect)
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
    fail(reader, 0, "the header does not say for which database this is");
    tu_error_hint(reader->err, "add a line like \"-- Database: postgresql\"");
    return TU_ERR_PARSE;
}

TuStatus
tu_migration_read(const char *file, const char *text, size_t len, const TuDialect *dialect,
                  TuArena *arena, TuMigration **out, TuError *err)
{
    TuMigration *migration = TU_NEW(arena, TuMigration);
    Reader reader = {.file = file, .arena = arena, .migration = migration, .err = err, .line = 1};
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
    Reader reader = {.file = file, .arena = arena, .migration = &migration, .err = err, .line = 1};
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
