-- TU301: copies all of `k`, and writers wait: Cannot change column type
-- Lock: SHARE on `k`, rewrite
ALTER TABLE `k`
    DROP PRIMARY KEY,
    MODIFY COLUMN `b` int(11) NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (`b`, `a`),
    ADD KEY `a` (`a`);
