ALTER TABLE `t`
    DROP KEY `by_a`,
    MODIFY COLUMN `b` varchar(200),
    ADD KEY `by_b` (`b`),
    ADD UNIQUE KEY `one_a` (`a`),
    ALGORITHM=NOCOPY, LOCK=NONE;
