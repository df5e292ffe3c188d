/* Tables, columns, keys, indexes and checks from rows of information_schema. */
#include "config.h"

#include "introspect/mysql/load.h"

#include <string.h>
#include <strings.h>

#include "sql/lex.h"
#include "sql/mysql.h"

/* ---- tables ---- */

/* "row_format=COMPRESSED key_block_size=8 `encrypted`=yes partitioned" as options. */
static void
add_options(TuMysqlLoad *load, TuTable *table, const char *text)
{
    TuArena *arena = load->model->arena;
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, text, strlen(text));
    for (;;) {
        TuToken name = tu_lex_next_solid(&lexer);
        if (name.type == TU_TOKEN_END)
            return;
        if (tu_token_is(&name, "partitioned"))
            continue;
        TuToken equals = tu_lex_next_solid(&lexer);
        if (!tu_token_is_op(&equals, "="))
            continue;
        TuToken value = tu_lex_next(&lexer);
        const char *key = tu_token_name(&name, true, arena);
        bool quoted = value.type == TU_TOKEN_STRING && value.len >= 2;
        char *word = quoted ? tu_arena_strndup(arena, value.text + 1, value.len - 2)
                            : tu_arena_strndup(arena, value.text, value.len);
        for (char *c = word; c && *c && !quoted; c++)
            *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + ('a' - 'A')) : *c;
        if (key && word)
            tu_pairs_add(&table->options, arena, key, word);
    }
}

static void
take_sequence(TuMysqlLoad *load, const char *name)
{
    TuModel *model = load->model;
    TuObject *sequence = tu_model_add(model, TU_KIND_SEQUENCE, model->default_schema,
                                      tu_arena_strdup(model->arena, name), NULL);
    if (!sequence)
        return;
    tu_map_put(load->relations, sequence->name, sequence);
    tu_mysql_show(load, "SEQUENCE", sequence->name, sequence, 1);
}

/* Where such an engine finds its rows stands in options that the catalog does not tell, and may
 * hold a password: it is said that they are left out. */
static void
report_engine(TuMysqlLoad *load, const char *table, const char *engine)
{
    static const char *const elsewhere[] = {"MRG_MyISAM", "FEDERATED", "CONNECT", "SPIDER", "S3"};
    for (size_t i = 0; i < TU_LEN(elsewhere); i++)
        if (strcasecmp(engine, elsewhere[i]) == 0)
            tu_model_add_unmodelled(load->model, "options of the engine",
                                    tu_arena_printf(load->model->arena, "%s.%s (%s)",
                                                    load->model->default_schema, table, engine));
}

void
tu_mysql_take_database(TuMysqlLoad *load, const char *const *row)
{
    load->database = row[0] ? tu_arena_strdup(load->scratch, row[0]) : NULL;
}

void
tu_mysql_take_grant(TuMysqlLoad *load, const char *const *row)
{
    if (row[0])
        tu_model_add_unmodelled(load->model, "privileges", tu_mysql_text(load, row[0]));
}

void
tu_mysql_take_table(TuMysqlLoad *load, const char *const *row)
{
    TuModel *model = load->model;
    const char *type = row[1] ? row[1] : "";
    if (strcmp(type, "SEQUENCE") == 0) {
        take_sequence(load, row[0]);
        return;
    }
    if (strcmp(type, "BASE TABLE") != 0 && strcmp(type, "SYSTEM VERSIONED") != 0)
        return; /* a view, read from its own query */
    TuTable *table = (TuTable *)tu_model_add(model, TU_KIND_TABLE, model->default_schema,
                                             tu_arena_strdup(model->arena, row[0]), NULL);
    if (!table)
        return;
    tu_map_put(load->relations, table->obj.name, table);
    if (row[2])
        report_engine(load, table->obj.name, row[2]);
    if (row[2] && strcasecmp(row[2], "InnoDB") != 0)
        tu_pairs_add(&table->options, model->arena, "engine", tu_mysql_text(load, row[2]));
    if (row[3])
        tu_pairs_add(&table->options, model->arena, "collation", tu_mysql_text(load, row[3]));
    if (strcmp(type, "SYSTEM VERSIONED") == 0)
        tu_pairs_add(&table->options, model->arena, "system_versioning", "on");
    if (row[4])
        add_options(load, table, row[4]);
    table->obj.comment = tu_mysql_text(load, row[5]);
    tu_mysql_show(load, "TABLE", table->obj.name, &table->obj, 1);
}

