ALTER TABLE `phrase`
    MODIFY COLUMN `b` varchar(20),
    MODIFY COLUMN `c` varchar(20) CHARACTER SET latin1 COLLATE latin1_german1_ci,
    MODIFY COLUMN `a` varchar(20),
    COLLATE=latin1_swedish_ci,
    ALGORITHM=NOCOPY, LOCK=NONE;
