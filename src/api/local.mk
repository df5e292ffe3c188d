# The shared library exports trueup_* alone; what tests need of its inside comes with libtu.la.
pkginclude_HEADERS = include/trueup/trueup.h
libtu_la_SOURCES += \
	%D%/autogenerate.c \
	%D%/backup.c %D%/backup.h \
	%D%/check.c \
	%D%/compare.c %D%/compare.h \
	%D%/coverage.c %D%/coverage.h \
	%D%/diff.c \
	%D%/filter.c %D%/filter.h \
	%D%/inspect.c \
	%D%/live.c %D%/live.h \
	%D%/log_file.c %D%/log_file.h \
	%D%/paths.c %D%/paths.h \
	%D%/portable.c %D%/portable.h \
	%D%/replay.c %D%/replay.h \
	%D%/result.c \
	%D%/roles.c \
	%D%/scope.c \
	%D%/script.c \
	%D%/session.c %D%/session.h \
	%D%/side.c %D%/side.h \
	%D%/split.c %D%/split.h \
	%D%/status.c \
	%D%/up.c \
	%D%/verify.c
lib_LTLIBRARIES += libtrueup.la
libtrueup_la_SOURCES =
libtrueup_la_LIBADD = libtu.la
libtrueup_la_LDFLAGS = $(AM_LDFLAGS) -export-symbols-regex '^trueup_' -version-info 0:0:0 -no-undefined
pkgconfigdir = $(libdir)/pkgconfig
pkgconfig_DATA = %D%/trueup.pc
