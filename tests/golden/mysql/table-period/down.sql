ALTER TABLE `rent`
    DROP KEY `once`,
    DROP PERIOD FOR `term`,
    MODIFY COLUMN `s` date,
    MODIFY COLUMN `e` date;
