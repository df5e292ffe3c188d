-- TU103: drops column j.d with its values
ALTER TABLE `j`
    DROP COLUMN `d`,
    DROP COLUMN `e`,
    MODIFY COLUMN `a` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (json_valid(`a`)),
    MODIFY COLUMN `b` text,
    MODIFY COLUMN `c` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (json_valid(`c`));
