/* References inside the model: columns and tables that an object names must be declared. What
 * cannot be known from the files (inherited columns, views) is left to the engine. */
#include "config.h"

#include "declare/reader.h"

#include <string.h>
#include <strings.h>

#include "declare/name.h"

typedef enum Names {
    COLUMNS_OF_PARENT, /* a list of columns of the table it belongs to */
    TABLE_AND_COLUMNS  /* table(columns), or a table alone */
} Names;

static const struct {
    TuKind kind;
    size_t field;
    Names names;
} references[] = {
    {TU_KIND_PRIMARY_KEY, TU_PRIMARY_KEY_COLUMNS, COLUMNS_OF_PARENT},
    {TU_KIND_PRIMARY_KEY, TU_PRIMARY_KEY_INCLUDE, COLUMNS_OF_PARENT},
    {TU_KIND_UNIQUE, TU_UNIQUE_COLUMNS, COLUMNS_OF_PARENT},
    {TU_KIND_UNIQUE, TU_UNIQUE_INCLUDE, COLUMNS_OF_PARENT},
    {TU_KIND_INDEX, TU_INDEX_INCLUDE, COLUMNS_OF_PARENT},
    {TU_KIND_FOREIGN_KEY, TU_FOREIGN_KEY_COLUMNS, COLUMNS_OF_PARENT},
    {TU_KIND_FOREIGN_KEY, TU_FOREIGN_KEY_SET_COLUMNS, COLUMNS_OF_PARENT},
    {TU_KIND_FOREIGN_KEY, TU_FOREIGN_KEY_REFERENCES, TABLE_AND_COLUMNS},
    {TU_KIND_SEQUENCE, TU_SEQUENCE_OWNED_BY, TABLE_AND_COLUMNS},
    {TU_KIND_TABLE, TU_TABLE_PARTITION_OF, TABLE_AND_COLUMNS},
};

/* A table whose columns do not all stand in the file. */
static bool
has_other_columns(const TuObject *table)
{
    const TuTable *t = (const TuTable *)table;
    return table->kind != TU_KIND_TABLE || t->partition_of.table || t->inherits.count ||
           t->definition;
}

/* Case is the engine's to judge: SQLite does not tell it apart. */
static bool
has_column(const TuObject *table, const char *name)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == TU_KIND_COLUMN && strcasecmp(child->name, name) == 0)
            return true;
    }
    return false;
}

/* Does the text end with this word, behind a space? Then it is cut off. */
static bool
cut_word(char *text, const char *word)
{
    size_t len = strlen(text), tail = strlen(word);
    if (len <= tail + 1 || strcasecmp(text + len - tail, word) != 0 || text[len - tail - 1] != ' ')
        return false;
    text[len - tail - 1] = '\0';
    return true;
}

/* "name(10)": the first bytes of it. */
static bool
cut_length(char *text)
{
    char *open = strrchr(text, '(');
    size_t digits = open ? strspn(open + 1, "0123456789") : 0;
    if (digits == 0 || open == text || strcmp(open + 1 + digits, ")") != 0)
        return false;
    *open = '\0';
    return true;
}

/* The column that a part of a key is over, in the words of SQLite, "Name" COLLATE nocase DESC, and
 * of MySQL, name(10) DESC. */
static const char *
column_of_part(TuReader *reader, const char *part)
{
    char *text = tu_arena_strdup(reader->scratch, part);
    if (!text)
        return part;
    bool cut = cut_word(text, "DESC");
    cut |= cut_length(text);
    char *space = strrchr(text, ' ');
    if (space) {
        *space = '\0';
        if (cut_word(text, "COLLATE"))
            cut = true;
        else
            *space = ' ';
    }
    size_t len = strlen(text);
    if (!cut || len < 2 || text[0] != '"' || text[len - 1] != '"')
        return cut ? text : part;
    char *end = text;
    for (const char *c = text + 1; c < text + len - 1; c++) {
        *end++ = *c;
        c += *c == '"';
    }
    *end = '\0';
    return text;
}

/* A key may end with the table's period (MariaDB), which stands among its options: "p (a, b)". */
static bool
is_period(const TuObject *table, const char *name)
{
    const char *period = table->kind == TU_KIND_TABLE
                             ? tu_pairs_find(&((const TuTable *)table)->options, "period")
                             : NULL;
    size_t len = strlen(name);
    if (!period)
        return false;
    period += *period == '`';
    return strncasecmp(period, name, len) == 0 && strchr("` (", period[len]);
}

