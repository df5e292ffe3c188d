/* Any bytes into lexer and splitter of each dialect, and into the form SQLite's texts are compared
 * in: tokens cover the text, parts lose nothing, an error has its place. */
#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/sql/split_rules.h"

static void
check_tokens(const TuDialect *dialect, const char *text, size_t size)
{
    TuLexer lexer;
    TuToken token;
    const char *at = text;
    tu_lex_init(&lexer, dialect, text, size);
    while ((token = tu_lex_next(&lexer)).type != TU_TOKEN_END) {
        FUZZ_CHECK(token.text == at && token.len > 0);
        at += token.len;
        FUZZ_CHECK(at <= text + size);
    }
    FUZZ_CHECK(at == text + size);
}

static void
check_parts(const TuDialect *dialect, const char *text, size_t size)
{
    TuArena *arena = tu_arena_new();
    TuVec parts = TU_VEC_INIT;
    TuError err = {.status = TU_OK};
    TuStatus st = tu_sql_split(dialect, text, size, "input", arena, &parts, &err);
    FUZZ_CHECK(st == TU_OK || (st == TU_ERR_PARSE && err.line > 0 && err.column > 0));
    const char *broken = split_broken_rule(dialect, text, size, arena);
    if (!broken)
        broken = split_broken_leave_out(dialect, text, size, arena);
    if (broken)
        fprintf(stderr, "%s: %s\n", dialect->name, broken);
    FUZZ_CHECK(!broken);
    tu_arena_free(arena);
}

static void
check_canonical(const char *text)
{
    TuBuf first = TU_BUF_INIT;
    TuBuf second = TU_BUF_INIT;
    tu_sqlite_form(&first, text, NULL, NULL);
    tu_sqlite_form(&second, first.s, NULL, NULL);
    FUZZ_CHECK(strcmp(first.s, second.s) == 0);
    tu_buf_release(&first);
    tu_buf_release(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const TuDialect *const dialects[] = {&tu_dialect_pg, &tu_dialect_sqlite,
                                                &tu_dialect_mysql};
    /* A copy of its own size, so that a read behind the end is seen. */
    char *text = malloc(size + 1);
    FUZZ_CHECK(text != NULL);
    memcpy(text, data, size);
    for (size_t i = 0; i < TU_LEN(dialects); i++) {
        check_tokens(dialects[i], text, size);
        check_parts(dialects[i], text, size);
    }
    text[size] = '\0';
    check_canonical(text);
    free(text);
    return 0;
}
