SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: t.n from bigint to int: values that do not fit the new type make it fail
-- TU301: copies all of `t`, and writers wait: Cannot change column type INPLACE
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    DROP COLUMN `v`,
    MODIFY COLUMN `n` int;
SET sql_mode = @trueup_mode;
