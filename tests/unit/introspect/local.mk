# One program per reader; the live one is skipped without TRUEUP_TEST_PG_URL.
pg_introspect_checks = \
	check_pg_values \
	check_pg_rows
if WITH_LIBPQ
pg_introspect_checks += check_pg_live
endif
check_PROGRAMS += $(pg_introspect_checks)
TESTS += $(pg_introspect_checks)
EXTRA_DIST += %D%/pg_rich.sql %D%/pg_suite.h

check_pg_values_SOURCES = %D%/check_pg_values.c
check_pg_values_CPPFLAGS = $(unit_cppflags)
check_pg_values_LDADD = $(unit_libs)

check_pg_rows_SOURCES = %D%/check_pg_rows.c
check_pg_rows_CPPFLAGS = $(unit_cppflags)
check_pg_rows_LDADD = $(unit_libs)

check_pg_live_SOURCES = %D%/check_pg_live.c
check_pg_live_CPPFLAGS = $(unit_cppflags)
check_pg_live_LDADD = $(unit_libs)

if WITH_SQLITE3
check_PROGRAMS += check_sqlite_table
TESTS += check_sqlite_table
endif
check_sqlite_table_SOURCES = %D%/check_sqlite_table.c
check_sqlite_table_CPPFLAGS = $(unit_cppflags)
check_sqlite_table_LDADD = $(unit_libs)

check_PROGRAMS += check_mysql_rows
TESTS += check_mysql_rows
check_mysql_rows_SOURCES = %D%/check_mysql_rows.c
check_mysql_rows_CPPFLAGS = $(unit_cppflags)
check_mysql_rows_LDADD = $(unit_libs)
