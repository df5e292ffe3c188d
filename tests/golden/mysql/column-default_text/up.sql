ALTER TABLE `d`
    ADD COLUMN `tx` text DEFAULT 'abc' AFTER `id`,
    ADD COLUMN `j` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT '{}' CHECK (json_valid(`j`)) AFTER `tx`,
    ADD COLUMN `bl` blob DEFAULT 'x',
    ALGORITHM=INSTANT;
