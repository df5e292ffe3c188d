/* Names that PostgreSQL chooses. */
#ifndef TU_SQL_PG_NAME_H
#define TU_SQL_PG_NAME_H

#define TU_PG_NAME_MAX 63 /* bytes */

/* "table_column_label", parts cut so that it is no longer than a name may be; out holds
 * TU_PG_NAME_MAX + 1. The engine adds a number where that name is taken. */
void tu_pg_constraint_name(char *out, const char *table, const char *column, const char *label);

#endif
