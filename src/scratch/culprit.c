/* Which part of a table the engine refused: by the place in the statement where it saw the error,
 * or by the words that it quotes. CREATE TABLE is written with a part on each line. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "scratch/realise.h"
#include "sql/lex.h"

typedef struct Line {
    const char *text;
    size_t len;
} Line;

/* The lines of a statement, numbered from 1; text NULL: there are not so many. */
static Line
line_at(const char *sql, size_t number)
{
    for (; number > 1 && sql; number--) {
        sql = strchr(sql, '\n');
        sql = sql ? sql + 1 : NULL;
    }
    return (Line){sql, sql ? strcspn(sql, "\n") : 0};
}

static const TuObject *
part_named(const TuObject *table, const char *name, bool column)
{
    for (size_t i = 0; name && i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if ((child->kind == TU_KIND_COLUMN) == column && strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

static const TuObject *
part_of_line(const TuDialect *dialect, const TuObject *table, Line line, TuArena *arena)
{
    static const char *const keys[] = {"constraint", "key",     "index",   "unique",
                                       "fulltext",   "spatial", "primary", "check",
                                       "foreign",    "exclude", NULL};
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, line.text, line.len);
    TuToken token = tu_lex_next_solid(&lexer);
    bool column = !tu_token_is_any(&token, keys);
    while (tu_token_is_any(&token, keys))
        token = tu_lex_next_solid(&lexer);
    if (token.type != TU_TOKEN_WORD && token.type != TU_TOKEN_QUOTED)
        return NULL;
    return part_named(table, tu_token_name(&token, dialect->folds_case, arena), column);
}

/* A part may go over several lines. */
static const TuObject *
part_above(const TuDialect *dialect, const TuStatement *statement, size_t number, TuArena *arena)
{
    const TuObject *found = NULL;
    for (; number > 1 && !found; number--) {
        Line line = line_at(statement->sql, number);
        if (line.text)
            found = part_of_line(dialect, statement->object, line, arena);
    }
    return found;
}

static size_t
line_of_error(const TuStatement *statement, const TuError *err)
{
    const char *said = strstr(err->message, " at line ");
    size_t line = 1;
    if (err->statement_byte == 0)
        return said ? strtoul(said + strlen(" at line "), NULL, 10) : 0;
    for (int i = 0; i + 1 < err->statement_byte && statement->sql[i]; i++)
        line += statement->sql[i] == '\n';
    return line;
}

/* The only line behind the first that holds a word; 0: none or several do. */
static size_t
line_with(const char *sql, const char *word)
{
    size_t found = 0, number = 1;
    const char *line = sql;
    for (; line; number++) {
        const char *end = strchr(line, '\n');
        const char *at = number > 1 ? strstr(line, word) : NULL;
        if (at && (!end || at < end)) {
            if (found)
                return 0;
            found = number;
        }
        line = end ? end + 1 : NULL;
    }
    return found;
}

/* Words in quotes, and what stands behind ": ". */
static const TuObject *
part_by_words(const TuDialect *dialect, const TuStatement *statement, const TuError *err,
              TuArena *arena)
{
    for (const char *at = err->message; *at; at++) {
        size_t len = 0;
        const char *word = at + 1;
        if (strchr("'\"`", *at))
            len = strcspn(word, (char[]){*at, '\0'});
        else if (at[0] == ':' && at[1] == ' ')
            len = strcspn(++word, " ()");
        if (len == 0 || (strchr("'\"`", *at) && !word[len]))
            continue;
        const char *text = tu_arena_strndup(arena, word, len);
        size_t line = text ? line_with(statement->sql, text) : 0;
        const TuObject *part = line ? part_above(dialect, statement, line, arena) : NULL;
        if (part)
            return part;
        at = strchr("'\"`", *at) ? word + len : at;
    }
    return NULL;
}

const TuObject *
tu_realise_culprit(const TuDialect *dialect, const TuStatement *statement, const TuError *err)
{
    TuArena *arena = tu_arena_new();
    const TuObject *part = NULL;
    if (statement->object && statement->object->kind == TU_KIND_TABLE && err) {
        size_t line = line_of_error(statement, err);
        if (line > 1)
            part = part_above(dialect, statement, line, arena);
        if (!part)
            part = part_by_words(dialect, statement, err, arena);
    }
    tu_arena_free(arena);
    return part && part->pos.line ? part : statement->object;
}
