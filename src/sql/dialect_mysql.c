/* MySQL and MariaDB: one dialect. Names are quoted always, so no list of reserved words is needed,
 * which grows with every release. */
#include "config.h"

#include "sql/dialect.h"

const TuDialect tu_dialect_mysql = {
    .name = "mysql",
    .default_schema = "database", /* whichever the URL names */
    .max_ident = 256,             /* 64 characters */
    .short_characters = true,
    .ident_quote = '`',
    .quotes_always = true,
    .folds_columns = true,
    .implied_schema = true,
    .hash_comments = true,
    .dash_needs_space = true,
    .conditional_comments = true,
    .backtick_idents = true,
    .backslash_strings = true,
    .string_quotes = true,
    .mysql_commands = true,
};
