-- TU330: copies the rows of partitions of item while writers wait: `bb`
ALTER TABLE `item`
    REORGANIZE PARTITION `bb` INTO
    (PARTITION `b` COMMENT = 'second');
-- TU330: spreads the rows of item anew while writers wait
ALTER TABLE `item`
    ADD PARTITION
    (PARTITION `c`);
