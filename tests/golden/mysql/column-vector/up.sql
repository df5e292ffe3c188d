ALTER TABLE `v`
    ADD COLUMN `v` vector(3) NOT NULL;
