/* Units and their keys. */
#include "config.h"

#include "scratch/units.h"

#include <string.h>

#include "model/texts.h"

/* Deeper than any real chain of views. */
#define DEPTH_MOST 400

/* Kinds whose objects matter only to those that name them. All others are there for everybody: a
 * change of one is a change of the environment. */
static bool
is_own(TuKind kind)
{
    const uint64_t own = TU_KIND_BIT(TU_KIND_ENUM) | TU_KIND_BIT(TU_KIND_DOMAIN) |
                         TU_KIND_BIT(TU_KIND_COMPOSITE) | TU_KIND_BIT(TU_KIND_SEQUENCE) |
                         TU_KIND_BIT(TU_KIND_FUNCTION) | TU_KIND_BIT(TU_KIND_AGGREGATE) |
                         TU_KIND_BIT(TU_KIND_TABLE) | TU_KIND_BIT(TU_KIND_VIEW) |
                         TU_KIND_BIT(TU_KIND_MATERIALIZED_VIEW);
    return (own & TU_KIND_BIT(kind)) != 0;
}

/* ---- words ---- */

static bool
is_word_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c >= 0x80;
}

/* Longer names are no names on any engine here. */
#define WORD_MOST 256

/* The next word of a text in lower case; false at the end. *at moves behind it. */
static bool
next_word(const char **at, const char *end, char word[WORD_MOST])
{
    const char *start = *at;
    while (start < end && !is_word_byte((unsigned char)*start))
        start++;
    size_t len = 0;
    for (; start < end && is_word_byte((unsigned char)*start); start++) {
        if (len < WORD_MOST - 1)
            word[len++] = *start >= 'A' && *start <= 'Z' ? (char)(*start + ('a' - 'A')) : *start;
    }
    word[len] = '\0';
    *at = start;
    return len > 0;
}

static void
add_word(TuUnits *units, const char *word, void *named)
{
    TuVec *list = tu_map_find(units->words, word);
    if (!list) {
        list = TU_NEW(units->arena, TuVec);
        if (!list)
            return;
        tu_map_put(units->words, tu_arena_strdup(units->arena, word), list);
    }
    tu_vec_add(list, units->arena, named);
}

/* A name of several words is found by each of them. */
static void
add_name(TuUnits *units, const char *name, void *named)
{
    char word[WORD_MOST];
    const char *at = name, *end = name + strlen(name);
    bool any = false;
    while (next_word(&at, end, word)) {
        add_word(units, word, named);
        any = true;
    }
    units->doubtful |= !any || strlen(name) >= WORD_MOST;
}

typedef struct Search {
    TuUnits *units;
    void (*found)(void *data, const TuObject *object);
    void (*outside)(void *data, const char *name); /* NULL: no matter */
    void *data;
    const char *only; /* this field alone; NULL: all */
    bool references;  /* tables that foreign keys and the like refer to as well */
} Search;

static void
search_text(const Search *search, const char *text, size_t len)
{
    char word[WORD_MOST];
    const char *at = text, *end = text + len;
    while (next_word(&at, end, word)) {
        const TuVec *list = tu_map_find(search->units->words, word);
        for (size_t i = 0; list && i < list->count; i++)
            search->found(search->data, list->items[i]);
        if (search->outside && tu_map_find(search->units->outside, word))
            search->outside(search->data, word);
        if (word[0] == 'u' && word[1] == '\0' && at < end && *at == '&')
            search->units->doubtful = true; /* U&"...": names in escapes */
    }
}

static void
search_field(void *data, const TuField *field, size_t part, const char *value)
{
    const Search *search = data;
    bool reference = field->type == TU_FIELD_REF;
    if (!value || field->type == TU_FIELD_BOOL || (reference && (part != 1 || !search->references)))
        return;
    if (!search->only || strcmp(search->only, field->name) == 0)
        search_text(search, value, strlen(value));
}

/* ---- contents and shapes ---- */

typedef struct Keys {
    TuUnits *units;
    const char **contents; /* by id of what stands alone: digest */
    const char **shapes;
    bool *open; /* its shape is being made */
    const char *everything;
    unsigned depth;
} Keys;

static const char *
digest(TuBuf *text, TuArena *arena)
{
    char hex[TU_SHA256_HEX];
    bool good = !text->failed && tu_sha256_hex(text->s, text->len, hex);
    tu_buf_release(text);
    if (!good)
        tu_arena_fail(arena);
    return good ? tu_arena_strdup(arena, hex) : NULL;
}

