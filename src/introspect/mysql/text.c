/* What SHOW CREATE tells: views, triggers, routines, events, sequences, partitions. */
#include "config.h"

#include "introspect/mysql/load.h"

#include <string.h>
#include <strings.h>

#include "sql/mysql.h"

/* ---- rows that name what SHOW CREATE is asked for ---- */

void
tu_mysql_take_view(TuMysqlLoad *load, const char *const *row)
{
    TuModel *model = load->model;
    TuView *view = (TuView *)tu_model_add(model, TU_KIND_VIEW, model->default_schema,
                                          tu_arena_strdup(model->arena, row[0]), NULL);
    if (!view)
        return;
    tu_map_put(load->relations, view->obj.name, view);
    const char *const check = row[1];
    if (check && strcmp(check, "NONE") != 0)
        tu_pairs_add(&view->options, model->arena, "check_option",
                     strcmp(check, "LOCAL") == 0 ? "local" : "cascaded");
    view->definer = tu_mysql_text(load, row[2]);
    if (row[3] && strcmp(row[3], "INVOKER") == 0)
        tu_pairs_add(&view->options, model->arena, "sql_security", "invoker");
    tu_mysql_show(load, "VIEW", view->obj.name, &view->obj, 1);
}

void
tu_mysql_take_trigger(TuMysqlLoad *load, const char *const *row)
{
    TuModel *model = load->model;
    TuObject *table = tu_map_find(load->relations, row[1]);
    TuTrigger *trigger =
        table ? (TuTrigger *)tu_model_add(model, TU_KIND_TRIGGER, table->schema,
                                          tu_arena_strdup(model->arena, row[0]), table)
              : NULL;
    const char *place = tu_arena_printf(load->scratch, "%s\n%s\n%s", row[1], row[2], row[3]);
    if (!trigger || !place)
        return;
    TuTrigger *before = tu_map_find(load->last, place);
    if (before) { /* it is made after it, so that it runs after it */
        trigger->follows = before->obj.name;
        tu_object_need(model, &trigger->obj, &before->obj);
    }
    tu_map_put(load->last, place, trigger);
    trigger->definer = tu_mysql_text(load, row[4]);
    trigger->sql_mode = tu_mysql_text(load, row[5]);
    tu_mysql_show(load, "TRIGGER", trigger->obj.name, &trigger->obj, 2);
}

void
tu_mysql_take_routine(TuMysqlLoad *load, const char *const *row)
{
    TuModel *model = load->model;
    TuFunction *routine = (TuFunction *)tu_model_add(model, TU_KIND_FUNCTION, model->default_schema,
                                                     tu_arena_strdup(model->arena, row[0]), NULL);
    if (!routine)
        return;
    routine->procedure = strcmp(row[1], "PROCEDURE") == 0;
    routine->obj.signature = routine->procedure ? "procedure" : "function";
    routine->definer = tu_mysql_text(load, row[2]);
    routine->sql_mode = tu_mysql_text(load, row[3]);
    routine->returns = tu_mysql_text(load, row[4]);
    tu_mysql_show(load, routine->procedure ? "PROCEDURE" : "FUNCTION", routine->obj.name,
                  &routine->obj, 2);
}

void
tu_mysql_take_event(TuMysqlLoad *load, const char *const *row)
{
    TuModel *model = load->model;
    TuEvent *event = (TuEvent *)tu_model_add(model, TU_KIND_EVENT, model->default_schema,
                                             tu_arena_strdup(model->arena, row[0]), NULL);
    if (!event)
        return;
    event->definer = tu_mysql_text(load, row[1]);
    event->sql_mode = tu_mysql_text(load, row[2]);
    if (row[3] && strcmp(row[3], "1") == 0)
        tu_map_put(load->started, event->obj.name, event);
    tu_mysql_show(load, "EVENT", event->obj.name, &event->obj, 3);
}

/* ---- the texts ---- */

