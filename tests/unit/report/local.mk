# One program per source file: add check_NAME to the list, and name its source below.
check_PROGRAMS += check_report_changes
TESTS += check_report_changes
check_report_changes_SOURCES = %D%/check_report_changes.c
check_report_changes_CPPFLAGS = $(unit_cppflags)
check_report_changes_LDADD = $(unit_libs)
