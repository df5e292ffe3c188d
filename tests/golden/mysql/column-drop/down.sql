ALTER TABLE `item`
    ADD COLUMN `name` varchar(40) NOT NULL AFTER `id`;
