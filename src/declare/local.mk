libtu_la_SOURCES += \
	%D%/check.c \
	%D%/declare.h \
	%D%/defaults.c \
	%D%/dialect.c \
	%D%/dialect.h \
	%D%/grants.c \
	%D%/grants.h \
	%D%/issue.c \
	%D%/key.c \
	%D%/key.h \
	%D%/name.c \
	%D%/name.h \
	%D%/object.c \
	%D%/read.c \
	%D%/reader.h \
	%D%/schema.c \
	%D%/value.c \
	%D%/write.c \
	%D%/xml.h \
	%D%/xml_read.c \
	%D%/xml_write.c \
	%D%/xsd.c
