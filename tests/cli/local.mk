# The program as people use it: exit codes, stdout and stderr apart, bad input.
cli_tests = \
	%D%/backup.sh \
	%D%/backup_servers.sh \
	%D%/bad_input.sh \
	%D%/check.sh \
	%D%/configuration.sh \
	%D%/coverage_postgresql.sh \
	%D%/formats.sh \
	%D%/help.sh \
	%D%/hostile_mysql.sh \
	%D%/history.sh \
	%D%/interrupt.sh \
	%D%/hostile_postgresql.sh \
	%D%/hostile_sqlite.sh \
	%D%/library.sh \
	%D%/main_job.sh \
	%D%/mysql.sh \
	%D%/neutral.sh \
	%D%/portable.sh \
	%D%/postgresql.sh \
	%D%/postgresql_files.sh \
	%D%/refusals.sh \
	%D%/preconditions.sh \
	%D%/safety.sh \
	%D%/safety_postgresql.sh \
	%D%/schemas.sh \
	%D%/sql_models.sh \
	%D%/sqlite.sh \
	%D%/symbols.sh \
	%D%/terminal.sh \
	%D%/torture_sqlite.sh \
	%D%/usage.sh
dist_check_SCRIPTS += $(cli_tests)
EXTRA_DIST += %D%/lib.sh %D%/schemas/configuration.txt %D%/schemas/judge.py \
	%D%/schemas/model.txt %D%/schemas/model-xml.txt
TESTS += $(cli_tests)
