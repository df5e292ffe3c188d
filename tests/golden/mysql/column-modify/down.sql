-- TU301: the type of m.c goes from enum('a','b','c') to enum('a','b'): the table may be copied, and values that do not fit make it fail
ALTER TABLE `m`
    MODIFY COLUMN `a` int(11),
    MODIFY COLUMN `b` varchar(10) DEFAULT 'x',
    MODIFY COLUMN `c` enum('a','b'),
    MODIFY COLUMN `d` timestamp NULL,
    MODIFY COLUMN `e` varchar(5),
    MODIFY COLUMN `f` int(11) NOT NULL DEFAULT 0;
