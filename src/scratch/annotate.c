/* Renames that declared SQL says in comments. A comment is about what it stands in, behind on the
 * same line, or right before. */
#include "config.h"

#include "scratch/annotate.h"

#include <string.h>
#include <strings.h>

#include "sql/lex.h"

typedef enum What { WHAT_OBJECT, WHAT_COLUMN, WHAT_CONSTRAINT, WHAT_VALUE } What;

typedef struct Annotation {
    What what;
    TuKind kind; /* of the object, or of the one that holds the column, constraint or value */
    const char *schema; /* NULL: the default */
    const char *object;
    const char *name;                 /* of the column, constraint or value */
    const char *table, *table_schema; /* of a trigger, policy or rule */
    const char *from;
    const char *from_schema; /* NULL: not said */
} Annotation;

typedef struct Reader {
    const TuDialect *dialect;
    const char *script, *file;
    TuArena *arena;
    TuVec *out;
    Annotation last; /* the statement's object; of a nameless statement object is NULL */
    TuError *err;
    TuStatus status;
} Reader;

/* ---- one comment ---- */

static void
refuse(Reader *reader, const char *at, const char *why)
{
    int line = 1, column = 1;
    for (const char *c = reader->script; c < at; c++) {
        column = *c == '\n' ? 1 : column + 1;
        line += *c == '\n';
    }
    if (reader->status != TU_OK)
        return;
    reader->status = tu_error_set(reader->err, TU_ERR_PARSE, "@renamed %s", why);
    tu_error_hint(reader->err, "write -- @renamed from=old, with \"quotes\" around an odd name");
    tu_error_at(reader->err, reader->file, line, column);
}

static const char *
skip_space(const char *at, const char *end)
{
    while (at < end && strchr(" \t\r\n", *at))
        at++;
    return at;
}

/* A name, quoted or not; of a qualified one the last part, and the one before it. */
static char *
read_name(const Reader *reader, const char *at, const char *end, bool fold, const char **before)
{
    TuBuf name = TU_BUF_INIT;
    char quote = at < end && (*at == '"' || *at == '\'') ? *at : '\0';
    const char *stop = quote ? at + 1 : at;
    for (; stop < end; stop++) {
        if (quote && *stop == quote && stop + 1 < end && stop[1] == quote)
            stop++;
        else if (quote ? *stop == quote : strchr(" \t\r\n*;,.", *stop) != NULL)
            break;
        bool upper = fold && !quote && *stop >= 'A' && *stop <= 'Z';
        tu_buf_addc(&name, upper ? (char)(*stop + ('a' - 'A')) : *stop);
    }
    bool open = quote && stop == end;
    const char *next = quote ? stop + 1 : stop;
    bool qualified = !open && next + 1 < end && *next == '.';
    char *copy = (name.len || name.failed) && !open ? tu_buf_dup(&name, reader->arena) : NULL;
    tu_buf_release(&name);
    if (!qualified)
        return copy;
    *before = copy;
    return read_name(reader, next + 1, end, fold, before);
}

/* The old name in a comment, or NULL when it is none of ours; *before is what it is qualified with,
 * or NULL. */
static const char *
old_name(Reader *reader, const char *text, size_t len, bool fold, const char **before)
{
    static const char mark[] = "@renamed";
    const char *end = text + len, *at = text;
    while (at + sizeof mark - 1 <= end && strncasecmp(at, mark, sizeof mark - 1) != 0)
        at++;
    const char *after = at + sizeof mark - 1;
    if (after > end || (after < end && !strchr(" \t\r\n=:*", *after)))
        return NULL;
    const char *from = skip_space(after, end);
    const char *equals =
        from + 4 <= end && strncasecmp(from, "from", 4) == 0 ? skip_space(from + 4, end) : end;
    const char *name = NULL;
    *before = NULL;
    if (equals < end && *equals == '=')
        name = read_name(reader, skip_space(equals + 1, end), end, fold, before);
    if (!name)
        refuse(reader, at, "does not say from=what");
    return name;
}

static void
add(Reader *reader, What what, const char *name, const char *from)
{
    Annotation *entry = from ? TU_NEW(reader->arena, Annotation) : NULL;
    if (!entry)
        return;
    *entry = reader->last;
    entry->what = what;
    entry->name = name;
    entry->from = from;
    tu_vec_add(reader->out, reader->arena, entry);
}

