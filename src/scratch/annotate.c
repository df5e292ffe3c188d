/* Renames that declared SQL says in comments. */
#include "config.h"

#include "scratch/annotate.h"

#include <string.h>

#include "sql/lex.h"

typedef struct Annotation {
    const char *table;
    const char *schema; /* NULL: the default */
    const char *column; /* NULL: the table itself */
    const char *from;
} Annotation;

/* The old name in a comment, or NULL: "-- @renamed from=old", "@renamed from=\"Old one\"". */
static const char *
old_name(const char *text, size_t len, TuArena *arena)
{
    char *comment = tu_arena_strndup(arena, text, len);
    char *at = comment ? strstr(comment, "@renamed from=") : NULL;
    if (!at)
        return NULL;
    at += strlen("@renamed from=");
    if (*at == '"') {
        char *end = strchr(at + 1, '"');
        return end ? tu_arena_strndup(arena, at + 1, (size_t)(end - at - 1)) : NULL;
    }
    size_t name = strcspn(at, " \t\r\n*;,");
    return name ? tu_arena_strndup(arena, at, name) : NULL;
}

static void
add(TuVec *out, TuArena *arena, const char *schema, const char *table, const char *column,
    const char *from)
{
    Annotation *entry = TU_NEW(arena, Annotation);
    if (!entry)
        return;
    *entry = (Annotation){table, schema, column, from};
    tu_vec_add(out, arena, entry);
}

/* CREATE [UNLOGGED|TEMP ...] TABLE [IF NOT EXISTS] [schema.]name: the name; false for anything
 * else. */
static bool
table_name(TuLexer *lexer, bool fold, TuArena *arena, const char **schema, const char **table)
{
    TuToken token = tu_lex_next_solid(lexer);
    if (!tu_token_is(&token, "create"))
        return false;
    for (int i = 0; i < 3 && !tu_token_is(&token, "table"); i++)
        token = tu_lex_next_solid(lexer);
    if (!tu_token_is(&token, "table"))
        return false;
    token = tu_lex_next_solid(lexer);
    if (tu_token_is(&token, "if")) {
        tu_lex_next_solid(lexer);
        tu_lex_next_solid(lexer);
        token = tu_lex_next_solid(lexer);
    }
    *schema = NULL;
    *table = tu_token_name(&token, fold, arena);
    TuLexer ahead = *lexer;
    token = tu_lex_next_solid(&ahead);
    if (tu_token_is_op(&token, ".")) {
        *schema = *table;
        token = tu_lex_next_solid(&ahead);
        *table = tu_token_name(&token, fold, arena);
        *lexer = ahead;
    }
    return *table != NULL;
}

static void
read_part(const TuDialect *dialect, const TuSqlPart *part, TuArena *arena, TuVec *out)
{
    TuLexer lexer;
    const char *schema, *table, *from = old_name(part->lead, part->lead_len, arena);
    bool fold = dialect->folds_case;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    if (!table_name(&lexer, fold, arena, &schema, &table))
        return;
    if (from)
        add(out, arena, schema, table, NULL, from);
    int depth = 0;
    from = NULL;
    for (TuToken token = tu_lex_next(&lexer); token.type != TU_TOKEN_END;
         token = tu_lex_next(&lexer)) {
        if (token.type == TU_TOKEN_COMMENT && depth == 1) {
            const char *name = old_name(token.text, token.len, arena);
            from = name ? name : from;
        } else if (tu_token_is_op(&token, "(")) {
            depth++;
        } else if (tu_token_is_op(&token, ")")) {
            depth--;
        } else if (from && depth == 1 &&
                   (token.type == TU_TOKEN_WORD || token.type == TU_TOKEN_QUOTED)) {
            add(out, arena, schema, table, tu_token_name(&token, fold, arena), from);
            from = NULL;
        }
    }
}

TuStatus
tu_annotations_read(const TuDialect *dialect, const char *script, const char *file, TuArena *arena,
                    TuVec *out, TuError *err)
{
    if (!strstr(script, "@renamed"))
        return TU_OK;
    TuVec parts = TU_VEC_INIT;
    TuStatus status = tu_sql_split(dialect, script, strlen(script), file, arena, &parts, err);
    for (size_t i = 0; status == TU_OK && i < parts.count; i++)
        read_part(dialect, parts.items[i], arena, out);
    return status == TU_OK && tu_arena_failed(arena) ? tu_error_nomem(err) : status;
}

void
tu_annotations_apply(const TuVec *annotations, TuModel *model)
{
    for (size_t i = 0; i < annotations->count; i++) {
        const Annotation *entry = annotations->items[i];
        TuObject *table =
            tu_model_find(model, TU_KIND_TABLE, entry->schema, NULL, entry->table, NULL);
        TuObject *object =
            table && entry->column ? tu_object_child(table, TU_KIND_COLUMN, entry->column) : table;
        if (object)
            object->renamed_from = tu_arena_strdup(model->arena, entry->from);
    }
}
