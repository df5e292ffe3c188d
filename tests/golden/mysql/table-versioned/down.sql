SET system_versioning_alter_history = KEEP;
-- TU103: drops column v.b with its values
ALTER TABLE `v`
    DROP COLUMN `b`;
-- TU102: drops the history of v: all old rows
ALTER TABLE `v`
    DROP SYSTEM VERSIONING;
SET system_versioning_alter_history = DEFAULT;