/* ---- columns ---- */

enum {
    COL_TABLE,
    COL_NAME,
    COL_POSITION,
    COL_DEFAULT,
    COL_NULLABLE,
    COL_TYPE,
    COL_CHARSET,
    COL_COLLATION,
    COL_EXTRA,
    COL_COMMENT,
    COL_EXPRESSION,
    COL_DATA_TYPE,
    COL_SRS
};

static bool
has_extra(const char *extra, const char *word)
{
    return extra && strcasestr(extra, word) != NULL;
}

static bool
is_one_of(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(word, list[i]) == 0)
            return true;
    return false;
}

/* MySQL tells a literal bare and without its quotes, MariaDB as SQL. */
static const char *
default_of(TuMysqlLoad *load, const char *const *row)
{
    static const char *const numbers[] = {"tinyint", "smallint", "mediumint", "int",  "bigint",
                                          "decimal", "float",    "double",    "year", "bit"};
    static const char *const binaries[] = {"binary", "varbinary"};
    const char *value = row[COL_DEFAULT];
    TuArena *arena = load->model->arena;
    if (!value)
        return NULL;
    const char *bytes = load->flavour == TU_MARIADB
                            ? tu_mysql_bytes_default(arena, row[COL_DATA_TYPE], value)
                            : NULL;
    if (bytes)
        return bytes;
    if (load->flavour == TU_MARIADB)
        return strcmp(value, "NULL") == 0 ? NULL : tu_mysql_expression(load, value);
    if (has_extra(row[COL_EXTRA], "DEFAULT_GENERATED")) {
        if (strncasecmp(value, "CURRENT_TIMESTAMP", 17) == 0)
            return tu_arena_strdup(arena, value);
        const char *text = tu_mysql_expression(load, value);
        return text ? tu_arena_printf(arena, "(%s)", text) : NULL;
    }
    if (is_one_of(row[COL_DATA_TYPE], numbers, TU_LEN(numbers)) ||
        (is_one_of(row[COL_DATA_TYPE], binaries, TU_LEN(binaries)) && strncmp(value, "0x", 2) == 0))
        return tu_arena_strdup(arena, value);
    TuBuf text = TU_BUF_INIT;
    tu_sql_literal(&text, &tu_dialect_mysql, value);
    const char *copy = tu_buf_dup(&text, arena);
    tu_buf_release(&text);
    return copy;
}

static const char *
on_update_of(TuMysqlLoad *load, const char *extra)
{
    const char *at = extra ? strcasestr(extra, "on update ") : NULL;
    if (!at)
        return NULL;
    at += strlen("on update ");
    return tu_arena_strndup(load->model->arena, at, strcspn(at, ","));
}

/* A character set and a collation are said where they are not the table's. */
static void
take_collation(TuMysqlLoad *load, TuColumn *column, const char *const *row)
{
    const TuPairs *options = &((const TuTable *)column->obj.parent)->options;
    const char *own = NULL;
    for (size_t i = 0; i < options->count; i++)
        if (strcmp(options->items[i].name, "collation") == 0)
            own = options->items[i].value;
    if (!row[COL_COLLATION] || (own && strcmp(own, row[COL_COLLATION]) == 0))
        return;
    column->collation = tu_mysql_text(load, row[COL_COLLATION]);
    column->charset = tu_mysql_text(load, row[COL_CHARSET]);
}

