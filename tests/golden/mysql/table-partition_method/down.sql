-- TU301: the type of log.note goes from varchar(30) to varchar(20): the table may be copied, and values that do not fit make it fail
ALTER TABLE `log`
    MODIFY COLUMN `note` varchar(20)
    PARTITION BY RANGE (year(`at`))
(PARTITION `p0` VALUES LESS THAN (2020),
 PARTITION `p1` VALUES LESS THAN MAXVALUE);
