ALTER TABLE `m`
    ADD COLUMN `u` uuid DEFAULT (uuid()) AFTER `id`,
    ADD COLUMN `i` inet6 AFTER `u`,
    ADD COLUMN `j` inet4;
