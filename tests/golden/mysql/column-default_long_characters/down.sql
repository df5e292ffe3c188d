-- TU103: drops column d.b with its values; drops column d.c with its values
ALTER TABLE `d`
    DROP COLUMN `b`,
    DROP COLUMN `c`,
    MODIFY COLUMN `a` varchar(9) DEFAULT '?',
    ALGORITHM=INSTANT;
