# One program per source file: add check_NAME to the list, and name its source below.
if WITH_SQLITE3
api_checks = check_api_job check_api_errors
check_PROGRAMS += $(api_checks)
TESTS += $(api_checks)
endif
EXTRA_DIST += %D%/api_case.h

check_api_job_SOURCES = %D%/check_api_job.c
check_api_job_CPPFLAGS = $(unit_cppflags)
check_api_job_LDADD = $(unit_libs)

check_api_errors_SOURCES = %D%/check_api_errors.c
check_api_errors_CPPFLAGS = $(unit_cppflags)
check_api_errors_LDADD = $(unit_libs)

check_PROGRAMS += check_api_scope
TESTS += check_api_scope
check_api_scope_SOURCES = %D%/check_api_scope.c
check_api_scope_CPPFLAGS = $(unit_cppflags)
check_api_scope_LDADD = $(unit_libs)

if WITH_SQLITE3
check_PROGRAMS += check_api_structs
TESTS += check_api_structs
endif
check_api_structs_SOURCES = %D%/check_structs.c
check_api_structs_CPPFLAGS = $(unit_cppflags)
check_api_structs_LDADD = $(unit_libs)

check_PROGRAMS += check_api_filter
TESTS += check_api_filter
check_api_filter_SOURCES = %D%/check_api_filter.c
check_api_filter_CPPFLAGS = $(unit_cppflags)
check_api_filter_LDADD = $(unit_libs)
