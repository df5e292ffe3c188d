-- TU330: copies the rows of partitions of log while writers wait: `p0`, `p1`
ALTER TABLE `log`
    REORGANIZE PARTITION `p0`, `p1` INTO
    (PARTITION `old` VALUES LESS THAN (2020));
-- TU330: copies the rows of partitions of log while writers wait: `p3`, `later`
ALTER TABLE `log`
    REORGANIZE PARTITION `p3`, `later` INTO
    (PARTITION `later` VALUES LESS THAN MAXVALUE);
