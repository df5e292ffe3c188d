SET system_versioning_alter_history = KEEP;
-- TU103: drops column v.b with its values
ALTER TABLE `v`
    DROP COLUMN `b`;
ALTER TABLE `v`
    DROP SYSTEM VERSIONING;
SET system_versioning_alter_history = DEFAULT;
