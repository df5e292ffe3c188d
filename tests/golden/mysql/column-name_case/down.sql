SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: n.Name from varchar(6) to varchar(5): values that do not fit the new type make it fail
-- TU301: copies all of `n`, and writers wait: Cannot change column type
-- Lock: SHARE on `n`, rewrite
ALTER TABLE `n`
    MODIFY COLUMN `Name` varchar(5);
SET sql_mode = @trueup_mode;
