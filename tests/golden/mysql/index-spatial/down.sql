-- TU103: drops column sp.h with its values
ALTER TABLE `sp`
    DROP KEY `sg`,
    DROP COLUMN `g`,
    DROP COLUMN `h`;
