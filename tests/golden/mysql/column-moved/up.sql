ALTER TABLE `m`
    MODIFY COLUMN `e` int(11) FIRST,
    ADD COLUMN `n` int(11) AFTER `c`,
    MODIFY COLUMN `b` int(11) AFTER `n`;
