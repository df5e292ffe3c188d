/* Scripts into statements. Reads tokens only; where the end of a statement is not a semicolon at
 * the top (parentheses, trigger and BEGIN ATOMIC bodies) a few words of state decide, as in psql
 * and sqlite3_complete(). What only psql could run is refused with its position. */
#include "config.h"

#include "sql/lex.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "sql/mysql.h"
#include "sql/psql.h"

typedef struct Splitter {
    TuLexer lexer;
    const TuDialect *dialect;
    const char *file;
    TuArena *arena;
    TuVec *parts;
    const char *seen; /* line and column are of this place */
    const char *line_start;
    int line;
    const char *lead, *lead_end; /* comments since the last statement; NULL: none */
    const char *start, *end;     /* of the statement; start NULL: between statements */
    int start_line, start_column;
    size_t words; /* of the statement, counted up to the words that matter */
    bool create, routine, trigger, copy;
    bool seen_begin;     /* of a trigger */
    size_t parens, body; /* depth of parentheses, of BEGIN ATOMIC and CASE */
    bool after_semicolon, after_end, after_begin, after_name, after_from;
    const char *key; /* of an open \restrict, in the arena */
    int key_line, key_column;
    char *text; /* of tu_sql_leave_out(): may be blanked; NULL: nothing is left out */
    TuSqlLeftOut *left_out;
    TuMysqlBody mysql;
    bool rows; /* the statement is COPY ... FROM stdin, which is left out */
} Splitter;

static void
count_lines(Splitter *s, const char *to)
{
    while (s->seen < to) {
        const char *newline = memchr(s->seen, '\n', (size_t)(to - s->seen));
        if (!newline) {
            s->seen = to;
            return;
        }
        s->line++;
        s->seen = s->line_start = newline + 1;
    }
}

/* Say where the error in err is. */
static TuStatus
locate(Splitter *s, const char *at, TuError *err)
{
    count_lines(s, at);
    tu_error_at(err, s->file, s->line, (int)(at - s->line_start) + 1);
    return TU_ERR_PARSE;
}

static void
begin_statement(Splitter *s, const TuToken *token)
{
    count_lines(s, token->text);
    s->start = token->text;
    s->start_line = s->line;
    s->start_column = (int)(token->text - s->line_start) + 1;
    s->words = s->parens = s->body = 0;
    s->rows = false;
    s->mysql = (TuMysqlBody){0};
    s->create = s->routine = s->trigger = s->copy = s->seen_begin = false;
    s->after_semicolon = s->after_end = s->after_begin = s->after_name = s->after_from = false;
}

/* "SET standard_conforming_strings = off" decides how the literals behind it are read. */
static void
read_setting(Splitter *s)
{
    TuLexer lexer;
    tu_lex_init(&lexer, s->dialect, s->start, (size_t)(s->end - s->start));
    TuToken token = tu_lex_next_solid(&lexer);
    bool reset = tu_token_is(&token, "reset");
    if (!reset && !tu_token_is(&token, "set"))
        return;
    token = tu_lex_next_solid(&lexer);
    if (tu_token_is(&token, "session") || tu_token_is(&token, "local"))
        token = tu_lex_next_solid(&lexer);
    if (reset && (tu_token_is(&token, "all") || tu_token_is(&token, "standard_conforming_strings")))
        s->lexer.backslashes = false;
    if (reset || !tu_token_is(&token, "standard_conforming_strings"))
        return;
    tu_lex_next_solid(&lexer); /* = or TO */
    token = tu_lex_next_solid(&lexer);
    static const char *const off[] = {"off", "false", "no", "0", "'off'", "'false'", "'no'", "'0'"};
    s->lexer.backslashes = false;
    for (size_t i = 0; i < TU_LEN(off); i++)
        if (token.len == strlen(off[i]) && strncasecmp(token.text, off[i], token.len) == 0)
            s->lexer.backslashes = true;
}

static void
end_statement(Splitter *s)
{
    if (s->start && s->dialect->psql_commands)
        read_setting(s);
    if (s->start && s->dialect->mysql_commands)
        tu_mysql_read_setting(&s->lexer, s->start, (size_t)(s->end - s->start));
    TuSqlPart *part = s->start ? TU_NEW(s->arena, TuSqlPart) : NULL;
    if (part) {
        part->text = s->start;
        part->len = (size_t)(s->end - s->start);
        part->line = s->start_line;
        part->column = s->start_column;
        part->lead = s->lead ? s->lead : s->start;
        part->lead_len = s->lead ? (size_t)(s->lead_end - s->lead) : 0;
        tu_vec_add(s->parts, s->arena, part);
    }
    s->start = s->lead = NULL;
}

