ALTER TABLE `seal`
    MODIFY COLUMN `key_id` binary(8) NOT NULL DEFAULT 0x0002,
    MODIFY COLUMN `salt` varbinary(8) DEFAULT 0x27005C0D,
    ADD COLUMN `zero` binary(4) NOT NULL DEFAULT 0x00 AFTER `salt`,
    ADD COLUMN `mark` varbinary(4) NOT NULL DEFAULT 0x00FF AFTER `zero`,
    ADD COLUMN `none` varbinary(4) NOT NULL DEFAULT '' AFTER `mark`,
    ADD COLUMN `word` varbinary(9) DEFAULT 0x69742773,
    ALGORITHM=INSTANT;