void
tu_mysql_take_column(TuMysqlLoad *load, const char *const *row)
{
    TuObject *table = tu_mysql_find_table(load, row[COL_TABLE]);
    TuModel *model = load->model;
    const TuObject *before =
        table && table->children.count ? table->children.items[table->children.count - 1] : NULL;
    TuColumn *column =
        table ? (TuColumn *)tu_model_add(model, TU_KIND_COLUMN, table->schema,
                                         tu_arena_strdup(model->arena, row[COL_NAME]), table)
              : NULL;
    if (!column)
        return;
    const char *extra = row[COL_EXTRA];
    column->after = before ? before->name : NULL;
    column->type = tu_arena_strdup(model->arena, row[COL_TYPE]);
    column->not_null = strcmp(row[COL_NULLABLE], "NO") == 0;
    column->generated = tu_mysql_expression(load, row[COL_EXPRESSION]);
    if (column->generated && tu_mysql_is_row_bound(column->generated))
        column->not_null = false; /* it cannot be said */
    else if (column->generated)
        column->generated_storage = has_extra(extra, "STORED") ? "stored" : "virtual";
    else
        column->default_expr = default_of(load, row);
    if (has_extra(extra, "auto_increment"))
        column->identity = "by default";
    column->on_update = on_update_of(load, extra);
    column->invisible = has_extra(extra, "INVISIBLE");
    if (has_extra(extra, "WITHOUT SYSTEM VERSIONING"))
        tu_pairs_add(&column->options, model->arena, "system_versioning", "off");
    if (row[COL_SRS])
        tu_pairs_add(&column->options, model->arena, "srid", tu_mysql_text(load, row[COL_SRS]));
    column->obj.comment = tu_mysql_text(load, row[COL_COMMENT]);
    take_collation(load, column, row);
}

/* ---- indexes ---- */

enum {
    INDEX_TABLE,
    INDEX_NAME,
    INDEX_NON_UNIQUE,
    INDEX_COLUMN,
    INDEX_COLLATION,
    INDEX_SUB_PART,
    INDEX_TYPE,
    INDEX_COMMENT,
    INDEX_HIDDEN,
    INDEX_EXPRESSION
};

static const char *
child_key(TuMysqlLoad *load, const char *table, const char *name)
{
    const char *key = tu_arena_printf(load->scratch, "%s\n%s", table, name);
    return key ? key : "";
}

/* What an index of the table is when nothing is said. */
static const char *
usual_method(const TuObject *table)
{
    const char *engine = tu_pairs_find(&((const TuTable *)table)->options, "engine");
    return engine && strcasecmp(engine, "MEMORY") == 0 ? "HASH" : "BTREE";
}

static TuObject *
add_index(TuMysqlLoad *load, TuObject *table, const char *const *row)
{
    TuModel *model = load->model;
    bool primary = strcmp(row[INDEX_NAME], "PRIMARY") == 0;
    /* Every primary key is called PRIMARY, which says nothing. */
    const char *name = primary ? "" : tu_arena_strdup(model->arena, row[INDEX_NAME]);
    TuObject *object = tu_model_add(model, primary ? TU_KIND_PRIMARY_KEY : TU_KIND_INDEX,
                                    table->schema, name, table);
    if (!object)
        return NULL;
    object->comment = tu_mysql_text(load, row[INDEX_COMMENT]);
    if (primary)
        return object;
    TuIndex *index = (TuIndex *)object;
    index->unique = strcmp(row[INDEX_NON_UNIQUE], "0") == 0;
    if (strcasecmp(row[INDEX_TYPE], usual_method(table)) != 0) {
        char *method = tu_arena_strdup(model->arena, row[INDEX_TYPE]);
        for (char *c = method; c && *c; c++)
            *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + ('a' - 'A')) : *c;
        index->method = method;
    }
    if (row[INDEX_HIDDEN] && strcmp(row[INDEX_HIDDEN], "1") == 0)
        tu_pairs_add(&index->options, model->arena,
                     load->flavour == TU_MYSQL ? "invisible" : "ignored", "yes");
    return object;
}

