libtu_la_SOURCES += \
	%D%/version.c \
	%D%/version.h
libtu_la_SOURCES += \
	%D%/class.c \
	%D%/class.h
