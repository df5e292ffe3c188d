libtu_la_SOURCES += \
	%D%/check.c \
	%D%/declare.h \
	%D%/grants.c \
	%D%/grants.h \
	%D%/issue.c \
	%D%/name.c \
	%D%/name.h \
	%D%/object.c \
	%D%/read.c \
	%D%/reader.h \
	%D%/schema.c \
	%D%/value.c \
	%D%/write.c