/* MariaDB puts the end of a version behind the columns of each unique key. */
static bool
is_added(const TuObject *table, const TuObject *key, const char *const *row)
{
    const TuColumn *column =
        row[INDEX_COLUMN]
            ? (const TuColumn *)tu_object_child(table, TU_KIND_COLUMN, row[INDEX_COLUMN])
            : NULL;
    bool primary = key->kind == TU_KIND_PRIMARY_KEY;
    size_t count =
        primary ? ((const TuPrimaryKey *)key)->columns.count : ((const TuIndex *)key)->on.count;
    return column && column->generated && strcasecmp(column->generated, "ROW END") == 0 && count &&
           (primary || ((const TuIndex *)key)->unique);
}

/* "`name`(5) DESC", or "(expression)". */
static const char *
part_text(TuMysqlLoad *load, const TuIndex *index, const char *const *row)
{
    TuBuf text = TU_BUF_INIT;
    if (row[INDEX_COLUMN])
        tu_sql_ident(&text, &tu_dialect_mysql, row[INDEX_COLUMN]);
    else if (row[INDEX_EXPRESSION])
        tu_buf_addf(&text, "(%s)", tu_mysql_expression(load, row[INDEX_EXPRESSION]));
    bool whole = index->method &&
                 (strcmp(index->method, "spatial") == 0 || strcmp(index->method, "fulltext") == 0);
    if (row[INDEX_SUB_PART] && !whole)
        tu_buf_addf(&text, "(%s)", row[INDEX_SUB_PART]);
    if (row[INDEX_COLLATION] && strcmp(row[INDEX_COLLATION], "D") == 0)
        tu_buf_add(&text, " DESC");
    const char *copy = tu_buf_dup(&text, load->model->arena);
    tu_buf_release(&text);
    return copy;
}

void
tu_mysql_take_index_part(TuMysqlLoad *load, const char *const *row)
{
    TuObject *table = tu_mysql_find_table(load, row[INDEX_TABLE]);
    if (!table)
        return;
    const char *key = child_key(load, row[INDEX_TABLE], row[INDEX_NAME]);
    TuObject *object = tu_map_find(load->indexes, key);
    if (!object) {
        object = add_index(load, table, row);
        if (!object)
            return;
        tu_map_put(load->indexes, key, object);
    }
    if (is_added(table, object, row))
        return;
    if (object->kind == TU_KIND_PRIMARY_KEY) {
        TuPrimaryKey *primary = (TuPrimaryKey *)object;
        const char *part = row[INDEX_COLUMN];
        if (part && row[INDEX_SUB_PART]) /* a key of a prefix */
            part = tu_arena_printf(load->scratch, "%s(%s)", part, row[INDEX_SUB_PART]);
        tu_names_add(&primary->columns, load->model->arena,
                     tu_arena_strdup(load->model->arena, part ? part : ""));
    } else {
        TuIndex *index = (TuIndex *)object;
        tu_names_add(&index->on, load->model->arena, part_text(load, index, row));
    }
}

/* ---- foreign keys ---- */

static bool
is_elsewhere(const TuMysqlLoad *load, const char *database)
{
    return database && load->database && strcmp(database, load->database) != 0;
}

/* A foreign key stands in the way of changes of its columns, on both sides. */
static void
need_columns(TuMysqlLoad *load, TuForeignKey *key, const char *const *row)
{
    TuObject *referenced = is_elsewhere(load, row[3]) ? NULL : tu_mysql_find_table(load, row[4]);
    tu_object_need(load->model, &key->obj,
                   tu_object_child(key->obj.parent, TU_KIND_COLUMN, row[2]));
    if (referenced && row[5])
        tu_object_need(load->model, &key->obj, tu_object_child(referenced, TU_KIND_COLUMN, row[5]));
}

