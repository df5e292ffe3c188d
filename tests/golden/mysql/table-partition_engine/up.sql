-- TU301: copies rows of `log`, and writers may wait
ALTER TABLE `log`
    ENGINE=InnoDB;
ALTER TABLE `log`
    ADD PARTITION
    (PARTITION `p2` VALUES LESS THAN (2022));
