check_PROGRAMS += check_declare_name check_declare_read check_declare_wrong check_declare_write \
	check_declare_schema check_declare_xml check_declare_formats check_declare_dialect
TESTS += check_declare_name check_declare_read check_declare_wrong check_declare_write \
	check_declare_schema check_declare_xml check_declare_formats check_declare_dialect
check_declare_name_SOURCES = %D%/check_name.c %D%/support.h
check_declare_name_CPPFLAGS = $(unit_cppflags)
check_declare_name_LDADD = $(unit_libs)
check_declare_read_SOURCES = %D%/check_read.c %D%/support.c %D%/support.h
check_declare_read_CPPFLAGS = $(unit_cppflags)
check_declare_read_LDADD = $(unit_libs)
check_declare_wrong_SOURCES = %D%/check_wrong.c %D%/support.c %D%/support.h
check_declare_wrong_CPPFLAGS = $(unit_cppflags)
check_declare_wrong_LDADD = $(unit_libs)
check_declare_write_SOURCES = %D%/check_write.c %D%/support.c %D%/support.h
check_declare_write_CPPFLAGS = $(unit_cppflags)
check_declare_write_LDADD = $(unit_libs)
check_declare_schema_SOURCES = %D%/check_schema.c %D%/support.c %D%/support.h
check_declare_schema_CPPFLAGS = $(unit_cppflags)
check_declare_schema_LDADD = $(unit_libs)
check_declare_xml_SOURCES = %D%/check_xml.c %D%/support.c %D%/support.h
check_declare_xml_CPPFLAGS = $(unit_cppflags)
check_declare_xml_LDADD = $(unit_libs)
check_declare_formats_SOURCES = %D%/check_formats.c %D%/support.c %D%/support.h
check_declare_formats_CPPFLAGS = $(unit_cppflags)
check_declare_formats_LDADD = $(unit_libs)
check_declare_dialect_SOURCES = %D%/check_dialect.c %D%/support.c %D%/support.h
check_declare_dialect_CPPFLAGS = $(unit_cppflags)
check_declare_dialect_LDADD = $(unit_libs)
