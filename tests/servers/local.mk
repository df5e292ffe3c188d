# The other majors of PostgreSQL, with ./try test --all; see check-major.sh.
pg_majors = \
	%D%/check-pg13.sh \
	%D%/check-pg14.sh \
	%D%/check-pg16.sh \
	%D%/check-pg17.sh \
	%D%/check-pg18.sh
dist_check_SCRIPTS += $(pg_majors)
EXTRA_DIST += %D%/pg.sh %D%/pg-major.sh %D%/check-major.sh
if WITH_LIBPQ
TESTS += $(pg_majors)
endif

# MySQL, and another MariaDB, likewise; see check-mysql-server.sh.
mysql_servers = %D%/check-mysql.sh %D%/check-mariadb118.sh
dist_check_SCRIPTS += $(mysql_servers)
EXTRA_DIST += %D%/mariadb.sh %D%/mysql-client.sh %D%/mysql-root.sh %D%/check-mysql-server.sh
if WITH_LIBMARIADB
TESTS += $(mysql_servers)
endif
