/* Foreign keys, views, triggers, routines, events and sequences. */
#include "config.h"

#include "codegen/mysql/mysql.h"

#include <string.h>
#include <strings.h>

#include "model/compare.h"

static void
drop(TuRender *render, const TuObject *object, const char *what)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addf(&sql, "DROP %s ", what);
    tu_mysql_ident(&sql, object->name);
    tu_mysql_add(render, object, &sql);
}

/* ---- foreign keys ---- */

static void
head_of(TuBuf *sql, const TuObject *object)
{
    tu_buf_add(sql, "ALTER TABLE ");
    tu_mysql_ident(sql, object->parent->name);
}

static void
add_action(TuBuf *sql, const char *event, const char *action)
{
    if (!action)
        return;
    tu_buf_addf(sql, " ON %s ", event);
    for (const char *c = action; *c; c++)
        tu_buf_addc(sql, *c >= 'a' && *c <= 'z' ? (char)(*c - 32) : *c);
}

/* A model may leave the referred columns out: the primary key's. */
static void
add_referred(TuRender *render, TuBuf *sql, const TuForeignKey *key)
{
    const TuNames *columns = &key->references.columns;
    if (!columns->count) {
        const TuObject *table = tu_model_find(render->to, TU_KIND_TABLE, key->obj.parent->schema,
                                              NULL, key->references.table, NULL);
        for (size_t i = 0; table && i < table->children.count; i++) {
            const TuObject *child = table->children.items[i];
            if (child->kind == TU_KIND_PRIMARY_KEY)
                columns = &((const TuPrimaryKey *)child)->columns;
        }
    }
    tu_mysql_ident(sql, key->references.table);
    tu_buf_addc(sql, ' ');
    tu_mysql_columns(sql, columns);
}

/* Such a key is taken only where nobody looks. */
static bool
refers_to_nothing(const TuRender *render, const TuForeignKey *key)
{
    const char *schema = key->references.schema;
    if (schema && !tu_mysql_same(schema, tu_dialect_mysql.default_schema))
        return false;
    return !tu_model_find(render->to, TU_KIND_TABLE, key->obj.parent->schema, NULL,
                          key->references.table, NULL);
}

static void
add_setting(TuRender *render, const TuObject *object, const char *sql)
{
    TuStatement *statement = tu_render_add(render, object, sql);
    if (statement)
        statement->flags |= TU_STATEMENT_SETTING;
}

static void
create_key(TuRender *render, const TuObject *object)
{
    const TuForeignKey *key = (const TuForeignKey *)object;
    TuBuf sql = TU_BUF_INIT;
    if (key->deferrable || key->set_columns.count)
        tu_render_fail(render, TU_ERR_UNSUPPORTED, object,
                       "MySQL has no deferrable foreign keys and no lists of columns to set");
    head_of(&sql, object);
    tu_buf_add(&sql, " ADD ");
    if (object->name[0]) {
        tu_buf_add(&sql, "CONSTRAINT ");
        tu_mysql_ident(&sql, object->name);
        tu_buf_addc(&sql, ' ');
    }
    tu_buf_add(&sql, "FOREIGN KEY ");
    tu_mysql_columns(&sql, &key->columns);
    tu_buf_add(&sql, " REFERENCES ");
    if (key->references.schema &&
        !tu_mysql_same(key->references.schema, tu_dialect_mysql.default_schema)) {
        tu_mysql_ident(&sql, key->references.schema);
        tu_buf_addc(&sql, '.');
    }
    add_referred(render, &sql, key);
    add_action(&sql, "DELETE", key->on_delete);
    add_action(&sql, "UPDATE", key->on_update);
    if (refers_to_nothing(render, key)) {
        add_setting(render, object, "SET foreign_key_checks = 0");
        tu_mysql_add(render, object, &sql);
        add_setting(render, object, "SET foreign_key_checks = 1");
        return;
    }
    tu_mysql_add(render, object, &sql);
}

