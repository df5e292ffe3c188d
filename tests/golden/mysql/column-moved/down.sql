-- TU103: drops column m.n with its values
ALTER TABLE `m`
    DROP COLUMN `n`,
    MODIFY COLUMN `c` int(11) AFTER `b`,
    MODIFY COLUMN `e` int(11) AFTER `d`,
    ALGORITHM=INSTANT;
