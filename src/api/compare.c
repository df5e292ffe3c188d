/* Comparing two states, with the engine making the renames. */
#include "config.h"

#include "api/compare.h"

#include <string.h>
#include <strings.h>

#include "introspect/introspect.h"
#include "model/compare.h"
#include "model/rights.h"
#include "scratch/rendering.h"

/* ---- renames: declared in the model, or answered on the command line ---- */

typedef struct RenameList {
    TuComparison *cmp;
    size_t cap;
} RenameList;

static void
add_rename(RenameList *list, TuRename rename)
{
    TuComparison *cmp = list->cmp;
    if (cmp->rename_count == list->cap) {
        size_t cap = list->cap ? 2 * list->cap : 8;
        TuRename *grown = TU_NEW_N(cmp->arena, TuRename, cap);
        if (!grown)
            return;
        if (list->cap)
            memcpy(grown, cmp->renames, list->cap * sizeof *grown);
        cmp->renames = grown;
        list->cap = cap;
    }
    cmp->renames[cmp->rename_count++] = rename;
}

/* Is this the name of an object, with its schema or without? */
static bool
is_called(const TuObject *object, const char *name)
{
    const char *schema = object->parent ? NULL : object->schema;
    size_t len = schema ? strlen(schema) : 0;
    return strcmp(name, object->name) == 0 ||
           (schema && strncmp(name, schema, len) == 0 && name[len] == '.' &&
            strcmp(name + len + 1, object->name) == 0);
}

/* The old name that an answer "old=new", "schema.old=schema.new" or "table.old=new" gives to an
 * object of to, or NULL. */
static const char *
answered(const TuComparison *cmp, const char *const *renames, const TuObject *to)
{
    TuBuf tail = TU_BUF_INIT;
    const char *old = NULL;
    for (size_t i = 0; renames && renames[i] && !old; i++) {
        const char *equals = strchr(renames[i], '=');
        if (!equals || !is_called(to, equals + 1))
            continue;
        tu_buf_clear(&tail);
        if (to->parent)
            tu_buf_addf(&tail, "%s.", to->parent->name);
        size_t prefix = tail.len;
        if (strncmp(renames[i], tail.s, prefix) == 0)
            old = tu_arena_strndup(cmp->arena, renames[i] + prefix,
                                   (size_t)(equals - renames[i]) - prefix);
    }
    tu_buf_release(&tail);
    return old;
}

static bool
has_schema(const TuModel *model, const char *schema)
{
    return tu_model_find(model, TU_KIND_SCHEMA, NULL, NULL, schema, NULL) != NULL;
}

/* The name that a schema has before the renames. */
static const char *
old_schema(const TuComparison *cmp, const char *schema)
{
    const TuModel *to = cmp->to.model;
    if (!schema || has_schema(cmp->from.model, schema))
        return schema;
    const TuObject *object = tu_model_find(to, TU_KIND_SCHEMA, NULL, NULL, schema, NULL);
    const char *old = NULL;
    if (object)
        old = object->renamed_from ? object->renamed_from : answered(cmp, cmp->answers, object);
    return old && has_schema(cmp->from.model, old) ? old : schema;
}

/* "schema.name", each dot of which may be the one between. */
static const TuObject *
find_elsewhere(const TuComparison *cmp, const TuObject *to, const char *old)
{
    const TuObject *found = NULL;
    if (to->parent || tu_kind_info(to->kind)->no_schema ||
        !tu_codegen_find(tu_conn_dialect(cmp->to.conn))->move)
        return NULL;
    for (const char *dot = strchr(old, '.'); dot && !found; dot = strchr(dot + 1, '.')) {
        const char *schema = tu_arena_strndup(cmp->arena, old, (size_t)(dot - old));
        if (schema && *schema && dot[1])
            found = tu_model_find(cmp->from.model, to->kind, schema, NULL, dot + 1, to->signature);
    }
    return found;
}

