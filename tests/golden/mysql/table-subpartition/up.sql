-- TU330: copies the rows of partitions of log while writers wait: `later`
ALTER TABLE `log`
    REORGANIZE PARTITION `later` INTO
    (PARTITION `p2` VALUES LESS THAN (2022),
     PARTITION `later` VALUES LESS THAN MAXVALUE);
