# Tests: unit programs (Check), shell tests (TAP).
unit_libs = libtu.la $(CHECK_LIBS)
unit_cppflags = $(AM_CPPFLAGS) $(CHECK_CFLAGS)
if WITH_CHECK
include tests/unit/base/local.mk
include tests/unit/model/local.mk
include tests/unit/sql/local.mk
include tests/unit/db/local.mk
include tests/unit/diff/local.mk
include tests/unit/codegen/local.mk
include tests/unit/introspect/local.mk
include tests/unit/declare/local.mk
include tests/unit/scratch/local.mk
include tests/unit/apply/local.mk
include tests/unit/compat/local.mk
include tests/unit/report/local.mk
include tests/unit/api/local.mk
include tests/unit/cli/local.mk
endif

# Shell tests (TAP).
dist_check_SCRIPTS += %D%/floors.sh %D%/floors-can-fail.sh %D%/check-demo.sh
TESTS += %D%/floors.sh %D%/floors-can-fail.sh

if WITH_SQLITE3
TESTS += %D%/check-demo.sh
endif

include tests/fuzz/local.mk
include tests/golden/local.mk
include tests/cli/local.mk
include tests/bench/local.mk
EXTRA_DIST += %D%/demo.sh
include tests/servers/local.mk
