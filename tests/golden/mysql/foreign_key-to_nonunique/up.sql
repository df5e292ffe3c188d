ALTER TABLE `c`
    ADD KEY `c_b` (`b`),
    ALGORITHM=NOCOPY, LOCK=NONE;
-- TU301: copies all of `c`, and writers wait: Adding foreign keys needs foreign_key_checks=OFF
-- Lock: SHARE on `c`, rewrite
ALTER TABLE `c` ADD CONSTRAINT `c_b` FOREIGN KEY (`b`) REFERENCES `p` (`b`);
