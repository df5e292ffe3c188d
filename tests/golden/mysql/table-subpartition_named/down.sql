-- TU116: drops partitions of log with their rows: `p2`
ALTER TABLE `log`
    DROP PARTITION `p2`;
-- TU330: copies the rows of partitions of log while writers wait: `p0`
ALTER TABLE `log`
    REORGANIZE PARTITION `p0` INTO
    (PARTITION `p0` VALUES LESS THAN (2020)
 (SUBPARTITION `s0`,
  SUBPARTITION `s1` COMMENT = 'b'));
