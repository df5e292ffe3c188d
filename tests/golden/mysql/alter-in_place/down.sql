SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: t.b from varchar(200) to varchar(100): values that do not fit the new type make it fail
-- TU301: copies all of `t`, and writers wait: Cannot change column type
-- Lock: SHARE on `t`, rewrite
ALTER TABLE `t`
    DROP KEY `by_b`,
    DROP KEY `one_a`,
    MODIFY COLUMN `b` varchar(100),
    ADD KEY `by_a` (`a`);
SET sql_mode = @trueup_mode;
