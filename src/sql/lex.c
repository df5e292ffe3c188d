/* The lexer. What differs between the dialects is asked of the dialect table, never of its name.
 * Every function looks forward only, so a text is read in linear time. */
#include "config.h"

#include "sql/lex.h"

#include <string.h>

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_word_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool
is_word(char c)
{
    return is_word_start(c) || is_digit(c) || c == '$';
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static char
peek(const TuLexer *lexer, size_t ahead)
{
    return (size_t)(lexer->end - lexer->at) > ahead ? lexer->at[ahead] : '\0';
}

void
tu_lex_init(TuLexer *lexer, const TuDialect *dialect, const char *text, size_t len)
{
    lexer->dialect = dialect;
    lexer->at = text;
    lexer->end = text + len;
    lexer->backslashes = dialect->backslash_strings;
    lexer->string_quotes = dialect->string_quotes;
    lexer->stop = NULL;
    lexer->stop_len = 0;
}

/* Does MySQL's DELIMITER stand here? */
static bool
at_stop(const TuLexer *lexer, size_t ahead)
{
    return lexer->stop && (size_t)(lexer->end - lexer->at) >= ahead + lexer->stop_len &&
           memcmp(lexer->at + ahead, lexer->stop, lexer->stop_len) == 0;
}

/* The end of a -- comment: its line end is not part of it. */
static const char *
line_end(const TuLexer *lexer, const char *c)
{
    while (c < lexer->end && *c != '\n' && !(*c == '\r' && lexer->dialect->cr_ends_comment))
        c++;
    return c;
}

static TuTokenType
lex_block_comment(TuLexer *lexer)
{
    const char *c = lexer->at + 2;
    size_t depth = 1;
    while (depth > 0 && lexer->end - c >= 2) {
        bool close = c[0] == '*' && c[1] == '/';
        bool open = c[0] == '/' && c[1] == '*' && lexer->dialect->nested_comments;
        if (close)
            depth--;
        if (open)
            depth++;
        c += close || open ? 2 : 1;
    }
    lexer->at = depth == 0 ? c : lexer->end;
    return depth == 0 ? TU_TOKEN_COMMENT : TU_TOKEN_UNTERMINATED;
}

/* From behind the opening quote to behind the closing one; a doubled quote is part of the text.
 * NULL when it does not close. */
static const char *
quote_end(const char *c, const char *end, char quote, bool backslash)
{
    for (; c < end; c++) {
        if (*c == '\\' && backslash) {
            if (end - c < 2)
                return NULL;
            c++;
        } else if (*c == quote) {
            if (end - c < 2 || c[1] != quote)
                return c + 1;
            c++;
        }
    }
    return NULL;
}

/* Where a literal goes on: PostgreSQL joins 'a' and 'b' when a newline is between them, and the
 * escape rules of an E'' reach into all parts. NULL when it does not go on. */
static const char *
continued(const TuLexer *lexer, const char *c)
{
    bool newline = false;
    while (c < lexer->end && !lexer->dialect->backslash_strings) {
        if (is_space(*c)) {
            newline = newline || *c == '\n' || *c == '\r';
            c++;
        } else if (lexer->end - c >= 2 && c[0] == '-' && c[1] == '-') {
            c = line_end(lexer, c);
        } else {
            break;
        }
    }
    return newline && c < lexer->end && *c == '\'' ? c + 1 : NULL;
}

static TuTokenType
lex_quote(TuLexer *lexer, size_t skip, char quote, bool backslash, TuTokenType type)
{
    const char *end = quote_end(lexer->at + skip, lexer->end, quote, backslash);
    while (end && backslash) {
        const char *more = continued(lexer, end);
        if (!more)
            break;
        end = quote_end(more, lexer->end, quote, backslash);
    }
    lexer->at = end ? end : lexer->end;
    return end ? type : TU_TOKEN_UNTERMINATED;
}

/* $tag$ ... $tag$; false when this $ does not open one. */
static bool
lex_dollar(TuLexer *lexer, TuTokenType *type)
{
    const char *open = lexer->at;
    const char *c = open + 1;
    if (c < lexer->end && is_word_start(*c))
        while (c < lexer->end && *c != '$' && is_word(*c))
            c++;
    if (c >= lexer->end || *c != '$')
        return false;
    size_t tag = (size_t)(c - open) + 1;
    for (c++; (size_t)(lexer->end - c) >= tag; c++) {
        c = memchr(c, '$', (size_t)(lexer->end - c));
        if (!c || (size_t)(lexer->end - c) < tag)
            break;
        if (memcmp(c, open, tag) == 0) {
            lexer->at = c + tag;
            *type = TU_TOKEN_STRING;
            return true;
        }
    }
    lexer->at = lexer->end;
    *type = TU_TOKEN_UNTERMINATED;
    return true;
}

static TuTokenType
lex_word(TuLexer *lexer)
{
    const TuDialect *dialect = lexer->dialect;
    char first = lower(peek(lexer, 0));
    char next = peek(lexer, 1);
    if (next == '\'' &&
        (first == 'x' || (dialect->escape_strings && (first == 'b' || first == 'n'))))
        return lex_quote(lexer, 2, '\'', lexer->backslashes && first == 'n', TU_TOKEN_STRING);
    if (dialect->escape_strings && first == 'e' && next == '\'')
        return lex_quote(lexer, 2, '\'', true, TU_TOKEN_STRING);
    if (dialect->escape_strings && first == 'u' && next == '&') {
        if (peek(lexer, 2) == '\'')
            return lex_quote(lexer, 3, '\'', false, TU_TOKEN_STRING);
        if (peek(lexer, 2) == '"')
            return lex_quote(lexer, 3, '"', false, TU_TOKEN_QUOTED);
    }
    while (lexer->at < lexer->end && is_word(*lexer->at) && !at_stop(lexer, 0))
        lexer->at++;
    return TU_TOKEN_WORD;
}

static TuTokenType
lex_number(TuLexer *lexer)
{
    char base = lower(peek(lexer, 1));
    if (peek(lexer, 0) == '0' && (base == 'x' || base == 'o' || base == 'b')) {
        lexer->at += 2;
        while (is_digit(peek(lexer, 0)) || is_word_start(peek(lexer, 0)))
            lexer->at++;
        return TU_TOKEN_NUMBER;
    }
    bool point = false;
    for (;; lexer->at++) {
        char c = peek(lexer, 0);
        if (c == '.' && !point && peek(lexer, 1) != '.')
            point = true;
        else if (!is_digit(c) && !(c == '_' && is_digit(peek(lexer, 1))))
            break;
    }
    size_t sign = peek(lexer, 1) == '+' || peek(lexer, 1) == '-' ? 1 : 0;
    if (lower(peek(lexer, 0)) == 'e' && is_digit(peek(lexer, 1 + sign))) {
        lexer->at += 2 + sign;
        while (is_digit(peek(lexer, 0)))
            lexer->at++;
    }
    return TU_TOKEN_NUMBER;
}

static bool
is_op_char(char c)
{
    return c != '\0' && strchr("+-*/<>=~!@#%^&|`?", c) != NULL;
}

/* A run of operator characters ends before a comment. PostgreSQL lets one end in + or - only when
 * it has one of ~!@#%^&|`? too, so that =-1 is two operators; that reads the others' as well. */
static size_t
op_run(const TuLexer *lexer)
{
    size_t len = 0;
    bool special = false;
    for (;; len++) {
        char c = peek(lexer, len);
        char next = peek(lexer, len + 1);
        if (!is_op_char(c) || (c == '-' && next == '-') || (c == '/' && next == '*'))
            break;
        special = special || strchr("~!@#%^&|`?", c);
    }
    while (len > 1 && !special && strchr("+-", lexer->at[len - 1]))
        len--;
    return len;
}

static bool
op_matches(const TuLexer *lexer, const char *op)
{
    size_t len = strlen(op);
    return (size_t)(lexer->end - lexer->at) >= len && memcmp(lexer->at, op, len) == 0;
}

/* $1, ?1, :name, @name: a parameter is one token. */
static size_t
parameter_length(const TuLexer *lexer)
{
    char c = peek(lexer, 0);
    bool named = !lexer->dialect->dollar_quotes && (c == ':' || c == '@' || c == '$' || c == '?');
    size_t len = 1;
    if (c == '$' || named)
        while (!at_stop(lexer, len) &&
               (is_digit(peek(lexer, len)) || (named && is_word(peek(lexer, len)))))
            len++;
    return len;
}

static TuTokenType
lex_op(TuLexer *lexer)
{
    static const char *const fixed[] = {"<=>", "->>", "->", "||", "&&", "*/", "<<", ">>", "<=",
                                        ">=",  "==",  "!=", "<>", "::", ":=", "..", "=>"};
    size_t len = at_stop(lexer, 0) ? lexer->stop_len : 0;
    if (lexer->dialect->dollar_quotes)
        len = op_run(lexer);
    for (size_t i = 0; len == 0 && i < TU_LEN(fixed); i++)
        if (op_matches(lexer, fixed[i]))
            len = strlen(fixed[i]);
    if (len == 0)
        len = parameter_length(lexer);
    lexer->at += len;
    return TU_TOKEN_OP;
}

static TuTokenType
lex_space(TuLexer *lexer)
{
    while (lexer->at < lexer->end && is_space(*lexer->at))
        lexer->at++;
    return TU_TOKEN_SPACE;
}

static bool
is_dash_comment(const TuLexer *lexer)
{
    char c = peek(lexer, 2);
    return !lexer->dialect->dash_needs_space || (c >= '\0' && c <= ' ') || c == '\x7f';
}

/* The text between an opening comment with an exclamation mark and the end of such a comment is run
 * by MySQL, that behind M! by MariaDB: both ends are tokens, and what stands between them is read
 * like anything else. */
static bool
open_conditional(TuLexer *lexer)
{
    size_t at = peek(lexer, 2) == 'M' ? 3 : 2;
    if (!lexer->dialect->conditional_comments || peek(lexer, at) != '!')
        return false;
    for (at++; is_digit(peek(lexer, at));)
        at++;
    lexer->at += at;
    return true;
}

static TuTokenType
lex_type(TuLexer *lexer)
{
    const TuDialect *dialect = lexer->dialect;
    char c = peek(lexer, 0);
    char next = peek(lexer, 1);
    TuTokenType type;
    if (is_space(c))
        return lex_space(lexer);
    if (at_stop(lexer, 0))
        return lex_op(lexer);
    if ((c == '-' && next == '-' && is_dash_comment(lexer)) ||
        (c == '#' && dialect->hash_comments)) {
        lexer->at = line_end(lexer, lexer->at);
        return TU_TOKEN_COMMENT;
    }
    if (c == '/' && next == '*')
        return open_conditional(lexer) ? TU_TOKEN_OP : lex_block_comment(lexer);
    if (c == '\'' || (c == '"' && lexer->string_quotes))
        return lex_quote(lexer, 1, c, lexer->backslashes, TU_TOKEN_STRING);
    if (c == '"' || (c == '`' && dialect->backtick_idents))
        return lex_quote(lexer, 1, c, false, TU_TOKEN_QUOTED);
    if (c == '[' && dialect->bracket_idents) {
        const char *close = memchr(lexer->at, ']', (size_t)(lexer->end - lexer->at));
        lexer->at = close ? close + 1 : lexer->end;
        return close ? TU_TOKEN_QUOTED : TU_TOKEN_UNTERMINATED;
    }
    if (c == '$' && dialect->dollar_quotes && lex_dollar(lexer, &type))
        return type;
    if (is_word_start(c))
        return lex_word(lexer);
    if (is_digit(c) || (c == '.' && is_digit(next)))
        return lex_number(lexer);
    return lex_op(lexer);
}

TuToken
tu_lex_next(TuLexer *lexer)
{
    TuToken token = {TU_TOKEN_END, lexer->at, 0};
    if (lexer->at < lexer->end) {
        token.type = lex_type(lexer);
        token.len = (size_t)(lexer->at - token.text);
    }
    return token;
}

TuToken
tu_lex_next_solid(TuLexer *lexer)
{
    TuToken token;
    do
        token = tu_lex_next(lexer);
    while (token.type == TU_TOKEN_SPACE || token.type == TU_TOKEN_COMMENT);
    return token;
}

bool
tu_token_is_frame(const TuToken *token)
{
    return token->type == TU_TOKEN_OP && token->len > 1 &&
           (memcmp(token->text, "/*", 2) == 0 || memcmp(token->text, "*/", 2) == 0);
}

TuToken
tu_lex_next_run(TuLexer *lexer)
{
    TuToken token;
    do
        token = tu_lex_next_solid(lexer);
    while (lexer->dialect->conditional_comments && tu_token_is_frame(&token));
    return token;
}

bool
tu_token_is(const TuToken *token, const char *lower_case_keyword)
{
    size_t i = 0;
    if (token->type != TU_TOKEN_WORD)
        return false;
    while (i < token->len && lower_case_keyword[i] == lower(token->text[i]) && token->text[i])
        i++;
    return i == token->len && lower_case_keyword[i] == '\0';
}

bool
tu_token_is_any(const TuToken *token, const char *const *lower_case_keywords)
{
    for (; *lower_case_keywords; lower_case_keywords++)
        if (tu_token_is(token, *lower_case_keywords))
            return true;
    return false;
}

bool
tu_token_is_op(const TuToken *token, const char *op)
{
    return token->type == TU_TOKEN_OP && strlen(op) == token->len &&
           memcmp(token->text, op, token->len) == 0;
}

char *
tu_token_name(const TuToken *token, bool fold, TuArena *arena)
{
    char *name = tu_arena_strndup(arena, token->text, token->len);
    if (!name)
        return NULL;
    if (token->type != TU_TOKEN_QUOTED || token->len < 2) {
        for (char *c = name; fold && *c; c++)
            *c = lower(*c);
        return name;
    }
    char quote = token->text[token->len - 1];
    const char *open = memchr(token->text, quote == ']' ? '[' : quote, token->len);
    const char *end = token->text + token->len - 1;
    size_t len = 0;
    for (const char *c = open + 1; c < end; c++) {
        name[len++] = *c;
        if (*c == quote)
            c++; /* doubled */
    }
    name[len] = '\0';
    return name;
}
