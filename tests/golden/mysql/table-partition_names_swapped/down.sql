-- TU330: writes log anew while writers wait, because its partitioning changes
ALTER TABLE `log`
    PARTITION BY RANGE (year(`at`))
(PARTITION `a` VALUES LESS THAN (2020),
 PARTITION `b` VALUES LESS THAN (2021));
