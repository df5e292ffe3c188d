ALTER TABLE `sp`
    DROP KEY `g`;
ALTER TABLE `sp`
    DROP KEY `si`;
-- TU103: drops column sp.h with its values
ALTER TABLE `sp`
    DROP COLUMN `h`,
    MODIFY COLUMN `g` point NOT NULL,
    MODIFY COLUMN `i` point NOT NULL SRID 4326,
    ADD SPATIAL KEY `si` (`i`);
