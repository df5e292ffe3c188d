libtu_la_SOURCES += \
	%D%/alloc.c %D%/alloc.h \
	%D%/arena.c %D%/arena.h \
	%D%/buf.c %D%/buf.h \
	%D%/compat.h \
	%D%/doc.h \
	%D%/error.c %D%/error.h \
	%D%/exit.c %D%/exit.h \
	%D%/file.h \
	%D%/map.c %D%/map.h \
	%D%/sha256.c %D%/sha256.h \
	%D%/utf8.c %D%/utf8.h \
	%D%/vec.c %D%/vec.h
