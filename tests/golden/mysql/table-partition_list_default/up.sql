-- TU330: writes sale anew while writers wait, because its partitioning changes
ALTER TABLE `sale`
    PARTITION BY LIST (`region`)
(PARTITION `a` VALUES IN (1,2),
 PARTITION `c` VALUES IN (3),
 PARTITION `others` DEFAULT);
