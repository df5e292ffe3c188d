libtu_la_SOURCES += \
	%D%/introspect.c \
	%D%/introspect.h \
	%D%/introspect_dialects.h
