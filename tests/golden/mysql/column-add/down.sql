-- TU103: drops column item.first with its values; drops column item.middle with its values; drops column item.last_one with its values
ALTER TABLE `item`
    DROP COLUMN `first`,
    DROP COLUMN `middle`,
    DROP COLUMN `last_one`,
    ALGORITHM=INSTANT;
