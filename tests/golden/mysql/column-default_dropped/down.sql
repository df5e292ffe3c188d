ALTER TABLE `n`
    MODIFY COLUMN `a` int(11) DEFAULT 1,
    MODIFY COLUMN `t` timestamp NULL DEFAULT current_timestamp(),
    MODIFY COLUMN `e` enum('a','b') DEFAULT 'a',
    MODIFY COLUMN `s` varchar(5) NOT NULL DEFAULT 'x',
    MODIFY COLUMN `x` text DEFAULT 'y',
    ALGORITHM=INSTANT;
