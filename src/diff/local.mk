libtu_la_SOURCES += \
	%D%/diff.h
libtu_la_SOURCES += \
	%D%/diff.c \
	%D%/moves.c %D%/moves.h \
	%D%/rename.c
