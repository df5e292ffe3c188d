-- TU330: spreads the rows of item anew while writers wait
ALTER TABLE `item`
    COALESCE PARTITION 1;
-- TU330: copies the rows of partitions of item while writers wait: `b`
ALTER TABLE `item`
    REORGANIZE PARTITION `b` INTO
    (PARTITION `bb`);
