/* What a statement that commits by itself is about, read from the catalog before it and again when
 * a run goes on: whether it took effect is seen without reading everything else. A statement that
 * is not understood is left to the fingerprint of the whole schema. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "apply/applier.h"

#include "base/sha256.h"
#include "sql/mysql.h"

#define FORM "objects:"
#define STATEMENT_DIGITS 16

/* How SHOW CREATE names a kind, and what it says when there is none of that name. */
typedef struct Show {
    const char *words[6]; /* in CREATE, ALTER, DROP; ends with NULL */
    const char *what, *absent;
} Show;
static const Show shows[] = {
    {{"table", "tables", "view", "index", "sequence", NULL}, "TABLE", "(error 1146)"},
    {{"trigger", NULL}, "TRIGGER", "(error 1360)"},
    {{"procedure", NULL}, "PROCEDURE", "(error 1305)"},
    {{"function", NULL}, "FUNCTION", "(error 1305)"},
    {{"event", NULL}, "EVENT", "(error 1539)"},
};

typedef struct Subject {
    const Show *show;
    TuVec names; /* quoted, with their database where one is said */
    bool known;  /* the statement was understood */
    bool opaque; /* its effect cannot be seen */
} Subject;

/* ---- what the statement is about ---- */

typedef struct Words {
    TuLexer lexer;
    TuToken token; /* the present one */
    TuArena *arena;
    Subject *subject;
} Words;

static void
next(Words *words)
{
    words->token = tu_lex_next_run(&words->lexer);
}

static bool
take(Words *words, const char *word)
{
    bool here = tu_token_is(&words->token, word);
    if (here)
        next(words);
    return here;
}

static bool
at_end(const Words *words)
{
    return words->token.type == TU_TOKEN_END || words->token.type == TU_TOKEN_UNTERMINATED;
}

/* name or database.name. What is no name is not understood. */
static void
take_name(Words *words)
{
    TuBuf text = TU_BUF_INIT;
    bool known = true;
    for (bool more = true; known && more;) {
        known = words->token.type == TU_TOKEN_WORD || words->token.type == TU_TOKEN_QUOTED;
        const char *name = known ? tu_token_name(&words->token, false, words->arena) : NULL;
        tu_sql_ident(&text, words->lexer.dialect, name ? name : "");
        next(words);
        more = tu_token_is_op(&words->token, ".");
        if (more) {
            tu_buf_add(&text, ".");
            next(words);
        }
    }
    words->subject->known = words->subject->known && known;
    tu_vec_add(&words->subject->names, words->arena, tu_buf_dup(&text, words->arena));
    tu_buf_release(&text);
}

/* Up to the word that says what kind of thing it is. */
static void
take_kind(Words *words)
{
    static const char *const others[] = {"database", "schema",   "user",       "role",    "server",
                                         "package",  "library",  "tablespace", "logfile", "undo",
                                         "resource", "instance", "reference",  NULL};
    for (; !at_end(words) && !tu_token_is_any(&words->token, others); next(words)) {
        for (size_t i = 0; i < TU_LEN(shows); i++) {
            if (tu_token_is_any(&words->token, shows[i].words)) {
                words->subject->show = &shows[i];
                return;
            }
        }
        if (take(words, "definer")) /* DEFINER = table@localhost */
            next(words);
    }
}

static void
take_if(Words *words)
{
    if (take(words, "if")) {
        take(words, "not");
        take(words, "exists");
    }
}

/* The table that an index is on. */
static void
take_table_of_index(Words *words)
{
    while (!at_end(words) && !take(words, "on"))
        next(words);
    take_name(words);
}

/* ALTER TABLE ... RENAME [TO | AS] name; RENAME COLUMN, INDEX and KEY are about the table. Rows
 * that EXCHANGE PARTITION moved look like those that it did not. */
static void
take_new_name(Words *words)
{
    static const char *const parts[] = {"column", "index", "key", NULL};
    size_t parens = 0;
    while (!at_end(words)) {
        parens += tu_token_is_op(&words->token, "(");
        parens -= parens > 0 && tu_token_is_op(&words->token, ")");
        bool top = parens == 0;
        if (top && take(words, "exchange")) {
            words->subject->opaque = words->subject->opaque || take(words, "partition");
        } else if (!top || !take(words, "rename")) {
            next(words);
        } else if (!tu_token_is_any(&words->token, parts)) {
            if (!take(words, "to") && !take(words, "as") && tu_token_is_op(&words->token, "="))
                next(words);
            take_name(words);
        }
    }
}

static void
read_create(Words *words)
{
    bool index = tu_token_is(&words->token, "index");
    next(words);
    take_if(words);
    if (index)
        take_table_of_index(words);
    else
        take_name(words);
}

static void
read_alter(Words *words)
{
    bool named = tu_token_is(&words->token, "table") || tu_token_is(&words->token, "event");
    next(words);
    take_if(words);
    take_name(words);
    if (named)
        take_new_name(words);
}

/* DROP TABLE a, b; but DROP INDEX i ON t. */
static void
read_drop(Words *words)
{
    if (tu_token_is(&words->token, "index")) {
        read_create(words);
        return;
    }
    next(words);
    take_if(words);
    take_name(words);
    while (tu_token_is_op(&words->token, ",")) {
        next(words);
        take_name(words);
    }
}

/* RENAME TABLE a TO b, c TO d */
static void
read_rename(Words *words)
{
    bool more = true;
    next(words);
    take_if(words);
    while (more) {
        take_name(words);
        if (take(words, "to"))
            take_name(words);
        more = tu_token_is_op(&words->token, ",");
        if (more)
            next(words);
    }
}

/* What can be done twice: nothing has to be looked at. */
static const char *const again[] = {"analyze",  "cache",  "check",  "flush",    "grant",
                                    "optimize", "repair", "revoke", "truncate", NULL};

