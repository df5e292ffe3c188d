SET system_versioning_alter_history = KEEP;
-- TU301: copies all of `v`, and writers wait: Not implemented for system-versioned timestamp tables
-- Lock: SHARE on `v`, rewrite
ALTER TABLE `v`
    ADD SYSTEM VERSIONING;
ALTER TABLE `v`
    ADD COLUMN `b` int(11) WITHOUT SYSTEM VERSIONING,
    ALGORITHM=INSTANT;
SET system_versioning_alter_history = DEFAULT;