static void
add_content(TuBuf *out, const TuObject *object)
{
    tu_object_content(out, object);
    for (size_t i = 0; i < object->children.count; i++)
        add_content(out, object->children.items[i]);
}

static void
add_name_of(TuBuf *out, const TuObject *object)
{
    tu_buf_addf(out, "%s.%s(%s)\n", object->schema ? object->schema : "", object->name,
                object->signature ? object->signature : "");
}

typedef struct Found {
    TuArena *arena;
    const TuObject *self;
    TuVec objects;
    TuBuf *outside; /* NULL: no matter */
} Found;

static void
take_found(void *data, const TuObject *object)
{
    Found *found = data;
    for (size_t i = 0; i < found->objects.count; i++) {
        if (found->objects.items[i] == object)
            return;
    }
    if (object != found->self)
        tu_vec_add(&found->objects, found->arena, (void *)(uintptr_t)object);
}

static void
take_outside(void *data, const char *name)
{
    Found *found = data;
    tu_buf_addf(found->outside, "outside %s\n", name);
}

static void
search_all(const Search *search, const TuObject *object)
{
    tu_object_texts(object, search_field, (void *)(uintptr_t)search);
    for (size_t i = 0; i < object->children.count; i++)
        search_all(search, object->children.items[i]);
}

static int
compare_keys(const void *a, const void *b)
{
    return tu_object_compare_key(a, b);
}

/* Columns and what makes rows unique: what a view, a foreign key or an insert can see. */
static bool
is_outward(const TuObject *child)
{
    return child->kind == TU_KIND_COLUMN || child->kind == TU_KIND_PRIMARY_KEY ||
           child->kind == TU_KIND_UNIQUE ||
           (child->kind == TU_KIND_INDEX && ((const TuIndex *)child)->unique);
}

