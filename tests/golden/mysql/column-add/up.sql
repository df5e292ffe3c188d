ALTER TABLE `item`
    ADD COLUMN `first` int(11) NOT NULL DEFAULT 4 FIRST,
    ADD COLUMN `middle` varchar(10) CHARACTER SET latin1 COLLATE latin1_bin AFTER `name`,
    ADD COLUMN `last_one` double,
    ALGORITHM=INSTANT;
