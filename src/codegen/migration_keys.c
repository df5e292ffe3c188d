/* Reading what the directives of migration files say: a handler for each key. */
#include "config.h"

#include "codegen/migration_reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

TuStatus
tu_migration_fail(const TuMigrationReader *reader, int line, const char *fmt, ...)
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
read_migration(TuMigrationReader *reader, const TuMigrationValue *value)
{
    size_t len = strcspn(value->text, " \t");
    const char *version = reader->migration->version;
    if (version == NULL) {
        reader->migration->version = tu_arena_strndup(reader->arena, value->text, len);
        return TU_OK;
    }
    if (strlen(version) != len || memcmp(version, value->text, len) != 0)
        return tu_migration_fail(reader, value->line,
                                 "the file's name says version %s, this line does not", version);
    return TU_OK;
}

static TuStatus
read_created(TuMigrationReader *reader, const TuMigrationValue *value)
{
    reader->migration->created = value->text;
    return TU_OK;
}

/* "a, b" as names; "none" alone gives none. */
static TuNames
read_list(TuMigrationReader *reader, const char *text)
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
read_requires(TuMigrationReader *reader, const TuMigrationValue *value)
{
    reader->migration->requires_given = true;
    if (strcmp(value->text, "none") != 0)
    reader->migration->requires = read_list(reader, value->text);
    return TU_OK;
}

static TuStatus
read_compatibility(TuMigrationReader *reader, const TuMigrationValue *value)
{
    static const char *const classes[] = {"patch", "minor", "major"};
    size_t len = strcspn(value->text, " \t");
    for (size_t i = 0; i < TU_LEN(classes); i++) {
        if (strlen(classes[i]) == len && memcmp(classes[i], value->text, len) == 0) {
            reader->migration->compatibility = value->text;
            return TU_OK;
        }
    }
    return tu_migration_fail(reader, value->line,
                             "compatibility \"%s\" is not patch, minor or major", value->text);
}

static TuStatus
read_database(TuMigrationReader *reader, const TuMigrationValue *value)
{
    if (tu_dialect_find(value->text) != reader->dialect)
        return tu_migration_fail(reader, value->line,
                                 "this migration is for %s, the database is another", value->text);
    reader->migration->database = reader->dialect->name;
    return TU_OK;
}

static TuStatus
read_to(TuMigrationReader *reader, const TuMigrationValue *value)
{
    if (!is_fingerprint(value->text))
        return tu_migration_fail(reader, value->line,
                                 "\"%s\" is not a fingerprint (sha256: and 64 digits)",
                                 value->text);
    reader->migration->to = value->text;
    return TU_OK;
}

