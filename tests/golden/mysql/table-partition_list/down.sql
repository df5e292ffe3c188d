-- TU116: drops partitions of s with their rows: `d`
ALTER TABLE `s`
    DROP PARTITION `d`;
