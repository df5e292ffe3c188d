libtu_la_SOURCES += \
	%D%/scratch.h
