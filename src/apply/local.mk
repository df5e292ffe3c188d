libtu_la_SOURCES += \
	%D%/applier.c \
	%D%/applier.h \
	%D%/apply.c \
	%D%/apply.h \
	%D%/backup.c \
	%D%/backup.h \
	%D%/effect.c \
	%D%/engine.c \
	%D%/engine.h \
	%D%/history.c \
	%D%/history.h \
	%D%/journal.c \
	%D%/keys.c \
	%D%/log.c \
	%D%/log.h \
	%D%/mark.c \
	%D%/plan.c \
	%D%/record.c \
	%D%/repair.c \
	%D%/script.c \
	%D%/set.c \
	%D%/set.h \
	%D%/state.c \
	%D%/state.h \
	%D%/step.c \
	%D%/tables.c \
	%D%/transaction.c
