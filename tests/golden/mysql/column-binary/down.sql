-- TU103: drops column seal.zero with its values; drops column seal.mark with its values; drops column seal.none with its values; drops column seal.word with its values
ALTER TABLE `seal`
    DROP COLUMN `zero`,
    DROP COLUMN `mark`,
    DROP COLUMN `none`,
    DROP COLUMN `word`,
    MODIFY COLUMN `key_id` binary(8) NOT NULL DEFAULT 0x0001,
    MODIFY COLUMN `salt` varbinary(8) DEFAULT 0x27005C0A,
    ALGORITHM=INSTANT;
