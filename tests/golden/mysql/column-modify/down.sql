SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: m.a from bigint(20) unsigned to int(11): values that do not fit the new type make it fail; m.b from varchar(20) to varchar(10): values that do not fit the new type make it fail; m.c from enum('a','b','c') to enum('a','b'): a row that has a value that goes makes it fail
-- TU301: copies all of `m`, and writers wait: Cannot change column type
-- Lock: SHARE on `m`, rewrite
ALTER TABLE `m`
    MODIFY COLUMN `a` int(11),
    MODIFY COLUMN `b` varchar(10) DEFAULT 'x',
    MODIFY COLUMN `c` enum('a','b'),
    MODIFY COLUMN `d` timestamp NULL,
    MODIFY COLUMN `e` varchar(5),
    MODIFY COLUMN `f` int(11) NOT NULL DEFAULT 0;
SET sql_mode = @trueup_mode;
