SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: fails where rent.s is NULL; fails where rent.e is NULL
-- TU301: copies all of `rent`, and writers wait: the engine has no other way
-- Lock: SHARE on `rent`, rewrite
ALTER TABLE `rent`
    MODIFY COLUMN `s` date NOT NULL,
    MODIFY COLUMN `e` date NOT NULL,
    ADD PERIOD FOR `term` (`s`, `e`),
    ADD UNIQUE KEY `once` (`id`, `term` WITHOUT OVERLAPS);
SET sql_mode = @trueup_mode;