/* ---- the head of a statement ---- */

/* Their names are those of a table's. */
#define PARTS \
    (TU_KIND_BIT(TU_KIND_TRIGGER) | TU_KIND_BIT(TU_KIND_POLICY) | TU_KIND_BIT(TU_KIND_RULE))
#define ROUTINES (TU_KIND_BIT(TU_KIND_FUNCTION) | TU_KIND_BIT(TU_KIND_AGGREGATE))

static const struct {
    const char *after; /* the word before it; NULL: any */
    const char *word;
    TuKind kind;
} heads[] = {
    {"materialized", "view", TU_KIND_MATERIALIZED_VIEW},
    {"event", "trigger", TU_KIND_EVENT_TRIGGER},
    {"search", "configuration", TU_KIND_TEXT_SEARCH_CONFIGURATION},
    {"data", "wrapper", TU_KIND_FOREIGN_DATA_WRAPPER},
    {NULL, "table", TU_KIND_TABLE},
    {NULL, "index", TU_KIND_INDEX},
    {NULL, "view", TU_KIND_VIEW},
    {NULL, "type", TU_KIND_ENUM},
    {NULL, "domain", TU_KIND_DOMAIN},
    {NULL, "sequence", TU_KIND_SEQUENCE},
    {NULL, "function", TU_KIND_FUNCTION},
    {NULL, "procedure", TU_KIND_FUNCTION},
    {NULL, "aggregate", TU_KIND_AGGREGATE},
    {NULL, "trigger", TU_KIND_TRIGGER},
    {NULL, "policy", TU_KIND_POLICY},
    {NULL, "rule", TU_KIND_RULE},
    {NULL, "schema", TU_KIND_SCHEMA},
    {NULL, "publication", TU_KIND_PUBLICATION},
    {NULL, "statistics", TU_KIND_STATISTICS},
    {NULL, "collation", TU_KIND_COLLATION},
    {NULL, "server", TU_KIND_SERVER},
};

/* CREATE [OR REPLACE, UNIQUE, UNLOGGED, DEFINER = `a`@`b` ...] TABLE: what; false for anything
 * else. */
static bool
read_kind(TuLexer *lexer, TuKind *kind)
{
    int most = lexer->dialect->mysql_commands ? 20 : 4;
    TuToken token = tu_lex_next_solid(lexer);
    if (!tu_token_is(&token, "create"))
        return false;
    for (int words = 0; words < most; words++) {
        TuToken before = token;
        token = tu_lex_next_solid(lexer);
        if (lexer->dialect->mysql_commands && tu_token_is(&token, "event")) {
            *kind = TU_KIND_EVENT;
            return true;
        }
        for (size_t i = 0; i < TU_LEN(heads); i++) {
            if (!tu_token_is(&token, heads[i].word) ||
                (heads[i].after && !tu_token_is(&before, heads[i].after)))
                continue;
            *kind = heads[i].kind;
            return true;
        }
    }
    return false;
}

/* ALTER TABLE ..., whose ADD CONSTRAINT has a name. */
static bool
alters_table(TuLexer *lexer)
{
    TuToken token = tu_lex_next_solid(lexer);
    if (!tu_token_is(&token, "alter"))
        return false;
    token = tu_lex_next_solid(lexer);
    return tu_token_is(&token, "table");
}

/* [CONCURRENTLY, ONLY] [IF [NOT] EXISTS] [schema.]name */
static void
read_object(Reader *reader, TuLexer *lexer, const char **schema, const char **name)
{
    bool fold = reader->dialect->folds_case;
    TuToken token = tu_lex_next_solid(lexer);
    if (tu_token_is(&token, "concurrently"))
        token = tu_lex_next_solid(lexer);
    if (tu_token_is(&token, "if")) {
        token = tu_lex_next_solid(lexer);
        if (tu_token_is(&token, "not"))
            tu_lex_next_solid(lexer);
        token = tu_lex_next_solid(lexer);
    }
    if (tu_token_is(&token, "only"))
        token = tu_lex_next_solid(lexer);
    if (token.type != TU_TOKEN_WORD && token.type != TU_TOKEN_QUOTED)
        return;
    *name = tu_token_name(&token, fold, reader->arena);
    TuLexer ahead = *lexer;
    token = tu_lex_next_solid(&ahead);
    if (!tu_token_is_op(&token, "."))
        return;
    *schema = *name;
    token = tu_lex_next_solid(&ahead);
    *name = tu_token_name(&token, fold, reader->arena);
    *lexer = ahead;
}

