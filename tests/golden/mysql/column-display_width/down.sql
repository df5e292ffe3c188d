-- TU301: the type of w.h goes from tinyint(1) to tinyint(4): the table may be copied, and values that do not fit make it fail
ALTER TABLE `w`
    MODIFY COLUMN `a` int(4),
    MODIFY COLUMN `c` smallint(3) unsigned,
    MODIFY COLUMN `e` int(8) unsigned zerofill,
    MODIFY COLUMN `f` float(10,2),
    MODIFY COLUMN `g` tinyint(1),
    MODIFY COLUMN `h` tinyint(4);
