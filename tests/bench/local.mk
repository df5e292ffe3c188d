# make bench: not a test, numbers for people.
EXTRA_PROGRAMS = %D%/measure %D%/compare
%C%_measure_SOURCES = %D%/measure.c
%C%_compare_SOURCES = %D%/compare.c
%C%_compare_LDADD = libtu.la
CLEANFILES += %D%/measure$(EXEEXT) %D%/compare$(EXEEXT)
EXTRA_DIST += %D%/bench.sh %D%/gen.sh
.PHONY: bench
bench: all %D%/measure$(EXEEXT) %D%/compare$(EXEEXT)
	$(AM_V_at)top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(srcdir)/%D%/bench.sh
