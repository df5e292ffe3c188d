-- TU103: drops column m.j with its values
ALTER TABLE `m`
    DROP COLUMN `u`,
    DROP COLUMN `i`,
    DROP COLUMN `j`;
