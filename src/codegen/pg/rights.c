/* Owners, grants and default privileges: only what differs from that which is there, or from that
 * which the server gives to a new object. */
#include "config.h"

#include "codegen/pg/pg.h"
#include "model/rights.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MAINTAIN_SINCE 17
#define PUBLIC_CREATES_BEFORE 15 /* in the schema "public" */

typedef enum Class {
    RELATION,
    SEQUENCE,
    FUNCTION,
    TYPE,
    SCHEMA,
    WRAPPER,
    SERVER,
    COLUMN,
    CLASSES
} Class;

static const struct {
    const char *word;    /* of GRANT */
    const char *objects; /* of ALTER DEFAULT PRIVILEGES */
    const char *on;      /* the same in the model */
    const char *all;     /* what there is to give, sorted */
    const char *everybody;
} classes[] = {
    [RELATION] = {"TABLE", "TABLES", "tables",
                  "delete insert maintain references select trigger truncate update", ""},
    [SEQUENCE] = {"SEQUENCE", "SEQUENCES", "sequences", "select update usage", ""},
    [FUNCTION] = {"FUNCTION", "FUNCTIONS", "functions", "execute", "execute"},
    [TYPE] = {"TYPE", "TYPES", "types", "usage", "usage"},
    [SCHEMA] = {"SCHEMA", "SCHEMAS", "schemas", "create usage", ""},
    [WRAPPER] = {"FOREIGN DATA WRAPPER", "", "", "usage", ""},
    [SERVER] = {"FOREIGN SERVER", "", "", "usage", ""},
    [COLUMN] = {"TABLE", "", "", "insert references select update", ""},
};

/* What is rendered: the rights of an object, of one of its columns, or of objects to come. */
typedef struct Target {
    TuRender *render;
    const TuObject *object;
    Class class;
    const char *owner;                 /* who has all by itself */
    const TuDefaultPrivilege *to_come; /* NULL: it is about the object */
    bool made;                         /* nobody can have counted on what it had */
    TuVec *revoked;                    /* TuGrant: what was taken from whom; NULL: no need */
} Target;

static Class
class_of(const TuObject *object)
{
    switch (object->kind) {
    case TU_KIND_TABLE:
    case TU_KIND_VIEW:
    case TU_KIND_MATERIALIZED_VIEW:
        return RELATION;
    case TU_KIND_SEQUENCE:
        return SEQUENCE;
    case TU_KIND_FUNCTION:
    case TU_KIND_AGGREGATE:
        return FUNCTION;
    case TU_KIND_ENUM:
    case TU_KIND_DOMAIN:
    case TU_KIND_COMPOSITE:
    case TU_KIND_RANGE:
        return TYPE;
    case TU_KIND_FOREIGN_DATA_WRAPPER:
        return WRAPPER;
    case TU_KIND_SERVER:
        return SERVER;
    case TU_KIND_SCHEMA:
        return SCHEMA;
    case TU_KIND_COLUMN:
        return COLUMN;
    default:
        return CLASSES;
    }
}

static const char *
role_of(const TuRender *render)
{
    return render->to->role != NULL ? render->to->role : render->from->role;
}

static int
major_of(const TuRender *render)
{
    const char *version = render->to->server_version;

    if (version == NULL)
        version = render->from->server_version;
    return version == NULL ? 0 : (int)strtol(version, NULL, 10);
}

/* ---- what the server gives ---- */

static void
add_words(const TuRender *render, TuNames *names, const char *words)
{
    TuArena *arena = render->plan->arena;

    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        const char *word = tu_arena_strndup(arena, words, len);

        if (word != NULL && (strcmp(word, "maintain") != 0 || major_of(render) >= MAINTAIN_SINCE))
            tu_names_add(names, arena, word);
        words += len + strspn(words + len, " ");
    }
}

