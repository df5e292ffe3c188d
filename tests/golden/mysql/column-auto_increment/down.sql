-- TU301: copies all of `a`, and writers wait: Dropping a primary key is not allowed without also adding a new primary key
-- Lock: SHARE on `a`, rewrite
ALTER TABLE `a`
    DROP PRIMARY KEY,
    MODIFY COLUMN `id` int(11) NOT NULL;
