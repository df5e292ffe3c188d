SET foreign_key_checks = 0;
ALTER TABLE `p`
    MODIFY COLUMN `id` int(11) NOT NULL,
    ALGORITHM=INSTANT;
SET foreign_key_checks = 1;
