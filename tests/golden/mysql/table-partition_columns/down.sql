-- TU301: the type of log.n goes from bigint(20) to int(11): the table may be copied, and values that do not fit make it fail
ALTER TABLE `log`
    MODIFY COLUMN `n` int(11)
    PARTITION BY RANGE COLUMNS(`at`,`shop`)
(PARTITION `a` VALUES LESS THAN ('2020-01-01','m'),
 PARTITION `b` VALUES LESS THAN ('2021-01-01',MAXVALUE));
