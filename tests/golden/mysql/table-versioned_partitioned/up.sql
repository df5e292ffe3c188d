SET system_versioning_alter_history = KEEP;
-- TU301: copies all of `v`, and writers wait: Not implemented for system-versioned timestamp tables
-- Lock: SHARE on `v`, rewrite
ALTER TABLE `v`
    ADD SYSTEM VERSIONING;
-- TU330: writes v anew while writers wait, because its partitioning changes
ALTER TABLE `v`
    PARTITION BY SYSTEM_TIME LIMIT 100
(PARTITION `old` HISTORY,
 PARTITION `now` CURRENT);
SET system_versioning_alter_history = DEFAULT;
