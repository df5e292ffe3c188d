/* Which extensions a script wants in a version of its own. */
#include "config.h"

#include "scratch/versions.h"

static bool
says(TuLexer *lexer, const char *first, const char *second)
{
    bool after_first = second == NULL;
    for (TuToken token = tu_lex_next_solid(lexer);
         token.type != TU_TOKEN_END && token.type != TU_TOKEN_UNTERMINATED;
         token = tu_lex_next_solid(lexer)) {
        if (after_first && tu_token_is(&token, second ? second : first))
            return true;
        after_first = second == NULL || tu_token_is(&token, first);
    }
    return false;
}

void
tu_versions_note(const TuDialect *dialect, const TuSqlPart *part, TuArena *arena, TuNames *out)
{
    TuLexer lexer;
    tu_lex_init(&lexer, dialect, part->text, part->len);
    TuToken token = tu_lex_next_solid(&lexer);
    bool create = tu_token_is(&token, "create");
    if (!create && !tu_token_is(&token, "alter"))
        return;
    token = tu_lex_next_solid(&lexer);
    if (!tu_token_is(&token, "extension"))
        return;
    token = tu_lex_next_solid(&lexer);
    for (int word = 0; create && word < 3 &&
                       tu_token_is(&token, word == 0   ? "if"
                                           : word == 1 ? "not"
                                                       : "exists");
         word++)
        token = tu_lex_next_solid(&lexer);
    const char *name = tu_token_name(&token, true, arena);
    if (name && (create ? says(&lexer, "version", NULL) : says(&lexer, "update", "to")))
        tu_names_add(out, arena, name);
}

void
tu_versions_apply(const TuNames *names, TuModel *model)
{
    for (size_t i = 0; i < names->count; i++) {
        TuExtension *extension = (TuExtension *)tu_model_find(model, TU_KIND_EXTENSION, NULL, NULL,
                                                              names->items[i], NULL);
        if (extension)
            extension->version = extension->installed;
    }
}
