-- TU103: drops column v.v with its values
ALTER TABLE `v`
    DROP COLUMN `v`,
    ALGORITHM=INSTANT;
