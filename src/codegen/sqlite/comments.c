/* Comments in the text of a table that is rebuilt. A model file knows none, so what it gives would
 * lose those that SQLite keeps: they are put beside the columns and constraints that stay. A text
 * with comments of its own is left as it is. */
#include "config.h"

#include <string.h>

#include "codegen/sqlite/sqlite.h"
#include "sql/lex.h"

/* A column or constraint between the parentheses. */
typedef struct Element {
    const char *start, *end; /* its tokens */
    const char *key;
    TuVec before, behind; /* TuToken: comments on lines before it; behind or inside of it */
} Element;

typedef struct Body {
    TuArena *arena;
    const char *open, *close; /* behind "(", at ")"; close is NULL: not found */
    TuVec elements;           /* Element */
    TuVec head, tail;         /* TuToken: comments beside "(", before ")" */
    bool any, inside;         /* there are comments; between the parentheses */
} Body;

static bool
is_constraint(const TuToken *token)
{
    static const char *const words[] = {"constraint", "primary", "unique",
                                        "check",      "foreign", NULL};
    return tu_token_is_any(token, words);
}

/* A column is found again by its name, a constraint by what it says. */
static void
name_element(Body *body, Element *element)
{
    TuLexer lexer;
    TuBuf form = TU_BUF_INIT;
    char *text =
        tu_arena_strndup(body->arena, element->start, (size_t)(element->end - element->start));
    tu_lex_init(&lexer, &tu_dialect_sqlite, text ? text : "", text ? strlen(text) : 0);
    TuToken first = tu_lex_next_solid(&lexer);
    if (!is_constraint(&first))
        text = tu_token_name(&first, false, body->arena);
    tu_sqlite_form(&form, text, NULL, NULL);
    element->key = tu_buf_dup(&form, body->arena);
    tu_buf_release(&form);
}

typedef struct Scan {
    Body *body;
    Element *now, *last; /* being read; before the last comma */
    TuVec waiting;       /* comments on lines of their own, of what comes next */
    bool line;           /* a new line since the last token that is no comment */
    int depth;
} Scan;

static void
append(Body *body, TuVec *to, const TuVec *comments)
{
    for (size_t i = 0; i < comments->count; i++)
        tu_vec_add(to, body->arena, comments->items[i]);
}

static void
take_comment(Scan *scan, const TuToken *token)
{
    Body *body = scan->body;
    TuToken *copy = TU_NEW(body->arena, TuToken);
    Element *beside = scan->now ? scan->now : scan->last;
    if (!copy)
        return;
    *copy = *token;
    body->any = true;
    if (scan->depth == 0)
        return; /* nothing that stays to put it beside */
    body->inside = true;
    tu_vec_add(scan->line ? &scan->waiting
               : beside   ? &beside->behind
                          : &body->head,
               body->arena, copy);
}

static void
take_solid(Scan *scan, const TuToken *token)
{
    Body *body = scan->body;
    scan->line = false;
    if (!scan->now) {
        scan->now = TU_NEW(body->arena, Element);
        if (!scan->now)
            return;
        scan->now->start = token->text;
        tu_vec_add(&body->elements, body->arena, scan->now);
        append(body, &scan->now->before, &scan->waiting);
    } else {
        append(body, &scan->now->behind, &scan->waiting);
    }
    scan->waiting = (TuVec)TU_VEC_INIT;
    scan->now->end = token->text + token->len;
}

/* False: the body is over. */
static bool
take_token(Scan *scan, const TuToken *token)
{
    Body *body = scan->body;
    bool opens = tu_token_is_op(token, "("), closes = tu_token_is_op(token, ")");
    if (scan->depth == 0) {
        if (opens)
            body->open = token->text + token->len;
        scan->depth = opens;
        scan->line = false;
        return true;
    }
    scan->depth += opens - closes;
    if (scan->depth == 0) {
        body->close = token->text;
        append(body, &body->tail, &scan->waiting);
        return false;
    }
    if (scan->depth == 1 && tu_token_is_op(token, ",")) {
        if (scan->now)
            append(body, &scan->now->behind, &scan->waiting);
        scan->waiting = (TuVec)TU_VEC_INIT;
        scan->last = scan->now;
        scan->now = NULL;
        scan->line = false;
        return true;
    }
    take_solid(scan, token);
    return true;
}

static void
read_body(Body *body, const char *sql)
{
    TuLexer lexer;
    Scan scan = {.body = body};
    tu_lex_init(&lexer, &tu_dialect_sqlite, sql, strlen(sql));
    for (bool more = true; more;) {
        TuToken token = tu_lex_next(&lexer);
        if (token.type == TU_TOKEN_END || token.type == TU_TOKEN_UNTERMINATED)
            break;
        if (token.type == TU_TOKEN_SPACE)
            scan.line = scan.line || memchr(token.text, '\n', token.len);
        else if (token.type == TU_TOKEN_COMMENT)
            take_comment(&scan, &token);
        else
            more = take_token(&scan, &token);
    }
    for (size_t i = 0; i < body->elements.count; i++)
        name_element(body, body->elements.items[i]);
}

static Element *
find_element(const Body *body, const char *key)
{
    for (size_t i = 0; key && i < body->elements.count; i++) {
        Element *element = body->elements.items[i];
        if (element->key && strcmp(element->key, key) == 0)
            return element;
    }
    return NULL;
}

/* A comment to the end of its line is the last on it. */
static void
add_comments(TuBuf *out, const TuVec *comments, bool lines)
{
    bool broken = false;
    for (size_t i = 0; i < comments->count; i++) {
        const TuToken *comment = comments->items[i];
        tu_buf_add(out, lines || broken ? "\n    " : " ");
        tu_buf_addn(out, comment->text, comment->len);
        broken = comment->text[0] == '-';
    }
}

static void
write_body(TuBuf *out, const char *sql, const Body *old, const Body *new)
{
    tu_buf_addn(out, sql, (size_t)(new->open - sql));
    add_comments(out, &old->head, false);
    for (size_t i = 0; i < new->elements.count; i++) {
        const Element *element = new->elements.items[i];
        const Element *was = find_element(old, element->key);
        if (was)
            add_comments(out, &was->before, true);
        tu_buf_add(out, "\n    ");
        tu_buf_addn(out, element->start, (size_t)(element->end - element->start));
        tu_buf_add(out, i + 1 < new->elements.count ? "," : NULL);
        if (was)
            add_comments(out, &was->behind, false);
    }
    add_comments(out, &old->tail, true);
    tu_buf_addc(out, '\n');
    tu_buf_add(out, new->close);
}

void
tu_sqlite_keep_comments(TuBuf *sql, const char *old_sql)
{
    TuArena *arena = tu_arena_new();
    Body old = {.arena = arena}, new = {.arena = arena};
    TuBuf out = TU_BUF_INIT;
    read_body(&old, old_sql ? old_sql : "");
    if (old.inside && old.close && !sql->failed)
        read_body(&new, sql->s);
    if (new.close && !new.any &&new.elements.count)
        write_body(&out, sql->s, &old, &new);
    if (out.len && !out.failed && !tu_arena_failed(arena) && tu_sqlite_same_text(out.s, sql->s)) {
        tu_buf_release(sql);
        *sql = out;
    } else {
        sql->failed = sql->failed || out.failed || tu_arena_failed(arena);
        tu_buf_release(&out);
    }
    tu_arena_free(arena);
}
