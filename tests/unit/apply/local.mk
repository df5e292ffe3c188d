# One program per source file: add check_NAME to the list, and name its source below.
check_PROGRAMS += check_apply_set check_apply_state
TESTS += check_apply_set check_apply_state
check_apply_set_SOURCES = %D%/check_set.c
check_apply_set_CPPFLAGS = $(unit_cppflags)
check_apply_set_LDADD = $(unit_libs)
check_apply_state_SOURCES = %D%/check_state.c
check_apply_state_CPPFLAGS = $(unit_cppflags)
check_apply_state_LDADD = $(unit_libs)

check_PROGRAMS += check_apply
TESTS += check_apply
EXTRA_DIST += %D%/help.h
check_apply_SOURCES = %D%/check_apply.c
check_apply_CPPFLAGS = $(unit_cppflags) -I$(srcdir)/%D%
check_apply_LDADD = $(unit_libs)

check_PROGRAMS += check_apply_pg
TESTS += check_apply_pg
check_apply_pg_SOURCES = %D%/check_apply_pg.c
check_apply_pg_CPPFLAGS = $(unit_cppflags) -I$(srcdir)/%D%
check_apply_pg_LDADD = $(unit_libs)

check_PROGRAMS += check_apply_engine
TESTS += check_apply_engine
check_apply_engine_SOURCES = %D%/check_engine.c
check_apply_engine_CPPFLAGS = $(unit_cppflags) -I$(srcdir)/%D%
check_apply_engine_LDADD = $(unit_libs)

check_PROGRAMS += check_apply_mysql
TESTS += check_apply_mysql
check_apply_mysql_SOURCES = %D%/check_apply_mysql.c
check_apply_mysql_CPPFLAGS = $(unit_cppflags) -I$(srcdir)/%D%
check_apply_mysql_LDADD = $(unit_libs)

check_PROGRAMS += check_apply_mark
TESTS += check_apply_mark
check_apply_mark_SOURCES = %D%/check_mark.c
check_apply_mark_CPPFLAGS = $(unit_cppflags) -I$(srcdir)/%D%
check_apply_mark_LDADD = $(unit_libs)

check_PROGRAMS += check_apply_log
TESTS += check_apply_log
check_apply_log_SOURCES = %D%/check_log.c
check_apply_log_CPPFLAGS = $(unit_cppflags) -I$(srcdir)/%D%
check_apply_log_LDADD = $(unit_libs)
