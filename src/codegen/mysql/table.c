/* Tables: create, drop, rename, and the parts that stand inside of a CREATE TABLE. */
#include "config.h"

#include "codegen/mysql/mysql.h"
#include "codegen/mysql/versions.h"

#include <string.h>
#include <strings.h>

/* ---- parts ---- */

/* A name of a column, or SQL text: "`name`(5) DESC" as the catalog gives it, an expression as a
 * model may. */
static void
add_key_part(TuBuf *out, const TuObject *table, const char *text)
{
    if (tu_object_child(table, TU_KIND_COLUMN, text))
        tu_mysql_ident(out, text);
    else if (*text == '`' || *text == '(' || strchr(text, '(') == NULL)
        tu_buf_add(out, text);
    else
        tu_buf_addf(out, "(%s)", text); /* lower(name) */
}

/* A column of a primary key may be given with the length of a prefix: "name(5)". */
static void
add_key_column(TuBuf *out, const TuObject *table, const char *name)
{
    const char *paren = strrchr(name, '(');
    if (!paren || tu_object_child(table, TU_KIND_COLUMN, name)) {
        tu_mysql_ident(out, name);
        return;
    }
    TuBuf bare = TU_BUF_INIT;
    tu_buf_addn(&bare, name, (size_t)(paren - name));
    tu_mysql_ident(out, bare.s);
    tu_buf_add(out, paren);
    out->failed |= bare.failed;
    tu_buf_release(&bare);
}

static void
add_key_columns(TuBuf *out, const TuObject *table, const TuNames *names, bool without_overlaps)
{
    tu_buf_addc(out, '(');
    for (size_t i = 0; i < names->count; i++) {
        tu_buf_add(out, i ? ", " : "");
        add_key_column(out, table, names->items[i]);
    }
    tu_buf_add(out, without_overlaps ? " WITHOUT OVERLAPS)" : ")");
}

static void
add_comment(TuBuf *out, const char *comment)
{
    if (!comment)
        return;
    tu_buf_add(out, " COMMENT ");
    tu_mysql_literal(out, comment);
}

static const char *
method_word(const char *method)
{
    return strcasecmp(method, "hash") == 0    ? "HASH"
           : strcasecmp(method, "rtree") == 0 ? "RTREE"
                                              : "BTREE";
}

static void
add_index(TuRender *render, TuBuf *out, const TuIndex *index)
{
    static const struct {
        const char *method, *word;
    } special[] = {{"fulltext", "FULLTEXT "}, {"spatial", "SPATIAL "}, {"vector", "VECTOR "}};
    const TuObject *object = &index->obj;
    const char *word = NULL;
    for (size_t i = 0; index->method && !word && i < TU_LEN(special); i++)
        word = strcmp(index->method, special[i].method) == 0 ? special[i].word : NULL;
    if (index->where || index->include.count || index->nulls_not_distinct || index->tablespace)
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object,
                       "MySQL has no partial indexes, no INCLUDE and no NULLS NOT DISTINCT");
    tu_buf_add(out, word ? word : index->unique ? "UNIQUE " : "");
    tu_buf_add(out, "KEY ");
    tu_mysql_ident(out, object->name);
    tu_buf_add(out, " (");
    for (size_t i = 0; i < index->on.count; i++) {
        tu_buf_add(out, i ? ", " : "");
        add_key_part(out, object->parent, index->on.items[i]);
    }
    tu_buf_addc(out, ')');
    if (index->method && !word)
        tu_buf_addf(out, " USING %s", method_word(index->method));
    if (tu_mysql_option(&index->options, "parser")) {
        tu_buf_add(out, " WITH PARSER ");
        tu_mysql_ident(out, tu_mysql_option(&index->options, "parser"));
    }
    if (tu_mysql_option(&index->options, "invisible"))
        tu_buf_add(out, " INVISIBLE");
    if (tu_mysql_option(&index->options, "ignored"))
        tu_buf_add(out, " IGNORED");
    add_comment(out, object->comment);
}

