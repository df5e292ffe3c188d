/* Reads the clause by its tokens and knows its words alone: expressions and values stay text. */
#include "config.h"

#include "sql/mysql_partition.h"

#include <stdlib.h>
#include <string.h>

#include "sql/lex.h"

/* More than the servers allow, by far. */
#define MOST_PARTITIONS 100000

typedef struct Reader {
    TuLexer lexer;
    TuToken token;
    TuArena *arena;
} Reader;

static void
next(Reader *reader)
{
    reader->token = tu_lex_next_solid(&reader->lexer);
}

static bool
at_end(const Reader *reader)
{
    return reader->token.type == TU_TOKEN_END || reader->token.type == TU_TOKEN_UNTERMINATED;
}

/* Behind the parenthesis that closes the one that stands here. */
static void
skip_parentheses(Reader *reader)
{
    size_t depth = 0;
    do {
        depth += tu_token_is_op(&reader->token, "(");
        depth -= tu_token_is_op(&reader->token, ")");
        next(reader);
    } while (depth && !at_end(reader));
}

/* The text from there up to the token that stands here; NULL for none. */
static const char *
text_since(const Reader *reader, const char *from)
{
    const char *to = reader->token.text;
    while (to > from && strchr(" \t\r\n", to[-1]))
        to--;
    return to > from ? tu_arena_strndup(reader->arena, from, (size_t)(to - from)) : NULL;
}

/* ---- one partition ---- */

/* VALUES LESS THAN (10), VALUES LESS THAN MAXVALUE, VALUES IN (1,2), DEFAULT, HISTORY, CURRENT */
static const char *
read_values(Reader *reader)
{
    static const char *const words[] = {"default", "history", "current", NULL};
    const char *from = reader->token.text;
    bool alone = tu_token_is_any(&reader->token, words);
    if (!alone && !tu_token_is(&reader->token, "values"))
        return NULL;
    while (!alone && !at_end(reader) && !tu_token_is_op(&reader->token, "(") &&
           !tu_token_is(&reader->token, "maxvalue"))
        next(reader);
    if (tu_token_is_op(&reader->token, "("))
        skip_parentheses(reader);
    else
        next(reader);
    return text_since(reader, from);
}

/* Options up to the comma or parenthesis, without the engine. */
static const char *
read_options(Reader *reader)
{
    TuBuf out = TU_BUF_INIT;
    while (!at_end(reader) && !tu_token_is_op(&reader->token, ",") &&
           !tu_token_is_op(&reader->token, ")") && !tu_token_is_op(&reader->token, "(")) {
        if (tu_token_is(&reader->token, "storage")) {
            next(reader);
        } else if (tu_token_is(&reader->token, "engine")) {
            next(reader);
            if (tu_token_is_op(&reader->token, "="))
                next(reader);
            next(reader); /* its name */
        } else {
            tu_buf_add(&out, out.len ? " " : "");
            tu_buf_addn(&out, reader->token.text, reader->token.len);
            next(reader);
        }
    }
    const char *copy = out.len ? tu_buf_dup(&out, reader->arena) : NULL;
    tu_buf_release(&out);
    return copy;
}

/* (SUBPARTITION a, SUBPARTITION b COMMENT = 'x') */
static const char *
read_below(Reader *reader)
{
    TuBuf out = TU_BUF_INIT;
    const char *separator = "(";
    while (tu_token_is_op(&reader->token, "(") || tu_token_is_op(&reader->token, ",")) {
        next(reader);
        if (!tu_token_is(&reader->token, "subpartition"))
            break;
        next(reader);
        const char *name = tu_token_name(&reader->token, false, reader->arena);
        tu_buf_addf(&out, "%sSUBPARTITION ", separator);
        tu_sql_ident(&out, &tu_dialect_mysql, name ? name : "");
        next(reader);
        const char *options = read_options(reader);
        if (options)
            tu_buf_addf(&out, " %s", options);
        separator = ",\n  ";
    }
    if (tu_token_is_op(&reader->token, ")"))
        next(reader);
    tu_buf_addc(&out, ')');
    const char *copy = tu_buf_dup(&out, reader->arena);
    tu_buf_release(&out);
    return copy;
}

