-- TU301: the type of n.Name goes from varchar(6) to varchar(5): the table may be copied, and values that do not fit make it fail
ALTER TABLE `n`
    MODIFY COLUMN `Name` varchar(5);