/* The first words say what kind of statement it is: CREATE [OR REPLACE] FUNCTION|PROCEDURE,
 * [EXPLAIN [QUERY PLAN]] CREATE [TEMP|TEMPORARY] TRIGGER, COPY. */
static void
first_words(Splitter *s, const TuToken *token)
{
    static const char *const passed[] = {"or",   "replace",   "explain", "query",
                                         "plan", "temporary", "temp"};
    if (s->words > 0 && !s->create)
        return;
    for (size_t i = 0; i < TU_LEN(passed); i++)
        if (tu_token_is(token, passed[i]))
            return;
    if (s->words == 0) {
        s->create = tu_token_is(token, "create");
        s->copy = s->dialect->psql_commands && tu_token_is(token, "copy");
    } else if (s->words == 1) {
        s->routine = s->dialect->atomic_bodies &&
                     (tu_token_is(token, "function") || tu_token_is(token, "procedure"));
        s->trigger = s->dialect->trigger_bodies && tu_token_is(token, "trigger");
    }
    s->words++;
}

/* BEGIN ATOMIC ... END of a routine, with CASE ... END inside. A word behind AS or a point is a
 * name ("1 AS end"). */
static void
atomic_words(Splitter *s, const TuToken *token)
{
    if (!s->routine || s->after_name || s->parens > 0)
        return;
    if (s->body == 0 && s->after_begin && tu_token_is(token, "atomic"))
        s->body = 1;
    else if (s->body > 0 && tu_token_is(token, "case"))
        s->body++;
    else if (s->body > 0 && tu_token_is(token, "end"))
        s->body--;
}

static TuStatus
take_word(Splitter *s, const TuToken *token, TuError *err)
{
    first_words(s, token);
    atomic_words(s, token);
    if (s->copy && s->parens == 0 && s->after_from && tu_token_is(token, "stdin")) {
        if (s->text) {
            s->rows = true;
            return TU_OK;
        }
        tu_error_set(err, TU_ERR_PARSE, "COPY ... FROM stdin carries its data outside of SQL");
        tu_error_hint(err, "write the rows as INSERT statements");
        return locate(s, s->start, err);
    }
    bool begin = tu_token_is(token, "begin");
    bool end = tu_token_is(token, "end") && s->after_semicolon;
    s->seen_begin = s->seen_begin || (s->trigger && begin);
    s->after_name = tu_token_is(token, "as");
    s->after_from = tu_token_is(token, "from");
    s->after_begin = begin;
    s->after_end = end;
    s->after_semicolon = false;
    return TU_OK;
}

static bool
is_open(const Splitter *s)
{
    if (s->trigger && s->seen_begin)
        return !s->after_end;
    if (s->dialect->mysql_commands)
        return tu_mysql_body_open(&s->mysql);
    /* SQLite's parser ends a statement at any semicolon, PostgreSQL has rules: DO ALSO (a; b). */
    return s->body > 0 || (s->parens > 0 && !s->dialect->trigger_bodies);
}

static void
take_other(Splitter *s, const TuToken *token)
{
    s->after_semicolon = s->after_end = s->after_begin = s->after_from = false;
    s->after_name = tu_token_is_op(token, ".");
    if (tu_token_is_op(token, "("))
        s->parens++;
    else if (tu_token_is_op(token, ")") && s->parens > 0)
        s->parens--;
}

/* Spaces in the place of a text, line for line. */
static void
blank(Splitter *s, const char *from, const char *to)
{
    for (char *c = s->text + (from - s->text); c < to; c++)
        if (*c != '\n' && *c != '\r')
            *c = ' ';
}

/* The rows of a COPY that begins at start, from the line behind at. */
static TuStatus
leave_rows_out(Splitter *s, const char *start, const char *at, TuError *err)
{
    const char *end = s->lexer.end;
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r'))
        at++;
    bool comment = end - at >= 2 && at[0] == '-' && at[1] == '-';
    const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    if (at < end && *at != '\n' && !comment) {
        tu_error_set(err, TU_ERR_PARSE, "something stands behind COPY ... FROM stdin on its line");
        tu_error_hint(err, "the rows begin on the next line: put it behind the line with \\.");
        return locate(s, at, err);
    }
    const char *stop = newline ? tu_psql_rows_end(newline + 1, end) : NULL;
    if (!stop) {
        tu_error_set(err, TU_ERR_PARSE, "the rows of COPY ... FROM stdin have no end");
        tu_error_hint(err, "they end with a line that holds \\. alone");
        return locate(s, start, err);
    }
    blank(s, start, stop);
    s->left_out->copies++;
    s->lexer.at = stop;
    s->start = s->lead = NULL;
    return TU_OK;
}

