-- TU330: copies the rows of partitions of log while writers wait: `old`
ALTER TABLE `log`
    REORGANIZE PARTITION `old` INTO
    (PARTITION `p0` VALUES LESS THAN (2019),
     PARTITION `p1` VALUES LESS THAN (2020));
-- TU330: copies the rows of partitions of log while writers wait: `later`
ALTER TABLE `log`
    REORGANIZE PARTITION `later` INTO
    (PARTITION `p3` VALUES LESS THAN (2022),
     PARTITION `later` VALUES LESS THAN MAXVALUE);
