SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: log.n from bigint(20) to int(11): values that do not fit the new type make it fail; writes log anew while writers wait, and fails where a row fits no partition
ALTER TABLE `log`
    MODIFY COLUMN `n` int(11)
    PARTITION BY RANGE COLUMNS(`at`,`shop`)
(PARTITION `a` VALUES LESS THAN ('2020-01-01','m'),
 PARTITION `b` VALUES LESS THAN ('2021-01-01',MAXVALUE));
SET sql_mode = @trueup_mode;
