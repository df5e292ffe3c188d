/* Owners and privileges: comparing them, and keeping those that nobody manages. */
#include "config.h"

#include "model/rights.h"

#include <string.h>

#include "model/kind_table.h"

static const char *const privilege_words[] = {
    "alter system", "connect",  "create",     "delete", "execute",
    "insert",       "maintain", "references", "select", "set",
    "temporary",    "trigger",  "truncate",   "update", "usage",
};

static const char *const object_words[] = {"tables", "sequences", "functions",
                                           "types",  "schemas",   NULL};

static const TuField default_privilege_fields[] = {
    [TU_DEFAULT_PRIVILEGE_ROLE] = TU_FIELD_(
        TuDefaultPrivilege, role, STR, 0, "Who makes the objects; the role that runs by default."),
    [TU_DEFAULT_PRIVILEGE_SCHEMA] = TU_FIELD_AS("schema", TuDefaultPrivilege, in_schema, STR, 0,
                                                "Schema they are made in; any by default."),
    [TU_DEFAULT_PRIVILEGE_ON] =
        TU_FIELD_WORDS(TuDefaultPrivilege, on, object_words, TU_FIELD_REQUIRED, "What is made."),
};
const TuKindInfo tu_kind_default_privilege = {
    TU_KIND_FIELDS(TuDefaultPrivilege, default_privilege_fields),
    .name = "default privilege",
    .section = "default_privileges",
    .no_schema = true,
    .rights = TU_RIGHT_GRANTS,
};

bool
tu_privilege_known(const char *name)
{
    for (size_t i = 0; i < TU_LEN(privilege_words); i++)
        if (strcmp(privilege_words[i], name) == 0)
            return true;
    return false;
}

void
tu_privilege_names(TuBuf *out)
{
    for (size_t i = 0; i < TU_LEN(privilege_words); i++)
        tu_buf_addf(out, "%s%s", i ? ", " : "", privilege_words[i]);
}

/* ---- grants ---- */

const TuGrant *
tu_grant_find(const TuVec *grants, const char *grantee)
{
    for (size_t i = 0; i < grants->count; i++) {
        const TuGrant *grant = grants->items[i];
        if (strcmp(grant->grantee, grantee) == 0)
            return grant;
    }
    return NULL;
}

TuGrant *
tu_grant_get(TuVec *grants, TuArena *arena, const char *grantee)
{
    for (size_t i = 0; i < grants->count; i++) {
        TuGrant *grant = grants->items[i];
        if (strcmp(grant->grantee, grantee) == 0)
            return grant;
    }
    TuGrant *grant = TU_NEW(arena, TuGrant);
    if (grant) {
        grant->grantee = grantee;
        tu_vec_add(grants, arena, grant);
    }
    return grant;
}

static int
compare_grants(const void *a, const void *b)
{
    return strcmp(((const TuGrant *)a)->grantee, ((const TuGrant *)b)->grantee);
}

/* A handful at most. */
static void
sort_names(TuNames *names)
{
    for (size_t i = 1; i < names->count; i++) {
        const char *name = names->items[i];
        size_t at = i;
        for (; at > 0 && strcmp(names->items[at - 1], name) > 0; at--)
            names->items[at] = names->items[at - 1];
        names->items[at] = name;
    }
}

void
tu_grants_sort(TuVec *grants)
{
    for (size_t i = 0; i < grants->count; i++) {
        TuGrant *grant = grants->items[i];
        sort_names(&grant->privileges);
        sort_names(&grant->with_grant_option);
    }
    tu_vec_sort(grants, compare_grants);
}

static bool
same_names(const TuNames *a, const TuNames *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return true;
}

bool
tu_grants_same(const TuVec *a, const TuVec *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const TuGrant *one = a->items[i], *other = b->items[i];
        if (strcmp(one->grantee, other->grantee) != 0 ||
            !same_names(&one->privileges, &other->privileges) ||
            !same_names(&one->with_grant_option, &other->with_grant_option))
            return false;
    }
    return true;
}

void
tu_grants_print(TuBuf *out, const TuVec *grants)
{
    for (size_t i = 0; i < grants->count; i++) {
        const TuGrant *grant = grants->items[i];
        tu_buf_addf(out, "%s%s: %s", i ? "; " : "", grant->grantee,
                    grant->privileges.count ? "" : "(nothing)");
        for (size_t j = 0; j < grant->privileges.count; j++)
            tu_buf_addf(out, "%s%s%s", j ? ", " : "", grant->privileges.items[j],
                        tu_names_have(&grant->with_grant_option, grant->privileges.items[j])
                            ? " (with grant option)"
                            : "");
    }
}

