/* What holds for every text that can be split, whatever is in it: nothing but space, comments,
 * semicolons and \restrict lines is between the parts, positions are those of the source, and a
 * part split again is itself. For the unit test and the fuzz driver. */
#ifndef TU_TESTS_UNIT_SQL_SPLIT_RULES_H
#define TU_TESTS_UNIT_SQL_SPLIT_RULES_H

#include <string.h>

#include "sql/lex.h"

static inline bool
split_gap_is_empty(const TuDialect *dialect, const char *from, const char *to)
{
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, from, (size_t)(to - from));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            return true;
        if (token.text[0] == '\\' && dialect->psql_commands)
            while (lexer.at < to && *lexer.at != '\n' && *lexer.at != '\r')
                lexer.at++;
        else if (!tu_token_is_op(&token, ";"))
            return false;
    }
}

static inline bool
split_place_is_right(const char *source, const TuSqlPart *part)
{
    int line = 1;
    const char *start = source;
    for (const char *c = source; c < part->text; c++) {
        if (*c == '\n') {
            line++;
            start = c + 1;
        }
    }
    return part->line == line && part->column == (int)(part->text - start) + 1;
}

static inline bool
split_again_is_same(const TuDialect *dialect, const TuSqlPart *part, TuArena *arena)
{
    TuVec parts = TU_VEC_INIT;
    if (part->len >= 3 && memcmp(part->text, "\xef\xbb\xbf", 3) == 0)
        return true; /* a byte order mark is skipped at the start of a text only */
    if (tu_sql_split(dialect, part->text, part->len, NULL, arena, &parts, NULL) != TU_OK)
        return false;
    if (parts.count != 1)
        return false;
    const TuSqlPart *again = parts.items[0];
    return again->text == part->text && again->len == part->len;
}

/* NULL, or the rule that is broken. */
static inline const char *
split_broken_rule(const TuDialect *dialect, const char *text, size_t len, TuArena *arena)
{
    TuVec parts = TU_VEC_INIT;
    if (tu_sql_split(dialect, text, len, "x", arena, &parts, NULL) != TU_OK)
        return NULL;
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        len -= 3;
    }
    const char *end = text;
    for (size_t i = 0; i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        if (part->text < end || part->len == 0 || part->text + part->len > text + len)
            return "parts follow each other inside the text";
        if (!split_gap_is_empty(dialect, end, part->text))
            return "nothing is lost between parts";
        if (part->lead < end || part->lead + part->lead_len > part->text)
            return "the lead is between the parts";
        if (!split_place_is_right(text, part))
            return "line and column are those of the source";
        if (!split_again_is_same(dialect, part, arena))
            return "a part split again is itself";
        end = part->text + part->len;
    }
    return split_gap_is_empty(dialect, end, text + len) ? NULL : "nothing is lost at the end";
}

#endif
