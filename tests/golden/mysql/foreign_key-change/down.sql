ALTER TABLE `c` DROP FOREIGN KEY `c_p`, ALGORITHM=INSTANT;

-- TU301: copies all of `c`, and writers wait: Adding foreign keys needs foreign_key_checks=OFF
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c` ADD CONSTRAINT `c_p` FOREIGN KEY (`p_id`) REFERENCES `p` (`id`);
