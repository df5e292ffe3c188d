-- TU103: drops column s.id with its values
ALTER TABLE `s`
    DROP KEY `id`,
    DROP COLUMN `id`;

-- TU102: drops big with all its rows
DROP TABLE `big`;
