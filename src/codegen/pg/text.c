/* Text of PostgreSQL statements: names and literals are put in by letter, so that none reaches
 * SQL unquoted. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <ctype.h>
#include <string.h>

static const char *
object_schema(const TuObject *object)
{
    if (object->schema == NULL && object->parent != NULL)
        return object->parent->schema;
    return object->schema;
}

static void
put_value(TuBuf *out, char letter, va_list *args)
{
    const TuObject *object;

    switch (letter) {
    case 'I':
        tu_sql_ident(out, &tu_dialect_pg, va_arg(*args, const char *));
        break;
    case 'N':
        object = va_arg(*args, const TuObject *);
        tu_sql_name(out, &tu_dialect_pg, object_schema(object), object->name);
        break;
    case 'T':
        tu_pg_put_subject(out, va_arg(*args, const TuObject *));
        break;
    case 'C':
        object = va_arg(*args, const TuObject *);
        tu_sql_ident(out, &tu_dialect_pg, object->name);
        break;
    case 'L':
        tu_sql_literal(out, &tu_dialect_pg, va_arg(*args, const char *));
        break;
    case 'P':
        tu_sql_ident_list(out, &tu_dialect_pg, va_arg(*args, const TuNames *));
        break;
    case 's':
        tu_buf_add(out, va_arg(*args, const char *));
        break;
    default:
        tu_buf_addc(out, letter);
    }
}

static void
put_all(TuBuf *out, const char *fmt, va_list *args)
{
    for (; *fmt != '\0'; fmt++) {
        const char *next = strchr(fmt, '%');

        if (next == NULL || next[1] == '\0') {
            tu_buf_add(out, fmt);
            return;
        }
        tu_buf_addn(out, fmt, (size_t)(next - fmt));
        put_value(out, next[1], args);
        fmt = next + 1;
    }
}

void
tu_pg_put(TuBuf *out, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    put_all(out, fmt, &args);
    va_end(args);
}

TuStatement *
tu_pg_say_buf(TuRender *render, const TuObject *object, TuBuf *sql)
{
    TuStatement *statement = NULL;

    if (sql->failed)
        tu_render_fail(render, TU_ERR_NOMEM, object, "out of memory");
    else
        statement = tu_render_add(render, object, sql->s);
    tu_buf_release(sql);
    return statement;
}

TuStatement *
tu_pg_clause_buf(TuRender *render, const TuObject *object, const TuObject *table, TuBuf *clause)
{
    TuStatement *statement = NULL;
    TuBuf head = TU_BUF_INIT;

    tu_pg_put(&head, "ALTER %T", table);
    if (head.failed || clause->failed)
        tu_render_fail(render, TU_ERR_NOMEM, object, "out of memory");
    else
        statement = tu_render_clause(render, object, head.s, clause->s);
    tu_buf_release(&head);
    tu_buf_release(clause);
    return statement;
}

TuStatement *
tu_pg_say(TuRender *render, const TuObject *object, const char *fmt, ...)
{
    TuBuf sql = TU_BUF_INIT;
    va_list args;

    va_start(args, fmt);
    put_all(&sql, fmt, &args);
    va_end(args);
    return tu_pg_say_buf(render, object, &sql);
}

TuStatement *
tu_pg_clause(TuRender *render, const TuObject *object, const TuObject *table, const char *fmt, ...)
{
    TuBuf clause = TU_BUF_INIT;
    va_list args;

    va_start(args, fmt);
    put_all(&clause, fmt, &args);
    va_end(args);
    return tu_pg_clause_buf(render, object, table, &clause);
}

void
tu_pg_put_trimmed(TuBuf *out, const char *sql)
{
    size_t len;

    if (sql == NULL)
        return;
    while (isspace((unsigned char)*sql))
        sql++;
    len = strlen(sql);
    while (len > 0 && (isspace((unsigned char)sql[len - 1]) || sql[len - 1] == ';'))
        len--;
    tu_buf_addn(out, sql, len);
}

void
tu_pg_put_or_replace(TuBuf *out, const char *definition)
{
    if (definition == NULL)
        return;
    while (isspace((unsigned char)*definition))
        definition++;
    if (tu_pg_starts(definition, "create ") && !tu_pg_starts(definition, "create or replace ")) {
        tu_buf_add(out, "CREATE OR REPLACE ");
        definition += strlen("create ");
    }
    tu_pg_put_trimmed(out, definition);
}

/* A parameter's value: numbers and words as they are, anything else as a literal. */
static void
put_option_value(TuBuf *out, const char *value)
{
    size_t len = strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789.");

    if (*value != '\0' && value[len] == '\0' && value[0] != '.')
        tu_buf_add(out, value);
    else
        tu_sql_literal(out, &tu_dialect_pg, value);
}

static void
put_option_name(TuBuf *out, const char *name)
{
    const char *dot = strchr(name, '.');

    if (dot != NULL && strncmp(name, "toast.", 6) == 0)
        tu_pg_put(out, "toast.%I", dot + 1);
    else
        tu_sql_ident(out, &tu_dialect_pg, name);
}

static void
put_option(TuBuf *out, const TuPair *option)
{
    put_option_name(out, option->name);
    if (option->value == NULL)
        return;
    tu_buf_addc(out, '=');
    put_option_value(out, option->value);
}

void
tu_pg_put_options(TuBuf *out, const TuPairs *options)
{
    tu_buf_addc(out, '(');
    for (size_t i = 0; i < options->count; i++) {
        tu_buf_add(out, i == 0 ? "" : ", ");
        put_option(out, &options->items[i]);
    }
    tu_buf_addc(out, ')');
}

void
tu_pg_put_option_changes(TuBuf *set, TuBuf *reset, const TuPairs *from, const TuPairs *to)
{
    for (size_t i = 0; i < to->count; i++) {
        const char *old = tu_pairs_find(from, to->items[i].name);

        if (old != NULL && tu_pg_same(old, to->items[i].value))
            continue;
        tu_buf_add(set, set->len == 0 ? "" : ", ");
        put_option(set, &to->items[i]);
    }
    for (size_t i = 0; i < from->count; i++) {
        if (tu_pairs_find(to, from->items[i].name) != NULL)
            continue;
        tu_buf_add(reset, reset->len == 0 ? "" : ", ");
        put_option_name(reset, from->items[i].name);
    }
}

void
tu_pg_alter_options(TuRender *render, const TuObject *object, const char *what, const TuPairs *from,
                    const TuPairs *to)
{
    TuBuf set = TU_BUF_INIT, reset = TU_BUF_INIT;

    tu_pg_put_option_changes(&set, &reset, from, to);
    if (set.len > 0)
        tu_pg_say(render, object, "ALTER %s %N SET (%s)", what, object, set.s);
    if (reset.len > 0)
        tu_pg_say(render, object, "ALTER %s %N RESET (%s)", what, object, reset.s);
    if (set.failed || reset.failed)
        tu_render_fail(render, TU_ERR_NOMEM, object, "out of memory");
    tu_buf_release(&set);
    tu_buf_release(&reset);
}

bool
tu_pg_same(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return strcmp(a, b) == 0;
}

bool
tu_pg_starts(const char *text, const char *lower_case_prefix)
{
    if (text == NULL)
        return false;
    for (; *lower_case_prefix != '\0'; text++, lower_case_prefix++) {
        char c = isspace((unsigned char)*text) ? ' ' : (char)tolower((unsigned char)*text);

        if (c != *lower_case_prefix)
            return false;
    }
    return true;
}
