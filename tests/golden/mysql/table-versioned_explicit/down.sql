SET system_versioning_alter_history = KEEP;
-- TU102: drops the history of v: all old rows
ALTER TABLE `v`
    DROP SYSTEM VERSIONING,
    DROP COLUMN `rs`,
    DROP COLUMN `re`;
SET system_versioning_alter_history = DEFAULT;
