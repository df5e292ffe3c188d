SET system_versioning_alter_history = KEEP;
-- TU103: drops column v.b with its values
ALTER TABLE `v`
    DROP COLUMN `b`,
    ALGORITHM=INSTANT;
-- TU102: drops the history of v: all old rows
-- TU301: locks `v`, and writers wait: Not implemented for system-versioned operations
-- Lock: SHARE on `v`, index build
ALTER TABLE `v`
    DROP SYSTEM VERSIONING,
    ALGORITHM=INPLACE, LOCK=SHARED;
SET system_versioning_alter_history = DEFAULT;
