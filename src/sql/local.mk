libtu_la_SOURCES += \
	%D%/canonical.c \
	%D%/dialect.c %D%/dialect.h \
	%D%/dialect_pg.c \
	%D%/dialect_sqlite.c \
	%D%/lex.c %D%/lex.h \
	%D%/split.c
