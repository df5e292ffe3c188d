ALTER TABLE `seal`
    MODIFY COLUMN `key_id` binary(8) NOT NULL DEFAULT 0x0002,
    MODIFY COLUMN `word` varbinary(9) DEFAULT 0x27005C0D,
    ADD COLUMN `zero` binary(4) NOT NULL DEFAULT 0x00 AFTER `word`,
    ADD COLUMN `accent` varbinary(4) DEFAULT 0xC3A9,
    ALGORITHM=INSTANT;
