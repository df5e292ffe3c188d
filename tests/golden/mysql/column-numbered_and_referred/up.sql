SET foreign_key_checks = 0;
-- TU301: copies all of `p`, and writers wait: Cannot change column type
-- Lock: SHARE on `p`, rewrite
ALTER TABLE `p`
    MODIFY COLUMN `id` int(11) NOT NULL AUTO_INCREMENT;
SET foreign_key_checks = 1;
