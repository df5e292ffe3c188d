-- TU505: writes sale anew while writers wait, and fails where a row fits no partition
ALTER TABLE `sale`
    PARTITION BY LIST (`region`)
(PARTITION `a` VALUES IN (1,2),
 PARTITION `b` VALUES IN (4));
