ALTER TABLE `m`
    ADD COLUMN `n` int(11) AFTER `c`;
