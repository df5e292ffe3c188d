libtu_la_SOURCES += \
	%D%/diff.h
libtu_la_SOURCES += \
	%D%/diff.c \
	%D%/rename.c
