-- TU103: drops column t.b with its values
ALTER TABLE `t`
    DROP KEY `by_b`,
    DROP COLUMN `b`,
    MODIFY COLUMN `a` int(11),
    ADD COLUMN `gone` int(11),
    ADD KEY `by_a` (`a`),
    ALGORITHM=INPLACE, LOCK=NONE;
