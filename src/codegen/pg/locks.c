/* What a statement locks and how long it works, by its form. The first row that fits decides. Rows
 * are held against the server by a test. */
#include "config.h"

#include "codegen/pg/locks.h"

#include <string.h>

#include "codegen/graph.h"
#include "codegen/pg/pg.h"
#include "sql/lex.h"

#define AX TU_LOCK_ACCESS_EXCLUSIVE
#define SRX TU_LOCK_SHARE_ROW_EXCLUSIVE
#define SUX TU_LOCK_SHARE_UPDATE_EXCLUSIVE

/* Words of a statement: "*" is a name, with its schema. with: words that stand somewhere behind. */
const TuPgLockRule tu_pg_lock_rules[] = {
    {"create index concurrently", NULL, SUX, 0, TU_COST_INDEX_BUILD},
    {"create unique index concurrently", NULL, SUX, 0, TU_COST_INDEX_BUILD},
    {"create index * on only", NULL, TU_LOCK_SHARE, 0, TU_COST_INSTANT},
    {"create index", NULL, TU_LOCK_SHARE, 0, TU_COST_INDEX_BUILD},
    {"create unique index", NULL, TU_LOCK_SHARE, 0, TU_COST_INDEX_BUILD},
    {"drop index concurrently", NULL, SUX, 0, TU_COST_INSTANT},
    {"drop index", NULL, AX, 0, TU_COST_INSTANT},
    {"reindex index concurrently", NULL, SUX, 0, TU_COST_INDEX_BUILD},
    {"create trigger", NULL, SRX, 0, TU_COST_INSTANT},
    {"create or replace trigger", NULL, SRX, 0, TU_COST_INSTANT},
    {"create constraint trigger", NULL, SRX, 0, TU_COST_INSTANT},
    {"drop trigger", NULL, AX, 0, TU_COST_INSTANT},
    {"create policy", NULL, AX, 0, TU_COST_INSTANT},
    {"alter policy", NULL, AX, 0, TU_COST_INSTANT},
    {"drop policy", NULL, AX, 0, TU_COST_INSTANT},
    {"create rule", NULL, AX, 0, TU_COST_INSTANT},
    {"create or replace rule", NULL, AX, 0, TU_COST_INSTANT},
    {"drop rule", NULL, AX, 0, TU_COST_INSTANT},
    {"create statistics", NULL, SUX, 0, TU_COST_INSTANT},
    {"comment on", NULL, SUX, 0, TU_COST_INSTANT},
    {"create table", "partition of", 0, AX, TU_COST_INSTANT},
    {"drop table", NULL, AX, AX, TU_COST_INSTANT},
    {"drop materialized view", NULL, AX, 0, TU_COST_INSTANT},
    {"refresh materialized view concurrently", NULL, TU_LOCK_EXCLUSIVE, 0, TU_COST_DATA},
    {"refresh materialized view", NULL, AX, 0, TU_COST_DATA},
    {"alter table * add constraint * check", "not valid", AX, 0, TU_COST_INSTANT},
    {"alter table * add constraint * check", NULL, AX, 0, TU_COST_SCAN},
    {"alter table * add constraint * not null", "not valid", AX, 0, TU_COST_INSTANT},
    {"alter table * add constraint * not null", NULL, AX, 0, TU_COST_SCAN},
    {"alter table * add constraint * foreign key", "not valid", SRX, SRX, TU_COST_INSTANT},
    {"alter table * add constraint * foreign key", NULL, SRX, SRX, TU_COST_SCAN},
    {"alter table * add constraint * unique using index", NULL, AX, 0, TU_COST_INSTANT},
    {"alter table * add constraint * primary key using index", NULL, AX, 0, TU_COST_INSTANT},
    {"alter table * add constraint", NULL, AX, 0, TU_COST_INDEX_BUILD},
    {"alter table * validate constraint", NULL, SUX, TU_LOCK_ROW_SHARE, TU_COST_SCAN},
    {"alter table * drop constraint", NULL, AX, AX, TU_COST_INSTANT},
    {"alter table * alter constraint", NULL, AX, 0, TU_COST_INSTANT},
    {"alter table * alter column * set statistics", NULL, SUX, 0, TU_COST_INSTANT},
    {"alter table * alter column * set (", NULL, SUX, 0, TU_COST_INSTANT},
    {"alter table * alter column * reset (", NULL, SUX, 0, TU_COST_INSTANT},
    {"alter table * alter column * set not null", NULL, AX, 0, TU_COST_SCAN},
    {"alter table * set (", NULL, SUX, 0, TU_COST_INSTANT},
    {"alter table * reset (", NULL, SUX, 0, TU_COST_INSTANT},
    {"alter table * cluster on", NULL, SUX, 0, TU_COST_INSTANT},
    {"alter table * set without cluster", NULL, SUX, 0, TU_COST_INSTANT},
    {"alter table * set logged", NULL, AX, 0, TU_COST_REWRITE},
    {"alter table * set unlogged", NULL, AX, 0, TU_COST_REWRITE},
    {"alter table * set tablespace", NULL, AX, 0, TU_COST_REWRITE},
    {"alter table * set access method", NULL, AX, 0, TU_COST_REWRITE},
    {"alter table * attach partition", NULL, AX, SUX, TU_COST_SCAN},
    {"alter table * detach partition * concurrently", NULL, SUX, SUX, TU_COST_INSTANT},
    {"alter table * detach partition", NULL, AX, AX, TU_COST_INSTANT},
    {"alter table * inherit", NULL, AX, SUX, TU_COST_INSTANT},
    {"alter table * enable trigger", NULL, SRX, 0, TU_COST_INSTANT},
    {"alter table * disable trigger", NULL, SRX, 0, TU_COST_INSTANT},
    {"alter table * enable always trigger", NULL, SRX, 0, TU_COST_INSTANT},
    {"alter table * enable replica trigger", NULL, SRX, 0, TU_COST_INSTANT},
    {"alter table", NULL, AX, 0, TU_COST_INSTANT},
};
const size_t tu_pg_lock_rule_count = TU_LEN(tu_pg_lock_rules);

