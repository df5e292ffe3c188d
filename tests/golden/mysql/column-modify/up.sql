-- TU301: the type of m.c goes from enum('a','b') to enum('a','b','c'): the table may be copied, and values that do not fit make it fail
ALTER TABLE `m`
    MODIFY COLUMN `a` bigint(20) unsigned NOT NULL,
    MODIFY COLUMN `b` varchar(20) COMMENT 'b',
    MODIFY COLUMN `c` enum('a','b','c') DEFAULT 'a',
    MODIFY COLUMN `d` timestamp NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    MODIFY COLUMN `e` varchar(5) CHARACTER SET latin1 COLLATE latin1_swedish_ci,
    MODIFY COLUMN `f` int(11) NOT NULL DEFAULT 0 INVISIBLE;
