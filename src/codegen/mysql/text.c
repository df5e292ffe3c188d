/* Pieces of DDL. */
#include "config.h"

#include "codegen/mysql/mysql.h"

#include <string.h>
#include <strings.h>

#include "sql/lex.h"

void
tu_mysql_ident(TuBuf *out, const char *name)
{
    tu_sql_ident(out, &tu_dialect_mysql, name);
}

void
tu_mysql_literal(TuBuf *out, const char *text)
{
    tu_sql_literal(out, &tu_dialect_mysql, text);
}

void
tu_mysql_columns(TuBuf *out, const TuNames *names)
{
    tu_buf_addc(out, '(');
    tu_sql_ident_list(out, &tu_dialect_mysql, names);
    tu_buf_addc(out, ')');
}

TuStatement *
tu_mysql_add(TuRender *render, const TuObject *object, TuBuf *sql)
{
    TuStatement *statement = NULL;
    if (sql->failed)
        render->status = tu_error_nomem(render->err);
    else
        statement = tu_render_add(render, object, sql->s);
    tu_buf_release(sql);
    return statement;
}

bool
tu_mysql_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

const char *
tu_mysql_option(const TuPairs *options, const char *name)
{
    for (size_t i = 0; i < options->count; i++)
        if (strcmp(options->items[i].name, name) == 0)
            return options->items[i].value;
    return NULL;
}

void
tu_mysql_definer(TuBuf *out, const char *account)
{
    const char *at = account ? strrchr(account, '@') : NULL;
    TuBuf user = TU_BUF_INIT;
    if (!account)
        return;
    tu_buf_addn(&user, account, at ? (size_t)(at - account) : strlen(account));
    tu_buf_add(out, " DEFINER=");
    tu_mysql_ident(out, user.s);
    if (at) { /* a role has no host */
        tu_buf_addc(out, '@');
        tu_mysql_ident(out, at + 1);
    }
    out->failed |= user.failed;
    tu_buf_release(&user);
}

void
tu_mysql_create(TuBuf *out, const char *definition, const char *account)
{
    size_t word = strlen("CREATE");
    if (account && strncasecmp(definition, "CREATE", word) == 0) {
        tu_buf_add(out, "CREATE");
        tu_mysql_definer(out, account);
        definition += word;
    }
    tu_buf_add(out, definition);
}

bool
tu_mysql_names(const char *text, const char *name)
{
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, text, strlen(text));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            return false;
        bool quoted = token.type == TU_TOKEN_QUOTED;
        if ((quoted || token.type == TU_TOKEN_WORD) && token.len >= 2 * (size_t)quoted &&
            strncasecmp(token.text + quoted, name, token.len - 2 * (size_t)quoted) == 0 &&
            strlen(name) == token.len - 2 * (size_t)quoted)
            return true;
    }
}

bool
tu_mysql_any_names(const TuNames *texts, const char *name)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcasecmp(texts->items[i], name) == 0 || tu_mysql_names(texts->items[i], name))
            return true;
    return false;
}
