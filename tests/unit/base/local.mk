# One program per source file: add check_NAME to the list, and name its source below.
base_checks = \
	check_alloc \
	check_arena \
	check_buf \
	check_cases \
	check_doc \
	check_error \
	check_exit \
	check_file \
	check_json_read \
	check_json_write \
	check_map \
	check_sha256 \
	check_suggest \
	check_utf8 \
	check_vec \
	check_xml_read \
	check_yaml_read \
	check_yaml_write
check_PROGRAMS += $(base_checks)
TESTS += $(base_checks)
EXTRA_DIST += %D%/cases_json.h %D%/cases_xml.h %D%/cases_yaml.h %D%/suite.h

check_alloc_SOURCES = %D%/check_alloc.c
check_alloc_CPPFLAGS = $(unit_cppflags)
check_alloc_LDADD = $(unit_libs)

check_arena_SOURCES = %D%/check_arena.c
check_arena_CPPFLAGS = $(unit_cppflags)
check_arena_LDADD = $(unit_libs)

check_buf_SOURCES = %D%/check_buf.c
check_buf_CPPFLAGS = $(unit_cppflags)
check_buf_LDADD = $(unit_libs)

check_cases_SOURCES = %D%/check_cases.c
check_cases_CPPFLAGS = $(unit_cppflags)
check_cases_LDADD = $(unit_libs)

check_doc_SOURCES = %D%/check_doc.c
check_doc_CPPFLAGS = $(unit_cppflags)
check_doc_LDADD = $(unit_libs)

check_error_SOURCES = %D%/check_error.c
check_error_CPPFLAGS = $(unit_cppflags)
check_error_LDADD = $(unit_libs)

check_exit_SOURCES = %D%/check_exit.c
check_exit_CPPFLAGS = $(unit_cppflags)
check_exit_LDADD = $(unit_libs)

check_file_SOURCES = %D%/check_file.c
check_file_CPPFLAGS = $(unit_cppflags)
check_file_LDADD = $(unit_libs)

check_json_read_SOURCES = %D%/check_json_read.c
check_json_read_CPPFLAGS = $(unit_cppflags)
check_json_read_LDADD = $(unit_libs)

check_json_write_SOURCES = %D%/check_json_write.c
check_json_write_CPPFLAGS = $(unit_cppflags)
check_json_write_LDADD = $(unit_libs)

check_map_SOURCES = %D%/check_map.c
check_map_CPPFLAGS = $(unit_cppflags)
check_map_LDADD = $(unit_libs)

check_sha256_SOURCES = %D%/check_sha256.c
check_sha256_CPPFLAGS = $(unit_cppflags)
check_sha256_LDADD = $(unit_libs)

check_suggest_SOURCES = %D%/check_suggest.c
check_suggest_CPPFLAGS = $(unit_cppflags)
check_suggest_LDADD = $(unit_libs)

check_utf8_SOURCES = %D%/check_utf8.c
check_utf8_CPPFLAGS = $(unit_cppflags)
check_utf8_LDADD = $(unit_libs)

check_vec_SOURCES = %D%/check_vec.c
check_vec_CPPFLAGS = $(unit_cppflags)
check_vec_LDADD = $(unit_libs)

check_yaml_read_SOURCES = %D%/check_yaml_read.c
check_yaml_read_CPPFLAGS = $(unit_cppflags)
check_yaml_read_LDADD = $(unit_libs)

check_xml_read_SOURCES = %D%/check_xml_read.c
check_xml_read_CPPFLAGS = $(unit_cppflags)
check_xml_read_LDADD = $(unit_libs)

check_yaml_write_SOURCES = %D%/check_yaml_write.c
check_yaml_write_CPPFLAGS = $(unit_cppflags)
check_yaml_write_LDADD = $(unit_libs)
