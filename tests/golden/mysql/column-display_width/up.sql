-- TU301: the type of w.h goes from tinyint(4) to tinyint(1): the table may be copied, and values that do not fit make it fail
ALTER TABLE `w`
    MODIFY COLUMN `a` int(5),
    MODIFY COLUMN `c` smallint(5) unsigned,
    MODIFY COLUMN `e` int(9) unsigned zerofill,
    MODIFY COLUMN `f` float(10,3),
    MODIFY COLUMN `g` tinyint(2),
    MODIFY COLUMN `h` tinyint(1);
