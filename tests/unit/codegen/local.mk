# One program per source file: add check_NAME to the list, and name its source below.
check_PROGRAMS += check_migration
TESTS += check_migration
check_migration_SOURCES = %D%/check_migration.c
check_migration_CPPFLAGS = $(unit_cppflags)
check_migration_LDADD = $(unit_libs)
