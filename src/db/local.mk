libtu_la_SOURCES += \
	%D%/conn.h \
	%D%/fake.h
