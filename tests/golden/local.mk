# One folder per case; see golden.sh.
dist_check_SCRIPTS += %D%/golden.sh %D%/check-sqlite.sh %D%/check-postgresql.sh \
	%D%/check-mysql.sh
dist_check_SCRIPTS += %D%/check-kinds.sh
EXTRA_DIST += %D%/sqlite %D%/postgresql %D%/mysql
TESTS += %D%/check-kinds.sh
if WITH_SQLITE3
TESTS += %D%/check-sqlite.sh
endif
if WITH_LIBPQ
TESTS += %D%/check-postgresql.sh
endif
if WITH_LIBMARIADB
TESTS += %D%/check-mysql.sh
endif
