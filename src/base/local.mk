libtu_la_SOURCES += \
	%D%/alloc.c %D%/alloc.h \
	%D%/arena.c %D%/arena.h \
	%D%/buf.c %D%/buf.h \
	%D%/build.c %D%/build.h \
	%D%/compat.h \
	%D%/doc.c %D%/doc.h %D%/doc_read.h \
	%D%/error.c %D%/error.h \
	%D%/exit.c %D%/exit.h \
	%D%/file.c %D%/file.h \
	%D%/json_read.c %D%/json_write.c \
	%D%/map.c %D%/map.h \
	%D%/sha256.c %D%/sha256.h \
	%D%/suggest.c %D%/suggest.h \
	%D%/utf8.c %D%/utf8.h \
	%D%/vec.c %D%/vec.h \
	%D%/xml.h %D%/xml_read.c %D%/xml_write.c \
	%D%/yaml_read.c %D%/yaml_write.c
