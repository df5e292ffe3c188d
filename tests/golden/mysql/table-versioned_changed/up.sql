SET system_versioning_alter_history = KEEP;
-- TU301: the type of v.c goes from varchar(10) to varchar(20): the table may be copied, and values that do not fit make it fail
ALTER TABLE `v`
    MODIFY COLUMN `a` bigint(20) WITHOUT SYSTEM VERSIONING,
    MODIFY COLUMN `b` bigint(20),
    MODIFY COLUMN `c` varchar(20),
    ADD KEY `a` (`a`),
    COMMENT='with a history';
SET system_versioning_alter_history = DEFAULT;
