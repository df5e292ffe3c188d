-- TU301: copies all of `m`, and writers wait: the engine has no other way
-- Lock: SHARE on `m`, rewrite
ALTER TABLE `m`
    ADD COLUMN `u` uuid DEFAULT (uuid()) AFTER `id`,
    ADD COLUMN `i` inet6 AFTER `u`,
    ADD COLUMN `j` inet4;
