ALTER TABLE `n`
    MODIFY COLUMN `a` int(11),
    MODIFY COLUMN `t` timestamp NULL,
    MODIFY COLUMN `e` enum('a','b'),
    MODIFY COLUMN `s` varchar(5) NOT NULL,
    MODIFY COLUMN `x` text,
    ALGORITHM=INSTANT;
