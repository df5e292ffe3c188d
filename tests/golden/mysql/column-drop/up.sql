-- TU103: drops column item.name with its values
ALTER TABLE `item`
    DROP COLUMN `name`,
    ALGORITHM=INSTANT;