static void
drop_key(TuRender *render, const TuObject *object)
{
    TuBuf sql = TU_BUF_INIT;
    head_of(&sql, object);
    tu_buf_add(&sql, " DROP FOREIGN KEY ");
    tu_mysql_ident(&sql, object->name);
    tu_mysql_add(render, object, &sql);
}

static bool
is_needed_by(const TuObject *key, const TuObject *column)
{
    for (size_t i = 0; i < key->deps.count; i++)
        if (key->deps.items[i] == column)
            return true;
    return false;
}

/* MySQL lets nobody begin or end to number a column that a foreign key uses, unless nobody looks.
 */
bool
tu_mysql_numbers_key(const TuRender *render, const TuChange *table)
{
    const TuVec *keys = &render->from->kinds[TU_KIND_FOREIGN_KEY];
    for (size_t i = 0; i < table->children.count; i++) {
        const TuChange *child = table->children.items[i];
        bool numbers =
            child->op == TU_CHANGE_ALTER && child->from->kind == TU_KIND_COLUMN &&
            !((const TuColumn *)child->from)->identity != !((const TuColumn *)child->to)->identity;
        for (size_t j = 0; numbers && j < keys->count; j++)
            if (is_needed_by(keys->items[j], child->from))
                return true;
    }
    return false;
}

const TuRenderer tu_mysql_foreign_key = {.create = create_key, .drop = drop_key};

/* ---- views ---- */

/* The account that it shall run as, or as which it ran before: what is made anew runs as nobody
 * else. */
static const char *
definer_of(const TuRender *render, const TuObject *object, const char *said, size_t offset)
{
    const TuObject *old = said ? NULL : tu_model_find_same(render->from, object);
    return old ? *(const char *const *)(const void *)((const char *)old + offset) : said;
}

static void
render_view(TuRender *render, const TuView *view, bool replace)
{
    const char *algorithm = tu_mysql_option(&view->options, "algorithm");
    const char *check = tu_mysql_option(&view->options, "check_option");
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, replace ? "CREATE OR REPLACE" : "CREATE");
    if (algorithm)
        tu_buf_addf(&sql, " ALGORITHM=%s",
                    strcasecmp(algorithm, "merge") == 0 ? "MERGE" : "TEMPTABLE");
    tu_mysql_definer(&sql,
                     definer_of(render, &view->obj, view->definer, offsetof(TuView, definer)));
    if (tu_mysql_option(&view->options, "sql_security"))
        tu_buf_add(&sql, " SQL SECURITY INVOKER");
    tu_buf_add(&sql, " VIEW ");
    tu_mysql_ident(&sql, view->obj.name);
    if (view->columns.count) {
        tu_buf_addc(&sql, ' ');
        tu_mysql_columns(&sql, &view->columns);
    }
    tu_buf_addf(&sql, " AS %s", view->as);
    if (check)
        tu_buf_addf(&sql, " WITH %s CHECK OPTION",
                    strcasecmp(check, "local") == 0 ? "LOCAL" : "CASCADED");
    tu_mysql_add(render, &view->obj, &sql);
}

static void
create_view(TuRender *render, const TuObject *object)
{
    render_view(render, (const TuView *)object, false);
}

static void
alter_view(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
           const TuChange *whole)
{
    (void)from, (void)fields, (void)whole;
    render_view(render, (const TuView *)to, true);
}

static TuWay
in_place(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from, (void)to, (void)fields;
    return TU_WAY_ALTER;
}

static void
drop_view(TuRender *render, const TuObject *object)
{
    drop(render, object, "VIEW");
}

const TuRenderer tu_mysql_view = {
    .create = create_view, .drop = drop_view, .way = in_place, .alter = alter_view};

/* ---- triggers, routines, events ---- */

