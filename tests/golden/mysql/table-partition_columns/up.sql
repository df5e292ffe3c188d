-- TU301: copies all of `log`, and writers wait: Cannot change column type
-- Lock: SHARE on `log`, rewrite
ALTER TABLE `log`
    MODIFY COLUMN `n` bigint(20);
-- TU330: copies the rows of partitions of log while writers wait: `b`
ALTER TABLE `log`
    REORGANIZE PARTITION `b` INTO
    (PARTITION `b` VALUES LESS THAN ('2022-01-01',MAXVALUE));
