SET system_versioning_alter_history = KEEP;
SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: v.a from bigint(20) to int(11): values that do not fit the new type make it fail; v.b from bigint(20) to int(11): values that do not fit the new type make it fail; v.c from varchar(20) to varchar(10): values that do not fit the new type make it fail
-- TU301: copies all of `v`, and writers wait: Cannot change column type
-- Lock: SHARE on `v`, rewrite
ALTER TABLE `v`
    DROP KEY `a`,
    MODIFY COLUMN `a` int(11),
    MODIFY COLUMN `b` int(11) WITHOUT SYSTEM VERSIONING,
    MODIFY COLUMN `c` varchar(10),
    COMMENT='';
SET sql_mode = @trueup_mode;
SET system_versioning_alter_history = DEFAULT;
