-- TU330: copies the rows of partitions of sale while writers wait: `a`
ALTER TABLE `sale`
    REORGANIZE PARTITION `a` INTO
    (PARTITION `a` VALUES IN (1,2,3));