static const TuObject *
find_old(const TuComparison *cmp, const TuObject *to, const char *old, const char *old_parent)
{
    const char *schema = old_schema(cmp, to->parent ? to->parent->schema : to->schema);
    const TuObject *found =
        tu_model_find(cmp->from.model, to->kind, schema, old_parent, old, to->signature);
    return found ? found : find_elsewhere(cmp, to, old);
}

static void
collect_values(RenameList *list, const TuObject *to, const TuObject *from)
{
    const TuPairs *pairs = &((const TuEnum *)to)->renamed_values;
    const TuNames *values = &((const TuEnum *)from)->values;
    if (!tu_object_diff(from, to, NULL))
        return; /* done already, though swapped names are all there */
    for (size_t i = 0; i < pairs->count; i++) {
        for (size_t j = 0; j < values->count; j++) {
            if (strcmp(values->items[j], pairs->items[i].name) == 0)
                add_rename(list, (TuRename){.object = from,
                                            .name = pairs->items[i].value,
                                            .value = pairs->items[i].name});
        }
    }
}

/* What holds no rows and cannot be renamed is dropped and created again. */
static bool
can_rename(const TuComparison *cmp, TuKind kind)
{
    const TuCodegen *codegen = tu_codegen_find(tu_conn_dialect(cmp->to.conn));
    const TuRenderer *renderer = codegen->renderers[kind];
    return (renderer && renderer->rename) || tu_kind_info(kind)->data;
}

/* ---- chains and swaps ---- */

static const TuObject *find_parent(const TuComparison *cmp, const TuObject *parent,
                                   const char *const *answers);

/* The name of a column that only its case tells apart, where that makes it no other one. */
static const char *
other_case(const TuComparison *cmp, const TuObject *to, const char *const *answers)
{
    bool folds = to->kind == TU_KIND_COLUMN && tu_conn_dialect(cmp->to.conn)->folds_columns;
    const TuObject *table = folds ? find_parent(cmp, to->parent, answers) : NULL;
    if (!table || tu_object_child(table, TU_KIND_COLUMN, to->name))
        return NULL;
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (child->kind == TU_KIND_COLUMN && strcasecmp(child->name, to->name) == 0)
            return child->name;
    }
    return NULL;
}

static const char *
old_name_of(const TuComparison *cmp, const TuObject *to, const char *const *answers)
{
    const char *old = to->renamed_from ? to->renamed_from : answered(cmp, answers, to);
    return old ? old : other_case(cmp, to, answers);
}

static size_t
shared_columns(const TuObject *a, const TuObject *b)
{
    size_t shared = 0;
    for (size_t i = 0; a && b && i < a->children.count; i++) {
        const TuObject *column = a->children.items[i];
        const TuObject *same = column->kind == TU_KIND_COLUMN
                                   ? tu_object_child(b, TU_KIND_COLUMN, column->name)
                                   : NULL;
        shared += same ? 1 + !tu_object_diff(column, same, NULL) : 0;
    }
    return shared;
}

/* Does to look more like the object of its old name (1) or like that of its own (-1)? */
static int
likeness(const TuComparison *cmp, const TuObject *to, const TuObject *old, const TuObject *own)
{
    TuCanonical *canonical = cmp->to.model->canonical;
    size_t before = shared_columns(old, to), after = shared_columns(own, to);
    if (before != after)
        return before > after ? 1 : -1;
    return (tu_object_diff(own, to, canonical) != 0) - (tu_object_diff(old, to, canonical) != 0);
}

/* Names that are swapped stay declared as that when it is done. */
static bool
swap_is_ahead(const TuComparison *cmp, const TuObject *to, const TuObject *old, const TuObject *own)
{
    /* An answer is given for this time. */
    return !to->renamed_from || likeness(cmp, to, old, own) > 0;
}

