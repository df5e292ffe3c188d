# make bench: not a test, numbers for people.
EXTRA_PROGRAMS = %D%/measure %D%/compare %D%/load %D%/queries
%C%_measure_SOURCES = %D%/measure.c
%C%_compare_SOURCES = %D%/compare.c
%C%_compare_LDADD = libtu.la
%C%_load_SOURCES = %D%/load.c
%C%_load_LDADD = libtu.la
%C%_queries_SOURCES = %D%/queries.c
%C%_queries_LDADD = libtu.la
CLEANFILES += %D%/measure$(EXEEXT) %D%/compare$(EXEEXT) %D%/load$(EXEEXT) %D%/queries$(EXEEXT)
EXTRA_DIST += %D%/bench.sh %D%/best.sh %D%/gen.sh %D%/load.sh %D%/mysql.sh %D%/sqlite.sh
.PHONY: bench
bench: all %D%/measure$(EXEEXT) %D%/compare$(EXEEXT) %D%/load$(EXEEXT) %D%/queries$(EXEEXT)
	$(AM_V_at)top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(srcdir)/%D%/bench.sh
	$(AM_V_at)top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(srcdir)/%D%/sqlite.sh
	$(AM_V_at)top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(srcdir)/%D%/mysql.sh
	$(AM_V_at)top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
		$(SHELL) $(srcdir)/%D%/load.sh
