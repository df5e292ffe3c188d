SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: t.a becomes latin1: characters that it does not have make it fail; t.b becomes latin1: characters that it does not have make it fail
-- TU301: copies all of `t`, and writers wait: Cannot change column type
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    MODIFY COLUMN `a` varchar(20),
    MODIFY COLUMN `b` text,
    COLLATE=latin1_swedish_ci;
SET sql_mode = @trueup_mode;
