-- TU505: writes sale anew while writers wait, and fails where a row fits no partition
ALTER TABLE `sale`
    PARTITION BY LIST (`region`)
(PARTITION `north` VALUES IN (1,2),
 PARTITION `south` VALUES IN (3,4,5),
 PARTITION `west` VALUES IN (6));
