SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: log.note from varchar(30) to varchar(20): values that do not fit the new type make it fail
-- TU330: writes log anew while writers wait, because its partitioning changes
ALTER TABLE `log`
    MODIFY COLUMN `note` varchar(20)
    PARTITION BY RANGE (year(`at`))
(PARTITION `p0` VALUES LESS THAN (2020),
 PARTITION `p1` VALUES LESS THAN MAXVALUE);
SET sql_mode = @trueup_mode;