/* "-- From: sha256:...   To: sha256:..." is one line. */
static TuStatus
read_from(TuMigrationReader *reader, const TuMigrationValue *value)
{
    size_t len = strcspn(value->text, " \t");
    const char *rest = value->text + len + strspn(value->text + len, " \t");
    const char *from = tu_arena_strndup(reader->arena, value->text, len);
    if (from == NULL)
        return TU_ERR_NOMEM;
    if (!is_fingerprint(from))
        return tu_migration_fail(reader, value->line,
                                 "\"%s\" is not a fingerprint (sha256: and 64 digits)", from);
    reader->migration->from = from;
    if (*rest == '\0')
        return TU_OK;
    if (strncmp(rest, "To:", 3) != 0)
        return tu_migration_fail(reader, value->line, "\"%s\" after the fingerprint", rest);
    TuMigrationValue to = {rest + 3 + strspn(rest + 3, " \t"), value->line};
    if (reader->migration->to != NULL)
        return tu_migration_fail(reader, value->line, "\"To:\" is given twice");
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
read_escaped_name(TuMigrationReader *reader, const char *text, const char **name)
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
read_name(TuMigrationReader *reader, const char *text, const char **name)
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
read_schemas(TuMigrationReader *reader, const TuMigrationValue *value)
{
    const char *text = value->text + strspn(value->text, " \t,");
    while (*text != '\0') {
        const char *name = NULL;
        text = read_name(reader, text, &name);
        if (text == NULL)
            return tu_migration_fail(reader, value->line, "a quote in \"%s\" does not end well",
                                     value->text);
        if (name != NULL)
            tu_names_add(&reader->migration->schemas, reader->arena, name);
        text += strspn(text, " \t,");
    }
    return TU_OK;
}

static TuStatus
read_proof(TuMigrationReader *reader, const TuMigrationValue *value)
{
    reader->migration->proof = value->text;
    return TU_OK;
}

/* "TU201" at the start of a value; the rest after it. NULL when there is none. */
static const char *
read_rule(TuMigrationReader *reader, const TuMigrationValue *value, TuMigrationRule *out)
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
read_hazard(TuMigrationReader *reader, const TuMigrationValue *value)
{
    TuMigrationRule *hazard = TU_NEW(reader->arena, TuMigrationRule);
    if (hazard == NULL)
        return TU_ERR_NOMEM;
    hazard->text = read_rule(reader, value, hazard);
    if (hazard->text == NULL)
        return tu_migration_fail(reader, value->line,
                                 "\"%s\" does not begin with a rule like TU201", value->text);
    tu_vec_add(&reader->migration->hazards, reader->arena, hazard);
    return TU_OK;
}

static TuStatus
read_allow(TuMigrationReader *reader, const TuMigrationValue *value)
{
    TuMigrationRule *allow = TU_NEW(reader->arena, TuMigrationRule);
    if (allow == NULL)
        return TU_ERR_NOMEM;
    const char *reason = read_rule(reader, value, allow);
    size_t len = reason ? strlen(reason) : 0;
    if (len <= strlen("reason=\"\"") || strncmp(reason, "reason=\"", 8) != 0 ||
        strchr(reason + 8, '"') != reason + len - 1)
        return tu_migration_fail(reader, value->line, "\"%s\" is not like TU201 reason=\"why\"",
                                 value->text);
    allow->text = tu_arena_strndup(reader->arena, reason + 8, len - 9);
    tu_vec_add(&reader->migration->allow, reader->arena, allow);
    return TU_OK;
}

/* "-- Check: SELECT ...": one query, asked before the migration begins. */
static TuStatus
read_check(TuMigrationReader *reader, const TuMigrationValue *value)
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
        return tu_migration_fail(
            reader, value->line,
            "\"Check:\" takes one query, like SELECT 1 FROM t WHERE x IS NULL");
    check->text = value->text;
    check->line = value->line;
    tu_vec_add(&reader->migration->checks, reader->arena, check);
    return TU_OK;
}

/* The section that a directive is about. */
static TuSection *
target(TuMigrationReader *reader)
{
    return reader->section != NULL ? reader->section : &reader->in_header;
}

static TuStatus
read_transaction(TuMigrationReader *reader, const TuMigrationValue *value)
{
    TuSection *section = target(reader);
    bool none = strcmp(value->text, "none") == 0;
    if (!none && strcmp(value->text, "own") != 0)
        return tu_migration_fail(reader, value->line,
                                 "transaction \"%s\" is neither \"none\" nor \"own\"", value->text);
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
read_remark(TuMigrationReader *reader, const TuMigrationValue *value)
{
    (void)reader;
    (void)value;
    return TU_OK;
}

static TuStatus
read_only(TuMigrationReader *reader, const TuMigrationValue *value)
{
    target(reader)->only = read_list(reader, value->text);
    return TU_OK;
}

static TuStatus
read_irreversible(TuMigrationReader *reader, const TuMigrationValue *value)
{
    target(reader)->irreversible = value->text;
    return TU_OK;
}

const TuMigrationKey tu_migration_keys[] = {
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
const size_t tu_migration_key_count = TU_LEN(tu_migration_keys);

bool
tu_migration_key_remarks(const TuMigrationKey *key)
{
    return key->read == read_remark;
}

bool
tu_migration_key_begins_part(const TuMigrationKey *key)
{
    return key->read == read_transaction;
}

size_t
tu_migration_key_most(const TuMigrationKey *key)
{
    return key->read == read_check ? TU_MIGRATION_CHECK_MAX : TU_MIGRATION_LINE_MAX;
}
