SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU109: t.price from decimal(10,4) to decimal(10,2): values are rounded without an error; t.at from datetime(6) to datetime: values are rounded without an error; t.day from datetime to date: values are cut without an error
-- TU301: copies all of `t`, and writers wait: Cannot change column type
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    MODIFY COLUMN `price` decimal(10,2),
    MODIFY COLUMN `at` datetime,
    MODIFY COLUMN `day` date;
SET sql_mode = @trueup_mode;
