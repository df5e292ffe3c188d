-- TU103: drops column t.gone with its values
ALTER TABLE `t`
    DROP KEY `by_a`,
    DROP COLUMN `gone`,
    MODIFY COLUMN `a` int DEFAULT 4,
    ADD COLUMN `b` varchar(20) NOT NULL DEFAULT 'x',
    ADD KEY `by_b` (`b`),
    ALGORITHM=INPLACE, LOCK=NONE;
