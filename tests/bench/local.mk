# make bench: not a test, numbers for people.
EXTRA_PROGRAMS = %D%/measure
%C%_measure_SOURCES = %D%/measure.c
CLEANFILES += %D%/measure$(EXEEXT)
EXTRA_DIST += %D%/bench.sh %D%/gen.sh
.PHONY: bench
bench: all %D%/measure$(EXEEXT)
	$(AM_V_at)top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(srcdir)/%D%/bench.sh
