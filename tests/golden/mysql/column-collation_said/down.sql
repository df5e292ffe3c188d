SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: a.x from varchar(20) to varchar(5): values that do not fit the new type make it fail
-- TU301: copies all of `a`, and writers wait: Cannot change column type
-- Lock: SHARE on `a`, rewrite
ALTER TABLE `a`
    MODIFY COLUMN `x` varchar(5) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'y' COMMENT 'x';
SET sql_mode = @trueup_mode;
