SET system_versioning_alter_history = KEEP;
-- TU330: writes v anew while writers wait, because its partitioning changes
ALTER TABLE `v`
    REMOVE PARTITIONING;
-- TU102: drops the history of v: all old rows
ALTER TABLE `v`
    DROP SYSTEM VERSIONING;
SET system_versioning_alter_history = DEFAULT;
