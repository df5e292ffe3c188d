ALTER TABLE `sp`
    ADD COLUMN `g` point NOT NULL AFTER `id`,
    ADD COLUMN `h` geometry,
    ADD SPATIAL KEY `sg` (`g`);
