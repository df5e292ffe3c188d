/* What holds for every text that can be split, whatever is in it: nothing but space, comments,
 * semicolons, \restrict and DELIMITER lines is between the parts, positions are those of the
 * source, and a part split again is itself. For the unit test and the fuzz driver. */
#ifndef TU_TESTS_UNIT_SQL_SPLIT_RULES_H
#define TU_TESTS_UNIT_SQL_SPLIT_RULES_H

#include <string.h>
#include <strings.h>

#include "sql/lex.h"
#include "sql/mysql.h"

/* What ends a statement, from gap to gap: DELIMITER lines stand in gaps alone. */
typedef struct SplitStop {
    const char *text; /* NULL: a semicolon */
    size_t len;
} SplitStop;

static inline void
split_take_delimiter(TuLexer *lexer, SplitStop *stop)
{
    const char *text = NULL;
    size_t len = 0;
    lexer->at = tu_mysql_delimiter(lexer->at, lexer->end, &text, &len);
    bool usual = len == 1 && *text == ';';
    *stop = (SplitStop){usual ? NULL : text, usual ? 0 : len};
    lexer->stop = stop->text;
    lexer->stop_len = stop->len;
}

static inline bool
split_gap_is_empty(const TuDialect *dialect, const char *from, const char *to, SplitStop *stop)
{
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, from, (size_t)(to - from));
    lexer.stop = stop->text;
    lexer.stop_len = stop->len;
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            return true;
        if (dialect->mysql_commands && tu_token_is(&token, "delimiter")) {
            split_take_delimiter(&lexer, stop);
            continue;
        }
        if (stop->text && token.len == stop->len && memcmp(token.text, stop->text, stop->len) == 0)
            continue;
        if (token.text[0] == '\\' && dialect->psql_commands)
            while (lexer.at < to && *lexer.at != '\n' && *lexer.at != '\r')
                lexer.at++;
        else if (stop->text || !tu_token_is_op(&token, ";"))
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
    if (dialect->dash_needs_space && part->len >= 2 &&
        memcmp(part->text + part->len - 2, "--", 2) == 0)
        return true; /* at the end of a text that is a comment */
    if (tu_sql_split(dialect, part->text, part->len, NULL, arena, &parts, NULL) != TU_OK)
        return false;
    if (parts.count != 1)
        return false;
    const TuSqlPart *again = parts.items[0];
    return again->text == part->text && again->len == part->len;
}

/* Does the text speak of the setting that decides how literals are read? A part of its own does
 * not know what was set before it. */
static inline bool
split_sets_strings(const char *text, size_t len)
{
    static const char *const names[] = {"conforming", "sql_mode"};
    for (size_t name = 0; name < 2; name++)
        for (size_t i = 0, size = strlen(names[name]); i + size <= len; i++)
            if (strncasecmp(text + i, names[name], size) == 0)
                return true;
    return false;
}

static inline bool
split_is_left_out(const char *before, const char *after, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool newline = before[i] == '\n' || before[i] == '\r';
        if (after[i] != before[i] && (newline || (after[i] != ' ')))
            return false;
    }
    return true;
}

/* The same for what tu_sql_leave_out() makes of a text: nothing but spaces comes, no line goes, and
 * the rest can be split, with nothing more to leave out. */
static inline const char *
split_broken_leave_out(const TuDialect *dialect, const char *text, size_t len, TuArena *arena)
{
    TuVec parts = TU_VEC_INIT;
    TuSqlLeftOut out, again;
    char *copy = tu_arena_alloc(arena, len + 1);
    memcpy(copy, text, len);
    copy[len] = '\0';
    if (tu_sql_leave_out(dialect, copy, len, "x", &out, NULL) != TU_OK)
        return NULL;
    if (!split_is_left_out(text, copy, len))
        return "what is left out becomes spaces, line for line";
    if (!out.copies && !out.commands && !dialect->psql_commands && memcmp(text, copy, len) != 0)
        return "nothing goes uncounted";
    TuStatus status = tu_sql_split(dialect, copy, len, "x", arena, &parts, NULL);
    if (dialect->psql_commands && status != TU_OK)
        return "what is left can be split";
    char *twice = tu_arena_strndup(arena, copy, len);
    if (tu_sql_leave_out(dialect, twice, len, "x", &again, NULL) != TU_OK)
        return "what is left can be read again";
    return again.copies || again.commands ? "nothing more is left out" : NULL;
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
    bool sets = split_sets_strings(text, len);
    const char *end = text;
    SplitStop stop = {NULL, 0};
    for (size_t i = 0; i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        if (part->text < end || part->len == 0 || part->text + part->len > text + len)
            return "parts follow each other inside the text";
        if (!split_gap_is_empty(dialect, end, part->text, &stop))
            return "nothing is lost between parts";
        if (part->lead < end || part->lead + part->lead_len > part->text)
            return "the lead is between the parts";
        if (!split_place_is_right(text, part))
            return "line and column are those of the source";
        if (!sets && !stop.text && !split_again_is_same(dialect, part, arena))
            return "a part split again is itself";
        end = part->text + part->len;
    }
    return split_gap_is_empty(dialect, end, text + len, &stop) ? NULL
                                                               : "nothing is lost at the end";
}

#endif
