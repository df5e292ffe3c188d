# One program per driver; the live one is skipped without TRUEUP_TEST_PG_URL.
db_checks = \
	check_db_fake \
	check_db_pg_version \
	check_db_url
if WITH_LIBPQ
db_checks += check_db_pg
endif
if WITH_SQLITE3
db_checks += check_db_sqlite
endif
if WITH_LIBMARIADB
db_checks += check_db_mysql
endif
check_PROGRAMS += $(db_checks)
TESTS += $(db_checks)
EXTRA_DIST += %D%/rows.h

check_db_fake_SOURCES = %D%/check_db_fake.c
check_db_fake_CPPFLAGS = $(unit_cppflags)
check_db_fake_LDADD = $(unit_libs)

check_db_pg_version_SOURCES = %D%/check_db_pg_version.c
check_db_pg_version_CPPFLAGS = $(unit_cppflags)
check_db_pg_version_LDADD = $(unit_libs)

check_db_url_SOURCES = %D%/check_db_url.c
check_db_url_CPPFLAGS = $(unit_cppflags)
check_db_url_LDADD = $(unit_libs)

check_db_pg_SOURCES = %D%/check_db_pg.c
check_db_pg_CPPFLAGS = $(unit_cppflags)
check_db_pg_LDADD = $(unit_libs)

check_db_sqlite_SOURCES = %D%/check_db_sqlite.c
check_db_sqlite_CPPFLAGS = $(unit_cppflags)
check_db_sqlite_LDADD = $(unit_libs)

check_db_mysql_SOURCES = %D%/check_db_mysql.c
check_db_mysql_CPPFLAGS = $(unit_cppflags)
check_db_mysql_LDADD = $(unit_libs)
