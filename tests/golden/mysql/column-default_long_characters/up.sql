ALTER TABLE `d`
    MODIFY COLUMN `a` varchar(9) DEFAULT '?!',
    ADD COLUMN `b` varchar(10) DEFAULT 'ü😀' AFTER `a`,
    ADD COLUMN `c` varchar(10) CHARACTER SET utf16 COLLATE utf16_general_ci DEFAULT 0xD83DDE00003F;
