libtu_la_SOURCES += \
	%D%/introspect.c \
	%D%/introspect.h \
	%D%/introspect_dialects.h

libtu_la_SOURCES += \
	%D%/sqlite/canonical.c \
	%D%/sqlite/constraint.c \
	%D%/sqlite/load.c \
	%D%/sqlite/load.h \
	%D%/sqlite/probe.c \
	%D%/sqlite/relation.c \
	%D%/sqlite/table.c

libtu_la_SOURCES += \
	%D%/pg/column.c \
	%D%/pg/constraint.c \
	%D%/pg/database.c \
	%D%/pg/defined.c \
	%D%/pg/depend.c \
	%D%/pg/foreign.c \
	%D%/pg/function.c \
	%D%/pg/index.c \
	%D%/pg/other.c \
	%D%/pg/pg.c \
	%D%/pg/pg.h \
	%D%/pg/queries.c \
	%D%/pg/rights.c \
	%D%/pg/schema.c \
	%D%/pg/sequence.c \
	%D%/pg/table.c \
	%D%/pg/trigger.c \
	%D%/pg/type.c \
	%D%/pg/value.c \
	%D%/pg/view.c

libtu_la_SOURCES += \
	%D%/mysql/create_table.c \
	%D%/mysql/expression.c \
	%D%/mysql/load.c \
	%D%/mysql/load.h \
	%D%/mysql/queries.c \
	%D%/mysql/table.c \
	%D%/mysql/text.c
