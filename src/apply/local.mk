libtu_la_SOURCES += \
	%D%/set.c \
	%D%/set.h \
	%D%/state.c \
	%D%/state.h
