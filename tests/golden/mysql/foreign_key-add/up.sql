ALTER TABLE `c`
    ADD KEY `c_p` (`p_id`),
    ALGORITHM=NOCOPY, LOCK=NONE;
-- TU301: copies all of `c`, and writers wait: Adding foreign keys needs foreign_key_checks=OFF
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c` ADD CONSTRAINT `c_p` FOREIGN KEY (`p_id`) REFERENCES `p` (`id`) ON DELETE SET NULL ON UPDATE CASCADE;
