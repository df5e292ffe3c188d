ALTER TABLE `r` RENAME COLUMN `old_name` TO `new_name`;
