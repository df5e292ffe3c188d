-- TU301: the type of log.n goes from int(11) to bigint(20): the table may be copied, and values that do not fit make it fail
ALTER TABLE `log`
    MODIFY COLUMN `n` bigint(20);
-- TU330: copies the rows of partitions of log while writers wait: `b`
ALTER TABLE `log`
    REORGANIZE PARTITION `b` INTO
    (PARTITION `b` VALUES LESS THAN ('2022-01-01',MAXVALUE));
