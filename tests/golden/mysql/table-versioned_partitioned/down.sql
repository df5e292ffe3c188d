SET system_versioning_alter_history = KEEP;
-- TU330: writes v anew while writers wait, because its partitioning changes
ALTER TABLE `v`
    REMOVE PARTITIONING;
-- TU102: drops the history of v: all old rows
-- TU301: locks `v`, and writers wait: Not implemented for system-versioned operations
-- Lock: SHARE on `v`, index build
ALTER TABLE `v`
    DROP SYSTEM VERSIONING,
    ALGORITHM=INPLACE, LOCK=SHARED;
SET system_versioning_alter_history = DEFAULT;