/* DELIMITER is a command of the mysql program: the server never sees it. */
static TuStatus
take_delimiter(Splitter *s, const TuToken *token, TuError *err)
{
    const char *text = NULL;
    size_t len = 0;
    const char *end = tu_mysql_delimiter(token->text + token->len, s->lexer.end, &text, &len);
    if (len == 0 || memchr(text, '\\', len)) {
        tu_error_set(err, TU_ERR_PARSE, "DELIMITER names no delimiter");
        tu_error_hint(err, "write DELIMITER $$ and, when the routines are over, DELIMITER ;");
        return locate(s, token->text, err);
    }
    bool usual = len == 1 && *text == ';';
    s->lexer.stop = usual ? NULL : text;
    s->lexer.stop_len = usual ? 0 : len;
    s->lexer.at = end;
    s->lead = NULL;
    return TU_OK;
}

/* Does this token end a statement, if nothing is open? */
static bool
ends_statement(const Splitter *s, const TuToken *token)
{
    if (!s->lexer.stop)
        return tu_token_is_op(token, ";");
    return token->type == TU_TOKEN_OP && token->len == s->lexer.stop_len &&
           memcmp(token->text, s->lexer.stop, token->len) == 0;
}

static TuStatus
take_solid(Splitter *s, const TuToken *token, TuError *err)
{
    bool semicolon = ends_statement(s, token);
    if (semicolon && s->start && s->rows)
        return leave_rows_out(s, s->start, token->text + token->len, err);
    if (semicolon && (!s->start || s->lexer.stop || !is_open(s))) {
        end_statement(s);
        s->lead = NULL;
        return TU_OK;
    }
    if (!s->start && s->dialect->mysql_commands && tu_token_is(token, "delimiter"))
        return take_delimiter(s, token, err);
    if (!s->start)
        begin_statement(s, token);
    s->end = token->text + token->len;
    if (s->dialect->mysql_commands)
        tu_mysql_body_take(&s->mysql, token);
    if (token->type == TU_TOKEN_WORD)
        return take_word(s, token, err);
    take_other(s, token);
    s->after_semicolon = semicolon;
    return TU_OK;
}

static TuStatus
fail_restrict(Splitter *s, const char *at, TuError *err)
{
    tu_error_set(err, TU_ERR_PARSE, "\\restrict and \\unrestrict do not match");
    return locate(s, at, err);
}

/* pg_dump brackets its output in \restrict KEY and \unrestrict KEY. */
static TuStatus
take_restrict(Splitter *s, const TuPsqlCommand *command, bool open, TuError *err)
{
    char *key = tu_arena_strndup(s->arena, command->name + command->name_len,
                                 (size_t)(command->end - command->name) - command->name_len);
    if (!key)
        return tu_error_nomem(err);
    key += strspn(key, " \t");
    key[strcspn(key, " \t")] = '\0';
    if (s->start || !*key || (open && s->key) || (!open && (!s->key || strcmp(s->key, key) != 0)))
        return fail_restrict(s, command->name, err);
    s->key = open ? key : NULL;
    count_lines(s, command->name);
    s->key_line = s->line;
    s->key_column = (int)(command->name - s->line_start) + 1;
    s->lead = NULL;
    s->lexer.at = command->end;
    return TU_OK;
}

static TuStatus
refuse_command(Splitter *s, const TuPsqlCommand *command, TuError *err)
{
    size_t len = command->name_len < 40 ? command->name_len : 40;
    char name[48];
    memcpy(name, command->name, len);
    name[len] = '\0';
    name[tu_utf8_prefix(name, len)] = '\0';
    tu_error_set(err, TU_ERR_PARSE, "%s is a command of psql, not SQL", name);
    if (command->action == TU_PSQL_REFUSE)
        tu_error_hint(err, "%s", command->hint);
    else if (s->text)
        tu_error_hint(err, "it stands inside a statement: end that with a semicolon before it");
    return locate(s, command->name, err);
}

static TuStatus
leave_command_out(Splitter *s, const TuPsqlCommand *command, TuError *err)
{
    if (command->action == TU_PSQL_ROWS)
        return leave_rows_out(s, command->name, command->end, err);
    blank(s, command->name, command->end);
    if (command->action == TU_PSQL_DATA)
        s->left_out->copies++;
    else
        s->left_out->commands++;
    s->lexer.at = command->end;
    return TU_OK;
}

/* \; : psql sends what stands around it together, which is two statements all the same. */
static TuStatus
take_joined(Splitter *s, const TuPsqlCommand *command, TuError *err)
{
    if (s->rows || (s->start && is_open(s)))
        return refuse_command(s, command, err);
    s->text[command->name - s->text] = ' ';
    s->left_out->commands++;
    s->lexer.at = command->name + 1;
    return TU_OK;
}

