-- TU103: drops column d.c with its values
ALTER TABLE `d`
    DROP COLUMN `b`,
    DROP COLUMN `c`,
    MODIFY COLUMN `a` varchar(9) DEFAULT '?';
