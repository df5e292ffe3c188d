ALTER TABLE `f` DROP FOREIGN KEY `one`, ALGORITHM=INSTANT;
ALTER TABLE `f` DROP FOREIGN KEY `two`, ALGORITHM=INSTANT;

-- TU301: copies all of `f`, and writers wait: Adding foreign keys needs foreign_key_checks=OFF
-- Lock: SHARE on `f`, rewrite
ALTER TABLE `f` ADD CONSTRAINT `one` FOREIGN KEY (`pid`) REFERENCES `p` (`id`) ON DELETE NO ACTION;
-- TU301: copies all of `f`, and writers wait: Adding foreign keys needs foreign_key_checks=OFF
-- Lock: SHARE on `f`, rewrite
ALTER TABLE `f` ADD CONSTRAINT `two` FOREIGN KEY (`q`) REFERENCES `p` (`a`) ON UPDATE SET NULL;
