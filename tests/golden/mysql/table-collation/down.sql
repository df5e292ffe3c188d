ALTER TABLE `t`
    MODIFY COLUMN `a` varchar(20),
    MODIFY COLUMN `b` text,
    COLLATE=utf8mb4_general_ci,
    ALGORITHM=NOCOPY, LOCK=NONE;