void
tu_mysql_take_key_column(TuMysqlLoad *load, const char *const *row)
{
    TuModel *model = load->model;
    TuObject *table = tu_mysql_find_table(load, row[0]);
    if (!table)
        return;
    const char *map_key = child_key(load, row[0], row[1]);
    TuForeignKey *key = tu_map_find(load->keys, map_key);
    if (!key) {
        key = (TuForeignKey *)tu_model_add(model, TU_KIND_FOREIGN_KEY, table->schema,
                                           tu_arena_strdup(model->arena, row[1]), table);
        if (!key)
            return;
        tu_map_put(load->keys, map_key, key);
        bool elsewhere = is_elsewhere(load, row[3]);
        key->references.schema = elsewhere ? tu_mysql_text(load, row[3]) : NULL;
        key->references.table = tu_mysql_text(load, row[4]);
        TuObject *referenced = elsewhere ? NULL : tu_mysql_find_table(load, row[4]);
        if (referenced && referenced != table)
            tu_object_need(model, &key->obj, referenced);
    }
    need_columns(load, key, row);
    tu_names_add(&key->columns, model->arena, tu_mysql_text(load, row[2]));
    tu_names_add(&key->references.columns, model->arena, tu_mysql_text(load, row[5]));
}

/* What each server takes when nothing is said, and does not print. */
static const char *
action_of(const TuMysqlLoad *load, const char *rule)
{
    static const char *const words[][2] = {{"CASCADE", "cascade"},
                                           {"SET NULL", "set null"},
                                           {"SET DEFAULT", "set default"},
                                           {"RESTRICT", "restrict"},
                                           {"NO ACTION", "no action"}};
    const char *usual = load->flavour == TU_MYSQL ? "NO ACTION" : "RESTRICT";
    if (!rule || strcmp(rule, usual) == 0)
        return NULL;
    for (size_t i = 0; i < TU_LEN(words); i++)
        if (strcmp(rule, words[i][0]) == 0)
            return words[i][1];
    return NULL;
}

void
tu_mysql_take_key_rule(TuMysqlLoad *load, const char *const *row)
{
    TuForeignKey *key = tu_map_find(load->keys, child_key(load, row[0], row[1]));
    if (!key)
        return;
    key->on_update = action_of(load, row[2]);
    key->on_delete = action_of(load, row[3]);
}

/* ---- checks ---- */

void
tu_mysql_take_check(TuMysqlLoad *load, const char *const *row)
{
    TuModel *model = load->model;
    const char *text = tu_mysql_expression(load, row[3]);
    TuObject *table = row[0] ? tu_mysql_find_table(load, row[0]) : NULL;
    if (load->flavour == TU_MYSQL) { /* its table comes with another query */
        tu_map_put(load->checks, tu_arena_strdup(load->scratch, row[1]), (void *)(uintptr_t)text);
        return;
    }
    if (!table)
        return;
    if (strcmp(row[2], "Column") == 0) {
        TuColumn *column = (TuColumn *)tu_object_child(table, TU_KIND_COLUMN, row[1]);
        if (column)
            column->check = text;
        return;
    }
    TuCheck *check = (TuCheck *)tu_model_add(model, TU_KIND_CHECK, table->schema,
                                             tu_arena_strdup(model->arena, row[1]), table);
    if (check)
        check->expression = text;
}

void
tu_mysql_take_check_table(TuMysqlLoad *load, const char *const *row)
{
    TuModel *model = load->model;
    TuObject *table = tu_mysql_find_table(load, row[0]);
    const char *text = tu_map_find(load->checks, row[1]);
    TuCheck *check = table && text
                         ? (TuCheck *)tu_model_add(model, TU_KIND_CHECK, table->schema,
                                                   tu_arena_strdup(model->arena, row[1]), table)
                         : NULL;
    if (!check)
        return;
    check->expression = text;
    check->not_valid = row[2] && strcmp(row[2], "NO") == 0; /* NOT ENFORCED */
}
