# One program per source file: add check_NAME to the list, and name its source below.
if WITH_SQLITE3
scratch_checks = check_scratch_run check_annotate check_cache check_prove check_realise check_rendering check_seed check_slice
check_PROGRAMS += $(scratch_checks)
TESTS += $(scratch_checks)
endif
if WITH_LIBPQ
scratch_pg_checks = check_prove_pg check_scratch_pg
check_PROGRAMS += $(scratch_pg_checks)
TESTS += $(scratch_pg_checks)
endif
check_PROGRAMS += check_names check_reach
TESTS += check_names check_reach
check_names_SOURCES = %D%/check_names.c
check_names_CPPFLAGS = $(unit_cppflags)
check_names_LDADD = $(unit_libs)
check_reach_SOURCES = %D%/check_reach.c
check_reach_CPPFLAGS = $(unit_cppflags)
check_reach_LDADD = $(unit_libs)
EXTRA_DIST += %D%/prove_case.h %D%/scratch_case.h

check_scratch_run_SOURCES = %D%/check_scratch_run.c
check_scratch_run_CPPFLAGS = $(unit_cppflags)
check_scratch_run_LDADD = $(unit_libs)

check_annotate_SOURCES = %D%/check_annotate.c
check_annotate_CPPFLAGS = $(unit_cppflags)
check_annotate_LDADD = $(unit_libs)

check_cache_SOURCES = %D%/check_cache.c
check_cache_CPPFLAGS = $(unit_cppflags)
check_cache_LDADD = $(unit_libs)

check_prove_SOURCES = %D%/check_prove.c
check_prove_CPPFLAGS = $(unit_cppflags)
check_prove_LDADD = $(unit_libs)

check_prove_pg_SOURCES = %D%/check_prove_pg.c
check_prove_pg_CPPFLAGS = $(unit_cppflags)
check_prove_pg_LDADD = $(unit_libs)

check_realise_SOURCES = %D%/check_realise.c
check_realise_CPPFLAGS = $(unit_cppflags)
check_realise_LDADD = $(unit_libs)

check_slice_SOURCES = %D%/check_slice.c
check_slice_CPPFLAGS = $(unit_cppflags)
check_slice_LDADD = $(unit_libs)

check_seed_SOURCES = %D%/check_seed.c
check_seed_CPPFLAGS = $(unit_cppflags)
check_seed_LDADD = $(unit_libs)

check_scratch_pg_SOURCES = %D%/check_scratch_pg.c
check_scratch_pg_CPPFLAGS = $(unit_cppflags)
check_scratch_pg_LDADD = $(unit_libs)

check_rendering_SOURCES = %D%/check_rendering.c
check_rendering_CPPFLAGS = $(unit_cppflags)
check_rendering_LDADD = $(unit_libs)
