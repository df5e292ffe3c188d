# Migration files.
libtu_la_SOURCES += \
	%D%/migration.c \
	%D%/migration.h \
	%D%/migration_read.c \
	%D%/migration_write.c

libtu_la_SOURCES += \
	%D%/plan.h
libtu_la_SOURCES += \
	%D%/closure.c \
	%D%/edges.c \
	%D%/graph.h \
	%D%/order.c \
	%D%/plan.c \
	%D%/render.c \
	%D%/renames.c
