SET foreign_key_checks = 0;
ALTER TABLE `p`
    MODIFY COLUMN `id` int(11) NOT NULL AUTO_INCREMENT;
SET foreign_key_checks = 1;
