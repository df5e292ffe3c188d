# One program per source file.
sql_checks = \
	check_sql_canonical \
	check_sql_dialect \
	check_sql_lex \
	check_sql_pg_name \
	check_sql_pg_settle \
	check_sql_split \
	check_sql_split_mysql \
	check_sql_types
check_PROGRAMS += $(sql_checks)
TESTS += $(sql_checks)

check_sql_canonical_SOURCES = %D%/check_sql_canonical.c
check_sql_canonical_CPPFLAGS = $(unit_cppflags)
check_sql_canonical_LDADD = $(unit_libs)

check_sql_dialect_SOURCES = %D%/check_sql_dialect.c
check_sql_dialect_CPPFLAGS = $(unit_cppflags)
check_sql_dialect_LDADD = $(unit_libs)

check_sql_lex_SOURCES = %D%/check_sql_lex.c
check_sql_lex_CPPFLAGS = $(unit_cppflags)
check_sql_lex_LDADD = $(unit_libs)

check_sql_pg_name_SOURCES = %D%/check_sql_pg_name.c
check_sql_pg_name_CPPFLAGS = $(unit_cppflags)
check_sql_pg_name_LDADD = $(unit_libs)

check_sql_pg_settle_SOURCES = %D%/check_sql_pg_settle.c
check_sql_pg_settle_CPPFLAGS = $(unit_cppflags)
check_sql_pg_settle_LDADD = $(unit_libs)

check_sql_split_SOURCES = %D%/check_sql_split.c %D%/split_rules.h
check_sql_split_CPPFLAGS = $(unit_cppflags)
check_sql_split_LDADD = $(unit_libs)

check_sql_split_mysql_SOURCES = %D%/check_sql_split_mysql.c %D%/split_rules.h
check_sql_split_mysql_CPPFLAGS = $(unit_cppflags)
check_sql_split_mysql_LDADD = $(unit_libs)

check_sql_types_SOURCES = %D%/check_sql_types.c
check_sql_types_CPPFLAGS = $(unit_cppflags)
check_sql_types_LDADD = $(unit_libs)
