# Fuzz targets with a plain main that replays the corpus. For libFuzzer, compile a target and the
# library with clang and -fsanitize=fuzzer, and leave replay.c out.
fuzz_common = %D%/replay.c %D%/fuzz.h %D%/fuzz_doc.c %D%/fuzz_doc.h
check_PROGRAMS += fuzz_json fuzz_yaml fuzz_xml fuzz_model fuzz_split fuzz_url
fuzz_json_SOURCES = %D%/fuzz_json.c $(fuzz_common)
fuzz_json_LDADD = libtu.la
fuzz_yaml_SOURCES = %D%/fuzz_yaml.c $(fuzz_common)
fuzz_yaml_LDADD = libtu.la
fuzz_xml_SOURCES = %D%/fuzz_xml.c %D%/replay.c %D%/fuzz.h
fuzz_xml_LDADD = libtu.la
fuzz_model_SOURCES = %D%/fuzz_model.c %D%/replay.c %D%/fuzz.h
fuzz_model_LDADD = libtu.la
fuzz_split_SOURCES = %D%/fuzz_split.c %D%/replay.c %D%/fuzz.h
fuzz_split_LDADD = libtu.la
fuzz_url_SOURCES = %D%/fuzz_url.c %D%/replay.c %D%/fuzz.h
fuzz_url_LDADD = libtu.la

dist_check_SCRIPTS += %D%/fuzz.sh
TESTS += %D%/fuzz.sh
EXTRA_DIST += %D%/corpus
