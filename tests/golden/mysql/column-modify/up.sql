SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: m.a from int(11) to bigint(20) unsigned: values that do not fit the new type make it fail; fails where m.a is NULL; m.e becomes latin1: characters that it does not have make it fail
-- TU301: copies all of `m`, and writers wait: Cannot change column type
-- Lock: SHARE on `m`, rewrite
ALTER TABLE `m`
    MODIFY COLUMN `a` bigint(20) unsigned NOT NULL,
    MODIFY COLUMN `b` varchar(20) COMMENT 'b',
    MODIFY COLUMN `c` enum('a','b','c') DEFAULT 'a',
    MODIFY COLUMN `d` timestamp NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    MODIFY COLUMN `e` varchar(5) CHARACTER SET latin1 COLLATE latin1_swedish_ci,
    MODIFY COLUMN `f` int(11) NOT NULL DEFAULT 0 INVISIBLE;
SET sql_mode = @trueup_mode;
