libtu_la_SOURCES +=
