-- TU330: copies the rows of partitions of log while writers wait: `pmax`
ALTER TABLE `log`
    REORGANIZE PARTITION `pmax` INTO
    (PARTITION `p1` VALUES LESS THAN (2025),
     PARTITION `pmax` VALUES LESS THAN MAXVALUE);