static TuGrant
usual(const Target *target, const char *grantee)
{
    const TuObject *object = target->object;
    bool everybody = strcmp(grantee, TU_PUBLIC) == 0;
    TuGrant grant = {.grantee = grantee};

    if (target->to_come != NULL && target->to_come->in_schema != NULL)
        return grant;
    if (everybody && object->kind == TU_KIND_SCHEMA && strcmp(object->name, "public") == 0)
        add_words(target->render, &grant.privileges,
                  major_of(target->render) < PUBLIC_CREATES_BEFORE ? "create usage" : "usage");
    else if (everybody)
        add_words(target->render, &grant.privileges, classes[target->class].everybody);
    else if (target->class != COLUMN && tu_pg_same(grantee, target->owner))
        add_words(target->render, &grant.privileges, classes[target->class].all);
    return grant;
}

static TuGrant
held(const Target *target, const TuVec *grants, const char *grantee)
{
    const TuGrant *grant = tu_grant_find(grants, grantee);

    return grant != NULL ? *grant : usual(target, grantee);
}

static void
add_new(TuNames *names, TuArena *arena, const TuNames *more)
{
    for (size_t i = 0; i < more->count; i++)
        if (!tu_names_have(names, more->items[i]))
            tu_names_add(names, arena, more->items[i]);
}

/* Is it given to what this role makes here? */
static bool
applies(const TuDefaultPrivilege *given, const Target *target, bool in_schema)
{
    const TuObject *object = target->object;

    if (given->role != NULL || target->class == COLUMN ||
        strcmp(given->on, classes[target->class].on) != 0)
        return false;
    return in_schema ? tu_pg_same(given->in_schema, object->schema) : given->in_schema == NULL;
}

/* What a new object has: the server's own, or what the default privileges say. Those of a schema
 * come on top. */
static TuVec
given_at_creation(const Target *target)
{
    TuArena *arena = target->render->plan->arena;
    const TuVec *all = &target->render->from->kinds[TU_KIND_DEFAULT_PRIVILEGE];
    TuVec grants = TU_VEC_INIT;

    for (size_t i = 0; i < 2 * all->count; i++) {
        const TuDefaultPrivilege *given = all->items[i % all->count];

        if (!applies(given, target, i >= all->count))
            continue;
        for (size_t j = 0; j < given->obj.grants.count; j++) {
            const TuGrant *more = given->obj.grants.items[j];
            TuGrant before = held(target, &grants, more->grantee);
            TuGrant *grant = tu_grant_get(&grants, arena, more->grantee);

            if (grant == NULL)
                continue;
            *grant = before;
            if (given->in_schema == NULL)
                *grant = *more;
            add_new(&grant->privileges, arena, &more->privileges);
            add_new(&grant->with_grant_option, arena, &more->with_grant_option);
        }
    }
    return grants;
}

/* A new owner has what the old one had, and no grant beside. */
static TuVec
handed_over(const TuRender *render, TuVec grants, const char *from, const char *to)
{
    TuArena *arena = render->plan->arena;
    TuVec kept = TU_VEC_INIT;

    if (from == NULL || to == NULL || strcmp(from, to) == 0)
        return grants;
    for (size_t i = 0; i < grants.count; i++) {
        const TuGrant *grant = grants.items[i];
        bool owners = strcmp(grant->grantee, from) == 0;
        TuGrant *same;

        if (strcmp(grant->grantee, to) == 0)
            continue;
        same = tu_grant_get(&kept, arena, owners ? to : grant->grantee);
        if (same == NULL)
            continue;
        *same = *grant;
        same->grantee = owners ? to : grant->grantee;
    }
    return kept;
}

/* ---- statements ---- */

static void
put_upper(TuBuf *sql, const char *word)
{
    for (; *word != '\0'; word++)
        tu_buf_addc(sql, (char)toupper((unsigned char)*word));
}

static bool
is_all(const Target *target, const TuNames *names)
{
    TuNames all = {0};
    size_t count = 0;

    add_words(target->render, &all, classes[target->class].all);
    for (size_t i = 0; i < all.count; i++)
        count += tu_names_have(names, all.items[i]);
    return count > 1 && count == all.count && names->count == count;
}