static size_t
skip_space(const char *text, size_t at)
{
    while (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r')
        at++;
    return at;
}

/* Length of a function's definition without its body, which nobody sees from outside: up to AS and
 * a quote. All of it where there is none (BEGIN ATOMIC). */
static size_t
head_length(const char *definition)
{
    for (size_t i = 1; definition[0] && definition[i]; i++) {
        bool as = (definition[i] == 'a' || definition[i] == 'A') &&
                  (definition[i + 1] == 's' || definition[i + 1] == 'S') &&
                  !is_word_byte((unsigned char)definition[i - 1]);
        size_t next = as ? skip_space(definition, i + 2) : 0;
        if (as && (definition[next] == '$' || definition[next] == '\''))
            return i;
    }
    return strlen(definition);
}

/* What can be seen of an object, and what that speaks of. */
static void
look(Keys *keys, const TuObject *object, TuBuf *out, Found *found)
{
    Search search = {keys->units, take_found, NULL, found, NULL, false};
    add_name_of(out, object);
    if (object->kind == TU_KIND_TABLE) {
        tu_object_content(out, object);
        search.only = "type";
        for (size_t i = 0; i < object->children.count; i++) {
            const TuObject *child = object->children.items[i];
            if (is_outward(child))
                tu_object_content(out, child);
            if (child->kind == TU_KIND_COLUMN)
                tu_object_texts(child, search_field, &search);
        }
    } else if (object->kind == TU_KIND_FUNCTION && ((const TuFunction *)object)->definition) {
        const char *definition = ((const TuFunction *)object)->definition;
        size_t len = head_length(definition);
        tu_buf_addn(out, definition, len);
        search_text(&search, definition, len);
    } else {
        tu_buf_add(out, keys->contents[object->id]);
        search_all(&search, object);
    }
}

static const char *
shape(Keys *keys, const TuObject *object)
{
    TuArena *arena = keys->units->arena;
    const char **known = &keys->shapes[object->id];
    if (*known)
        return *known;
    /* In a ring of names everything counts: more is lost than needed, nothing is overlooked. */
    if (keys->open[object->id] || keys->depth >= DEPTH_MOST)
        return keys->everything;
    keys->open[object->id] = true;
    keys->depth++;
    TuBuf text = TU_BUF_INIT;
    Found found = {arena, object, TU_VEC_INIT, NULL};
    look(keys, object, &text, &found);
    tu_vec_sort(&found.objects, compare_keys);
    for (size_t i = 0; i < found.objects.count; i++)
        tu_buf_add(&text, shape(keys, found.objects.items[i]));
    keys->depth--;
    keys->open[object->id] = false;
    *known = digest(&text, arena);
    return *known ? *known : "";
}

/* ---- units ---- */

static uint32_t
root_of(uint32_t *above, uint32_t id)
{
    while (above[id] != id)
        id = above[id] = above[above[id]];
    return id;
}

static void
join(uint32_t *above, const TuObject *a, const TuObject *b)
{
    if (!a || !b || a->parent || b->parent)
        return;
    uint32_t ra = root_of(above, a->id), rb = root_of(above, b->id);
    above[ra > rb ? ra : rb] = ra > rb ? rb : ra;
}

static TuObject *
table_of(const TuModel *model, const TuObject *object, const TuRef *ref)
{
    return ref->table
               ? tu_model_find(model, TU_KIND_TABLE, ref->schema ? ref->schema : object->schema,
                               NULL, ref->table, NULL)
               : NULL;
}

typedef struct Joiner {
    uint32_t *above;
    const TuObject *object;
} Joiner;

static void
join_parent(void *data, const TuObject *found)
{
    const Joiner *joiner = data;
    if (found->kind == TU_KIND_TABLE)
        join(joiner->above, joiner->object, found);
}

/* Objects whose names share a word with this one's. */
static const TuVec *
namesakes(const TuUnits *units, const TuObject *object)
{
    char word[WORD_MOST];
    const char *at = object->name, *end = at + strlen(at);
    return next_word(&at, end, word) ? tu_map_find(units->words, word) : NULL;
}

/* A tree of tables is one: columns, keys and indexes go down it. A sequence goes with its owner,
 * overloads with each other. */
static void
join_families(TuUnits *units, uint32_t *above)
{
    const TuModel *model = units->model;
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        Joiner joiner = {above, object};
        const Search search = {units, join_parent, NULL, &joiner, "inherits", false};
        if (object->parent)
            continue;
        if (object->kind == TU_KIND_TABLE) {
            join(above, object, table_of(model, object, &((const TuTable *)object)->partition_of));
            if (((const TuTable *)object)->inherits.count)
                tu_object_texts(object, search_field, (void *)(uintptr_t)&search);
        } else if (object->kind == TU_KIND_SEQUENCE) {
            join(above, object, table_of(model, object, &((const TuSequence *)object)->owned_by));
        } else if (object->kind == TU_KIND_FUNCTION || object->kind == TU_KIND_AGGREGATE) {
            const TuVec *same = namesakes(units, object);
            for (size_t j = 0; same && j < same->count; j++) {
                const TuObject *other = same->items[j];
                if (other->kind == object->kind && strcmp(other->name, object->name) == 0)
                    join(above, object, other);
            }
        }
    }
}

static bool
number_units(TuUnits *units)
{
    const TuVec *objects = &units->model->objects;
    uint32_t *above = TU_NEW_N(units->arena, uint32_t, objects->count + 1);
    units->of = TU_NEW_N(units->arena, uint32_t, objects->count + 1);
    units->members = TU_NEW_N(units->arena, TuVec, objects->count + 1);
    if (!above || !units->of || !units->members)
        return false;
    for (uint32_t i = 0; i < objects->count; i++)
        above[i] = i;
    join_families(units, above);
    for (uint32_t i = 0; i < objects->count; i++) {
        TuObject *object = objects->items[i];
        uint32_t root = root_of(above, i);
        if (object->parent || !is_own(object->kind))
            units->of[i] = TU_NO_UNIT;
        else
            units->of[i] = root == i ? units->count++ : units->of[root];
        if (units->of[i] != TU_NO_UNIT)
            tu_vec_add(&units->members[units->of[i]], units->arena, object);
    }
    return true;
}

/* ---- keys ---- */

/* A foreign key sees less of a table than others do: a new column there is nothing to it. */
static void
add_target(Keys *keys, TuBuf *out, const TuObject *object, const TuRef *ref)
{
    const TuUnits *units = keys->units;
    const TuObject *target = table_of(units->model, object, ref);
    if (!target || units->of[target->id] == TU_NO_UNIT)
        return;
    const TuVec *members = &units->members[units->of[target->id]];
    for (size_t i = 0; members->count > 1 && i < members->count; i++)
        tu_buf_add(out, keys->contents[((const TuObject *)members->items[i])->id]);
    for (size_t i = 0; i < target->children.count; i++) {
        const TuObject *child = target->children.items[i];
        if (child->kind == TU_KIND_COLUMN) {
            const TuColumn *column = (const TuColumn *)child;
            for (size_t j = 0; j < ref->columns.count; j++) {
                if (strcmp(ref->columns.items[j], child->name) == 0)
                    tu_buf_addf(out, "%s %s %s\n", child->name, column->type ? column->type : "",
                                column->collation ? column->collation : "");
            }
        } else if (is_outward(child)) {
            tu_object_content(out, child);
        }
    }
}

