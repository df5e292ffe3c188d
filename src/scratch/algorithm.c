/* ALTER TABLE with the best ALGORITHM and LOCK that the engine takes. A refused one changes
 * nothing, so that the next can be tried. */
#include "config.h"

#include "scratch/algorithm.h"

#include <string.h>

#include "scratch/server.h"

/* Best first: what does not work on rows, what does not build the table anew, what lets others
 * write meanwhile. MySQL does not know NOCOPY; copying under LOCK=NONE is MariaDB's from 11.2 on.
 */
static const struct {
    const char *clause; /* NULL: none, and the engine copies */
    bool copies, blocks;
} forms[] = {
    {"ALGORITHM=INSTANT", false, false},
    {"ALGORITHM=NOCOPY, LOCK=NONE", false, false},
    {"ALGORITHM=INPLACE, LOCK=NONE", false, false},
    {"ALGORITHM=COPY, LOCK=NONE", true, false},
    {"ALGORITHM=INPLACE, LOCK=SHARED", false, true},
    {NULL, true, true},
};

/* ---- what the statement is ---- */

/* The name behind CREATE or ALTER ... TABLE; NULL: it is something else. */
static const char *
table_name(TuLexer *lexer, const char *verb, TuArena *arena)
{
    static const char *const passed[] = {"or", "replace", "temporary", "table",
                                         "if", "not",     "exists",    NULL};
    bool table = false;
    TuToken token = tu_lex_next_solid(lexer);
    if (!tu_token_is(&token, verb))
        return NULL;
    do {
        token = tu_lex_next_solid(lexer);
        table = table || tu_token_is(&token, "table");
    } while (tu_token_is_any(&token, passed));
    bool name = token.type == TU_TOKEN_WORD || token.type == TU_TOKEN_QUOTED;
    return table && name ? tu_token_name(&token, false, arena) : NULL;
}

/* Partitions stand behind all clauses. MariaDB takes INSTANT where it copies all rows into them, or
 * into another engine. */
static bool
takes_clause(TuLexer lexer)
{
    static const char *const words[] = {"algorithm",    "lock",       "engine",     "partition",
                                        "partitioning", "partitions", "tablespace", NULL};
    TuToken token;
    do {
        token = tu_lex_next_solid(&lexer);
        if (tu_token_is_any(&token, words))
            return false;
    } while (token.type != TU_TOKEN_END && token.type != TU_TOKEN_UNTERMINATED);
    return true;
}

/* The table that is altered and was there before; NULL: none. */
static const char *
altered_table(TuMeasure *measure, const TuSqlPart *part, bool *clauses)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, part->text, part->len);
    TuLexer again = lexer;
    const char *made = table_name(&lexer, "create", measure->arena);
    if (made)
        tu_map_put(measure->relations, made, (void *)(uintptr_t)made);
    const char *name = made ? NULL : table_name(&again, "alter", measure->arena);
    *clauses = name && takes_clause(again);
    return name && !tu_map_find(measure->relations, name) ? name : NULL;
}

/* ---- asking ---- */

const char *
tu_algorithm_text(const char *sql, size_t len, const char *clause, TuArena *arena)
{
    bool lines = memchr(sql, '\n', len) != NULL;
    return clause
               ? tu_arena_printf(arena, "%.*s,%s%s", (int)len, sql, lines ? "\n    " : " ", clause)
               : tu_arena_strndup(arena, sql, len);
}

static TuStatus
run_with(TuMeasure *measure, const TuSqlPart *part, const char *clause, TuError *err)
{
    TuSqlPart with = *part;
    with.text = tu_algorithm_text(part->text, part->len, clause, measure->arena);
    if (!with.text)
        return tu_error_nomem(err);
    with.len = strlen(with.text);
    return tu_scratch_run_part(measure->conn, &with, NULL, measure->arena, err);
}

/* "LOCK=NONE is not supported. Reason: Fulltext index creation requires a lock. Try LOCK=SHARED":
 * the reason, or "" when it gives none. */
static const char *
reason_of(const TuError *refusal, TuArena *arena)
{
    static const char mark[] = "Reason: ";
    const char *from = strstr(refusal->message, mark);
    if (!from)
        return "";
    from += sizeof mark - 1;
    const char *end = strstr(from, ". Try ");
    return tu_arena_strndup(arena, from, end ? (size_t)(end - from) : strlen(from));
}

/* Rows that the statement before copied, which it may have called INSTANT. */
static TuStatus
see_copied(TuMeasure *measure, bool *copied, TuError *err)
{
    const char *value = NULL;
    TuStatus status =
        tu_conn_value(measure->conn, "SELECT ROW_COUNT() > 0", measure->arena, &value, err);
    *copied = value && strcmp(value, "1") == 0;
    return status;
}

/* Without any refusal it is only seen whether the plain statement copies, where there are rows. */
static TuStatus
note_form(TuMeasure *measure, size_t form, const char *why, TuMeasured *found, TuError *err)
{
    bool copied, known = forms[form].clause || why;
    TuStatus status = see_copied(measure, &copied, err);
    bool lies = known && copied && !forms[form].copies;
    bool blocks = known && (forms[form].blocks || lies);
    found->asked = known || copied;
    found->clause = lies ? NULL : forms[form].clause;
    found->rewritten = copied || (known && forms[form].copies);
    found->reindexed = blocks && !found->rewritten;
    found->level = blocks ? TU_LOCK_SHARE : TU_LOCK_NONE;
    found->why = found->rewritten || blocks ? why : NULL;
    return status;
}

static TuStatus
ask(TuMeasure *measure, const TuSqlPart *part, bool clauses, TuMeasured *found, TuError *err)
{
    const char *why = NULL;
    for (size_t i = clauses ? 0 : TU_LEN(forms) - 1; i < TU_LEN(forms); i++) {
        TuError refusal = {0};
        TuStatus status = run_with(measure, part, forms[i].clause, &refusal);
        if (status == TU_OK)
            return note_form(measure, i, why, found, err);
        if (status != TU_ERR_DB || !forms[i].clause) {
            if (err)
                *err = refusal;
            return status;
        }
        if (strcmp(refusal.sqlstate, "0A000") == 0 && !forms[i].copies)
            why = reason_of(&refusal, measure->arena);
    }
    return TU_OK;
}

static const TuMeasured *
find_known(const TuMeasure *measure, size_t statement)
{
    for (size_t i = 0; i < measure->known->count; i++) {
        const TuMeasured *one = measure->known->items[i];
        if (one->statement == statement)
            return one;
    }
    return NULL;
}

TuStatus
tu_algorithm_run(TuMeasure *measure, size_t statement, const TuSqlPart *part, TuError *err)
{
    const TuMeasured *known = measure->known ? find_known(measure, statement) : NULL;
    bool clauses = false;
    const char *table = measure->known ? NULL : altered_table(measure, part, &clauses);
    TuMeasured *found = table ? TU_NEW(measure->arena, TuMeasured) : NULL;
    if (table && !found)
        return tu_error_nomem(err);
    if (!found)
        return run_with(measure, part, known ? known->clause : NULL, err);
    TuBuf name = TU_BUF_INIT;
    tu_sql_ident(&name, &tu_dialect_mysql, table);
    found->statement = statement;
    found->table = tu_buf_dup(&name, measure->arena);
    tu_buf_release(&name);
    TuStatus status = ask(measure, part, clauses, found, err);
    if (status == TU_OK && found->asked)
        tu_vec_add(&measure->found, measure->arena, found);
    return status;
}
