check_PROGRAMS += check_version
TESTS += check_version
check_version_SOURCES = %D%/check_version.c
check_version_CPPFLAGS = $(unit_cppflags)
check_version_LDADD = $(unit_libs)