/* A trigger or policy ON a table, a rule TO one. */
static void
read_table(Reader *reader, TuLexer *lexer)
{
    const char *word = reader->last.kind == TU_KIND_RULE ? "to" : "on";
    TuToken token = tu_lex_next_solid(lexer);
    while (token.type != TU_TOKEN_END && !tu_token_is(&token, word))
        token = tu_lex_next_solid(lexer);
    if (token.type != TU_TOKEN_END)
        read_object(reader, lexer, &reader->last.table_schema, &reader->last.table);
}

/* The table's name and ADD CONSTRAINT name. */
static void
read_added(Reader *reader, TuLexer *lexer)
{
    const char *schema = NULL, *table = NULL;
    read_object(reader, lexer, &schema, &table);
    TuToken token = tu_lex_next_solid(lexer);
    bool adds = tu_token_is(&token, "add");
    token = tu_lex_next_solid(lexer);
    if (!table || !adds || !tu_token_is(&token, "constraint"))
        return;
    token = tu_lex_next_solid(lexer);
    reader->last =
        (Annotation){.what = WHAT_CONSTRAINT,
                     .kind = TU_KIND_TABLE,
                     .schema = schema,
                     .object = table,
                     .name = tu_token_name(&token, reader->dialect->folds_case, reader->arena)};
}

/* ---- what stands in parentheses: columns, constraints, values ---- */

typedef struct Element {
    What what;
    const char *name; /* NULL: none that can be renamed */
} Element;

static char *
string_value(const TuToken *token, TuArena *arena)
{
    char *value = tu_arena_alloc(arena, token->len + 1);
    size_t len = 0;
    for (size_t i = 1; value && i + 1 < token->len; i++) {
        value[len++] = token->text[i];
        i += token->text[i] == '\'';
    }
    return value;
}

static Element
read_element(const Reader *reader, const TuToken *token, TuLexer lexer)
{
    static const char *const unnamed[] = {"primary", "unique", "check", "foreign",
                                          "exclude", "period", "like"};
    bool fold = reader->dialect->folds_case;
    if (reader->last.kind == TU_KIND_ENUM)
        return (Element){
            WHAT_VALUE, token->type == TU_TOKEN_STRING ? string_value(token, reader->arena) : NULL};
    if (tu_token_is(token, "constraint")) {
        TuToken name = tu_lex_next_solid(&lexer);
        return (Element){WHAT_CONSTRAINT, tu_token_name(&name, fold, reader->arena)};
    }
    for (size_t i = 0; i < TU_LEN(unnamed); i++) {
        if (tu_token_is(token, unnamed[i]))
            return (Element){WHAT_CONSTRAINT, NULL};
    }
    return (Element){WHAT_COLUMN, tu_token_name(token, fold, reader->arena)};
}

/* A comment whose object is known when what follows it is seen. */
typedef struct Comment {
    const char *from; /* NULL: none is open */
    const char *at;
    bool own_line; /* nothing stands before it on its line */
} Comment;

static void
settle(Reader *reader, Comment *comment, const Element *element)
{
    if (!comment->from)
        return;
    if (element && element->name)
        add(reader, element->what, element->name, comment->from);
    else
        refuse(reader, comment->at, "stands by nothing that has a name");
    comment->from = NULL;
}