static void
add_targets(Keys *keys, TuBuf *out, const TuObject *object)
{
    const TuKindInfo *info = tu_kind_info(object->kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const TuField *field = &info->fields[i];
        if (field->type == TU_FIELD_REF)
            add_target(keys, out, object->parent ? object->parent : object,
                       (const TuRef *)(const void *)((const char *)object + field->offset));
    }
    for (size_t i = 0; i < object->children.count; i++)
        add_targets(keys, out, object->children.items[i]);
}

/* Content of an object, and what can be seen of whatever it may refer to. */
static void
add_object(Keys *keys, TuBuf *out, const TuObject *object)
{
    Found found = {keys->units->arena, object, TU_VEC_INIT, out};
    const Search search = {keys->units, take_found, take_outside, &found, NULL, false};
    tu_buf_add(out, keys->contents[object->id]);
    search_all(&search, object);
    tu_vec_sort(&found.objects, compare_keys);
    for (size_t i = 0; i < found.objects.count; i++) {
        add_name_of(out, found.objects.items[i]);
        tu_buf_add(out, shape(keys, found.objects.items[i]));
    }
    add_targets(keys, out, object);
}

static void
make_environment(Keys *keys, const char *given)
{
    TuUnits *units = keys->units;
    TuBuf text = TU_BUF_INIT;
    tu_buf_add(&text, given);
    for (size_t i = 0; i < units->model->objects.count; i++) {
        const TuObject *object = units->model->objects.items[i];
        if (!object->parent && units->of[i] == TU_NO_UNIT)
            add_object(keys, &text, object);
    }
    units->environment = digest(&text, units->arena);
}

static void
make_keys(Keys *keys)
{
    TuUnits *units = keys->units;
    TuBuf whole = TU_BUF_INIT;
    make_environment(keys, units->environment);
    tu_buf_add(&whole, units->environment);
    for (uint32_t i = 0; i < units->count; i++) {
        TuBuf text = TU_BUF_INIT;
        tu_buf_add(&text, units->environment);
        for (size_t j = 0; j < units->members[i].count; j++)
            add_object(keys, &text, units->members[i].items[j]);
        units->keys[i] = digest(&text, units->arena);
        tu_buf_add(&whole, units->keys[i]);
        tu_map_put(units->by_key, units->keys[i] ? units->keys[i] : "", (void *)((uintptr_t)i + 1));
    }
    if (whole.failed || !tu_sha256_hex(whole.s, whole.len, units->whole))
        tu_arena_fail(units->arena);
    tu_buf_release(&whole);
}

static void
make_contents(Keys *keys)
{
    TuUnits *units = keys->units;
    TuBuf all = TU_BUF_INIT;
    for (size_t i = 0; i < units->model->objects.count; i++) {
        const TuObject *object = units->model->objects.items[i];
        TuBuf text = TU_BUF_INIT;
        if (object->parent)
            continue;
        add_content(&text, object);
        keys->contents[i] = digest(&text, units->arena);
        tu_buf_add(&all, keys->contents[i]);
    }
    keys->everything = digest(&all, units->arena);
}

static void
read_names(TuUnits *units, const TuNames *outside)
{
    char word[WORD_MOST];
    for (size_t i = 0; i < units->model->objects.count; i++) {
        TuObject *object = units->model->objects.items[i];
        if (!object->parent && object->kind != TU_KIND_SCHEMA)
            add_name(units, object->name, object);
    }
    for (size_t i = 0; outside && i < outside->count; i++) {
        const char *at = outside->items[i], *end = at + strlen(at);
        while (next_word(&at, end, word))
            tu_map_put(units->outside, tu_arena_strdup(units->arena, word), units);
    }
}

