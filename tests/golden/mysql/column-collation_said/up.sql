-- TU301: the type of a.x goes from varchar(5) to varchar(20): the table may be copied, and values that do not fit make it fail
ALTER TABLE `a`
    MODIFY COLUMN `x` varchar(20) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'y' COMMENT 'x';