/* What is made anew keeps the mode that it was made in, and the account that it runs as. */
static void
create_body(TuRender *render, const TuObject *object, const char *definition, const char *definer,
            const char *mode, const char *new_mode)
{
    TuBuf sql = TU_BUF_INIT;
    bool other = mode && new_mode && strcmp(mode, new_mode) != 0;
    if (other) {
        tu_buf_add(&sql, "SET @trueup_mode = @@sql_mode, sql_mode = ");
        tu_mysql_literal(&sql, mode);
        tu_mysql_add(render, object, &sql);
        sql = (TuBuf)TU_BUF_INIT;
    }
    tu_mysql_create(&sql, definition, definer);
    tu_mysql_add(render, object, &sql);
    if (other)
        tu_render_add(render, object, "SET sql_mode = @trueup_mode");
}

static void
create_trigger(TuRender *render, const TuObject *object)
{
    const TuTrigger *trigger = (const TuTrigger *)object;
    const TuTrigger *old = (const TuTrigger *)tu_model_find_same(render->from, object);
    create_body(render, object, trigger->definition,
                definer_of(render, object, trigger->definer, offsetof(TuTrigger, definer)),
                old ? old->sql_mode : NULL, trigger->sql_mode);
}

static void
drop_trigger(TuRender *render, const TuObject *object)
{
    drop(render, object, "TRIGGER");
}

static void
create_function(TuRender *render, const TuObject *object)
{
    const TuFunction *function = (const TuFunction *)object;
    const TuFunction *old = (const TuFunction *)tu_model_find_same(render->from, object);
    create_body(render, object, function->definition,
                definer_of(render, object, function->definer, offsetof(TuFunction, definer)),
                old ? old->sql_mode : NULL, function->sql_mode);
}

static void
drop_function(TuRender *render, const TuObject *object)
{
    drop(render, object, ((const TuFunction *)object)->procedure ? "PROCEDURE" : "FUNCTION");
}

static void
create_event(TuRender *render, const TuObject *object)
{
    const TuEvent *event = (const TuEvent *)object;
    const TuEvent *old = (const TuEvent *)tu_model_find_same(render->from, object);
    create_body(render, object, event->definition,
                definer_of(render, object, event->definer, offsetof(TuEvent, definer)),
                old ? old->sql_mode : NULL, event->sql_mode);
}

static void
drop_event(TuRender *render, const TuObject *object)
{
    drop(render, object, "EVENT");
}

const TuRenderer tu_mysql_trigger = {.create = create_trigger, .drop = drop_trigger};
const TuRenderer tu_mysql_function = {.create = create_function, .drop = drop_function};
const TuRenderer tu_mysql_event = {.create = create_event, .drop = drop_event};

/* ---- sequences ---- */

static void
add_number(TuBuf *sql, const char *words, const char *number)
{
    if (number)
        tu_buf_addf(sql, " %s %s", words, number);
}

static void
render_sequence(TuRender *render, const TuSequence *sequence, const char *verb)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_addf(&sql, "%s SEQUENCE ", verb);
    tu_mysql_ident(&sql, sequence->obj.name);
    add_number(&sql, "START WITH", sequence->start);
    add_number(&sql, "INCREMENT BY", sequence->increment);
    add_number(&sql, "MINVALUE", sequence->min);
    add_number(&sql, "MAXVALUE", sequence->max);
    add_number(&sql, "CACHE", sequence->cache);
    tu_buf_add(&sql, sequence->cycle ? " CYCLE" : " NOCYCLE");
    tu_mysql_add(render, &sequence->obj, &sql);
}

static void
create_sequence(TuRender *render, const TuObject *object)
{
    render_sequence(render, (const TuSequence *)object, "CREATE");
}

static void
alter_sequence(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
               const TuChange *whole)
{
    (void)from, (void)fields, (void)whole;
    render_sequence(render, (const TuSequence *)to, "ALTER");
}

static void
drop_sequence(TuRender *render, const TuObject *object)
{
    drop(render, object, "SEQUENCE");
}

const TuRenderer tu_mysql_sequence = {
    .create = create_sequence, .drop = drop_sequence, .way = in_place, .alter = alter_sequence};
