/* Roles belong to a server: one that was named for scratch databases need not have those of the
 * database. */
#include "config.h"

#include <string.h>

#include "api/compare.h"
#include "model/rights.h"

static void
want(TuNames *names, TuArena *arena, const char *role)
{
    if (!role || strcmp(role, TU_PUBLIC) == 0)
        return;
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], role) == 0)
            return;
    tu_names_add(names, arena, role);
}

static void
want_of_plan(TuNames *names, TuArena *arena, const TuPlan *plan)
{
    for (size_t i = 0; plan && i < plan->statements.count; i++)
        want(names, arena, ((const TuStatement *)plan->statements.items[i])->role);
}

/* A proof of what is managed begins with all of it. */
static void
want_of_model(TuNames *names, TuArena *arena, const TuModel *model)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const TuObject *object = model->objects.items[i];
        want(names, arena, tu_owner_named(model, object));
        for (size_t j = 0; j < object->grants.count; j++)
            want(names, arena, ((const TuGrant *)object->grants.items[j])->grantee);
        if (object->kind == TU_KIND_DEFAULT_PRIVILEGE)
            want(names, arena, ((const TuDefaultPrivilege *)object)->role);
    }
}

static TuStatus
is_there(void *data, size_t query, const char *const *values, size_t count, TuError *err)
{
    (void)query, (void)values, (void)count, (void)err;
    *(bool *)data = true;
    return TU_OK;
}

static TuStatus
find_missing(TuConn *conn, const TuNames *wanted, TuArena *arena, TuNames *missing, TuError *err)
{
    TuStatus status = TU_OK;
    for (size_t i = 0; status == TU_OK && i < wanted->count; i++) {
        bool there = false;
        status = tu_conn_query(conn,
                               "SELECT 1 FROM pg_catalog.pg_roles"
                               " WHERE rolname OPERATOR(pg_catalog.=) $1",
                               &wanted->items[i], 1, is_there, &there, err);
        if (status == TU_OK && !there)
            tu_names_add(missing, arena, wanted->items[i]);
    }
    return status;
}

TuStatus
tu_comparison_roles(TuComparison *cmp, TuError *err)
{
    TuNames wanted = {0};
    TuConn *conn = NULL;
    bool managed = tu_session_manages(cmp->session) != 0;
    want_of_plan(&wanted, cmp->arena, cmp->up);
    want_of_plan(&wanted, cmp->arena, cmp->down);
    if (managed)
        want_of_model(&wanted, cmp->arena, cmp->from.model);
    if (!cmp->session->settings.scratch_url || !wanted.count)
        return TU_OK;
    TuStatus status = tu_conn_open(cmp->scratch_url, NULL, &conn, err);
    if (status == TU_OK)
        status = find_missing(conn, &wanted, cmp->arena, &cmp->missing_roles, err);
    tu_conn_free(conn);
    if (status != TU_OK || !managed || !cmp->missing_roles.count)
        return status;
    status = tu_error_set(err, TU_ERR_REFUSED,
                          "the scratch server has no role \"%s\", so what it owns or may do "
                          "cannot be proven there",
                          cmp->missing_roles.items[0]);
    tu_error_hint(err, "create it there (CREATE ROLE, without a password), or leave --scratch-url "
                       "out");
    return status;
}
