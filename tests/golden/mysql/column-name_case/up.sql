-- TU301: the type of n.Name goes from varchar(5) to varchar(6): the table may be copied, and values that do not fit make it fail
ALTER TABLE `n`
    MODIFY COLUMN `Name` varchar(6);