static void
put_privileges(TuBuf *sql, const Target *target, const TuNames *names)
{
    const TuObject *column = target->class == COLUMN ? target->object : NULL;

    if (column == NULL && is_all(target, names)) {
        tu_buf_add(sql, "ALL");
        return;
    }
    for (size_t i = 0; i < names->count; i++) {
        tu_buf_add(sql, i == 0 ? "" : ", ");
        put_upper(sql, names->items[i]);
        if (column != NULL)
            tu_pg_put(sql, " (%C)", column);
    }
}

/* GRANT takes aggregates for functions, and all their arguments as one list. */
static void
put_routine(TuBuf *sql, const TuObject *object)
{
    const char *arguments = object->signature == NULL ? "" : object->signature;
    const char *order = object->kind == TU_KIND_AGGREGATE ? strstr(arguments, "ORDER BY ") : NULL;
    bool procedure = object->kind == TU_KIND_FUNCTION && ((const TuFunction *)object)->procedure;

    tu_pg_put(sql, "%s %N(", procedure ? "PROCEDURE" : "FUNCTION", object);
    if (order == NULL) {
        tu_buf_add(sql, arguments);
    } else {
        size_t before = (size_t)(order - arguments);

        tu_buf_addn(sql, arguments, before > 0 ? before - 1 : 0);
        tu_pg_put(sql, "%s%s", before > 0 ? ", " : "", order + strlen("ORDER BY "));
    }
    tu_buf_addc(sql, ')');
}

static void
put_target(TuBuf *sql, const Target *target)
{
    const TuObject *object = target->object;

    if (target->to_come != NULL)
        tu_buf_add(sql, classes[target->class].objects);
    else if (target->class == FUNCTION)
        put_routine(sql, object);
    else if (target->class == SCHEMA || target->class == WRAPPER || target->class == SERVER)
        tu_pg_put(sql, "%s %C", classes[target->class].word, object);
    else
        tu_pg_put(sql, "%s %N", classes[target->class].word,
                  target->class == COLUMN ? object->parent : object);
}

static void
put_to_come(TuBuf *sql, const TuDefaultPrivilege *to_come)
{
    tu_buf_add(sql, "ALTER DEFAULT PRIVILEGES ");
    if (to_come->role != NULL)
        tu_pg_put(sql, "FOR ROLE %I ", to_come->role);
    if (to_come->in_schema != NULL)
        tu_pg_put(sql, "IN SCHEMA %I ", to_come->in_schema);
}

static TuStatement *
say(const Target *target, bool grant, bool option, const TuNames *names, const char *grantee)
{
    bool everybody = strcmp(grantee, TU_PUBLIC) == 0;
    const TuObject *about = target->class == COLUMN ? target->object->parent : target->object;
    TuBuf sql = TU_BUF_INIT;
    TuStatement *statement;

    if (target->to_come != NULL)
        put_to_come(&sql, target->to_come);
    tu_buf_add(&sql, grant ? "GRANT " : option ? "REVOKE GRANT OPTION FOR " : "REVOKE ");
    put_privileges(&sql, target, names);
    tu_buf_add(&sql, " ON ");
    put_target(&sql, target);
    tu_buf_add(&sql, grant ? " TO " : " FROM ");
    if (everybody)
        tu_buf_add(&sql, "PUBLIC");
    else
        tu_sql_ident(&sql, &tu_dialect_pg, grantee);
    tu_buf_add(&sql, grant && option ? " WITH GRANT OPTION" : "");
    statement = tu_pg_say_buf(target->render, about, &sql);
    if (statement != NULL && !everybody)
        statement->role = grantee;
    return statement;
}

static TuNames
without(const Target *target, const TuNames *names, const TuNames *less)
{
    TuNames rest = {0};

    for (size_t i = 0; i < names->count; i++)
        if (!tu_names_have(less, names->items[i]))
            tu_names_add(&rest, target->render->plan->arena, names->items[i]);
    return rest;
}

