ALTER TABLE `r` RENAME COLUMN `new_name` TO `old_name`;
