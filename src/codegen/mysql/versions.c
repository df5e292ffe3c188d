/* System versioning and periods. */
#include "config.h"

#include "codegen/mysql/versions.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "codegen/mysql/mysql.h"
#include "model/compare.h"
#include "sql/mysql.h"

/* ---- what a table has ---- */

bool
tu_mysql_is_row_column(const TuObject *object)
{
    const TuColumn *column = (const TuColumn *)object;
    return object->kind == TU_KIND_COLUMN && column->generated &&
           tu_mysql_is_row_bound(column->generated);
}

/* The column that begins a version, or ends it. */
static const TuObject *
row_column(const TuObject *table, const char *bound)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const TuObject *child = table->children.items[i];
        if (tu_mysql_is_row_column(child) &&
            strcasecmp(((const TuColumn *)child)->generated, bound) == 0)
            return child;
    }
    return NULL;
}

static TuMysqlVersioned
versioned(const TuObject *table)
{
    if (!tu_mysql_option(&((const TuTable *)table)->options, "system_versioning"))
        return TU_MYSQL_UNVERSIONED;
    return row_column(table, "ROW START") ? TU_MYSQL_EXPLICIT : TU_MYSQL_IMPLICIT;
}

static bool
same_row_column(const TuObject *from, const TuObject *to, const char *bound)
{
    const TuObject *a = row_column(from, bound), *b = row_column(to, bound);
    return a && b && strcasecmp(a->name, b->name) == 0 && !tu_object_diff(a, b, NULL);
}

static bool
is_plain(const TuObject *column)
{
    return column && !column->comment && !((const TuColumn *)column)->invisible;
}

/* From 11.7 on the server gives columns of the table's own to versions that are there, without a
 * word about what else was said of them. */
static bool
keeps_history(const TuRender *render, const TuObject *to)
{
    const char *version = render->to->server_version;
    char *end = NULL;
    version = version ? version : render->from->server_version;
    long major = version ? strtol(version, &end, 10) : 0;
    long minor = end && *end == '.' ? strtol(end + 1, NULL, 10) : 0;
    return (major > 11 || (major == 11 && minor >= 7)) && is_plain(row_column(to, "ROW START")) &&
           is_plain(row_column(to, "ROW END"));
}

TuMysqlVersions
tu_mysql_versions(const TuRender *render, const TuObject *from, const TuObject *to)
{
    TuMysqlVersions out = {.was = versioned(from), .is = versioned(to)};
    bool both = out.was == TU_MYSQL_EXPLICIT && out.is == TU_MYSQL_EXPLICIT;
    out.remade =
        both && !(same_row_column(from, to, "ROW START") && same_row_column(from, to, "ROW END"));
    bool comes = out.is == TU_MYSQL_EXPLICIT && (out.was == TU_MYSQL_IMPLICIT || out.remade);
    out.forgets = (out.was && !out.is) || (comes && !keeps_history(render, to));
    return out;
}

/* ---- statements ---- */

static TuStatement *
render_alone(TuRender *render, const TuObject *table, const char *clauses)
{
    TuBuf sql = TU_BUF_INIT;
    tu_buf_add(&sql, "ALTER TABLE ");
    tu_mysql_ident(&sql, table->name);
    tu_buf_addf(&sql, "\n    %s", clauses);
    return tu_mysql_add(render, table, &sql);
}

static void
drop_row_columns(TuRender *render, const TuObject *from, const TuObject *to)
{
    TuBuf clauses = TU_BUF_INIT;
    tu_buf_add(&clauses, "DROP COLUMN ");
    tu_mysql_ident(&clauses, row_column(from, "ROW START")->name);
    tu_buf_add(&clauses, ",\n    DROP COLUMN ");
    const TuObject *end = row_column(from, "ROW END");
    tu_mysql_ident(&clauses, end ? end->name : "");
    if (clauses.failed)
        render->status = tu_error_nomem(render->err);
    else
        render_alone(render, to, clauses.s);
    tu_buf_release(&clauses);
}

static void
drop_versioning(TuRender *render, const TuObject *to)
{
    tu_render_hazard(render, render_alone(render, to, "DROP SYSTEM VERSIONING"),
                     TU_STATEMENT_LOSES_DATA, "TU102", "drops the history of %s: all old rows",
                     to->name);
}

void
tu_mysql_versions_before(TuRender *render, const TuMysqlVersions *versions, const TuObject *from,
                         const TuObject *to)
{
    if (versions->is == TU_MYSQL_IMPLICIT && !versions->was)
        render_alone(render, to, "ADD SYSTEM VERSIONING");
    if (versions->remade) /* the versions stay, with columns of the server's */
        drop_row_columns(render, from, to);
    if (versions->forgets && versions->is)
        drop_versioning(render, to);
}

void
tu_mysql_versions_after(TuRender *render, const TuMysqlVersions *versions, const TuObject *to)
{
    if (versions->was == TU_MYSQL_IMPLICIT && !versions->is)
        drop_versioning(render, to);
}

/* ---- clauses ---- */

bool
tu_mysql_add_system_period(TuBuf *out, const TuObject *table)
{
    const TuObject *start = row_column(table, "ROW START"), *end = row_column(table, "ROW END");
    if (!start || !end)
        return false;
    tu_buf_add(out, "PERIOD FOR SYSTEM_TIME (");
    tu_mysql_ident(out, start->name);
    tu_buf_add(out, ", ");
    tu_mysql_ident(out, end->name);
    tu_buf_addc(out, ')');
    return true;
}

bool
tu_mysql_add_period(TuBuf *out, const TuObject *table, bool only_name)
{
    const char *period = tu_mysql_option(&((const TuTable *)table)->options, "period");
    if (!period)
        return false;
    size_t name = strcspn(period, "(");
    while (name && period[name - 1] == ' ')
        name--;
    tu_buf_add(out, "PERIOD FOR ");
    tu_buf_addn(out, period, only_name ? name : strlen(period));
    return true;
}

bool
tu_mysql_same_period(const TuObject *from, const TuObject *to)
{
    return tu_mysql_same(tu_mysql_option(&((const TuTable *)from)->options, "period"),
                         tu_mysql_option(&((const TuTable *)to)->options, "period"));
}

bool
tu_mysql_is_without_overlaps(const TuObject *key)
{
    const TuNames *on = &((const TuIndex *)key)->on;
    if (key->kind == TU_KIND_PRIMARY_KEY)
        return ((const TuPrimaryKey *)key)->without_overlaps;
    if (key->kind == TU_KIND_UNIQUE)
        return ((const TuUnique *)key)->without_overlaps;
    return key->kind == TU_KIND_INDEX && on->count &&
           strcasestr(on->items[on->count - 1], " WITHOUT OVERLAPS");
}
