-- TU330: copies the rows of partitions of log while writers wait: `p1`
ALTER TABLE `log`
    REORGANIZE PARTITION `p1` INTO
    (PARTITION `p1` VALUES LESS THAN (2025),
     PARTITION `p2` VALUES LESS THAN MAXVALUE);
