SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU109: w.f from float(10,2) to float(10,3): values are rounded without an error
ALTER TABLE `w`
    MODIFY COLUMN `a` int(5),
    MODIFY COLUMN `c` smallint(5) unsigned,
    MODIFY COLUMN `e` int(9) unsigned zerofill,
    MODIFY COLUMN `f` float(10,3),
    MODIFY COLUMN `g` tinyint(2),
    MODIFY COLUMN `h` tinyint(1),
    ALGORITHM=INSTANT;
SET sql_mode = @trueup_mode;
