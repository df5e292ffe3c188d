-- TU103: drops column d.tx with its values; drops column d.j with its values; drops column d.bl with its values
ALTER TABLE `d`
    DROP COLUMN `tx`,
    DROP COLUMN `j`,
    DROP COLUMN `bl`,
    ALGORITHM=INSTANT;
