libtu_la_SOURCES += \
	%D%/compare.h \
	%D%/kind.h \
	%D%/rights.h \
	%D%/object.h \
	%D%/pack.h \
	%D%/part.h \
	%D%/texts.h \
	%D%/objects.h \
	%D%/kinds.def
libtu_la_SOURCES += \
	%D%/column.c \
	%D%/compare.c \
	%D%/constraint.c \
	%D%/defined.c \
	%D%/foreign.c \
	%D%/index.c \
	%D%/kind.c \
	%D%/kind_table.h \
	%D%/object.c \
	%D%/pack.c \
	%D%/part.c \
	%D%/publication.c \
	%D%/rights.c \
	%D%/routine.c \
	%D%/schema.c \
	%D%/secret.c \
	%D%/secret.h \
	%D%/sequence.c \
	%D%/table.c \
	%D%/texts.c \
	%D%/trigger.c \
	%D%/type.c \
	%D%/view.c
