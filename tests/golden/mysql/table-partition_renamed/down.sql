-- TU330: copies the rows of partitions of log while writers wait: `y2019`
ALTER TABLE `log`
    REORGANIZE PARTITION `y2019` INTO
    (PARTITION `p0` VALUES LESS THAN (2020));
-- TU330: copies the rows of partitions of log while writers wait: `p1`
ALTER TABLE `log`
    REORGANIZE PARTITION `p1` INTO
    (PARTITION `p1` VALUES LESS THAN (2021) COMMENT = 'one');
-- TU330: copies the rows of partitions of log while writers wait: `p2`
ALTER TABLE `log`
    REORGANIZE PARTITION `p2` INTO
    (PARTITION `p2` VALUES LESS THAN (2022));
