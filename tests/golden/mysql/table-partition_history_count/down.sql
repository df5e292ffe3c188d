SET system_versioning_alter_history = KEEP;
-- TU330: writes v anew while writers wait, because its partitioning changes
ALTER TABLE `v`
    PARTITION BY SYSTEM_TIME INTERVAL 1 MONTH STARTS TIMESTAMP'2026-01-01 00:00:00'
PARTITIONS 3;
SET system_versioning_alter_history = DEFAULT;
