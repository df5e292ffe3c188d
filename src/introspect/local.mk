libtu_la_SOURCES += \
	%D%/introspect.c \
	%D%/introspect.h \
	%D%/introspect_dialects.h
libtu_la_SOURCES += \
	%D%/sqlite/constraint.c \
	%D%/sqlite/load.c \
	%D%/sqlite/load.h \
	%D%/sqlite/relation.c \
	%D%/sqlite/table.c