/* ---- which rule ---- */

static void
skip_name(TuLexer *lexer)
{
    TuLexer ahead = *lexer;
    TuToken token = tu_lex_next_solid(&ahead);

    while (tu_token_is_op(&token, ".")) {
        tu_lex_next_solid(&ahead);
        *lexer = ahead;
        token = tu_lex_next_solid(&ahead);
    }
}

static bool
is_word(const TuToken *token, const char *word, size_t len)
{
    char text[24];

    if (len >= sizeof text)
        return false;
    memcpy(text, word, len);
    text[len] = '\0';
    return token->type == TU_TOKEN_WORD ? tu_token_is(token, text) : tu_token_is_op(token, text);
}

/* Do the words stand here? Moves the lexer behind them when they do. */
static bool
take_words(TuLexer *lexer, const char *words)
{
    TuLexer at = *lexer;

    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        TuToken token = tu_lex_next_solid(&at);

        if (tu_token_is(&token, "only") && strncmp(words, "only", len) != 0)
            token = tu_lex_next_solid(&at);
        if (*words == '*')
            skip_name(&at);
        else if (!is_word(&token, words, len))
            return false;
        words += len + (words[len] == ' ');
    }
    *lexer = at;
    return true;
}

static bool
has_words(TuLexer lexer, const char *words)
{
    for (;;) {
        TuLexer at = lexer;

        if (take_words(&at, words))
            return true;
        if (tu_lex_next_solid(&lexer).type == TU_TOKEN_END)
            return false;
    }
}

const TuPgLockRule *
tu_pg_lock_rule(const char *sql)
{
    for (size_t i = 0; i < TU_LEN(tu_pg_lock_rules); i++) {
        const TuPgLockRule *rule = &tu_pg_lock_rules[i];
        TuLexer lexer;

        tu_lex_init(&lexer, &tu_dialect_pg, sql, strlen(sql));
        if (take_words(&lexer, rule->form) && (rule->with == NULL || has_words(lexer, rule->with)))
            return rule;
    }
    return NULL;
}

/* ---- what a plan's statement locks ---- */

static const TuObject *
table_of(const TuObject *object)
{
    const TuObject *table = object->parent != NULL ? object->parent : object;

    return table->kind == TU_KIND_TABLE || table->kind == TU_KIND_MATERIALIZED_VIEW ? table : NULL;
}

/* The other table that a statement about this object locks, or NULL. */
static const TuObject *
other_of(const TuRender *render, const TuObject *object)
{
    const TuTable *table = (const TuTable *)object;

    if (object->kind == TU_KIND_FOREIGN_KEY)
        return tu_pg_find_table(render->from, &((const TuForeignKey *)object)->references,
                                object->parent->schema);
    if (object->kind != TU_KIND_TABLE)
        return NULL;
    if (table->partition_of.table == NULL) /* it was a partition before */
        table = (const TuTable *)tu_model_find_same(render->from, object);
    return table == NULL ? NULL : tu_pg_partition_parent(render->from, table);
}

static void
add_lock(TuRender *render, TuStatement *statement, const TuObject *table, int level)
{
    TuBuf name = TU_BUF_INIT;

    if (table == NULL || level == 0 || !tu_pg_existed(render, table))
        return;
    tu_pg_put(&name, "%N", table);
    tu_statement_lock(render->plan, statement, name.s, level);
    if (name.failed)
        tu_arena_fail(render->plan->arena);
    tu_buf_release(&name);
}

static bool
is_rewrite(const TuStatement *statement)
{
    for (size_t i = 0; i < statement->hazards.count; i++) {
        const char *rule = ((const TuHazard *)statement->hazards.items[i])->rule;

        if (strncmp(rule, "TU3", 3) == 0 && strcmp(rule, "TU310") != 0)
            return true;
    }
    return false;
}

void
tu_pg_find_locks(TuRender *render, TuStatement *statement)
{
    const TuPgLockRule *rule = tu_pg_lock_rule(statement->sql);
    const TuObject *table = statement->object == NULL ? NULL : table_of(statement->object);
    bool proven = (statement->flags & TU_STATEMENT_LAST) != 0;

    if (rule == NULL || table == NULL)
        return;
    add_lock(render, statement, table, rule->lock);
    add_lock(render, statement, other_of(render, statement->object), rule->other);
    if (statement->locks.count == 0)
        return;
    statement->cost = rule->cost;
    if (proven && strstr(statement->sql, " SET NOT NULL") != NULL)
        statement->cost = TU_COST_INSTANT;
    if (is_rewrite(statement))
        statement->cost = TU_COST_REWRITE;
}
