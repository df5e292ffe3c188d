-- TU330: copies the rows of partitions of log while writers wait: `p2`, `later`
ALTER TABLE `log`
    REORGANIZE PARTITION `p2`, `later` INTO
    (PARTITION `later` VALUES LESS THAN MAXVALUE);
