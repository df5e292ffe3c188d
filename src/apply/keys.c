/* Foreign keys of an engine that enforces them only when it is asked to (SQLite): rows that break
 * one are counted by table before a migration and after it. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "apply/applier.h"

/* Does it make no row break a key? ALTER may when it renames or refers to something; CREATE makes
 * no rows, but maybe a key that cannot be, which matters where keys are enforced. */
static bool
is_harmless(const TuApplyEngine *engine, const TuSqlPart *part, bool enforced)
{
    static const char *const words[] = {"pragma", "analyze", "reindex", "select", NULL};
    static const char *const dropped[] = {"index", "view", "trigger", NULL};
    TuLexer lexer;
    bool harmless = true;
    tu_lex_init(&lexer, engine->dialect, part->text, part->len);
    TuToken first = tu_lex_next_solid(&lexer), token = tu_lex_next_solid(&lexer);
    bool creates = tu_token_is(&first, "create");
    if (!creates && !tu_token_is(&first, "alter"))
        return tu_token_is_any(&first, words) ||
               (tu_token_is(&first, "drop") && tu_token_is_any(&token, dropped));
    for (; harmless && token.type != TU_TOKEN_END; token = tu_lex_next_solid(&lexer))
        harmless = token.type != TU_TOKEN_UNTERMINATED &&
                   (creates || !tu_token_is(&token, "rename")) &&
                   ((creates && !enforced) || !tu_token_is(&token, "references"));
    return harmless;
}

static TuStatus
take_table(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    TuBrokenKeys *broken = data;
    (void)query;
    if (count < 2 || !values[0] || !values[1])
        return TU_OK;
    tu_pairs_add(&broken->tables, broken->arena, tu_arena_strdup(broken->arena, values[0]),
                 tu_arena_strdup(broken->arena, values[1]));
    broken->rows += strtol(values[1], NULL, 10);
    return tu_arena_failed(broken->arena) ? tu_error_nomem(err) : TU_OK;
}

static TuStatus
count_all(TuApplier *applier, TuBrokenKeys *out, TuError *err)
{
    out->arena = applier->arena;
    TuStatus st = tu_conn_query(applier->conn, applier->history.engine->broken_keys, NULL, 0,
                                take_table, out, err);
    out->known = st == TU_OK;
    return st;
}

void
tu_applier_count_broken(TuApplier *applier, const TuStep *step, size_t from, size_t to,
                        bool enforced, TuBrokenKeys *out)
{
    const TuApplyEngine *engine = applier->history.engine;
    bool harmless = true;
    *out = (TuBrokenKeys){.enforced = enforced};
    for (size_t i = from; harmless && engine->broken_keys && i < to; i++)
        harmless = is_harmless(engine, step->section->statements.items[i], enforced);
    if (engine->broken_keys && !harmless)
        count_all(applier, out, NULL);
}

/* child 2 (before: 0), other 1 (before: 0) */
static void
add_tables(TuBuf *out, const TuBrokenKeys *before, const TuBrokenKeys *after)
{
    for (size_t i = 0; i < after->tables.count; i++) {
        const TuPair *table = &after->tables.items[i];
        const char *was = tu_pairs_find(&before->tables, table->name);
        if (was && strtol(was, NULL, 10) >= strtol(table->value, NULL, 10))
            continue;
        tu_buf_addf(out, "%s%s %s (before: %s)", out->len ? ", " : "", table->name, table->value,
                    was ? was : "0");
    }
}

TuStatus
tu_applier_check_broken(TuApplier *applier, const TuStep *step, const TuBrokenKeys *before,
                        TuError *err)
{
    TuBrokenKeys after = {.enforced = before->enforced};
    if (!before->known)
        return TU_OK;
    TuStatus st = count_all(applier, &after, before->enforced ? err : NULL);
    if (st != TU_OK && !before->enforced)
        return TU_OK; /* a key without a parent key, at which nobody looks */
    if (st != TU_OK) {
        tu_error_context(err, "version %s leaves foreign keys that cannot be checked",
                         step->version);
        tu_error_at(err, step->file, 0, 0);
        return st;
    }
    if (after.rows <= before->rows)
        return TU_OK;
    TuBuf tables = TU_BUF_INIT;
    add_tables(&tables, before, &after);
    tu_error_set(err, TU_ERR_REFUSED,
                 "version %s leaves %ld rows that break foreign keys (before: %ld): %s",
                 step->version, after.rows, before->rows, tables.s);
    tu_error_hint(err, "this was not applied; see PRAGMA foreign_key_check, and correct the rows");
    tu_error_at(err, step->file, 0, 0);
    tu_buf_release(&tables);
    return TU_ERR_REFUSED;
}