static void
warn_loss(const Target *target, bool option, const TuNames *names, TuStatement *statement,
          const char *grantee)
{
    TuBuf note = TU_BUF_INIT;

    tu_buf_addf(&note, "%s loses %s", strcmp(grantee, TU_PUBLIC) == 0 ? "everybody" : grantee,
                option ? "the grant option for " : "");
    for (size_t i = 0; i < names->count; i++) {
        tu_buf_add(&note, i == 0 ? "" : ", ");
        put_upper(&note, names->items[i]);
    }
    tu_buf_add(&note, " on ");
    tu_object_describe(&note, target->object);
    tu_render_hazard(target->render, statement, 0, "TU435", "%s", note.s);
    tu_buf_release(&note);
}

static void
revoke(const Target *target, bool option, const TuNames *names, const char *grantee)
{
    TuArena *arena = target->render->plan->arena;
    TuStatement *statement;
    TuGrant *taken;

    if (names->count == 0)
        return;
    statement = say(target, false, option, names, grantee);
    if (!target->made && target->to_come == NULL)
        warn_loss(target, option, names, statement, grantee);
    taken = target->revoked != NULL ? tu_grant_get(target->revoked, arena, grantee) : NULL;
    if (taken == NULL)
        return;
    add_new(&taken->with_grant_option, arena, names);
    if (!option)
        add_new(&taken->privileges, arena, names);
}

/* From what somebody has to what it is to have. */
static void
change(const Target *target, const TuVec *from, const TuVec *to, const char *grantee)
{
    TuArena *arena = target->render->plan->arena;
    TuGrant have = held(target, from, grantee), want = held(target, to, grantee);
    TuNames lost, kept, option, gained, passed_on;

    if (want.with_grant_option.count > 0) { /* who may pass it on has it */
        want.privileges = without(target, &want.privileges, &(TuNames){0});
        add_new(&want.privileges, arena, &want.with_grant_option);
    }
    lost = without(target, &have.privileges, &want.privileges);
    kept = without(target, &have.with_grant_option, &lost);
    option = without(target, &kept, &want.with_grant_option);
    passed_on = without(target, &want.with_grant_option, &have.with_grant_option);
    gained = without(target, &want.privileges, &have.privileges);
    gained = without(target, &gained, &passed_on);
    revoke(target, false, &lost, grantee);
    revoke(target, true, &option, grantee);
    if (gained.count > 0)
        say(target, true, false, &gained, grantee);
    if (passed_on.count > 0)
        say(target, true, true, &passed_on, grantee);
}

static void
change_all(const Target *target, const TuVec *from, const TuVec *to)
{
    TuVec all = TU_VEC_INIT;

    for (size_t i = 0; i < from->count + to->count; i++) {
        const TuGrant *grant = i < from->count ? from->items[i] : to->items[i - from->count];

        tu_grant_get(&all, target->render->plan->arena, grant->grantee);
    }
    tu_grants_sort(&all);
    for (size_t i = 0; i < all.count; i++)
        change(target, from, to, ((const TuGrant *)all.items[i])->grantee);
}

/* Is this right of the object nobody's business? A model that is created in an empty database says
 * only what it manages; what a migration makes anew gets back what it had. */
static bool
is_open(const TuRender *render, const TuObject *object, unsigned right)
{
    bool from_nothing = render->from->role == NULL && render->from->server_version == NULL;

    return (object->open_rights & right) || (from_nothing && !(render->to->manages & right));
}

/* ---- owners ---- */

/* Returns who owned it before this. */
static const char *
set_owner(TuRender *render, const TuObject *from, const TuObject *to, bool made)
{
    const char *role = role_of(render);
    const char *before = made || from == NULL ? role : from->owner;
    bool runs = role != NULL && tu_pg_same(to->owner, role);
    TuBuf sql = TU_BUF_INIT;
    TuStatement *statement;

    if (to->owner == NULL || is_open(render, to, TU_RIGHT_OWNER) || tu_owner_follows(to) ||
        (made ? runs : !(tu_rights_differ(render->from, from, render->to, to) & TU_RIGHT_OWNER)))
        return before;
    tu_buf_add(&sql, "ALTER ");
    tu_pg_put_subject(&sql, to);
    tu_buf_add(&sql, " OWNER TO ");
    if (runs)
        tu_buf_add(&sql, "CURRENT_USER");
    else
        tu_sql_ident(&sql, &tu_dialect_pg, to->owner);
    statement = tu_pg_say_buf(render, to, &sql);
    if (statement != NULL && !runs)
        statement->role = to->owner;
    if (!made)
        tu_render_hazard(render, statement, 0, "TU435", "%s belongs to %s then, no longer to %s",
                         to->name, runs ? "the role that runs this" : to->owner,
                         before == NULL || tu_pg_same(before, role) ? "the role that runs this"
                                                                    : before);
    return before;
}

