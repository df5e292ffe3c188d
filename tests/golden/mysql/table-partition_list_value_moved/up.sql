-- TU330: copies the rows of partitions of sale while writers wait: `a`, `b`, `c`
ALTER TABLE `sale`
    REORGANIZE PARTITION `a`, `b`, `c` INTO
    (PARTITION `a` VALUES IN (1),
     PARTITION `b` VALUES IN (4,2),
     PARTITION `c` VALUES IN (5,3));
