/* Plans as text: a section of a migration file, or a script that stands alone. */
#include "config.h"

#include <string.h>

#include "codegen/plan.h"
#include "sql/lex.h"

/* Parts of both plans; where one ends and the other begins in a transaction, it is the same. */
typedef struct Piece {
    TuVec statements; /* TuStatement */
    bool no_transaction;
} Piece;

typedef struct Pieces {
    TuArena *arena;
    const TuNames *without;
    TuVec all; /* Piece */
} Pieces;

static Piece *
add_piece(Pieces *pieces, bool no_transaction)
{
    Piece *last = pieces->all.count ? pieces->all.items[pieces->all.count - 1] : NULL;
    if (last && !last->no_transaction && !no_transaction)
        return last;
    Piece *piece = TU_NEW(pieces->arena, Piece);
    if (piece) {
        piece->no_transaction = no_transaction;
        tu_vec_add(&pieces->all, pieces->arena, piece);
    }
    return piece;
}

static bool
is_for(const TuStatement *statement, const TuNames *roles)
{
    for (size_t i = 0; roles && statement->role && i < roles->count; i++) {
        if (strcmp(roles->items[i], statement->role) == 0)
            return true;
    }
    return false;
}

static bool
is_setting(const Piece *piece, size_t i)
{
    return (((const TuStatement *)piece->statements.items[i])->flags & TU_STATEMENT_SETTING) != 0;
}

/* Count statements from there to another place, the others keep their order. */
static void
move(TuVec *statements, size_t from, size_t count, size_t to)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = from < to ? from : from + i, end = from < to ? to - 1 : to + i;
        void *moved = statements->items[at];
        for (; at < end; at++)
            statements->items[at] = statements->items[at + 1];
        for (; at > end; at--)
            statements->items[at] = statements->items[at - 1];
        statements->items[end] = moved;
    }
}

/* Where two plans meet in one transaction: what stands outside of it goes to its ends. */
static void
join_edges(Piece *piece, size_t seam)
{
    size_t last = seam, first = seam, count = piece->statements.count;
    while (last > 0 && is_setting(piece, last - 1))
        last--;
    while (first < count && is_setting(piece, first))
        first++;
    if (seam == 0 || seam == count || last == 0 || first == count)
        return;
    move(&piece->statements, seam, first - seam, 0);
    move(&piece->statements, last + first - seam, seam - last, count);
}

static void
add_part(Pieces *pieces, const TuPlan *plan, const TuPlanPart *part, bool joins)
{
    Piece *piece = NULL;
    if (joins)
        piece = add_piece(pieces, part->no_transaction);
    else if ((piece = TU_NEW(pieces->arena, Piece)) != NULL) {
        piece->no_transaction = part->no_transaction;
        tu_vec_add(&pieces->all, pieces->arena, piece);
    }
    size_t seam = piece ? piece->statements.count : 0;
    for (size_t i = 0; piece && i < part->count; i++) {
        TuStatement *statement = plan->statements.items[part->first + i];
        if (!is_for(statement, pieces->without))
            tu_vec_add(&piece->statements, pieces->arena, statement);
    }
    if (piece && plan->dialect->transactional_ddl)
        join_edges(piece, seam);
}

static void
add_plan(Pieces *pieces, const TuPlan *plan)
{
    const TuPlanPart whole = {.count = plan ? plan->statements.count : 0};
    if (plan && !plan->parts.count && whole.count)
        add_part(pieces, plan, &whole, true);
    for (size_t i = 0; plan && i < plan->parts.count; i++)
        add_part(pieces, plan, plan->parts.items[i], i == 0);
}

/* ---- statements ---- */

/* Settings before the first real statement and after the last stand outside of the transaction. */
static void
find_edges(const Piece *piece, size_t *head, size_t *tail)
{
    size_t count = piece->statements.count;
    *head = 0;
    *tail = count;
    while (*head < count && is_setting(piece, *head))
        ++*head;
    while (*tail > *head && is_setting(piece, *tail - 1))
        --*tail;
}

