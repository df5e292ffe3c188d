SET system_versioning_alter_history = KEEP;
-- TU301: copies all of `v`, and writers wait: Cannot change column type
-- Lock: SHARE on `v`, rewrite
ALTER TABLE `v`
    MODIFY COLUMN `a` bigint(20) WITHOUT SYSTEM VERSIONING,
    MODIFY COLUMN `b` bigint(20),
    MODIFY COLUMN `c` varchar(20),
    ADD KEY `a` (`a`),
    COMMENT='with a history';
SET system_versioning_alter_history = DEFAULT;
