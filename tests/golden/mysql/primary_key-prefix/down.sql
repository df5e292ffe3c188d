-- TU301: copies all of `k`, and writers wait: Dropping a primary key is not allowed without also adding a new primary key
-- Lock: SHARE on `k`, rewrite
ALTER TABLE `k`
    DROP PRIMARY KEY;
