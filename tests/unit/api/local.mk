# One program per source file: add check_NAME to the list, and name its source below.
if WITH_SQLITE3
check_PROGRAMS += check_api_structs
TESTS += check_api_structs
check_api_structs_SOURCES = %D%/check_structs.c
check_api_structs_CPPFLAGS = $(unit_cppflags)
check_api_structs_LDADD = $(unit_libs)
endif
