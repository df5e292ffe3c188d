# One program per source file: add check_NAME to the list, and name its source below.
check_PROGRAMS += check_migration
TESTS += check_migration
check_migration_SOURCES = %D%/check_migration.c
check_migration_CPPFLAGS = $(unit_cppflags)
check_migration_LDADD = $(unit_libs)

if WITH_SQLITE3
sqlite_codegen_checks = check_sqlite_alter check_sqlite_rebuild
check_PROGRAMS += $(sqlite_codegen_checks)
TESTS += $(sqlite_codegen_checks)
endif
EXTRA_DIST += %D%/sqlite_case.h
check_sqlite_alter_SOURCES = %D%/check_sqlite_alter.c
check_sqlite_alter_CPPFLAGS = $(unit_cppflags)
check_sqlite_alter_LDADD = $(unit_libs)
check_sqlite_rebuild_SOURCES = %D%/check_sqlite_rebuild.c
check_sqlite_rebuild_CPPFLAGS = $(unit_cppflags)
check_sqlite_rebuild_LDADD = $(unit_libs)

check_PROGRAMS += check_mysql_cast
TESTS += check_mysql_cast
check_mysql_cast_SOURCES = %D%/check_mysql_cast.c
check_mysql_cast_CPPFLAGS = $(unit_cppflags)
check_mysql_cast_LDADD = $(unit_libs)

pg_codegen_checks = check_pg_cast check_pg_table check_pg_objects
check_PROGRAMS += $(pg_codegen_checks)
TESTS += $(pg_codegen_checks)
EXTRA_DIST += %D%/pg_case.h
check_pg_cast_SOURCES = %D%/check_pg_cast.c
check_pg_cast_CPPFLAGS = $(unit_cppflags)
check_pg_cast_LDADD = $(unit_libs)
check_pg_table_SOURCES = %D%/check_pg_table.c
check_pg_table_CPPFLAGS = $(unit_cppflags)
check_pg_table_LDADD = $(unit_libs)
check_pg_objects_SOURCES = %D%/check_pg_objects.c
check_pg_objects_CPPFLAGS = $(unit_cppflags)
check_pg_objects_LDADD = $(unit_libs)

# The planner, over a toy dialect.
plan_checks = check_plan_order check_plan_recreate check_plan_render check_plan_renames
if WITH_SQLITE3
plan_checks += check_plan_faults check_plan_kinds
endif
if WITH_LIBPQ
plan_checks += check_plan_pg check_pg_locks
endif
check_PROGRAMS += $(plan_checks)
TESTS += $(plan_checks)
EXTRA_DIST += %D%/toy.h
check_plan_order_SOURCES = %D%/check_plan_order.c
check_plan_order_CPPFLAGS = $(unit_cppflags)
check_plan_order_LDADD = $(unit_libs)
check_plan_recreate_SOURCES = %D%/check_plan_recreate.c
check_plan_recreate_CPPFLAGS = $(unit_cppflags)
check_plan_recreate_LDADD = $(unit_libs)
check_plan_render_SOURCES = %D%/check_plan_render.c
check_plan_render_CPPFLAGS = $(unit_cppflags)
check_plan_render_LDADD = $(unit_libs)
check_plan_renames_SOURCES = %D%/check_plan_renames.c
check_plan_renames_CPPFLAGS = $(unit_cppflags)
check_plan_renames_LDADD = $(unit_libs)
check_plan_kinds_SOURCES = %D%/check_plan_kinds.c
check_plan_kinds_CPPFLAGS = $(unit_cppflags)
check_plan_kinds_LDADD = $(unit_libs)
check_plan_pg_SOURCES = %D%/check_plan_pg.c
check_plan_pg_CPPFLAGS = $(unit_cppflags)
check_plan_pg_LDADD = $(unit_libs)
check_plan_faults_SOURCES = %D%/check_plan_faults.c
check_plan_faults_CPPFLAGS = $(unit_cppflags)
check_plan_faults_LDADD = $(unit_libs)
check_pg_locks_SOURCES = %D%/check_pg_locks.c
check_pg_locks_CPPFLAGS = $(unit_cppflags)
check_pg_locks_LDADD = $(unit_libs)

check_PROGRAMS += check_mysql_partition
TESTS += check_mysql_partition
check_mysql_partition_SOURCES = %D%/check_mysql_partition.c
check_mysql_partition_CPPFLAGS = $(unit_cppflags)
check_mysql_partition_LDADD = $(unit_libs)
