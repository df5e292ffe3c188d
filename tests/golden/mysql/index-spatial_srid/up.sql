ALTER TABLE `sp`
    DROP KEY `si`,
    ALGORITHM=INPLACE, LOCK=NONE;
-- TU301: copies all of `sp`, and writers wait: the engine has no other way
-- Lock: SHARE on `sp`, rewrite
ALTER TABLE `sp`
    MODIFY COLUMN `g` point NOT NULL SRID 4326,
    MODIFY COLUMN `i` point NOT NULL SRID 0,
    ADD COLUMN `h` geometry SRID 0,
    ADD SPATIAL KEY `g` (`g`),
    ADD SPATIAL KEY `si` (`i`);
