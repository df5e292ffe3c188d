-- TU301: copies all of `o`, and writers wait: Cannot change column type INPLACE
-- Lock: SHARE on `o`, rewrite
ALTER TABLE `o`
    MODIFY COLUMN `state` enum('new','paid','it''s (void)') NOT NULL DEFAULT 'new',
    MODIFY COLUMN `tags` set('a','b');
