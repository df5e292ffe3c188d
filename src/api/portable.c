/* A model of one engine in words that the others understand, as far as they have them. */
#include "config.h"

#include "api/portable.h"

#include <string.h>

#include "model/objects.h"
#include "sql/lex.h"
#include "sql/types.h"

static bool
is_plain(const char *name)
{
    return *name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] &&
           strspn(name, "0123456789") == 0;
}

/* "`name` DESC" of MySQL is "name DESC"; other texts stay. */
static const char *
plain_part(const TuDialect *dialect, const char *text, TuArena *arena)
{
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, text, strlen(text));
    TuToken token = tu_lex_next_solid(&lexer);
    char *name = token.type == TU_TOKEN_QUOTED ? tu_token_name(&token, true, arena) : NULL;
    const char *rest = lexer.at;
    TuToken next = tu_lex_next_solid(&lexer);
    bool whole = next.type == TU_TOKEN_END || tu_token_is(&next, "desc");
    if (!name || !whole || !is_plain(name) || tu_sql_is_keyword(&tu_dialect_pg, name))
        return text;
    return tu_arena_printf(arena, "%s%.*s", name, (int)(lexer.end - rest), rest);
}

/* MariaDB keeps JSON as text with a check. */
static void
find_json(TuColumn *column, TuArena *arena)
{
    const char *valid = tu_arena_printf(arena, "json_valid(`%s`)", column->obj.name);
    if (!valid || !column->check || !column->type || strcmp(column->type, "longtext") != 0 ||
        strcmp(column->check, valid) != 0)
        return;
    column->type = "json";
    column->check = column->charset = column->collation = NULL;
}

static void
port_column(TuColumn *column, TuEngine engine, TuArena *arena)
{
    if (engine == TU_ENGINE_MARIADB)
        find_json(column, arena);
    if (column->type)
        column->type = tu_type_portable(engine, column->type, arena);
}

void
tu_model_port(TuModel *model, const TuConn *conn)
{
    const TuDialect *dialect = tu_conn_dialect(conn);
    TuEngine engine = tu_engine_of(dialect, tu_conn_server_version(conn));
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        TuDomain *domain = (TuDomain *)object;
        TuIndex *index = (TuIndex *)object;
        if (object->kind == TU_KIND_COLUMN)
            port_column((TuColumn *)object, engine, model->arena);
        else if (object->kind == TU_KIND_DOMAIN)
            domain->type = tu_type_portable(engine, domain->type, model->arena);
        for (size_t j = 0; object->kind == TU_KIND_INDEX && dialect->backtick_idents &&
                           dialect != &tu_dialect_sqlite && j < index->on.count;
             j++)
            index->on.items[j] = plain_part(dialect, index->on.items[j], model->arena);
    }
}
