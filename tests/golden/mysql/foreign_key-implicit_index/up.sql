ALTER TABLE `c`
    RENAME INDEX `c_b` TO `b_own`,
    ALGORITHM=INSTANT;
-- TU301: copies all of `c`, and writers wait: Adding foreign keys needs foreign_key_checks=OFF
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c` ADD CONSTRAINT `c_a` FOREIGN KEY (`a`) REFERENCES `p` (`id`);
