SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU103: drops column j.d with its values
-- TU505: j.b from longtext to text: values that do not fit the new type make it fail
-- TU301: copies all of `j`, and writers wait: Cannot change column type
-- Lock: SHARE on `j`, rewrite
ALTER TABLE `j`
    DROP COLUMN `d`,
    DROP COLUMN `e`,
    MODIFY COLUMN `a` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (json_valid(`a`)),
    MODIFY COLUMN `b` text,
    MODIFY COLUMN `c` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (json_valid(`c`));
SET sql_mode = @trueup_mode;
