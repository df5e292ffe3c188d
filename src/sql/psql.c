/* What each command of psql means for a file that is read as a model. A command that is not known
 * is refused: what it did is not done. */
#include "config.h"

#include "sql/psql.h"

#include <string.h>

#include "sql/lex.h"

#define DATABASE "a model is one database: take the line out (pg_dump: without --create)"
#define FILE_OF \
    "put what that file holds in its place, or name a directory of .sql files as the model"
#define RESULT "end the statement with a semicolon; what a query gives is not run as SQL"
#define BRANCH "nothing is decided here: leave only the branch that is meant"
#define VARIABLE "variables are not put in: write the value where the variable stands"
#define OUTSIDE "nothing is run outside of the database: take the line out"

typedef struct Known {
    const char *name; /* NULL ends the list; with * at the end: all that begin so */
    const char *hint; /* NULL: harmless */
} Known;

static const Known known[] = {
    {"restrict", NULL},
    {"unrestrict", NULL},
    {"echo", NULL},
    {"qecho", NULL},
    {"warn", NULL},
    {"timing", NULL},
    {"pset", NULL},
    {"x", NULL},
    {"a", NULL},
    {"t", NULL},
    {"f", NULL},
    {"H", NULL},
    {"C", NULL},
    {"T", NULL},
    {"o", NULL},
    {"out", NULL},
    {"conninfo", NULL},
    {"errverbose", NULL},
    {"h", NULL},
    {"help", NULL},
    {"l", NULL},
    {"list", NULL},
    {"z", NULL},
    {"sf", NULL},
    {"sv", NULL},
    {"d*", NULL},
    {"html", NULL},
    {"pager", NULL},
    {"c", DATABASE},
    {"connect", DATABASE},
    {"i", FILE_OF},
    {"include", FILE_OF},
    {"ir", FILE_OF},
    {"include_relative", FILE_OF},
    {"g", RESULT},
    {"gx", RESULT},
    {"gexec", RESULT},
    {"gset", RESULT},
    {"gdesc", RESULT},
    {"crosstabview", RESULT},
    {"watch", RESULT},
    {"bind", RESULT},
    {"if", BRANCH},
    {"elif", BRANCH},
    {"else", BRANCH},
    {"endif", BRANCH},
    {"prompt", VARIABLE},
    {"getenv", VARIABLE},
    {"!", OUTSIDE},
    {"setenv", OUTSIDE},
    {"cd", OUTSIDE},
    {"password", OUTSIDE},
    {"lo_import", OUTSIDE},
    {"lo_unlink", OUTSIDE},
    {"q", "take out what stands behind it, and the line"},
    {"quit", "take out what stands behind it, and the line"},
    {".", "there is no COPY ... FROM stdin before it"},
    {NULL, NULL},
};

static bool
is_end(const char *at, const char *end)
{
    return at >= end || *at == '\n' || *at == '\r';
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t';
}

static const char *
line_end(const char *at, const char *end)
{
    while (!is_end(at, end))
        at++;
    return at;
}

static const char *
skip_space(const char *at, const char *end)
{
    while (!is_end(at, end) && is_space(*at))
        at++;
    return at;
}

/* A backslash outside of quotes begins another command, or SQL, on the same line. */
static bool
has_more(const char *at, const char *end)
{
    char quote = '\0';
    for (; !is_end(at, end); at++) {
        if (quote && *at == quote)
            quote = '\0';
        else if (!quote && (*at == '\'' || *at == '"' || *at == '`'))
            quote = *at;
        else if (*at == '\\' && quote == '\'' && !is_end(at + 1, end))
            at++;
        else if (*at == '\\' && quote != '\'')
            return true;
    }
    return false;
}

static bool
names(const TuPsqlCommand *command, const char *name)
{
    size_t len = strlen(name);
    bool prefix = name[len - 1] == '*';
    if (prefix)
        len--;
    return (prefix ? command->name_len - 1 >= len : command->name_len - 1 == len) &&
           memcmp(command->name + 1, name, len) == 0;
}

/* \set and \unset: psql's own variables have names in capitals and say how it talks. */
static void
read_variable(const char *at, const char *end, TuPsqlCommand *out)
{
    at = skip_space(at, end);
    for (; !is_end(at, end) && !is_space(*at); at++) {
        if ((*at < 'A' || *at > 'Z') && *at != '_' && (*at < '0' || *at > '9')) {
            out->action = TU_PSQL_REFUSE;
            out->hint = VARIABLE;
            return;
        }
    }
}

/* \copy: rows go out, come from a file, or stand in the lines behind it. */
static void
read_copy(const char *at, const char *end, TuPsqlCommand *out)
{
    TuLexer lexer;
    int depth = 0;
    bool from = false;
    out->end = line_end(at, end);
    tu_lex_init(&lexer, &tu_dialect_pg, at, (size_t)(out->end - at));
    for (TuToken token = tu_lex_next_solid(&lexer); token.type != TU_TOKEN_END;
         token = tu_lex_next_solid(&lexer)) {
        if (tu_token_is_op(&token, "("))
            depth++;
        else if (tu_token_is_op(&token, ")"))
            depth--;
        if (from && depth == 0) {
            out->action = tu_token_is(&token, "stdin") ? TU_PSQL_ROWS : TU_PSQL_DATA;
            return;
        }
        from = depth == 0 && tu_token_is(&token, "from");
    }
}

void
tu_psql_read(const char *at, const char *end, TuPsqlCommand *out)
{
    const char *word = at + 1;
    while (!is_end(word, end) && !is_space(*word) && *word != '\\' && *word != ';')
        word++;
    if (word == at + 1 && !is_end(word, end))
        word++;
    *out = (TuPsqlCommand){
        .action = TU_PSQL_SKIP, .name = at, .name_len = (size_t)(word - at), .end = word};
    if (out->name_len == 2 && at[1] == ';') {
        out->action = TU_PSQL_SEMICOLON;
        return;
    }
    if (names(out, "copy")) {
        read_copy(word, end, out);
        return;
    }
    out->end = line_end(word, end);
    const Known *entry = known;
    while (entry->name && !names(out, entry->name))
        entry++;
    bool variable = names(out, "set") || names(out, "unset");
    out->hint = entry->name || variable ? entry->hint : "only SQL is read: take the line out";
    if (!out->hint && has_more(word, end))
        out->hint = "write what stands behind it on a line of its own";
    if (out->hint)
        out->action = TU_PSQL_REFUSE;
    else if (variable)
        read_variable(word, end, out);
}

const char *
tu_psql_rows_end(const char *at, const char *end)
{
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        size_t len = (size_t)(stop - at);
        if (len > 0 && at[len - 1] == '\r')
            len--;
        if (len == 2 && at[0] == '\\' && at[1] == '.')
            return stop;
        at = newline ? newline + 1 : end;
    }
    return NULL;
}