/* Of the list after the object's name. */
static void
read_list(Reader *reader, TuLexer *lexer)
{
    bool fold = reader->dialect->folds_case && reader->last.kind != TU_KIND_ENUM;
    Element element = {WHAT_COLUMN, NULL}, before = element;
    Comment comment = {NULL, NULL, false};
    int depth = 0;
    bool fresh = true, new_line = true; /* at the start of an element; of a line */
    for (TuToken token = tu_lex_next(lexer); token.type != TU_TOKEN_END && reader->status == TU_OK;
         token = tu_lex_next(lexer)) {
        if (token.type == TU_TOKEN_SPACE) {
            bool breaks = memchr(token.text, '\n', token.len) != NULL;
            /* Behind a comma and the last on its line: about what stands before the comma. */
            if (breaks && comment.from && fresh && !comment.own_line && before.name)
                settle(reader, &comment, &before);
            new_line |= breaks;
            continue;
        }
        if (token.type == TU_TOKEN_COMMENT) {
            const char *table;
            const char *from =
                depth == 1 ? old_name(reader, token.text, token.len, fold, &table) : NULL;
            if (from && !fresh && !comment.own_line)
                settle(reader, &comment, &element);
            if (from && comment.from)
                refuse(reader, token.text, "stands twice by one thing");
            else if (from)
                comment = (Comment){from, token.text, new_line};
            continue;
        }
        bool comma = depth == 1 && tu_token_is_op(&token, ",");
        if (depth == 1 && fresh && !comma && !tu_token_is_op(&token, ")")) {
            element = read_element(reader, &token, *lexer);
            fresh = false;
        }
        /* On a line of its own before a comma: about what follows the comma. */
        if (comment.from && depth == 1 && !fresh && !(comma && comment.own_line))
            settle(reader, &comment, &element);
        if (comma) {
            before = element;
            fresh = true;
        }
        depth += tu_token_is_op(&token, "(") ? 1 : tu_token_is_op(&token, ")") ? -1 : 0;
        new_line = false;
    }
    settle(reader, &comment, fresh ? &before : &element);
}

/* ---- statements ---- */

/* Nothing but space up to the end of the line. */
static bool
ends_line(const char *at, const char *end)
{
    while (at < end && strchr(" \t\r", *at))
        at++;
    return at < end ? *at == '\n' : *end == '\0';
}

/* What stands between two statements: comments on the line on which the first one ends are about
 * it, the others about the second. */
static void
read_gap(Reader *reader, const char *text, const char *end, const Annotation *previous)
{
    const Annotation present = reader->last;
    TuLexer lexer;
    bool first_line = text != reader->script;
    tu_lex_init(&lexer, reader->dialect, text, (size_t)(end - text));
    for (TuToken token = tu_lex_next(&lexer); token.type != TU_TOKEN_END;
         token = tu_lex_next(&lexer)) {
        bool breaks = memchr(token.text, '\n', token.len) != NULL;
        if (token.type == TU_TOKEN_COMMENT) {
            const char *schema = NULL;
            const char *from =
                old_name(reader, token.text, token.len, reader->dialect->folds_case, &schema);
            bool behind = first_line && !breaks && ends_line(token.text + token.len, end);
            reader->last = behind ? *previous : present;
            reader->last.from_schema = schema;
            if (from && !reader->last.object)
                refuse(reader, token.text, "stands by nothing that can be renamed");
            add(reader, reader->last.what, reader->last.name, from);
        }
        first_line = first_line && !breaks;
    }
    reader->last = present;
}

static void
read_part(Reader *reader, const char *gap, const TuSqlPart *part)
{
    const Annotation previous = reader->last;
    TuLexer lexer;
    TuKind kind = TU_KIND_TABLE;
    reader->last = (Annotation){.what = WHAT_OBJECT};
    tu_lex_init(&lexer, reader->dialect, part->text, part->len);
    if (read_kind(&lexer, &kind)) {
        reader->last.kind = kind;
        read_object(reader, &lexer, &reader->last.schema, &reader->last.object);
        if (PARTS & TU_KIND_BIT(kind))
            read_table(reader, &lexer);
    } else {
        tu_lex_init(&lexer, reader->dialect, part->text, part->len);
        if (alters_table(&lexer))
            read_added(reader, &lexer);
    }
    read_gap(reader, gap, part->text, &previous);
    if (reader->last.object && reader->last.what == WHAT_OBJECT &&
        (kind == TU_KIND_TABLE || kind == TU_KIND_ENUM))
        read_list(reader, &lexer);
}

TuStatus
tu_annotations_read(const TuDialect *dialect, const char *script, const char *file, TuArena *arena,
                    TuVec *out, TuError *err)
{
    Reader reader = {
        .dialect = dialect, .script = script, .file = file, .arena = arena, .out = out, .err = err};
    TuVec parts = TU_VEC_INIT;
    reader.status = tu_sql_split(dialect, script, strlen(script), file, arena, &parts, err);
    const char *gap = script;
    for (size_t i = 0; reader.status == TU_OK && i < parts.count; i++) {
        const TuSqlPart *part = parts.items[i];
        read_part(&reader, gap, part);
        gap = part->text + part->len;
    }
    const Annotation last = reader.last;
    reader.last = (Annotation){.what = WHAT_OBJECT};
    if (reader.status == TU_OK)
        read_gap(&reader, gap, gap + strlen(gap), &last);
    return tu_arena_failed(arena) ? tu_error_nomem(err) : reader.status;
}

