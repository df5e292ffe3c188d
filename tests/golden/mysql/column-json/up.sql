SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: fails where j.c is NULL
-- TU301: copies all of `j`, and writers wait: Cannot change column type
-- Lock: SHARE on `j`, rewrite
ALTER TABLE `j`
    MODIFY COLUMN `a` longtext,
    MODIFY COLUMN `b` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (json_valid(`b`)),
    MODIFY COLUMN `c` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'never' CHECK (json_valid(`c`)),
    ADD COLUMN `d` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT (json_object()) CHECK (json_valid(`d`)) AFTER `c`,
    ADD COLUMN `e` varchar(20) GENERATED ALWAYS AS (json_unquote(json_extract(`a`,'$.x'))) VIRTUAL;
SET sql_mode = @trueup_mode;