/* A command of psql: the rest of its line. */
static TuStatus
take_backslash(Splitter *s, const char *at, TuError *err)
{
    TuPsqlCommand command;
    tu_psql_read(at, s->lexer.end, &command);
    bool open = command.name_len == 9 && memcmp(command.name, "\\restrict", 9) == 0;
    bool close = command.name_len == 11 && memcmp(command.name, "\\unrestrict", 11) == 0;
    if (open || close) {
        TuStatus status = take_restrict(s, &command, open, err);
        if (status == TU_OK && s->text)
            blank(s, command.name, command.end);
        return status;
    }
    if (s->text && command.action == TU_PSQL_SEMICOLON)
        return take_joined(s, &command, err);
    if (!s->text || s->start || command.action == TU_PSQL_REFUSE)
        return refuse_command(s, &command, err);
    return leave_command_out(s, &command, err);
}

static TuStatus
fail_unterminated(Splitter *s, const TuToken *token, TuError *err)
{
    const char *what = "a quote";
    if (token->len >= 2 && token->text[0] == '/')
        what = "a comment";
    else if (token->text[0] == '$')
        what = "a dollar quote";
    tu_error_set(err, TU_ERR_PARSE, "%s is open at the end of the text", what);
    return locate(s, token->text, err);
}

static TuStatus
take(Splitter *s, const TuToken *token, TuError *err)
{
    switch (token->type) {
    case TU_TOKEN_END:
    case TU_TOKEN_SPACE:
        return TU_OK;
    case TU_TOKEN_COMMENT:
        if (!s->start && !s->lead)
            s->lead = token->text;
        if (!s->start)
            s->lead_end = token->text + token->len;
        return TU_OK;
    case TU_TOKEN_UNTERMINATED:
        return fail_unterminated(s, token, err);
    case TU_TOKEN_OP:
        if (s->dialect->psql_commands && token->text[0] == '\\')
            return take_backslash(s, token->text, err);
        return take_solid(s, token, err);
    case TU_TOKEN_WORD:
    case TU_TOKEN_QUOTED:
    case TU_TOKEN_STRING:
    case TU_TOKEN_NUMBER:
        return take_solid(s, token, err);
    }
    return TU_OK;
}

static TuStatus
check_bytes(Splitter *s, size_t len, TuError *err)
{
    const char *text = s->lexer.at;
    size_t bad = tu_utf8_check(text, len);
    if (bad == len)
        return TU_OK;
    if (text[bad] == '\0')
        tu_error_set(err, TU_ERR_PARSE, "a NUL byte is in the text");
    else
        tu_error_set(err, TU_ERR_PARSE, "the text is not valid UTF-8");
    tu_error_hint(err, "byte %zu is 0x%02x; save the file as UTF-8", bad,
                  (unsigned)(unsigned char)text[bad]);
    return locate(s, text + bad, err);
}

static TuStatus
run(Splitter *s, const char *text, size_t len, TuError *err)
{
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        len -= 3;
    }
    s->line = 1;
    tu_lex_init(&s->lexer, s->dialect, text, len);
    s->seen = s->line_start = text;
    TuStatus st = check_bytes(s, len, err);
    TuToken token = {.type = TU_TOKEN_SPACE};
    while (st == TU_OK && token.type != TU_TOKEN_END) {
        token = tu_lex_next(&s->lexer);
        st = take(s, &token, err);
    }
    if (st == TU_OK && s->rows && s->start) /* without a semicolon, and so without rows */
        st = leave_rows_out(s, s->start, s->lexer.end, err);
    if (st != TU_OK)
        return st;
    if (s->key) {
        tu_error_set(err, TU_ERR_PARSE, "\\restrict without its \\unrestrict");
        tu_error_at(err, s->file, s->key_line, s->key_column);
        return TU_ERR_PARSE;
    }
    end_statement(s);
    return tu_arena_failed(s->arena) ? tu_error_nomem(err) : TU_OK;
}

TuStatus
tu_sql_split(const TuDialect *dialect, const char *text, size_t len, const char *file,
             TuArena *arena, TuVec *parts, TuError *err)
{
    Splitter s = {.dialect = dialect, .file = file, .arena = arena, .parts = parts};
    return run(&s, text, len, err);
}

TuStatus
tu_sql_leave_out(const TuDialect *dialect, char *text, size_t len, const char *file,
                 TuSqlLeftOut *out, TuError *err)
{
    TuVec parts = TU_VEC_INIT;
    *out = (TuSqlLeftOut){0};
    if (!dialect->psql_commands)
        return TU_OK;
    TuArena *arena = tu_arena_new();
    Splitter s = {.dialect = dialect,
                  .file = file,
                  .arena = arena,
                  .parts = &parts,
                  .text = text,
                  .left_out = out};
    TuStatus status = run(&s, text, len, err);
    tu_arena_free(arena);
    return status;
}
