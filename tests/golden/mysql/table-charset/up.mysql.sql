-- TU301: copies all of `t`, and writers wait: Cannot change column type INPLACE
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    MODIFY COLUMN `a` varchar(20),
    MODIFY COLUMN `b` text,
    COLLATE=utf8mb4_0900_ai_ci;
