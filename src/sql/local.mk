libtu_la_SOURCES += \
	%D%/canonical.c \
	%D%/dialect.c %D%/dialect.h \
	%D%/dialect_mysql.c \
	%D%/dialect_pg.c \
	%D%/dialect_sqlite.c \
	%D%/lex.c %D%/lex.h \
	%D%/pg_name.c %D%/pg_name.h \
	%D%/pg_settle.c %D%/pg_settle.h \
	%D%/mysql.c %D%/mysql.h \
	%D%/mysql_partition.c %D%/mysql_partition.h \
	%D%/psql.c %D%/psql.h \
	%D%/split.c \
	%D%/sqlite_ddl.c \
	%D%/sqlite_ddl.h \
	%D%/sqlite_parse.c \
	%D%/sqlite_parse.h \
	%D%/types.c %D%/types.h \
	%D%/write.c
