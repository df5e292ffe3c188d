SET system_versioning_alter_history = KEEP;
ALTER TABLE `v`
    DROP COLUMN `rs`,
    DROP COLUMN `re`,
    ALGORITHM=INSTANT;
SET system_versioning_alter_history = DEFAULT;
