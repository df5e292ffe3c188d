# One program per source file: add check_NAME to the list, and name its source below.
model_checks = check_model_fields check_model_fingerprint check_model_object check_secret
check_PROGRAMS += $(model_checks)
TESTS += $(model_checks)
EXTRA_DIST += %D%/fill.h

check_model_fields_SOURCES = %D%/check_model_fields.c
check_model_fields_CPPFLAGS = $(unit_cppflags)
check_model_fields_LDADD = $(unit_libs)

check_model_fingerprint_SOURCES = %D%/check_model_fingerprint.c
check_model_fingerprint_CPPFLAGS = $(unit_cppflags)
check_model_fingerprint_LDADD = $(unit_libs)

check_model_object_SOURCES = %D%/check_model_object.c
check_model_object_CPPFLAGS = $(unit_cppflags)
check_model_object_LDADD = $(unit_libs)

check_secret_SOURCES = %D%/check_secret.c
check_secret_CPPFLAGS = $(unit_cppflags)
check_secret_LDADD = $(unit_libs)