/* Is the name that an object of to takes given up by another rename? */
static bool
gets_free(const TuComparison *cmp, const TuObject *to, const char *const *answers,
          const char *old_parent)
{
    const TuModel *model = cmp->to.model;
    const TuObject *taker = to;
    for (size_t steps = 0; steps < model->objects.count; steps++) {
        const TuObject *blocker = NULL;
        for (size_t i = 0; i < model->kinds[to->kind].count && !blocker; i++) {
            const TuObject *other = model->kinds[to->kind].items[i];
            const char *old = other->parent == to->parent ? old_name_of(cmp, other, answers) : NULL;
            if (old && strcmp(old, taker->name) == 0 && other != taker &&
                (to->parent || !other->schema || !to->schema || !strcmp(other->schema, to->schema)))
                blocker = other;
        }
        if (!blocker)
            return false;
        if (blocker == to)
            return swap_is_ahead(cmp, to,
                                 find_old(cmp, to, old_name_of(cmp, to, answers), old_parent),
                                 find_old(cmp, to, to->name, old_parent));
        if (!find_old(cmp, to, blocker->name, old_parent))
            return true;
        taker = blocker;
    }
    return false;
}

/* Does to keep an object of the old name for its own? One that had names swapped does when it can
 * be told from the other. */
static bool
keeps_old(const TuComparison *cmp, const TuObject *object, const char *old,
          const char *const *answers, const char *old_parent)
{
    const TuObject *parent = object->parent;
    const TuObject *kept =
        tu_model_find(cmp->to.model, object->kind, parent ? parent->schema : object->schema,
                      parent ? parent->name : NULL, old, object->signature);
    const char *its_old = kept ? old_name_of(cmp, kept, answers) : NULL;
    if (!its_old || !find_old(cmp, kept, its_old, old_parent))
        return kept != NULL;
    return likeness(cmp, object, find_old(cmp, object, old, old_parent),
                    find_old(cmp, object, object->name, old_parent)) < 0;
}

/* Old and new name are both taken: a swap, a chain, or a mistake. Dropping either would lose rows
 * that were meant to be kept. */
static TuStatus
refuse_rename(const TuObject *object, const char *old, TuError *err)
{
    TuBuf what = TU_BUF_INIT;
    tu_object_describe(&what, object);
    tu_error_set(err, TU_ERR_DECISION, "%s is declared as renamed from %s, but both are there",
                 what.s, old);
    tu_error_hint(err, "take renamed_from out, or rename in two migrations through a third name");
    tu_error_at(err, object->pos.file, object->pos.line, object->pos.column);
    tu_buf_release(&what);
    return TU_ERR_DECISION;
}

static bool
elsewhere(const TuComparison *cmp, const TuObject *from, const TuObject *to)
{
    const char *schema = to->parent ? NULL : old_schema(cmp, to->schema);
    return schema && from->schema && strcmp(schema, from->schema) != 0;
}

/* It gets another name, or another schema, or both. */
static void
add_object(RenameList *list, const TuObject *from, const TuObject *to)
{
    const TuComparison *cmp = list->cmp;
    TuRename rename = {.object = from, .name = to->name};
    if (elsewhere(cmp, from, to)) {
        rename.schema = old_schema(cmp, to->schema);
        if (!has_schema(cmp->from.model, rename.schema))
            rename.made =
                tu_model_find(cmp->to.model, TU_KIND_SCHEMA, NULL, NULL, rename.schema, NULL);
    } else if (strcmp(from->name, to->name) == 0) {
        return; /* "public.t" is t */
    }
    add_rename(list, rename);
}

/* The parent before the renames. */
static const TuObject *
find_parent(const TuComparison *cmp, const TuObject *parent, const char *const *answers)
{
    const TuObject *same = find_old(cmp, parent, parent->name, NULL);
    const char *before = same ? NULL : old_name_of(cmp, parent, answers);
    return before ? find_old(cmp, parent, before, NULL) : same;
}

static const char *
old_parent_of(const TuComparison *cmp, const TuObject *parent, const char *const *answers)
{
    const TuObject *old = parent ? find_parent(cmp, parent, answers) : NULL;
    return old ? old->name : parent ? parent->name : NULL;
}

