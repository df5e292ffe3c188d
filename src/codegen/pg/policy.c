/* Row security policies. */
#include "config.h"

#include "codegen/pg/pg.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Words that stand for a role without being the name of one. */
static const char *const role_words[] = {"public", "current_role", "current_user", "session_user"};

static void
put_roles(TuBuf *sql, const TuNames *roles)
{
    if (roles->count == 0)
        tu_buf_add(sql, "PUBLIC");
    for (size_t i = 0; i < roles->count; i++) {
        const char *word = NULL;

        for (size_t j = 0; j < TU_LEN(role_words); j++)
            if (strcasecmp(roles->items[i], role_words[j]) == 0)
                word = role_words[j];
        tu_buf_add(sql, i == 0 ? "" : ", ");
        if (word != NULL)
            tu_buf_add(sql, word);
        else
            tu_sql_ident(sql, &tu_dialect_pg, roles->items[i]);
    }
}

static void
put_upper(TuBuf *sql, const char *word)
{
    for (; *word != '\0'; word++)
        tu_buf_addc(sql, (char)toupper((unsigned char)*word));
}

static void
policy_hazard(TuRender *render, TuStatement *statement, const TuObject *object)
{
    if (tu_pg_existed(render, object->parent))
        tu_render_hazard(render, statement, 0, "TU227", "policy change locks %s for a moment",
                         object->parent->name);
}

static void
create_policy(TuRender *render, const TuObject *object)
{
    const TuPolicy *policy = (const TuPolicy *)object;
    TuBuf sql = TU_BUF_INIT;

    tu_pg_put(&sql, "CREATE POLICY %C ON %N", object, object->parent);
    if (policy->restrictive)
        tu_buf_add(&sql, " AS RESTRICTIVE");
    if (policy->command != NULL && strcmp(policy->command, "all") != 0) {
        tu_buf_add(&sql, " FOR ");
        put_upper(&sql, policy->command);
    }
    if (policy->roles.count > 0) {
        tu_buf_add(&sql, " TO ");
        put_roles(&sql, &policy->roles);
    }
    if (policy->using_expr != NULL)
        tu_pg_put(&sql, " USING (%s)", policy->using_expr);
    if (policy->with_check != NULL)
        tu_pg_put(&sql, " WITH CHECK (%s)", policy->with_check);
    policy_hazard(render, tu_pg_say_buf(render, object, &sql), object);
    tu_pg_comment(render, object);
}

static void
drop_policy(TuRender *render, const TuObject *object)
{
    policy_hazard(render, tu_pg_drop(render, object), object);
}

/* ALTER POLICY can neither change the command nor take an expression away. */
static TuWay
policy_way(const TuObject *from, const TuObject *to, uint64_t fields)
{
    const TuPolicy *old = (const TuPolicy *)from, *new = (const TuPolicy *)to;

    if (fields & (TU_FIELD_BIT(TU_POLICY_COMMAND) | TU_FIELD_BIT(TU_POLICY_RESTRICTIVE)))
        return TU_WAY_RECREATE;
    if ((old->using_expr != NULL && new->using_expr == NULL) ||
        (old->with_check != NULL && new->with_check == NULL))
        return TU_WAY_RECREATE;
    return TU_WAY_ALTER;
}

static void
alter_policy(TuRender *render, const TuObject *from, const TuObject *to, uint64_t fields,
             const TuChange *whole)
{
    const TuPolicy *policy = (const TuPolicy *)to;
    uint64_t text = TU_FIELD_BIT(TU_POLICY_ROLES) | TU_FIELD_BIT(TU_POLICY_USING) |
                    TU_FIELD_BIT(TU_POLICY_WITH_CHECK);

    (void)from;
    (void)whole;
    if (fields & text) {
        TuBuf sql = TU_BUF_INIT;

        tu_pg_put(&sql, "ALTER POLICY %C ON %N", to, to->parent);
        if (fields & TU_FIELD_BIT(TU_POLICY_ROLES)) {
            tu_buf_add(&sql, " TO ");
            put_roles(&sql, &policy->roles);
        }
        if (fields & TU_FIELD_BIT(TU_POLICY_USING))
            tu_pg_put(&sql, " USING (%s)", policy->using_expr);
        if (fields & TU_FIELD_BIT(TU_POLICY_WITH_CHECK))
            tu_pg_put(&sql, " WITH CHECK (%s)", policy->with_check);
        policy_hazard(render, tu_pg_say_buf(render, to, &sql), to);
    }
    if (fields & TU_FIELD_BIT(TU_POLICY_COMMENT))
        tu_pg_comment_changed(render, to);
}

static void
rename_policy(TuRender *render, const TuObject *from, const char *name)
{
    tu_pg_say(render, from, "ALTER POLICY %C ON %N RENAME TO %I", from, from->parent, name);
}

const TuRenderer tu_pg_policy = {
    .create = create_policy,
    .drop = drop_policy,
    .way = policy_way,
    .alter = alter_policy,
    .rename = rename_policy,
};
