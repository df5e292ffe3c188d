-- TU103: drops column d.bl with its values
ALTER TABLE `d`
    DROP COLUMN `tx`,
    DROP COLUMN `j`,
    DROP COLUMN `bl`;
