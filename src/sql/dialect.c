/* Names and literals as SQL text. The only place that writes quotes. */
#include "config.h"

#include "sql/dialect.h"

#include <string.h>

#include "base/utf8.h"

/* Not strcasecmp(): SQL's keywords are ASCII whatever the locale says. */
static int
ascii_compare(const char *a, const char *b)
{
    for (;; a++, b++) {
        int x = *a >= 'A' && *a <= 'Z' ? *a + 32 : *a;
        int y = *b >= 'A' && *b <= 'Z' ? *b + 32 : *b;
        if (x != y || x == '\0')
            return x - y;
    }
}

const TuDialect *
tu_dialect_find(const char *name)
{
    static const struct {
        const char *name;
        const TuDialect *dialect;
    } table[] = {
        {"postgresql", &tu_dialect_pg}, {"postgres", &tu_dialect_pg},
        {"sqlite", &tu_dialect_sqlite}, {"sqlite3", &tu_dialect_sqlite},
        {"mysql", &tu_dialect_mysql},   {"mariadb", &tu_dialect_mysql},
    };
    for (size_t i = 0; name && i < TU_LEN(table); i++)
        if (ascii_compare(name, table[i].name) == 0)
            return table[i].dialect;
    return NULL;
}

bool
tu_sql_is_keyword(const TuDialect *dialect, const char *word)
{
    size_t low = 0;
    size_t high = dialect->keyword_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = ascii_compare(word, dialect->keywords[mid]);
        if (order == 0)
            return true;
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return false;
}

/* Only ASCII letters, digits and _ go bare: how an engine folds the rest depends on its locale. */
static bool
is_plain(const TuDialect *dialect, const char *name)
{
    if (*name >= '0' && *name <= '9')
        return false;
    for (const char *c = name; *c; c++) {
        bool upper = *c >= 'A' && *c <= 'Z';
        bool fine = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_';
        if (!fine && !(upper && !dialect->folds_case))
            return false;
    }
    return *name != '\0';
}

void
tu_sql_ident(TuBuf *out, const TuDialect *dialect, const char *name)
{
    if (!name)
        return;
    if (!dialect->quotes_always && is_plain(dialect, name) && !tu_sql_is_keyword(dialect, name)) {
        tu_buf_add(out, name);
        return;
    }
    tu_buf_addc(out, dialect->ident_quote);
    for (const char *c = name; *c; c++) {
        if (*c == dialect->ident_quote)
            tu_buf_addc(out, *c);
        tu_buf_addc(out, *c);
    }
    tu_buf_addc(out, dialect->ident_quote);
}

void
tu_sql_name(TuBuf *out, const TuDialect *dialect, const char *schema, const char *name)
{
    if (schema && !(dialect->implied_schema && strcmp(schema, dialect->default_schema) == 0)) {
        tu_sql_ident(out, dialect, schema);
        tu_buf_addc(out, '.');
    }
    tu_sql_ident(out, dialect, name);
}

void
tu_sql_literal(TuBuf *out, const TuDialect *dialect, const char *text)
{
    if (!text) {
        tu_buf_add(out, "NULL");
        return;
    }
    /* E'' means the same whatever standard_conforming_strings is; '' does not with a backslash. */
    bool escape = dialect->escape_strings && strchr(text, '\\') != NULL;
    bool doubled = escape || dialect->backslash_strings;
    tu_buf_add(out, escape ? "E'" : "'");
    for (const char *c = text; *c; c++) {
        if (*c == '\'' || (doubled && *c == '\\'))
            tu_buf_addc(out, *c);
        tu_buf_addc(out, *c);
    }
    tu_buf_addc(out, '\'');
}

void
tu_sql_ident_list(TuBuf *out, const TuDialect *dialect, const TuNames *names)
{
    for (size_t i = 0; i < names->count; i++) {
        if (i > 0)
            tu_buf_add(out, ", ");
        tu_sql_ident(out, dialect, names->items[i]);
    }
}

void
tu_sql_comment_text(TuBuf *out, const char *text)
{
    for (const char *c = text ? text : ""; *c;) {
        size_t odd = tu_utf8_odd(c);
        if (odd > 0) {
            tu_buf_addc(out, '?');
            c += odd;
            continue;
        }
        bool control = (unsigned char)*c < 0x20 || *c == 0x7f;
        tu_buf_addc(out, control ? ' ' : *c);
        if ((c[0] == '*' && c[1] == '/') || (c[0] == '/' && c[1] == '*'))
            tu_buf_addc(out, ' ');
        c++;
    }
}

TuStatus
tu_sql_check_name(const TuDialect *dialect, const char *name, TuError *err)
{
    if (!name || !*name)
        return tu_error_set(err, TU_ERR_PARSE, "a name is empty");
    size_t len = strlen(name);
    if (tu_utf8_check(name, len) != len)
        return tu_error_set(err, TU_ERR_PARSE, "a name is not valid UTF-8 at byte %zu",
                            tu_utf8_check(name, len));
    if (dialect->max_ident > 0 && len > dialect->max_ident) {
        tu_error_set(err, TU_ERR_PARSE, "name \"%.*s...\" has %zu bytes, %s takes %zu",
                     (int)tu_utf8_prefix(name, 40), name, len, dialect->name, dialect->max_ident);
        tu_error_hint(err, "the engine would cut it silently; choose a shorter name");
        return TU_ERR_PARSE;
    }
    return TU_OK;
}
