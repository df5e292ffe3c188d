SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: t.n from bigint(20) to int(11): values that do not fit the new type make it fail
-- TU301: copies all of `t`, and writers wait: Cannot change column type
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    DROP COLUMN `v`,
    MODIFY COLUMN `n` int(11);
SET sql_mode = @trueup_mode;
