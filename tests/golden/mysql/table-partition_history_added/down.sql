SET system_versioning_alter_history = KEEP;
-- TU330: writes v anew while writers wait, because its partitioning changes
ALTER TABLE `v`
    REMOVE PARTITIONING;
SET system_versioning_alter_history = DEFAULT;