static void
add_check(TuBuf *out, const TuCheck *check)
{
    if (check->obj.name[0]) {
        tu_buf_add(out, "CONSTRAINT ");
        tu_mysql_ident(out, check->obj.name);
        tu_buf_addc(out, ' ');
    }
    tu_buf_addf(out, "CHECK (%s)%s", check->expression, check->not_valid ? " NOT ENFORCED" : "");
}

void
tu_mysql_part_definition(TuRender *render, TuBuf *out, const TuObject *part)
{
    const TuPrimaryKey *primary = (const TuPrimaryKey *)part;
    const TuUnique *unique = (const TuUnique *)part;
    switch (part->kind) {
    case TU_KIND_PRIMARY_KEY:
        tu_buf_add(out, "PRIMARY KEY ");
        add_key_columns(out, part->parent, &primary->columns, primary->without_overlaps);
        if (tu_mysql_option(&primary->options, "using"))
            tu_buf_addf(out, " USING %s", method_word(tu_mysql_option(&primary->options, "using")));
        add_comment(out, part->comment);
        return;
    case TU_KIND_UNIQUE:
        tu_buf_add(out, "UNIQUE KEY ");
        if (part->name[0]) {
            tu_mysql_ident(out, part->name);
            tu_buf_addc(out, ' ');
        }
        add_key_columns(out, part->parent, &unique->columns, unique->without_overlaps);
        return;
    case TU_KIND_INDEX:
        add_index(render, out, (const TuIndex *)part);
        return;
    case TU_KIND_CHECK:
        add_check(out, (const TuCheck *)part);
        return;
    default:
        tu_render_fail(render, TU_ERR_UNSUPPORTED, part, "MySQL has no such thing");
    }
}

/* ---- options ---- */

