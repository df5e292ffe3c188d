ALTER TABLE `sp`
    DROP KEY `g`,
    ALGORITHM=INPLACE, LOCK=NONE;
ALTER TABLE `sp`
    DROP KEY `si`,
    ALGORITHM=INPLACE, LOCK=NONE;
-- TU103: drops column sp.h with its values
-- TU301: copies all of `sp`, and writers wait: the engine has no other way
-- Lock: SHARE on `sp`, rewrite
ALTER TABLE `sp`
    DROP COLUMN `h`,
    MODIFY COLUMN `g` point NOT NULL,
    MODIFY COLUMN `i` point NOT NULL SRID 4326,
    ADD SPATIAL KEY `si` (`i`);
