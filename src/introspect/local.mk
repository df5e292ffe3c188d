libtu_la_SOURCES += \
	%D%/introspect.h