/* ---- on the model ---- */

static TuObject *
find_object(const TuModel *model, const Annotation *entry)
{
    static const TuKind types[] = {TU_KIND_ENUM, TU_KIND_COMPOSITE, TU_KIND_RANGE};
    TuObject *found = NULL;
    const char *schema = entry->schema ? entry->schema : model->default_schema;
    if (tu_kind_info(entry->kind)->no_schema)
        schema = NULL;
    if (PARTS & TU_KIND_BIT(entry->kind))
        return !entry->table ? NULL
                             : tu_model_find(model, entry->kind,
                                             entry->table_schema ? entry->table_schema
                                                                 : model->default_schema,
                                             entry->table, entry->object, NULL);
    if (entry->kind == TU_KIND_INDEX) {
        for (size_t i = 0; i < model->kinds[TU_KIND_INDEX].count && !found; i++) {
            TuObject *index = model->kinds[TU_KIND_INDEX].items[i];
            /* An index is in its table's schema, which its own name need not say. */
            if (tu_model_same_name(model, index->name, entry->object))
                found = index;
        }
        return found;
    }
    if (entry->kind != TU_KIND_ENUM)
        return tu_model_find(model, entry->kind, schema, NULL, entry->object, NULL);
    for (size_t i = 0; i < TU_LEN(types) && !found; i++)
        found = tu_model_find(model, types[i], schema, NULL, entry->object, NULL);
    return found;
}

static TuObject *
find_child(const TuModel *model, const TuObject *object, const Annotation *entry)
{
    for (size_t i = 0; i < object->children.count; i++) {
        TuObject *child = object->children.items[i];
        bool constraint = child->kind != TU_KIND_COLUMN && child->kind != TU_KIND_INDEX &&
                          tu_kind_info(child->kind)->rename_by_content;
        if ((entry->what == WHAT_COLUMN ? child->kind == TU_KIND_COLUMN : constraint) &&
            tu_model_same_name(model, child->name, entry->name))
            return child;
    }
    return NULL;
}

/* The schema is part of it where the object may have stood in another. */
static const char *
renamed_from(const Annotation *entry, const TuObject *object, TuArena *arena)
{
    bool stands = !object->parent && !tu_kind_info(object->kind)->no_schema;
    if (entry->from_schema && stands &&
        !(object->schema && strcmp(object->schema, entry->from_schema) == 0))
        return tu_arena_printf(arena, "%s.%s", entry->from_schema, entry->from);
    return tu_arena_strdup(arena, entry->from);
}

/* All of a name, for which arguments are not looked at: where only some had another name, only
 * those are found under it. */
static void
apply_to_routines(const Annotation *entry, TuModel *model)
{
    const TuVec *routines = &model->kinds[entry->kind];
    const char *schema = entry->schema ? entry->schema : model->default_schema;
    for (size_t i = 0; i < routines->count; i++) {
        TuObject *routine = routines->items[i];
        if (routine->schema && schema && strcmp(routine->schema, schema) == 0 &&
            tu_model_same_name(model, routine->name, entry->object))
            routine->renamed_from = renamed_from(entry, routine, model->arena);
    }
}

void
tu_annotations_apply(const TuVec *annotations, TuModel *model)
{
    for (size_t i = 0; i < annotations->count; i++) {
        const Annotation *entry = annotations->items[i];
        if (ROUTINES & TU_KIND_BIT(entry->kind)) {
            apply_to_routines(entry, model);
            continue;
        }
        TuObject *object = find_object(model, entry);
        const char *from = tu_arena_strdup(model->arena, entry->from);
        if (object && entry->what == WHAT_VALUE) {
            if (object->kind == TU_KIND_ENUM)
                tu_pairs_add(&((TuEnum *)object)->renamed_values, model->arena, from,
                             tu_arena_strdup(model->arena, entry->name));
            continue;
        }
        if (object && entry->what != WHAT_OBJECT)
            object = find_child(model, object, entry);
        if (object)
            object->renamed_from = renamed_from(entry, object, model->arena);
    }
}