/* ---- owners ---- */

bool
tu_owner_follows(const TuObject *object)
{
    return object->kind == TU_KIND_SEQUENCE && ((const TuSequence *)object)->owned_by.table;
}

static bool
is_role(const TuModel *model, const char *owner)
{
    return model->role && strcmp(model->role, owner) == 0;
}

/* Who owns the schema that every PostgreSQL database starts with, since 15. */
static bool
is_first(const TuObject *object)
{
    return object->implied && strcmp(object->owner, "pg_database_owner") == 0;
}

const char *
tu_owner_named(const TuModel *model, const TuObject *object)
{
    return object->owner && !is_first(object) && !is_role(model, object->owner) &&
                   !tu_owner_follows(object)
               ? object->owner
               : NULL;
}

static bool
same_owner(const TuModel *from, const TuObject *a, const TuModel *to, const TuObject *b)
{
    if (!a->owner || !b->owner || tu_owner_follows(a) || tu_owner_follows(b) ||
        strcmp(a->owner, b->owner) == 0)
        return true;
    return is_role(from, a->owner) && is_role(to, b->owner);
}

/* ---- two models ---- */

bool
tu_model_manages(const TuModel *model, const TuObject *object)
{
    return object->kind != TU_KIND_DEFAULT_PRIVILEGE || (model->manages & TU_RIGHT_GRANTS);
}

unsigned
tu_rights_differ(const TuModel *from, const TuObject *a, const TuModel *to, const TuObject *b)
{
    unsigned which = from->manages & to->manages & tu_kind_info(a->kind)->rights;
    unsigned differ = 0;
    if ((which & TU_RIGHT_OWNER) && !same_owner(from, a, to, b))
        differ |= TU_RIGHT_OWNER;
    if ((which & TU_RIGHT_GRANTS) && !tu_grants_same(&a->grants, &b->grants))
        differ |= TU_RIGHT_GRANTS;
    return differ;
}

/* An owner has everything and no grant: to was read where another role is the owner, so what it
 * says about either of them means nothing. */
static void
keep_owners_grants(TuModel *to, TuObject *object, const TuObject *before, const char *owner)
{
    const char *owners[] = {before->owner, owner};
    if (!before->owner || !owner || strcmp(before->owner, owner) == 0)
        return;
    TuVec grants = TU_VEC_INIT;
    for (size_t i = 0; i < object->grants.count; i++) {
        TuGrant *grant = object->grants.items[i];
        if (strcmp(grant->grantee, owners[0]) != 0 && strcmp(grant->grantee, owners[1]) != 0)
            tu_vec_add(&grants, to->arena, grant);
    }
    for (size_t i = 0; i < before->grants.count; i++) {
        TuGrant *grant = before->grants.items[i];
        if (strcmp(grant->grantee, owners[0]) == 0 || strcmp(grant->grantee, owners[1]) == 0)
            tu_vec_add(&grants, to->arena, grant);
    }
    tu_grants_sort(&grants);
    object->grants = grants;
}

void
tu_rights_keep(TuModel *to, const TuModel *from)
{
    for (size_t i = 0; i < to->objects.count; i++) {
        TuObject *object = to->objects.items[i];
        unsigned rights = tu_kind_info(object->kind)->rights & ~to->manages;
        if (!rights || object->kind == TU_KIND_DEFAULT_PRIVILEGE)
            continue;
        const TuObject *before = tu_model_find_same(from, object);
        const char *owner = object->owner;
        if (!before) {
            object->open_rights |= rights;
            continue;
        }
        if (rights & TU_RIGHT_OWNER)
            object->owner = before->owner;
        if (rights & TU_RIGHT_GRANTS)
            object->grants = before->grants;
        else if (rights & TU_RIGHT_OWNER)
            keep_owners_grants(to, object, before, owner);
    }
}

void
tu_rights_open(TuModel *model)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        object->open_rights |= tu_kind_info(object->kind)->rights & ~model->manages;
    }
}

void
tu_rights_act_as(TuModel *model, const char *role)
{
    if (!role || !model->role || strcmp(role, model->role) == 0)
        return;
    for (size_t i = 0; i < model->objects.count; i++) {
        TuObject *object = model->objects.items[i];
        bool owned = object->owner && is_role(model, object->owner);
        for (size_t j = 0; owned && j < object->grants.count; j++) {
            TuGrant *grant = object->grants.items[j];
            if (is_role(model, grant->grantee))
                grant->grantee = role;
        }
        if (owned) {
            object->owner = role;
            tu_grants_sort(&object->grants);
        }
    }
    model->role = role;
}
