libtu_la_SOURCES += \
	%D%/compare.h \
	%D%/kind.h \
	%D%/object.h \
	%D%/objects.h \
	%D%/kinds.def
