SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: cs.g becomes utf8mb3: characters that it does not have make it fail
-- TU301: copies all of `cs`, and writers wait: Cannot change column type
-- Lock: SHARE on `cs`, rewrite
ALTER TABLE `cs`
    MODIFY COLUMN `a` varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,
    MODIFY COLUMN `b` varchar(5),
    MODIFY COLUMN `c` varchar(5) CHARACTER SET latin1 COLLATE latin1_bin,
    MODIFY COLUMN `e` text,
    MODIFY COLUMN `f` enum('a') CHARACTER SET latin1 COLLATE latin1_swedish_ci,
    MODIFY COLUMN `g` varchar(5) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci;
SET sql_mode = @trueup_mode;
