-- TU330: copies the rows of partitions of log while writers wait: `p0`
ALTER TABLE `log`
    REORGANIZE PARTITION `p0` INTO
    (PARTITION `y2019` VALUES LESS THAN (2020));
-- TU330: copies the rows of partitions of log while writers wait: `p1`
DELIMITER ;;
ALTER TABLE `log`
    REORGANIZE PARTITION `p1` INTO
    (PARTITION `p1` VALUES LESS THAN (2021) COMMENT = 'it\'s one')
;;
DELIMITER ;
-- TU330: copies the rows of partitions of log while writers wait: `p2`
ALTER TABLE `log`
    REORGANIZE PARTITION `p2` INTO
    (PARTITION `p2` VALUES LESS THAN (2022) MAX_ROWS = 1000 COMMENT = 'two');
