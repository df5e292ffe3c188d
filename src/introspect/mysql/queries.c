/* The catalog queries of MySQL and MariaDB. Columns that make the server open every table (row
 * counts, AUTO_INCREMENT, cardinalities) are never asked for; rows are put in order here. */
#include "config.h"

#include "introspect/mysql/load.h"
#include "sql/mysql.h"

#define HERE "DATABASE()"
/* MySQL's optimiser would begin with the dictionary tables of all schemas. */
#define HINT "/*+ JOIN_PREFIX(cat, sch, tbl) */ "

#define TABLES                                                                              \
    "SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT" \
    " FROM information_schema.TABLES WHERE TABLE_SCHEMA = " HERE
#define COLUMNS                                                                \
    "TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE,"  \
    " COLUMN_TYPE, CHARACTER_SET_NAME, COLLATION_NAME, EXTRA, COLUMN_COMMENT," \
    " GENERATION_EXPRESSION, DATA_TYPE"
#define FROM_COLUMNS                                              \
    " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = " HERE \
    " ORDER BY TABLE_NAME, ORDINAL_POSITION"
#define STATISTICS                                                                      \
    "TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE," \
    " INDEX_COMMENT"
#define FROM_STATISTICS                                              \
    " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = " HERE \
    " ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX"
#define KEYS                                                                                  \
    "SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA,"               \
    " REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE" \
    " WHERE TABLE_SCHEMA = " HERE " AND REFERENCED_TABLE_NAME IS NOT NULL"                    \
    " ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION"
#define RULES                                                                    \
    "SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE, MATCH_OPTION" \
    " FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = " HERE
#define VIEWS(more)                                                  \
    "SELECT TABLE_NAME, CHECK_OPTION, DEFINER, SECURITY_TYPE, " more \
    " FROM information_schema.VIEWS WHERE TABLE_SCHEMA = " HERE
#define TRIGGERS                                                                  \
    "SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION," \
    " DEFINER, SQL_MODE FROM information_schema.TRIGGERS"                         \
    " WHERE TRIGGER_SCHEMA = " HERE                                               \
    " ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER"
#define ROUTINES                                                           \
    "SELECT ROUTINE_NAME, ROUTINE_TYPE, DEFINER, SQL_MODE, DTD_IDENTIFIER" \
    " FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = " HERE       \
    " AND ROUTINE_TYPE IN ('FUNCTION', 'PROCEDURE') ORDER BY ROUTINE_NAME"
#define EVENTS                                                \
    "SELECT EVENT_NAME, DEFINER, SQL_MODE, " TU_MYSQL_STARTED \
    " FROM information_schema.EVENTS WHERE EVENT_SCHEMA = " HERE

/* Who has rights here, as far as the account may see. The name of a database is a pattern there. */
#define GRANTS                                                                                   \
    "SELECT DISTINCT CONCAT('database for ', GRANTEE) FROM information_schema.SCHEMA_PRIVILEGES" \
    " WHERE " HERE " LIKE TABLE_SCHEMA"                                                          \
    " UNION SELECT CONCAT('table ', TABLE_NAME, ' for ', GRANTEE)"                               \
    " FROM information_schema.TABLE_PRIVILEGES WHERE TABLE_SCHEMA = " HERE                       \
    " UNION SELECT CONCAT('columns of ', TABLE_NAME, ' for ', GRANTEE)"                          \
    " FROM information_schema.COLUMN_PRIVILEGES WHERE TABLE_SCHEMA = " HERE " ORDER BY 1"

const TuMysqlQuery tu_mysql_queries[] = {
    {{"SELECT DATABASE()", "SELECT DATABASE()"}, tu_mysql_take_database},
    {{TABLES, TABLES}, tu_mysql_take_table},
    {{"SELECT " HINT COLUMNS ", SRS_ID" FROM_COLUMNS, "SELECT " COLUMNS ", NULL" FROM_COLUMNS},
     tu_mysql_take_column},
    {{"SELECT " HINT STATISTICS ", IS_VISIBLE = 'NO', EXPRESSION" FROM_STATISTICS,
      "SELECT " STATISTICS ", IGNORED = 'YES', NULL" FROM_STATISTICS},
     tu_mysql_take_index_part},
    {{KEYS, KEYS}, tu_mysql_take_key_column},
    {{RULES, RULES}, tu_mysql_take_key_rule},
    {{"SELECT NULL, CONSTRAINT_NAME, 'Table', CHECK_CLAUSE FROM"
      " information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = " HERE,
      "SELECT TABLE_NAME, CONSTRAINT_NAME, LEVEL, CHECK_CLAUSE FROM"
      " information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = " HERE
      " ORDER BY TABLE_NAME, CONSTRAINT_NAME"},
     tu_mysql_take_check},
    {{"SELECT TABLE_NAME, CONSTRAINT_NAME, ENFORCED FROM information_schema.TABLE_CONSTRAINTS"
      " WHERE TABLE_SCHEMA = " HERE " AND CONSTRAINT_TYPE = 'CHECK'"
      " ORDER BY TABLE_NAME, CONSTRAINT_NAME",
      NULL},
     tu_mysql_take_check_table},
    {{VIEWS("NULL"), VIEWS("ALGORITHM")}, tu_mysql_take_view},
    {{TRIGGERS, TRIGGERS}, tu_mysql_take_trigger},
    {{ROUTINES, ROUTINES}, tu_mysql_take_routine},
    {{EVENTS, EVENTS}, tu_mysql_take_event},
    {{GRANTS, GRANTS}, tu_mysql_take_grant},
};
const size_t tu_mysql_query_count = TU_LEN(tu_mysql_queries);
