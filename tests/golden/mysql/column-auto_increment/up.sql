-- TU301: copies all of `a`, and writers wait: Cannot change column type
-- Lock: SHARE on `a`, rewrite
ALTER TABLE `a`
    MODIFY COLUMN `id` int(11) NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (`id`);
