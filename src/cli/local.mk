# The command line: all but main() in a library that unit tests link too.
noinst_LTLIBRARIES += libtucli.la
libtucli_la_SOURCES = \
	%D%/apply.c %D%/apply.h \
	%D%/args.c %D%/args.h \
	%D%/ask.c \
	%D%/cli.h \
	%D%/cmd_autogenerate.c \
	%D%/cmd_backup.c \
	%D%/cmd_check.c \
	%D%/cmd_diff.c \
	%D%/cmd_down.c \
	%D%/cmd_help.c \
	%D%/cmd_history.c \
	%D%/cmd_init.c \
	%D%/cmd_inspect.c \
	%D%/cmd_new.c \
	%D%/cmd_repair.c \
	%D%/cmd_schema.c \
	%D%/cmd_stamp.c \
	%D%/cmd_status.c \
	%D%/cmd_up.c \
	%D%/cmd_verify.c \
	%D%/cmd_version.c \
	%D%/command.h %D%/commands.c \
	%D%/configuration.c %D%/configuration.h \
	%D%/help.c %D%/help.h \
	%D%/interrupt.c %D%/interrupt.h \
	%D%/output.c \
	%D%/progress.c %D%/progress.h \
	%D%/settings.c

bin_PROGRAMS += trueup
trueup_SOURCES = %D%/main.c
trueup_LDADD = libtucli.la libtrueup.la libtu.la -lpthread

dist_man_MANS += \
	docs/man/trueup.1 \
	docs/man/trueup-autogenerate.1 \
	docs/man/trueup-backup.1 \
	docs/man/trueup-check.1 \
	docs/man/trueup-diff.1 \
	docs/man/trueup-down.1 \
	docs/man/trueup-history.1 \
	docs/man/trueup-init.1 \
	docs/man/trueup-inspect.1 \
	docs/man/trueup-new.1 \
	docs/man/trueup-repair.1 \
	docs/man/trueup-schema.1 \
	docs/man/trueup-stamp.1 \
	docs/man/trueup-status.1 \
	docs/man/trueup-up.1 \
	docs/man/trueup-verify.1 \
	docs/man/trueup-wait.1 \
	docs/man/libtrueup.3
