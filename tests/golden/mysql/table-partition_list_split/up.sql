-- TU330: copies the rows of partitions of sale while writers wait: `south`
ALTER TABLE `sale`
    REORGANIZE PARTITION `south` INTO
    (PARTITION `south` VALUES IN (3,4),
     PARTITION `east` VALUES IN (5,7));
ALTER TABLE `sale`
    ADD PARTITION
    (PARTITION `far` VALUES IN (8));
