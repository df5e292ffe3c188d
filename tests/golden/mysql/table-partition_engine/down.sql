-- TU301: copies rows of `log`, and writers may wait
ALTER TABLE `log`
    ENGINE=Aria;
-- TU116: drops partitions of log with their rows: `p2`
ALTER TABLE `log`
    DROP PARTITION `p2`;
