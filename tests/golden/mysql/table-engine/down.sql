ALTER TABLE `item`
    ENGINE=InnoDB;