/* ---- columns ---- */

/* What is taken from somebody on a table is gone on its columns, too. */
static TuVec
left_of_column(const Target *target, const TuVec *grants, const TuVec *revoked)
{
    TuArena *arena = target->render->plan->arena;
    TuVec left = TU_VEC_INIT;

    for (size_t i = 0; i < grants->count; i++) {
        const TuGrant *grant = grants->items[i];
        const TuGrant *taken = tu_grant_find(revoked, grant->grantee);
        TuGrant *rest = tu_grant_get(&left, arena, grant->grantee);

        if (rest == NULL)
            continue;
        *rest = *grant;
        if (taken == NULL)
            continue;
        rest->privileges = without(target, &grant->privileges, &taken->privileges);
        rest->with_grant_option =
            without(target, &grant->with_grant_option, &taken->with_grant_option);
    }
    return left;
}

static void
change_columns(TuRender *render, const TuObject *from, const TuObject *to, const TuVec *revoked)
{
    for (size_t i = 0; i < to->children.count; i++) {
        const TuObject *column = to->children.items[i];
        const TuObject *before;
        TuVec have = TU_VEC_INIT;
        Target target = {.render = render, .object = column, .class = COLUMN};

        if (column->kind != TU_KIND_COLUMN || is_open(render, column, TU_RIGHT_GRANTS))
            continue;
        target.made = render->made[column->id];
        before = target.made || from == NULL ? NULL
                                             : tu_object_child(from, TU_KIND_COLUMN, column->name);
        if (before != NULL)
            have = left_of_column(&target, &before->grants, revoked);
        if (have.count > 0 || column->grants.count > 0)
            change_all(&target, &have, &column->grants);
    }
}

static void
render_default(TuRender *render, const TuObject *from, const TuObject *to)
{
    static const TuVec none = TU_VEC_INIT;
    const TuObject *object = to != NULL ? to : from;
    const TuDefaultPrivilege *given = (const TuDefaultPrivilege *)object;
    Target target = {.render = render, .object = object, .to_come = given};

    target.owner = given->role != NULL ? given->role : role_of(render);
    for (int class = 0; class < CLASSES; class ++)
        if (given->on != NULL && strcmp(classes[class].on, given->on) == 0)
            target.class = (Class) class;
    change_all(&target, from != NULL ? &from->grants : &none, to != NULL ? &to->grants : &none);
}

void
tu_pg_rights(TuRender *render, const TuObject *from, const TuObject *to)
{
    bool made = render->made[to->id] || from == NULL;
    TuVec revoked = TU_VEC_INIT, have;
    Target target = {.render = render, .object = to, .class = class_of(to)};
    const char *role = role_of(render), *before;

    if (to->kind == TU_KIND_DEFAULT_PRIVILEGE) {
        render_default(render, from, to);
        return;
    }
    before = set_owner(render, from, to, made);
    target.owner = to->owner != NULL ? to->owner : from != NULL ? from->owner : role;
    target.made = made;
    target.revoked = &revoked;
    if (target.class == CLASSES)
        return;
    if (!is_open(render, to, TU_RIGHT_GRANTS)) {
        have = made ? given_at_creation(&target) : from->grants;
        have = handed_over(render, have, before, target.owner);
        change_all(&target, &have, &to->grants);
    }
    change_columns(render, made ? NULL : from, to, &revoked);
}

static void
create_default(TuRender *render, const TuObject *object)
{
    render_default(render, NULL, object);
}

static void
drop_default(TuRender *render, const TuObject *object)
{
    render_default(render, object, NULL);
}

const TuRenderer tu_pg_default_privilege = {
    .create = create_default,
    .drop = drop_default,
};