static bool
read_partition(Reader *reader, TuMysqlPartitions *out)
{
    TuMysqlPartition *partition = TU_NEW(reader->arena, TuMysqlPartition);
    if (!partition || !tu_token_is(&reader->token, "partition"))
        return false;
    next(reader);
    partition->name = tu_token_name(&reader->token, false, reader->arena);
    next(reader);
    partition->values = read_values(reader);
    partition->options = read_options(reader);
    if (tu_token_is_op(&reader->token, "("))
        partition->below = read_below(reader);
    tu_vec_add(&out->items, reader->arena, partition);
    return partition->name != NULL;
}

/* ---- the clause ---- */

/* The names that the server gives: p0, p1 ...; those of history, and pn for the present. */
static void
add_counted(TuMysqlPartitions *out, size_t count, TuArena *arena)
{
    for (size_t i = 0; i < count; i++) {
        TuMysqlPartition *partition = TU_NEW(arena, TuMysqlPartition);
        bool time = out->method == TU_MYSQL_BY_TIME, last = i + 1 == count;
        if (!partition)
            return;
        partition->name = time && last ? "pn" : tu_arena_printf(arena, "p%zu", i);
        partition->values = !time ? NULL : last ? "CURRENT" : "HISTORY";
        tu_vec_add(&out->items, arena, partition);
    }
}

bool
tu_mysql_partition_same(const TuMysqlPartition *a, const TuMysqlPartition *b)
{
    const char *const texts[][2] = {
        {a->name, b->name}, {a->values, b->values}, {a->options, b->options}, {a->below, b->below}};
    for (size_t i = 0; i < TU_LEN(texts); i++) {
        const char *one = texts[i][0], *two = texts[i][1];
        if (!one != !two || (one && strcmp(one, two) != 0))
            return false;
    }
    return true;
}

/* Is the list what the server would have made of its length? */
static bool
is_countable(const TuMysqlPartitions *partitions, TuArena *arena)
{
    TuMysqlPartitions usual = {.method = partitions->method};
    if (usual.method != TU_MYSQL_BY_HASH && usual.method != TU_MYSQL_BY_TIME)
        return false;
    add_counted(&usual, partitions->items.count, arena);
    for (size_t i = 0; i < usual.items.count; i++)
        if (!tu_mysql_partition_same(usual.items.items[i], partitions->items.items[i]))
            return false;
    return usual.items.count == partitions->items.count;
}

static bool
read_list(Reader *reader, TuMysqlPartitions *out)
{
    do {
        next(reader); /* the parenthesis or the comma */
        if (!read_partition(reader, out))
            return false;
    } while (tu_token_is_op(&reader->token, ","));
    bool closed = tu_token_is_op(&reader->token, ")");
    next(reader);
    return closed;
}

/* The words before the list; it ends where PARTITIONS, a list or nothing comes. */
static void
read_head(Reader *reader, TuMysqlPartitions *out)
{
    const char *from = reader->token.text;
    static const char *const lists[] = {"hash", "key", NULL};
    for (bool first = true; !at_end(reader); first = false) {
        Reader ahead = *reader;
        next(&ahead);
        if (tu_token_is(&reader->token, "partitions") ||
            (tu_token_is_op(&reader->token, "(") && tu_token_is(&ahead.token, "partition")))
            break;
        if (first && tu_token_is(&reader->token, "list"))
            out->method = TU_MYSQL_BY_LIST;
        else if (first && tu_token_is(&reader->token, "system_time"))
            out->method = TU_MYSQL_BY_TIME;
        else if (first &&
                 (tu_token_is_any(&reader->token, lists) || tu_token_is(&reader->token, "linear")))
            out->method = TU_MYSQL_BY_HASH;
        out->by_itself = out->by_itself || tu_token_is(&reader->token, "auto");
        if (tu_token_is_op(&reader->token, "("))
            skip_parentheses(reader);
        else
            next(reader);
    }
    out->head = text_since(reader, from);
}

bool
tu_mysql_partitions_read(TuMysqlPartitions *out, const char *text, TuArena *arena)
{
    Reader reader = {.arena = arena};
    *out = (TuMysqlPartitions){.method = TU_MYSQL_BY_RANGE};
    tu_lex_init(&reader.lexer, &tu_dialect_mysql, text, strlen(text));
    next(&reader);
    read_head(&reader, out);
    size_t least = out->method == TU_MYSQL_BY_TIME ? 2 : 1;
    if (tu_token_is(&reader.token, "partitions")) {
        next(&reader);
        size_t count =
            reader.token.type == TU_TOKEN_NUMBER ? strtoul(reader.token.text, NULL, 10) : 0;
        out->counted = count && count <= MOST_PARTITIONS;
        add_counted(out, out->counted ? count : 0, arena);
        next(&reader);
    } else if (tu_token_is_op(&reader.token, "(")) {
        if (!read_list(&reader, out))
            return false;
        out->counted = is_countable(out, arena);
    } else if (out->method == TU_MYSQL_BY_HASH || out->method == TU_MYSQL_BY_TIME) {
        out->counted = true;
        add_counted(out, least, arena);
    }
    return out->head && out->items.count && at_end(&reader) && !tu_arena_failed(arena);
}

