/* What the catalog of a MySQL or MariaDB database gave, before it becomes a model. */
#ifndef TU_INTROSPECT_MYSQL_LOAD_H
#define TU_INTROSPECT_MYSQL_LOAD_H

#include "base/error.h"
#include "base/map.h"
#include "db/conn.h"
#include "model/objects.h"

typedef enum TuMysqlFlavour { TU_MYSQL, TU_MARIADB } TuMysqlFlavour;

/* Something whose text SHOW CREATE tells. */
typedef struct TuMysqlShow {
    const char *what; /* "VIEW", "TRIGGER" ... as in SHOW CREATE */
    const char *name;
    TuObject *object;
    size_t column; /* of the answer that holds the text */
} TuMysqlShow;

typedef struct TuMysqlLoad {
    TuModel *model;
    TuMysqlFlavour flavour;
    const char *database;
    TuMap *relations; /* TuObject: tables and views by name */
    TuMap *checks;    /* MySQL: TuCheck by name, until the table is known */
    TuMap *keys;      /* TuForeignKey by table, a line feed and its name */
    TuMap *indexes;   /* TuIndex and TuPrimaryKey likewise */
    TuMap *started;   /* TuEvent by name: no start was said, it is that of its making */
    TuMap *last;      /* name of the last trigger by table, timing and event */
    TuVec shows;      /* TuMysqlShow */
    TuArena *scratch;
    const TuMysqlShow *const *asked; /* of the batch that is answered */
} TuMysqlLoad;

/* A query for each flavour (NULL: not asked) and who takes its rows. */
typedef struct TuMysqlQuery {
    const char *sql[2]; /* by TuMysqlFlavour */
    void (*take)(TuMysqlLoad *load, const char *const *row);
} TuMysqlQuery;
extern const TuMysqlQuery tu_mysql_queries[];
extern const size_t tu_mysql_query_count;

/* Rows of the queries. */
void tu_mysql_take_database(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_table(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_column(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_index_part(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_key_column(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_key_rule(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_check(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_check_table(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_view(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_trigger(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_routine(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_grant(TuMysqlLoad *load, const char *const *row);
void tu_mysql_take_event(TuMysqlLoad *load, const char *const *row);

/* Ask SHOW CREATE for an object; its text goes to tu_mysql_take_text(). */
void tu_mysql_show(TuMysqlLoad *load, const char *what, const char *name, TuObject *object,
                   size_t column);
void tu_mysql_take_text(TuMysqlLoad *load, const TuMysqlShow *show, const char *text);
/* What only SHOW CREATE TABLE tells: partitions, methods of indexes that were said, and expressions
 * with characters that the columns of MariaDB's information_schema cannot hold. */
void tu_mysql_take_create_table(TuMysqlLoad *load, TuTable *table, const char *text);
/* Views, triggers and routines need every table and view whose name occurs in their text. */
void tu_mysql_load_needs(TuMysqlLoad *load);

/* MariaDB shows the default of a binary column as it is: in hexadecimal where it is no plain text,
 * else NULL. */
const char *tu_mysql_bytes_default(TuArena *arena, const char *type, const char *literal);

/* The table of that name, or NULL (a view, a table of another database). */
TuObject *tu_mysql_find_table(const TuMysqlLoad *load, const char *name);
/* A copy in the model's arena; NULL for NULL and "". */
const char *tu_mysql_text(const TuMysqlLoad *load, const char *text);
/* An expression as the model has it, in its arena: MySQL escapes quotes once more and puts
 * character sets before literals, MariaDB its own database before sequences. */
const char *tu_mysql_expression(const TuMysqlLoad *load, const char *text);

#endif
