-- TU301: copies all of `label`, and writers wait: the engine has no other way
-- Lock: SHARE on `label`, rewrite
ALTER TABLE `label`
    MODIFY COLUMN `sign` varchar(9) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL DEFAULT '€',
    ADD COLUMN `digits` int NOT NULL DEFAULT 2,
    ADD CONSTRAINT `label_chk_3` CHECK (((_latin1'a' collate latin1_bin) <> `sign`));