void
tu_mysql_partition_write(TuBuf *out, const TuMysqlPartition *partition)
{
    tu_buf_add(out, "PARTITION ");
    tu_sql_ident(out, &tu_dialect_mysql, partition->name);
    if (partition->values)
        tu_buf_addf(out, " %s", partition->values);
    if (partition->options)
        tu_buf_addf(out, " %s", partition->options);
    if (partition->below)
        tu_buf_addf(out, "\n %s", partition->below);
}

void
tu_mysql_partitions_write(TuBuf *out, const TuMysqlPartitions *partitions)
{
    tu_buf_add(out, partitions->head);
    if (partitions->counted) {
        bool unsaid = partitions->method == TU_MYSQL_BY_HASH && partitions->items.count == 1;
        if (!partitions->by_itself && !unsaid) /* one it is when nothing is said */
            tu_buf_addf(out, "\nPARTITIONS %zu", partitions->items.count);
        return;
    }
    for (size_t i = 0; i < partitions->items.count; i++) {
        tu_buf_add(out, i ? ",\n " : "\n(");
        tu_mysql_partition_write(out, partitions->items.items[i]);
    }
    tu_buf_addc(out, ')');
}

/* The rest, without the marks of conditional comments, and with single spaces. */
static const char *
plain_clause(TuLexer *lexer, TuArena *arena)
{
    TuBuf out = TU_BUF_INIT;
    bool space = false;
    for (;;) {
        TuToken token = tu_lex_next(lexer);
        if (token.type == TU_TOKEN_END)
            break;
        if (token.type == TU_TOKEN_OP &&
            (tu_token_is_op(&token, "*/") || (token.len > 2 && memcmp(token.text, "/*", 2) == 0)))
            continue;
        if (token.type == TU_TOKEN_SPACE) {
            space = out.len != 0;
            if (space && memchr(token.text, '\n', token.len)) {
                tu_buf_addc(&out, '\n');
                space = false;
            }
            continue;
        }
        if (space)
            tu_buf_addc(&out, ' ');
        space = false;
        tu_buf_addn(&out, token.text, token.len);
    }
    const char *copy = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    return copy;
}

const char *
tu_mysql_partition_clause(const char *text, TuArena *arena)
{
    TuLexer lexer;
    TuToken token;
    TuMysqlPartitions partitions;
    tu_lex_init(&lexer, &tu_dialect_mysql, text, strlen(text));
    do {
        token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            return NULL;
    } while (!tu_token_is(&token, "partition"));
    tu_lex_next_solid(&lexer); /* BY */
    const char *clause = plain_clause(&lexer, arena);
    if (!clause || !tu_mysql_partitions_read(&partitions, clause, arena))
        return clause;
    TuBuf out = TU_BUF_INIT;
    tu_mysql_partitions_write(&out, &partitions);
    clause = tu_buf_dup(&out, arena);
    tu_buf_release(&out);
    return clause;
}

void
tu_mysql_partition_values(TuNames *out, const TuMysqlPartition *partition, TuArena *arena)
{
    Reader reader = {.arena = arena};
    const char *text = partition->values ? partition->values : "";
    tu_lex_init(&reader.lexer, &tu_dialect_mysql, text, strlen(text));
    next(&reader);
    if (!tu_token_is(&reader.token, "values")) {
        tu_names_add(out, arena, text);
        return;
    }
    while (!at_end(&reader) && !tu_token_is_op(&reader.token, "("))
        next(&reader);
    next(&reader);
    while (!at_end(&reader) && !tu_token_is_op(&reader.token, ")")) {
        const char *from = reader.token.text;
        while (!at_end(&reader) && !tu_token_is_op(&reader.token, ",") &&
               !tu_token_is_op(&reader.token, ")")) {
            if (tu_token_is_op(&reader.token, "("))
                skip_parentheses(&reader);
            else
                next(&reader);
        }
        const char *value = text_since(&reader, from);
        if (value)
            tu_names_add(out, arena, value);
        if (tu_token_is_op(&reader.token, ","))
            next(&reader);
    }
}
