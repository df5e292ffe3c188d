-- TU103: drops column sp.g with its values; drops column sp.h with its values
ALTER TABLE `sp`
    DROP KEY `sg`,
    DROP COLUMN `g`,
    DROP COLUMN `h`,
    ALGORITHM=NOCOPY, LOCK=NONE;
