-- TU103: drops column m.n with its values
ALTER TABLE `m`
    DROP COLUMN `n`;