/* CREATE ALGORITHM=... DEFINER=... SQL SECURITY ... VIEW `v` (`a`, `b`) AS select ... WITH ... */
static void
take_view_text(TuMysqlLoad *load, TuView *view, const char *text)
{
    TuArena *arena = load->model->arena;
    TuLexer lexer;
    tu_lex_init(&lexer, &tu_dialect_mysql, text, strlen(text));
    TuToken token;
    while ((token = tu_lex_next_solid(&lexer)).type != TU_TOKEN_END &&
           !tu_token_is(&token, "view")) {
        if (!tu_token_is(&token, "algorithm"))
            continue;
        tu_lex_next_solid(&lexer); /* = */
        token = tu_lex_next_solid(&lexer);
        if (!tu_token_is(&token, "undefined"))
            tu_pairs_add(&view->options, arena, "algorithm",
                         tu_token_is(&token, "merge") ? "merge" : "temptable");
    }
    tu_lex_next_solid(&lexer); /* its name */
    while ((token = tu_lex_next_solid(&lexer)).type != TU_TOKEN_END && !tu_token_is(&token, "as")) {
        if (token.type == TU_TOKEN_QUOTED)
            tu_names_add(&view->columns, arena, tu_token_name(&token, false, arena));
    }
    const char *as = lexer.at + strspn(lexer.at, " ");
    size_t len = strlen(as);
    static const char *const tails[] = {" WITH CASCADED CHECK OPTION", " WITH LOCAL CHECK OPTION"};
    for (size_t i = 0; i < TU_LEN(tails); i++) {
        size_t tail = strlen(tails[i]);
        if (len > tail && strcasecmp(as + len - tail, tails[i]) == 0)
            len -= tail;
    }
    as = tu_arena_strndup(arena, as, len);
    view->as = as && load->database ? tu_mysql_view_here(as, load->database, arena) : as;
}

static const char *
number_behind(TuMysqlLoad *load, const char *text, const char *words)
{
    const char *at = strcasestr(text, words);
    if (!at)
        return NULL;
    at += strlen(words);
    return tu_arena_strndup(load->model->arena, at, strspn(at, "-0123456789"));
}

/* CREATE SEQUENCE `s` start with 1 minvalue 1 maxvalue 9 increment by 1 cache 1000 nocycle ... */
static void
take_sequence_text(TuMysqlLoad *load, TuSequence *sequence, const char *text)
{
    sequence->start = number_behind(load, text, " start with ");
    sequence->min = number_behind(load, text, " minvalue ");
    sequence->max = number_behind(load, text, " maxvalue ");
    sequence->increment = number_behind(load, text, " increment by ");
    sequence->cache = strcasestr(text, " nocache") ? "0" : number_behind(load, text, " cache ");
    sequence->cycle = strcasestr(text, " nocycle") == NULL;
}

static void
take_event_text(TuMysqlLoad *load, TuEvent *event, const char *text)
{
    const char *bare = tu_mysql_without_definer(text, load->model->arena);
    if (bare && tu_map_find(load->started, event->obj.name))
        bare = tu_mysql_without_start(bare, load->model->arena);
    event->definition = bare;
}

void
tu_mysql_take_text(TuMysqlLoad *load, const TuMysqlShow *show, const char *text)
{
    TuObject *object = show->object;
    switch (object->kind) {
    case TU_KIND_VIEW:
        take_view_text(load, (TuView *)object, text);
        return;
    case TU_KIND_TABLE:
        tu_mysql_take_create_table(load, (TuTable *)object, text);
        return;
    case TU_KIND_SEQUENCE:
        take_sequence_text(load, (TuSequence *)object, text);
        return;
    case TU_KIND_FUNCTION:
        ((TuFunction *)object)->definition = tu_mysql_without_definer(text, load->model->arena);
        return;
    case TU_KIND_TRIGGER:
        ((TuTrigger *)object)->definition = tu_mysql_without_definer(text, load->model->arena);
        return;
    case TU_KIND_EVENT:
        take_event_text(load, (TuEvent *)object, text);
        return;
    default:
        return;
    }
}

/* ---- what needs what ---- */

static void
need_mentioned(TuMysqlLoad *load, TuObject *object, const char *sql)
{
    TuLexer lexer;
    if (!sql)
        return;
    tu_lex_init(&lexer, &tu_dialect_mysql, sql, strlen(sql));
    for (;;) {
        TuToken token = tu_lex_next_solid(&lexer);
        if (token.type == TU_TOKEN_END)
            return;
        if (token.type != TU_TOKEN_WORD && token.type != TU_TOKEN_QUOTED)
            continue;
        const char *name = tu_token_name(&token, false, load->scratch);
        TuObject *needed = name ? tu_map_find(load->relations, name) : NULL;
        if (needed && needed != object && needed != object->parent)
            tu_object_need(load->model, object, needed);
    }
}

void
tu_mysql_load_needs(TuMysqlLoad *load)
{
    for (size_t i = 0; i < load->model->objects.count; i++) {
        TuObject *object = load->model->objects.items[i];
        if (object->kind == TU_KIND_VIEW)
            need_mentioned(load, object, ((TuView *)object)->as);
        else if (object->kind == TU_KIND_COLUMN) /* a default may take from a sequence */
            need_mentioned(load, object, ((TuColumn *)object)->default_expr);
    }
}
