-- TU116: drops partitions of log with their rows: `p2`
ALTER TABLE `log`
    DROP PARTITION `p2`;
