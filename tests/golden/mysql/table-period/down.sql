-- TU301: copies all of `rent`, and writers wait: Dropping a primary key is not allowed without also adding a new primary key
-- Lock: SHARE on `rent`, rewrite
ALTER TABLE `rent`
    DROP KEY `once`,
    DROP PERIOD FOR `term`,
    MODIFY COLUMN `s` date,
    MODIFY COLUMN `e` date;
