SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: t.price from decimal(10,2) to decimal(10,4): values that do not fit the new type make it fail
-- TU301: copies all of `t`, and writers wait: Cannot change column type
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    MODIFY COLUMN `price` decimal(10,4),
    MODIFY COLUMN `at` datetime(6),
    MODIFY COLUMN `day` datetime;
SET sql_mode = @trueup_mode;
