-- TU103: drops column t.more with its values
ALTER TABLE `t`
    DROP COLUMN `more`,
    MODIFY COLUMN `name` varchar(10),
    ALGORITHM=INSTANT;
