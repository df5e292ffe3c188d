/* Domains: default, null and checks change in place; another base type replaces the domain. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <string.h>

static void
comment_check(TuRender *render, const TuObject *domain, const char *name, const char *comment)
{
    tu_pg_say(render, domain, "COMMENT ON CONSTRAINT %I ON DOMAIN %N IS %L", name, domain, comment);
}

static void
create_domain(TuRender *render, const TuObject *object)
{
    const TuDomain *domain = (const TuDomain *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE DOMAIN %N AS %s", object, domain->type);
    if (domain->collation != NULL) {
        tu_buf_add(&sql, " COLLATE ");
        tu_pg_put_collation(&sql, domain->collation);
    }
    if (domain->default_expr != NULL)
        tu_pg_put(&sql, " DEFAULT %s", domain->default_expr);
    if (domain->not_null)
        tu_buf_add(&sql, " NOT NULL");
    for (size_t i = 0; i < domain->checks.count; i++) {
        const TuPair *check = &domain->checks.items[i];

        tu_pg_put(&sql, "\n    CONSTRAINT %I CHECK (%s)", check->name, check->value);
    }
    tu_pg_made_anew(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
    for (size_t i = 0; i < domain->check_comments.count; i++)
        comment_check(render, object, domain->check_comments.items[i].name,
                      domain->check_comments.items[i].value);
}

static TuWay
domain_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    (void)from;
    (void)to;
    (void)fields;
    return TU_WAY_ALTER;
}

static bool
same_check(const TuPairs *checks, const TuPair *check)
{
    const char *other = tu_pairs_find(checks, check->name);

    return other != NULL && tu_pg_same(other, check->value);
}

static size_t
count_value(const TuPairs *checks, const char *value)
{
    size_t count = 0;

    for (size_t i = 0; i < checks->count; i++)
        count += tu_pg_same(checks->items[i].value, value);
    return count;
}

/* The same check under its name in the other list, where that is plain; else NULL. */
static const TuPair *
other_name(const TuPairs *checks, const TuPairs *others, const TuPair *check)
{
    if (tu_pairs_find(others, check->name) != NULL || count_value(checks, check->value) != 1 ||
        count_value(others, check->value) != 1)
        return NULL;
    for (size_t i = 0; i < others->count; i++)
        if (tu_pg_same(others->items[i].value, check->value) &&
            tu_pairs_find(checks, others->items[i].name) == NULL)
            return &others->items[i];
    return NULL;
}

/* A new rule is checked on all values, which the engine refuses for those in arrays and in
 * composite types. */
static bool
adds_rule(const TuDomain *from, const TuDomain *to)
{
    bool adds = to->not_null && !from->not_null;

    for (size_t i = 0; i < to->checks.count && !adds; i++)
        adds = !same_check(&from->checks, &to->checks.items[i]) &&
               other_name(&to->checks, &from->checks, &to->checks.items[i]) == NULL;
    return adds;
}

static bool
replaces_domain(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuDomain *old = (const TuDomain *)from, *new = (const TuDomain *)to;
    const TuObject *known = tu_model_find_same(render->from, from);

    (void)fields;
    if (!tu_pg_same(old->type, new->type) || !tu_pg_same(old->collation, new->collation))
        return true;
    return known != NULL && adds_rule(old, new) && tu_pg_held_in_container(render->from, known);
}

static void
scan_hazard(TuRender *render, TuStatement *statement, const TuObject *object)
{
    tu_render_hazard(render, statement, TU_STATEMENT_LONG_LOCK, "TU233",
                     "the rule reads all rows of every table that uses %s and blocks writes",
                     object->name);
}

static void
alter_checks(TuRender *render, const TuDomain *from, const TuDomain *to)
{
    for (size_t i = 0; i < from->checks.count; i++) {
        const TuPair *check = &from->checks.items[i];
        const TuPair *renamed = other_name(&from->checks, &to->checks, check);

        if (renamed != NULL)
            tu_pg_say(render, &to->obj, "ALTER DOMAIN %N RENAME CONSTRAINT %I TO %I", &to->obj,
                      check->name, renamed->name);
        else if (!same_check(&to->checks, check))
            tu_pg_say(render, &to->obj, "ALTER DOMAIN %N DROP CONSTRAINT %I", &to->obj,
                      check->name);
    }
    for (size_t i = 0; i < to->checks.count; i++) {
        const TuPair *check = &to->checks.items[i];

        if (!same_check(&from->checks, check) &&
            other_name(&to->checks, &from->checks, check) == NULL)
            scan_hazard(render,
                        tu_pg_say(render, &to->obj, "ALTER DOMAIN %N ADD CONSTRAINT %I CHECK (%s)",
                                  &to->obj, check->name, check->value),
                        &to->obj);
    }
}

/* A check that is made anew has lost its comment. */
static void
comment_checks(TuRender *render, const TuDomain *from, const TuDomain *to)
{
    for (size_t i = 0; i < to->checks.count; i++) {
        const TuPair *check = &to->checks.items[i];
        const TuPair *renamed = other_name(&to->checks, &from->checks, check);
        const char *name = renamed != NULL ? renamed->name : check->name;
        const char *old = tu_pairs_find(&from->check_comments, name);
        const char *new = tu_pairs_find(&to->check_comments, check->name);

        if (!tu_pg_same(renamed != NULL || same_check(&from->checks, check) ? old : NULL, new))
            comment_check(render, &to->obj, check->name, new);
    }
}

static void
alter_domain(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
             const TuChange *whole)
{
    const TuDomain *old = (const TuDomain *)from, *new = (const TuDomain *)to;

    (void)whole;
    if ((fields & TU_FIELD_BIT(TU_DOMAIN_DEFAULT)) && new->default_expr == NULL)
        tu_pg_say(render, to, "ALTER DOMAIN %N DROP DEFAULT", to);
    else if (fields & TU_FIELD_BIT(TU_DOMAIN_DEFAULT))
        tu_pg_say(render, to, "ALTER DOMAIN %N SET DEFAULT %s", to, new->default_expr);
    if ((fields & TU_FIELD_BIT(TU_DOMAIN_NOT_NULL)) && !new->not_null)
        tu_pg_say(render, to, "ALTER DOMAIN %N DROP NOT NULL", to);
    else if (fields & TU_FIELD_BIT(TU_DOMAIN_NOT_NULL))
        scan_hazard(render, tu_pg_say(render, to, "ALTER DOMAIN %N SET NOT NULL", to), to);
    if (fields & TU_FIELD_BIT(TU_DOMAIN_CHECKS))
        alter_checks(render, old, new);
    if (fields & (TU_FIELD_BIT(TU_DOMAIN_CHECKS) | TU_FIELD_BIT(TU_DOMAIN_CHECK_COMMENTS)))
        comment_checks(render, old, new);
    if (fields & TU_FIELD_BIT(TU_DOMAIN_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_domain(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_rename(render, from, "DOMAIN", name);
}

const TuRenderer tu_pg_domain = {
    .create = create_domain,
    .drop = tu_pg_drop_plain,
    .way = domain_way,
    .alter = alter_domain,
    .rename = rename_domain,
    .replaces = replaces_domain,
    .aside = tu_pg_aside,
    .discard = tu_pg_discard,
};
