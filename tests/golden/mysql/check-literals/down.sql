-- TU103: drops column label.digits with its values
ALTER TABLE `label`
    DROP CONSTRAINT `label_chk_3`,
    DROP COLUMN `digits`,
    MODIFY COLUMN `sign` varchar(9) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL,
    ALGORITHM=INSTANT;
