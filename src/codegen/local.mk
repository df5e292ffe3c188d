# Migration files.
libtu_la_SOURCES += \
	%D%/migration.c \
	%D%/migration.h \
	%D%/migration_keys.c \
	%D%/migration_read.c \
	%D%/migration_reader.h \
	%D%/migration_write.c

libtu_la_SOURCES += \
	%D%/plan.h \
	%D%/preconditions.c \
	%D%/preconditions.h
libtu_la_SOURCES += \
	%D%/closure.c \
	%D%/edges.c \
	%D%/graph.h \
	%D%/order.c \
	%D%/plan.c \
	%D%/render.c \
	%D%/parts.c \
	%D%/renames.c \
	%D%/replace.c \
	%D%/split.c \
	%D%/rights.c \
	%D%/text.c
libtu_la_SOURCES += \
	%D%/pg/ability.c \
	%D%/pg/carry.c \
	%D%/pg/cast.c \
	%D%/pg/codegen.c \
	%D%/pg/collation.c \
	%D%/pg/column.c \
	%D%/pg/comment.c \
	%D%/pg/composite.c \
	%D%/pg/constraint.c \
	%D%/pg/defined.c \
	%D%/pg/domain.c \
	%D%/pg/enum.c \
	%D%/pg/event_trigger.c \
	%D%/pg/find.c \
	%D%/pg/foreign.c \
	%D%/pg/foreign_key.c \
	%D%/pg/function.c \
	%D%/pg/identity.c \
	%D%/pg/index.c \
	%D%/pg/inherit.c \
	%D%/pg/locks.c \
	%D%/pg/locks.h \
	%D%/pg/materialized_view.c \
	%D%/pg/not_null.c \
	%D%/pg/online.c \
	%D%/pg/pg.h \
	%D%/pg/policy.c \
	%D%/pg/publication.c \
	%D%/pg/range.c \
	%D%/pg/replace.c \
	%D%/pg/rights.c \
	%D%/pg/schema.c \
	%D%/pg/sequence.c \
	%D%/pg/statistics.c \
	%D%/pg/table.c \
	%D%/pg/text.c \
	%D%/pg/text_search.c \
	%D%/pg/trigger.c \
	%D%/pg/user_cast.c \
	%D%/pg/view.c

libtu_la_SOURCES += \
	%D%/sqlite/addable.c \
	%D%/sqlite/affinity.c \
	%D%/sqlite/alter.c \
	%D%/sqlite/codegen.c \
	%D%/sqlite/column.c \
	%D%/sqlite/comments.c \
	%D%/sqlite/constraint.c \
	%D%/sqlite/droppable.c \
	%D%/sqlite/guard.c \
	%D%/sqlite/inplace.c \
	%D%/sqlite/rebuild.c \
	%D%/sqlite/relation.c \
	%D%/sqlite/sqlite.h \
	%D%/sqlite/table.c \
	%D%/sqlite/text.c

libtu_la_SOURCES += \
	%D%/mysql/alter.c \
	%D%/mysql/apart.c \
	%D%/mysql/cast.c \
	%D%/mysql/codegen.c \
	%D%/mysql/column.c \
	%D%/mysql/mysql.h \
	%D%/mysql/partition.c %D%/mysql/partition.h \
	%D%/mysql/partition_plan.c \
	%D%/mysql/relation.c \
	%D%/mysql/table.c \
	%D%/mysql/text.c \
	%D%/mysql/versions.c %D%/mysql/versions.h