static TuStatus
collect_renames(TuComparison *cmp, const char *const *answers, TuError *err)
{
    RenameList list = {cmp, 0};
    cmp->answers = answers;
    const TuModel *to = cmp->to.model;
    for (size_t i = 0; i < to->objects.count; i++) {
        const TuObject *object = to->objects.items[i];
        if (object->implied || tu_scope_skip(object, &cmp->scope))
            continue;
        const char *old = old_name_of(cmp, object, answers);
        const char *old_parent = old_parent_of(cmp, object->parent, answers);
        const TuObject *from = find_old(cmp, object, old ? old : object->name, old_parent);
        if (from && object->kind == TU_KIND_ENUM)
            collect_values(&list, object, from);
        if (!old || !from || from->implied)
            continue; /* done already, or nothing by that name */
        const TuObject *own = find_old(cmp, object, object->name, old_parent);
        if (own == from)
            continue; /* called so with its schema */
        if (own && elsewhere(cmp, from, object) && tu_model_find_same(to, from))
            continue; /* both are there and both stay */
        if (own && !gets_free(cmp, object, answers, old_parent)) {
            if (keeps_old(cmp, object, old, answers, old_parent))
                continue; /* both are there and both stay: an old word */
            return refuse_rename(object, old, err);
        }
        if (can_rename(cmp, object->kind))
            add_object(&list, from, object);
    }
    return TU_OK;
}

/* Let the engine rename on scratch and read back what follows from it. */
static TuStatus
make_renames(TuComparison *cmp, TuError *err)
{
    const TuCodegen *codegen = tu_codegen_find(tu_conn_dialect(cmp->to.conn));
    TuStatus status = tu_plan_renames(codegen, cmp->from.model, cmp->renames, cmp->rename_count,
                                      &cmp->rename_up, &cmp->rename_down, err);
    if (status == TU_OK)
        status = tu_scratch_open(cmp->scratch_url, &cmp->renamed.scratch, err);
    if (status != TU_OK)
        return status;
    cmp->renamed.conn = tu_scratch_conn(cmp->renamed.scratch);
    status = tu_side_hold(cmp->session, &cmp->from, cmp->scratch_url, err);
    if (status == TU_OK)
        status = tu_scratch_rebuild(cmp->renamed.conn, cmp->from.model, cmp->from.conn, 0, err);
    TuBuf script = TU_BUF_INIT;
    tu_plan_write(&script, cmp->rename_up);
    if (status == TU_OK)
        status = tu_scratch_run(cmp->renamed.conn, script.s, NULL, false, err);
    tu_buf_release(&script);
    if (status == TU_OK)
        status = tu_introspect(cmp->renamed.conn, &cmp->renamed.model, err);
    return status;
}

/* ---- owners and privileges ---- */

static const char *
renamed_to(const TuComparison *cmp, const TuObject *object)
{
    for (size_t i = 0; object && i < cmp->rename_count; i++)
        if (cmp->renames[i].object == object && !cmp->renames[i].value)
            return cmp->renames[i].name;
    return object ? object->name : NULL;
}

static const char *
renamed_schema(const TuComparison *cmp, const char *schema)
{
    const TuObject *object =
        schema ? tu_model_find(cmp->from.model, TU_KIND_SCHEMA, NULL, NULL, schema, NULL) : NULL;
    return object ? renamed_to(cmp, object) : schema;
}

/* The schema in which an object stands then: that of its table, where it belongs to one. */
static const char *
schema_then(const TuComparison *cmp, const TuObject *object)
{
    const TuObject *top = object->parent ? object->parent : object;
    const TuRef *owner =
        top->kind == TU_KIND_SEQUENCE ? &((const TuSequence *)top)->owned_by : NULL;
    const TuObject *table =
        owner && owner->table
            ? tu_model_find(cmp->from.model, TU_KIND_TABLE,
                            owner->schema ? owner->schema : top->schema, NULL, owner->table, NULL)
            : NULL;
    top = table ? table : top;
    for (size_t i = 0; i < cmp->rename_count; i++)
        if (cmp->renames[i].object == top && cmp->renames[i].schema)
            return renamed_schema(cmp, cmp->renames[i].schema);
    return renamed_schema(cmp, top->schema);
}

