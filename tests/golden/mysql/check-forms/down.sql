ALTER TABLE `ck`
    DROP CONSTRAINT `backslash`,
    DROP CONSTRAINT `CONSTRAINT_1`,
    DROP CONSTRAINT `day`,
    DROP CONSTRAINT `my check`,
    DROP CONSTRAINT `rx`,
    DROP CONSTRAINT `umlaut`,
    MODIFY COLUMN `a` int(11),
    MODIFY COLUMN `b` varchar(10);
