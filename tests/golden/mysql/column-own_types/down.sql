-- TU103: drops column m.u with its values; drops column m.i with its values; drops column m.j with its values
ALTER TABLE `m`
    DROP COLUMN `u`,
    DROP COLUMN `i`,
    DROP COLUMN `j`,
    ALGORITHM=INSTANT;
