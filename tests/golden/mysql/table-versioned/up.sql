SET system_versioning_alter_history = KEEP;
ALTER TABLE `v`
    ADD SYSTEM VERSIONING;
ALTER TABLE `v`
    ADD COLUMN `b` int(11) WITHOUT SYSTEM VERSIONING;
SET system_versioning_alter_history = DEFAULT;