static void
check_column(TuReader *reader, const TuObject *table, const char *name, const TuDoc *node)
{
    if (has_other_columns(table) || has_column(table, name) || is_period(table, name))
        return;
    name = column_of_part(reader, name);
    if (has_column(table, name))
        return;
    TuNames known = {0};
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == TU_KIND_COLUMN)
            tu_names_add(&known, reader->scratch, child->name);
    }
    const char *meant = tu_name_suggest(name, &known);
    const char *of = tu_reader_quote(reader, table->name);
    const char *column = tu_reader_quote(reader, name);
    if (meant)
        tu_reader_issue(reader, node, "column %s is not a column of table %s; did you mean %s?",
                        column, of, tu_reader_quote(reader, meant));
    else
        tu_reader_issue(reader, node, "column %s is not a column of table %s", column, of);
}

static bool
same_schema(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The table of a reference, in the schema it names. A schema that no file declares may be the
 * default one, whose name is the database's. */
static TuObject *
find_table(TuReader *reader, const char *schema, const char *name, TuNames *known)
{
    const TuModel *model = reader->model;
    if (schema && !tu_reader_find(reader, TU_KIND_SCHEMA, NULL, schema, NULL))
        schema = NULL;
    TuObject *table = tu_reader_find(reader, TU_KIND_TABLE, schema, name, NULL);
    for (size_t i = 0; !table && i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        if (object->kind != TU_KIND_TABLE || !same_schema(object->schema, schema))
            continue;
        if (strcasecmp(object->name, name) == 0)
            table = object;
        tu_names_add(known, reader->scratch, object->name);
    }
    return table;
}

static const char *
quote_table(TuReader *reader, const char *schema, const char *name)
{
    if (schema)
        name = tu_arena_printf(reader->scratch, "%s.%s", schema, name);
    return tu_reader_quote(reader, name ? name : "");
}

/* A schema of MySQL is a database, and a model is of one: foreign keys may lead to others. */
static bool
leads_out(TuReader *reader, const TuReference *reference, const TuRef *ref)
{
    const char *dialect = NULL;
    if (reference->object->kind != TU_KIND_FOREIGN_KEY || !ref->schema ||
        same_schema(ref->schema, reference->object->schema))
        return false;
    dialect = tu_reader_dialect(reader);
    return dialect && (strcmp(dialect, "mysql") == 0 || strcmp(dialect, "mariadb") == 0);
}

static void
check_ref(TuReader *reader, const TuReference *reference, const TuRef *ref)
{
    const char *schema = ref->schema ? ref->schema : reference->object->schema;
    TuNames known = {0};
    TuObject *table = find_table(reader, schema, ref->table, &known);
    const TuDoc *node = reference->node;
    if (table) {
        for (size_t i = 0; i < ref->columns.count; i++)
            check_column(reader, table, ref->columns.items[i], node);
        return;
    }
    if ((reader->target && reader->target->loose) && reference->object->kind == TU_KIND_FOREIGN_KEY)
        return;
    if (leads_out(reader, reference, ref))
        return;
    const char *meant = tu_name_suggest(ref->table, &known);
    const char *quoted = quote_table(reader, schema, ref->table);
    if (meant)
        tu_reader_issue(reader, node, "table %s is not in the model; did you mean %s?", quoted,
                        quote_table(reader, schema, meant));
    else
        tu_reader_issue(reader, node, "table %s is not in the model", quoted);
}

static void
check_own_columns(TuReader *reader, const TuReference *reference)
{
    const TuDoc *item = reference->node->first;
    for (size_t i = 0; item; item = item->next, i++) {
        size_t mark = tu_reader_enter_index(reader, i);
        check_column(reader, reference->object->parent, item->text, item);
        tu_reader_leave(reader, mark);
    }
}

static void
check_one(TuReader *reader, const TuReference *reference)
{
    const TuObject *object = reference->object;
    const TuField *fields = tu_kind_info(object->kind)->fields;
    for (size_t i = 0; i < TU_LEN(references); i++) {
        if (references[i].kind != object->kind || &fields[references[i].field] != reference->field)
            continue;
        reader->file = object->pos.file;
        reader->failed |= reader->path.failed;
        tu_buf_clear(&reader->path);
        tu_buf_add(&reader->path, reference->path);
        const void *value = (const char *)object + reference->field->offset;
        switch (references[i].names) {
        case COLUMNS_OF_PARENT:
            check_own_columns(reader, reference);
            break;
        case TABLE_AND_COLUMNS:
            check_ref(reader, reference, value);
            break;
        }
    }
}

void
tu_reader_check(TuReader *reader)
{
    for (size_t i = 0; i < reader->references.count; i++)
        check_one(reader, reader->references.items[i]);
}
