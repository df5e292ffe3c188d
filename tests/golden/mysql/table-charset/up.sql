-- TU301: copies all of `t`, and writers wait: Cannot change column type
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    MODIFY COLUMN `a` varchar(20),
    MODIFY COLUMN `b` text,
    COLLATE=utf8mb4_general_ci;
