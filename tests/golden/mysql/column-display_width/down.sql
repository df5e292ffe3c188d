SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU109: w.f from float(10,3) to float(10,2): values are rounded without an error
ALTER TABLE `w`
    MODIFY COLUMN `a` int(4),
    MODIFY COLUMN `c` smallint(3) unsigned,
    MODIFY COLUMN `e` int(8) unsigned zerofill,
    MODIFY COLUMN `f` float(10,2),
    MODIFY COLUMN `g` tinyint(1),
    MODIFY COLUMN `h` tinyint(4),
    ALGORITHM=INSTANT;
SET sql_mode = @trueup_mode;
