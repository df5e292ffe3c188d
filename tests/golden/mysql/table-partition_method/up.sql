-- TU301: the type of log.note goes from varchar(20) to varchar(30): the table may be copied, and values that do not fit make it fail
ALTER TABLE `log`
    MODIFY COLUMN `note` varchar(30)
    PARTITION BY RANGE COLUMNS(`at`)
(PARTITION `p0` VALUES LESS THAN ('2020-01-01'),
 PARTITION `p1` VALUES LESS THAN (MAXVALUE));
