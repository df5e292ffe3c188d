libtu_la_SOURCES +=
libtu_la_SOURCES += \
	%D%/changes.c \
	%D%/changes.h \
	%D%/coverage.c \
	%D%/coverage.h
