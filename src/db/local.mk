libtu_la_SOURCES += \
	%D%/backup.c %D%/backup.h \
	%D%/child.c %D%/child.h \
	%D%/conn.c %D%/conn.h \
	%D%/dump.c %D%/dump.h \
	%D%/fake.c %D%/fake.h \
	%D%/pg_version.c %D%/pg_version.h \
	%D%/mysql_dump.c \
	%D%/statement.c %D%/statement.h \
	%D%/store.c %D%/store.h \
	%D%/url.c %D%/url.h \
	%D%/wait.c %D%/wait.h
if WITH_LIBPQ
libtu_la_SOURCES += \
	%D%/pg.c %D%/pg.h \
	%D%/pg_backup.c \
	%D%/pg_batch.c \
	%D%/pg_dump.c \
	%D%/pg_error.c \
	%D%/pg_lock.c \
	%D%/pg_tool.c %D%/pg_tool.h
endif
if WITH_SQLITE3
libtu_la_SOURCES += \
	%D%/sqlite.c \
	%D%/sqlite_backup.c
endif
if WITH_LIBMARIADB
libtu_la_SOURCES += \
	%D%/mysql.c %D%/mysql.h \
	%D%/mysql_backup.c \
	%D%/mysql_lock.c
endif
