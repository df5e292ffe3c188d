libtu_la_SOURCES += \
	%D%/declare.h