static const TuObject *
table_of(const TuStatement *statement)
{
    const TuObject *object = statement->object;
    return object && object->parent ? object->parent : object;
}

/* Hazards stand as comments above what they are about. */
static void
write_statements(TuBuf *out, const TuDialect *dialect, const Piece *piece, size_t from, size_t to)
{
    const TuObject *last = NULL;
    for (size_t i = from; i < to; i++) {
        const TuStatement *statement = piece->statements.items[i];
        if (i > from && table_of(statement) != last)
            tu_buf_addc(out, '\n');
        last = table_of(statement);
        for (size_t j = 0; j < statement->hazards.count; j++) {
            const TuHazard *hazard = statement->hazards.items[j];
            tu_buf_addf(out, "-- %s: ", hazard->rule);
            tu_sql_comment_text(out, hazard->note);
            tu_buf_addc(out, '\n');
        }
        if (statement->locks.count) {
            TuBuf locks = TU_BUF_INIT;
            tu_statement_put_locks(&locks, statement);
            tu_buf_add(out, "-- Lock: ");
            tu_sql_comment_text(out, locks.s);
            tu_buf_addc(out, '\n');
            out->failed |= locks.failed;
            tu_buf_release(&locks);
        }
        tu_sql_write(out, dialect, statement->sql, strlen(statement->sql));
    }
}

/* Statements of the head of a part: settings, a line each. */
static void
note_head(const TuPlanText *text, const char *head)
{
    for (; text->order && (head = strchr(head, '\n')) != NULL; head++)
        tu_vec_add(text->order, text->arena, NULL);
}

static void
note_statements(const TuPlanText *text, const Piece *piece, size_t from, size_t to)
{
    for (size_t i = from; text->order && i < to; i++)
        tu_vec_add(text->order, text->arena, piece->statements.items[i]);
}

static void
write_piece(TuBuf *out, const TuPlanText *text, const Piece *piece, const TuCodegen *codegen)
{
    size_t head, tail, count = piece->statements.count;
    bool wrap = text->script && codegen->dialect->transactional_ddl && !piece->no_transaction;
    find_edges(piece, &head, &tail);
    note_statements(text, piece, 0, head);
    write_statements(out, codegen->dialect, piece, 0, head);
    if (wrap && head < tail)
        tu_buf_add(out, "BEGIN;\n");
    size_t before = out->len;
    if (!piece->no_transaction && codegen->part_head && head < tail)
        codegen->part_head(out, (const TuStatement *const *)(piece->statements.items + head),
                           tail - head, text->lock_timeout_ms);
    note_head(text, out->s + before);
    note_statements(text, piece, head, count);
    write_statements(out, codegen->dialect, piece, head, tail);
    if (wrap && head < tail)
        tu_buf_add(out, "COMMIT;\n");
    write_statements(out, codegen->dialect, piece, tail, count);
}

void
tu_plan_text(TuBuf *out, const TuPlanText *text)
{
    Pieces pieces = {tu_arena_new(), text->without, TU_VEC_INIT};
    const TuPlan *any = text->plans[0] ? text->plans[0] : text->plans[1];
    const TuCodegen *codegen = any ? tu_codegen_find(any->dialect) : NULL;
    add_plan(&pieces, text->plans[0]);
    add_plan(&pieces, text->plans[1]);
    for (size_t i = 0; codegen && i < pieces.all.count; i++) {
        const Piece *piece = pieces.all.items[i];
        tu_buf_add(out, i ? "\n" : "");
        if (!text->script && (i || piece->no_transaction))
            tu_buf_addf(out, "-- Transaction: %s\n", piece->no_transaction ? "none" : "own");
        write_piece(out, text, piece, codegen);
    }
    out->failed |= !pieces.arena || tu_arena_failed(pieces.arena);
    tu_arena_free(pieces.arena);
}