bool
tu_units_init(TuUnits *units, const TuModel *declared, const char *environment,
              const TuNames *outside, TuArena *arena)
{
    size_t count = declared->objects.count + 1;
    *units = (TuUnits){.arena = arena,
                       .model = declared,
                       .environment = environment,
                       .words = tu_map_new(),
                       .outside = tu_map_new(),
                       .by_key = tu_map_new()};
    Keys keys = {.units = units,
                 .contents = TU_NEW_N(arena, const char *, count),
                 .shapes = TU_NEW_N(arena, const char *, count),
                 .open = TU_NEW_N(arena, bool, count)};
    units->keys = TU_NEW_N(arena, const char *, count);
    if (!keys.contents || !keys.shapes || !keys.open || !units->keys)
        return false;
    read_names(units, outside);
    if (tu_arena_failed(arena) || tu_map_failed(units->words) || !number_units(units))
        return false;
    make_contents(&keys);
    if (!tu_arena_failed(arena))
        make_keys(&keys);
    return !tu_arena_failed(arena) && !tu_map_failed(units->words) &&
           !tu_map_failed(units->outside) && !tu_map_failed(units->by_key);
}

void
tu_units_release(TuUnits *units)
{
    tu_map_free(units->words);
    tu_map_free(units->outside);
    tu_map_free(units->by_key);
    *units = (TuUnits){0};
}

uint32_t
tu_units_find(const TuUnits *units, const char *key)
{
    uintptr_t found = (uintptr_t)tu_map_find(units->by_key, key);
    return found ? (uint32_t)(found - 1) : TU_NO_UNIT;
}

/* A function may be declared under another spelling of its types, and a sequence be made with the
 * column that owns it. */
uint32_t
tu_units_maker(const TuUnits *units, const TuModel *realised, const TuObject *object)
{
    const TuObject *declared = tu_model_find_same(units->model, object);
    if (declared)
        return units->of[declared->id];
    if (object->kind == TU_KIND_SEQUENCE) {
        const TuObject *table = table_of(realised, object, &((const TuSequence *)object)->owned_by);
        return table && table != object ? tu_units_maker(units, realised, table) : TU_NO_UNIT;
    }
    const TuVec *same = object->signature ? namesakes(units, object) : NULL;
    for (size_t i = 0; same && i < same->count; i++) {
        const TuObject *other = same->items[i];
        if (other->kind == object->kind && strcmp(other->name, object->name) == 0)
            return units->of[other->id];
    }
    return TU_NO_UNIT;
}

/* ---- closure ---- */

typedef struct Closure {
    const TuUnits *units;
    bool *keep;
    TuVec queue;
    TuArena *arena;
    size_t count;
} Closure;

static void
keep_object(Closure *closure, const TuObject *object, bool whole)
{
    if (!closure->keep[object->id]) {
        closure->keep[object->id] = true;
        closure->count++;
    }
    for (size_t i = 0; i < object->children.count; i++) {
        const TuObject *child = object->children.items[i];
        if (whole || is_outward(child))
            keep_object(closure, child, whole);
    }
    if (!object->parent)
        tu_vec_add(&closure->queue, closure->arena, (void *)(uintptr_t)object);
}

static void
need(void *data, const TuObject *object)
{
    Closure *closure = data;
    const TuUnits *units = closure->units;
    if (closure->keep[object->id])
        return;
    keep_object(closure, object, object->kind != TU_KIND_TABLE);
    const TuVec *members =
        units->of[object->id] == TU_NO_UNIT ? NULL : &units->members[units->of[object->id]];
    for (size_t i = 0; members && i < members->count; i++)
        need(data, members->items[i]);
}

static void
search_kept(const Search *search, const Closure *closure, const TuObject *object)
{
    if (!closure->keep[object->id])
        return;
    tu_object_texts(object, search_field, (void *)(uintptr_t)search);
    for (size_t i = 0; i < object->children.count; i++)
        search_kept(search, closure, object->children.items[i]);
}

size_t
tu_units_close(const TuUnits *units, const bool *wanted, bool *keep)
{
    Closure closure = {units, keep, TU_VEC_INIT, units->arena, 0};
    TuUnits copy = *units;
    const Search search = {&copy, need, NULL, &closure, NULL, true};
    for (size_t i = 0; i < units->model->objects.count; i++) {
        const TuObject *object = units->model->objects.items[i];
        if (!object->parent && (units->of[i] == TU_NO_UNIT || wanted[units->of[i]]))
            keep_object(&closure, object, true);
    }
    for (size_t i = 0; i < closure.queue.count; i++)
        search_kept(&search, &closure, closure.queue.items[i]);
    return closure.count;
}
