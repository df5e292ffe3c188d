SET system_versioning_alter_history = KEEP;
-- TU330: writes v anew while writers wait, because its partitioning changes
ALTER TABLE `v`
    PARTITION BY SYSTEM_TIME LIMIT 1000
(PARTITION `h0` HISTORY,
 PARTITION `now` CURRENT);
SET system_versioning_alter_history = DEFAULT;
