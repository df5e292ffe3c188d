-- TU330: writes log anew while writers wait, because its partitioning changes
ALTER TABLE `log`
    MODIFY COLUMN `note` varchar(30)
    PARTITION BY RANGE COLUMNS(`at`)
(PARTITION `p0` VALUES LESS THAN ('2020-01-01'),
 PARTITION `p1` VALUES LESS THAN (MAXVALUE));
