libtu_la_SOURCES += \
	%D%/dialect.h \
	%D%/lex.h
