-- TU103: drops column g.b with its values
-- TU301: copies all of `g`, and writers wait: the engine has no other way
-- Lock: SHARE on `g`, rewrite
ALTER TABLE `g`
    DROP KEY `by_b`,
    DROP KEY `by_d`,
    DROP CONSTRAINT `d_ok`,
    DROP COLUMN `b`,
    DROP COLUMN `d`,
    DROP COLUMN `e`,
    ADD COLUMN `b` int(11) GENERATED ALWAYS AS (`a` + 1) VIRTUAL AFTER `a`,
    MODIFY COLUMN `c` int(11) GENERATED ALWAYS AS (`a` * 2) STORED,
    ADD COLUMN `d` int(11) AFTER `c`,
    ADD COLUMN `e` int(11) GENERATED ALWAYS AS (`a` - 1) VIRTUAL,
    ADD KEY `by_b` (`b`),
    ADD KEY `by_d` (`d`),
    ADD CONSTRAINT `d_ok` CHECK (`d` > 0);
UPDATE `g` SET `d` = (`a` + 5);
