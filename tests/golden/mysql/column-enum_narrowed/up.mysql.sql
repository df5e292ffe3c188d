SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: o.state from enum('new','paid','it''s (void)') to enum('paid','new'): a row that has a value that goes makes it fail; o.tags from set('a','b') to set('a'): a row that has a value that goes makes it fail
-- TU301: copies all of `o`, and writers wait: Cannot change column type INPLACE
-- Lock: SHARE on `o`, rewrite
ALTER TABLE `o`
    MODIFY COLUMN `state` enum('paid','new') NOT NULL DEFAULT 'new',
    MODIFY COLUMN `tags` set('a');
SET sql_mode = @trueup_mode;
