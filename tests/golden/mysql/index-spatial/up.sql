-- TU301: locks `sp`, and writers wait: Do not support online operation on table with GIS index
-- Lock: SHARE on `sp`, index build
ALTER TABLE `sp`
    ADD COLUMN `g` point NOT NULL AFTER `id`,
    ADD COLUMN `h` geometry,
    ADD SPATIAL KEY `sg` (`g`),
    ALGORITHM=INPLACE, LOCK=SHARED;
