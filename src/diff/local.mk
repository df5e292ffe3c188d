libtu_la_SOURCES += \
	%D%/diff.h
