libtu_la_SOURCES += \
	%D%/scratch.h
libtu_la_SOURCES += \
	%D%/adapt.c \
	%D%/adapt.h \
	%D%/algorithm.c \
	%D%/algorithm.h \
	%D%/annotate.c \
	%D%/names.c \
	%D%/annotate.h \
	%D%/cache.c \
	%D%/cache.h \
	%D%/cached.c \
	%D%/culprit.c \
	%D%/kept.c \
	%D%/mysql.c \
	%D%/pg.c \
	%D%/measure.c \
	%D%/measure.h \
	%D%/prove.c \
	%D%/prove.h \
	%D%/reach.c \
	%D%/reach.h \
	%D%/reach_mysql.c \
	%D%/realise.c \
	%D%/realise.h \
	%D%/rendering.c \
	%D%/rendering.h \
	%D%/run.c \
	%D%/scratch.c \
	%D%/seed.c \
	%D%/seed.h \
	%D%/server.h \
	%D%/slice.c \
	%D%/slice.h \
	%D%/sql_cached.c \
	%D%/sql_file.c \
	%D%/sql_model.h \
	%D%/sql_run.c \
	%D%/sqlite.c \
	%D%/units.c \
	%D%/units.h \
	%D%/versions.c \
	%D%/versions.h
