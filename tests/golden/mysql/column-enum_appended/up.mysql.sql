ALTER TABLE `o`
    MODIFY COLUMN `state` enum('new','paid','sent') NOT NULL DEFAULT 'new',
    MODIFY COLUMN `tags` set('a','b','c'),
    ALGORITHM=INSTANT;
