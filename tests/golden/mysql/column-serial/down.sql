-- TU103: drops column s.id with its values
-- TU301: copies all of `s`, and writers wait: Dropping a primary key is not allowed without also adding a new primary key
-- Lock: SHARE on `s`, rewrite
ALTER TABLE `s`
    DROP KEY `id`,
    DROP COLUMN `id`;

-- TU102: drops big with all its rows
DROP TABLE `big`;
