SET @trueup_mode = @@sql_mode, sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES');
-- TU505: o.state from enum('new','paid','sent') to enum('new','paid'): a row that has a value that goes makes it fail; o.tags from set('a','b','c') to set('a','b'): a row that has a value that goes makes it fail
-- TU301: copies all of `o`, and writers wait: Cannot change column type INPLACE
-- Lock: SHARE on `o`, rewrite
ALTER TABLE `o`
    MODIFY COLUMN `state` enum('new','paid') NOT NULL DEFAULT 'new',
    MODIFY COLUMN `tags` set('a','b');
SET sql_mode = @trueup_mode;