static void
copy_default_privilege(const TuComparison *cmp, TuModel *into, const TuObject *object)
{
    TuDefaultPrivilege *copy = (TuDefaultPrivilege *)tu_model_add(into, TU_KIND_DEFAULT_PRIVILEGE,
                                                                  NULL, object->name, NULL);
    if (!copy)
        return;
    const TuDefaultPrivilege *given = (const TuDefaultPrivilege *)object;
    copy->role = given->role;
    copy->on = given->on;
    copy->in_schema = renamed_schema(cmp, given->in_schema);
    copy->obj.grants = object->grants;
    if (copy->in_schema != given->in_schema && copy->in_schema)
        copy->obj.name =
            tu_arena_printf(into->arena, "%s%s%s in %s", given->on, given->role ? " of " : "",
                            given->role ? given->role : "", copy->in_schema);
}

/* The copy on scratch in which the renames were made has none of its own; a rename keeps them. */
static void
carry_rights(TuComparison *cmp)
{
    const TuModel *from = cmp->from.model;
    TuModel *renamed = cmp->renamed.model;
    renamed->manages = from->manages;
    renamed->role = from->role;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *object = from->objects.items[i], *parent = object->parent;
        if (object->kind == TU_KIND_DEFAULT_PRIVILEGE) {
            copy_default_privilege(cmp, renamed, object);
            continue;
        }
        TuObject *same =
            tu_model_find(renamed, object->kind, schema_then(cmp, object), renamed_to(cmp, parent),
                          renamed_to(cmp, object), object->signature);
        if (!same)
            continue;
        same->owner = object->owner;
        same->grants = object->grants;
        same->relayed = object->relayed;
    }
    tu_model_index(renamed);
}

static size_t
count_grants(const TuComparison *cmp, const TuModel *model, const TuModel *but)
{
    size_t count = 0;
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        count += object->grants.count && !tu_scope_skip(object, (void *)(uintptr_t)&cmp->scope) &&
                 !(but && tu_model_find_same(but, object));
    }
    return count;
}

/* What is not managed stays as it is, and comes back with what is made anew. */
static void
settle_rights(TuComparison *cmp)
{
    TuModel *from = cmp->renamed.model ? cmp->renamed.model : cmp->from.model;
    if (cmp->renamed.model)
        carry_rights(cmp);
    if (!cmp->to.live)
        tu_rights_act_as(cmp->to.model, from->role);
    if (!(cmp->to.model->manages & TU_RIGHT_GRANTS))
        cmp->not_managed = count_grants(cmp, from, NULL) + count_grants(cmp, cmp->to.model, from);
    tu_rights_keep(cmp->to.model, from);
}

/* ---- the comparison ---- */

static const char *
engine_of(const TuComparison *cmp, const TuCompareOptions *options)
{
    const TrueupSession *session = cmp->session;
    const char *url = session->settings.scratch_url;
    if (!url)
        url = tu_side_url(session, options->from, cmp->arena);
    if (!url)
        url = tu_side_url(session, options->to, cmp->arena);
    return url ? url : session->settings.url;
}

static bool
denied(const char *const *no_renames, const TuRenameQuestion *question, TuArena *arena)
{
    const TuObject *from = question->from;
    const char *above = from->parent ? from->parent->name : from->schema;
    const char *long_name = above ? tu_arena_printf(arena, "%s.%s", above, from->name) : from->name;
    for (size_t i = 0; no_renames && no_renames[i]; i++) {
        if (strcmp(no_renames[i], "*") == 0 || strcmp(no_renames[i], from->name) == 0 ||
            (long_name && strcmp(no_renames[i], long_name) == 0))
            return true;
    }
    return false;
}