static bool
is_word(const char *text)
{
    if (!*text)
        return false;
    for (const char *c = text; *c; c++)
        if (!(*c == '_' || (*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z') ||
              (*c >= 'A' && *c <= 'Z')))
            return false;
    return true;
}

static bool
is_text(const char *option)
{
    static const char *const texts[] = {"compression",      "encryption",
                                        "connection",       "password",
                                        "engine_attribute", "secondary_engine_attribute"};
    for (size_t i = 0; i < TU_LEN(texts); i++)
        if (strcmp(option, texts[i]) == 0)
            return true;
    return false;
}

static void
add_option(TuBuf *out, const char *name, const char *value)
{
    if (strcmp(name, "system_versioning") == 0 || strcmp(name, "period") == 0)
        return; /* not among the options */
    if (strcmp(name, "collation") == 0)
        name = "collate";
    tu_buf_addc(out, ' ');
    for (const char *c = name; *c && is_word(name); c++)
        tu_buf_addc(out, *c >= 'a' && *c <= 'z' ? (char)(*c - 32) : *c);
    if (!is_word(name))
        tu_mysql_ident(out, name);
    tu_buf_addc(out, '=');
    if (is_word(value) && !is_text(name))
        tu_buf_add(out, value);
    else
        tu_mysql_literal(out, value);
}

/* What an option goes back to when it is taken out. */
static const char *
usual_value(const char *name)
{
    static const char *const values[][2] = {{"engine", "InnoDB"},
                                            {"row_format", "DEFAULT"},
                                            {"key_block_size", "0"},
                                            {"stats_persistent", "DEFAULT"},
                                            {"stats_auto_recalc", "DEFAULT"},
                                            {"stats_sample_pages", "DEFAULT"},
                                            {"pack_keys", "DEFAULT"},
                                            {"checksum", "0"},
                                            {"delay_key_write", "0"},
                                            {"min_rows", "0"},
                                            {"max_rows", "0"},
                                            {"avg_row_length", "0"},
                                            {"compression", ""},
                                            {"encryption", "N"}};
    for (size_t i = 0; i < TU_LEN(values); i++)
        if (strcmp(name, values[i][0]) == 0)
            return values[i][1];
    return "DEFAULT";
}

void
tu_mysql_table_options(TuBuf *out, const TuTable *from, const TuTable *to)
{
    for (size_t i = 0; i < to->options.count; i++) {
        const TuPair *option = &to->options.items[i];
        const char *old = from ? tu_mysql_option(&from->options, option->name) : NULL;
        if (!tu_mysql_same(old, option->value))
            add_option(out, option->name, option->value);
    }
    for (size_t i = 0; from && i < from->options.count; i++) {
        const char *name = from->options.items[i].name;
        if (!tu_mysql_option(&to->options, name) && strcmp(name, "collation") != 0)
            add_option(out, name, usual_value(name));
    }
    if (to->obj.comment || (from && from->obj.comment)) {
        if (from && tu_mysql_same(from->obj.comment, to->obj.comment))
            return;
        tu_buf_add(out, " COMMENT=");
        tu_mysql_literal(out, to->obj.comment ? to->obj.comment : "");
    }
}

/* ---- the table ---- */

static const char *
unsupported(const TuTable *table)
{
    return table->partition_of.table ? "partitions that are tables"
           : table->inherits.count   ? "inheritance"
           : table->unlogged         ? "unlogged tables"
           : table->row_security     ? "row-level security"
           : table->strict           ? "STRICT tables"
                                     : NULL;
}

static void
create_table(TuRender *render, const TuObject *object)
{
    const TuTable *table = (const TuTable *)object;
    const char *what = unsupported(table), *separator = "\n    ";
    TuBuf sql = TU_BUF_INIT;
    if (what)
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object, "MySQL has no %s", what);
    tu_buf_add(&sql, "CREATE TABLE ");
    tu_mysql_ident(&sql, object->name);
    tu_buf_add(&sql, " (");
    for (size_t i = 0; i < object->children.count; i++) {
        const TuObject *child = object->children.items[i];
        if (child->kind == TU_KIND_FOREIGN_KEY || child->kind == TU_KIND_TRIGGER || child->implied)
            continue;
        tu_buf_add(&sql, separator);
        if (child->kind == TU_KIND_COLUMN) {
            tu_mysql_ident(&sql, child->name);
            tu_buf_addc(&sql, ' ');
            tu_mysql_column_definition(render, &sql, (const TuColumn *)child);
        } else {
            tu_mysql_part_definition(render, &sql, child);
        }
        separator = ",\n    ";
    }
    TuBuf period = TU_BUF_INIT;
    if (tu_mysql_add_period(&period, object, false))
        tu_buf_addf(&sql, "%s%s", separator, period.s);
    tu_buf_clear(&period);
    if (tu_mysql_add_system_period(&period, object))
        tu_buf_addf(&sql, "%s%s", separator, period.s);
    sql.failed |= period.failed;
    tu_buf_release(&period);
    tu_buf_add(&sql, "\n)");
    tu_mysql_table_options(&sql, NULL, table);
    if (tu_mysql_option(&table->options, "system_versioning"))
        tu_buf_add(&sql, " WITH SYSTEM VERSIONING");
    if (table->partition_by)
        tu_buf_addf(&sql, "\nPARTITION BY %s", table->partition_by);
    tu_mysql_add(render, object, &sql);
}

static void
drop_table(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "DROP TABLE ");
    tu_mysql_ident(&sql, object->name);
    tu_render_hazard(render, tu_mysql_add(render, object, &sql), TU_STATEMENT_LOSES_DATA, "TU102",
                     "drops %s with all its rows", object->name);
}

static void
rename_table(TuRender *render, const TuObject *object, const char *name)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "RENAME TABLE ");
    tu_mysql_ident(&sql, object->name);
    tu_buf_add(&sql, " TO ");
    tu_mysql_ident(&sql, name);
    tu_mysql_add(render, object, &sql);
}

static TuWay
way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from, (void)to, (void)fields;
    return TU_WAY_ALTER;
}

const TuRenderer tu_mysql_table = {
    .create = create_table,
    .drop = drop_table,
    .way = way,
    .alter = tu_mysql_alter,
    .rename = rename_table,
};
