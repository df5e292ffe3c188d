-- TU301: the type of j.b goes from text to longtext: the table may be copied, and values that do not fit make it fail
ALTER TABLE `j`
    MODIFY COLUMN `a` longtext,
    MODIFY COLUMN `b` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (json_valid(`b`)),
    MODIFY COLUMN `c` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'never' CHECK (json_valid(`c`)),
    ADD COLUMN `d` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT (json_object()) CHECK (json_valid(`d`)) AFTER `c`,
    ADD COLUMN `e` varchar(20) GENERATED ALWAYS AS (json_unquote(json_extract(`a`,'$.x'))) VIRTUAL;