static void
collect_questions(TuComparison *cmp, const char *const *no_renames)
{
    TuVec all = tu_changes_rename_questions(cmp->changes);
    for (size_t i = 0; i < all.count; i++) {
        if (!denied(no_renames, all.items[i], cmp->arena))
            tu_vec_add(&cmp->questions, cmp->arena, all.items[i]);
    }
}

static TuStatus
same_engine(const TuComparison *cmp, TuError *err)
{
    const TuDialect *a = tu_conn_dialect(cmp->from.conn), *b = tu_conn_dialect(cmp->to.conn);
    if (a == b)
        return TU_OK;
    return tu_error_set(err, TU_ERR_USAGE, "cannot compare %s (%s) with %s (%s)", cmp->from.what,
                        a->name, cmp->to.what, b->name);
}

TuStatus
tu_compare(TrueupSession *session, const TuCompareOptions *options, TuComparison *out, TuError *err)
{
    *out = (TuComparison){.session = session,
                          .arena = tu_arena_new(),
                          .online = !options->offline && !session->settings.offline};
    if (!out->arena)
        return tu_error_nomem(err);
    out->scratch_url = engine_of(out, options);
    TuStatus status = TU_OK;
    if (options->opened && options->opened->model) {
        out->from = *options->opened;
        *options->opened = (TuSide){0};
    } else {
        status =
            tu_side_open(session, options->from, out->scratch_url, out->arena, &out->from, err);
    }
    if (status == TU_OK)
        status = tu_side_open(session, options->to, out->scratch_url, out->arena, &out->to, err);
    if (status == TU_OK)
        status = same_engine(out, err);
    if (status == TU_OK)
        status = tu_scope_init(&out->scope, session, out->to.model, out->arena, err);
    if (status == TU_OK)
        status = collect_renames(out, options->renames, err);
    if (status == TU_OK && out->rename_count)
        status = make_renames(out, err);
    if (status != TU_OK)
        return status;
    tu_progress(session, "comparing");
    settle_rights(out);
    const TuModel *from = out->renamed.model ? out->renamed.model : out->from.model;
    TuDiffOptions diff = {tu_scope_skip, &out->scope};
    out->changes = tu_diff(from, out->to.model, &diff);
    out->back = tu_diff(out->to.model, from, &diff);
    if (!out->changes || !out->back || tu_arena_failed(out->arena))
        return tu_error_nomem(err);
    collect_questions(out, options->no_renames);
    /* A question that was lost would be an answer. */
    if (tu_arena_failed(out->changes->arena) || tu_arena_failed(out->arena))
        return tu_error_nomem(err);
    return TU_OK;
}

void
tu_comparison_release(TuComparison *cmp)
{
    tu_plan_free(cmp->rename_up);
    tu_plan_free(cmp->rename_down);
    tu_plan_free(cmp->up);
    tu_plan_free(cmp->down);
    tu_changes_free(cmp->changes);
    tu_changes_free(cmp->back);
    tu_scope_release(&cmp->scope);
    tu_side_release(&cmp->renamed);
    tu_side_release(&cmp->from);
    tu_side_release(&cmp->to);
    tu_arena_free(cmp->arena);
    *cmp = (TuComparison){0};
}

bool
tu_comparison_differs(const TuComparison *cmp)
{
    return cmp->changes->total || cmp->rename_count;
}

size_t
tu_comparison_left_out(const TuComparison *cmp)
{
    size_t count = 0;
    const TuModel *from = cmp->from.model;
    for (size_t i = 0; i < from->objects.count; i++) {
        const TuObject *object = from->objects.items[i];
        count += !object->parent && !object->implied && tu_model_manages(from, object) &&
                 tu_scope_reason(&cmp->scope, object) > TU_SCOPE_OWN;
    }
    return count;
}
