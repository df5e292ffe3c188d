-- TU330: writes log anew while writers wait, because its partitioning changes
ALTER TABLE `log`
    PARTITION BY RANGE (year(`at`))
(PARTITION `p0` VALUES LESS THAN (2020),
 PARTITION `p1` VALUES LESS THAN (2021));
