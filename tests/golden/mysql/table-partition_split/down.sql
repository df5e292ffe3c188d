-- TU330: copies the rows of partitions of log while writers wait: `p1`, `pmax`
ALTER TABLE `log`
    REORGANIZE PARTITION `p1`, `pmax` INTO
    (PARTITION `pmax` VALUES LESS THAN MAXVALUE);
