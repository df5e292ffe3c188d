/* Patterns of names, read once and asked for every object. */
#include "config.h"

#include "api/filter.h"

#include <fnmatch.h>
#include <string.h>

#include "base/suggest.h"

#include "base/compat.h"

typedef struct Rule {
    const char *kind; /* as a kind's name is written: "foreign key"; NULL: any top-level object */
    const char *parts[TU_FILTER_PARTS];
    size_t count;
} Rule;

/* ---- reading ---- */

/* "foreign_key", "foreign_keys" and "foreign key" are the same kind. */
static const char *
known_kind(const char *word)
{
    for (int kind = 0; kind < TU_KIND_COUNT; kind++) {
        const TuKindInfo *info = tu_kind_info((TuKind)kind);
        if (strcmp(info->name, word) == 0 || strcmp(info->section, word) == 0)
            return info->name;
    }
    return NULL;
}

static const char *
find_kind(const char *word, TuArena *arena)
{
    char *spaced = tu_arena_strdup(arena, word);
    for (char *c = spaced; c && *c; c++)
        *c = *c == '_' ? ' ' : *c;
    const char *kind = known_kind(word);
    return kind || !spaced ? kind : known_kind(spaced);
}

static TuStatus
unknown_kind(const char *word, const char *pattern, TuArena *arena, TuError *err)
{
    TuNames names = {0};
    for (int kind = 0; kind < TU_KIND_COUNT; kind++)
        tu_names_add(&names, arena, tu_kind_info((TuKind)kind)->name);
    const char *meant = tu_name_suggest(word, &names);
    tu_error_set(err, TU_ERR_USAGE, "the filter \"%s\" speaks of no kind of object: \"%s\"",
                 pattern, word);
    if (meant)
        tu_error_hint(err, "did you mean \"%s\"?", meant);
    else
        tu_error_hint(err, "kinds are table, view, index, trigger ...; a colon in a name is \\:");
    return TU_ERR_USAGE;
}

/* The first character of stop that no backslash guards, or the end. */
static size_t
span(const char *text, char stop)
{
    size_t i = 0;
    while (text[i] && text[i] != stop)
        i += text[i] == '\\' && text[i + 1] ? 2 : 1;
    return i;
}

static TuStatus
split_parts(Rule *rule, const char *text, const char *pattern, TuArena *arena, TuError *err)
{
    for (;; text++) {
        size_t len = span(text, '.');
        if (len == 0 || rule->count == TU_FILTER_PARTS) {
            tu_error_set(err, TU_ERR_USAGE, "the filter \"%s\" has %s", pattern,
                         len ? "too many parts" : "an empty part");
            tu_error_hint(err, "a pattern is name, schema.name or schema.table.name, with * and ?");
            return TU_ERR_USAGE;
        }
        rule->parts[rule->count++] = tu_arena_strndup(arena, text, len);
        text += len;
        if (!*text)
            return TU_OK;
    }
}

static TuStatus
add_rule(TuFilter *filter, const char *pattern, TuArena *arena, TuError *err)
{
    Rule *rule = TU_NEW(arena, Rule);
    size_t len = span(pattern, ':');
    const char *text = pattern;
    if (!rule)
        return tu_error_nomem(err);
    if (pattern[len] == ':') {
        const char *word = tu_arena_strndup(arena, pattern, len);
        rule->kind = word ? find_kind(word, arena) : NULL;
        if (!rule->kind)
            return word ? unknown_kind(word, pattern, arena, err) : tu_error_nomem(err);
        text = pattern + len + 1;
    }
    TuStatus status = split_parts(rule, text, pattern, arena, err);
    if (status == TU_OK)
        tu_vec_add(&filter->rules, arena, rule);
    return status;
}

TuStatus
tu_filter_parse(const char *list, TuArena *arena, TuFilter *out, TuError *err)
{
    TuStatus status = TU_OK;
    *out = (TuFilter){0};
    while (status == TU_OK && list && *list) {
        list += strspn(list, ", ");
        size_t len = span(list, ',');
        size_t end = len;
        while (end && list[end - 1] == ' ')
            end--;
        const char *pattern = tu_arena_strndup(arena, list, end);
        if (!pattern)
            return tu_error_nomem(err);
        if (end)
            status = add_rule(out, pattern, arena, err);
        list += len;
    }
    if (status == TU_OK && tu_arena_failed(arena))
        return tu_error_nomem(err);
    return status;
}

/* ---- asking ---- */

static bool
part_matches(const char *pattern, const char *name)
{
    return name && fnmatch(pattern, name, 0) == 0;
}

/* The end of the path, from the object's own name backwards. */
static bool
path_matches(const Rule *rule, const TuObject *object)
{
    const TuObject *at = object;
    const char *schema = NULL;
    for (size_t i = rule->count; i-- > 0;) {
        if (!part_matches(rule->parts[i], at ? at->name : schema))
            return false;
        if (at) {
            schema = at->schema;
            at = at->parent;
        } else {
            schema = NULL;
        }
    }
    return true;
}

static bool
rule_matches(const Rule *rule, const TuObject *object)
{
    if (rule->kind ? strcmp(rule->kind, tu_kind_info(object->kind)->name) != 0
                   : object->parent != NULL || object->kind == TU_KIND_SCHEMA)
        return false;
    return path_matches(rule, object);
}

bool
tu_filter_matches(const TuFilter *filter, const TuObject *object)
{
    for (; object; object = object->parent) {
        for (size_t i = 0; i < filter->rules.count; i++) {
            if (rule_matches(filter->rules.items[i], object))
                return true;
        }
    }
    return false;
}