static void
read_subject(const TuApplyEngine *engine, const TuSqlPart *part, TuArena *arena, Subject *subject)
{
    static const struct {
        const char *verb;
        void (*read)(Words *words);
    } verbs[] = {{"create", read_create},
                 {"alter", read_alter},
                 {"drop", read_drop},
                 {"rename", read_rename}};
    Words words = {.arena = arena, .subject = subject};
    tu_lex_init(&words.lexer, engine->dialect, part->text, part->len);
    next(&words);
    subject->known = tu_token_is_any(&words.token, again);
    for (size_t i = 0; i < TU_LEN(verbs); i++) {
        if (!take(&words, verbs[i].verb))
            continue;
        take_kind(&words);
        subject->known = subject->show != NULL;
        if (subject->known)
            verbs[i].read(&words);
        return;
    }
}

/* ---- what the catalog says ---- */

typedef struct Reading {
    TuBuf text;
    TuArena *arena;
    bool hidden; /* something that may not be seen */
} Reading;

static TuStatus
take_row(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    Reading *reading = data;
    (void)query;
    for (size_t i = 0; i < count; i++) {
        reading->hidden = reading->hidden || values[i] == NULL;
        char *text = values[i] != NULL ? tu_arena_strdup(reading->arena, values[i]) : NULL;
        if (text == NULL)
            break;
        tu_mysql_drop_counter(text);
        tu_buf_add(&reading->text, text);
        tu_buf_addn(&reading->text, "", 1);
    }
    return tu_arena_failed(reading->arena) ? tu_error_nomem(err) : TU_OK;
}

/* SHOW CREATE of each name; one that is not there is an answer too, anything else is none. */
static TuStatus
read_names(TuApplier *applier, const Subject *subject, Reading *reading, TuError *err)
{
    TuStatus st = TU_OK;
    for (size_t i = 0; st == TU_OK && !reading->hidden && i < subject->names.count; i++) {
        TuBuf sql = TU_BUF_INIT;
        TuError said = {0};
        tu_buf_addf(&sql, "SHOW CREATE %s %s", subject->show->what,
                    (const char *)subject->names.items[i]);
        tu_buf_addf(&reading->text, "%s:", sql.s);
        st = sql.failed ? tu_error_nomem(&said)
                        : tu_conn_query(applier->conn, sql.s, NULL, 0, take_row, reading, &said);
        bool absent = st == TU_ERR_DB && strstr(said.message, subject->show->absent) != NULL;
        reading->hidden = reading->hidden || st == TU_ERR_LOCKED || (st == TU_ERR_DB && !absent);
        if (st == TU_ERR_DB || st == TU_ERR_LOCKED)
            st = TU_OK;
        if (st != TU_OK && err != NULL)
            *err = said;
        tu_buf_release(&sql);
    }
    return st;
}

/* What is read is the same whatever the session's settings are. */
static TuStatus
read_pinned(TuApplier *applier, const Subject *subject, Reading *reading, TuError *err)
{
    const TuMysqlPin *pin = tu_mysql_pin(tu_conn_server_version(applier->conn));
    if (subject->names.count == 0)
        return TU_OK;
    TuStatus st = tu_conn_exec(applier->conn, pin->set, err);
    if (st == TU_OK)
        st = read_names(applier, subject, reading, err);
    if (st == TU_OK)
        st = tu_conn_exec(applier->conn, pin->back, err);
    return st;
}

TuStatus
tu_applier_mark(TuApplier *applier, const TuSqlPart *part, char out[TU_MARK_SIZE], TuError *err)
{
    char statement[TU_SHA256_HEX], digest[TU_SHA256_HEX];
    Subject subject = {0};
    out[0] = '\0';
    if (!applier->history.engine->shows_objects)
        return TU_OK;
    TuArena *arena = tu_arena_new();
    Reading reading = {.text = TU_BUF_INIT, .arena = arena};
    if (arena != NULL)
        read_subject(applier->history.engine, part, arena, &subject);
    TuStatus st = arena == NULL || tu_arena_failed(arena) ? tu_error_nomem(err) : TU_OK;
    if (subject.opaque)
        snprintf(out, TU_MARK_SIZE, "opaque");
    bool wanted = st == TU_OK && subject.known && !subject.opaque;
    if (wanted)
        st = read_pinned(applier, &subject, &reading, err);
    if (wanted && st == TU_OK && !reading.hidden) {
        bool fine = !reading.text.failed && tu_sha256_hex(part->text, part->len, statement) &&
                    tu_sha256_hex(reading.text.s, reading.text.len, digest);
        if (fine)
            snprintf(out, TU_MARK_SIZE, FORM "%.*s:%s", STATEMENT_DIGITS, statement, digest);
        st = fine ? TU_OK : tu_error_nomem(err);
    }
    tu_buf_release(&reading.text);
    tu_arena_free(arena);
    return st;
}

/* ---- going on ---- */

bool
tu_applier_is_mark(const char *kept)
{
    return strncmp(kept, FORM, strlen(FORM)) == 0;
}

TuStatus
tu_applier_compare_mark(TuApplier *applier, const TuSqlPart *part, const char *kept,
                        TuEffect *effect, TuError *err)
{
    char now[TU_MARK_SIZE];
    size_t head = strlen(FORM) + STATEMENT_DIGITS;
    *effect = TU_EFFECT_UNKNOWN;
    TuStatus st = tu_applier_mark(applier, part, now, err);
    if (st != TU_OK || strncmp(now, kept, head) != 0)
        return st; /* another statement than the one that was interrupted */
    *effect = strcmp(now, kept) == 0 ? TU_EFFECT_NONE : TU_EFFECT_DONE;
    return TU_OK;
}
