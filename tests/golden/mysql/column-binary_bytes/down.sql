-- TU103: drops column seal.zero with its values; drops column seal.accent with its values
ALTER TABLE `seal`
    DROP COLUMN `zero`,
    DROP COLUMN `accent`,
    MODIFY COLUMN `key_id` binary(8) NOT NULL DEFAULT 0x0001,
    MODIFY COLUMN `word` varbinary(9) DEFAULT 'it''s',
    ALGORITHM=INSTANT;
