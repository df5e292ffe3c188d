libtu_la_SOURCES += \
	%D%/arena.h \
	%D%/buf.h \
	%D%/doc.h \
	%D%/error.h \
	%D%/file.h \
	%D%/map.h \
	%D%/sha256.h \
	%D%/utf8.h \
	%D%/vec.h
libtu_la_SOURCES += %D%/version.c
