# One program per source file: add check_NAME to the list, and name its source below.
diff_checks = check_diff check_rename_questions
check_PROGRAMS += $(diff_checks)
TESTS += $(diff_checks)
EXTRA_DIST += %D%/diff_case.h

check_diff_SOURCES = %D%/check_diff.c
check_diff_CPPFLAGS = $(unit_cppflags)
check_diff_LDADD = $(unit_libs)

check_rename_questions_SOURCES = %D%/check_rename_questions.c
check_rename_questions_CPPFLAGS = $(unit_cppflags)
check_rename_questions_LDADD = $(unit_libs)
